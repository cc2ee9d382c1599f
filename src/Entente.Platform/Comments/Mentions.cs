using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Platform.Access;

namespace Entente.Platform.Comments;

/// <summary>The words behind an @: a person by sign-in name, an authority by its code or the end of it, a team as the room of the thing calls it.</summary>
internal static partial class Mentions
{
    /// <summary>More are not looked for: nobody means a hundred people one by one.</summary>
    public const int Most = 20;

    /// <summary>The words, each once, without the @.</summary>
    public static IReadOnlyList<string> In(string? text) =>
        [.. Pattern().Matches(text ?? "").Select(Word).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];

    /// <summary>True when the word means this person, seen from the thing.</summary>
    public static bool Means(string word, Actor person, CommentOwner owner)
    {
        if (string.Equals(word, person.Name, StringComparison.OrdinalIgnoreCase))
            return true;
        if (person.Authority is { } authority && (string.Equals(word, authority, StringComparison.OrdinalIgnoreCase)
            || authority.EndsWith("-" + word, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        return owner.Team(word) is { } team && person.Grants.Any(grant => grant.Scope == team);
    }

    /// <summary>Cuts a text into pieces: mentions that found somebody, addresses of the web, and the rest.</summary>
    public static IReadOnlyList<Piece> Cut(string text, IReadOnlyList<string> found)
    {
        var pieces = new List<Piece>();
        var from = 0;
        foreach (var match in Shown().Matches(text).Where(match => match.Value[0] != '@' || found.Contains(match.Value[1..].TrimEnd('.', '-'), StringComparer.OrdinalIgnoreCase)))
        {
            // The full stop behind an address or a name ends the sentence.
            var value = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '-');
            if (match.Index > from)
                pieces.Add(new(PieceKind.Text, text[from..match.Index]));
            pieces.Add(new(value[0] == '@' ? PieceKind.Mention : PieceKind.Link, value));
            from = match.Index + value.Length;
        }

        if (from < text.Length)
            pieces.Add(new(PieceKind.Text, text[from..]));
        return pieces;
    }

    private static string Word(Match match) => match.Value[1..].TrimEnd('.', '-');

    // Not within a word: "a@b.eu" is an address. A sign-in name may be one, too: "@a@b.eu".
    [GeneratedRegex(@"(?<![\w.@])@[\p{L}\p{N}][\p{L}\p{N}._+-]{0,99}(@[\p{L}\p{N}.-]{1,99})?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\bhttps?://[^\s<>""]{1,1000}|(?<![\w.@])@[\p{L}\p{N}][\p{L}\p{N}._+-]{0,99}(@[\p{L}\p{N}.-]{1,99})?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shown();
}

/// <summary>What a piece of a comment is.</summary>
internal enum PieceKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A mention that found somebody.</summary>
    Mention,

    /// <summary>An address of the web.</summary>
    Link,
}

/// <summary>A piece of a comment.</summary>
internal readonly record struct Piece(PieceKind Kind, string Text);
