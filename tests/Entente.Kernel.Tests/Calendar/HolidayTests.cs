using Entente.Kernel.Calendar;
using static Entente.Kernel.Tests.Calendar.Holidays;

namespace Entente.Kernel.Tests.Calendar;

public class HolidayTests
{
    // Published tables: US Naval Observatory and the offices of the churches.
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1886-04-25")]
    [InlineData("1913-03-23")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1961-04-02")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2016-03-27")]
    [InlineData("2019-04-21")]
    [InlineData("2020-04-12")]
    [InlineData("2021-04-04")]
    [InlineData("2022-04-17")]
    [InlineData("2023-04-09")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    public void Easter_falls_on_the_published_day(string day) => Assert.Equal(Day(day), Entente.Kernel.Calendar.Easter.Sunday(Day(day).Year));

    // Published tables of the Ecumenical Patriarchate and of the Greek administration.
    [Theory]
    [InlineData("1991-04-07")]
    [InlineData("2000-04-30")]
    [InlineData("2010-04-04")]
    [InlineData("2019-04-28")]
    [InlineData("2020-04-19")]
    [InlineData("2021-05-02")]
    [InlineData("2022-04-24")]
    [InlineData("2023-04-16")]
    [InlineData("2024-05-05")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-12")]
    [InlineData("2027-05-02")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-08")]
    [InlineData("2030-04-28")]
    [InlineData("2031-04-13")]
    public void Orthodox_Easter_falls_on_the_published_day(string day) => Assert.Equal(Day(day), Entente.Kernel.Calendar.Easter.OrthodoxSunday(Day(day).Year));

    [Fact]
    public void Orthodox_Easter_is_a_Sunday_and_never_before_the_western_one()
    {
        for (var year = 1583; year <= 4099; year++)
        {
            var sunday = Entente.Kernel.Calendar.Easter.OrthodoxSunday(year);
            Assert.Equal(DayOfWeek.Sunday, sunday.DayOfWeek);
            Assert.True(sunday >= Entente.Kernel.Calendar.Easter.Sunday(year), $"{year}");
        }
    }

    [Fact]
    public void A_holiday_moves_as_its_rule_says()
    {
        var table = new HolidayTable(
        [
            Fixed("05-01") with { Next = DayOfWeek.Monday },
            Fixed("04-27") with { Moved = new Dictionary<DayOfWeek, int> { [DayOfWeek.Sunday] = -1 } },
            new(LocalText.Of("Holy Spirit", french: null), OrthodoxEaster: 50),
            Fixed("12-24") with { Substitute = true }, Fixed("12-25") with { Substitute = true }, Fixed("12-26") with { Substitute = true },
        ]);

        Assert.Equal(["2025-04-26", "2025-05-05", "2025-06-09", "2025-12-24", "2025-12-25", "2025-12-26"], table.Of(2025).Select(holiday => $"{holiday.Day:O}"));
        // 24 and 25 December 2022 were a Saturday and a Sunday, and the 26th is a holiday itself.
        Assert.Equal([Day("2022-12-27"), Day("2022-12-28")], table.Of(2022).Where(holiday => holiday.IsInstead).Select(holiday => holiday.Day));
        Assert.Throws<ArgumentException>(() => new HolidayTable([Easter(1) with { Next = DayOfWeek.Monday }]));
    }

    [Fact]
    public void Easter_is_the_Sunday_after_the_full_moon_of_the_tables_in_every_year()
    {
        for (var year = 1583; year <= 4099; year++)
            Assert.Equal(ByTheMoon(year), Entente.Kernel.Calendar.Easter.Sunday(year));
        Assert.Throws<ArgumentOutOfRangeException>(() => Entente.Kernel.Calendar.Easter.Sunday(1582));
    }

    // Published by the French administration for each year.
    [Theory]
    [InlineData(2024, "2024-04-01", "2024-05-09", "2024-05-20")]
    [InlineData(2025, "2025-04-21", "2025-05-29", "2025-06-09")]
    [InlineData(2026, "2026-04-06", "2026-05-14", "2026-05-25")]
    [InlineData(2027, "2027-03-29", "2027-05-06", "2027-05-17")]
    public void The_French_holidays_fall_on_the_published_days(int year, string easterMonday, string ascension, string whitMonday)
    {
        var days = France.Of(year).Select(holiday => holiday.Day).ToList();

        Assert.Equal(11, days.Count);
        Assert.Equal(days.Order(), days);
        Assert.All(new[] { easterMonday, ascension, whitMonday, $"{year}-07-14", $"{year}-12-25" }, day => Assert.Contains(Day(day), days));
        Assert.All(days, day => Assert.False(France.IsWorking(day)));
    }

    [Fact]
    public void A_holiday_is_kept_only_in_its_years_and_one_that_is_decided_only_on_its_days()
    {
        var table = new HolidayTable(
        [
            Fixed("12-24") with { From = 2025 }, Fixed("05-17") with { Until = 2020 },
            new(LocalText.Of("Office closed", french: null), Days: [Day("2026-12-28"), Day("2026-12-29")]),
        ]);

        Assert.Empty(table.Of(2024));
        Assert.Equal([Day("2020-05-17")], table.Of(2020).Select(holiday => holiday.Day));
        Assert.Equal([Day("2026-12-24"), Day("2026-12-28"), Day("2026-12-29")], table.Of(2026).Select(holiday => holiday.Day));
        Assert.Equal("Office closed", table.On(Day("2026-12-28"))?.Name.In("en").Text);
        Assert.Null(table.On(Day("2026-12-30")));
        Assert.Equal(Day("2026-12-30"), table.WorkingDayFrom(Day("2026-12-28")));
    }

    [Fact]
    public void A_holiday_that_says_its_day_in_no_way_or_in_two_is_a_slip()
    {
        Assert.Throws<ArgumentException>(() => new HolidayTable([new(LocalText.Of("Never", french: null))]));
        Assert.Throws<ArgumentException>(() => new HolidayTable([Fixed("01-01") with { Easter = 1 }]));
    }

    [Theory]
    [InlineData("2026-12-22", false)]
    [InlineData("2026-12-23", true)]
    [InlineData("2027-01-01", true)]
    [InlineData("2027-01-07", true)]
    [InlineData("2027-01-08", false)]
    [InlineData("2026-07-01", false)]
    public void The_winter_stop_reaches_over_New_Year(string day, bool stopped) => Assert.Equal(stopped, Winter.Covers(Day(day)));

    [Fact]
    public void A_stop_holds_both_its_ends_and_cannot_end_before_it_begins()
    {
        var stop = ClockStop.Once(Day("2026-03-05"), Day("2026-03-06"));

        Assert.Equal([false, true, true, false], new[] { "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07" }.Select(day => stop.Covers(Day(day))));
        Assert.True(ClockStop.EveryYear("07-01", "08-31").Covers(Day("2031-08-31")));
        Assert.Throws<ArgumentException>(() => ClockStop.Once(Day("2026-03-06"), Day("2026-03-05")));
    }

    // Another way: Gauss's epact with Clavius's corrections, then the next Sunday after the paschal full moon.
    private static DateOnly ByTheMoon(int year)
    {
        var golden = (year % 19) + 1;
        var century = (year / 100) + 1;
        var epact = ((11 * golden) + 20 + ((((8 * century) + 5) / 25) - 5) - (((3 * century) / 4) - 12)) % 30;
        if (epact < 0)
            epact += 30;
        if ((epact == 25 && golden > 11) || epact == 24)
            epact++;
        var moon = new DateOnly(year, 3, 1).AddDays((44 - epact < 21 ? 74 : 44) - epact - 1);
        return moon.AddDays(7 - (int)moon.DayOfWeek);
    }
}
