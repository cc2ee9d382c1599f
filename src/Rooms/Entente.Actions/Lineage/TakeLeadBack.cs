namespace Entente.Actions.Lineage;

/// <summary>A coordinator takes the last hand-over of the action, or of one of its work packages, back: it was entered by mistake.</summary>
internal static class TakeLeadBack
{
    /// <param name="package">Whose lead; null for the coordination of the action.</param>
    public static async Task<Result<Done>> Run(
        string slug, int? package, Guid term, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenLed.ToSteer(slug, package, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;

        var (action, led) = opened.Value;
        if ((led?.TakeLeadBack(term) ?? action.TakeLeadBack(term, clock.GetUtcNow())).Problem is { } refused)
            return refused;
        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Coordination(
        string slug, Guid term, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        Api(slug, null, term, seen, actor, db, clock, stop);

    public static Task<Results<NoContent, ProblemHttpResult>> Package(
        string slug, int number, Guid term, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        Api(slug, number, term, seen, actor, db, clock, stop);

    private static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int? package, Guid term, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, package, term, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
