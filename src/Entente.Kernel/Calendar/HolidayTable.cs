using System.Collections.Concurrent;

namespace Entente.Kernel.Calendar;

/// <summary>One public holiday and the rule by which it falls on a day: exactly one of the three ways is given.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="On">The same day each year, <c>MM-dd</c>.</param>
/// <param name="Easter">Days after Easter Sunday; negative for days before.</param>
/// <param name="Days">The days themselves, for what an institution decides from year to year.</param>
/// <param name="From">First year; null for as long as the table reaches.</param>
/// <param name="Until">Last year; null for still.</param>
public sealed record HolidayRule(
    LocalText Name, string? On = null, int? Easter = null, IReadOnlyList<DateOnly>? Days = null, int? From = null, int? Until = null)
{
    internal IEnumerable<DateOnly> Of(int year)
    {
        if (year < From || year > Until)
            return [];
        if (On is not null)
        {
            var day = DateOnly.ParseExact($"2000-{On}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            // 29 February is a holiday nowhere; a table that says so means leap years.
            return day is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? [] : [new(year, day.Month, day.Day)];
        }

        return Easter is { } offset ? [Calendar.Easter.Sunday(year).AddDays(offset)] : (Days ?? []).Where(day => day.Year == year);
    }
}

/// <summary>A public holiday on its day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">What it is called.</param>
public sealed record Holiday(DateOnly Day, LocalText Name);

/// <summary>
/// The working days of an authority: Monday to Friday without its public holidays (Regulation (EEC, Euratom) No 1182/71, Art. 2).
/// Safe to use from several threads; a year is computed once.
/// </summary>
public sealed class HolidayTable
{
    private readonly IReadOnlyList<HolidayRule> rules;
    private readonly ConcurrentDictionary<int, Year> years = new();

    /// <summary>Makes a table from its rules.</summary>
    /// <exception cref="ArgumentException">A rule says its day in no way, or in several.</exception>
    public HolidayTable(IReadOnlyList<HolidayRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var rule in rules)
        {
            var ways = (rule.On is null ? 0 : 1) + (rule.Easter is null ? 0 : 1) + (rule.Days is null ? 0 : 1);
            if (ways != 1)
                throw new ArgumentException($"The holiday '{rule.Name.In("en").Text}' needs one of: on, easter, days.", nameof(rules));
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
        var holidays = rules.SelectMany(rule => rule.Of(year).Select(day => new Holiday(day, rule.Name))).OrderBy(holiday => holiday.Day).ToList();
        var first = new DateOnly(year, 1, 1);
        var working = new bool[DateTime.IsLeapYear(year) ? 366 : 365];
        for (var at = 0; at < working.Length; at++)
            working[at] = first.AddDays(at).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        foreach (var holiday in holidays)
            working[holiday.Day.DayOfYear - 1] = false;
        return new(holidays, working);
    }

    private sealed record Year(IReadOnlyList<Holiday> Holidays, bool[] Working);
}
