using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Entente.Actions.Plan;

namespace Entente.Actions.Tests.Plan;

/// <summary>Two people at the same deliverable: whoever comes second is told, and nothing is lost.</summary>
public class SeenDeliverableTests
{
    private const string Page = $"{Jams.Page}/deliverables/D5.4";
    private const string Api = $"{Jams.Api}/deliverables/D5.4";

    [Theory, OnEveryDatabase]
    public async Task Who_saves_over_somebody_elses_change_is_shown_both_and_saves_knowingly(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var lead = await house.SignIn("demo-wp-lead");
        await lead.Submit(await lead.Open($"{Jams.Page}/deliverables/new?wp=5"), Jams.Form("promise-deliverable"), [("Title", "Guide"), ("Due", "2026-05-31")]);
        var (first, second) = (await coordinator.Open($"{Page}/edit"), await lead.Open($"{Page}/edit"));

        await coordinator.Submit(first, Jams.Form("revise-deliverable"), [("Title", "Guide for assessors"), ("Due", "2026-06-30")]);
        var told = await lead.Submit(second, Jams.Form("revise-deliverable"), [("Title", "Handbook")]);

        Assert.Contains("Demo coordinator changed this after you had looked at it, on 11 Jun 2026", told.Summary(), StringComparison.Ordinal);
        Assert.Equal(("Handbook", "2026-05-31"), (told.Field("Title"), told.Field("Due")));
        Assert.Equal("Stored now: Guide for assessors", told.QuerySelector("#field-Title-now")!.TextContent.Trim());
        Assert.Equal("Stored now: 30 Jun 2026", told.QuerySelector("#field-Due-now")!.TextContent.Trim());
        Assert.Equal("Edit D5.4", told.Heading());

        var unread = await lead.Submit(second, Jams.Form("revise-deliverable"), [("Title", ""), ("Due", "31 May")]);
        Assert.Equal(["#field-Due"], unread.Faults());
        Assert.NotEmpty((await lead.Submit(unread, Jams.Form("revise-deliverable"), [("Title", "Handbook"), ("Due", "2026-05-31")])).QuerySelectorAll(".stored-now"));

        var saved = await lead.Submit(told, Jams.Form("revise-deliverable"), []);
        Assert.Equal("D5.4 Handbook", saved.Heading());
        Assert.Empty(saved.QuerySelectorAll(".stored-now"));
        Assert.Contains("Guide for assessors", saved.Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_program_says_which_version_it_saw_and_is_given_the_one_of_now(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await lead.PostAsJsonAsync($"{Jams.Api}/deliverables", new PromiseDeliverable(5, "Guide", Due: null));
        var ask = new ReviseDeliverable("Handbook", Due: null);
        var seen = (await lead.GetAsync(new Uri(Api, UriKind.Relative))).Headers.ETag!;

        await Jams.Refused(await lead.Over(HttpMethod.Put, Api, ask, seen: null), HttpStatusCode.PreconditionRequired, "platform.if-match-missing");
        Assert.Equal(HttpStatusCode.NoContent, (await lead.Over(HttpMethod.Put, Api, ask, seen)).StatusCode);
        using var stale = await lead.Over(HttpMethod.Put, Api, new ReviseDeliverable("Manual", Due: null), seen);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var said = JsonNode.Parse(await stale.Content.ReadAsStringAsync())!;
        Assert.Equal("urn:entente:problem:platform.changed-since", (string?)said["type"]);
        Assert.Equal("Handbook", (string?)said["now"]!["title"]);
        Assert.NotEqual(seen, stale.Headers.ETag);
        Assert.Equal(HttpStatusCode.NoContent, (await lead.Over(HttpMethod.Put, Api, new ReviseDeliverable("Manual", Due: null), stale.Headers.ETag)).StatusCode);
    }
}
