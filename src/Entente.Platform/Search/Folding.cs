using System.Globalization;
using System.Text;
using Entente.Look.Languages;

namespace Entente.Platform.Search;

/// <summary>
/// Texts as the index keeps them: words of letters and digits in lower case without accents, a single space between two. Done
/// here and not by the databases, so that both find the same.
/// </summary>
internal static class Folding
{
    /// <summary>All words of a text; empty for none.</summary>
    public static string Fold(string? text) => string.Join(' ', Words(text).Select(word => word.Folded));

    /// <summary>The words of a text with their places in it.</summary>
    public static IEnumerable<(int Start, int Length, string Folded)> Words(string? text)
    {
        if (text is null)
            yield break;
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && IsOfWord(text, at))
            {
                start = start < 0 ? at : start;
                continue;
            }

            if (start >= 0 && Plain(text[start..at]) is { Length: > 0 } folded)
                yield return (start, at - start, folded);
            start = -1;
        }
    }

    // A sign that is written with two (letters beyond the basic plane) takes no part: no language of the house has them.
    private static bool IsOfWord(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark;

    private static string Plain(string word)
    {
        if (word.All(char.IsAsciiLetterOrDigit))
            return word.ToLowerInvariant();

        var plain = new StringBuilder(word.Length);
        foreach (var sign in word.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (!PlainLetters.Spell(sign, plain) && char.IsLetterOrDigit(sign))
                plain.Append(sign);
        }

        return plain.ToString();
    }
}
