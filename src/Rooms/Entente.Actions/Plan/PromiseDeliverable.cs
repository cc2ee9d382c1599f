namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package enters a deliverable of the grant agreement.</summary>
public sealed record PromiseDeliverable(int? WorkPackage, string? Title, DateOnly? Due)
{
    internal static async Task<Result<Deliverable>> Run(
        string slug, PromiseDeliverable ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToPlan(slug, ask.WorkPackage ?? 0, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = await Check(ask.WorkPackage, ask.Title, opened.Value, db, stop);
        if (faults.Count > 0)
            return Problem.Rule("actions.deliverable-faulty", "Some answers need to be mended.") with { Faults = faults };

        var taken = await db.Deliverables.Where(one => one.Action == opened.Value.Id).Select(one => one.Number).ToListAsync(stop);
        var promised = Deliverable.Promise(
            opened.Value, ask.WorkPackage!.Value, Numbers.Next("D", ask.WorkPackage.Value, taken), ask.Title!, ask.Due, taken, clock.GetUtcNow());
        if (promised.Problem is { } refused)
            return refused;

        db.Deliverables.Add(promised.Value);
        return await db.Save(stop) is { } lost ? lost : promised.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, PromiseDeliverable ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, ask, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

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

/// <summary>Somebody records how far a deliverable has come.</summary>
public sealed record MoveDeliverable(string? Status, DateOnly? On)
{
    internal static async Task<Result<Deliverable>> Run(
        string slug, string number, MoveDeliverable ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action
            || await db.Deliverables.SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action.Id && one.Number == number, stop) is not { } deliverable)
        {
            return Problem.Missing("actions.deliverable-unknown", "There is no deliverable {0} here.", number);
        }

        if ((await OpenAction.ToPlan(slug, deliverable.WorkPackage, actor, db, stop)).Problem is { } closed)
            return closed;
        if (!Enum.TryParse<DeliverableStatus>(ask.Status, ignoreCase: true, out var status) || !Enum.IsDefined(status))
            return Problem.Rule("actions.deliverable-status-unknown", "Choose how far it is.");
        if (!Deliverable.IsOpen(status) && ask.On > clock.Today())
            return StillToCome(ask.On.Value);
        if (deliverable.Become(status, ask.On ?? clock.Today()).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : deliverable;
    }

    /// <summary>What has happened lies not in the future.</summary>
    internal static Problem StillToCome(DateOnly on)
    {
        var fault = new Fault(nameof(On), "actions.day-to-come", "{0} is still to come. Give the day on which it happened.", PartialDate.Of(on));
        return Problem.Rule(fault.Code, fault.Message, fault.Arguments) with { Faults = [fault] };
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, MoveDeliverable ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
