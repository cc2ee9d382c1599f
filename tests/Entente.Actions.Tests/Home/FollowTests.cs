using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Meetings;
using Entente.Actions.Tests.Portfolio;
using Entente.Platform.Following;

namespace Entente.Actions.Tests.Home;

/// <summary>Anything with a page is followed from its head, and stands on the home page with its state and next day while one may see it.</summary>
public class FollowTests
{
    private const string Follow = "form[action='/me/followed']";

    [Theory, OnEveryDatabase]
    public async Task What_is_followed_stands_on_the_home_page_with_state_and_day_until_it_is_followed_no_more(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-officer");
        using var coordinator = await house.Program("demo-coordinator");
        await MeetingApiTests.Done(coordinator.PostAsJsonAsync($"{Jams.Api}/deliverables", new PromiseDeliverable(5, "Guide", new(2026, 9, 1))));
        Assert.Contains("You follow nothing yet.", (await reader.Open("/")).QuerySelector("section:has(#followed)")!.TextContent, StringComparison.Ordinal);

        foreach (var page in new[] { $"{Jams.Page}/deliverables/D5.4", Jams.Page, $"{Jams.Page}/wp/5", $"{Jams.Page}/plan/T5.3", $"{Jams.Page}/milestones/MS9", "/authorities/fr-ansm" })
        {
            var there = await reader.Submit(await reader.Open(page), Follow, [("follow", "true")]);
            Assert.Equal(page, new Uri(there.Url).AbsolutePath);
            Assert.Equal("Stop following", there.QuerySelector(Follow)!.TextContent.Trim());
        }

        var lines = (await reader.Open("/")).QuerySelectorAll("section:has(#followed) li").Select(line => line.TextContent).ToList();
        Assert.Equal(6, lines.Count);
        var guide = Assert.Single(lines, line => line.Contains("Guide", StringComparison.Ordinal));
        Assert.Contains("JAMS 2.0 D5.4", guide, StringComparison.Ordinal);
        Assert.Contains("Planned", guide, StringComparison.Ordinal);
        Assert.Contains("1 Sep 2026", guide, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("ANSM", StringComparison.Ordinal));
        Assert.Contains("Guide", (await reader.Open("/me/work")).QuerySelector("section:has(#followed)")!.TextContent, StringComparison.Ordinal);

        await MeetingApiTests.Done(coordinator.PostAsJsonAsync($"{Jams.Api}/deliverables/D5.4/status", new MoveDeliverable("Draft", null)));
        Assert.Contains((await reader.Open("/")).QuerySelectorAll("section:has(#followed) li"), line => line.TextContent.Contains("Guide", StringComparison.Ordinal) && line.TextContent.Contains("Draft", StringComparison.Ordinal));

        var left = await reader.Submit(await reader.Open($"{Jams.Page}/deliverables/D5.4"), Follow, [("follow", "false")]);
        Assert.Equal("Follow", left.QuerySelector(Follow)!.TextContent.Trim());
        Assert.DoesNotContain("Guide", (await reader.Open("/")).MainText(), StringComparison.Ordinal);
        Assert.Null((await reader.Open($"{Jams.Page}/deliverables")).QuerySelector($"main {Follow}"));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_loses_sight_of_a_thing_finds_it_no_more_and_nobody_follows_what_is_not_to_be_seen(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.Program("demo-officer");
        using var administrator = await house.Program("demo-coordinator");
        await MeetingApiTests.Done(administrator.PostAsJsonAsync("/api/v1/me/followed", await Thing(house, "T5.3")));
        var thing = await Thing(house, "T5.3");
        await MeetingApiTests.Done(reader.PostAsJsonAsync("/api/v1/me/followed", thing));
        await MeetingApiTests.Done(reader.PostAsJsonAsync("/api/v1/me/followed", thing));
        Assert.Equal("JAMS 2.0 T5.3", Assert.Single(await Of(reader)).Name);

        await house.Database.Execute($"""UPDATE platform_search_item SET "Edition" = 'Restricted', "Audience" = ' authority:fr-ansm ' WHERE "Key" = '{thing.Key}'""");
        Assert.Empty(await Of(reader));
        Assert.Single(await Of(administrator));
        await MeetingApiTests.Done(reader.DeleteAsync(new Uri($"/api/v1/me/followed/{thing.Kind}/{thing.Key}", UriKind.Relative)));
        await Jams.Refused(await reader.PostAsJsonAsync("/api/v1/me/followed", thing), HttpStatusCode.NotFound, "platform.thing-unknown");
        await Jams.Refused(await reader.PostAsJsonAsync("/api/v1/me/followed", new FollowThing("actions.nothing", "1")), HttpStatusCode.NotFound, "platform.thing-unknown");
    }

    private static async Task<FollowThing> Thing(House house, string number) =>
        new("actions.task", Guid.Parse((await house.Database.Read($"""SELECT "Id" FROM actions_task WHERE "Number" = '{number}'""")).Single()).ToString());

    private static async Task<IReadOnlyList<FollowedView>> Of(HttpClient program) => (await program.GetFromJsonAsync<List<FollowedView>>(new Uri("/api/v1/me/followed", UriKind.Relative)))!;
}
