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

        var taken = await db.Milestones.WithWithdrawn().Where(one => one.Action == opened.Value.Id).Select(one => one.Number).ToListAsync(stop);
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
