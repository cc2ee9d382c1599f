using System.Text.Json;
using Entente.Kernel;
using Entente.Platform.Storage;
using Entente.Platform.Audit;
using Entente.Platform.Things;

namespace Entente.Platform.Search;

/// <summary>The texts of a <see cref="SearchItem"/>: what a hit shows, and the words that the engine indexes.</summary>
[NotAudited("A copy, which can be made anew.")]
internal sealed class SearchText
{
    // What stands behind is not found; no index takes a text of any length.
    private const int Longest = 50_000;

    /// <summary>Grows with time.</summary>
    public long Id { get; private init; }

    /// <summary>Its page.</summary>
    public required string Href { get; init; }

    /// <summary>Number or short name: <c>D5.1</c>; null for none.</summary>
    public required string? Code { get; init; }

    /// <summary>How far it is: the key of its word; null for none.</summary>
    public required string? State { get; init; }

    /// <summary>Its next day; null for none.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>What it is called in each language that it has, as JSON: <c>{"en":"…"}</c>.</summary>
    public required string TitleJson { get; init; }

    /// <summary>What else it says in each language, as JSON.</summary>
    public required string BodyJson { get; init; }

    /// <summary>Codes and titles folded.</summary>
    public required string TitleWords { get; init; }

    /// <summary>All other texts folded.</summary>
    public required string BodyWords { get; init; }

    /// <summary>Kind, action and those who may see it, as words that no text holds: they narrow a search inside the index.</summary>
    public required string Marks { get; init; }

    /// <summary>What it is called.</summary>
    public LocalText Title => Read(TitleJson);

    /// <summary>What else it says.</summary>
    public LocalText Body => Read(BodyJson);

    /// <inheritdoc cref="SearchItem.Of"/>
    public static SearchText Of(ThingEntry entry, string code, string marks, bool whole)
    {
        var titles = string.Join(' ', entry.Title.All.Values.Distinct(StringComparer.Ordinal).Select(Folding.Fold));
        return new()
        {
            Href = entry.Href, Code = entry.Code, State = entry.State, Day = entry.Day,
            TitleJson = Shown(entry.Title), BodyJson = Shown(entry.Body),
            TitleWords = Indexed($"{code} {titles}".Trim(), whole),
            BodyWords = Indexed(string.Join(' ', entry.Body.All.Values.Select(Folding.Fold)), whole),
            Marks = marks,
        };
    }

    /// <summary>True when the same is shown and indexed.</summary>
    public bool Says(SearchText other) =>
        (Href, Code, State, Day, TitleJson, BodyJson) == (other.Href, other.Code, other.State, other.Day, other.TitleJson, other.BodyJson)
        && (TitleWords, BodyWords, Marks) == (other.TitleWords, other.BodyWords, other.Marks);

    private static string Indexed(string words, bool whole)
    {
        var kept = words.Length > Longest ? words[..End(words)] : words;
        return whole ? string.Join(' ', [kept, .. kept.Split(' ').Distinct().Where(MayBeStemmed).Select(word => word + "0")]) : kept;
    }

    // Between two words, or in the middle of one that is longer than all that is kept, but not of one of its letters.
    private static int End(string words) =>
        words.LastIndexOf(' ', Longest) is > 0 and var space ? space : char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest;

    private static bool MayBeStemmed(string word) => word.Length >= 4 && word.All(char.IsAsciiLetter);

    private static string Shown(LocalText text) => JsonSerializer.Serialize(
        LocalText.Of(text.All.Select(one => KeyValuePair.Create(one.Key, (string?)string.Concat(one.Value.Where(sign => sign != '\0'))))), Conventions.Json);

    /// <summary>A text as it lies in a column.</summary>
    public static LocalText Read(string json) => JsonSerializer.Deserialize<LocalText>(json, Conventions.Json)!;
}
