using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Reviews;

namespace Entente.Actions.Tests.Reviews;

/// <summary>A deliverable goes through vote, reading and approval, by several hands.</summary>
public class ReviewPageTests
{
    private const string Place = $"{Jams.Page}/deliverables/D5.4";
    private const string Api = DraftGuide.Api;

    [Theory, OnEveryDatabase]
    public async Task A_deliverable_is_voted_on_read_and_approved_until_it_is_ready_for_the_portal(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await DraftGuide.Lay(house);
        using var lead = await house.SignIn("demo-wp-lead");
        using var contributor = await house.SignIn("demo-contributor");
        using var evaluator = await house.SignIn("demo-evaluator");
        using var contact = await house.SignIn("demo-agency-contact");
        using var coordinator = await house.SignIn("demo-coordinator");

        var started = await lead.Submit(await lead.Open($"{Place}/review"), Jams.Form("start-review"),
            [("Readers", "at-ages"), ("Readers2", "it-aifa"), ("Until", "2026-06-20")]);
        Assert.Equal("The deliverable is under review.", started.Done());
        Assert.Contains("Next: Malta, AFMPS, JAZMP vote until 20 Jun 2026.", started.Body(), StringComparison.Ordinal);

        await contributor.Submit(await contributor.Open($"{Place}/review"), Jams.Form("cast-vote"), [("Choice", "For")]);
        var against = await lead.Submit(await lead.Open($"{Place}/review"), Jams.Form("cast-vote"), [("Choice", "Against")]);
        Assert.Equal(["#field-Remark"], against.Faults());
        await lead.Submit(against, Jams.Form("cast-vote"), [("Choice", "For")]);
        var unsaid = await lead.Submit(await lead.Open($"{Place}/review"), Jams.Form("enter-vote"), [("OtherSeat", "MT"), ("OtherChoice", "Abstain")]);
        Assert.Equal(["#field-OtherRemark"], unsaid.Faults());
        var entered = await lead.Submit(unsaid, Jams.Form("enter-vote"), [("OtherSeat", "MT"), ("OtherChoice", "Abstain"), ("OtherRemark", "Letter of 10 June")]);
        Assert.Contains("Entered by demo-wp-lead", entered.Body(), StringComparison.Ordinal);
        Assert.Contains("2 for, 0 against, 1 abstained; 3 of 3 took part", entered.Body(), StringComparison.Ordinal);
        var counted = await lead.Press(entered, Jams.Form("count-vote"));
        Assert.Contains("Passed", counted.Body(), StringComparison.Ordinal);
        Assert.Contains("Next: opinion of AGES, AIFA.", counted.Body(), StringComparison.Ordinal);

        await evaluator.Submit(await evaluator.Open($"{Place}/review"), Jams.Form("give-opinion"), [("Verdict", "Accept")]);
        var bare = await contact.Submit(await contact.Open($"{Place}/review"), Jams.Form("give-opinion"), [("Verdict", "AcceptWithRemarks")]);
        Assert.Equal(["#field-Remark"], bare.Faults());
        await contact.Submit(bare, Jams.Form("give-opinion"), [("Verdict", "AcceptWithRemarks"), ("Remark", "Table 2 lacks its source.")]);

        Assert.Null((await lead.Open($"{Place}/review")).QuerySelector(Jams.Form("decide-approval")));
        var ready = await coordinator.Submit(await coordinator.Open($"{Place}/review"), Jams.Form("decide-approval"),
            [("Approved", "true"), ("Because", "Steering committee 4"), ("On", "2026-06-11")]);
        Assert.Contains("Ready for the portal", ready.QuerySelector(".steps [aria-current]")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Contains("Table 2 lacks its source.", ready.Body(), StringComparison.Ordinal);

        var submitted = await coordinator.Submit(await coordinator.Open($"{Place}/edit"), Jams.Form("move-deliverable"), [("Status", "Submitted"), ("On", "2026-06-11")]);
        Assert.Equal("The deliverable is handed in.", submitted.Done());
    }

    [Theory, OnEveryDatabase]
    public async Task The_api_lets_each_do_only_the_own_part(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        using var officer = await house.Program("demo-officer");
        using var contact = await house.Program("demo-agency-contact");
        var start = new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20));

        await Jams.Refused(await contributor.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)), HttpStatusCode.UnprocessableEntity, "actions.review-none");
        Assert.Equal(HttpStatusCode.Forbidden, (await contributor.PostAsJsonAsync($"{Api}/reviews", start)).StatusCode);
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/reviews", start with { Document = Guid.Empty }), HttpStatusCode.UnprocessableEntity, "actions.review-faulty");
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/reviews", start with { Readers = ["at-ages", "be-afmps-2"] }), HttpStatusCode.UnprocessableEntity, "actions.review-faulty");
        Assert.Equal(HttpStatusCode.Created, (await lead.PostAsJsonAsync($"{Api}/reviews", start)).StatusCode);
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/reviews", start), HttpStatusCode.UnprocessableEntity, "actions.deliverable-not-draft");

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null))).StatusCode);
        await Jams.Refused(await contact.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)), HttpStatusCode.Forbidden, "actions.vote-not-yours");
        await Jams.Refused(await contributor.PostAsJsonAsync($"{Api}/votes", new CastVote("For", "x", "MT")), HttpStatusCode.Forbidden, "actions.not-yours");
        await Jams.Refused(await contributor.PostAsJsonAsync($"{Api}/votes", new CastVote("Perhaps", null)), HttpStatusCode.UnprocessableEntity, "actions.vote-faulty");
        Assert.Equal(HttpStatusCode.NoContent, (await contributor.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null))).StatusCode);
        await Jams.Refused(await lead.PostAsync($"{Api}/votes/count", null), HttpStatusCode.UnprocessableEntity, "actions.vote-running");
        await Jams.Refused(await contact.PostAsJsonAsync($"{Api}/opinions", new GiveOpinion("Accept", null)), HttpStatusCode.UnprocessableEntity, "actions.opinion-not-asked");
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.PostAsJsonAsync($"{Api}/approval", new DecideApproval(true, "SC", null))).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await lead.PostAsJsonAsync($"{Api}/votes/extension", new ExtendVote(new(2026, 6, 25)))).StatusCode);
        house.Clock.Pass(TimeSpan.FromDays(20));
        Assert.Equal(HttpStatusCode.NoContent, (await lead.PostAsync($"{Api}/votes/count", null)).StatusCode);
        var rounds = await officer.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews");
        Assert.Equal(("Returned", "NoQuorum", 1), (rounds![0].Stage, rounds[0].Outcome, rounds[0].For));
        Assert.Equal(HttpStatusCode.Created, (await lead.PostAsJsonAsync($"{Api}/reviews", start with { Until = new(2026, 7, 20) })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await lead.PostAsJsonAsync($"{Api}/review-end", new CallReviewOff("The wrong file"))).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_may_not_see_the_file_is_told_of_the_review_without_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house, "Restricted", "Red");
        using var coordinator = await house.Program("demo-coordinator");
        using var contact = await house.Program("demo-agency-contact");
        var start = new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20));
        using var blind = await coordinator.PostAsJsonAsync($"{Api}/reviews", start);
        Assert.Contains("at-ages, be-afmps, it-aifa, si-jazmp may not see this file", await blind.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blind.StatusCode);
        var open = await DraftGuide.Attach(coordinator);
        (await coordinator.PostAsJsonAsync($"{Api}/reviews", start with { Document = open })).EnsureSuccessStatusCode();
        await house.Database.Execute($"""UPDATE platform_document SET "Edition" = 'Restricted', "Handling" = 'Red', "Audience" = (SELECT "Audience" FROM platform_document WHERE "Edition" = 'Restricted') WHERE "Edition" <> 'Restricted'""");
        document = open;

        using var inside = await house.SignIn("demo-coordinator");
        Assert.NotNull((await inside.Open($"{Place}/review")).QuerySelector($"a[href='/documents/{document}']"));
        using var outside = await house.SignIn("demo-agency-contact");
        var page = await outside.Open($"{Place}/review");
        Assert.Null(page.QuerySelector($"a[href='/documents/{document}']"));
        Assert.Contains("A file that is not for you", page.Body(), StringComparison.Ordinal);
        Assert.DoesNotContain("guide.pdf", page.Body(), StringComparison.Ordinal);
        Assert.Equal("guide.pdf", (await coordinator.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews"))![0].FileName);
        var told = (await contact.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews"))![0];
        Assert.Equal(("Vote", null, null), (told.Stage, told.FileName, told.Sha256));
    }

    [Theory, OnEveryDatabase]
    public async Task Two_votes_at_the_same_time_are_both_there_or_one_is_asked_again(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        await lead.PostAsJsonAsync($"{Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20)));

        var answers = await Task.WhenAll(
            lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)), contributor.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Conflict, answer.StatusCode.ToString()));
        var rounds = await lead.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews");
        Assert.Equal(answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent), rounds![0].Votes.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task Without_a_file_or_contributors_the_page_says_what_is_missing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        await lead.Submit(await lead.Open($"{Jams.Page}/deliverables/new?wp=5"), Jams.Form("promise-deliverable"), [("Title", "Guide"), ("Due", "2026-07-31")]);

        Assert.Contains("No file is attached yet.", (await lead.Open($"{Place}/review")).Body(), StringComparison.Ordinal);

        using var program = await house.Program("demo-wp-lead");
        await DraftGuide.Attach(program);
        var refused = await lead.Submit(await lead.Open($"{Place}/review"), Jams.Form("start-review"),
            [("Readers", "at-ages"), ("Readers2", "it-aifa"), ("Until", "2026-06-20")]);
        Assert.Contains("Only 1 of the 2 parties that a vote needs are known in WP5.", refused.Summary(), StringComparison.Ordinal);
        Assert.Equal(("at-ages", "it-aifa"), (refused.Field("Readers"), refused.Field("Readers2")));
    }
}
