using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Lineage;
using Entente.Actions.Portfolio;
using Entente.Actions.Tests.Portfolio;
using Entente.Actions.WorkPackages;
using Entente.Contracts.Actions;
using static Entente.Actions.Tests.Portfolio.Given;

namespace Entente.Actions.Tests.Lineage;

/// <summary>Who leads can be corrected, and a hand-over entered by mistake undone.</summary>
public class LeadTests
{
    [Fact]
    public void A_hand_over_that_is_undone_leaves_no_trace_in_the_leads_and_tells_who_coordinates()
    {
        var action = Action();
        action.HandOver(Aifa, Date("2026-05"), "By mistake", Now);
        action.Saved();

        Assert.Null(action.TakeLeadBack(action.Lead!.Id, Now).Problem);

        Assert.Equal((Ansm, (PartialDate?)null), (action.Lead!.Who, action.Lead.Until));
        Assert.Equal([new JointActionHandedOver(action.Id.Value, "jams-2-0", "FR", "fr-ansm")], action.Told);
        Assert.Equal("actions.lead-needed", action.TakeLeadBack(action.Lead.Id, Now).Problem?.Code);
    }

    [Fact]
    public void Days_of_who_led_are_corrected_and_those_of_who_leads_stay_open()
    {
        var action = Action();
        action.HandOver(Aifa, Date("2026-05"), why: null, Now);
        var (former, present) = (action.Leads[0].Id, action.Leads[1].Id);

        Assert.Null(action.ReviseLead(former, new(Date("2023-11"), Date("2026-04-30"), Why: null), Now).Problem);
        Assert.Null(action.ReviseLead(present, new(Date("2026-05-01"), Until: null, "By agreement"), Now).Problem);

        Assert.Equal([(Date("2023-11"), Date("2026-04-30")), (Date("2026-05-01"), (PartialDate?)null)], action.Leads.Select(term => (term.From!.Value, term.Until)));
        Assert.Equal("By agreement", action.Lead!.Why);
        Assert.Equal("actions.lead-goes-on", action.ReviseLead(present, new(null, Date("2026-06"), null), Now).Problem?.Code);
        Assert.Equal("actions.lead-is-over", action.ReviseLead(former, new(null, null, null), Now).Problem?.Code);
        Assert.Equal("actions.leads-overlap", action.ReviseLead(former, new(null, Date("2027"), null), Now).Problem?.Code);
        Assert.Equal("actions.leads-overlap-before", action.ReviseLead(present, new(Date("2026-03"), null, null), Now).Problem?.Code);
        Assert.Equal("actions.leads-backwards", action.ReviseLead(former, new(Date("2026-05"), Date("2026-04"), null), Now).Problem?.Code);
        Assert.Equal("actions.lead-not-last", action.TakeLeadBack(former, Now).Problem?.Code);
        Assert.Equal("actions.lead-unknown", action.TakeLeadBack(Guid.Empty, Now).Problem?.Code);
    }

    [Theory, OnEveryDatabase]
    public async Task The_only_lead_of_a_work_package_is_taken_back_and_nobody_leads_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        (await program.PostAsJsonAsync($"{Jams.Api}/work-packages/5/lead", new GiveWorkPackageLead("IT", "AIFA", "2026-06", "By mistake"))).EnsureSuccessStatusCode();

        var page = await reader.Open((await reader.Open($"{Jams.Page}/wp/5")).QuerySelectorAll("section[aria-labelledby='leads'] a[href$='/edit']")[^1].GetAttribute("href")!);
        Assert.Contains("Malta leads JAMS 2.0 WP5 again", page.QuerySelector("section[aria-labelledby='take-back']")!.TextContent, StringComparison.Ordinal);
        var undone = await reader.Submit(page, Jams.Form("take-lead-back"), []);

        Assert.Equal("The hand-over was undone.", undone.Done());
        Assert.DoesNotContain("AIFA", undone.QuerySelector("section[aria-labelledby='leads']")!.TextContent, StringComparison.Ordinal);
        var nobody = await reader.Submit(
            await reader.Open(undone.QuerySelector("section[aria-labelledby='leads'] a[href$='/edit']")!.GetAttribute("href")!), Jams.Form("take-lead-back"), []);
        Assert.Contains("Not stated", nobody.QuerySelector("section[aria-labelledby='leads']")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await program.Json($"{Jams.Api}/work-packages/5")).GetProperty("leads").EnumerateArray());
    }

    [Theory, OnEveryDatabase]
    public async Task The_days_of_a_coordination_are_corrected_from_the_lineage(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        (await program.PostAsJsonAsync($"{Jams.Api}/lead", new HandOverCoordination("IT", "AIFA", "2026-06", Why: null))).EnsureSuccessStatusCode();

        var page = await reader.Open((await reader.Open($"{Jams.Page}/lineage")).QuerySelectorAll(".lineage a[href$='/edit']")[^1].GetAttribute("href")!);
        Assert.Null(page.QuerySelector("[name=Until]"));
        var faulty = await reader.Submit(page, Jams.Form("revise-lead"), [("From", "soon")]);
        Assert.Equal(["#field-From"], faulty.Faults());
        var saved = await reader.Submit(faulty, Jams.Form("revise-lead"), [("From", "2026-05-04"), ("Why", "By agreement")]);

        Assert.Equal("The lead was saved.", saved.Done());
        Assert.Contains("By agreement", saved.Body(), StringComparison.Ordinal);
        var leads = (await program.Json(Jams.Api)).GetProperty("leads");
        Assert.Equal(("2026-05-04", "2026-05-04"), (leads[0].GetProperty("to").GetString(), leads[1].GetProperty("from").GetString()));
        await Jams.Refused(await program.DeleteAsync(new Uri($"{Jams.Api}/leads/{leads[0].GetProperty("id").GetString()}", UriKind.Relative)), HttpStatusCode.UnprocessableEntity, "actions.lead-not-last");
    }
}
