using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Portfolio;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.WorkPackages;

/// <summary>A work package and its contributors can be corrected, taken away while nothing hangs on them, and put back.</summary>
public class CorrectPackageTests
{
    private const string Page = $"{Jams.Page}/wp/9";

    [Theory, OnEveryDatabase]
    public async Task Title_kind_and_scope_are_corrected(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");

        var faulty = await reader.Submit(await reader.Open($"{Jams.Page}/wp/7/edit"), Jams.Form("revise-package"), [("Title[en]", " "), ("Title[fr]", "Campagnes")]);
        Assert.Equal(["#field-Title[en]"], faulty.Faults());
        var saved = await reader.Submit(faulty, Jams.Form("revise-package"), [("Title[en]", "Campaigns"), ("Kind", "Evaluation"), ("Scope", "")]);

        Assert.Equal("The work package was saved.", saved.Done());
        Assert.Equal("WP7 Campaigns", saved.Heading());
        var package = await program.Json($"{Jams.Api}/work-packages/7");
        Assert.Equal(("evaluation", "Campagnes"), (package.GetProperty("kind").GetString(), package.GetProperty("title").GetProperty("fr").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, package.GetProperty("scope").ValueKind);
    }

    [Theory, OnEveryDatabase]
    public async Task A_work_package_entered_twice_is_withdrawn_when_it_is_empty_and_put_back(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        var ask = new AddWorkPackage(9, "Technical", new Dictionary<string, string?> { ["en"] = "Signals again" }, Scope: null, LeadCountry: null, LeadAgency: null);
        (await program.PostAsJsonAsync($"{Jams.Api}/work-packages", ask)).EnsureSuccessStatusCode();
        (await program.PostAsJsonAsync($"{Jams.Api}/tasks", new PlanATask(9, "Write", new(2026, 7, 1), new(2026, 7, 31), Owner: null, After: []))).EnsureSuccessStatusCode();

        var full = await reader.Submit(await reader.Open($"{Page}/edit"), Jams.Form("withdraw"), [("Because", "Entered twice, see WP5.")]);
        Assert.Contains("WP9 still holds T9.1.", full.Summary(), StringComparison.Ordinal);
        (await program.PostAsJsonAsync($"{Jams.Api}/tasks/T9.1/withdrawal", new WithdrawFromPlan("Not needed"))).EnsureSuccessStatusCode();
        var gone = await reader.Submit(full, Jams.Form("withdraw"), []);

        Assert.Contains("Withdrawn on 11 June 2026 by Demo coordinator: Entered twice, see WP5.", gone.QuerySelector("#withdrawn")!.Say(), StringComparison.Ordinal);
        Assert.DoesNotContain("Signals again", (await reader.Open(Jams.Page)).QuerySelector("section[aria-labelledby='packages']")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await reader.Open(Jams.Page)).QuerySelector($"nav a[href='{Page}']"));
        await reader.Open($"{Page}/edit", HttpStatusCode.NotFound);
        await Jams.Refused(await program.PostAsJsonAsync($"{Jams.Api}/work-packages/9/lead", new GiveWorkPackageLead("ES", null, null, null)), HttpStatusCode.UnprocessableEntity, "actions.wp-withdrawn");
        await Jams.Refused(await program.PostAsJsonAsync($"{Jams.Api}/work-packages/9/contributors", new AdmitContributor("ES", null, null, null)), HttpStatusCode.UnprocessableEntity, "actions.wp-withdrawn");
        Assert.Equal(["T9.1 Write", "WP9 Signals again"], (await reader.Open($"{Jams.Page}/plan/withdrawn")).QuerySelectorAll("main ul.plain li a").Select(link => link.TextContent).Order());
        await Jams.Refused(await program.PostAsJsonAsync($"{Jams.Api}/work-packages", ask), HttpStatusCode.UnprocessableEntity, "actions.wp-number-taken");
        await Jams.Refused(await program.DeleteAsync(new Uri($"{Jams.Api}/tasks/T9.1/withdrawal", UriKind.Relative)), HttpStatusCode.UnprocessableEntity, "actions.wp-withdrawn");

        var back = await reader.Submit(gone, Jams.Form("restore"), []);
        Assert.Equal("It stands in the plan again.", back.Done());
        Assert.Equal("WP9 Signals again", back.Heading());
        await Jams.Refused(await program.DeleteAsync(new Uri($"{Jams.Api}/work-packages/9/withdrawal", UriKind.Relative)), HttpStatusCode.UnprocessableEntity, "actions.not-withdrawn");
    }

    [Theory, OnEveryDatabase]
    public async Task A_contributor_gets_a_last_day_or_is_removed(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        foreach (var from in new[] { "2024", "2026" })
            (await program.PostAsJsonAsync($"{Jams.Api}/work-packages/5/contributors", new AdmitContributor("AT", "AGES", from, Until: null))).EnsureSuccessStatusCode();
        var pages = (await reader.Open($"{Jams.Page}/wp/5")).QuerySelectorAll("section[aria-labelledby='contributors'] a[href$='/edit']").Select(link => link.GetAttribute("href")!).ToList();

        var faulty = await reader.Submit(await reader.Open(pages[0]), Jams.Form("revise-contributor"), [("Until", "2023")]);
        Assert.Equal(["#field-Until"], faulty.Faults());
        var twice = await reader.Submit(faulty, Jams.Form("revise-contributor"), [("From", "2026"), ("Until", "")]);
        Assert.Equal(["#field-From"], twice.Faults());
        var saved = await reader.Submit(twice, Jams.Form("revise-contributor"), [("From", "2024"), ("Until", "2025")]);
        Assert.Equal("The contribution was saved.", saved.Done());
        var removed = await reader.Submit(await reader.Open(pages[1]), Jams.Form("remove-contributor"), []);

        Assert.Equal("The entry was removed.", removed.Done());
        var left = (await program.Json($"{Jams.Api}/work-packages/5")).GetProperty("contributors").EnumerateArray().Single();
        Assert.Equal(("2024", "2025"), (left.GetProperty("from").GetString(), left.GetProperty("to").GetString()));
        await reader.Open(pages[1], HttpStatusCode.NotFound);
        Assert.DoesNotContain("AT", (await program.Json($"{Jams.Api}/figures")).GetProperty("countries").EnumerateArray().Select(one => one.GetProperty("country").GetString()));
    }

    [Theory, OnEveryDatabase]
    public async Task An_acronym_is_corrected_everywhere_and_the_address_stays(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var taken = await reader.Submit(await reader.Open($"{Jams.Page}/edit"), Jams.Form("rename-action"), [("Acronym", "CHESSMEN")]);
        Assert.Equal(["#field-Acronym"], taken.Faults());
        var saved = await reader.Submit(taken, Jams.Form("rename-action"), [("Acronym", "JAMS two")]);

        Assert.Equal(("The acronym was saved.", "JAMS two"), (saved.Done(), saved.Heading()));
        Assert.Contains("Work package · JAMS two", (await reader.Open("/search?q=signal")).Body(), StringComparison.Ordinal);
        Assert.Equal("JAMS two", (await reader.Submit(await reader.Open($"{Jams.Page}/edit"), Jams.Form("rename-action"), [("Acronym", "JAMS two")])).Heading());
    }
}
