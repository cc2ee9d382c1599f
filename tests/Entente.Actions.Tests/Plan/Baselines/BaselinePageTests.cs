using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Entente.Actions.Plan;
using Entente.Actions.Plan.Baselines;
using Entente.Actions.Portfolio;
using Entente.Actions.Tests.Portfolio;
using Entente.Actions.WorkPackages;
using Entente.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Plan.Baselines;

/// <summary>Baselines through the front door: fixing one, seeing what has moved, in the words, on the timeline, as a table.</summary>
public class BaselinePageTests
{
    private const string Page = $"{Jams.Page}/plan/baselines";
    private const string Api = $"{Jams.Api}/plan/baselines";
    private static readonly string Form = Jams.Form("fix-baseline");

    [Theory, OnEveryDatabase]
    public async Task A_coordinator_fixes_the_plan_and_everybody_sees_what_has_moved_since(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        using var officer = await house.SignIn("demo-officer");

        var done = await reader.Submit(await reader.Open(Page), Form, [("Name", "Amendment 1"), ("Day", "2026-06-01"), ("Reason", "Extension agreed")]);
        Assert.Equal("The baseline is fixed.", done.Done());
        Assert.Contains("Nothing has moved since.", done.Body(), StringComparison.Ordinal);
        var kept = done.All("[aria-labelledby=baselines] tbody tr");
        Assert.Equal(2, kept.Count);
        Assert.StartsWith("2 Amendment 1 1 Jun 2026 Extension agreed", kept[0], StringComparison.Ordinal);
        Assert.EndsWith("11 Jun 2026", kept[0], StringComparison.Ordinal);
        Assert.StartsWith("1 First draft 16 Oct 2023 Demo data:", kept[1], StringComparison.Ordinal);

        var later = new ReviseTask("Hold the workshops", new(2025, 9, 8), new(2026, 10, 12), null, [], Person: null);
        Assert.Equal(HttpStatusCode.NoContent, (await program.PutAnyway($"{Jams.Api}/tasks/T8.3", later)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await program.PutAnyway($"{Jams.Api}/deliverables/D1.3", new ReviseDeliverable("Final report", new(2026, 11, 1)))).StatusCode);

        var moved = await officer.Open(Page);
        Assert.Equal(["T8.3", "D1.3"], moved.All("[aria-labelledby=compared] tbody .code"));
        Assert.Equal(["1 Sep 2025 – 30 Sep 2026", "8 Sep 2025 – 12 Oct 2026", "12 days later, starts 7 days later"], moved.All("[aria-labelledby=compared] tbody tr:nth-child(1) > *").TakeLast(3));
        Assert.Equal(["31 Oct 2026", "1 Nov 2026", "1 day later"], moved.All("[aria-labelledby=compared] tbody tr:nth-child(2) > *").TakeLast(3));

        var timeline = await officer.Open($"{Jams.Page}/plan?view=gantt-tasks");
        var plan = await program.Json($"{Jams.Api}/plan");
        var things = timeline.QuerySelectorAll("table.gantt tbody tr").Length + plan.GetProperty("deliverables").GetArrayLength() + plan.GetProperty("milestones").GetArrayLength();
        Assert.Contains($"2 of {things} things have moved since.", timeline.MainText(), StringComparison.Ordinal);
        Assert.Equal("12 days later, starts 7 days later", Row(timeline, "T8.3").QuerySelector("td.moved")!.Say());
        Assert.Equal("as in the baseline", Row(timeline, "T8.2").QuerySelector("td.moved")!.Say());
        Assert.Contains("Baseline: 1 Sep 2025 to 30 Sep 2026.", Row(timeline, "T8.3").QuerySelector("td.span .vh")!.Say(), StringComparison.Ordinal);
        Assert.Contains("12 days later", (await officer.Open($"{Jams.Page}/plan?view=table&q=T8.3")).MainText(), StringComparison.Ordinal);

        var compared = await program.Json($"{Api}/2");
        Assert.Equal("Amendment 1", compared.GetProperty("baseline").GetProperty("name").GetString());
        var row = compared.GetProperty("plan").EnumerateArray().Single(one => one.GetProperty("number").GetString() == "T8.3");
        Assert.Equal(("later", 12, 7), (row.GetProperty("change").GetString(), row.GetProperty("slipDays").GetInt32(), row.GetProperty("startSlipDays").GetInt32()));
    }

    [Theory, OnEveryDatabase]
    public async Task The_reader_chooses_the_baseline_and_the_choice_goes_along(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-officer");
        using var program = await house.Program("demo-coordinator");
        Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync(Api, new FixBaseline("Amendment 1", "Extension"))).StatusCode);

        var newest = await reader.Open($"{Jams.Page}/plan?view=gantt-tasks&wp=5");
        Assert.Equal("Amendment 1", newest.QuerySelector("nav.compare [aria-current=true]")!.Say());
        Assert.Equal("as in the baseline", Row(newest, "T5.3").QuerySelector("td.moved")!.Say());

        var first = await reader.Open(newest.QuerySelectorAll("nav.compare a").Single(link => link.Say() == "First draft").GetAttribute("href")!);
        Assert.Equal("30 days earlier", Row(first, "T5.3").QuerySelector("td.moved")!.Say());
        Assert.Equal("starts 13 days earlier", Row(first, "T5.2").QuerySelector("td.moved")!.Say());
        Assert.Equal("MS9: 31 days earlier", Row(first, "WP5").QuerySelector("td.moved")!.Say());
        Assert.Equal("1", first.QuerySelector("form.filters input[name=beside]")!.GetAttribute("value"));
        Assert.Contains("Clear 1 filter", first.Body(), StringComparison.Ordinal);
        Assert.Contains("beside=1", first.QuerySelector("a[download][href*='print/pdf']")!.GetAttribute("href")!, StringComparison.Ordinal);

        var none = await reader.Open($"{Jams.Page}/plan?view=gantt-tasks&beside=none");
        Assert.Empty(none.QuerySelectorAll(".ghost, td.moved"));
        Assert.Equal("Amendment 1", (await reader.Open($"{Jams.Page}/plan?beside=99")).QuerySelector("nav.compare [aria-current=true]")!.Say());
    }

    [Theory, OnEveryDatabase]
    public async Task What_moved_is_taken_along_as_a_table_with_the_filters_of_the_page(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        using var program = await house.Program("demo-officer");

        var page = await reader.Open($"{Page}?kind=Task");
        Assert.Equal(["T5.2", "T5.3", "T7.2"], page.All("[aria-labelledby=compared] tbody .code"));
        var csv = await reader.Http.GetStringAsync(new Uri(page.QuerySelectorAll("nav.export a").Single(link => link.Say() == "CSV").GetAttribute("href")!, UriKind.Relative));
        var lines = csv.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.StartsWith("Kind,No.,", lines[0], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
        Assert.Contains("First draft", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",0,-30,30 days earlier", lines[2], StringComparison.Ordinal);

        var all = await program.GetStringAsync(new Uri($"{Api}/export/csv?view=all", UriKind.Relative));
        Assert.True(all.Split("\r\n").Length > 40, all);
        await Jams.Refused(await program.Get("/api/v1/actions/increasenet/plan/baselines/export/csv"), HttpStatusCode.NotFound, "actions.baseline-none");
    }

    [Theory, OnEveryDatabase]
    public async Task A_refused_form_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var refused = await reader.Submit(await reader.Open(Page), Form, [("Name", "first DRAFT"), ("Day", "2026-06-12"), ("Reason", "")]);
        Assert.Equal(["#field-Name", "#field-Day", "#field-Reason"], refused.Faults());
        Assert.Equal(("first DRAFT", "2026-06-12"), (refused.Field("Name"), refused.Field("Day")));

        var unreadable = await reader.Submit(refused, Form, [("Name", "Second"), ("Day", "in spring"), ("Reason", "Why")]);
        Assert.Equal(["#field-Day"], unreadable.Faults());
        Assert.Equal(("Second", "Why"), (unreadable.Field("Name"), unreadable.Field("Reason")));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_the_coordinator_fixes_one(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        using var program = await house.Program("demo-coordinator");
        using var leads = await house.Program("demo-wp-lead");

        Assert.Null((await lead.Open(Page)).QuerySelector(Form));
        Assert.Equal(HttpStatusCode.Forbidden, (await leads.PostAsJsonAsync(Api, new FixBaseline("Mine", "Why"))).StatusCode);
        await Jams.Refused(await program.PostAsJsonAsync("/api/v1/actions/chessmen/plan/baselines", new FixBaseline("Mine", "Why")), HttpStatusCode.Forbidden, "actions.not-yours");
        await Jams.Refused(await program.PostAsJsonAsync("/api/v1/actions/nowhere/plan/baselines", new FixBaseline("Mine", "Why")), HttpStatusCode.NotFound, "actions.unknown");
        await Jams.Refused(await program.PostAsJsonAsync(Api, new FixBaseline(null, null)), HttpStatusCode.UnprocessableEntity, "actions.baseline-faulty");
        await Jams.Refused(await program.Get($"{Api}/99"), HttpStatusCode.NotFound, "actions.baseline-unknown");
        Assert.Equal(1, (await program.Json(Api)).GetArrayLength());
    }

    [Theory, OnEveryDatabase]
    public async Task What_came_later_and_what_has_gone_is_said_to_whoever_may_know_of_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.Program("demo-coordinator");
        using var officer = await house.Program("demo-officer");
        await house.Database.Execute("""UPDATE actions_task SET "Edition" = 'Restricted' WHERE "Number" = 'T6.1'""");
        Assert.Equal(HttpStatusCode.Created, (await coordinator.PostAsJsonAsync(Api, new FixBaseline("Amendment 1", "Extension"))).StatusCode);

        await coordinator.PostAsJsonAsync($"{Jams.Api}/tasks", new PlanATask(5, "Collect the comments", new(2026, 9, 1), new(2026, 9, 30), null, null));
        Assert.Equal(2, await house.Database.Execute("""DELETE FROM actions_task WHERE "Number" IN ('T8.3', 'T6.1')"""));
        await house.Database.Execute("""UPDATE actions_task SET "Edition" = 'Restricted' WHERE "Number" = 'T7.1'""");

        Assert.Equal([("T5.4", "new"), ("T6.1", "gone"), ("T8.3", "gone")], await Changes(coordinator));
        Assert.Equal([("T5.4", "new"), ("T8.3", "gone")], await Changes(officer));
        using var reader = await house.SignIn("demo-officer");
        var page = await reader.Open(Page);
        Assert.Contains("no longer in the plan", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("T6.1", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("T7.1", (await reader.Open($"{Page}?view=all")).MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"a[href='{Jams.Page}/plan/T8.3']"));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_fix_one_at_once_the_second_is_told(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        var lost = await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            var action = await db.Actions.SingleAsync(one => one.Slug == "jams-2-0");
            var earlier = await db.Baselines.AsNoTracking().Where(one => one.Action == action.Id).ToListAsync();
            var mine = Baseline.Fix(action, new("Amendment 1", "Mine"), await FixBaseline.Days(action, db, CancellationToken.None), earlier, "test", Jams.Now).Value;
            Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync(Api, new FixBaseline("Amendment 1", "Theirs"))).StatusCode);
            db.Baselines.Add(mine);
            return await db.Save(CancellationToken.None);
        });

        Assert.Equal("platform.made-meanwhile", lost?.Code);
        Assert.Equal(["Amendment 1", "First draft"], (await program.Json(Api)).EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_plan_without_a_day_cannot_be_fixed_and_a_short_one_names_its_months(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-administrator");
        await Open(house);
        var empty = await reader.Open("/ja/short/plan/baselines");
        Assert.Contains("No baseline yet.", empty.Body(), StringComparison.Ordinal);
        if (empty.QuerySelector(Form) is not null)
        {
            var refused = await reader.Submit(empty, Form, [("Name", "First"), ("Reason", "Why")]);
            Assert.Contains("Nothing in the plan has a day yet.", refused.Summary(), StringComparison.Ordinal);
        }

        Assert.Equal("actions.baseline-empty", await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            var action = await db.Actions.SingleAsync(one => one.Slug == "short");
            return Baseline.Fix(action, new("First", "Why"), await FixBaseline.Days(action, db, CancellationToken.None), [], "test", Jams.Now).Problem?.Code;
        }));

        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            (await db.Actions.SingleAsync(one => one.Slug == "short")).Describe(new(Start: Given.Date("2027-02-01"), DurationMonths: 10));
            return await db.Save(CancellationToken.None);
        });
        Assert.Equal(["Apr 2027", "Jul 2027", "Oct 2027"], (await reader.Open("/ja/short/plan")).All(".axis text"));
    }

    [Theory, OnEveryDatabase]
    public async Task Bars_meet_where_months_meet_and_a_ghost_lies_under_what_has_not_moved(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var page = await reader.Open($"{Jams.Page}/plan?view=gantt-tasks");

        var (survey, draft) = (Bar(Row(page, "T5.1"), "plan"), Bar(Row(page, "T5.2"), "plan"));
        Near(survey.From + survey.Width, draft.From);
        Assert.Equal(survey, Bar(Row(page, "T5.1"), "ghost"));
        // The axis runs from 1 November 2023 to 31 October 2026, both whole days: 1096.
        Near(733m * 100 / 1096, Bar(Row(page, "T5.3"), "ghost").From);
        Near(332m * 100 / 1096, Bar(Row(page, "T5.3"), "ghost").Width);
        Assert.Equal((0m, 100m), Bar(Row(page, "WP1"), "plan"));
        Near(61m * 100 / 1096, Share(page.QuerySelectorAll(".axis text")[0].GetAttribute("x")!));
        Assert.Equal(["2024", "2025", "2026"], page.All(".axis text"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_reader_of_French_gets_the_words_in_French(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        reader.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        var refused = await reader.Submit(await reader.Open(Page), Form, [("Name", " "), ("Reason", "Signature")]);

        Assert.Equal("Plans de référence", refused.Heading());
        Assert.Contains("Donnez au plan de référence un nom", refused.Summary(), StringComparison.Ordinal);
        Assert.Contains("30 jours plus tôt", refused.MainText(), StringComparison.Ordinal);
        Assert.Contains("débute 13 jours plus tôt", refused.MainText(), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<(string?, string?)>> Changes(HttpClient program) =>
        (await program.Json($"{Api}/2")).GetProperty("plan").EnumerateArray()
            .Where(one => one.GetProperty("change").GetString() is not ("kept" or "undated"))
            .Select(one => (one.GetProperty("number").GetString(), one.GetProperty("change").GetString())).Order();

    private static async Task Open(House house) => await house.Inside(async services =>
    {
        var db = services.GetRequiredService<ActionsDb>();
        var action = JointAction.Create("short", "SHORT", LocalText.Of("A short action", french: null), Given.Ansm, Jams.Now).Value;
        db.Actions.Add(action);
        db.WorkPackages.Add(WorkPackage.Open(action, [], 1, WorkPackageKind.Technical, LocalText.Of("Signals", french: null), Jams.Now).Value);
        return await db.Save(CancellationToken.None);
    });

    private static void Near(decimal expected, decimal actual) => Assert.InRange(actual, expected - 0.02m, expected + 0.02m);

    private static IElement Row(IDocument page, string code) =>
        page.QuerySelectorAll("table.gantt tbody tr").Single(row => row.QuerySelector("th .code")!.Say() == code);

    private static (decimal From, decimal Width) Bar(IElement row, string part)
    {
        var bar = row.QuerySelector($"rect.{part}")!;
        return (Share(bar.GetAttribute("x")!), Share(bar.GetAttribute("width")!));
    }

    private static decimal Share(string percent) => decimal.Parse(percent.TrimEnd('%'), CultureInfo.InvariantCulture);
}
