namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package enters a milestone of the grant agreement.</summary>
public sealed record SetMilestone(int? WorkPackage, string? Title, [MayBeMissing] DateOnly? Due, [MayBeMissing] string? Verification)
{
    internal static async Task<Result<Milestone>> Run(
        string slug, SetMilestone ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        // The number is the next one after those that stand, so nobody else takes one meanwhile.
        await using var turn = await db.TurnToNumber("actions.milestones", slug, stop);
        var opened = await OpenAction.ToPlan(slug, ask.WorkPackage ?? 0, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = await PromiseDeliverable.Check(ask.WorkPackage, ask.Title, opened.Value, db, stop);
        if (faults.Count > 0)
            return Problem.Rule("actions.milestone-faulty", "Some answers need to be mended.") with { Faults = faults };

        var taken = await db.Milestones.Where(one => one.Action == opened.Value.Id).Select(one => one.Number).ToListAsync(stop);
        var set = Milestone.Set(
            opened.Value, ask.WorkPackage!.Value, Numbers.Next("MS", taken), ask.Title!, ask.Due, CreateJointAction.Blank(ask.Verification), taken, clock.GetUtcNow());
        if (set.Problem is { } refused)
            return refused;

        db.Milestones.Add(set.Value);
        return await db.Save(turn, stop) is { } lost ? lost : set.Value;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, SetMilestone ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}/milestones/{made.Value.Number}", made.Value.Number);
    }
}

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
