using System.Collections.Concurrent;

namespace Entente.Kernel.Calendar;

/// <summary>
/// The working days of an authority: Monday to Friday without its public holidays (Regulation (EEC, Euratom) No 1182/71, Art. 2).
/// Safe to use from several threads; a year is computed once.
/// </summary>
public sealed class HolidayTable
{
    private readonly IReadOnlyList<HolidayRule> rules;
    private readonly ConcurrentDictionary<int, Year> years = new();

    /// <summary>Makes a table from its rules.</summary>
    /// <exception cref="ArgumentException">A rule says its day in no way or in several, or moves a day that has no date.</exception>
    public HolidayTable(IReadOnlyList<HolidayRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var rule in rules)
        {
            if (rule.Slip is { } slip)
                throw new ArgumentException($"The holiday '{rule.Name.In("en").Text}' {slip}.", nameof(rules));
        }

        this.rules = rules;
    }

    /// <summary>The holidays of a year in order; two that meet on a day are both there.</summary>
    public IReadOnlyList<Holiday> Of(int year) => In(year).Holidays;

    /// <summary>True from Monday to Friday unless it is a public holiday.</summary>
    public bool IsWorking(DateOnly day) => In(day.Year).Working[day.DayOfYear - 1];

    /// <summary>The holiday on this day; null for none.</summary>
    public Holiday? On(DateOnly day) => In(day.Year).Holidays.FirstOrDefault(holiday => holiday.Day == day);

    /// <summary>This day when it is a working day, else the next one that is.</summary>
    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorking(day))
            day = day.AddDays(1);
        return day;
    }

    private Year In(int year) => years.GetOrAdd(year, Make);

    private Year Make(int year)
    {
        var holidays = rules.SelectMany(rule => rule.Of(year)).OrderBy(holiday => holiday.Day).ToList();
        var first = new DateOnly(year, 1, 1);
        var working = new bool[DateTime.IsLeapYear(year) ? 366 : 365];
        for (var at = 0; at < working.Length; at++)
            working[at] = first.AddDays(at).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        foreach (var holiday in holidays)
            working[holiday.Day.DayOfYear - 1] = false;
        // The free day for one that a weekend swallows is the next that is not free already; two such days take two.
        foreach (var lost in holidays.Where(holiday => holiday.IsMadeUp && holiday.Day.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList())
        {
            var at = Array.IndexOf(working, true, lost.Day.DayOfYear - 1);
            if (at < 0)
                continue; // It would lie in the next year; no law makes up for the last days of December so.
            working[at] = false;
            holidays.Add(lost with { Day = first.AddDays(at), IsInstead = true });
        }

        holidays = [.. holidays.OrderBy(holiday => holiday.Day)];
        return new(holidays, working);
    }

    private sealed record Year(IReadOnlyList<Holiday> Holidays, bool[] Working);
}
