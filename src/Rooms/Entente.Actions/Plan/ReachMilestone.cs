namespace Entente.Actions.Plan;

/// <summary>Somebody records that a milestone was reached.</summary>
public sealed record ReachMilestone([MayBeMissing] DateOnly? On)
{
    internal static async Task<Result<Milestone>> Run(
        string slug, string number, ReachMilestone ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action
            || await db.Milestones.SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action.Id && one.Number == number, stop) is not { } milestone)
        {
            return Problem.Missing("actions.milestone-unknown", "There is no milestone {0} here.", number);
        }

        if ((await OpenAction.ToPlan(slug, milestone.WorkPackage, actor, db, stop)).Problem is { } closed)
            return closed;
        if (await db.ChangedSince(milestone, seen, stop) is { } changed)
            return changed;
        if (ask.On > clock.Today())
            return MoveDeliverable.StillToCome(ask.On.Value);
        if (milestone.Reach(ask.On ?? clock.Today()).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : milestone;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, ReachMilestone ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
