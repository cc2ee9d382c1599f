namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package changes what a deliverable is called or when it is due.</summary>
public sealed record ReviseDeliverable(string? Title, DateOnly? Due)
{
    internal static async Task<Result<Deliverable>> Run(
        string slug, string number, ReviseDeliverable ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var revised = await Lay(slug, number, ask, seen, actor, db, stop);
        return revised.Problem is null && await db.Save(stop) is { } lost ? lost : revised;
    }

    /// <summary>Changes it without saving; an import saves many rows at once.</summary>
    internal static async Task<Result<Deliverable>> Lay(
        string slug, string number, ReviseDeliverable ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
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
        if (string.IsNullOrWhiteSpace(ask.Title))
        {
            return Problem.Rule("actions.deliverable-faulty", "Some answers need to be mended.") with
            {
                Faults = [new(nameof(Title), "actions.deliverable-title-missing", "Say what it is called.")],
            };
        }

        return deliverable.Revise(ask.Title, ask.Due).Problem is { } refused ? refused : deliverable;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, ReviseDeliverable ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
