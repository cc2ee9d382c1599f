namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator states when a work package runs; without days it runs as long as its action.</summary>
public sealed record SetWorkPackageDates(DateOnly? Start, DateOnly? End)
{
    internal static async Task<Result<WorkPackage>> Run(
        string slug, int number, SetWorkPackageDates ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenPackage.ToSteer(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, package) = opened.Value;
        if (package.Run(ask.Start, ask.End).Problem is { } refused)
            return refused.Faults.Count > 0 ? refused : refused with { Faults = [new(nameof(End), refused.Code, refused.Message, refused.Arguments)] };

        action.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : package;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, SetWorkPackageDates ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
