using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Kernel;

namespace Entente.Look.Components;

/// <summary>
/// Reads a date as people write it: <c>2026-04-30</c>, <c>30/04/2026</c>, <c>30.4.2026</c>, <c>30 avr. 2026</c>, <c>April 2026</c>, <c>04/2026</c>,
/// <c>2026</c>, and <c>M12</c> where months are counted. Of numbers alone the day comes first, as everywhere in the Union.
/// </summary>
public static partial class DateReading
{
    private const int ShortestPrefix = 3;

    // Nobody writes a date with more signs; a longer text is not looked through.
    private const int Longest = 60;

    /// <summary>Reads as much of a date as was written.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="culture">The reader's: months are called as in it, or as in a language of the interface.</param>
    /// <param name="months">From when <c>M1</c> is counted and which of its days is meant; null where no months are counted.</param>
    /// <param name="date">The date.</param>
    /// <returns>False when it is no date that exists.</returns>
    public static bool TryRead(string? text, CultureInfo culture, CountedMonths? months, out PartialDate date)
    {
        ArgumentNullException.ThrowIfNull(culture);
        date = default;
        if (text is not { Length: <= Longest })
            return false;
        var bare = Spaces().Replace(text, " ").Trim();
        if (PartialDate.TryParse(bare, null, out date))
            return true;
        if (Month().Match(bare) is { Success: true } month)
            return months is { } counted && counted.Of(Number(month.Groups["month"])) is { } day && Found(PartialDate.Of(day), out date);
        if (Numbers().Match(bare) is { Success: true } numbers)
            return Made(Number(numbers.Groups["year"]), Number(numbers.Groups["month"]), numbers.Groups["day"] is { Success: true } given ? Number(given) : null, out date);
        return Words(bare, culture, out date);
    }

    // "30 avr. 2026", "1er mai 2026", "April 30, 2026", "abril de 2026": one name of a month, a year of four digits, at most one day.
    private static bool Words(string bare, CultureInfo culture, out PartialDate date)
    {
        date = default;
        int? year = null, month = null, day = null;
        foreach (Match word in Parts().Matches(bare))
        {
            var text = word.Value;
            if (text is "de" or "del" or "of")
                continue;
            if (text.Length == 4 && char.IsAsciiDigit(text[0]) && year is null && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var y))
                year = y;
            else if (Day().Match(text) is { Success: true } one && day is null)
                day = Number(one.Groups["day"]);
            else if (month is null && MonthCalled(text, culture) is { } called)
                month = called;
            else
                return false;
        }

        return year is { } wholeYear && month is { } wholeMonth && Made(wholeYear, wholeMonth, day, out date);
    }

    private static int? MonthCalled(string word, CultureInfo culture)
    {
        var plain = Plain(word);
        if (plain.Length < ShortestPrefix)
            return null;
        foreach (var one in Language.Interface.Select(language => CultureInfo.GetCultureInfo(language.Code)).Prepend(culture))
        {
            var names = one.DateTimeFormat;
            var found = Enumerable.Range(0, 12).Where(at =>
                new[] { names.MonthNames[at], names.MonthGenitiveNames[at], names.AbbreviatedMonthNames[at], names.AbbreviatedMonthGenitiveNames[at] }
                    .Any(name => Plain(name) == plain) || Plain(names.MonthNames[at]).StartsWith(plain, StringComparison.Ordinal)).ToList();
            if (found.Count == 1)
                return found[0] + 1;
        }

        return null;
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter != '.')).ToUpperInvariant();

    private static bool Made(int year, int month, int? day, out PartialDate date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || (day is { } one && (one < 1 || one > DateTime.DaysInMonth(year, month))))
            return false;
        return Found(day is { } known ? PartialDate.Of(new DateOnly(year, month, known)) : PartialDate.Of(year, month), out date);
    }

    private static bool Found(PartialDate made, out PartialDate date)
    {
        date = made;
        return true;
    }

    private static int Number(Group digits) => int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[Mm] ?(?<month>[0-9]{1,3})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Month();

    [GeneratedRegex(@"^(?:(?:(?<day>[0-9]{1,2}) ?(?<sign>[./ -]) ?)?(?<month>[0-9]{1,2}) ?[./ -] ?(?<year>[0-9]{4})|(?<year>[0-9]{4})[./-](?<month>[0-9]{1,2})(?:[./-](?<day>[0-9]{1,2}))?)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})(?:er|re|st|nd|rd|th|º|\.)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"[^ ,]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}

/// <summary>The months of something that has a first day: <c>M1</c> is its first month.</summary>
/// <param name="Start">The first day of the first month.</param>
/// <param name="AtEnd">True when the last day of the month is meant, as for what is due; false for its first.</param>
public readonly record struct CountedMonths(DateOnly Start, bool AtEnd)
{
    /// <summary>The day that a month means; null when there is none.</summary>
    public DateOnly? Of(int month) => month < 1 ? null
        : AtEnd ? PartialDate.Of(Start).LastDayAfter(month)
        : month == 1 ? Start
        : PartialDate.Of(Start).LastDayAfter(month - 1) is { } before && before < DateOnly.MaxValue ? before.AddDays(1) : null;
}
