using System.Net.Http.Json;
using Entente.Actions.Lineage;
using Entente.Actions.Plan;
using Entente.Actions.Reviews;
using Entente.Actions.Tests.Meetings;
using Entente.Actions.Tests.Portfolio;
using Entente.Actions.Tests.Reviews;

namespace Entente.Actions.Tests.Home;

/// <summary>Home is for one person: what waits for that person's own doing, what is that person's, and nothing that the person may not do.</summary>
public class HomeTests
{
    [Theory, OnEveryDatabase]
    public async Task A_vote_waits_with_its_button_for_whoever_has_it_while_it_runs_and_its_count_for_the_lead(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        await MeetingApiTests.Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        using var contributor = await house.SignIn("demo-contributor");
        using var officer = await house.SignIn("demo-project-officer");

        var line = Assert.Single((await contributor.Open("/")).QuerySelectorAll(".waiting li"), one => one.TextContent.Contains("D5.4", StringComparison.Ordinal));
        Assert.Equal($"{Jams.Page}/deliverables/D5.4/review#vote", line.QuerySelector("a.btn")!.GetAttribute("href"));
        Assert.StartsWith("Vote", line.QuerySelector("a.btn")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("JAMS 2.0, WP5", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("by 20 Jun 2026", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("9 days left", line.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("D5.4", (await officer.Open("/")).MainText(), StringComparison.Ordinal);

        house.Clock.Pass(TimeSpan.FromDays(10));
        using var later = await house.SignIn("demo-contributor");
        using var leader = await house.SignIn("demo-wp-lead");
        Assert.DoesNotContain("D5.4", (await later.Open("/")).QuerySelector(".waiting")!.TextContent, StringComparison.Ordinal);
        var count = Assert.Single((await leader.Open("/")).QuerySelectorAll(".waiting li"), one => one.TextContent.Contains("D5.4", StringComparison.Ordinal));
        Assert.Equal($"{Jams.Page}/deliverables/D5.4/review#run", count.QuerySelector("a.btn")!.GetAttribute("href"));
        Assert.StartsWith("Count the vote", count.QuerySelector("a.btn")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_opinion_that_is_given_waits_no_more_though_another_is_still_to_come(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        using var evaluator = await house.Program("demo-evaluator");
        await MeetingApiTests.Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        await MeetingApiTests.Done(contributor.PostAsJsonAsync($"{DraftGuide.Api}/votes", new CastVote("For", null)));
        await MeetingApiTests.Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/votes", new CastVote("For", null)));
        await MeetingApiTests.Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/votes", new CastVote("For", "Letter of 10 June", "MT")));
        await MeetingApiTests.Done(lead.PostAsync($"{DraftGuide.Api}/votes/count", null));
        using var reader = await house.SignIn("demo-evaluator");

        Assert.NotNull((await reader.Open("/")).QuerySelector(".waiting a.btn[href$='/D5.4/review#opinion']"));
        await MeetingApiTests.Done(evaluator.PostAsJsonAsync($"{DraftGuide.Api}/opinions", new GiveOpinion("Accept", null)));

        Assert.Null((await reader.Open("/")).QuerySelector(".waiting a.btn[href$='/D5.4/review#opinion']"));
    }

    [Theory, OnEveryDatabase]
    public async Task What_an_action_has_to_state_waits_for_its_coordinator_and_for_nobody_else(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        await MeetingApiTests.Done(program.PostAsJsonAsync($"{Jams.Api}/amendments", new RecordExtension("Extension", "Proposed", 6, null, null, "More time")));
        using var coordinator = await house.SignIn("demo-coordinator");
        using var administrator = await house.SignIn("demo-administrator");
        using var lead = await house.SignIn("demo-wp-lead");

        Assert.Equal(["/ja/jams-2-0/lineage"], await Buttons(coordinator));
        await house.Database.Execute("""UPDATE actions_joint_action SET "DurationMonths" = 12 WHERE "Slug" = 'jams-2-0'""");
        Assert.Equal(["/ja/jams-2-0/settings", "/ja/jams-2-0/lineage"], await Buttons(coordinator));
        Assert.Contains("JAMS 2.0: the agreed end has passed", (await coordinator.Open("/")).QuerySelector(".waiting")!.TextContent, StringComparison.Ordinal);
        await house.Database.Execute("""UPDATE actions_joint_action SET "Status" = 'Planned' WHERE "Slug" = 'jams-2-0'""");
        Assert.Contains("the start has passed, and the status is still", (await coordinator.Open("/")).QuerySelector(".waiting")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("has passed", (await coordinator.Open(Jams.Page)).QuerySelector(".attention")!.TextContent, StringComparison.Ordinal);
        foreach (var other in new[] { administrator, lead })
            Assert.Empty(await Buttons(other));

        static async Task<IReadOnlyList<string>> Buttons(Reader reader) =>
            [.. (await reader.Open("/")).QuerySelectorAll(".waiting a.btn").Select(button => button.GetAttribute("href")!).Where(href => href.StartsWith("/ja/jams-2-0/", StringComparison.Ordinal))];
    }

    [Theory, OnEveryDatabase]
    public async Task Mine_are_the_tasks_of_me_and_my_authority_the_late_first_with_my_packages_and_the_rest_says_that_nothing_waits(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.Program("demo-coordinator");
        await MeetingApiTests.Done(coordinator.PostAsJsonAsync($"{Jams.Api}/tasks", new PlanATask(5, "Sort", new(2026, 6, 1), new(2026, 6, 20), "si-jazmp", [])));
        await MeetingApiTests.Done(coordinator.PostAsJsonAsync($"{Jams.Api}/tasks", new PlanATask(5, "Count", new(2026, 6, 1), new(2026, 6, 9), "si-jazmp", [])));
        using var contributor = await house.SignIn("demo-contributor");
        using var finance = await house.SignIn("demo-finance-officer");

        var home = await contributor.Open("/");
        Assert.Contains("Nothing waits for you.", home.QuerySelector(".waiting")!.TextContent, StringComparison.Ordinal);
        var mine = home.QuerySelectorAll("section:has(#mine) li").Select(line => line.TextContent).ToList();
        Assert.Contains("Count", mine[0], StringComparison.Ordinal);
        Assert.Contains("2 days late", mine[0], StringComparison.Ordinal);
        Assert.Contains("Sort", mine[1], StringComparison.Ordinal);
        Assert.Contains(mine, line => line.Contains("JAMS 2.0 WP5", StringComparison.Ordinal) && line.Contains("I have a role in it", StringComparison.Ordinal));
        Assert.Equal("/due?view=ours", home.QuerySelector("section:has(#glance) dt:last-of-type a")!.GetAttribute("href"));
        var due = (await contributor.Open("/due?view=ours")).All("table.data tbody tr").ToList();
        Assert.Equal(2, due.Count);
        Assert.Contains("JAZMP", due[0], StringComparison.Ordinal);
        Assert.Contains("T5.5", Assert.Single((await contributor.Open("/due?view=late")).All("table.data tbody tr")), StringComparison.Ordinal);

        Assert.DoesNotContain("T5.4", (await finance.Open("/")).MainText(), StringComparison.Ordinal);
    }
}
