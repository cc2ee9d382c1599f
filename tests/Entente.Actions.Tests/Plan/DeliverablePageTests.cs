using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Plan;

namespace Entente.Actions.Tests.Plan;

/// <summary>Deliverables and milestones: entered, followed, handed in.</summary>
public class DeliverablePageTests
{
    [Theory, OnEveryDatabase]
    public async Task A_deliverable_is_followed_from_its_promise_to_its_acceptance(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-wp-lead");

        var added = await reader.Submit(await reader.Open($"{Jams.Page}/deliverables/new?wp=5"), Jams.Form("promise-deliverable"),
            [("Title", "Guide for assessors"), ("Due", "2026-05-31")]);
        Assert.Equal("D5.4 Guide for assessors", added.Heading());
        Assert.Contains("10 days late", added.Body(), StringComparison.Ordinal);
        var late = await reader.Open($"{Jams.Page}/deliverables?view=late");
        Assert.Equal(["D5.4"], late.QuerySelectorAll("table.data tbody .code").Select(number => number.TextContent));

        var moved = await reader.Submit(await reader.Open($"{Jams.Page}/deliverables/D5.4/edit"), Jams.Form("revise-deliverable"), [("Due", "2026-06-15")]);
        Assert.Contains("4 days left", moved.Body(), StringComparison.Ordinal);

        var future = await reader.Submit(await reader.Open($"{Jams.Page}/deliverables/D5.4/edit"), Jams.Form("move-deliverable"), [("Status", "Submitted"), ("On", "2026-06-12")]);
        Assert.Equal(["#field-On"], future.Faults());
        var bare = await reader.Submit(future, Jams.Form("move-deliverable"), [("Status", "Submitted"), ("On", "2026-06-10")]);
        Assert.Equal(["#field-Unreviewed"], bare.Faults());
        Assert.Equal(("Submitted", "2026-06-10"), (bare.Field("Status"), bare.Field("On")));

        await reader.Submit(bare, Jams.Form("move-deliverable"), [("Status", "Submitted"), ("On", "2026-06-10"), ("Unreviewed", "Approved by letter in May.")]);
        var early = await reader.Submit(await reader.Open($"{Jams.Page}/deliverables/D5.4/edit"), Jams.Form("move-deliverable"), [("Status", "Accepted"), ("On", "2026-06-09")]);
        Assert.Contains("D5.4 was submitted on 10 Jun 2026 and cannot have been accepted before.", early.Summary(), StringComparison.Ordinal);
        var accepted = await reader.Submit(early, Jams.Form("move-deliverable"), [("Status", "Accepted"), ("On", "")]);
        Assert.Equal("It is recorded how far the deliverable is.", accepted.Done());
        Assert.Null(accepted.QuerySelector("a[href$='/D5.4/edit']"));
        Assert.Contains("Accepted 11 Jun 2026", (await reader.Open($"{Jams.Page}/deliverables?view=done&wp=5")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Deliverables_can_be_narrowed_by_work_package_and_status(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var page = await reader.Open($"{Jams.Page}/deliverables?wp=1&status=Submitted");

        Assert.Equal(["D1.3"], page.QuerySelectorAll("table.data tbody .code").Select(number => number.TextContent));
        Assert.Null(page.QuerySelector($"a[href='{Jams.Page}/deliverables/new']"));
        Assert.Contains("No deliverable yet.", (await reader.Open("/ja/increasenet/deliverables")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_milestone_is_set_changed_and_reached(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/milestones/new"), Jams.Form("set-milestone"),
            [("WorkPackage", "7"), ("Verification", "Minutes")]);
        Assert.Equal(["#field-Title"], refused.Faults());
        Assert.Equal(("7", "Minutes"), (refused.Field("WorkPackage"), refused.Field("Verification")));

        var set = await reader.Submit(refused, Jams.Form("set-milestone"), [("Title", "Third campaign agreed"), ("Due", "2026-06-01")]);
        Assert.Equal("MS15 Third campaign agreed", set.Heading());
        Assert.Contains("10 days late", set.Body(), StringComparison.Ordinal);
        var changed = await reader.Submit(await reader.Open($"{Jams.Page}/milestones/MS15/edit"), Jams.Form("revise-milestone"), [("Due", "2026-06-30")]);
        Assert.Contains("To come", changed.Body(), StringComparison.Ordinal);

        var reached = await reader.Submit(await reader.Open($"{Jams.Page}/milestones/MS15/edit"), Jams.Form("reach-milestone"), [("On", "2026-06-10")]);

        Assert.Contains("Reached 10 Jun 2026", reached.Body(), StringComparison.Ordinal);
        Assert.Null(reached.QuerySelector("a[href$='/MS15/edit']"));
        Assert.Contains("MS15", (await reader.Open($"{Jams.Page}/milestones?state=reached&wp=7")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_api_refuses_what_the_pages_refuse(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var officer = await house.Program("demo-officer");
        var words = new ReviseDeliverable("Other words", new(2026, 12, 1));

        await Jams.Refused(await lead.PutAnyway($"{Jams.Api}/deliverables/D6.1", words), HttpStatusCode.Forbidden, "actions.not-yours");
        await Jams.Refused(await lead.PutAnyway($"{Jams.Api}/deliverables/D5.1", words), HttpStatusCode.UnprocessableEntity, "actions.deliverable-accepted");
        await Jams.Refused(await lead.PutAnyway($"{Jams.Api}/deliverables/D5.9", words), HttpStatusCode.NotFound, "actions.deliverable-unknown");
        await Jams.Refused(await lead.PutAnyway($"{Jams.Api}/milestones/MS99", new ReviseMilestone("M", Due: null, Verification: null)),
            HttpStatusCode.NotFound, "actions.milestone-unknown");
        await Jams.Refused(await lead.PostAsJsonAsync($"{Jams.Api}/milestones/MS12/reached", new ReachMilestone(new(2026, 6, 1))),
            HttpStatusCode.UnprocessableEntity, "actions.milestone-reached");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PutAnyway($"{Jams.Api}/deliverables/D5.1", words)).StatusCode);
    }
}
