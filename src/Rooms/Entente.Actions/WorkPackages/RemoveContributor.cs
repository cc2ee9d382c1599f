namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator takes away a contributor that was entered by mistake. Who contributes no longer gets a last day instead, and stays in the history.</summary>
internal static class RemoveContributor
{
    public static async Task<Result<Done>> Run(
        string slug, int number, Guid contributor, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToSteer(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, package) = opened.Value;
        if (package.Contributors.FirstOrDefault(one => one.Id == contributor) is not { } mistaken)
            return ReviseContributor.Unknown(number);

        package.Remove(mistaken);
        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, Guid contributor, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, contributor, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
