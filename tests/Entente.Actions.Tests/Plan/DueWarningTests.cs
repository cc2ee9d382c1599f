using System.Net.Http.Json;
using Entente.Actions.Meetings;
using Entente.Actions.Plan;
using Entente.Actions.Reviews;
using Entente.Actions.Tests.Meetings;
using Entente.Actions.Tests.Reviews;
using Entente.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Plan;

/// <summary>Whoever answers for a day is told 30, 14 and 3 days ahead, once each; what is over waits for nobody (US-04).</summary>
public class DueWarningTests
{
    [Theory, OnEveryDatabase]
    public async Task Whoever_answers_for_a_day_is_told_at_each_distance_once_and_a_day_that_moves_begins_anew(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await Promise(lead, "2026-07-13");

        Assert.Contains(WarnOfDays.Kind, house.Services.GetRequiredService<JobKinds>().EveryDay.Select(daily => daily.Kind));
        Assert.Empty(await Warn(house));
        house.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(["demo-wp-lead 13", "demo-wp-lead 13 waits"], await Warn(house));
        house.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(["demo-wp-lead 13", "demo-wp-lead 13 waits"], await Warn(house));
        house.Clock.Pass(TimeSpan.FromDays(16));
        Assert.Equal(["demo-wp-lead 13", "demo-wp-lead 13", "demo-wp-lead 13 waits"], await Warn(house));

        await Done(lead.PutAnyway(DraftGuide.Api, new ReviseDeliverable("Guide", new(2026, 7, 14))));
        Assert.Equal(["demo-wp-lead 13", "demo-wp-lead 13"], await Told(house));
        Assert.Equal(["demo-wp-lead 13", "demo-wp-lead 13", "demo-wp-lead 14", "demo-wp-lead 14 waits"], await Warn(house));
        await Done(lead.PutAnyway(DraftGuide.Api, new ReviseDeliverable("Guide", new(2026, 7, 13))));
        Assert.Equal(["demo-wp-lead 13", "demo-wp-lead 13", "demo-wp-lead 13 waits", "demo-wp-lead 14"], await Warn(house));

        await Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/status", new MoveDeliverable("Submitted", null, "By letter")));
        Assert.DoesNotContain(await Told(house), line => line.EndsWith("waits", StringComparison.Ordinal));
        Assert.DoesNotContain(await Warn(house), line => line.EndsWith("waits", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task A_task_is_its_owners_a_milestone_the_leads_and_nobody_is_told_of_what_is_done_or_not_to_be_seen(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await house.Database.Execute("""UPDATE actions_task SET "Owner" = 'si-jazmp', "State" = 'Doing', "End" = '2026-06-20' WHERE "Number" = 'T5.3'""");
        await house.Database.Execute("""UPDATE actions_milestone SET "ReachedOn" = NULL, "Due" = '2026-06-25' WHERE "Number" = 'MS9'""");

        Assert.Equal(["demo-contributor 20", "demo-contributor 20 waits", "demo-officer 20", "demo-officer 20 waits", "demo-wp-lead 25", "demo-wp-lead 25 waits"], await Warn(house));
        using (var reader = await house.SignIn("demo-officer"))
            Assert.Contains((await reader.Open("/me/notices")).QuerySelectorAll(".notices li a"), one => one.TextContent.Trim() == "Task ends on 20 Jun 2026: T5.3 of JAMS 2.0");

        await Done(lead.PostAsJsonAsync($"{Jams.Api}/milestones/MS9/reached", new ReachMilestone(null)));
        await Done(lead.PutAnyway($"{Jams.Api}/tasks/T5.3", new ReviseTask("Draft", new(2025, 11, 3), new(2026, 6, 20), null, ["T5.2"], Person: null)));
        Assert.Equal(["demo-contributor 20", "demo-officer 20", "demo-wp-lead 20", "demo-wp-lead 20 waits", "demo-wp-lead 25"], await Warn(house));
        using (var reader = await house.SignIn("demo-officer"))
            Assert.Contains("Over", (await reader.Open("/me/notices")).QuerySelector(".notices li")!.TextContent, StringComparison.Ordinal);
        await Done(lead.PostAsJsonAsync($"{Jams.Api}/tasks/T5.3/state", new MoveTask("Done")));
        Assert.DoesNotContain(await Told(house), line => line.EndsWith("waits", StringComparison.Ordinal));

        await house.Database.Execute("""UPDATE actions_task SET "Owner" = 'si-jazmp', "State" = 'Doing', "Edition" = 'Restricted', "Audience" = ' authority:fr-ansm ' WHERE "Number" = 'T7.3'""");
        await house.Database.Execute("""UPDATE actions_task SET "End" = '2026-06-19' WHERE "Number" = 'T7.3'""");
        Assert.DoesNotContain(await Warn(house), line => line.Contains("19", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task An_answer_a_vote_the_end_of_a_stage_and_the_day_itself_close_what_was_asked(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        await MeetingApiTests.Plan(lead);
        Assert.Equal(4, (await Open(house, "actions.meeting-invited")).Count);
        await Done(contributor.PutAnyway($"{Jams.Api}/meetings/M2/answer", new AnswerInvitation("no")));
        Assert.Equal(3, (await Open(house, "actions.meeting-invited")).Count);

        await Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        Assert.Single(await Open(house, ReviewNotices.Asked));
        await Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/votes/extension", new ExtendVote(new(2026, 6, 22))));
        Assert.Single(await Open(house, ReviewNotices.Asked));
        house.Clock.Pass(TimeSpan.FromDays(12));
        await Warn(house);
        Assert.Empty(await Open(house, ReviewNotices.Asked));
        await Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/votes/extension", new ExtendVote(new(2026, 6, 30))));
        await Done(contributor.PostAsJsonAsync($"{DraftGuide.Api}/votes", new CastVote("For", null)));
        Assert.Empty(await Open(house, ReviewNotices.Asked));
        await Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/review-end", new CallReviewOff("The wrong file")));
        Assert.Equal(["demo-coordinator"], await Open(house, ReviewNotices.Ended));
        await Done(lead.PostAsJsonAsync($"{DraftGuide.Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 7, 20))));
        Assert.Empty(await Open(house, ReviewNotices.Ended));

        house.Clock.Pass(TimeSpan.FromDays(15));
        await Warn(house);
        Assert.Empty(await Open(house, "actions.meeting-invited"));
    }

    private static async Task Done(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task Promise(HttpClient program, string due) =>
        Done(program.PostAsJsonAsync($"{Jams.Api}/deliverables", new PromiseDeliverable(5, "Guide", DateOnly.Parse(due, null))));

    // A morning: the work of the day is done, and who was told of which day of the month is given, with what still waits once more.
    private static async Task<IReadOnlyList<string>> Warn(House house)
    {
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            var done = await ActivatorUtilities.CreateInstance<WarnOfDays>(services).Run(new(), db, null!, CancellationToken.None);
            Assert.Null(done.Problem);
            Assert.Null(await db.Save(CancellationToken.None));
            return done.Value;
        });
        return await Told(house);
    }

    private static async Task<IReadOnlyList<string>> Told(House house)
    {
        var all = await house.Database.Read("""
            SELECT account."SignInName", notice."Cause", CASE WHEN notice."ReadAt" IS NULL THEN 'waits' ELSE 'read' END FROM platform_notice notice
            JOIN platform_account account ON account."Id" = notice."Account" WHERE notice."Topic" = 'actions.due'
            """);
        return [.. all.SelectMany(Lines).Order(StringComparer.Ordinal)];

        static IEnumerable<string> Lines(string row)
        {
            var words = row.Split(' ');
            var line = $"{words[0]} {words[1].Split('/')[^2][^2..]}";
            return words[2] == "waits" ? [line, $"{line} waits"] : [line];
        }
    }

    private static Task<IReadOnlyList<string>> Open(House house, string topic) => house.Database.Read($"""
        SELECT account."SignInName" FROM platform_notice notice JOIN platform_account account ON account."Id" = notice."Account"
        WHERE notice."Topic" = '{topic}' AND notice."OverAt" IS NULL ORDER BY account."SignInName"
        """);
}
