namespace Entente.Actions.Plan;

/// <summary>A coordinator or the lead of a work package changes a milestone that is not reached yet.</summary>
public sealed record ReviseMilestone(string? Title, DateOnly? Due, string? Verification)
{
    internal static async Task<Result<Milestone>> Run(
        string slug, string number, ReviseMilestone ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
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
        if (string.IsNullOrWhiteSpace(ask.Title))
        {
            return Problem.Rule("actions.milestone-faulty", "Some answers need to be mended.") with
            {
                Faults = [new(nameof(Title), "actions.milestone-title-missing", "Say what is reached.")],
            };
        }

        if (milestone.Revise(ask.Title, ask.Due, CreateJointAction.Blank(ask.Verification)).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : milestone;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, ReviseMilestone ask, Seen seen, Actor actor, ActionsDb db, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
