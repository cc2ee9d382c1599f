using System.Net;
using System.Net.Http.Json;
using System.Text;
using Entente.Actions.Plan;
using Entente.Platform.Access;
using Entente.Platform.Sheets;
using Microsoft.Extensions.DependencyInjection;
using static Entente.Actions.Tests.Sheets.Brought;

namespace Entente.Actions.Tests.Sheets;

/// <summary>An import takes back nothing that somebody else changed, and asks nobody to mend what nobody touched.</summary>
public class ImportConflictTests
{
    private const string Deliverables = $"{Jams.Api}/deliverables";

    [Theory, OnEveryDatabase]
    public async Task A_CSV_file_takes_back_nothing_that_somebody_changed_meanwhile(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var (heading, rows) = await Csv(program, "deliverables");
        await Revise(program, "D7.3", "Said otherwise meanwhile");
        var other = rows.FindIndex(row => row.StartsWith("D8.3,", StringComparison.Ordinal));
        var edited = rows[other].Replace(Title(rows[other]), "Edited in the sheet", StringComparison.Ordinal);
        var both = rows.Select((row, at) => at == other ? edited : row.StartsWith("D7.3,", StringComparison.Ordinal) ? row.Replace(Title(row), "Edited too", StringComparison.Ordinal) : row);

        var conflict = await Bring(program, "deliverables", Lines(heading, both), dryRun: true);
        var sound = await Bring(program, "deliverables", Lines(heading, [.. rows[..other], edited, .. rows[(other + 1)..]]));

        Assert.Equal((0, 1, rows.Count - 2, 1), Counts(conflict));
        Assert.Contains("platform.sheet-row-conflict", conflict.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, 1, rows.Count - 1, 0), Counts(sound));
        var plan = await program.GetStringAsync(new Uri($"{Jams.Api}/plan", UriKind.Relative));
        Assert.Contains("Said otherwise meanwhile", plan, StringComparison.Ordinal);
        Assert.Contains("Edited in the sheet", plan, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_CSV_file_of_another_action_is_refused(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var (heading, rows) = await Csv(program, "deliverables");
        Assert.EndsWith(",entente:actions.deliverables/jams-2-0", heading, StringComparison.Ordinal);

        using var refused = await Send(program, "deliverables", Encoding.UTF8.GetBytes(Lines(heading.Replace("jams-2-0", "chessmen", StringComparison.Ordinal), rows)), dryRun: false);

        await Jams.Refused(refused, HttpStatusCode.UnprocessableEntity, "platform.sheet-elsewhere");
    }

    [Theory, OnEveryDatabase]
    public async Task Another_status_meanwhile_is_no_conflict_with_another_title(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var taken = await program.GetByteArrayAsync(new Uri($"{Deliverables}/export/xlsx", UriKind.Relative));
        using var moved = await program.PostAsJsonAsync(new Uri($"{Deliverables}/D7.3/status", UriKind.Relative), new MoveDeliverable("Draft", null));
        Assert.Equal(HttpStatusCode.NoContent, moved.StatusCode);

        var report = await Report(await Send(program, "deliverables", Edit(taken, "D7.3", "Edited in the sheet"), dryRun: false));

        Assert.Equal((0, 1, 0), (Counts(report).Added, Counts(report).Changed, Counts(report).Refused));
        Assert.Contains("Edited in the sheet", await program.GetStringAsync(new Uri($"{Jams.Api}/plan", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_changed_between_reading_and_laying_is_not_overwritten(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        var deliverable = await Late(house, DeliverableSheet.Table, "D7.3", new() { ["title"] = "From the sheet" }, () => Revise(program, "D7.3", "In the window"));
        var task = await Late(house, TaskSheet.Table, "T5.3", new() { ["title"] = "From the sheet", ["start"] = new DateOnly(2026, 2, 2), ["end"] = new DateOnly(2026, 8, 31) }, async () =>
        {
            using var changed = await program.PutAnyway(new Uri($"{Jams.Api}/tasks/T5.3", UriKind.Relative), new ReviseTask("In the window", new(2026, 2, 2), new(2026, 8, 31), null, ["T5.2"], Person: null));
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        });

        Assert.Equal("platform.changed-meanwhile", deliverable?.Code);
        Assert.Equal("platform.changed-meanwhile", task?.Code);
        Assert.DoesNotContain("From the sheet", await program.GetStringAsync(new Uri($"{Jams.Api}/plan", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_task_is_added_once_however_what_it_waits_for_is_parted(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        const string Heading = "No.,Work package,Task,First day,Last day,Code of the authority,Person,Waits for\r\n";
        const string Row = ",5,Write the report,2027-01-04,2027-02-01,,,";

        Assert.Equal((1, 0, 0, 0), Counts(await Bring(program, "tasks", Heading + Row + "T5.1;T5.2\r\n")));
        Assert.Equal((0, 0, 1, 0), Counts(await Bring(program, "tasks", Heading + Row + "T5.1;T5.2\r\n")));
        Assert.Equal((0, 0, 1, 0), Counts(await Bring(program, "tasks", Heading + Row + "\"T5.1,T5.2\"\r\n")));
        Assert.Equal((0, 0, 1, 0), Counts(await Bring(program, "tasks", Heading + "T5.4,5,Write the report,2027-01-04,2027-02-01,,,T5.1 ; T5.2\r\n")));
    }

    [Theory, OnEveryDatabase]
    public async Task Sheets_that_are_imported_while_others_save_are_taken_whole_or_refused_and_number_nothing_twice(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        const string Heading = "No.,Work package,Task,First day,Last day,Code of the authority,Person,Waits for\r\n";
        var before = (await house.Database.Read("SELECT \"Number\" FROM actions_task")).Count;

        var sheets = Enumerable.Range(0, 5).Select(sheet => Task.Run(async () =>
        {
            // The first two are the same sheet, brought twice.
            var rows = string.Concat(Enumerable.Range(0, 10).Select(row => $",5,Step {row} of {Math.Max(sheet, 1)},2027-01-04,2027-02-01,,,\r\n"));
            using var answer = await Send(program, "tasks", Encoding.UTF8.GetBytes(Heading + rows), dryRun: false);
            return (answer.StatusCode, Body: await answer.Content.ReadAsStringAsync());
        })).ToList();
        var single = Enumerable.Range(0, 10).Select(task => Task.Run(async () =>
        {
            using var answer = await program.PostAsJsonAsync(new Uri($"{Jams.Api}/tasks", UriKind.Relative), new PlanATask(5, $"Single {task}", new(2027, 1, 4), new(2027, 2, 1), null, []));
            return (answer.StatusCode, Body: await answer.Content.ReadAsStringAsync());
        })).ToList();
        var brought = await Task.WhenAll(sheets);
        var planned = await Task.WhenAll(single);

        Assert.All(planned, one => Assert.True(one.StatusCode is HttpStatusCode.Created, $"{one.StatusCode} {one.Body}"));
        // Of the two that are one sheet the second finds nothing to do, or that others have changed what it was compared with.
        Assert.All(brought, one => Assert.True(one.StatusCode == HttpStatusCode.OK
            || one.Body.Contains("platform.sheet-nothing", StringComparison.Ordinal) || one.Body.Contains("platform.sheet-seen-otherwise", StringComparison.Ordinal), $"{one.StatusCode} {one.Body}"));
        var numbers = await house.Database.Read("SELECT \"Number\" FROM actions_task WHERE \"ActionSlug\" = 'jams-2-0'");
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.InRange(brought.Count(one => one.StatusCode == HttpStatusCode.OK), 1, 5);
        Assert.Equal(before + (10 * brought.Count(one => one.StatusCode == HttpStatusCode.OK && one.Body.Contains("\"added\":10", StringComparison.Ordinal))) + 10, (await house.Database.Read("SELECT \"Number\" FROM actions_task")).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_work_package_is_a_whole_number(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        var report = await Bring(program, "deliverables", "No.,Work package,Deliverable,Due\r\n,5.9,A report,\r\n", dryRun: true);

        var fault = report.GetProperty("rows")[0].GetProperty("faults")[0];
        Assert.Equal(("B2", "platform.sheet-not-whole"), (fault.GetProperty("place").GetString(), fault.GetProperty("code").GetString()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_title_from_before_its_limit_stands_in_the_way_of_nobody_who_leaves_it_alone(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        await house.Database.Execute($"""UPDATE actions_deliverable SET "Title" = '{new string('x', 320)}' WHERE "Number" = 'D7.3'""");
        var taken = await program.GetByteArrayAsync(new Uri($"{Deliverables}/export/xlsx", UriKind.Relative));

        var other = await Report(await Send(program, "deliverables", Edit(taken, "D8.3", "Edited in the sheet"), dryRun: true));
        var touched = await Report(await Send(program, "deliverables", Edit(taken, "D7.3", new string('y', 320)), dryRun: true));

        Assert.Equal((0, 1, 0), (Counts(other).Added, Counts(other).Changed, Counts(other).Refused));
        Assert.Equal("platform.sheet-text-long", touched.GetProperty("rows")[0].GetProperty("faults")[0].GetProperty("code").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task A_title_has_its_limit_for_programs_too(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var title = new string('x', 301);

        await Faulty(await program.PostAsJsonAsync(new Uri(Deliverables, UriKind.Relative), new PromiseDeliverable(5, title, null)));
        await Faulty(await program.PutAnyway(new Uri($"{Deliverables}/D7.3", UriKind.Relative), new ReviseDeliverable(title, null)));
        await Faulty(await program.PostAsJsonAsync(new Uri($"{Jams.Api}/tasks", UriKind.Relative), new PlanATask(5, title, new(2027, 1, 4), new(2027, 2, 1), null, null)));
        await Faulty(await program.PutAnyway(new Uri($"{Jams.Api}/tasks/T5.3", UriKind.Relative), new ReviseTask(title, new(2026, 2, 2), new(2026, 8, 31), null, ["T5.2"], Person: null)));
    }

    private static async Task Faulty(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("actions.plan-title-long", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task Revise(HttpClient program, string number, string title)
    {
        using var changed = await program.PutAnyway(new Uri($"{Deliverables}/{number}", UriKind.Relative), new ReviseDeliverable(title, null));
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
    }

    // Reads the rows, lets somebody else change one, and only then lays and saves it.
    private static Task<Problem?> Late(House house, string table, string number, Dictionary<string, object?> cells, Func<Task> meanwhile) => house.Inside(async services =>
    {
        services.GetRequiredService<CurrentActor>().Become(Actor.Program("test"));
        var sheet = services.GetServices<ISheet>().OfType<IImportedSheet>().Single(one => one.Kind == table);
        Assert.NotEmpty(await sheet.Known("jams-2-0", CancellationToken.None));
        await meanwhile();
        Assert.Null(await sheet.Lay("jams-2-0", new(2, cells), number, CancellationToken.None));
        return await sheet.Store.Save(CancellationToken.None);
    });

    private static string Lines(string heading, IEnumerable<string> rows) => string.Join("\r\n", [heading, .. rows]);
}
