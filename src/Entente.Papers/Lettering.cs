using System.Globalization;
using System.Text;

namespace Entente.Papers;

/// <summary>
/// Makes of a text what the letters of a paper can show, and lays the marks of a letter over it: the PDF library draws sign after
/// sign and knows neither composed letters nor ligatures. The letters of DIN SPEC 91379 come out as they are written by hand.
/// </summary>
internal static class Lettering
{
    /// <summary>Stands for a sign that no letter of the font shows: it takes its place, and one sees that something is missing.</summary>
    public static readonly Rune Missing = "\uFFFD\u25A1\u25A0\u25CB\u2022?".EnumerateRunes().First(Glyphs.Paper.Has);

    private static readonly Rune DotlessI = new('ı'), DotlessJ = new('ȷ');

    /// <summary>A mark over or under a letter.</summary>
    /// <param name="Sign">Which.</param>
    /// <param name="Before">What stands on the line before its letter's end, without marks.</param>
    /// <param name="Base">The letter.</param>
    /// <param name="Raise">How much higher than by itself it is drawn, in units of the font.</param>
    internal sealed record Mark(Rune Sign, string Before, Rune Base, int Raise);

    /// <summary>The text without what no eye sees, each letter composed, ligatures as the letters that they join.</summary>
    public static string Clean(string text)
    {
        if (text.All(sign => sign is >= ' ' and <= '~' or '\n'))
            return text;
        var clean = new StringBuilder(text.Length);
        var isDropped = false;
        foreach (var sign in Whole(text).EnumerateRunes())
        {
            if (IsInvisible(sign) || (IsJoined(sign) && clean.Length > 0))
                continue;
            // The marks of a sign that cannot be shown would stand over something else.
            if (IsMark(sign) && (isDropped || !Glyphs.Paper.Has(Drawn(sign))))
                continue;
            // The vowels of other scripts are left out too: nothing places them.
            isDropped = !IsMark(sign) && !Glyphs.Paper.Has(sign) && PaperFonts.Has(sign);
            if (IsMark(sign) || sign.Value is '\n' or '\r' or '\t' || IsSpace(sign) || (PaperFonts.Has(sign) && !IsLigature(sign)))
                clean.Append(sign);
            else if (sign.ToString().Normalize(NormalizationForm.FormKC) is var plain && plain != sign.ToString() && plain.EnumerateRunes().All(PaperFonts.Has))
                clean.Append(plain);
            else
            {
                isDropped = true;
                clean.Append(Missing);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The line as it is drawn letter after letter, and the marks that are laid over it.</summary>
    public static (string Letters, IReadOnlyList<Mark> Marks) Lay(string line)
    {
        line = Directions.Visual(line);
        if (!line.EnumerateRunes().Any(IsMark))
            return (line, []);
        var letters = new StringBuilder(line.Length);
        var marks = new List<Mark>();
        var (over, under) = (0, 0);
        Rune? last = null;
        foreach (var sign in line.EnumerateRunes())
        {
            if (last is not { } letter || !IsMark(sign))
            {
                letters.Append(sign);
                (last, over, under) = (sign, 0, 0);
                continue;
            }

            var box = Glyphs.Paper.Box(letter);
            var own = Glyphs.Paper.Box(Drawn(sign));
            var height = own is { } drawn ? drawn.Top - drawn.Bottom + 60 : 0;
            var where = Place(sign);
            if (where > 0 && letter.Value is 'i' or 'j' && where > 0)
            {
                // Its own dot makes room for the mark.
                letters.Length--;
                letters.Append(last = letter.Value == 'i' ? DotlessI : DotlessJ);
                box = Glyphs.Paper.Box(last.Value);
            }

            var raise = where switch
            {
                > 0 => Math.Max(0, (box?.Top ?? 0) - Glyphs.Paper.XHeight) + over,
                < 0 => Math.Min(0, box?.Bottom ?? 0) - under,
                _ => 0,
            };
            marks.Add(new(Drawn(sign), letters.ToString(), last.Value, raise));
            over += where > 0 ? height : 0;
            under += where < 0 ? height : 0;
        }

        return (letters.ToString(), marks);
    }

    /// <summary>True for a mark that is laid over or under the letter before it.</summary>
    public static bool IsMark(Rune sign) => Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // Halves of signs that are stored as two cannot be composed.
    private static string Whole(string text)
    {
        var whole = text.EnumerateRunes().Aggregate(new StringBuilder(text.Length), (built, sign) => built.Append(sign));
        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    // Soft hyphens, joiners, marks of direction, tags, selectors of a variant: they change what stands around them, and are nothing.
    private static bool IsInvisible(Rune sign) => Rune.GetUnicodeCategory(sign) == UnicodeCategory.Format
        || sign.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    private static bool IsLigature(Rune sign) => sign.Value is (>= 0xFB00 and <= 0xFB06) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);

    private static bool IsSpace(Rune sign) => sign.Value is 0xA0 or 0x202F or 0x2009 && Glyphs.Paper.Has(sign);

    // The shades of an emoji belong to the one before.
    private static bool IsJoined(Rune sign) => sign.Value is >= 0x1F3FB and <= 0x1F3FF;

    // The font has some marks as signs of their own only.
    private static Rune Drawn(Rune mark) => Glyphs.Paper.Has(mark) ? mark : mark.Value switch
    {
        0x030B => new('\u02DD'),
        0x0315 => new('\u02BC'),
        0x0313 => new('\u02BC'),
        0x0312 => new('\u02BB'),
        0x030D => new('\u02C8'),
        0x0325 => new('\u02DA'),
        _ => mark,
    };

    // Above the letter, below it, or through it.
    private static int Place(Rune mark) => mark.Value switch
    {
        (>= 0x0334 and <= 0x0338) or 0x0327 or 0x0328 or 0x0321 or 0x0322 or 0x031B => 0,
        (>= 0x0316 and <= 0x0319) or (>= 0x031C and <= 0x0320) or (>= 0x0323 and <= 0x0333) or (>= 0x0339 and <= 0x033C)
            or (>= 0x0347 and <= 0x0349) or 0x034D or 0x034E or (>= 0x0353 and <= 0x0356) => -1,
        _ => 1,
    };
}
