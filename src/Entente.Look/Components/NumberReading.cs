using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Look.Components;

/// <summary>
/// Reads a number as people write it and as pages print it: <c>4 800 000,50</c>, <c>4,800,000.50</c>, <c>€4.8M</c>, <c>4,8 M€</c>, <c>80 %</c>. What means
/// different numbers in different countries ("1,234") is not guessed.
/// </summary>
public static partial class NumberReading
{
    private const string Marks = ".,";

    // Nobody writes a number with more signs; a longer text is not looked through.
    private const int Longest = 60;

    /// <summary>A number.</summary>
    public static decimal? Plain(string text, CultureInfo culture) => Read(text, culture, threeAreThousands: false);

    /// <summary>A share in per cent, with its sign or without.</summary>
    public static decimal? Percent(string text, CultureInfo culture) => Read((text ?? "").Trim().TrimEnd('%'), culture, threeAreThousands: false);

    /// <summary>An amount of euros. Nobody writes thousandths of a euro: three digits behind the only sign are thousands.</summary>
    public static decimal? Euros(string text, CultureInfo culture)
    {
        if (text is not { Length: <= Longest } || Amount().Match(text.Trim()) is not { Success: true } amount || (amount.Groups["before"].Success && amount.Groups["after"].Success))
            return null;
        var unit = char.ToUpperInvariant((amount.Groups["unit"].Value + " ")[0]) switch { 'K' => 1_000m, 'M' => 1_000_000m, _ => 1m };
        return Read(amount.Groups["number"].Value, culture, threeAreThousands: unit == 1m) is { } number && Math.Abs(number) <= decimal.MaxValue / unit ? number * unit : null;
    }

    private static decimal? Read(string text, CultureInfo culture, bool threeAreThousands)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (text is not { Length: <= Longest })
            return null;
        var bare = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\'' or '’'))).Replace('−', '-');
        var marks = bare.Where(Marks.Contains).ToList();
        char? mark = marks switch
        {
            [] => null,
            // Both signs: the last one parts the fraction. The same sign twice parts thousands.
            _ when marks.Distinct().Count() > 1 => marks[^1],
            [_, _, ..] => null,
            [var only] when !Thousands(only).IsMatch(bare) => only,
            _ when threeAreThousands => null,
            [var only] when IsMark(only, culture) => only,
            _ => '?',
        };
        if (mark == '?' || (mark is { } one && marks.Count(sign => sign == one) > 1))
            return null;
        var whole = mark is { } parts ? bare[..bare.IndexOf(parts, StringComparison.Ordinal)] : bare;
        if (whole.IndexOfAny(['.', ',']) >= 0 && !Thousands(whole.First(Marks.Contains)).IsMatch(whole))
            return null;
        var plain = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) + (mark is null ? "" : "." + bare[(whole.Length + 1)..]);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // A point parts the fraction for programs and in most forms; not where the reader's language parts thousands by it.
    private static bool IsMark(char sign, CultureInfo culture) => culture.NumberFormat.NumberDecimalSeparator == sign.ToString()
        || (sign == '.' && culture.NumberFormat.NumberGroupSeparator != ".");

    private static Regex Thousands(char sign) => sign == '.' ? Points() : Commas();

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Points();

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(?:,[0-9]{3})+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commas();

    [GeneratedRegex(@"^(?<before>€|EUR)?\s*(?<number>[+−-]?[0-9\s.,'’]+?)\s*(?<unit>k|m|mio\.?|mln|millions?)?\s*(?<after>€|EUR|euros?)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();
}
