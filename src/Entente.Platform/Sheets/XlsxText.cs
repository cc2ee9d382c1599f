using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Platform.Sheets;

/// <summary>
/// Texts as a workbook keeps them. XML takes no control characters and folds line ends; the format's own escape,
/// <c>_x000D_</c>, keeps those that mean something, and what looks like an escape is escaped itself.
/// </summary>
internal static partial class XlsxText
{
    /// <summary>The longest text of a cell; a longer one ends with "…".</summary>
    public const int Longest = 32_767;

    /// <summary>The same with every sign escaped.</summary>
    public const int LongestRaw = Longest * 7;

    // Stands where a character was that no XML can hold.
    private const char Gone = '\uFFFD';

    public static string Write(string text)
    {
        if (text.Length > Longest)
            text = text[..(Longest - 1)] + "…";
        var plain = true;
        foreach (var letter in text)
        {
            if (letter is < ' ' and not ('\t' or '\n') or '_' or >= '\uD800' and <= '\uDFFF' or '\uFFFE' or '\uFFFF')
                plain = false;
        }

        return plain ? text : Escape(text);
    }

    /// <summary>The text without its escapes; null when no cell can hold it.</summary>
    public static string? Read(string text)
    {
        if (text.Length > LongestRaw)
            return null;
        var read = text.Contains("_x", StringComparison.OrdinalIgnoreCase)
            ? Escaped().Replace(text, match => ((char)int.Parse(match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;
        return read.Length > Longest ? null : read;
    }

    private static string Escape(string text)
    {
        var kept = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                kept.Append(letter).Append(text[++at]);
            else if (letter == '\r')
                kept.Append("_x000D_");
            else if (letter == '_' && Escaped().IsMatch(text.AsSpan(at, Math.Min(7, text.Length - at))))
                kept.Append("_x005F_");
            else
                kept.Append(letter is < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF' || char.IsSurrogate(letter) ? Gone : letter);
        }

        return kept.ToString();
    }

    [GeneratedRegex("_[xX](?<code>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
