using System.Globalization;

namespace Entente.Kernel.Tests;

public class ClockTests
{
    // Brussels is one hour ahead of UTC in winter and two in summer; in 2026 it changes on 29 March and 25 October at 01:00 UTC.
    [Theory]
    [InlineData("2026-01-15T22:59:59Z", "2026-01-15")]
    [InlineData("2026-01-15T23:00:00Z", "2026-01-16")]
    [InlineData("2026-06-11T21:59:59Z", "2026-06-11")]
    [InlineData("2026-06-11T22:00:00Z", "2026-06-12")]
    [InlineData("2026-03-28T22:30:00Z", "2026-03-28")]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T22:30:00Z", "2026-10-25")]
    [InlineData("2026-10-25T23:00:00Z", "2026-10-26")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    [InlineData("2026-06-11T23:30:00+05:00", "2026-06-11")]
    public void The_day_is_the_one_in_Brussels(string moment, string day) => Assert.Equal(
        DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture),
        Clock.DayInBrussels(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Fact]
    public void Today_asks_the_clock_that_it_is_given() =>
        Assert.Equal(new DateOnly(2027, 1, 1), new NewYear().Today());

    // On 29 March 2026 there is no 02:30 in Brussels; on 25 October there are two.
    [Theory]
    [InlineData("2026-01-15", "03:30", "2026-01-15T02:30:00Z")]
    [InlineData("2026-06-11", "03:30", "2026-06-11T01:30:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T01:30:00Z")]
    public void A_time_of_day_is_the_one_that_clocks_in_Brussels_show(string day, string time, string moment) => Assert.Equal(
        DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture),
        Clock.MomentInBrussels(DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    private sealed class NewYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);
    }
}
