using Entente.Kernel.Calendar;
using static Entente.Kernel.Tests.Calendar.Holidays;

namespace Entente.Kernel.Tests.Calendar;

/// <summary>Regulation (EEC, Euratom) No 1182/71.</summary>
public class LegalPeriodTests
{
    [Theory]
    [InlineData("A1", "2026-03-02", 10, false, "2026-03-12")]
    [InlineData("A2", "2026-03-02", 6, false, "2026-03-09")]
    [InlineData("A3", "2026-03-12", 45, false, "2026-04-27")]
    [InlineData("A4", "2026-03-12", 76, false, "2026-05-27")]
    [InlineData("A5", "2026-03-06", 2, false, "2026-03-10")]
    [InlineData("A6", "2026-04-30", 3, false, "2026-05-05")]
    [InlineData("A7", "2026-05-13", 2, false, "2026-05-18")]
    [InlineData("A8", "2026-12-15", 12, true, "2027-01-12")]
    [InlineData("A9", "2026-12-01", 45, true, "2027-02-01")]
    [InlineData("A10", "2026-12-28", 12, true, "2027-01-19")]
    [InlineData("A11", "2026-12-15", 12, false, "2026-12-28")]
    public void The_worked_examples_come_out(string example, string happened, int days, bool winterStop, string due)
    {
        var deadline = LegalPeriod.Due(Day(happened), days, PeriodUnit.Days, France, winterStop ? [Winter] : []);

        Assert.True(Day(due) == deadline.Due, $"{example}: {deadline.Due:O}");
    }

    [Fact]
    public void A_deadline_says_why_it_is_then()
    {
        var stretched = LegalPeriod.Due(Day("2026-04-30"), 3, PeriodUnit.Days, France);
        Assert.Equal((Day("2026-05-03"), true, 0), (stretched.Counted, stretched.Stretched, stretched.RolledOver.Count));
        var stopped = LegalPeriod.Due(Day("2026-12-01"), 45, PeriodUnit.Days, France, Winter);
        Assert.Equal((16, false), (stopped.PausedDays, stopped.Stretched));
        Assert.Equal([Day("2027-01-31")], stopped.RolledOver);
    }

    [Theory]
    [InlineData("2026-01-31", 1, PeriodUnit.Months, "2026-03-02")] // 28 February is a Saturday
    [InlineData("2024-01-31", 1, PeriodUnit.Months, "2024-02-29")]
    [InlineData("2024-02-29", 1, PeriodUnit.Years, "2025-02-28")]
    [InlineData("2026-03-10", 2, PeriodUnit.Weeks, "2026-03-24")]
    [InlineData("2026-03-31", 6, PeriodUnit.Months, "2026-09-30")]
    [InlineData("2026-04-30", 1, PeriodUnit.WorkingDays, "2026-05-04")]
    [InlineData("2026-05-12", 3, PeriodUnit.WorkingDays, "2026-05-18")]
    [InlineData("2026-03-06", 1, PeriodUnit.Days, "2026-03-09")]
    public void Other_units_end_as_the_Regulation_says(string happened, int length, PeriodUnit unit, string due) =>
        Assert.Equal(Day(due), LegalPeriod.Due(Day(happened), length, unit, France).Due);

    // Counted from its first day or from the event before it, a month of the calendar ends on the same day.
    [Fact]
    public void The_last_day_of_months_is_the_one_that_the_calculator_counts_from_the_day_before()
    {
        var noHolidays = new HolidayTable([]);
        for (var happened = Day("2023-12-31"); happened < Day("2025-01-01"); happened = happened.AddDays(1))
        {
            var first = happened.AddDays(1);
            // A period that begins on the first of a month is one of whole months, whatever day the event before it had.
            if (first.Day == 1)
                Assert.Equal(first.AddMonths(7).AddDays(-1), LegalPeriod.LastDay(first, 7));
            else if (happened.Day <= DateTime.DaysInMonth(happened.AddMonths(7).Year, happened.AddMonths(7).Month))
                Assert.Equal(LegalPeriod.Due(happened, 7, PeriodUnit.Months, noHolidays).Counted, LegalPeriod.LastDay(first, 7));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => LegalPeriod.LastDay(Day("2026-01-30"), 0));
    }

    [Fact]
    public void A_stop_inside_a_month_moves_its_end()
    {
        var deadline = LegalPeriod.Due(Day("2026-12-10"), 1, PeriodUnit.Months, France, Winter);

        Assert.Equal((Day("2027-01-26"), 16), (deadline.Due, deadline.PausedDays));
    }

    [Theory]
    [InlineData("2026-06-15", 10, PeriodUnit.Days, "2026-06-05")]
    [InlineData("2026-06-15", 1, PeriodUnit.Days, "2026-06-14")] // a Sunday: it is not moved
    [InlineData("2026-06-15", 2, PeriodUnit.Days, "2026-06-11")] // Saturday and Sunday hold no working day
    [InlineData("2026-05-18", 2, PeriodUnit.WorkingDays, "2026-05-13")]
    [InlineData("2026-03-31", 1, PeriodUnit.Months, "2026-02-28")]
    public void Counted_backwards_the_last_day_stays_where_it_falls(string happens, int length, PeriodUnit unit, string last) =>
        Assert.Equal(Day(last), LegalPeriod.Before(Day(happens), length, unit, France));

    [Fact]
    public void The_last_hour_is_that_of_the_clocks_in_Brussels_or_of_the_authority()
    {
        var summer = LegalPeriod.Due(Day("2026-06-01"), 10, PeriodUnit.Days, France);
        Assert.Equal(new DateTimeOffset(2026, 6, 11, 21, 59, 59, TimeSpan.Zero), summer.EndsAt());
        Assert.Equal(new DateTimeOffset(2026, 6, 11, 20, 59, 59, TimeSpan.Zero), summer.EndsAt(TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki")));
    }

    [Fact]
    public void A_length_of_nothing_and_stops_that_leave_nothing_are_slips()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LegalPeriod.Due(Day("2026-06-01"), 0, PeriodUnit.Days, France));
        Assert.Throws<ArgumentOutOfRangeException>(() => LegalPeriod.Due(Day("2026-06-01"), 1, PeriodUnit.Days, France, ClockStop.EveryYear("01-01", "12-31")));
        Assert.Throws<ArgumentOutOfRangeException>(() => LegalPeriod.Before(Day("2026-06-01"), 0, PeriodUnit.Days, France));
    }

    [Fact]
    public void A_million_periods_keep_every_rule()
    {
        var random = new Random(1182_71);
        var first = Day("1990-01-01").DayNumber;
        for (var period = 0; period < 1_000_000; period++)
        {
            var happened = DateOnly.FromDayNumber(first + random.Next(60 * 365));
            var days = random.Next(1, 60);
            IReadOnlyList<ClockStop> stops = random.Next(3) switch
            {
                0 => [],
                1 => [Winter],
                _ => [Winter, ClockStop.Once(happened.AddDays(random.Next(20)), happened.AddDays(20 + random.Next(20)))],
            };

            var deadline = LegalPeriod.Due(happened, days, PeriodUnit.Days, France, stops);

            var (working, counted) = Inside(happened, deadline.Due, stops);
            if (!France.IsWorking(deadline.Due) || stops.Any(stop => stop.Covers(deadline.Due))
                || (days >= 2 && working < 2) || counted < days || deadline.Due < deadline.Counted)
            {
                Assert.Fail($"{happened:O} + {days} days: {deadline.Due:O}, {working} working days, {counted} counted");
            }

            // The slow count is a hundred times slower, so it checks one in fifty.
            if (period % 50 == 0 && Slowly(happened, days, stops) is var slow && slow != deadline.Due)
                Assert.Fail($"{happened:O} + {days} days: {deadline.Due:O}, slowly {slow:O}");

            if (days > 1 && LegalPeriod.Due(happened, days - 1, PeriodUnit.Days, France, stops).Due > deadline.Due)
                Assert.Fail($"{happened:O}: {days} days end before {days - 1} days");
        }
    }

    private static (int Working, int Counted) Inside(DateOnly happened, DateOnly due, IReadOnlyList<ClockStop> stops)
    {
        var (working, counted) = (0, 0);
        for (var day = happened.AddDays(1); day <= due; day = day.AddDays(1))
        {
            var stopped = false;
            for (var at = 0; at < stops.Count; at++)
                stopped |= stops[at].Covers(day);
            if (stopped)
                continue;
            counted++;
            working += France.IsWorking(day) ? 1 : 0;
        }

        return (working, counted);
    }

    // From the words of the Regulation, looking at a whole stretch of days instead of walking.
    private static DateOnly Slowly(DateOnly happened, int days, IReadOnlyList<ClockStop> stops)
    {
        var running = Enumerable.Range(1, 250).Select(happened.AddDays).Where(day => !stops.Any(stop => stop.Covers(day))).ToList();
        var enough = running.FindIndex(day => running.TakeWhile(other => other <= day).Count(France.IsWorking) >= 2);
        return running.Skip(days >= 2 ? Math.Max(days - 1, enough) : days - 1).First(France.IsWorking);
    }
}
