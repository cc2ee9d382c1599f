using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Entente.Kernel.Calendar;

namespace Entente.Kernel;

/// <summary>
/// A day, a month or a year: as much of a date as the source stated. "April 2026" is a month, not its first day; nothing is
/// invented to fill it up.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>, IParsable<PartialDate>
{
    private PartialDate(int year, int? month, int? day)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    /// <summary>1 to 9999.</summary>
    public int Year { get; }

    /// <summary>1 to 12; null when the source stops at the year.</summary>
    public int? Month { get; }

    /// <summary>Day of the month; null when the source stops at the month or the year.</summary>
    public int? Day { get; }

    /// <summary>True when the day is known.</summary>
    public bool IsDay => Day is not null;

    /// <summary>The earliest day that it can mean.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The latest day that it can mean.</summary>
    public DateOnly Last => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>A whole year.</summary>
    public static PartialDate Of(int year) => new(new DateOnly(year, 1, 1).Year, month: null, day: null);

    /// <summary>A whole month.</summary>
    public static PartialDate Of(int year, int month) => new(new DateOnly(year, month, 1).Year, month, day: null);

    /// <summary>A day.</summary>
    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>
    /// The last day of a period that starts on <see cref="First"/> and lasts whole months, as <see cref="LegalPeriod.LastDay"/> counts
    /// it: 1 November 2023 and 36 months give 31 October 2026. Null when the day of the start is not known, for then the last day is
    /// not known either; and beyond the year 9999, where the calendar ends.
    /// </summary>
    public DateOnly? LastDayAfter(int months) =>
        IsDay && (((long)First.Year * 12) + First.Month + months) <= (9999 * 12) + 12 ? LegalPeriod.LastDay(First, months) : null;

    /// <summary>Reads <c>2026</c>, <c>2026-04</c> or <c>2026-04-30</c> (ISO 8601, calendar dates only).</summary>
    /// <returns>False when it is none of these or the date does not exist.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartialDate result)
    {
        result = default;
        if (s is null)
            return false;

        string format = s.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => "" };
        if (format.Length == 0
            || !DateOnly.TryParseExact(s, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return false;
        }

        result = new(day.Year, s.Length > 4 ? day.Month : null, s.Length > 7 ? day.Day : null);
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    public static PartialDate Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var read) ? read : throw new FormatException($"'{s}' is not a date, a month or a year.");

    /// <summary>By the earliest day, then by the latest.</summary>
    public int CompareTo(PartialDate other) =>
        First.CompareTo(other.First) is var byFirst && byFirst != 0 ? byFirst : Last.CompareTo(other.Last);

    /// <summary>ISO 8601, as long as it is known: <c>2026-04</c>.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}"),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}"),
    };
}
