using System.Globalization;

namespace Entente.Kernel.Calendar;

/// <summary>A stretch of days that a period does not count: both ends belong to it.</summary>
public sealed record ClockStop
{
    private readonly DateOnly first;
    private readonly DateOnly last;
    private readonly bool everyYear;

    private ClockStop(DateOnly first, DateOnly last, bool everyYear) => (this.first, this.last, this.everyYear) = (first, last, everyYear);

    /// <summary>Once, from a day to a day.</summary>
    /// <exception cref="ArgumentException">The last day comes before the first.</exception>
    public static ClockStop Once(DateOnly first, DateOnly last) => last < first
        ? throw new ArgumentException($"A stop from {first:O} cannot end on {last:O}.", nameof(last))
        : new(first, last, everyYear: false);

    /// <summary>Every year, <c>MM-dd</c> to <c>MM-dd</c>; it may reach over New Year.</summary>
    public static ClockStop EveryYear(string first, string last) => new(Read(first), Read(last), everyYear: true);

    /// <summary>True when the day is not counted.</summary>
    public bool Covers(DateOnly day)
    {
        if (!everyYear)
            return day >= first && day <= last;
        var (from, to, here) = (Place(first), Place(last), Place(day));
        return from <= to ? here >= from && here <= to : here >= from || here <= to;
    }

    private static int Place(DateOnly day) => (day.Month * 100) + day.Day;

    // A leap year, so that 29 February can be named.
    private static DateOnly Read(string monthAndDay) => DateOnly.ParseExact($"2000-{monthAndDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
