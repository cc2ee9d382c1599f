using System.Net.Http.Json;
using System.Text.Json;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Portfolio;
using Entente.Kernel.Calendar;

namespace Entente.Actions.Tests.Plan;

/// <summary>Warnings 30, 14 and 3 days before a day, and the working day with which it ends (US-04).</summary>
public class DueTests
{
    private static readonly DateOnly Thursday = new(2026, 6, 11);

    [Theory]
    [InlineData("2026-07-13", 32, null)]
    [InlineData("2026-07-10", 29, 30)]
    [InlineData("2026-06-25", 14, 14)]
    [InlineData("2026-06-26", 15, 30)]
    [InlineData("2026-06-15", 4, 14)]
    [InlineData("2026-06-12", 1, 3)]
    [InlineData("2026-06-11", 0, 3)]
    [InlineData("2026-06-10", -1, null)]
    public void A_warning_is_the_tightest_that_is_in_force(string due, int left, int? within)
    {
        var sign = Jams.Dues(Thursday).Look(Day(due));

        Assert.Equal((left, within, left < 0), (sign.DaysLeft, sign.Within, sign.IsLate));
    }

    [Fact]
    public void A_day_that_is_no_working_day_ends_with_the_next_that_is()
    {
        var rule = Jams.Dues(Thursday) with { Table = new HolidayTable([new(LocalText.Of("Closed", french: null), On: "06-15")]) };

        var sign = rule.Look(Day("2026-06-13"));

        Assert.Equal((Day("2026-06-16"), 5), (sign.Ends, sign.DaysLeft));
        Assert.False((rule with { Today = Day("2026-06-16") }).Look(Day("2026-06-13")).IsLate);
        Assert.True((rule with { Today = Day("2026-06-17") }).Look(Day("2026-06-13")).IsLate);
        Assert.Equal(DateOnly.MaxValue, rule.Look(DateOnly.MaxValue).Ends);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_late_or_due_waits_for_whoever_may_hand_it_in_and_stands_in_a_list_with_who_answers_for_it_and_in_the_api(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        // 4 July is a Saturday; 9 June has passed.
        foreach (var (title, due) in new[] { ("Coming report", "2026-07-04"), ("Missed report", "2026-06-09"), ("Distant report", "2026-12-01") })
        {
            var made = await program.PostAsJsonAsync($"{Jams.Api}/deliverables", new { workPackage = 5, title, due });
            Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        }

        using var lead = await house.SignIn("demo-wp-lead");
        var home = await lead.Open("/");
        var waiting = home.QuerySelectorAll(".waiting li").Select(line => line.TextContent).ToList();
        Assert.Equal(2, waiting.Count);
        Assert.Contains("Missed report", waiting[0], StringComparison.Ordinal);
        Assert.Contains("2 days late", waiting[0], StringComparison.Ordinal);
        Assert.Contains("25 days left", waiting[1], StringComparison.Ordinal);
        Assert.Contains("Distant report", home.QuerySelector("section:has(#mine)")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(home.QuerySelector("main a[href='/due']"));
        Assert.DoesNotContain("Missed report", (await reader.Open("/")).MainText(), StringComparison.Ordinal);

        var list = await reader.Open("/due");
        var rows = list.All("table.data tbody tr").ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Missed report", rows[0], StringComparison.Ordinal);
        Assert.Contains("MT", rows[0], StringComparison.Ordinal);
        Assert.Contains("ends on the next working day, 6 Jul 2026", rows[1], StringComparison.Ordinal);
        Assert.Contains("Due within 30 days", rows[1], StringComparison.Ordinal);
        Assert.Single((await reader.Open("/due?view=late")).All("table.data tbody tr"));
        var due2 = (await reader.Open($"{Jams.Page}/deliverables?view=due")).All("table.data tbody tr").ToList();
        Assert.Contains("Coming report", Assert.Single(due2), StringComparison.Ordinal);

        var plan = await program.GetFromJsonAsync<JsonElement>(new Uri($"{Jams.Api}/plan", UriKind.Relative));
        var coming = plan.GetProperty("deliverables").EnumerateArray().Single(one => one.GetProperty("title").GetString() == "Coming report");
        Assert.Equal(("2026-07-06", 25, 30), (coming.GetProperty("ends").GetString()!, coming.GetProperty("daysLeft").GetInt32(), coming.GetProperty("within").GetInt32()));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
