using Entente.Platform.Accounts;

namespace Entente.Actions.Reviews;

/// <summary>The lead calls a round of review off.</summary>
public sealed record CallReviewOff(string? Why)
{
    internal static async Task<Result<Review>> Run(
        string slug, string number, CallReviewOff ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await ReviewRounds.ToRun(slug, number, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var current = opened.Value.Current();
        if (current.Problem is { } none)
            return none;
        if (await db.ChangedSince(opened.Value.All, seen, stop) is { } changed)
            return changed;
        if (current.Value.CallOff(opened.Value.Deliverable, CreateJointAction.Blank(ask.Why), clock.Today()).Problem is { } refused)
            return refused;
        await new ReviewNotices(opened.Value, current.Value, actor, db, people, clock.GetUtcNow()).Next(again: false, stop);
        return await db.Save(stop) is { } lost ? lost : current.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, CallReviewOff ask, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, Seen.Any, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
