using System.Globalization;
using System.Text;

namespace Entente.Papers;

/// <summary>
/// Words of scripts that run from right to left, laid out for a pen that goes from left to right: Arabic letters take the form that their
/// neighbours ask for, the letters of such a stretch stand in the order of the eye, and the numbers in it keep theirs. A line as a whole runs from left
/// to right. After the Unicode bidirectional algorithm (UAX #9), for names and words within a text of another script.
/// </summary>
internal static class Directions
{
    // By letter its forms in the order of Unicode: isolated, final, initial, medial. What has the first two only joins nothing behind it.
    private static readonly Dictionary<int, int[]> Forms = Enumerable.Range(0xFB50, 0xFC00 - 0xFB50).Concat(Enumerable.Range(0xFE80, 0xFEF5 - 0xFE80))
        .Select(form => (Form: form, Letter: new Rune(form).ToString().Normalize(NormalizationForm.FormKC)))
        .Where(pair => pair.Letter.Length == 1 && pair.Letter[0] != pair.Form)
        .GroupBy(pair => (int)pair.Letter[0], pair => pair.Form).ToDictionary(group => group.Key, group => group.Order().ToArray());

    // Lam and alef are written as one: isolated and final.
    private static readonly Dictionary<int, int> LamAlef = new() { [0x0622] = 0xFEF5, [0x0623] = 0xFEF7, [0x0625] = 0xFEF9, [0x0627] = 0xFEFB };
    private static readonly Dictionary<int, int> Mirrored = new()
    {
        ['('] = ')', [')'] = '(', ['['] = ']', [']'] = '[', ['{'] = '}', ['}'] = '{', ['<'] = '>', ['>'] = '<', ['«'] = '»', ['»'] = '«',
    };

    private const int Lam = 0x0644, Tatweel = 0x0640;

    /// <summary>True for a letter that is written from right to left.</summary>
    public static bool IsFromTheRight(Rune sign) => sign.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
        && Rune.GetUnicodeCategory(sign) != UnicodeCategory.DecimalDigitNumber;

    /// <summary>The line as the pen writes it.</summary>
    public static string Visual(string line)
    {
        if (!line.EnumerateRunes().Any(IsFromTheRight))
            return line;
        var signs = Joined([.. line.EnumerateRunes()]);
        var seen = new StringBuilder(line.Length);
        for (var at = 0; at < signs.Count;)
        {
            if (!IsFromTheRight(signs[at]))
            {
                seen.Append(signs[at++]);
                continue;
            }

            var end = EndOf(signs, at);
            Turn(signs.GetRange(at, end - at), seen);
            at = end;
        }

        return seen.ToString();
    }

    // Up to the last letter from the right, or number behind one, before a letter from the left; what stands between goes with them.
    private static int EndOf(List<Rune> signs, int first)
    {
        var end = first + 1;
        for (var at = end; at < signs.Count && (IsFromTheRight(signs[at]) || !Rune.IsLetter(signs[at])); at++)
        {
            if (IsFromTheRight(signs[at]) || Rune.IsDigit(signs[at]))
                end = at + 1;
        }

        return end;
    }

    private static void Turn(List<Rune> stretch, StringBuilder seen)
    {
        for (var last = stretch.Count; last > 0;)
        {
            var first = last - 1;
            while (Rune.IsDigit(stretch[last - 1]) && first > 0 && IsOfNumber(stretch, first - 1))
                first--;
            for (var at = first; at < last; at++)
                seen.Append(Mirrored.TryGetValue(stretch[at].Value, out var mirror) ? new Rune(mirror) : stretch[at]);
            last = first;
        }
    }

    // A digit, or a sign between two digits.
    private static bool IsOfNumber(List<Rune> signs, int at) => Rune.IsDigit(signs[at])
        || (signs[at].Value is '.' or ',' or '/' or ':' or '-' && at > 0 && Rune.IsDigit(signs[at - 1]));

    private static List<Rune> Joined(List<Rune> signs)
    {
        var joined = new List<Rune>(signs.Count);
        for (var at = 0; at < signs.Count; at++)
        {
            var before = at > 0 && JoinsBehind(signs[at - 1]);
            if (signs[at].Value == Lam && at + 1 < signs.Count && LamAlef.TryGetValue(signs[at + 1].Value, out var both))
            {
                joined.Add(new(both + (before ? 1 : 0)));
                at++;
                continue;
            }

            var behind = at + 1 < signs.Count && JoinsBehind(signs[at]) && JoinsBefore(signs[at + 1]);
            joined.Add(Forms.TryGetValue(signs[at].Value, out var forms) ? new(forms[Form(forms.Length, before && forms.Length > 1, behind)]) : signs[at]);
        }

        return joined;
    }

    private static int Form(int forms, bool before, bool behind) => (before, forms == 4 && behind) switch
    {
        (true, true) => 3,
        (false, true) => 2,
        (true, false) => 1,
        _ => 0,
    };

    private static bool JoinsBehind(Rune sign) => sign.Value == Tatweel || (Forms.TryGetValue(sign.Value, out var forms) && forms.Length == 4);

    private static bool JoinsBefore(Rune sign) => sign.Value == Tatweel || (Forms.TryGetValue(sign.Value, out var forms) && forms.Length > 1);
}
