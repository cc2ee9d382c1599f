using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Entente.Actions.Participants;
using Entente.Actions.Tests.Portfolio;
using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.Participants;

/// <summary>What was entered of a participant can be corrected, ended and taken away, by page and by program.</summary>
public class ParticipantPageTests
{
    [Theory, OnEveryDatabase]
    public async Task A_participant_is_corrected_leaves_and_is_on_the_map_until_its_last_day_is_over(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        await Admit(program, "AT", "AGES");
        Assert.True(await IsOnMap(coordinator, "AT"));

        var page = await Edit(coordinator, "AGES");
        var faulty = await coordinator.Submit(page, Jams.Form("revise-participant"), [("From", "2025-13"), ("Role", "AffiliatedEntity")]);
        Assert.Equal(["#field-AffiliatedTo", "#field-From"], faulty.Faults());
        var saved = await coordinator.Submit(faulty, Jams.Form("revise-participant"), [("From", "2025-01"), ("Role", "Beneficiary")]);
        Assert.Equal("The participation was saved.", saved.Done());
        Assert.Contains("Beneficiary", saved.QuerySelector("section[aria-labelledby='participants'] tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("January 2025", saved.QuerySelector("section[aria-labelledby='participants'] tbody tr")!.TextContent, StringComparison.Ordinal);

        var early = await coordinator.Submit(await Edit(coordinator, "AGES"), Jams.Form("end-participation"), [("LastDay", "2024-12-31")]);
        Assert.Equal(["#field-LastDay"], early.Faults());
        var ended = await coordinator.Submit(early, Jams.Form("end-participation"), [("LastDay", "2026-06-30")]);
        Assert.Equal("The end of the participation was recorded.", ended.Done());
        Assert.True(await IsOnMap(coordinator, "AT"));
        Assert.Null((await Edit(coordinator, "AGES")).QuerySelector("#end"));

        house.Clock.Pass(TimeSpan.FromDays(30));
        using var later = await house.SignIn("demo-coordinator");
        Assert.False(await IsOnMap(later, "AT"));
        Assert.Contains("30 Jun 2026", (await later.Open(Jams.Page)).QuerySelector("section[aria-labelledby='participants'] tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task An_entry_made_by_mistake_is_removed_and_its_history_says_so(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        await Admit(program, "AT", "AGES");

        var gone = await coordinator.Submit(await Edit(coordinator, "AGES"), Jams.Form("remove-participant"), []);

        Assert.Equal("The entry was removed.", gone.Done());
        Assert.Empty(gone.QuerySelectorAll("section[aria-labelledby='participants'] tbody tr"));
        Assert.Contains("AGES", (await coordinator.Open("/activity?action=jams-2-0")).QuerySelectorAll(".activity > li")
            .Single(line => line.TextContent.Contains("removed", StringComparison.Ordinal) && line.TextContent.Contains("Participant", StringComparison.OrdinalIgnoreCase)).TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_leads_or_contributes_is_neither_removed_nor_released(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var coordinates = await Admit(program, "FR", "ANSM");
        var leads = await Admit(program, "IT", "AIFA");
        var contributes = await Admit(program, "AT", "AGES");
        (await program.PostAsJsonAsync($"{Jams.Api}/work-packages/5/lead", new GiveWorkPackageLead("IT", "AIFA", From: null, Why: null))).EnsureSuccessStatusCode();
        (await program.PostAsJsonAsync($"{Jams.Api}/work-packages/6/contributors", new AdmitContributor("AT", "AGES", From: null, Until: null))).EnsureSuccessStatusCode();
        Task<HttpResponseMessage> Remove(string id) => program.DeleteAsync(new Uri($"{Jams.Api}/participants/{id}", UriKind.Relative));
        Task<HttpResponseMessage> End(string id, string? until) => program.PostAsJsonAsync($"{Jams.Api}/participants/{id}/end", new EndParticipation(until));

        await Jams.Refused(await Remove(coordinates), HttpStatusCode.UnprocessableEntity, "actions.participant-has-parts");
        await Jams.Refused(await Remove(leads), HttpStatusCode.UnprocessableEntity, "actions.participant-has-parts");
        await Jams.Refused(await Remove(contributes), HttpStatusCode.UnprocessableEntity, "actions.participant-has-parts");
        await Jams.Refused(await Remove(Guid.Empty.ToString()), HttpStatusCode.NotFound, "actions.participant-unknown");
        await Jams.Refused(await End(coordinates, "2026-06-30"), HttpStatusCode.UnprocessableEntity, "actions.leaver-coordinates");
        await Jams.Refused(await End(leads, "2026-06-30"), HttpStatusCode.UnprocessableEntity, "actions.leaver-leads");
        await Jams.Refused(await End(contributes, " "), HttpStatusCode.UnprocessableEntity, "actions.participation-end-missing");
        Assert.Equal(HttpStatusCode.NoContent, (await End(contributes, "2026-06")).StatusCode);
        await Jams.Refused(await End(contributes, "2026-07"), HttpStatusCode.UnprocessableEntity, "actions.left-already");
        Assert.Equal("2026-06", (await program.Json(Jams.Api)).GetProperty("participants")[2].GetProperty("to").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task Only_who_steers_the_action_corrects_its_participants(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.Program("demo-coordinator");
        var id = await Admit(coordinator, "AT", "AGES");
        using var lead = await house.SignIn("demo-wp-lead");
        using var program = await house.Program("demo-wp-lead");

        Assert.Empty((await lead.Open(Jams.Page)).QuerySelectorAll("section[aria-labelledby='participants'] a[href$='/edit']"));
        await lead.Open($"{Jams.Page}/participants/{id}/edit", HttpStatusCode.Forbidden);
        await Jams.Refused(await program.PostAsJsonAsync($"{Jams.Api}/participants/{id}/end", new EndParticipation("2026-06-30")), HttpStatusCode.Forbidden, "platform.not-permitted");
        await Jams.Refused(await coordinator.PostAsJsonAsync($"/api/v1/actions/chessmen/participants/{id}/end", new EndParticipation("2026-06-30")), HttpStatusCode.Forbidden, "actions.not-yours");
        using var steering = await house.SignIn("demo-coordinator");
        await steering.Open($"{Jams.Page}/participants/{Guid.Empty}/edit", HttpStatusCode.NotFound);
    }

    private static async Task<string> Admit(HttpClient program, string country, string agency)
    {
        (await program.PostAsJsonAsync($"{Jams.Api}/participants", new AdmitParticipant(country, agency, "Participant", AffiliatedTo: null, From: null))).EnsureSuccessStatusCode();
        return (await program.Json(Jams.Api)).GetProperty("participants").EnumerateArray().Last().GetProperty("id").GetString()!;
    }

    private static async Task<IDocument> Edit(Reader reader, string agency)
    {
        var link = (await reader.Open(Jams.Page)).QuerySelectorAll("section[aria-labelledby='participants'] a[href$='/edit']").Single(one => one.TextContent.Contains(agency, StringComparison.Ordinal));
        return await reader.Open(link.GetAttribute("href")!);
    }

    private static async Task<bool> IsOnMap(Reader reader, string country) =>
        (await reader.Open(Jams.Page)).QuerySelectorAll("details.as-table tbody tr").Any(row => row.TextContent.Contains(Country.Of(country).Name("en"), StringComparison.Ordinal));
}
