using System.Net.Http.Json;
using Entente.Actions.Reviews;

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
        Assert.Equal(["demo-contributor vote"], await Told(house));
        await Done(lead.PostAsJsonAsync($"{Api}/votes/extension", new ExtendVote(new(2026, 6, 25))));
        Assert.Equal(["demo-contributor longer", "demo-contributor vote"], await Told(house));

        await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)));
        await Done(contributor.PostAsJsonAsync($"{Api}/votes", new CastVote("For", null)));
        await Done(lead.PostAsJsonAsync($"{Api}/votes/extension", new ExtendVote(new(2026, 6, 26))));
        Assert.Equal(2, (await Told(house)).Count); // Both have voted: nobody needs the time.
        await Done(lead.PostAsJsonAsync($"{Api}/votes", new CastVote("Abstain", "Letter of 10 June", "MT")));
        await Done(lead.PostAsync($"{Api}/votes/count", null));
        Assert.Equal(["demo-agency-contact opinion", "demo-evaluator opinion"], (await Told(house)).Where(line => line.EndsWith("opinion", StringComparison.Ordinal)));

        await Done(evaluator.PostAsJsonAsync($"{Api}/opinions", new GiveOpinion("Accept", null)));
        Assert.Equal(4, (await Told(house)).Count); // One reader is still to speak.
        await Done(contact.PostAsJsonAsync($"{Api}/opinions", new GiveOpinion("Accept", null)));
        Assert.Equal(["demo-coordinator decision"], (await Told(house)).Where(line => line.EndsWith("decision", StringComparison.Ordinal)));

        await Done(coordinator.PostAsJsonAsync($"{Api}/approval", new DecideApproval(true, "Steering committee 4", null)));
        Assert.Equal(["demo-wp-lead ready"], (await Told(house)).Where(line => line.EndsWith("ready", StringComparison.Ordinal)));
        Assert.Equal(6, (await Told(house)).Count);

        using var reader = await house.SignIn("demo-contributor");
        var inbox = await reader.Open("/me/notices");
        var link = inbox.QuerySelector(".notices li a[href*=review]")!;
        Assert.Equal($"{Jams.Page}/deliverables/D5.4/review", link.GetAttribute("href"));
        Assert.Contains(inbox.QuerySelectorAll(".notices li a"), one => one.TextContent.Trim() == "Your vote is asked for: D5.4 of JAMS 2.0");
    }

    [Theory, OnEveryDatabase]
    public async Task A_review_that_goes_back_is_told_to_the_coordinator_and_not_to_the_lead_who_called_it_off(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        await Done(lead.PostAsJsonAsync($"{Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20))));
        await Done(lead.PostAsJsonAsync($"{Api}/review-end", new CallReviewOff("The wrong file")));

        Assert.Equal(["demo-contributor vote", "demo-coordinator returned"], await Told(house));
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
