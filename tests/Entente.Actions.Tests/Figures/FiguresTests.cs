using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Dom;
using Entente.Actions.Figures;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Portfolio;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.Figures;

/// <summary>The figures of an action and of the portfolio, by page, file and API, for whoever may see them.</summary>
public class FiguresTests
{
    [Fact]
    public void Progress_counts_what_was_due_and_handed_in_by_each_day_and_stops_today()
    {
        var today = new DateOnly(2026, 6, 11);
        var action = Jams.Action();
        Deliverable One(string number, DateOnly? due) => Deliverable.Promise(action, 5, number, "T", due, [], Jams.Now).Value;
        var handedIn = One("D1", new(2026, 5, 31));
        Assert.Null(handedIn.Become(DeliverableStatus.Submitted, new(2026, 5, 20), "test").Problem);

        var progress = ProgressView.Of([handedIn, One("D2", new(2026, 5, 31)), One("D3", new(2026, 9, 1)), One("D4", null)], today);

        Assert.Equal(
            [new(new(2026, 5, 20), 0, 1), new(new(2026, 5, 31), 2, 1), new(today, 2, 1), new(new(2026, 9, 1), 3, null)], progress);
        Assert.Empty(ProgressView.Of([One("D5", null)], today));

        // What has no day is in no line, handed in or not; what was sent back is open again.
        var undated = One("D6", null);
        Assert.Null(undated.Become(DeliverableStatus.Submitted, new(2026, 5, 21), "test").Problem);
        Assert.Empty(ProgressView.Of([undated], today));
        Assert.Equal(progress, ProgressView.Of([handedIn, One("D2", new(2026, 5, 31)), One("D3", new(2026, 9, 1)), undated], today));
        Assert.Null(handedIn.Become(DeliverableStatus.RevisionRequested, new(2026, 6, 1)).Problem);
        Assert.Equal([new(new(2026, 5, 31), 1, 0), new(today, 1, 0)], ProgressView.Of([handedIn], today));
    }

    [Theory, OnEveryDatabase]
    public async Task The_page_draws_the_deliverables_and_the_countries_of_the_demo(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        var page = await reader.Open((await reader.Open(Jams.Page)).QuerySelector($".actions a[href='{Jams.Page}/figures']")!.GetAttribute("href")!);

        Assert.Equal("Figures", page.Heading());
        Assert.Equal(["deliverables-title", "status-title", "participation-title"], page.QuerySelectorAll("figure").Select(figure => figure.GetAttribute("aria-labelledby")));
        foreach (var figure in page.QuerySelectorAll("figure"))
        {
            Assert.All(figure.QuerySelectorAll("svg[role=img]"), drawing => Assert.All(
                drawing.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.False(string.IsNullOrWhiteSpace(page.GetElementById(id)!.TextContent))));
            Assert.Equal(2, figure.QuerySelectorAll("svg[role=img]").Length);
            Assert.NotEmpty(figure.QuerySelectorAll("th[scope=row]"));
        }

        Assert.Contains("Due rises from 0 to 23", page.QuerySelector("#deliverables-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("23 in all: Accepted 19", page.QuerySelector("#status-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("8 columns: Leads 8; the most in France (3)", page.QuerySelector("#participation-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main [style]"));
        Assert.NotNull(page.QuerySelector(".demo"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_country_without_a_part_has_none_and_two_parts_in_a_work_package_are_both_said(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-officer");

        var portfolio = await reader.Open("/ja/figures");
        Assert.DoesNotContain("not stated", portfolio.QuerySelector("#countries-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0", portfolio.QuerySelectorAll("figure[aria-labelledby=countries-title] tbody td").Select(cell => cell.TextContent.Trim()));

        // Another authority of France contributes to what France leads.
        Assert.DoesNotContain("Leads and contributes", (await reader.Open($"{Jams.Page}/figures")).Body(), StringComparison.Ordinal);
        using var program = await house.Program("demo-coordinator");
        using var added = await program.PostAsJsonAsync($"{Jams.Api}/work-packages/2/contributors", new AdmitContributor(
            "FR", "ANSES", null, null, new("Agence nationale de sécurité sanitaire de l’alimentation, de l’environnement et du travail", ["fr-ansm"])));
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        var figures = await reader.Open($"{Jams.Page}/figures");
        Assert.Contains("Leads 7, Leads and contributes 1; the most in France (3)", figures.QuerySelector("#participation-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Single(figures.QuerySelectorAll("figure[aria-labelledby=participation-title] tbody td"), cell => cell.TextContent.Trim() == "Leads and contributes");
    }

    [Theory, OnEveryDatabase]
    public async Task An_action_without_a_plan_says_so_and_in_French_everything_is_French(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        reader.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        var page = await reader.Open("/ja/increasenet/figures");
        Assert.Equal("Chiffres", page.Heading());
        Assert.Equal(2, page.QuerySelectorAll("figure .empty").Count(empty => empty.TextContent.Contains("Aucun livrable n’est encore prévu.", StringComparison.Ordinal)));
        Assert.Contains("Budget par payeur", (await reader.Open("/ja/figures")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_figures_can_be_saved_as_they_are_shown(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        var page = await reader.Open($"{Jams.Page}/figures");
        var links = page.QuerySelectorAll("figure a[download]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(3, links.Count);

        using var english = await reader.Http.Get(links[0]);
        Assert.Equal(("text/csv", "jams-2-0-deliverables.csv"), (english.Content.Headers.ContentType!.MediaType, english.Content.Headers.ContentDisposition!.FileNameStar));
        var rows = (await Text(english)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Day,Due,Handed in", rows[0]);
        Assert.Equal(page.QuerySelector("figure")!.QuerySelectorAll("tbody tr").Length, rows.Length - 1);

        reader.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        using var french = await reader.Http.Get("/ja/figures/csv/money");
        var money = await Text(french);
        Assert.StartsWith("Action conjointe;Union européenne (millions €);États membres (millions €)", money, StringComparison.Ordinal);
        Assert.Contains("JAMS 2.0;3,84;0,96", money, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Another_figure_and_an_unknown_action_are_not_found(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        await reader.Open($"{Jams.Page}/figures/csv/passwd", HttpStatusCode.NotFound);
        await reader.Open("/ja/figures/csv/passwd", HttpStatusCode.NotFound);
        await reader.Open("/ja/no-such/figures", HttpStatusCode.NotFound);
        await reader.Open("/ja/no-such/figures/csv/status", HttpStatusCode.NotFound);
    }

    [Theory, OnEveryDatabase]
    public async Task The_API_gives_the_same_figures(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var program = await house.Program("demo-officer");

        var figures = await program.Json($"{Jams.Api}/figures");
        Assert.Equal("2026-06-11", figures.GetProperty("on").GetString());
        Assert.Equal(23, figures.GetProperty("progress").EnumerateArray().Last().GetProperty("due").GetInt32());
        Assert.Equal(8, figures.GetProperty("workPackages").GetArrayLength());
        Assert.Equal([1, 2, 8], figures.GetProperty("countries").EnumerateArray().Single(row => row.GetProperty("country").GetString() == "FR").GetProperty("leads").EnumerateArray().Select(number => number.GetInt32()));

        var portfolio = await program.Json("/api/v1/programmes/figures");
        var jams = portfolio.GetProperty("actions").EnumerateArray().Single(row => row.GetProperty("slug").GetString() == "jams-2-0");
        Assert.Equal((3_840_000m, 960_000m), (jams.GetProperty("fundedEur").GetDecimal(), jams.GetProperty("nationalEur").GetDecimal()));
        // France coordinates and leads three work packages.
        Assert.Equal(4, portfolio.GetProperty("countries").EnumerateArray().Single(row => row.GetProperty("country").GetString() == "FR").GetProperty("parts").GetProperty("jams-2-0").GetInt32());
        using var unknown = await program.Get("/api/v1/actions/no-such/figures");
        Assert.Equal("actions.unknown", await unknown.Refusal());
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_not_see_an_action_finds_nothing_of_it_in_any_figure(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        _ = house.Services;
        await house.Database.Execute("""UPDATE actions_joint_action SET "Edition" = 'Restricted', "Handling" = 'Amber', "Audience" = '' WHERE "Slug" = 'jams-2-0'""");
        using var reader = await house.SignIn("demo-officer");

        await reader.Open($"{Jams.Page}/figures", HttpStatusCode.NotFound);
        Assert.DoesNotContain("JAMS", (await reader.Open("/ja/figures")).Body(), StringComparison.Ordinal);
        using var program = await house.Program("demo-officer");
        Assert.DoesNotContain("jams", (await program.Json("/api/v1/programmes/figures")).GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<string> Text(HttpResponseMessage answer) => Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF');
}
