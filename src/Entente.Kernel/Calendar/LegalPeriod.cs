namespace Entente.Kernel.Calendar;

/// <summary>What a period is stated in.</summary>
public enum PeriodUnit
{
    /// <summary>Calendar days: holidays and weekends count (Art. 3(3)).</summary>
    Days,

    /// <summary>Working days only.</summary>
    WorkingDays,

    /// <summary>Weeks: the period ends on the same weekday.</summary>
    Weeks,

    /// <summary>Months: the period ends on the same day of the month, or the month's last.</summary>
    Months,

    /// <summary>Years: the period ends on the same day of the year, 28 February for 29.</summary>
    Years,
}

/// <summary>When a period ends, and why then.</summary>
/// <param name="Due">The last day.</param>
/// <param name="Counted">The day on which the count itself ended, before anything moved it.</param>
/// <param name="PausedDays">Days inside that a clock stop left out.</param>
/// <param name="Stretched">True when the end was moved so that the period holds two working days (Art. 3(5)).</param>
/// <param name="RolledOver">The days that were no working days or paused, over which the end was moved (Art. 3(4)), in order.</param>
public sealed record LegalDeadline(DateOnly Due, DateOnly Counted, int PausedDays, bool Stretched, IReadOnlyList<DateOnly> RolledOver)
{
    /// <summary>The last second of the last day, 23:59:59, on the clocks of the authority that has to act.</summary>
    /// <param name="zone">The authority's zone; null for Brussels.</param>
    public DateTimeOffset EndsAt(TimeZoneInfo? zone = null)
    {
        var local = Due.ToDateTime(new TimeOnly(23, 59, 59));
        return zone is null ? Clock.MomentInBrussels(Due, new(23, 59, 59)) : new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>
/// Periods of Union law: Regulation (EEC, Euratom) No 1182/71, Article 3. The day of the event is not counted (3(1)); a period ends
/// with the last hour of its last day (3(2)); a last day that is a holiday, a Saturday or a Sunday moves to the next working day
/// (3(4)); a period of two days or more holds at least two working days (3(5)).
/// </summary>
/// <remarks>
/// Days in a clock stop are not counted, and no period ends in one; the Regulation does not know them. For weeks, months and years
/// the law is silent on stops: the end moves by as many days as were stopped inside (house rule).
/// </remarks>
public static class LegalPeriod
{
    /// <summary>When a period ends that an event begins.</summary>
    /// <param name="happened">The day of the event; day 1 is the day after.</param>
    /// <param name="length">How long; at least 1.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="table">The holidays of the authority that has to act.</param>
    /// <param name="stops">Stretches that do not count; together they must leave days to count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length below 1, or an end beyond the year 9998.</exception>
    public static LegalDeadline Due(DateOnly happened, int length, PeriodUnit unit, HolidayTable table, params IReadOnlyList<ClockStop> stops)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(stops);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        // Beyond any law, and what keeps every loop below finite.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 36_500);
        if (happened.Year > 9800)
            throw new ArgumentOutOfRangeException(nameof(happened), happened, "The calendar ends with the year 9998.");

        var walk = new Walk(happened, table, stops);
        switch (unit)
        {
            case PeriodUnit.Days:
                walk.Count(length, _ => true);
                break;
            case PeriodUnit.WorkingDays:
                walk.Count(length, table.IsWorking);
                break;
            default:
                walk.To(Later(happened, length, unit));
                break;
        }

        var counted = walk.Day;
        var mustHoldTwo = length >= 2 || unit is PeriodUnit.Weeks or PeriodUnit.Months or PeriodUnit.Years;
        var stretched = mustHoldTwo && walk.HoldTwoWorkingDays();
        var rolledOver = walk.ToWorkingDay();
        return new(walk.Day, counted, walk.Paused, stretched, rolledOver);
    }

    /// <summary>
    /// The last day on which something can be done that must be done so long before an event: counted backwards, and not moved when
    /// it is no working day (Art. 3(4), second subparagraph). It holds two working days like any period (Art. 3(5)).
    /// </summary>
    /// <param name="happens">The day of the event, not counted.</param>
    /// <param name="length">How long before; at least 1.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="table">The holidays, for a period in working days.</param>
    public static DateOnly Before(DateOnly happens, int length, PeriodUnit unit, HolidayTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var whole = unit is not (PeriodUnit.Days or PeriodUnit.WorkingDays);
        var (day, counted, working) = (happens, 0, 0);
        var end = whole ? Later(happens, -length, unit) : DateOnly.MinValue;
        while ((whole ? day > end : counted < length) || (working < 2 && (whole || length >= 2)))
        {
            day = day.AddDays(-1);
            var works = table.IsWorking(day);
            working += works ? 1 : 0;
            counted += works || unit == PeriodUnit.Days ? 1 : 0;
        }

        return day;
    }

    /// <summary>
    /// The last day of so many whole months of which the first day is given and belongs to them: the day before the one of the same
    /// number, and where the last month has no such day, its last (Art. 3(2)(c)). 1 March and one month end on 31 March, 30 January
    /// and one month on 28 February.
    /// </summary>
    /// <param name="first">The first day.</param>
    /// <param name="months">How many; at least 1, and the end must lie in the calendar.</param>
    public static DateOnly LastDay(DateOnly first, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        var same = first.AddMonths(months);
        return same.Day == first.Day ? same.AddDays(-1) : same;
    }

    private static DateOnly Later(DateOnly day, int length, PeriodUnit unit) => unit switch
    {
        PeriodUnit.Weeks => day.AddDays(7 * length),
        PeriodUnit.Months => day.AddMonths(length),
        _ => day.AddYears(length),
    };

    /// <summary>A walk forward, day by day, that remembers what it met.</summary>
    private sealed class Walk(DateOnly happened, HolidayTable table, IReadOnlyList<ClockStop> stops)
    {
        private int working;

        public DateOnly Day { get; private set; } = happened;

        public int Paused { get; private set; }

        public void Count(int length, Func<DateOnly, bool> counts)
        {
            for (var counted = 0; counted < length;)
            {
                if (Step() && counts(Day))
                    counted++;
            }
        }

        public void To(DateOnly end)
        {
            // Each stopped day moves the end by one, and the days so won may be stopped as well.
            while (Day.DayNumber < end.DayNumber + Paused)
                Step();
        }

        public bool HoldTwoWorkingDays()
        {
            var before = Day;
            while (working < 2)
                Step();
            return Day != before;
        }

        public IReadOnlyList<DateOnly> ToWorkingDay()
        {
            var passed = new List<DateOnly>();
            while (!table.IsWorking(Day) || IsStopped(Day))
            {
                passed.Add(Day);
                Day = Day.AddDays(1);
            }

            return passed;
        }

        private bool Step()
        {
            if (Day.Year >= 9998)
                throw new ArgumentOutOfRangeException(nameof(happened), "The period does not end before the year 9998: its stops leave nothing to count.");
            Day = Day.AddDays(1);
            if (IsStopped(Day))
            {
                Paused++;
                return false;
            }

            if (table.IsWorking(Day))
                working++;
            return true;
        }

        private bool IsStopped(DateOnly day)
        {
            foreach (var stop in stops)
            {
                if (stop.Covers(day))
                    return true;
            }

            return false;
        }
    }
}
