using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Plan;

/// <summary>What the plan draws: arrows, numbers on their days, float, the part that the address asks for, a board that fits, and what holds up a deliverable.</summary>
public class PlanDrawingTests
{
    private const string Tasks = $"{Jams.Page}/plan?view=gantt-tasks";

    [Theory, OnEveryDatabase]
    public async Task An_arrow_leads_to_each_task_that_waits_and_words_say_for_what(DatabaseKind kind)
    {
        var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var page = await reader.Open($"{Tasks}&wp=5");

        Assert.Empty(Row(page, "T5.1").QuerySelectorAll(".tip"));
        Assert.Single(Row(page, "T5.2").QuerySelectorAll(".tip"));
        Assert.Equal("after T5.1", Row(page, "T5.2").QuerySelector(".waits")!.Say());
        Assert.Contains("Waits for", page.QuerySelector(".legend")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await reader.Open($"{Jams.Page}/plan")).QuerySelectorAll(".tip"));
    }

    [Theory, OnEveryDatabase]
    public async Task The_float_of_a_task_is_shown_and_said(DatabaseKind kind)
    {
        var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var page = await reader.Open(Tasks);

        Assert.Equal(("0", "22"), (Row(page, "T1.3").QuerySelector("td.spare")!.Say(), Row(page, "T5.3").QuerySelector("td.spare")!.Say()));
        Assert.Contains("22 spare working days", Row(page, "T5.3").QuerySelector("td.span .vh")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(Row(page, "T1.3").QuerySelector(".plan.critical"));
        Assert.Null(Row(page, "T5.3").QuerySelector(".critical"));
    }

    [Theory, OnEveryDatabase]
    public async Task Deliverables_and_milestones_stand_on_their_days_and_lead_to_their_pages(DatabaseKind kind)
    {
        var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var marks = Row(await reader.Open($"{Jams.Page}/plan"), "WP5").QuerySelectorAll(".marks a").ToDictionary(link => link.QuerySelector("text")!.Say());

        Assert.Equal(["D5.1", "D5.2", "D5.3", "MS12", "MS9"], marks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal($"{Jams.Page}/deliverables/D5.3", marks["D5.3"].GetAttribute("href"));
        Assert.StartsWith("MS9 Common procedure adopted for trial, 14 Nov 2025", marks["MS9"].QuerySelector("title")!.Say(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_address_chooses_the_part_that_is_shown(DatabaseKind kind)
    {
        var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var page = await reader.Open($"{Tasks}&zoom=quarter&at=2025-05-01&wp=5");

        Assert.Equal("1 Apr 2025 to 30 Jun 2025", page.QuerySelector(".zoom strong")!.Say());
        Assert.Equal("Quarter", page.QuerySelector(".zoom [aria-current]")!.Say());
        Assert.Equal("◂ 30 Sep 2024", Row(page, "T5.1").QuerySelector(".unstated")!.Say());
        Assert.EndsWith("&at=2025-03-31", page.QuerySelector(".zoom [rel=prev]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("wp=5", page.QuerySelector(".zoom [rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["2025-05-01", "quarter"], page.QuerySelectorAll("form.filters input[name=zoom], form.filters input[name=at]").Select(field => field.GetAttribute("value")).Order(StringComparer.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_late_says_so_in_words(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        await reader.Submit(await reader.Open($"{Jams.Page}/plan?view=board&wp=5"), Jams.Form("move-T5.2"), [("State", "Doing")]);

        var row = Row(await reader.Open($"{Tasks}&wp=5"), "T5.2");

        Assert.Equal("Late", row.QuerySelector("th .late-text")!.Say());
        Assert.NotNull(row.QuerySelector(".overdue"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_long_column_of_the_board_is_folded_and_what_was_moved_stands_first(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var board = await reader.Open($"{Jams.Page}/plan?view=board");
        var done = board.QuerySelector("[data-lane=Done]")!;
        Assert.Equal((4, "20 more"), (done.QuerySelectorAll(":scope > ul > li").Length, done.QuerySelector("summary")!.Say()));
        Assert.Contains("WP1 ·", done.QuerySelector("[data-card='T1.3'] .sub")!.TextContent, StringComparison.Ordinal);

        // T1.1 ended first and is folded away; moved away and back, it is the first.
        var moved = await reader.Submit(board, Jams.Form("move-T1.1"), [("State", "Doing")]);
        var back = await reader.Submit(moved, Jams.Form("move-T1.1"), [("State", "Done")]);
        Assert.Equal("T1.1", back.QuerySelector("[data-lane=Done] > ul > li")!.GetAttribute("data-card"));
    }

    [Theory, OnEveryDatabase]
    public async Task The_page_of_a_deliverable_says_which_tasks_hold_it_up(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var handedIn = await reader.Open($"{Jams.Page}/deliverables/D5.3");
        Assert.Contains("D5.3 was handed in: no task holds it up any more.", handedIn.QuerySelector(".card:has(#hold-up)")!.TextContent, StringComparison.Ordinal);

        await reader.Submit(await reader.Open($"{Jams.Page}/plan?view=board&wp=5"), Jams.Form("move-T5.2"), [("State", "Doing")]);
        using var program = await house.Program("demo-coordinator");
        Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync($"{Jams.Api}/deliverables", new PromiseDeliverable(5, "Report on the trial", new(2026, 8, 31)))).StatusCode);
        var card = (await reader.Open($"{Jams.Page}/deliverables/D5.4")).QuerySelector(".card:has(#hold-up)")!;

        Assert.Equal($"{Jams.Page}/plan/T5.2", Assert.Single(card.QuerySelectorAll(":scope > .hold-up > li > a")).GetAttribute("href"));
        Assert.Contains("Late", card.QuerySelector(".hold-up > li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("waits for T5.1", card.QuerySelector(".hold-up .sub")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Done already: 2", card.QuerySelector("summary")!.Say());
    }

    private static IElement Row(IDocument page, string code) => page.QuerySelectorAll("table.gantt tbody tr").Single(row => row.QuerySelector("th .code")!.Say() == code);
}
