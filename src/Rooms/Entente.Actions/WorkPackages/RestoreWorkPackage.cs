namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator puts a withdrawn work package back as it was.</summary>
internal static class RestoreWorkPackage
{
    public static async Task<Result<WorkPackage>> Run(
        string slug, int number, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToRestore(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, package) = opened.Value;
        if (package.Restore().Problem is { } refused)
            return refused;
        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : package;
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
