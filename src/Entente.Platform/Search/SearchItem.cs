using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Platform.Things;

namespace Entente.Platform.Search;

/// <summary>
/// A thing as the search knows it: a copy of what is counted, of who may see it and of how it is called. A thing that changes gets a
/// new row, so that the order of the rows is the order of the changes and the latest hits are read without sorting. The rows are narrow,
/// because a search reads a thousand of them; what a hit shows lies beside them, in <see cref="SearchText"/>.
/// </summary>
[NotAudited("A copy, which can be made anew.")]
internal sealed class SearchItem : IVisible
{
    /// <summary>Grows with time: the place in the index. Its text's.</summary>
    public long Id { get; private init; }

    /// <summary><c>actions.deliverable</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which one of its kind.</summary>
    public required string Key { get; init; }

    /// <summary>Slug of the joint action that it belongs to; null for none.</summary>
    public required string? Action { get; init; }

    /// <summary>Name of that action.</summary>
    public required string? ActionName { get; init; }

    public required Edition Edition { get; init; }

    public required Handling Handling { get; init; }

    public required string Audience { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The code folded, <c>d5 1</c>.</summary>
    public required string CodeWords { get; init; }

    /// <summary>Action and code folded, <c>jams 2 0 d5 1</c>; empty when that would say no more than the code.</summary>
    public required string FullWords { get; init; }

    /// <summary>What a hit shows and what is indexed.</summary>
    public required SearchText Text { get; init; }

    /// <param name="kind">Of the thing.</param>
    /// <param name="entry">What its room says of it.</param>
    /// <param name="now">When it changed, where the room does not say.</param>
    /// <param name="whole">
    /// True to add each word once more as it is written, for an engine that keeps nothing but stems: <c>inspectio</c> begins
    /// <c>inspections0</c>, and not the stem <c>inspect</c>.
    /// </param>
    public static SearchItem Of(string kind, ThingEntry entry, DateTimeOffset now, bool whole)
    {
        var code = Folding.Fold(entry.Code);
        var full = entry.Code is null || entry.Code == entry.ActionName ? code : Folding.Fold($"{entry.ActionName} {entry.Code}");
        return new()
        {
            Kind = kind, Key = entry.Key, Action = entry.Action, ActionName = entry.ActionName,
            Edition = entry.Edition, Handling = entry.Handling, Audience = entry.Audience, UpdatedAt = entry.At ?? now,
            CodeWords = code, FullWords = full == code ? "" : full,
            Text = SearchText.Of(entry, full, string.Join(' ', MarksOf(kind, entry)), whole),
        };
    }

    /// <summary>True when a search would find and show the same.</summary>
    public bool Says(SearchItem other) =>
        (Kind, Key, Action, ActionName) == (other.Kind, other.Key, other.Action, other.ActionName)
        && (Edition, Handling, Audience) == (other.Edition, other.Handling, other.Audience) && Text.Says(other.Text);

    /// <summary>The mark of a kind.</summary>
    public static string KindMark(string kind) => Mark("kind " + kind);

    /// <summary>The mark of an action.</summary>
    public static string ActionMark(string slug) => Mark("action " + slug);

    /// <summary>One of these marks is on everything that the reader may see. They only spare the database work; <see cref="CanSee"/> decides.</summary>
    public static IEnumerable<string> ReaderMarks(Actor reader) =>
    [
        Mark("everybody"),
        .. reader.IsNetwork ? [Mark("network")] : Array.Empty<string>(),
        .. reader.Names.Distinct().Select(name => Mark("reader " + name)),
    ];

    private static IEnumerable<string> MarksOf(string kind, ThingEntry entry)
    {
        yield return KindMark(kind);
        if (entry.Action is { } slug)
            yield return ActionMark(slug);
        if (entry is { Edition: Edition.Public, Handling: Handling.Clear })
            yield return Mark("everybody");
        if (entry is { Edition: >= Edition.Network, Handling: >= Handling.Amber })
            yield return Mark("network");
        foreach (var name in entry.Audience.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
            yield return Mark("reader " + name);
    }

    // Digits alone behind a letter, so that no stemmer takes an ending off and no parser cuts it in two.
    private static string Mark(string what) =>
        string.Create(CultureInfo.InvariantCulture, $"zz{BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(what))):D20}");
}

/// <summary>Which form of the index the rows have.</summary>
[NotAudited("Which form the copies have.")]
internal sealed class SearchState
{
    /// <summary>What <see cref="SearchItem.Of"/> makes now; raised when it makes something else, so that the next start builds the index anew.</summary>
    public const int CurrentForm = 6;

    public required int Id { get; init; }

    /// <summary>The form of the rows; 0 before the first build.</summary>
    public required int Form { get; set; }
}
