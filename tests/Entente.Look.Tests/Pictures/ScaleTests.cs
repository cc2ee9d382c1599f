using Entente.Look.Pictures;

namespace Entente.Look.Tests.Pictures;

/// <summary>Axes hold all values, end at round numbers, and are marked no more densely than there is room.</summary>
public class ScaleTests
{
    [Theory]
    [InlineData(new[] { 3.0, 17 }, new[] { 0.0, 5, 10, 15, 20 })]
    [InlineData(new[] { 0.0, 1 }, new[] { 0.0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(new[] { -12.5, 4.2 }, new[] { -15.0, -10, -5, 0, 5 })]
    [InlineData(new[] { 0.0 }, new[] { 0.0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(new[] { 0.0003, 0.0011 }, new[] { 0, 0.0005, 0.001, 0.0015 })]
    [InlineData(new[] { 1_000_000.0, 4_800_000 }, new[] { 0.0, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000 })]
    public void A_linear_axis_counts_in_ones_twos_and_fives(double[] values, double[] ticks) => Assert.Equal(ticks, LinearScale.Over(values).Ticks);

    [Fact]
    public void What_is_counted_in_whole_things_has_no_tick_in_between()
    {
        Assert.Equal([0, 1, 2], LinearScale.Over([1, 2], whole: true).Ticks);
        Assert.Equal([0, 1], LinearScale.Over([0], whole: true).Ticks);
    }

    [Fact]
    public void Without_zero_an_axis_stays_near_its_values_and_equal_values_get_room_around_them()
    {
        Assert.Equal((980, 1000), Ends(LinearScale.Over([981, 999], withZero: false)));
        var equal = LinearScale.Over([-40, -40], withZero: false);
        Assert.True(equal.From < -40 && equal.To > -40);
        Assert.Equal(0.5, equal.Share(-40), 2);
    }

    [Theory]
    [InlineData(1e-12, 3e-12), InlineData(-1e15, 1e15), InlineData(0.1, 0.3), InlineData(7, 7), InlineData(-3, -1), InlineData(999.999, 1000.001)]
    public void Whatever_the_values_the_ends_hold_them_and_ticks_rise(double least, double most)
    {
        foreach (var scale in new[] { LinearScale.Over([least, most]), LinearScale.Over([least, most], withZero: false) })
        {
            Assert.True(scale.From <= least && scale.To >= most, $"{scale.From} to {scale.To} for {least} to {most}");
            Assert.InRange(scale.Ticks.Count, 2, 13);
            Assert.Equal(scale.Ticks.Order(), scale.Ticks);
            Assert.Equal((0, 1), (scale.Share(scale.From), scale.Share(scale.To)));
        }
    }

    [Fact]
    public void A_share_outside_is_put_on_the_nearer_end()
    {
        var scale = LinearScale.Between(0, 1);
        Assert.Equal((0, 1, 0.25), (scale.Share(-3), scale.Share(3), scale.Share(0.25)));
    }

    [Theory]
    [InlineData(0.07, 6.53, new[] { 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10 })]
    [InlineData(0.8, 1.3, new[] { 0.7, 1, 1.5 })]
    [InlineData(0.001, 1000, new[] { 0.001, 0.01, 0.1, 1, 10, 100, 1000 })]
    public void A_logarithmic_axis_is_marked_at_round_ratios(double least, double most, double[] ticks) =>
        Assert.Equal(ticks, LogScale.Over([least, most]).Ticks.Select(tick => Math.Round(tick, 6)));

    [Fact]
    public void Equal_ratios_are_equally_far_apart()
    {
        var scale = LogScale.Over([0.1, 10]);
        Assert.Equal(scale.Share(2) - scale.Share(1), scale.Share(4) - scale.Share(2), 12);
        Assert.Equal(0.5, scale.Share(1), 12);
        Assert.True(LogScale.Over([1, 1]) is { From: < 1, To: > 1 });
        Assert.InRange(LogScale.Over([1e-14, 1e14]).Ticks.Count, 2, 8);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(double.NaN)]
    public void A_logarithmic_axis_has_no_place_for_nothing(double value) =>
        Assert.Contains("logarithmic", Assert.Throws<ArgumentOutOfRangeException>(() => LogScale.Over([1, value])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-06-01", "2026-06-05", "2026-06-01 2026-06-02 2026-06-03 2026-06-04 2026-06-05")]
    [InlineData("2026-06-03", "2026-07-01", "2026-06-08 2026-06-15 2026-06-22 2026-06-29")]
    [InlineData("2025-12-15", "2026-05-02", "2026-01-01 2026-02-01 2026-03-01 2026-04-01 2026-05-01")]
    [InlineData("2023-11-01", "2026-10-31", "2024-01-01 2024-07-01 2025-01-01 2025-07-01 2026-01-01 2026-07-01")]
    [InlineData("1991-03-01", "2020-01-01", "1995-01-01 2000-01-01 2005-01-01 2010-01-01 2015-01-01 2020-01-01")]
    public void Days_are_marked_at_the_beginnings_of_weeks_months_and_years(string first, string last, string ticks) => Assert.Equal(
        ticks, string.Join(' ', DayScale.Over(Day(first), Day(last)).Ticks.Select(tick => DateOnly.FromDayNumber((int)tick).ToString("O", null))));

    [Fact]
    public void One_day_only_lies_in_the_middle_and_the_ends_of_time_are_days_too()
    {
        var day = new DateOnly(2026, 6, 11);
        Assert.Equal(0.5, DayScale.Over(day, day).Share(day.DayNumber), 12);
        Assert.NotEmpty(DayScale.Over(DateOnly.MinValue, DateOnly.MaxValue).Ticks);
        Assert.NotEmpty(DayScale.Over(DateOnly.MaxValue, DateOnly.MaxValue).Ticks);
    }

    private static (double From, double To) Ends(LinearScale scale) => (scale.From, scale.To);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", null);
}
