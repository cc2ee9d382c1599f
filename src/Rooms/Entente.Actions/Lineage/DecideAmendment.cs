namespace Entente.Actions.Lineage;

/// <summary>A coordinator records that a proposed amendment was approved or rejected.</summary>
public sealed record DecideAmendment([property: Words(typeof(AmendmentState))] string? State, [MayBeMissing] DateOnly? On)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, Guid amendment, DecideAmendment ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;
        if (!Word.Is<AmendmentState>(ask.State, out var state))
            return Problem.Rule("actions.amendment-state-missing", "Choose proposed, approved or rejected.");
        if (opened.Value.Decide(amendment, state, ask.On ?? clock.Today(), clock.GetUtcNow()).Problem is { } refused)
            return refused;

        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, Guid amendment, DecideAmendment ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, amendment, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
