using System.Net;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Public;

/// <summary>What everybody may read, without signing in, in both languages.</summary>
public class PublicPageTests
{
    [Theory, OnEveryDatabase]
    public async Task All_eight_actions_are_listed_with_lead_and_dates_in_both_languages(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var visitor = house.Visitor();

        foreach (var (language, title, jams, safe) in new[]
        {
            ("en", "Joint actions for health", "ANSM (France)|1 Nov 2023|31 Oct 2026", "Croatia|1 May 2022|April 2026"),
            ("fr", "Actions conjointes pour la santé", "ANSM (France)|1er nov. 2023|31 oct. 2026", "Croatie|1er mai 2022|avril 2026"),
        })
        {
            var page = await visitor.Open($"/{language}/public");
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Equal(title, page.Heading());
            var tiles = page.QuerySelectorAll(".tiles > li");
            Assert.Equal(["CHESSMEN", "CT-CURE", "EU4H11", "GAPP-PRO", "IncreaseNet", "JAMRAI 2", "JAMS 2.0", "SAFE CT"], page.All(".tiles h2").Order(StringComparer.Ordinal));
            string Facts(string acronym) => string.Join('|', tiles.Single(tile => tile.QuerySelector("h2")!.Say() == acronym).All("dl dd"));
            Assert.Equal(jams, Facts("JAMS 2.0"));
            Assert.Equal(safe, Facts("SAFE CT"));
            Assert.All(tiles, tile => Assert.Equal(3, tile.QuerySelectorAll("dl dd").Length));
            Assert.Equal(Language.Interface.Select(one => $"{one.Code} /{one.Code}/public"), page.QuerySelectorAll("link[rel=alternate]").Select(link => $"{link.GetAttribute("hreflang")} {link.GetAttribute("href")}"));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_types_public_or_a_language_alone_finds_the_public_pages(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var visitor = house.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("Accept-Language", "fr");

        foreach (var (typed, found) in Language.Interface.Select(one => ($"/{one.Code}", $"/{one.Code}/public")).Append(("/public", "/fr/public")).Append(("/public/", "/fr/public")))
            Assert.Equal(found, new Uri((await visitor.Open(typed)).Url).AbsolutePath);
        Assert.Equal("/login", new Uri((await visitor.Open("/xx")).Url).AbsolutePath);
        Assert.Equal("/login", new Uri((await visitor.Open("/ja")).Url).AbsolutePath);
    }

    [Theory, OnEveryDatabase]
    public async Task Each_public_page_says_when_it_was_published_and_updated(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var visitor = house.Visitor();
        using var coordinator = await house.Program("demo-coordinator");
        house.Clock.Pass(TimeSpan.FromDays(2));
        await coordinator.Post("/api/v1/actions/jams-2-0/status", new { status = "suspended" });

        var english = await visitor.Open("/en/public/jams-2-0");
        var french = await visitor.Open("/fr/public/jams-2-0");

        Assert.Contains("Published on 11 June 2026. Last updated on 13 June 2026.", english.MainText(), StringComparison.Ordinal);
        Assert.Contains("Publié le 11 juin 2026. Dernière mise à jour le 13 juin 2026.", french.MainText(), StringComparison.Ordinal);
        Assert.Contains("Coordinated by ANSM (France). 1 November 2023 to 31 October 2026, 36 months.", english.MainText(), StringComparison.Ordinal);
        Assert.Contains("Coordonnée par ANSM (France). 1er novembre 2023 – 31 octobre 2026, 36 mois.", french.MainText(), StringComparison.Ordinal);
        Assert.Contains("Renforcement de la surveillance de marché", french.MainText(), StringComparison.Ordinal);
        Assert.Equal(Language.Interface.Select(one => $"/{one.Code}/public/jams-2-0"), french.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain(french.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.StartsWith("/ja", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Every_published_action_has_its_page_and_the_list_leads_to_it(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var visitor = house.Visitor();

        foreach (var list in new[] { "/en/public", "/fr/public" })
        {
            foreach (var link in (await visitor.Open(list)).QuerySelectorAll(".tiles h2 a"))
                Assert.Equal(link.Say(), (await visitor.Open(link.GetAttribute("href")!)).Heading());
        }
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_for_the_authorities_is_not_here_whoever_asks(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var visitor = house.Visitor();
        await coordinator.Press(await coordinator.Open("/ja/jams-2-0/settings"), Jams.Form("publication"));

        foreach (var reader in new[] { visitor, coordinator })
        {
            Assert.Equal(7, (await reader.Open("/en/public")).QuerySelectorAll(".tiles > li").Length);
            var missing = await reader.Open("/en/public/jams-2-0", HttpStatusCode.NotFound);
            Assert.Equal("Page not found", missing.Heading());
            await reader.Open("/fr/public/jams-2-0", HttpStatusCode.NotFound);
        }
    }
}
