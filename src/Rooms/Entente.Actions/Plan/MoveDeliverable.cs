namespace Entente.Actions.Plan;

/// <summary>Somebody records how far a deliverable has come.</summary>
public sealed record MoveDeliverable([property: Words(typeof(DeliverableStatus))] string? Status, [MayBeMissing] DateOnly? On, string? Unreviewed = null)
{
    internal static async Task<Result<Deliverable>> Run(
        string slug, string number, MoveDeliverable ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action
            || await db.Deliverables.SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action.Id && one.Number == number, stop) is not { } deliverable)
        {
            return Problem.Missing("actions.deliverable-unknown", "There is no deliverable {0} here.", number);
        }

        if ((await OpenAction.ToPlan(slug, deliverable.WorkPackage, actor, db, stop)).Problem is { } closed)
            return closed;
        if (await db.ChangedSince(deliverable, seen, stop) is { } changed)
            return changed;
        if (!Word.Is<DeliverableStatus>(ask.Status, out var status))
            return Problem.Rule("actions.deliverable-status-unknown", "Choose how far it is.");
        if (ask.On > clock.Today())
            return StillToCome(ask.On.Value);
        if (deliverable.Become(status, ask.On ?? clock.Today(), CreateJointAction.Blank(ask.Unreviewed)).Problem is { } refused)
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
        string slug, string number, MoveDeliverable ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
