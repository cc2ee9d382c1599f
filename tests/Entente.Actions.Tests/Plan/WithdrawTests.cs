using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Plan;

/// <summary>What was entered twice or will not come is taken out of the plan with a reason, and can be put back.</summary>
public class WithdrawTests
{
    [Theory, OnEveryDatabase]
    public async Task A_milestone_entered_twice_is_withdrawn_is_counted_nowhere_and_put_back(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        (await program.PostAsJsonAsync($"{Jams.Api}/milestones", new SetMilestone(5, "Signals agreed", new(2026, 6, 12), Verification: null))).EnsureSuccessStatusCode();
        const string Page = $"{Jams.Page}/milestones/MS15";
        Assert.Contains("MS15", (await coordinator.Open($"{Jams.Page}/milestones?wp=5")).Body(), StringComparison.Ordinal);
        Assert.Contains("Signals agreed", (await coordinator.Open("/due")).Body(), StringComparison.Ordinal);

        var bare = await coordinator.Submit(await coordinator.Open($"{Page}/edit"), Jams.Form("withdraw"), [("Because", " ")]);
        Assert.Equal(["#field-Because"], bare.Faults());
        var gone = await coordinator.Submit(bare, Jams.Form("withdraw"), [("Because", "Entered twice, see MS4.")]);

        Assert.Equal("It is withdrawn. You can put it back here.", gone.Done());
        Assert.Contains("Withdrawn on 11 June 2026 by Demo coordinator: Entered twice, see MS4.", gone.QuerySelector("#withdrawn")!.Say(), StringComparison.Ordinal);
        Assert.Null(gone.QuerySelector("a[href$='/MS15/edit']"));
        Assert.DoesNotContain("MS15", (await coordinator.Open($"{Jams.Page}/milestones?wp=5")).Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("Signals agreed", (await coordinator.Open("/due")).Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("MS15", (await program.Json($"{Jams.Api}/plan")).ToString(), StringComparison.Ordinal);
        var listed = await coordinator.Open($"{Jams.Page}/plan/withdrawn");
        Assert.Equal(["MS15 Signals agreed"], listed.QuerySelectorAll("main ul.plain li a").Select(link => link.TextContent));
        Assert.Contains("Entered twice, see MS4.", (await coordinator.Open($"/activity?action=jams-2-0")).QuerySelector(".activity > li")!.TextContent, StringComparison.Ordinal);

        // Its number is not given again.
        var next = await program.PostAsJsonAsync($"{Jams.Api}/milestones", new SetMilestone(5, "Another", Due: null, Verification: null));
        Assert.EndsWith("/milestones/MS16", next.Headers.Location!.OriginalString, StringComparison.Ordinal);

        var back = await coordinator.Submit(await coordinator.Open(Page), Jams.Form("restore"), []);
        Assert.Equal("It stands in the plan again.", back.Done());
        Assert.Null(back.QuerySelector("#withdrawn"));
        Assert.Contains("MS15", (await coordinator.Open($"{Jams.Page}/milestones?wp=5")).Body(), StringComparison.Ordinal);
        Assert.Contains("Nothing was withdrawn.", (await coordinator.Open($"{Jams.Page}/plan/withdrawn")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task What_others_wait_for_what_was_reached_and_what_was_handed_in_stays(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        async Task<HttpResponseMessage> Withdraw(string thing) =>
            await program.PostAsJsonAsync($"{Jams.Api}/{thing}/withdrawal", new WithdrawFromPlan("Not needed"));

        await Jams.Refused(await Withdraw("tasks/T5.2"), HttpStatusCode.UnprocessableEntity, "actions.task-awaited");
        await Jams.Refused(await Withdraw("milestones/MS1"), HttpStatusCode.UnprocessableEntity, "actions.milestone-reached");
        await Jams.Refused(await Withdraw("deliverables/D1.3"), HttpStatusCode.UnprocessableEntity, "actions.deliverable-handed-in");
        await Jams.Refused(await Withdraw("tasks/T99"), HttpStatusCode.NotFound, "actions.task-unknown");
        await Jams.Refused(await program.DeleteAsync(new Uri($"{Jams.Api}/tasks/T5.3/withdrawal", UriKind.Relative)), HttpStatusCode.UnprocessableEntity, "actions.not-withdrawn");

        // What waits goes first, and comes back last.
        Assert.Equal(HttpStatusCode.NoContent, (await Withdraw("tasks/T5.3")).StatusCode);
        await Jams.Refused(await Withdraw("tasks/T5.3"), HttpStatusCode.UnprocessableEntity, "actions.withdrawn-already");
        Assert.Equal(HttpStatusCode.NoContent, (await Withdraw("tasks/T5.2")).StatusCode);
        await Jams.Refused(await program.DeleteAsync(new Uri($"{Jams.Api}/tasks/T5.3/withdrawal", UriKind.Relative)), HttpStatusCode.UnprocessableEntity, "actions.task-after-unknown");
        foreach (var number in new[] { "T5.2", "T5.3" })
            Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync(new Uri($"{Jams.Api}/tasks/{number}/withdrawal", UriKind.Relative))).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_not_plan_there_withdraws_nothing_and_sees_the_reason(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var coordinator = await house.Program("demo-coordinator");
        await Jams.Refused(await lead.PostAsJsonAsync($"{Jams.Api}/tasks/T6.1/withdrawal", new WithdrawFromPlan("Mine is better")), HttpStatusCode.Forbidden, "actions.not-yours");
        Assert.Equal(HttpStatusCode.NoContent, (await coordinator.PostAsJsonAsync($"{Jams.Api}/tasks/T5.3/withdrawal", new WithdrawFromPlan("Done by T5.2"))).StatusCode);

        using var officer = await house.SignIn("demo-officer");
        var page = await officer.Open($"{Jams.Page}/plan/T5.3");

        Assert.Contains("Done by T5.2", page.QuerySelector("#withdrawn")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(Jams.Form("restore")));
        await officer.Open($"{Jams.Page}/plan/T5.3/edit", HttpStatusCode.Forbidden);
    }
}
