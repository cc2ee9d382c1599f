using System.Globalization;
using System.Text;

namespace Entente.Papers;

/// <summary>Breaks text into lines of a width.</summary>
/// <param name="width">How wide a piece of text is, in points.</param>
/// <param name="clean">Makes of a text what can be shown; null for as it is.</param>
internal sealed class Lines(Func<string, double> width, Func<string, string>? clean = null)
{
    // The same words come again and again; a paper of 500 pages has few different ones.
    private const int MostKept = 50_000;
    private readonly Dictionary<string, double> widths = new(StringComparer.Ordinal);

    /// <summary>
    /// The lines of <paramref name="text"/>, at least one. A line breaks between words; a word that is wider than a line breaks where
    /// the line ends. Line breaks in the text are kept; a no-break space does not break.
    /// </summary>
    public IReadOnlyList<string> Of(string text, double room)
    {
        var lines = new List<string>();
        foreach (var paragraph in (clean is null ? text : clean(text)).ReplaceLineEndings("\n").Split('\n'))
            Break(Printable(paragraph), room, lines);
        return lines;
    }

    private void Break(string paragraph, double room, List<string> lines)
    {
        var space = Width(" ");
        var line = new StringBuilder();
        var used = 0.0;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var more = Width(word);
            if (line.Length > 0 && used + space + more > room)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }

            var rest = word;
            while (line.Length == 0 && Width(rest) > room && Fitting(rest, room) is var fitting && fitting < rest.Length)
            {
                lines.Add(rest[..fitting]);
                rest = rest[fitting..];
            }

            used += (line.Length > 0 ? space : 0) + Width(rest);
            line.Append(line.Length > 0 ? " " : "").Append(rest);
        }

        lines.Add(line.ToString());
    }

    // How many characters of a word fit, at least one, and never half of a letter that is stored as several: what it is made of and
    // its marks stay together.
    private int Fitting(string word, double room)
    {
        var (least, most) = (1, word.Length);
        while (least < most)
        {
            var middle = (least + most + 1) / 2;
            if (width(word[..middle]) <= room)
                least = middle;
            else
                most = middle - 1;
        }

        var end = 0;
        while (end < word.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(word, end);
            if (next > least)
                return end == 0 ? next : end;
            end = next;
        }

        return end;
    }

    private double Width(string word)
    {
        if (widths.TryGetValue(word, out var known))
            return known;
        if (widths.Count >= MostKept)
            widths.Clear();
        return widths[word] = width(word);
    }

    // A tab is a space, and what no font can show is left out.
    private static string Printable(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(sign => sign == '\t' ? ' ' : sign).Where(sign => !char.IsControl(sign)))
        : text;
}
