using Entente.Platform.Accounts;

namespace Entente.Actions.Reviews;

/// <summary>Somebody votes for the own authority, or the lead enters a vote that came by another way.</summary>
/// <param name="Choice"><c>For</c>, <c>Against</c> or <c>Abstain</c>.</param>
/// <param name="Remark">Why; needed against, and on behalf of another seat (how the vote came).</param>
/// <param name="Seat">Null for the own seat; else the seat whose vote is entered.</param>
/// <param name="Round">The round whose file was looked at; null for whichever is under way.</param>
public sealed record CastVote([property: Words(typeof(VoteChoice))] string? Choice, [MayBeMissing] string? Remark, string? Seat = null, int? Round = null)
{
    internal static async Task<Result<Review>> Run(
        string slug, string number, CastVote ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await ReviewRounds.Of(slug, number, actor, db, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        var current = opened.Value.Current(ask.Round);
        if (current.Problem is { } none)
            return none;
        var review = current.Value;

        var own = await ReviewRounds.SeatOf(review, actor, db, stop);
        var onBehalf = ask.Seat is not null && ask.Seat != own;
        if (onBehalf && !actor.May(ActionsPermissions.Plan, opened.Value.Scope))
            return OpenAction.NotYours(opened.Value.Action);
        if (!onBehalf && (own is null || !opened.Value.MaySpeak(actor)))
            return Problem.Forbidden("actions.vote-not-yours", "Your authority has no vote here, or you do not speak for it. The lead of the work package can tell you who does.");
        if (!Word.Is<VoteChoice>(ask.Choice, out var choice))
        {
            return Problem.Rule("actions.vote-faulty", "Some answers need to be mended.") with
            {
                Faults = [new(nameof(Choice), "actions.vote-choice", "Choose: for, against or abstain.")],
            };
        }

        var vote = new Vote(onBehalf ? ask.Seat! : own!, choice, CreateJointAction.Blank(ask.Remark), actor.Name, clock.GetUtcNow(), onBehalf);
        if (review.Say(vote, clock.Today()).Problem is { } refused)
            return refused;
        var notices = new ReviewNotices(opened.Value, review, actor, db, people, vote.At);
        await notices.Given(vote.Seat, "vote", stop);
        if (onBehalf)
            await notices.EnteredFor(vote.Seat, "vote", stop);
        if (review.AllHaveVoted)
            await notices.AllHaveVoted(stop);
        return await db.Save(stop) is { } lost ? lost : review;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, CastVote ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
