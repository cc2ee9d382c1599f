using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Plan;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Plan;

/// <summary>Planning, changing and moving tasks: on the pages and through the API.</summary>
public class TaskPageTests
{
    private static readonly (string, string?)[] Comments =
        [("WorkPackage", "5"), ("Title", "Collect the comments"), ("Start", "2026-09-01"), ("End", "2026-09-30"), ("Owner", "be-afmps"), ("After", "T5.3")];

    [Theory, OnEveryDatabase]
    public async Task A_coordinator_plans_a_task_and_finds_it_in_every_view(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var form = await reader.Open($"{Jams.Page}/plan/new?wp=5");
        Assert.Equal("5", form.Field("WorkPackage"));
        var task = await reader.Submit(form, Jams.Form("plan-task"), Comments);

        Assert.Equal("T5.4 Collect the comments", task.Heading());
        Assert.Equal("The task is planned.", task.Done());
        Assert.Contains("T5.3 Try the procedure", task.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("Demo data", task.Body(), StringComparison.Ordinal);
        foreach (var view in new[] { "gantt-tasks", "table", "board" })
            Assert.Contains("Collect the comments", (await reader.Open($"{Jams.Page}/plan?view={view}&wp=5")).Body(), StringComparison.Ordinal);
        Assert.Contains("75", (await reader.Open($"{Jams.Page}/plan?wp=5")).QuerySelector("table.gantt tbody td.num")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Collect the comments", (await reader.Open($"{Jams.Page}/wp/5")).Body(), StringComparison.Ordinal);
        Assert.Contains("Waited for by", (await reader.Open($"{Jams.Page}/plan/T5.3")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_refused_form_keeps_what_was_typed_and_links_to_the_faults(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/plan/new"), Jams.Form("plan-task"),
            [("WorkPackage", "6"), ("Title", ""), ("Start", "2026-09-30"), ("End", "2026-09-01"), ("Owner", "fr-ansm"), ("After", "T6.1")]);

        Assert.Equal(["#field-Title", "#field-End"], refused.Faults());
        Assert.Equal(("6", "2026-09-30", "2026-09-01", "fr-ansm"),
            (refused.Field("WorkPackage"), refused.Field("Start"), refused.Field("End"), refused.Field("Owner")));
        Assert.True(refused.QuerySelector("input[name=After][value='T6.1']")!.HasAttribute("checked"));

        var unreadable = await reader.Submit(refused, Jams.Form("plan-task"), [("Title", "A task"), ("Start", "next spring")]);
        Assert.Equal(["#field-Start"], unreadable.Faults());
        Assert.Equal("A task", unreadable.Field("Title"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_lead_plans_in_the_own_work_package_only(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-wp-lead");
        using var program = await house.Program("demo-wp-lead");

        var form = await reader.Open($"{Jams.Page}/plan/new");
        Assert.Equal(["", "5"], form.QuerySelectorAll("#field-WorkPackage option").Select(option => option.GetAttribute("value")));
        Assert.Null((await reader.Open($"{Jams.Page}/plan/T6.1")).QuerySelector("a[href$='/T6.1/edit']"));
        Assert.Equal("You may not do this", (await reader.Open($"{Jams.Page}/plan/T6.1/edit", HttpStatusCode.Forbidden)).Heading());
        Assert.NotNull((await reader.Open($"{Jams.Page}/plan/T5.1")).QuerySelector("a[href$='/T5.1/edit']"));
        Assert.Equal("You may not do this", (await reader.Open("/ja/chessmen/plan/new", HttpStatusCode.Forbidden)).Heading());

        var task = new PlanATask(6, "Elsewhere", new(2026, 9, 1), new(2026, 9, 30), Owner: null, After: null);
        await Jams.Refused(await program.PostAsJsonAsync($"{Jams.Api}/tasks", task), HttpStatusCode.Forbidden, "actions.not-yours");
        Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync($"{Jams.Api}/tasks", task with { WorkPackage = 5 })).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_only_read_finds_the_plan_without_buttons_and_no_form(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var board = await reader.Open($"{Jams.Page}/plan?view=board");

        Assert.Contains("T5.1", board.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("Plan a task", board.Body(), StringComparison.Ordinal);
        Assert.Empty(board.QuerySelectorAll("form.move"));
        await reader.Open($"{Jams.Page}/plan/new", HttpStatusCode.Forbidden);
    }

    [Theory, OnEveryDatabase]
    public async Task A_task_moves_on_the_board_and_the_filters_stay(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var board = await reader.Open($"{Jams.Page}/plan?view=board&wp=5");

        var moved = await reader.Submit(board, Jams.Form("move-T5.2"), [("State", "Doing")]);

        Assert.Contains("T5.2 was moved from “Done” to “Doing”.", moved.Done(), StringComparison.Ordinal);
        Assert.Equal("Doing 1", Text(moved.QuerySelector("#lane-Doing")!));
        Assert.Equal("Done 2", Text(moved.QuerySelector("#lane-Done")!));

        await reader.Submit(moved, Jams.Form("move-T5.3"), [("State", "ToDo")]);
        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/plan?view=board&wp=5"), Jams.Form("move-T5.3"), [("State", "Done")]);
        Assert.Contains("T5.2 must be done first.", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("To do 1", Text(refused.QuerySelector("#lane-ToDo")!));
    }

    [Theory, OnEveryDatabase]
    public async Task A_task_is_changed_by_page_and_api_and_a_circle_is_refused(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");

        var page = await reader.Open($"{Jams.Page}/plan/T8.3/edit");
        Assert.Equal("2026-09-30", page.Field("End"));
        var saved = await reader.Submit(page, Jams.Form("revise-task"), [("Title", "Hold the workshops"), ("End", "2026-10-15")]);
        Assert.Equal(("T8.3 Hold the workshops", "The task was saved."), (saved.Heading(), saved.Done()));

        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/plan/T8.1/edit"), Jams.Form("revise-task"), [("After", "T8.3")]);
        Assert.Contains("the two would wait for each other for ever", refused.Summary(), StringComparison.Ordinal);
        Assert.True(refused.QuerySelector("input[name=After][value='T8.3']")!.HasAttribute("checked"));

        var unknown = new ReviseTask("Title", new(2026, 1, 1), new(2026, 1, 2), "xx-none", [], Person: null);
        await Jams.Refused(await program.PutAnyway($"{Jams.Api}/tasks/T8.3", unknown), HttpStatusCode.UnprocessableEntity, "actions.task-faulty");
        await Jams.Refused(await program.PutAnyway($"{Jams.Api}/tasks/T99", unknown), HttpStatusCode.NotFound, "actions.task-unknown");
        await Jams.Refused(await program.PutAnyway("/api/v1/actions/nowhere/tasks/T1.1", unknown), HttpStatusCode.NotFound, "actions.unknown");
        Assert.Contains("There is no task T99 here.", (await reader.Open($"{Jams.Page}/plan/T99", HttpStatusCode.NotFound)).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_change_a_task_at_once_the_second_is_told(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        var lost = await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            var task = await db.Tasks.SingleAsync(one => one.Number == "T5.2");
            var first = await program.PostAsJsonAsync($"{Jams.Api}/tasks/T5.2/state", new MoveTask("Waiting"));
            Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
            task.MoveTo(TaskState.Doing, []);
            return await db.Save(CancellationToken.None);
        });

        Assert.Equal("platform.changed-meanwhile", lost?.Code);
    }

    [Theory, OnEveryDatabase]
    public async Task An_action_without_a_plan_says_so_and_offers_the_first_step_to_who_may_take_it(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var administrator = await house.SignIn("demo-administrator");
        using var officer = await house.SignIn("demo-officer");

        foreach (var view in new[] { "gantt", "table", "board" })
        {
            var page = await administrator.Open($"/ja/increasenet/plan?view={view}");
            Assert.Contains("No task yet. Plan the first one.", page.Body(), StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector(".empty a[href='/ja/increasenet/plan/new']"));
            Assert.Null((await officer.Open($"/ja/increasenet/plan?view={view}")).QuerySelector(".empty a"));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_reader_of_French_gets_words_and_refusals_in_French(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        reader.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/plan/new"), Jams.Form("plan-task"), []);

        Assert.Equal("Planifier une tâche", refused.Heading());
        Assert.Contains("Dites ce qu’il y a à faire.", refused.Summary(), StringComparison.Ordinal);
    }

    private static string Text(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
