namespace Entente.Actions.WorkPackages;

/// <summary>A coordinator states when a work package runs; without days it runs as long as its action.</summary>
public sealed record SetWorkPackageDates(DateOnly? Start, DateOnly? End)
{
    internal static async Task<Result<WorkPackage>> Run(
        string slug, int number, SetWorkPackageDates ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.WorkPackages.FirstOrDefaultAsync(one => one.Action == opened.Value.Id && one.Number == number, stop) is not { } package)
            return Problem.Missing("actions.wp-unknown", "{0} has no WP{1}.", opened.Value.Acronym, number);
        if (await db.ChangedSince(package, seen, stop) is { } changed)
            return changed;
        if (package.Run(ask.Start, ask.End).Problem is { } refused)
            return refused.Faults.Count > 0 ? refused : refused with { Faults = [new(nameof(End), refused.Code, refused.Message, refused.Arguments)] };

        opened.Value.Touch(clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : package;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, int number, SetWorkPackageDates ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
