using System.Net;
using System.Net.Http.Json;
using Entente.Actions.MyWork;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Meetings;
using Entente.Platform.Accounts;
using Entente.Platform.Notices;
using Microsoft.Extensions.DependencyInjection;

using static Entente.Actions.Tests.Sheets.Brought;

namespace Entente.Actions.Tests.Plan;

/// <summary>A task names the person who does it: chosen from those with a part in the action, told, and shown wherever the task is.</summary>
public class TaskPersonTests
{
    [Theory, OnEveryDatabase]
    public async Task Whoever_is_named_on_the_page_is_told_has_the_task_among_the_own_work_and_stands_wherever_it_stands(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        using var evaluator = await house.SignIn("demo-evaluator");
        await house.Database.Execute("""UPDATE actions_task SET "State" = 'Doing', "Owner" = NULL WHERE "Number" = 'T5.3'""");
        Assert.DoesNotContain("T5.3", (await evaluator.Open("/me/work")).Body(), StringComparison.Ordinal);

        var form = await lead.Open($"{Jams.Page}/plan/T5.3/edit");
        var chosen = form.QuerySelectorAll("#field-Person option").Single(option => option.TextContent.StartsWith("Demo evaluator", StringComparison.Ordinal));
        Assert.Equal("Demo evaluator, AGES", chosen.TextContent);
        var task = await lead.Submit(form, Jams.Form("revise-task"), [("Person", chosen.GetAttribute("value"))]);

        Assert.Contains("Demo evaluator", task.QuerySelector("section:has(#facts) dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Demo evaluator", task.QuerySelector("section:has(#activity)")?.TextContent ?? task.Body(), StringComparison.Ordinal);
        foreach (var view in new[] { "table", "board" })
            Assert.Contains("Demo evaluator", (await lead.Open($"{Jams.Page}/plan?view={view}&wp=5&q=evaluator")).Body(), StringComparison.Ordinal);
        Assert.Equal("Demo evaluator, AGES", (await lead.Open($"{Jams.Page}/plan/T5.3/edit")).QuerySelector("#field-Person option[selected]")!.TextContent);
        Assert.Contains("T5.3", (await evaluator.Open("/me/work")).Body(), StringComparison.Ordinal);
        Assert.Contains("You are named for a task: T5.3 of JAMS 2.0", (await evaluator.Open("/me/notices?unread=1")).Body(), StringComparison.Ordinal);

        await lead.Submit(await lead.Open($"{Jams.Page}/plan/T5.3/edit"), Jams.Form("revise-task"), [("Person", "")]);
        Assert.Contains("Over", (await evaluator.Open("/me/notices")).QuerySelector(".notices li")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("T5.3", (await evaluator.Open("/me/work")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_stranger_is_refused_and_whoever_leaves_stays_named_until_another_is(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.Program("demo-coordinator");
        var (contributor, stranger) = (await Account(house, "demo-contributor"), Guid.CreateVersion7());
        var made = new PlanATask(5, "Sort the answers", new(2026, 6, 1), new(2026, 6, 20), null, [], stranger);

        await Jams.Refused(await coordinator.PostAsJsonAsync($"{Jams.Api}/tasks", made), HttpStatusCode.UnprocessableEntity, "actions.task-faulty");
        await MeetingApiTests.Done(coordinator.PostAsJsonAsync($"{Jams.Api}/tasks", made with { Person = contributor }));
        var task = await coordinator.GetFromJsonAsync<TaskView>($"{Jams.Api}/tasks/T5.4");
        Assert.Equal((contributor, "Demo contributor"), (task!.Person, task.PersonName));

        await house.Database.Execute("""UPDATE platform_account SET "WithdrawnAt" = '2026-06-11 08:00:00' WHERE "SignInName" = 'demo-contributor'""");
        var later = new ReviseTask("Sort all answers", new(2026, 6, 1), new(2026, 6, 21), null, [], contributor);
        await MeetingApiTests.Done(coordinator.PutAnyway($"{Jams.Api}/tasks/T5.4", later));
        Assert.Equal("Demo contributor", (await coordinator.GetFromJsonAsync<TaskView>($"{Jams.Api}/tasks/T5.4"))!.PersonName);
        using var reader = await house.SignIn("demo-coordinator");
        Assert.Equal("Demo contributor", (await reader.Open($"{Jams.Page}/plan/T5.4/edit")).QuerySelector("#field-Person option[selected]")!.TextContent);

        await MeetingApiTests.Done(coordinator.PutAnyway($"{Jams.Api}/tasks/T5.4", later with { Person = null }));
        await Jams.Refused(await coordinator.PutAnyway($"{Jams.Api}/tasks/T5.4", later), HttpStatusCode.UnprocessableEntity, "actions.task-faulty");
    }

    [Theory, OnEveryDatabase]
    public async Task A_warning_goes_to_the_person_and_where_that_one_is_gone_to_the_authority(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.Program("demo-coordinator");
        using var named = await house.SignIn("demo-contributor");
        using var colleague = await house.Program("demo-officer");
        var person = await Account(house, "demo-contributor");
        await MeetingApiTests.Done(coordinator.PostAsJsonAsync($"{Jams.Api}/tasks", new PlanATask(5, "Sort", new(2026, 6, 1), new(2026, 6, 20), "si-jazmp", [], person)));

        await Warn(house);
        Assert.Contains("Task ends on 20 Jun 2026: T5.4", (await named.Open("/me/notices")).Body(), StringComparison.Ordinal);
        Assert.Equal(0, await Warned(colleague));

        await house.Database.Execute("""UPDATE platform_account SET "WithdrawnAt" = '2026-06-11 08:00:00' WHERE "SignInName" = 'demo-contributor'""");
        await Warn(house);
        Assert.Equal(1, await Warned(colleague));

        static async Task<int> Warned(HttpClient program) =>
            (await program.GetFromJsonAsync<List<NoticeView>>("/api/v1/notices"))!.Count(notice => notice.Topic == DueWarning.Topic);
    }

    [Theory, OnEveryDatabase]
    public async Task A_table_names_people_as_everybody_calls_them(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        const string Heading = "No.,Work package,Task,First day,Last day,Code of the authority,Person,Waits for\r\n";

        await Bring(program, "tasks", Heading + ",5,Sort the answers,2026-06-01,2026-06-20,,demo contributor,\r\n");
        Assert.Equal("Demo contributor", (await program.GetFromJsonAsync<TaskView>($"{Jams.Api}/tasks/T5.4"))!.PersonName);
        Assert.Contains("Demo contributor", await program.GetStringAsync(new Uri($"{Jams.Api}/tasks/export/csv", UriKind.Relative)), StringComparison.Ordinal);

        await house.Database.Execute("""UPDATE platform_account SET "DisplayName" = 'Demo evaluator' WHERE "SignInName" = 'demo-coordinator'""");
        var refused = await Bring(program, "tasks", Heading + "T5.4,5,Sort,2026-06-01,2026-06-20,,Demo evaluator,\r\n,5,Another,2026-06-01,2026-06-20,,Somebody else,\r\n", dryRun: true);
        Assert.Equal(
            ["actions.task-person-twice", "actions.task-person-unknown"],
            refused.GetProperty("rows").EnumerateArray().SelectMany(row => row.GetProperty("faults").EnumerateArray()).Select(fault => fault.GetProperty("code").GetString()));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_is_named_moves_the_task_and_changes_nothing_else(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.Program("demo-coordinator");
        using var evaluator = await house.SignIn("demo-evaluator");
        using var program = await house.Program("demo-evaluator");
        await Jams.Refused(await program.PostAsJsonAsync($"{Jams.Api}/tasks/T5.3/state", new MoveTask("Done")), HttpStatusCode.Forbidden, "actions.not-yours");
        var task = await coordinator.GetFromJsonAsync<TaskView>($"{Jams.Api}/tasks/T5.3");
        var given = new ReviseTask(task!.Title, task.Start, task.End, task.Owner, task.After, await Account(house, "demo-evaluator"));
        await MeetingApiTests.Done(coordinator.PutAnyway($"{Jams.Api}/tasks/T5.3", given));

        var page = await evaluator.Open($"{Jams.Page}/plan/T5.3");
        Assert.Equal("Update status", page.QuerySelector(".page-head a.btn")!.TextContent.Trim());
        var edit = await evaluator.Open(page.QuerySelector(".page-head a.btn")!.GetAttribute("href")!);
        Assert.Null(edit.QuerySelector(Jams.Form("revise-task")));
        Assert.Null(edit.QuerySelector(Jams.Form("withdraw")));
        var moved = await evaluator.Submit(edit, Jams.Form("move-task"), [("State", "Waiting")]);
        Assert.NotNull(moved.Done());
        Assert.Contains("Waiting", moved.QuerySelector("section:has(#facts) dl")!.TextContent, StringComparison.Ordinal);

        var board = await evaluator.Open($"{Jams.Page}/plan?view=board&wp=5");
        Assert.Single(board.QuerySelectorAll("form.move"));
        await MeetingApiTests.Done(program.PostAsJsonAsync($"{Jams.Api}/tasks/T5.3/state", new MoveTask("Doing")));
        await Jams.Refused(await program.PutAnyway($"{Jams.Api}/tasks/T5.3", given), HttpStatusCode.Forbidden, "platform.not-permitted");
        await MeetingApiTests.Done(coordinator.PutAnyway($"{Jams.Api}/tasks/T5.3", given with { Person = null }));
        await Jams.Refused(await program.PostAsJsonAsync($"{Jams.Api}/tasks/T5.3/state", new MoveTask("Done")), HttpStatusCode.Forbidden, "actions.not-yours");
    }

    private static Task<Guid> Account(House house, string name) => house.Inside(async services =>
    {
        var people = await services.GetRequiredService<People>().Holding(ActionsPermissions.Read, CancellationToken.None);
        return people.Single(person => person.Name == name).Account!.Value;
    });

    private static async Task Warn(House house)
    {
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            Assert.Null((await ActivatorUtilities.CreateInstance<WarnOfDays>(services).Run(new(), db, null!, CancellationToken.None)).Problem);
            return await db.Save(CancellationToken.None);
        });
    }
}
