using System.Net;
using System.Net.Http.Json;
using Entente.Actions.Reviews;

namespace Entente.Actions.Tests.Reviews;

/// <summary>Who has looked at the file of one round does not vote on that of another.</summary>
public class RoundSeenTests
{
    private const string Page = $"{Jams.Page}/deliverables/D5.4/review";

    [Theory, OnEveryDatabase]
    public async Task A_vote_on_the_file_of_a_round_that_is_over_is_asked_again(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var lead = await house.Program("demo-wp-lead");
        using var program = await house.Program("demo-contributor");
        using var contributor = await house.SignIn("demo-contributor");
        await Begin(lead, document);
        var seen = await contributor.Open(Page);

        (await lead.PostAsJsonAsync($"{DraftGuide.Api}/review-end", new CallReviewOff("The wrong file"))).EnsureSuccessStatusCode();
        using (var coordinator = await house.Program("demo-coordinator"))
            await Begin(lead, await DraftGuide.Attach(coordinator));
        var told = await contributor.Submit(seen, Jams.Form("cast-vote"), [("Choice", "For")]);

        Assert.Contains("Round 1 is over.", told.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([], (await Rounds(program)).SelectMany(round => round.Votes));
        await Jams.Refused(await program.PostAsJsonAsync($"{DraftGuide.Api}/votes", new CastVote("For", null, Round: 1)), HttpStatusCode.Conflict, "actions.round-over");
        await Jams.Refused(await program.PostAsJsonAsync($"{DraftGuide.Api}/opinions", new GiveOpinion("Accept", null, Round: 1)), HttpStatusCode.Conflict, "actions.round-over");

        var cast = await contributor.Submit(told, Jams.Form("cast-vote"), [("Choice", "For")]);

        Assert.NotEmpty(cast.Done());
        Assert.Equal([0, 1], (await Rounds(program)).OrderBy(round => round.Round).Select(round => round.Votes.Count));
    }

    private static async Task Begin(HttpClient lead, Guid document) =>
        (await lead.PostAsJsonAsync($"{DraftGuide.Api}/reviews", new StartReview(document, ["at-ages", "it-aifa"], new(2026, 6, 20)))).EnsureSuccessStatusCode();

    private static async Task<List<ReviewView>> Rounds(HttpClient program) => (await program.GetFromJsonAsync<List<ReviewView>>($"{DraftGuide.Api}/reviews"))!;
}
