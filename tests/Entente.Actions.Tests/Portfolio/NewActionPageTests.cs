using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Actions.Tests.Import;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>A new action from the template, and the settings of one, by their forms.</summary>
public class NewActionPageTests
{
    private static readonly string Create = Jams.Form("create");

    [Theory, OnEveryDatabase]
    public async Task An_action_is_created_from_the_template_and_its_creator_steers_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var form = await reader.Open("/ja/new");
        Assert.Equal(["1", "2", "3", "4"], Enumerable.Range(0, 4).Select(row => form.Field($"WorkPackages\\[{row}\\]\\.Number")));

        var page = await reader.Submit(form, Create,
        [
            ("Acronym", "NEW ACT"), ("Title[en]", "A new action"), ("Title[fr]", "Une nouvelle action"), ("LeadCountry", "MT"), ("LeadAgency", "MMA"),
            ("Start", "2026-09-01"), ("DurationMonths", "36"), ("BudgetEur", "1 500 000"), ("FundedPercent", "80"),
            ("WorkPackages[4].Title", "Signals"), ("WorkPackages[4].LeadCountry", "PL"),
        ]);
        Assert.Equal(["LeadAgency"], page.FaultyFields());
        page = await reader.Submit(page, Create, [("LeadAgencyChoice", "new!"), ("LeadAgencyName", "Malta Medicines Authority")]);

        Assert.Equal("/ja/new-act", new Uri(page.Url).AbsolutePath);
        Assert.Equal("NEW ACT", page.Heading());
        Assert.Equal("The joint action was created. You coordinate it.", page.Done());
        Assert.Equal(["Coordination", "Dissemination", "Evaluation", "Sustainability", "Signals"], page.All("section[aria-labelledby=packages] tbody th"));
        Assert.Contains("Coordinated by MMA (Malta). 1 September 2026 to 31 August 2029, 36 months.", page.MainText(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/ja/new-act/settings']"));
        Assert.Contains("NEW ACT", (await reader.Open("/ja")).MainText(), StringComparison.Ordinal);
        using var visitor = house.Visitor();
        await visitor.Open("/en/public/new-act", HttpStatusCode.NotFound);
    }

    [Theory, OnEveryDatabase]
    public async Task Days_money_and_shares_are_taken_as_people_write_them(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        reader.Http.DefaultRequestHeaders.Add("Accept-Language", "fr");

        await reader.Submit(await reader.Open("/ja/new"), Create,
        [
            ("Acronym", "AS WRITTEN"), ("Title[en]", "As people write"), ("LeadCountry", "MT"), ("Start", "1er sept. 2026"), ("DurationMonths", "36"),
            ("BudgetEur", "4 800 000,50 €"), ("FundedPercent", "80 %"),
        ]);
        using var first = await program.GetFromJsonAsync<JsonDocument>("/api/v1/actions/as-written");
        Assert.Equal("2026-09-01", first!.RootElement.GetProperty("start").GetString());
        Assert.Contains("4800000.5", first.RootElement.GetRawText(), StringComparison.Ordinal);

        var form = await reader.Open("/ja/as-written/edit");
        Assert.Equal("2026-09-01", form.Field("Start"));
        await reader.Submit(form, Jams.Form("revise"), [("Start", "09/2026"), ("BudgetEur", "4,8 M€")]);
        using var then = await program.GetFromJsonAsync<JsonDocument>("/api/v1/actions/as-written");
        Assert.Equal("2026-09", then!.RootElement.GetProperty("start").GetString());
        Assert.DoesNotContain("4800000.5", then.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("4800000", then.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_form_with_faults_comes_back_as_it_was_typed_and_leads_to_the_fields(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var before = await house.Dump();

        var page = await reader.Submit(await reader.Open("/ja/new"), Create,
        [
            ("Acronym", "JAMS 2.0"), ("Title[en]", ""), ("Title[fr]", "Écrit <à> la main"), ("LeadCountry", "MT"), ("LeadAgency", "***"), ("Start", "2026-02-30"),
            ("DurationMonths", "999"), ("BudgetEur", "five"), ("WorkPackages[0].Number", "2"), ("WorkPackages[5].Title", "Kept"),
        ]);

        // What cannot be read and what is wrong are said at once, as the fields stand on the page.
        Assert.Equal(new[] { "Acronym", "Title[en]", "LeadAgency", "Start", "DurationMonths", "BudgetEur", "WorkPackages[1].Number" }, page.FaultyFields());
        Assert.Equal("five", page.Field("BudgetEur"));
        Assert.Equal(before, await house.Dump());

        page = await reader.Submit(page, Create, [("BudgetEur", "0")]);

        Assert.Equal(new[] { "Acronym", "Title[en]", "LeadAgency", "Start", "DurationMonths", "BudgetEur", "WorkPackages[1].Number" }, page.FaultyFields());
        Assert.Equal("JAMS 2.0|Écrit <à> la main|MT|***|2026-02-30|999|0|2|Kept", string.Join('|', new[]
        {
            "Acronym", "Title\\[fr\\]", "LeadCountry", "LeadAgency", "Start", "DurationMonths", "BudgetEur", "WorkPackages\\[0\\]\\.Number", "WorkPackages\\[5\\]\\.Title",
        }.Select(field => page.Field(field))));
        Assert.StartsWith("Error", page.Title, StringComparison.Ordinal);
        Assert.Equal(before, await house.Dump());
    }

    [Theory, OnEveryDatabase]
    public async Task The_status_is_recorded_by_people_and_an_end_before_the_start_is_refused(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var settings = await reader.Open("/ja/jams-2-0/settings");

        var refused = await reader.Submit(settings, Jams.Form("status"), [("Status", "Ended"), ("Ended", "2022")]);
        Assert.Contains("cannot have ended in 2022", refused.Alert(), StringComparison.Ordinal);
        Assert.Equal("2022", refused.Field("Ended"));
        refused = await reader.Submit(settings, Jams.Form("status"), [("Status", "Ended"), ("Ended", "2026-02-30")]);
        Assert.Equal(["Ended"], refused.FaultyFields());

        var done = await reader.Submit(settings, Jams.Form("status"), [("Status", "Suspended"), ("Ended", "")]);

        Assert.Equal("The status was recorded.", done.Done());
        Assert.Contains("Suspended", (await reader.Open("/ja/jams-2-0")).QuerySelector("section[aria-labelledby=facts]")!.Say(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_coordinator_opens_and_closes_the_public_page(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var visitor = house.Visitor();

        var closed = await reader.Press(await reader.Open("/ja/jams-2-0/settings"), Jams.Form("publication"));

        Assert.Contains("Only the authorities can read this action.", closed.MainText(), StringComparison.Ordinal);
        await visitor.Open("/en/public/jams-2-0", HttpStatusCode.NotFound);
        Assert.DoesNotContain("JAMS 2.0", (await visitor.Open("/en/public")).MainText(), StringComparison.Ordinal);
        Assert.Null((await reader.Open("/ja/jams-2-0")).QuerySelector("a[href='/en/public/jams-2-0']"));

        var opened = await reader.Press(closed, Jams.Form("publication"));

        Assert.Contains("Everybody can read it; published on 11 June 2026.", opened.MainText(), StringComparison.Ordinal);
        Assert.Contains("JAMS 2.0", (await visitor.Open("/fr/public")).MainText(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_does_not_coordinate_finds_no_button_and_a_closed_door(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var officer = await house.SignIn("demo-officer");
        using var coordinator = await house.SignIn("demo-coordinator");

        Assert.Null((await officer.Open("/ja")).QuerySelector("a[href='/ja/new'], a[href='/ja/import']"));
        foreach (var path in new[] { "/ja/new", "/ja/jams-2-0/settings", "/ja/jams-2-0/lineage/extension", "/ja/jams-2-0/participants/new", "/ja/import" })
            Assert.Equal("You may not do this", (await officer.Open(path, HttpStatusCode.Forbidden)).Heading());
        Assert.Null((await coordinator.Open("/ja/chessmen/lineage")).QuerySelector("main a[href$='/extension']"));
        foreach (var path in new[] { "/ja/chessmen/settings", "/ja/chessmen/lineage/extension", "/ja/chessmen/lineage/coordinator" })
            Assert.Equal("You may not do this", (await coordinator.Open(path, HttpStatusCode.Forbidden)).Heading());
    }

    [Theory, OnEveryDatabase]
    public async Task A_participant_is_added_by_its_form(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var form = await reader.Open("/ja/jams-2-0/participants/new");

        var page = await reader.Submit(form, Jams.Form("participant"), [("Country", "DE"), ("Agency", "BfArM"), ("Role", "Beneficiary"), ("From", "2024-05")]);
        Assert.Equal(["Agency"], page.FaultyFields());
        page = await reader.Submit(page, Jams.Form("participant"), [("AgencyChoice", "new!"), ("AgencyName", "Bundesinstitut für Arzneimittel und Medizinprodukte")]);
        Assert.Equal("The participant was added.", page.Done());
        Assert.Contains("BfArM", page.QuerySelector("section[aria-labelledby=participants]")!.Say(), StringComparison.Ordinal);
        var again = await reader.Submit(form, Jams.Form("participant"), [("Country", "DE"), ("Agency", "BfArM"), ("Role", "Beneficiary")]);
        Assert.Contains("takes part already", again.Alert(), StringComparison.Ordinal);
        var alone = await reader.Submit(form, Jams.Form("participant"), [("Country", "DE"), ("Agency", "PEI"), ("Role", "AffiliatedEntity"), ("From", "13/2024")]);
        Assert.Equal(["Agency", "AffiliatedTo", "From"], alone.FaultyFields());
        Assert.Equal("PEI", alone.Field("Agency"));
    }
}
