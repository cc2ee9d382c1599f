namespace Entente.Actions.Portfolio;

/// <summary>A coordinator opens or closes the public page of an action.</summary>
public sealed record PublishAction(bool Public)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, PublishAction ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;

        if (ask.Public)
            opened.Value.Publish(clock.GetUtcNow());
        else
            opened.Value.Unpublish(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, PublishAction ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
