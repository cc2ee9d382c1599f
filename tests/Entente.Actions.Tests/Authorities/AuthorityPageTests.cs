using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.Authorities;

/// <summary>The authorities and everything that each leads, joins or is affiliated to.</summary>
public class AuthorityPageTests
{
    [Theory, OnEveryDatabase]
    public async Task The_list_is_narrowed_by_country_and_by_who_leads(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var french = await reader.Open("/authorities?country=FR");
        Assert.All(french.QuerySelectorAll("table.data tbody tr td:first-child"), cell => Assert.Contains("France", cell.TextContent, StringComparison.Ordinal));
        Assert.NotNull(french.QuerySelector("a[href='/authorities/fr-ansm']"));
        Assert.Contains("Not stated", french.Body(), StringComparison.Ordinal);

        var leading = await reader.Open("/authorities?leads=yes");
        Assert.NotNull(leading.QuerySelector("a[href='/authorities/fr-ansm']"));
        Assert.Null((await reader.Open("/authorities?leads=no")).QuerySelector("a[href='/authorities/fr-ansm']"));
    }

    [Theory, OnEveryDatabase]
    public async Task One_list_across_actions_tells_what_an_authority_leads_and_joins(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-officer");
        using var program = await house.Program("demo-coordinator");
        await program.PostAsJsonAsync($"{Jams.Api}/work-packages/6/lead", new GiveWorkPackageLead("FR", "ANSM", "2026-05", Why: null));

        var all = await reader.Open("/authorities/fr-ansm");
        Assert.Equal("ANSM", all.Heading());
        Assert.True(all.QuerySelectorAll("table.data tbody th a").Select(link => link.GetAttribute("href")).Distinct().Count() > 1);

        var leads = await reader.Open("/authorities/fr-ansm?view=lead");
        Assert.NotNull(leads.QuerySelector($"table.data a[href='{Jams.Page}/wp/6']"));
        Assert.Contains("May 2026", leads.Body(), StringComparison.Ordinal);
        Assert.Contains("Coordinates the action", leads.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("Coordinates the action", (await reader.Open("/authorities/fr-ansm?view=part")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_authority_that_nobody_knows_is_missing_on_the_page_and_in_the_api(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");
        using var program = await house.Program("demo-officer");

        var page = await reader.Open("/authorities/zz-none", HttpStatusCode.NotFound);

        Assert.Contains("There is no authority 'zz-none'.", page.Body(), StringComparison.Ordinal);
        await Jams.Refused(await program.GetAsync(new Uri("/api/v1/authorities/zz-none", UriKind.Relative)), HttpStatusCode.NotFound, "actions.authority-unknown");
        var known = await program.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/authorities/fr-ansm", UriKind.Relative));
        Assert.Equal("ANSM", known.GetProperty("shortName").GetString());
    }
}
