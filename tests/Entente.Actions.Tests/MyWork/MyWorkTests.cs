using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Meetings;
using Entente.Actions.MyWork;
using Entente.Actions.Reviews;
using Entente.Actions.Tests.Meetings;
using Entente.Actions.Tests.Reviews;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.MyWork;

/// <summary>What waits for a reader stands on one page, with the one link to do it, and nothing that waits for somebody else.</summary>
public class MyWorkTests
{
    [Theory]
    [InlineData(-1, "Late")]
    [InlineData(0, "Soon")]
    [InlineData(14, "Soon")]
    [InlineData(15, "Later")]
    public void A_thing_is_late_soon_or_later(int daysLeft, string band)
    {
        var day = new DateOnly(2026, 6, 11).AddDays(daysLeft);

        Assert.Equal(band, Item(new(day, day, daysLeft, null)).Band.ToString());
        Assert.Equal(WorkBand.Later, Item(null).Band);

        static WorkItem Item(Actions.Plan.DueSign? sign) => new(WorkKind.Task, "a", "A", 1, "T1.1", "Task", "/", sign, IsDemo: false);
    }

    [Theory, OnEveryDatabase]
    public async Task A_review_waits_for_whoever_has_the_next_word_and_leaves_with_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        using var evaluator = await house.Program("demo-evaluator");
        (await lead.PostAsJsonAsync($"{DraftGuide.Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20)))).EnsureSuccessStatusCode();

        var vote = Assert.Single(await Of(contributor), item => item.Kind == "Vote");
        Assert.Equal(("D5.4", "jams-2-0", new DateOnly(2026, 6, 20), "Soon", $"{Jams.Page}/deliverables/D5.4/review"), (vote.Number, vote.Action, vote.Due, vote.Band, vote.Href));
        Assert.DoesNotContain(await Of(evaluator), item => item.Kind is "Vote" or "Opinion");
        (await contributor.PostAsJsonAsync($"{DraftGuide.Api}/votes", new CastVote("For", null))).EnsureSuccessStatusCode();
        Assert.DoesNotContain(await Of(contributor), item => item.Kind == "Vote");

        (await lead.PostAsJsonAsync($"{DraftGuide.Api}/votes", new CastVote("For", null))).EnsureSuccessStatusCode();
        (await lead.PostAsJsonAsync($"{DraftGuide.Api}/votes", new CastVote("For", "Letter of 10 June", "MT"))).EnsureSuccessStatusCode();
        (await lead.PostAsync($"{DraftGuide.Api}/votes/count", null)).EnsureSuccessStatusCode();
        Assert.Single(await Of(evaluator), item => item is { Kind: "Opinion", Number: "D5.4" });
    }

    [Theory, OnEveryDatabase]
    public async Task A_task_waits_for_its_authority_and_one_of_nobody_for_the_lead(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Database.Execute("""UPDATE actions_task SET "Owner" = 'si-jazmp', "State" = 'Doing', "End" = '2026-06-09' WHERE "Number" = 'T5.2'""");
        await house.Database.Execute("""UPDATE actions_task SET "Owner" = NULL, "State" = 'Doing' WHERE "Number" = 'T5.3'""");
        await house.Database.Execute("""UPDATE actions_deliverable SET "Status" = 'Draft', "SubmittedOn" = NULL, "AcceptedOn" = NULL WHERE "Number" = 'D5.3'""");
        await house.Database.Execute("""UPDATE actions_milestone SET "ReachedOn" = NULL WHERE "Number" = 'MS9'""");
        using var officer = await house.SignIn("demo-officer");
        using var lead = await house.Program("demo-wp-lead");

        var page = await officer.Open("/me/work");
        var late = Assert.Single(page.QuerySelectorAll("section:has(#late) tbody tr"));
        Assert.Contains("T5.2", late.TextContent, StringComparison.Ordinal);
        Assert.Contains("Do the task", late.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 days late", late.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{Jams.Page}/plan/T5.2", late.QuerySelector("th a")!.GetAttribute("href"));
        Assert.DoesNotContain("T5.3", page.Body(), StringComparison.Ordinal);

        var led = await Of(lead);
        Assert.Contains(led, item => item is { Kind: "Task", Number: "T5.3" });
        Assert.DoesNotContain(led, item => item.Number == "T5.2");
        Assert.All(led, item => Assert.Equal(5, item.WorkPackage));
        Assert.Contains(led, item => item is { Kind: "Deliverable", Number: "D5.3", Band: "Later" });
        Assert.Contains(led, item => item is { Kind: "Milestone", Number: "MS9", Band: "Late" });
    }

    [Theory, OnEveryDatabase]
    public async Task An_invitation_waits_until_it_is_answered_and_what_an_authority_leads_waits_for_its_people(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Database.Execute("""UPDATE actions_deliverable SET "Status" = 'Draft', "SubmittedOn" = NULL, "AcceptedOn" = NULL WHERE "Number" = 'D6.2'""");
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        using var contact = await house.Program("demo-agency-contact");
        using (var coordinator = await house.Program("demo-coordinator"))
            await MeetingApiTests.Done(coordinator.PostAsJsonAsync($"{Jams.Api}/work-packages/6/lead", new GiveWorkPackageLead("IT", "AIFA", "2026-05", Why: null)));
        await MeetingApiTests.Plan(lead);

        var asked = Assert.Single(await Of(contributor), item => item.Kind == "Invitation");
        Assert.Equal(("M2", 5, new DateOnly(2026, 7, 1), 20, "Later", $"{Jams.Page}/meetings/M2"), (asked.Number, asked.WorkPackage, asked.Ends, asked.DaysLeft, asked.Band, asked.Href));
        using var reader = await house.SignIn("demo-contributor");
        Assert.Contains("Answer: M2", (await reader.Open("/me/work")).Body(), StringComparison.Ordinal);
        await MeetingApiTests.Done(contributor.PutAnyway($"{Jams.Api}/meetings/M2/answer", new AnswerInvitation("no")));
        Assert.DoesNotContain(await Of(contributor), item => item.Kind == "Invitation");

        Assert.Contains(await Of(contact), item => item is { Kind: "Deliverable", Number: "D6.2", WorkPackage: 6 });
    }

    [Theory, OnEveryDatabase]
    public async Task It_asks_the_database_once_for_all_reviews_and_only_for_what_may_wait(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        (await lead.PostAsJsonAsync($"{DraftGuide.Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20)))).EnsureSuccessStatusCode();

        using var watch = new SqlWatch(house);
        Assert.Contains(await Of(lead), item => item.Kind == "Vote");

        Assert.Contains("actions_deliverable", Assert.Single(watch.On("actions_review")), StringComparison.Ordinal);
        Assert.Single(watch.On("actions_authority"));
        Assert.Contains("\"Owner\"", Where(Assert.Single(watch.On("actions_task"))), StringComparison.Ordinal);
        Assert.Contains("\"ActionId\"", Where(Assert.Single(watch.On("actions_milestone"))), StringComparison.Ordinal);

        static string Where(string sql) => sql[sql.IndexOf("WHERE", StringComparison.Ordinal)..];
    }

    [Theory, OnEveryDatabase]
    public async Task What_one_may_not_see_waits_for_nobody_and_an_empty_list_says_where_to_look(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Database.Execute("""UPDATE actions_task SET "Owner" = 'si-jazmp', "State" = 'Doing', "Edition" = 'Restricted', "Audience" = ' authority:fr-ansm ' WHERE "Number" = 'T5.2'""");
        using var finance = await house.SignIn("demo-project-officer");
        using var officer = await house.Program("demo-officer");

        Assert.DoesNotContain(await Of(officer), item => item.Number == "T5.2");
        var empty = await finance.Open("/me/work");
        Assert.Contains("Nothing waits for you.", empty.Body(), StringComparison.Ordinal);
        Assert.NotNull(empty.QuerySelector("main a[href='/due']"));
        using var nobody = house.WithToken("none");
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri("/api/v1/me/work", UriKind.Relative))).StatusCode);
    }

    private static async Task<IReadOnlyList<WorkItemView>> Of(HttpClient program) =>
        (await program.GetFromJsonAsync<MyWorkList>(new Uri("/api/v1/me/work", UriKind.Relative)))!.Items;
}
