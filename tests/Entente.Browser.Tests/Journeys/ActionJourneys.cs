using System.Net;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>
/// What people come for, from the first page on and by what can be seen alone; each journey once with scripts and once without.
/// </summary>
public class ActionJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_coordinator_comes_in_and_finds_the_joint_action(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);

        await journey.ComesInAs("demo-coordinator");
        await journey.SeesHeading("Home");
        await journey.Follows("Joint actions");
        await journey.SeesHeading("Joint actions");
        await journey.Follows("JAMS 2.0");

        await journey.SeesHeading("JAMS 2.0");
        await journey.Sees("€4.8");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_new_action_comes_from_the_template_and_its_creator_plans_a_task(bool scripts)
    {
        var acronym = scripts ? "PLANNED" : "SKETCHED";
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-coordinator");

        await journey.Creates(acronym);
        await journey.SeesHeading(acronym);
        await journey.Sees("You coordinate it.");
        await journey.Sees("4 support, 2 technical");

        await journey.Follows("WP5 Signals");
        await journey.Follows("Plan a task");
        await journey.Fills("What is to be done", "Collect the signals");
        await journey.Fills("First day", "2027-02-01");
        await journey.Fills("Last day", "2027-03-31");
        await journey.Presses("Plan a task");

        await journey.Sees("The task is planned.");
        await journey.Sees("Collect the signals");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_extension_is_proposed_then_approved_and_stands_in_the_lineage(bool scripts)
    {
        var acronym = scripts ? "EXTENDED" : "PROLONGED";
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-coordinator");
        await journey.Creates(acronym);

        await journey.Follows("Lineage");
        await journey.Follows("Record an extension");
        await journey.Fills("Months added", "6");
        await journey.Fills("Why", "Two campaigns began late.");
        await journey.Presses("Record");

        await journey.Sees("6 more months");
        await journey.Sees("Proposed");
        await journey.Presses("Record approval");

        await journey.Sees("The decision was recorded.");
        await journey.Sees("Approved");
        await journey.Sees("Agreed end");
        await journey.Sees("Jun 2030");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_public_reads_a_published_action_in_French_and_in_the_dark(bool scripts)
    {
        var acronym = scripts ? "PUBLISHED" : "ISSUED";
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-coordinator");
        await journey.Creates(acronym);
        await journey.Follows("Settings");
        await journey.Presses("Publish");
        await journey.Sees("Everybody can read it");
        await journey.SignsOut();

        await journey.Follows("Public pages");
        await journey.Follows("français");
        await journey.Presses("Thème sombre");
        await journey.Follows(acronym);

        await journey.SeesHeading(acronym);
        await journey.Sees("surveillance commune");
        await journey.Sees("Ce qu’elle fait");
        Assert.Equal("fr", await journey.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("dark", await journey.Page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_administrator_brings_a_programme_looks_and_applies_it(bool scripts)
    {
        var acronym = scripts ? "BROUGHT" : "CARRIED";
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-administrator");
        await journey.Follows("Joint actions");
        await journey.Follows("Import a programme");

        await journey.Uploads($"{acronym}.json", ProgrammeFile.With(acronym));
        await journey.Presses("See what would change");
        await journey.SeesHeading($"{acronym}.json");
        await journey.Sees("What would change");
        await journey.Presses("Apply");

        await journey.SeesHeading("Import of a programme");
        // With scripts the page looks by itself; without, the reader does.
        while (!scripts && await journey.Page.GetByRole(AriaRole.Link, new() { Name = "Look again" }).IsVisibleAsync())
            await journey.Follows("Look again");
        await journey.Sees("Changes applied");
        await journey.Presses("See the result");
        await journey.SeesHeading($"{acronym}.json");
        await journey.Sees("The file was applied; nothing in it differs from what is known.");
        await journey.Follows("Joint actions");
        await journey.Follows(acronym);
        await journey.SeesHeading(acronym);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Somebody_computes_a_deadline_and_reads_why_it_falls_then(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-officer");

        await journey.Follows("Compute a deadline");
        await journey.Fills("Day of the event", "2026-12-01");
        await journey.Fills("Length", "45");
        await journey.Chooses("Whose holidays", "France");
        await journey.Ticks("Leave out the winter clock stop of clinical trials");
        await journey.Presses("Compute");

        await journey.Sees("The period ends on Monday 1 February 2027.");
        await journey.Sees("16 days of a clock stop were left out.");
        await journey.Follows("The holidays that were used");
        await journey.SeesHeading("Public holidays: France");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_late_and_who_answers_for_it_is_two_clicks_from_home(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-coordinator");

        await journey.Follows("Due within 30 days");
        await journey.SeesHeading("Late and due");
        await journey.Follows("Late");

        Assert.EndsWith("view=late", journey.Page.Url, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_authority_sees_what_it_leads(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-officer");

        await journey.Follows("Authorities");
        await journey.Follows("ANSM");
        await journey.Follows("We lead");

        await journey.SeesHeading("ANSM");
        await journey.Sees("Coordinates the action");
        await journey.Sees("JAMS 2.0");
        await journey.SeesNo("Associated partner");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_token_made_in_the_settings_opens_the_interface_for_programs(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-evaluator");
        await journey.Unfolds("Demo evaluator");
        await journey.Follows("My settings");
        await journey.Follows("Tokens");
        await journey.Fills("Name", "Nightly figures");
        await journey.Presses("Make token");
        await journey.Sees("The token is made.");
        var secret = await journey.Page.Locator("main code").First.InnerTextAsync();

        using var program = new HttpClient { BaseAddress = house.Address };
        using var refused = await program.GetAsync("/api/v1/actions");
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        var answer = await program.GetStringAsync("/api/v1/actions");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("JAMS 2.0", answer, StringComparison.Ordinal);
    }
}
