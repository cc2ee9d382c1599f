using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Reviews;
using Entente.Actions.Tests.Portfolio;
using Entente.Platform.Rules;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Reviews;

/// <summary>Whoever has the next word in a review is told, once, and nobody else; who runs it is told how it ended.</summary>
public class ReviewNoticeTests
{
    private const string Api = DraftGuide.Api;

    [Theory, OnEveryDatabase]
    public async Task Each_stage_tells_those_whose_word_it_waits_for(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        using var evaluator = await house.Program("demo-evaluator");
        using var contact = await house.Program("demo-agency-contact");
        using var coordinator = await house.Program("demo-coordinator");

        await Done(lead.PostAsJsonAsync($"{Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        Assert.Equal(["demo-contributor vote-until"], await Told(house));
        await Done(lead.PostAsJsonAsync($"{Api}/votes/extension", new ExtendVote(new(2026, 6, 25))));
        Assert.Equal(["demo-contributor longer-until", "demo-contributor vote-until"], await Told(house));

        await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)));
        await Done(contributor.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)));
        await Done(lead.PostAsJsonAsync($"{Api}/votes/extension", new ExtendVote(new(2026, 6, 26))));
        Assert.Equal(2, (await Told(house)).Count); // Both have voted: nobody needs the time.
        await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("Abstain", "Letter of 10 June", "MT")));
        Assert.Equal(["demo-coordinator count"], (await Told(house)).Where(line => line.EndsWith("count", StringComparison.Ordinal)));
        await Done(lead.PostAsync($"{Api}/votes/count", null));
        Assert.Equal(["demo-agency-contact opinion", "demo-evaluator opinion"], (await Told(house)).Where(line => line.EndsWith("opinion", StringComparison.Ordinal)));

        await Done(evaluator.PostAsJsonAsync($"{Api}/opinions", new GiveOpinion("Accept", null)));
        Assert.Equal(5, (await Told(house)).Count); // One reader is still to speak.
        await Done(contact.PostAsJsonAsync($"{Api}/opinions", new GiveOpinion("Accept", null)));
        Assert.Equal(["demo-coordinator decision"], (await Told(house)).Where(line => line.EndsWith("decision", StringComparison.Ordinal)));

        await Done(coordinator.PostAsJsonAsync($"{Api}/approval", new DecideApproval(true, "Steering committee 4", null)));
        Assert.Equal(["demo-wp-lead ready"], (await Told(house)).Where(line => line.EndsWith("ready", StringComparison.Ordinal)));
        Assert.Equal(7, (await Told(house)).Count);

        using var reader = await house.SignIn("demo-contributor");
        var inbox = await reader.Open("/me/notices");
        var link = inbox.QuerySelector(".notices li a[href*=review]")!;
        Assert.Equal($"{Jams.Page}/deliverables/D5.4/review", link.GetAttribute("href"));
        Assert.Contains(inbox.QuerySelectorAll(".notices li a"), one => one.TextContent.Trim() == "Your vote is asked for until 20 Jun 2026: D5.4 of JAMS 2.0");
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_entered_for_an_authority_is_told_to_it_and_never_replaces_its_own_word(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        await Done(lead.PostAsJsonAsync($"{Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        var seat = (await lead.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews"))![0].Seats.Single(one => one == "si-jazmp");

        await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", "Phone call of 10 June", seat)));
        Assert.Equal(["demo-contributor vote", "demo-contributor vote-until"], await Told(house));
        await Done(contributor.PostAsJsonAsync($"{Api}/votes", new CastVote("Against", "Annex 2 is wrong")));
        await Jams.Refused(await lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", "Phone call", seat)), HttpStatusCode.UnprocessableEntity, "actions.vote-own-given");

        var round = (await lead.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews"))![0];
        Assert.Equal([("For", true, false), ("Against", false, true)], round.Votes.Select(vote => (vote.Choice, vote.OnBehalf, vote.Counts)));
        Assert.Equal((0, 1), (round.For, round.Against));
        using var reader = await house.SignIn("demo-wp-lead");
        var page = await reader.Open($"{Jams.Page}/deliverables/D5.4/review");
        Assert.Contains("Before: For. Phone call of 10 June Entered by demo-wp-lead", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("select[name=OtherSeat] option"), option => option.GetAttribute("value") == seat);
    }

    [Theory, OnEveryDatabase]
    public async Task A_reader_without_an_account_does_not_hold_up_the_review(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        await Done(lead.PostAsJsonAsync($"{Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)));
        foreach (var seat in new[] { "si-jazmp", "MT" })
            await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", "Letter of 10 June", seat)));
        await Done(lead.PostAsync($"{Api}/votes/count", null));
        using var page = await house.SignIn("demo-wp-lead");
        var place = $"{Jams.Page}/deliverables/D5.4/review";

        var unsaid = await page.Submit(await page.Open(place), Jams.Form("enter-opinion"), [("OtherReader", "at-ages"), ("OtherVerdict", "Accept")]);
        Assert.Equal(["#field-OtherRemark"], unsaid.Faults());
        var entered = await page.Submit(unsaid, Jams.Form("enter-opinion"), [("OtherReader", "at-ages"), ("OtherVerdict", "Accept"), ("OtherRemark", "Letter of 12 June, no remarks")]);
        Assert.Contains("Letter of 12 June, no remarks Entered by demo-wp-lead", entered.MainText(), StringComparison.Ordinal);
        Assert.Contains("demo-evaluator opinion", await Told(house));
        await Done(lead.PostAsJsonAsync($"{Api}/opinions", new GiveOpinion("Accept", "Mail of 12 June", "it-aifa")));

        Assert.Equal("Approval", (await lead.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews"))![0].Stage);
    }

    [Theory, OnEveryDatabase]
    public async Task A_round_is_counted_by_the_rule_under_which_it_was_opened(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        await Done(lead.PostAsJsonAsync($"{Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<PlatformDb>();
            var first = await db.Set<RuleSet>().AsNoTracking().SingleAsync(set => set.Code == ReviewRule.Code);
            db.Add(new RuleSet
            {
                Code = ReviewRule.Code, Version = first.Version + 1, EffectiveFrom = new(2026, 1, 1), Provenance = first.Provenance, Reference = "Demo data: one seat is enough",
                Title = first.Title, EnteredBy = "test", EnteredAt = first.EnteredAt,
                Body = """{"quorumOver":0,"majorityOver":0,"abstentionsCountForQuorum":true,"fewestSeats":1,"readers":2,"readersMayBeLead":true}""",
            });
            return await db.SaveChangesAsync();
        });
        house.Clock.Pass(TimeSpan.FromDays(1));
        await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)));
        house.Clock.Pass(TimeSpan.FromDays(15));

        await Done(lead.PostAsync($"{Api}/votes/count", null));

        var round = (await lead.GetFromJsonAsync<List<ReviewView>>($"{Api}/reviews"))![0];
        Assert.Equal(("NoQuorum", 1), (round.Outcome, round.RuleVersion));
    }

    [Theory, OnEveryDatabase]
    public async Task A_review_that_goes_back_is_told_to_the_coordinator_and_not_to_the_lead_who_called_it_off(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        await Done(lead.PostAsJsonAsync($"{Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        await Done(lead.PostAsJsonAsync($"{Api}/review-end", new CallReviewOff("The wrong file")));

        Assert.Equal(["demo-contributor vote-until", "demo-coordinator returned"], await Told(house));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_may_not_see_the_deliverable_is_not_told_of_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        await house.Database.Execute("""UPDATE actions_deliverable SET "Edition" = 'Restricted', "Audience" = ' authority:be-afmps  authority:fr-ansm ' WHERE "Number" = 'D5.4'""");
        using var lead = await house.Program("demo-wp-lead");
        await Done(lead.PostAsJsonAsync($"{Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));

        Assert.Empty(await Told(house));
    }

    private static async Task Done(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    // Who was told what of reviews, sorted.
    private static async Task<IReadOnlyList<string>> Told(House house) =>
    [
        .. (await house.Database.Read("""
            SELECT account."SignInName", notice."Text" FROM platform_notice notice JOIN platform_account account ON account."Id" = notice."Account"
            WHERE notice."Topic" LIKE 'actions.review%'
            """)).Select(row => $"{row.Split(' ')[0]} {row.Split('.')[^1]}").Order(StringComparer.Ordinal),
    ];
}
