using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp;
using Entente.Actions.Plan;
using static Entente.Actions.Tests.Sheets.Brought;

namespace Entente.Actions.Tests.Sheets;

/// <summary>Rows go out, are edited, and come back: by the slices' own rules, all of them or none.</summary>
public class ImportTests
{
    private const string Deliverables = $"{Jams.Api}/deliverables";

    [Theory, OnEveryDatabase]
    public async Task Rows_are_changed_and_added_once_however_often_the_sheet_is_brought(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var (heading, rows) = await Csv(program, "deliverables");
        var at = rows.FindIndex(row => row.StartsWith("D7.3,", StringComparison.Ordinal));
        var sheet = string.Join("\r\n", [heading, .. rows[..at], rows[at].Replace(",5,", ",5,", StringComparison.Ordinal).Replace(Title(rows[at]), "\"Procedure, second edition\"", StringComparison.Ordinal), .. rows[(at + 1)..], ",5,,A new report,2027-01-29,,,,"]);

        var looked = await Bring(program, "deliverables", sheet, dryRun: true);
        Assert.Equal((1, 1, rows.Count - 1, 0), Counts(looked));
        Assert.Equal((1, 1, rows.Count - 1, 0), Counts(await Bring(program, "deliverables", sheet, dryRun: true)));
        var cell = looked.GetProperty("rows")[0].GetProperty("cells")[0];
        Assert.Equal("Procedure, second edition", cell.GetProperty("after").GetString());
        Assert.NotEqual("Procedure, second edition", cell.GetProperty("before").GetString());

        Assert.Equal((1, 1, rows.Count - 1, 0), Counts(await Bring(program, "deliverables", sheet)));
        Assert.Equal((0, 0, rows.Count + 1, 0), Counts(await Bring(program, "deliverables", sheet)));
        var plan = await program.GetFromJsonAsync<JsonElement>(new Uri($"{Jams.Api}/plan", UriKind.Relative));
        var now = plan.GetProperty("deliverables").EnumerateArray().ToList();
        Assert.Equal(rows.Count + 1, now.Count);
        Assert.Contains(now, one => one.GetProperty("number").GetString() == "D7.3" && one.GetProperty("title").GetString() == "Procedure, second edition");
        Assert.Contains(now, one => one.GetProperty("workPackage").GetInt32() == 5 && one.GetProperty("due").GetString() == "2027-01-29");
    }

    [Theory, OnEveryDatabase]
    public async Task One_bad_row_stops_all_and_each_is_named_by_its_cell(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var sheet = "No.,Work package,Title,Deliverable,Due\r\n"
            .Replace("Title,", "Title of the work package,", StringComparison.Ordinal)
            + "D7.3,7,,Another title,2027-01-29\r\nD1.1,1,,Another title,2027-01-29\r\nD9.9,5,,x,\r\n,5,,,2027-01-29\r\n,77,,x,\r\n,5,,y,soon\r\nD7.3,7,,z,\r\nD1.3,6,,w,\r\n";

        var looked = await Bring(program, "deliverables", sheet, dryRun: true);
        using var refused = await Send(program, "deliverables", Encoding.UTF8.GetBytes(sheet), dryRun: false);

        Assert.Equal((0, 1, 0, 7), Counts(looked));
        Assert.Equal(
            [
                "2:", "3:A3 actions.deliverable-accepted", "4:A4 platform.sheet-row-unknown", "5:D5 actions.deliverable-title-missing", "6:B6 actions.wp-missing",
                "7:E7 platform.sheet-not-a-day", "8:A8 platform.sheet-row-twice", "9:B9 platform.sheet-cell-fixed",
            ],
            looked.GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("row").GetInt32()}:" + string.Join(' ', row.GetProperty("faults").EnumerateArray()
                .Select(fault => $"{fault.GetProperty("place").GetString()} {fault.GetProperty("code").GetString()}"))));
        await Jams.Refused(refused, HttpStatusCode.UnprocessableEntity, "platform.sheet-rows-refused");
        Assert.DoesNotContain("Another title", await program.GetStringAsync(new Uri($"{Jams.Api}/plan", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Tasks_that_wait_for_each_other_move_together(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        const string Heading = "No.,Work package,Task,First day,Last day,Code of the authority,Person,Waits for\r\n";

        // T5.2 waits for T5.1 and T5.3 for T5.2: alone, neither of the first two could end later.
        var later = await Bring(program, "tasks", Heading + "T5.1,5,One,2024-02-01,2024-12-31,,,\r\nT5.2,5,Two,2025-01-02,2026-01-30,fr-ansm,,T5.1\r\nT5.3,5,Three,2026-02-02,2026-08-31,,,T5.2\r\n");
        var circle = await Bring(program, "tasks", Heading + "T5.1,5,One,2027-02-01,2027-12-31,,,T5.3\r\n", dryRun: true);

        Assert.Equal((0, 3, 0, 0), Counts(later));
        Assert.Equal("actions.tasks-in-a-circle", circle.GetProperty("rows")[0].GetProperty("faults")[0].GetProperty("code").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task A_row_that_somebody_changed_meanwhile_is_a_conflict_only_where_it_was_edited(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var taken = await program.GetByteArrayAsync(new Uri($"{Deliverables}/export/xlsx", UriKind.Relative));
        using var changed = await program.PutAnyway(new Uri($"{Deliverables}/D7.3", UriKind.Relative), new ReviseDeliverable("Said otherwise meanwhile", null));
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);

        var untouched = await Report(await Send(program, "deliverables", taken, dryRun: true));
        var edited = await Report(await Send(program, "deliverables", Edit(taken, "D7.3", "Edited in the sheet"), dryRun: true));
        var fresh = await program.GetByteArrayAsync(new Uri($"{Deliverables}/export/xlsx", UriKind.Relative));
        var sound = await Report(await Send(program, "deliverables", Edit(fresh, "D7.3", "Edited in the sheet"), dryRun: false));

        Assert.Equal((0, 0, 0), (Counts(untouched).Added, Counts(untouched).Changed, Counts(untouched).Refused));
        var fault = edited.GetProperty("rows")[0].GetProperty("faults")[0];
        Assert.Equal("platform.sheet-row-conflict", fault.GetProperty("code").GetString());
        Assert.Contains("Said otherwise meanwhile", edited.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Counts(sound).Changed);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_not_plan_brings_nothing_and_a_lead_only_rows_of_the_own_package(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        const string Sheet = "No.,Work package,Deliverable,Due\r\n,1,A report for another package,\r\n";

        var looked = await Bring(lead, "deliverables", Sheet, dryRun: true);
        using var closed = await Send(contributor, "deliverables", Encoding.UTF8.GetBytes(Sheet), dryRun: true);

        Assert.Equal("actions.not-yours", looked.GetProperty("rows")[0].GetProperty("faults")[0].GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Saved_by_LibreOffice_a_sheet_comes_back_without_a_difference(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        foreach (var table in new[] { "deliverables", "tasks" })
        {
            var taken = await program.GetByteArrayAsync(new Uri($"{Jams.Api}/{table}/export/xlsx", UriKind.Relative));

            var back = await Report(await Send(program, table, await Office.Resave(taken, $"{table}.xlsx"), dryRun: true));

            Assert.Equal((0, 0, 0), (Counts(back).Added, Counts(back).Changed, Counts(back).Refused));
            Assert.True(Counts(back).Same > 10, back.ToString());
        }
    }

    [Theory, OnEveryDatabase]
    public async Task On_the_page_the_differences_are_seen_before_anything_is_written(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        var page = await coordinator.Open($"{Jams.Page}/deliverables/import");
        using var template = await coordinator.Http.GetAsync(new Uri(page.QuerySelector("a[download]")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template.Content.Headers.ContentType!.MediaType);

        var looked = await Upload(coordinator, page, "No.,Work package,Deliverable,Due\r\nD7.3,7,Seen first,\r\n");
        Assert.Equal("Seen first", looked.QuerySelectorAll("table.data ins")[0].TextContent);
        Assert.Matches(@"^Before: Report on the second campaign\s+After: Seen first$", looked.QuerySelector("table.data dd")!.TextContent.Trim());
        Assert.Null(looked.QuerySelector("#field-File")!.GetAttribute("aria-invalid"));
        Assert.DoesNotContain("Seen first", (await coordinator.Open($"{Jams.Page}/deliverables")).Body(), StringComparison.Ordinal);

        // Another window changes the same row before this one applies.
        using var program = await house.Program("demo-coordinator");
        await program.PutAnyway(new Uri($"{Deliverables}/D7.3", UriKind.Relative), new ReviseDeliverable("Quicker", null));
        var late = await coordinator.Submit(looked, Jams.Form("apply-sheet"), []);
        Assert.Contains("Somebody changed something since you looked", late.Body(), StringComparison.Ordinal);
        Assert.Equal("Quicker", late.QuerySelectorAll("table.data del")[0].TextContent);

        var applied = await coordinator.Submit(late, Jams.Form("apply-sheet"), []);
        Assert.Equal("The sheet was applied.", applied.Done());
        Assert.Contains("Added: 0. Changed: 1. Unchanged: 0.", applied.Body(), StringComparison.Ordinal);
        Assert.Contains("Seen first", (await coordinator.Open($"{Jams.Page}/deliverables")).Body(), StringComparison.Ordinal);
        Assert.Empty(applied.QuerySelectorAll("table.data ins"));
        Assert.Equal("JAMS 2.0", applied.QuerySelector(".crumbs a[href='/ja/jams-2-0']")!.TextContent.Trim());

        // The first window still has its button, and what it had seen is so again.
        await program.PutAnyway(new Uri($"{Deliverables}/D7.3", UriKind.Relative), new ReviseDeliverable("Quicker", null));
        var again = await coordinator.Submit(late, Jams.Form("apply-sheet"), []);
        Assert.Equal("The sheet was applied.", again.Done());
        Assert.Contains("Quicker", (await coordinator.Open($"{Jams.Page}/deliverables")).Body(), StringComparison.Ordinal);
        var odd = await Upload(coordinator, applied, "No.,Deliverable,Remarks\r\n");
        Assert.Contains("The column 'Work package' is missing.", odd.Body(), StringComparison.Ordinal);
        Assert.Contains("The column 'Remarks' is not known here.", odd.Body(), StringComparison.Ordinal);
        var field = odd.QuerySelector("#field-File")!;
        Assert.Equal(("true", "field-File-hint file-faults"), (field.GetAttribute("aria-invalid"), field.GetAttribute("aria-describedby")));
        Assert.NotNull(odd.GetElementById("file-faults"));
    }

    private static async Task<AngleSharp.Dom.IDocument> Upload(Reader reader, AngleSharp.Dom.IDocument page, string text)
    {
        var form = page.QuerySelector(Jams.Form("bring-sheet"))!;
        using var parts = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
            parts.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        parts.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "File", "sheet.csv");
        using var answer = await reader.Http.PostAsync(new Uri(page.Url), parts);
        var content = await answer.Content.ReadAsStringAsync();
        return await AngleSharp.BrowsingContext.New(AngleSharp.Configuration.Default).OpenAsync(request =>
            request.Address(answer.RequestMessage!.RequestUri!).Content(content));
    }
}
