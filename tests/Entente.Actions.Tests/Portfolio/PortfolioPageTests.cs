using System.Net;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>The portfolio and an action as people read them.</summary>
public class PortfolioPageTests
{
    [Theory, OnEveryDatabase]
    public async Task The_portfolio_is_sorted_filtered_and_searched_by_its_address(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        async Task<IReadOnlyList<string>> Shown(string query) => (await reader.Open("/ja" + query)).All("table.data tbody th");

        Assert.Equal(["CHESSMEN", "CT-CURE", "EU4H11", "GAPP-PRO", "IncreaseNet", "JAMRAI 2", "JAMS 2.0", "SAFE CT"], (await Shown("")).Order(StringComparer.Ordinal));
        Assert.Equal("CT-CURE", (await Shown("?sort=start"))[0]);
        Assert.Equal("GAPP-PRO", (await Shown("?sort=-start"))[0]);
        Assert.Equal(["CT-CURE", "EU4H11"], await Shown("?status=Ended"));
        Assert.Equal(["JAMRAI 2", "JAMS 2.0"], await Shown("?lead=FR"));
        Assert.Equal(["JAMS 2.0"], await Shown("?q=MARKET+surveillance"));
        Assert.Equal(["IncreaseNet"], await Shown("?q=jazmp&status=Ongoing"));
        Assert.Equal(["GAPP-PRO"], await Shown("?q=experimentation"));
        Assert.Empty(await Shown("?q=nothing-like-it"));
        Assert.Equal(8, (await Shown("?sort=nonsense&page=99&lead=")).Count);
        var filtered = await reader.Open("/ja?status=Ended&sort=-start");
        Assert.Equal("Ended", filtered.QuerySelector("select[name=status] option[selected]")?.TextContent);
        Assert.Contains(filtered.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/ja?sort=-start");
    }

    [Theory, OnEveryDatabase]
    public async Task Jams_shows_its_work_packages_leads_and_money(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var page = await reader.Open("/ja/jams-2-0");

        Assert.Equal("JAMS 2.0", page.Heading());
        Assert.Equal("FR FR PL SI MT BE ES FR", string.Join(' ', page.All("section[aria-labelledby=packages] tbody td:nth-child(4) abbr.cc")));
        Assert.Equal(["WP1", "WP2", "WP3", "WP4", "WP5", "WP6", "WP7", "WP8"], page.All("section[aria-labelledby=packages] tbody .wp"));
        Assert.Contains("€4.80\u202FM", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("€4,800,000", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("HaDEA 80\u202F%, Member States 20\u202F%", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Coordinated by ANSM (France). 1 November 2023 to 31 October 2026, 36 months.", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Not stated", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href='/ja/jams-2-0/settings']"));
        Assert.NotNull(page.QuerySelector("a[href='/en/public/jams-2-0']"));
        var gapp = await reader.Open("/ja/gapp-pro");
        Assert.Equal(["ANSM", "Agence de la biomédecine"], gapp.All("section[aria-labelledby=participants] tbody th a").Order(StringComparer.Ordinal));
        Assert.Contains("Affiliated entity", gapp.MainText(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Each_action_of_the_demo_has_its_pages_in_both_languages(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        var slugs = (await reader.Open("/ja")).QuerySelectorAll("table.data tbody th a").Select(link => link.GetAttribute("href")!).ToList();

        foreach (var language in new[] { "en", "fr" })
        {
            foreach (var slug in slugs)
            {
                foreach (var page in new[] { slug, slug + "/lineage" })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, page);
                    request.Headers.Add("Accept-Language", language);
                    var answer = await reader.Http.SendAsync(request);
                    Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
                }
            }
        }
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_action_leads_back_to_those_there_are(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-administrator");

        foreach (var path in new[] { "", "/lineage", "/settings", "/lineage/extension", "/participants/new", "/plan" })
        {
            var page = await reader.Open("/ja/nothing-like-it" + path, HttpStatusCode.NotFound);
            Assert.Equal("Page not found", page.Heading());
            Assert.NotNull(page.QuerySelector("main a[href='/ja']"));
        }

        Assert.Contains("There is no joint action 'nothing-like-it' that you may see.", (await reader.Open("/ja/nothing-like-it", HttpStatusCode.NotFound)).MainText(), StringComparison.Ordinal);
        await reader.Open("/ja/JAMS-2-0", HttpStatusCode.NotFound);
    }
}
