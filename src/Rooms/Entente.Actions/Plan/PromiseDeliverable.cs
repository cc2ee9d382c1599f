namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package enters a deliverable of the grant agreement.</summary>
public sealed record PromiseDeliverable(int? WorkPackage, string? Title, [MayBeMissing] DateOnly? Due)
{
    internal static async Task<Result<Deliverable>> Run(
        string slug, PromiseDeliverable ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        // The number is the next one after those that stand, so nobody else takes one meanwhile.
        await using var turn = await db.TurnToNumber(DeliverableSheet.Table, slug, stop);
        var promised = await Lay(slug, ask, actor, db, clock, stop);
        return promised.Problem is null && await db.Save(turn, stop) is { } lost ? lost : promised;
    }

    /// <summary>Enters it without saving; an import saves many rows at once.</summary>
    internal static async Task<Result<Deliverable>> Lay(
        string slug, PromiseDeliverable ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToPlan(slug, ask.WorkPackage ?? 0, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = await Check(ask.WorkPackage, ask.Title, opened.Value, db, stop);
        if (faults.Count > 0)
            return Problem.Rule("actions.deliverable-faulty", "Some answers need to be mended.") with { Faults = faults };

        var taken = await db.Deliverables.WithWithdrawn().Where(one => one.Action == opened.Value.Id).Select(one => one.Number).ToListAsync(stop);
        taken.AddRange(db.Deliverables.Local.Where(one => one.Action == opened.Value.Id).Select(one => one.Number));
        var promised = Deliverable.Promise(
            opened.Value, ask.WorkPackage!.Value, Numbers.Next("D", ask.WorkPackage.Value, taken), ask.Title!, ask.Due, taken, clock.GetUtcNow());
        if (promised.Problem is { } refused)
            return refused;

        db.Deliverables.Add(promised.Value);
        return promised;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, PromiseDeliverable ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}/deliverables/{made.Value.Number}", made.Value.Number);
    }

    internal static async Task<List<Fault>> Check(int? workPackage, string? title, JointAction action, ActionsDb db, CancellationToken stop)
    {
        var faults = new List<Fault>();
        if (!await db.WorkPackages.AnyAsync(package => package.Action == action.Id && package.Number == workPackage, stop))
            faults.Add(new(nameof(WorkPackage), "actions.wp-missing", "Choose a work package of this action."));
        if (string.IsNullOrWhiteSpace(title))
            faults.Add(new(nameof(Title), "actions.deliverable-title-missing", "Say what it is called."));
        return faults;
    }
}
