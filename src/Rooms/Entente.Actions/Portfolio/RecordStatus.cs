namespace Entente.Actions.Portfolio;

/// <summary>A coordinator records the state of an action: it is decided by people, never computed from dates.</summary>
public sealed record RecordStatus([property: Words(typeof(ActionStatus))] string? Status, [MayBeMissing] string? Ended)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, RecordStatus ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;
        if (!Word.Is<ActionStatus>(ask.Status, out var status))
            return Problem.Rule("actions.status-unknown", "Choose a status.") with { Faults = [new(nameof(Status), "actions.status-unknown", "Choose a status.")] };
        var ended = Asked.Date(ask.Ended);
        if (Asked.Refuse(nameof(Ended), ask.Ended) is { } unreadable)
            return unreadable;

        if (opened.Value.Become(status, ended, clock.GetUtcNow()).Problem is { } refused)
            return refused;

        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, RecordStatus ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
