using System.Net;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Lineage;

/// <summary>Where an action comes from, who coordinated it and what was extended, by page and forms.</summary>
public class LineagePageTests
{
    private const string Lineage = "/ja/jams-2-0/lineage";

    [Theory, OnEveryDatabase]
    public async Task The_lineage_tells_of_predecessor_start_extension_and_end(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-officer");

        var jams = await reader.Open(Lineage);
        Assert.Equal(["Predecessor: JAMS", "JAMS 2.0 starts", "Agreed end"], jams.All(".lineage h3"));
        Assert.Equal(["2016 to 2019", "1 Nov 2023", "31 Oct 2026"], jams.All(".lineage .when"));
        Assert.Contains("ANSM (France) took over the coordination from MHRA (United Kingdom) (MHRA withdrew)", jams.MainText(), StringComparison.Ordinal);
        Assert.Contains("36 months planned, to 31 October 2026", jams.MainText(), StringComparison.Ordinal);
        Assert.Null(jams.QuerySelector("main form, main a[href$='/extension']"));
        var safe = await reader.Open("/ja/safe-ct/lineage");
        Assert.Equal(["SAFE CT starts", "Extension: Approved", "Agreed end"], safe.All(".lineage h3"));
        Assert.Contains("Runs until April 2026", safe.MainText(), StringComparison.Ordinal);
        Assert.Contains("EU4H11 ended", (await reader.Open("/ja/eu4h11/lineage")).MainText(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_extension_is_proposed_then_approved_and_moves_the_agreed_end(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var form = await reader.Open((await reader.Open(Lineage)).QuerySelector("main a.strong")!.GetAttribute("href")!);

        var refused = await reader.Submit(form, Jams.Form("extension"), [("Months", ""), ("Why", "More training"), ("From", "soon")]);
        Assert.Equal(["Months", "From"], refused.FaultyFields());
        Assert.Equal("More training", refused.Field("Why"));

        var proposed = await reader.Submit(refused, Jams.Form("extension"), [("Months", "6"), ("From", "2026-11-01")]);
        Assert.Equal("The amendment was recorded.", proposed.Done());
        Assert.Contains("Extension: Proposed", proposed.All(".lineage h3"));
        Assert.Equal("31 Oct 2026", proposed.All(".lineage .when")[^1]);
        Assert.Contains("JAMS 2.0: Extension proposed, not decided", (await reader.Open("/ja/jams-2-0")).MainText(), StringComparison.Ordinal);

        var approved = await reader.Submit(proposed, "form:has(button[name=Decision])", [("Decision", "Approved")]);
        Assert.Equal("The decision was recorded.", approved.Done());
        Assert.Contains("Extension: Approved", approved.All(".lineage h3"));
        Assert.Contains("Decision recorded on 11 June 2026", approved.MainText(), StringComparison.Ordinal);
        Assert.Equal("30 Apr 2027", approved.All(".lineage .when")[^1]);
        Assert.Null(approved.QuerySelector("button[name=Decision]"));

        // Another window still shows it as proposed.
        var late = await reader.Send(proposed, "form:has(button[name=Decision])", [("Decision", "Rejected")]);
        Assert.NotEqual(HttpStatusCode.InternalServerError, late.StatusCode);
        Assert.Equal("30 Apr 2027", (await reader.Open(Lineage)).All(".lineage .when")[^1]);
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_never_decided_of_an_action_that_ended_is_in_its_lineage_and_waits_for_nobody(DatabaseKind kind)
    {
        await using var house = await House.Shared(kind);
        using var reader = await house.SignIn("demo-coordinator");

        Assert.Contains("Extension: Proposed", (await reader.Open("/ja/eu4h11/lineage")).All(".lineage h3"));
        Assert.DoesNotContain("not decided", (await reader.Open("/")).MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("not decided", (await reader.Open("/ja/eu4h11")).MainText(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_rejected_extension_stays_in_the_history_and_moves_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-administrator");

        var rejected = await reader.Submit(await reader.Open("/ja/eu4h11/lineage"), "form:has(button[name=Decision])", [("Decision", "Rejected")]);

        Assert.Contains("Extension: Rejected", rejected.All(".lineage h3"));
        Assert.Contains("EU4H11 ended", rejected.All(".lineage h3"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_predecessor_that_is_kept_here_is_linked_both_ways(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-administrator");
        var form = await reader.Open(Lineage + "/predecessor");

        var page = await reader.Submit(form, Jams.Form("predecessor"), [("Acronym", "CT-CURE")]);

        Assert.Equal("The predecessor was recorded.", page.Done());
        Assert.NotNull(page.QuerySelector(".lineage a[href='/ja/ct-cure/lineage']"));
        Assert.NotNull((await reader.Open("/ja/ct-cure/lineage")).QuerySelector(".lineage a[href='/ja/jams-2-0/lineage']"));
        Assert.Contains("recorded as a predecessor already", (await reader.Submit(await reader.Open(Lineage + "/predecessor"), Jams.Form("predecessor"), [("Acronym", "CT-CURE")])).Alert(), StringComparison.Ordinal);
        Assert.Contains("cannot follow itself", (await reader.Submit(form, Jams.Form("predecessor"), [("Acronym", "JAMS 2.0")])).Alert(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_coordinator_leaves_the_former_one_in_the_history(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var page = await reader.Submit(await reader.Open(Lineage + "/coordinator"), Jams.Form("coordinator"),
            [("Country", "MT"), ("Agency", "MMA"), ("From", "2026-07"), ("Why", "ANSM asked for it")]);
        Assert.Equal(["Agency"], page.FaultyFields());
        page = await reader.Submit(page, Jams.Form("coordinator"), [("AgencyChoice", "new!"), ("AgencyName", "Malta Medicines Authority")]);

        Assert.Equal("The new coordinator was recorded.", page.Done());
        Assert.Contains("Coordination handed over to MMA (Malta)", page.All(".lineage h3"));
        Assert.Contains("Coordinated by ANSM (France)", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Coordinated by MMA (Malta).", (await reader.Open("/ja/jams-2-0")).MainText(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_predecessor_that_cannot_have_been_is_refused_place_by_place(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var page = await reader.Submit(
            await reader.Open("/ja/jams-2-0/lineage/predecessor"), "form:has([name=ParticipatingStates])", [("Acronym", "JAZZ"), ("From", "2010"), ("Until", "2005"), ("ParticipatingStates", "-5")]);

        Assert.Equal(["Until", "ParticipatingStates"], page.FaultyFields());
    }
}
