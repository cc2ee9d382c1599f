using System.Net;
using System.Net.Http.Json;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.WorkPackages;

/// <summary>The home of a work package and the forms below it.</summary>
public class WorkPackagePageTests
{
    [Theory, OnEveryDatabase]
    public async Task The_lead_passes_on_and_the_former_lead_is_still_told(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/wp/5/lead"), Jams.Form("give-lead"), [("Why", "Agreed in April")]);
        Assert.Equal(["#field-Country"], refused.Faults());
        Assert.Equal("Agreed in April", refused.Field("Why"));

        var home = await reader.Submit(refused, Jams.Form("give-lead"), [("Agency", "afmps"), ("From", "2026-04")]);

        Assert.StartsWith("The lead was given", home.Done(), StringComparison.Ordinal);
        var leads = home.QuerySelectorAll("section:has(#leads) tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("Malta", leads[0], StringComparison.Ordinal);
        Assert.Contains("April 2026", leads[0], StringComparison.Ordinal);
        Assert.Contains("AFMPS", leads[1], StringComparison.Ordinal);
        Assert.Contains("Agreed in April", leads[1], StringComparison.Ordinal);
        Assert.NotNull(home.QuerySelector("a[href='/authorities/be-afmps']"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_contributor_is_added_with_dates_as_far_as_they_are_known(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        Assert.Contains("Contributors are not stated.", (await reader.Open($"{Jams.Page}/wp/5")).Body(), StringComparison.Ordinal);

        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/wp/5/contributors/new"), Jams.Form("add-contributor"),
            [("Country", "SI"), ("Agency", "JAZMP"), ("From", "2026"), ("Until", "2025-12")]);
        Assert.Equal(["#field-Until"], refused.Faults());
        Assert.Equal(("SI", "JAZMP", "2026"), (refused.Field("Country"), refused.Field("Agency"), refused.Field("From")));

        var home = await reader.Submit(refused, Jams.Form("add-contributor"), [("Until", "")]);

        var row = home.QuerySelector("section:has(#contributors) tbody tr")!.TextContent;
        Assert.Contains("JAZMP", row, StringComparison.Ordinal);
        Assert.Contains("2026", row, StringComparison.Ordinal);
        Assert.Contains("Not stated", row, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_further_work_package_begins_with_the_next_free_number(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var form = await reader.Open($"{Jams.Page}/wp/new");
        Assert.Equal("9", form.Field("Number"));
        var refused = await reader.Submit(form, Jams.Form("add-package"),
            [("Number", "8"), ("Kind", "Technical"), ("Title[en]", "Market data"), ("Title[fr]", "Données de marché"), ("Scope", "Sales figures"), ("LeadCountry", "IE")]);
        Assert.Equal(["#field-Number"], refused.Faults());
        Assert.Equal(("Technical", "Market data", "Données de marché", "Sales figures", "IE"),
            (refused.Field("Kind"), refused.Field("Title\\[en\\]"), refused.Field("Title\\[fr\\]"), refused.Field("Scope"), refused.Field("LeadCountry")));

        var home = await reader.Submit(refused, Jams.Form("add-package"), [("Number", "9")]);

        Assert.Equal("WP9 Market data", home.Heading());
        Assert.Contains("Ireland", home.Body(), StringComparison.Ordinal);
        Assert.Contains("No task yet. Plan the first one.", home.Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_work_package_runs_as_long_as_its_action_until_it_gets_dates_of_its_own(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        Assert.Contains("it runs as long as JAMS 2.0", (await reader.Open($"{Jams.Page}/wp/7")).Body(), StringComparison.Ordinal);

        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/wp/7/edit"), Jams.Form("set-dates"), [("Start", "2024-05-01"), ("End", "2024-04-30")]);
        Assert.Equal(["#field-End"], refused.Faults());
        Assert.Equal(("2024-05-01", "2024-04-30"), (refused.Field("Start"), refused.Field("End")));

        var home = await reader.Submit(refused, Jams.Form("set-dates"), [("End", "2026-08-31")]);

        Assert.Contains("1 May 2024", home.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("it runs as long as", home.Body(), StringComparison.Ordinal);
        Assert.Equal("2026-08-31", (await reader.Open($"{Jams.Page}/wp/7/edit")).Field("End"));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_who_steers_the_action_may_change_a_work_package(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        using var program = await house.Program("demo-coordinator");

        var home = await lead.Open($"{Jams.Page}/wp/5");
        Assert.NotNull(home.QuerySelector($"a[href='{Jams.Page}/plan/new?wp=5']"));
        Assert.Null(home.QuerySelector($"a[href='{Jams.Page}/wp/5/lead']"));
        Assert.Null((await lead.Open($"{Jams.Page}/wp/6")).QuerySelector($"a[href='{Jams.Page}/plan/new?wp=6']"));
        foreach (var page in new[] { "wp/5/lead", "wp/5/edit", "wp/5/contributors/new", "wp/new" })
            await lead.Open($"{Jams.Page}/{page}", HttpStatusCode.Forbidden);

        var dates = new SetWorkPackageDates(new(2024, 1, 1), End: null);
        Assert.Equal(HttpStatusCode.NoContent, (await program.PutAnyway($"{Jams.Api}/work-packages/5/dates", dates)).StatusCode);
        await Jams.Refused(await program.PutAnyway($"{Jams.Api}/work-packages/55/dates", dates), HttpStatusCode.NotFound, "actions.wp-unknown");
        await Jams.Refused(await program.PutAnyway("/api/v1/actions/chessmen/work-packages/5/dates", dates), HttpStatusCode.Forbidden, "actions.not-yours");
        await Jams.Refused(await program.PostAsJsonAsync($"{Jams.Api}/work-packages/5/contributors", new AdmitContributor("ZZ", "!", "soon", Until: null)),
            HttpStatusCode.UnprocessableEntity, "actions.contributor-faulty");
        Assert.Contains("JAMS 2.0 has no WP55.", (await lead.Open($"{Jams.Page}/wp/55", HttpStatusCode.NotFound)).Body(), StringComparison.Ordinal);
    }
}
