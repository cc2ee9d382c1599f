using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Plan;
using Entente.Actions.Reviews;

namespace Entente.Actions.Tests.Reviews;

/// <summary>Quality readers are participants or admitted on purpose, and none of them holds a review up for ever.</summary>
public class ReaderTests
{
    private const string Api = DraftGuide.Api;
    private const string Page = $"{Jams.Page}/deliverables/D5.4/review";

    [Theory, OnEveryDatabase]
    public async Task A_reader_from_outside_is_admitted_with_a_name_and_replaced_with_a_reason(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var evaluator = await house.Program("demo-evaluator");
        using var reader = await house.SignIn("demo-wp-lead");
        await house.Database.Execute("""DELETE FROM actions_participant WHERE "Authority" = 'it-aifa'""");

        var start = new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20));
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/reviews", start), HttpStatusCode.UnprocessableEntity, "actions.review-faulty");
        var form = (string[][])[["Document", document.ToString()], ["Readers", "at-ages"], ["Readers2", "it-aifa"], ["Until", "2026-06-20"]];
        var unnamed = await reader.Submit(await reader.Open(Page), Jams.Form("start-review"), [.. form.Select(field => (field[0], (string?)field[1]))]);
        Assert.Equal(["#field-Outside2"], unnamed.Faults());
        var started = await reader.Submit(unnamed, Jams.Form("start-review"), [.. form.Select(field => (field[0], (string?)field[1])), ("Outside2", " Carla Bianchi ")]);
        Assert.Contains("AIFA (Carla Bianchi)", started.Body(), StringComparison.Ordinal);

        var replace = new ReplaceReader("it-aifa", "be-afmps", "On leave until August");
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/readers", replace with { By = "at-ages" }), HttpStatusCode.UnprocessableEntity, "actions.review-faulty");
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/readers", replace with { By = "si-jazmp", Because = " " }), HttpStatusCode.UnprocessableEntity, "actions.review-faulty");
        await Jams.Refused(await evaluator.PostAsJsonAsync($"{Api}/readers", replace), HttpStatusCode.Forbidden, "platform.not-permitted");
        var nameless = await reader.Submit(await reader.Open(Page), Jams.Form("replace-reader"), [("OldReader", "it-aifa"), ("NewReader", "fr-inserm"), ("ReplaceBecause", "On leave")]);
        Assert.Equal(["#field-NewPerson"], nameless.Faults());

        await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)));
        foreach (var seat in new[] { "si-jazmp", "MT" })
            await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", "Letter of 10 June", seat)));
        await Done(lead.PostAsync($"{Api}/votes/count", null));
        Assert.Equal(["demo-agency-contact", "demo-evaluator"], await Asked(house));
        var replaced = await reader.Submit(await reader.Open(Page), Jams.Form("replace-reader"), [("OldReader", "it-aifa"), ("NewReader", "si-jazmp"), ("ReplaceBecause", "On leave until August")]);
        Assert.Contains("JAZMP reads in the place of AIFA: On leave until August", replaced.Body(), StringComparison.Ordinal);
        Assert.Equal(["demo-contributor", "demo-evaluator"], await Asked(house));

        await Done(evaluator.PostAsJsonAsync($"{Api}/opinions", new GiveOpinion("Accept", null)));
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/readers", new ReplaceReader("at-ages", "fr-inserm", "Late", "Aino Virtanen")), HttpStatusCode.UnprocessableEntity, "actions.opinion-given");
        await Done(lead.PostAsJsonAsync($"{Api}/opinions", new GiveOpinion("Accept", "Mail of 12 June", "si-jazmp")));
        var round = (await lead.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews"))![0];
        Assert.Equal("Approval", round.Stage);
        Assert.Equal([("it-aifa", "si-jazmp", "On leave until August")], round.Replaced.Select(one => (one.Reader, one.By, one.Because)));
        Assert.Empty(round.Outside);
    }

    [Theory, OnEveryDatabase]
    public async Task The_form_says_before_it_is_sent_that_too_few_have_a_vote_and_who_does_not_see_the_file(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house, "Restricted", "Amber");
        using var coordinator = await house.SignIn("demo-coordinator");
        using var lead = await house.SignIn("demo-wp-lead");
        Assert.Null((await coordinator.Open(Page)).QuerySelector("#too-few"));
        await house.Database.Execute("DELETE FROM actions_contributor");

        var page = await coordinator.Open(Page);
        Assert.Contains("Guide", page.QuerySelector("#field-Document-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("made for the team", page.QuerySelector("#field-Document-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{Jams.Page}/wp/5/contributors/new", page.QuerySelector("#too-few a")!.GetAttribute("href"));
        Assert.Equal($"{Jams.Page}/wp/5", (await lead.Open(Page)).QuerySelector("#too-few a")!.GetAttribute("href"));
        var refused = await coordinator.Submit(page, Jams.Form("start-review"), [("Document", document.ToString()), ("Readers", "at-ages"), ("Readers2", "it-aifa"), ("Until", "2026-06-20")]);
        Assert.Contains("Only 1 of the 2 parties", refused.Summary(), StringComparison.Ordinal);
        Assert.Equal($"{Jams.Page}/wp/5/contributors/new", refused.QuerySelector("#too-few a")!.GetAttribute("href"));
    }

    private static async Task Done(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    // Of whom an opinion is asked now.
    private static Task<IReadOnlyList<string>> Asked(House house) => house.Database.Read("""
        SELECT account."SignInName" FROM platform_notice notice JOIN platform_account account ON account."Id" = notice."Account"
        WHERE notice."Text" = 'notice.actions.review-asked.opinion' AND notice."OverAt" IS NULL ORDER BY account."SignInName"
        """);
}
