namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package puts back what was taken out of the plan.</summary>
internal static class RestoreToPlan
{
    public static async Task<Result<Done>> Run(PlanKind kind, string slug, string number, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await FindPlanned.ToChange(kind, slug, number, actor, db, stop);
        if (found.Problem is { } closed)
            return closed;
        var (planned, tasks) = found.Value;
        if (await db.ChangedSince((Entity)planned, seen, stop) is { } changed)
            return changed;
        if (!await db.WorkPackages.AnyAsync(package => package.ActionSlug == slug && package.Number == planned.WorkPackage, stop))
            return Problem.Rule("actions.wp-withdrawn", "WP{0} was withdrawn. Put that back first.", planned.WorkPackage);
        if (planned.Restore(tasks).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    public static Task<Results<NoContent, ProblemHttpResult>> Task(string slug, string number, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        Api(PlanKind.Task, slug, number, seen, actor, db, stop);

    public static Task<Results<NoContent, ProblemHttpResult>> Deliverable(string slug, string number, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        Api(PlanKind.Deliverable, slug, number, seen, actor, db, stop);

    public static Task<Results<NoContent, ProblemHttpResult>> Milestone(string slug, string number, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        Api(PlanKind.Milestone, slug, number, seen, actor, db, stop);

    private static async Task<Results<NoContent, ProblemHttpResult>> Api(PlanKind kind, string slug, string number, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        (await Run(kind, slug, number, seen, actor, db, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
