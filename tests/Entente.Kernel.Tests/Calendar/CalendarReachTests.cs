using Entente.Kernel.Calendar;
using static Entente.Kernel.Tests.Calendar.Holidays;

namespace Entente.Kernel.Tests.Calendar;

/// <summary>The days that people plan with: 1990 to 2150.</summary>
public class CalendarReachTests
{
    [Theory]
    [InlineData("1989-12-31", false, "1990-01-01")]
    [InlineData("1990-01-01", true, "1990-01-01")]
    [InlineData("2150-12-31", true, "2150-12-31")]
    [InlineData("2151-01-01", false, "2150-12-31")]
    [InlineData("9999-12-31", false, "2150-12-31")]
    [InlineData("0001-01-01", false, "1990-01-01")]
    public void It_holds_its_two_ends(string day, bool held, string clamped)
    {
        Assert.Equal(held, CalendarReach.Holds(Day(day)));
        Assert.Equal(held, CalendarReach.Fault("Due", Day(day)) is null);
        Assert.Equal(Day(clamped), CalendarReach.Clamp(Day(day)));
    }

    [Theory]
    [InlineData("1989", false)]
    [InlineData("1990", true)]
    [InlineData("2150-12", true)]
    [InlineData("2151", false)]
    public void Of_a_date_that_is_known_to_the_month_or_year_all_days_must_lie_within(string date, bool held) =>
        Assert.Equal(held, CalendarReach.Holds(PartialDate.Parse(date, provider: null)));

    [Fact]
    public void Each_day_outside_is_named()
    {
        Assert.Null(CalendarReach.Refuse(("Start", null), ("End", Day("2026-01-01"))));
        Assert.Equal(["Start", "End"], CalendarReach.Refuse(("Start", Day("1815-06-18")), ("End", Day("2200-01-01")))!.Faults.Select(fault => fault.Place));
    }
}
