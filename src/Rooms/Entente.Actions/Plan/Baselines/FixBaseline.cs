namespace Entente.Actions.Plan.Baselines;

/// <summary>A coordinator fixes the days of the whole plan, so that everybody can see later what has moved.</summary>
/// <param name="Name">By which people know it: "Grant agreement".</param>
/// <param name="Reason">Why it is fixed: the signature, an amendment.</param>
/// <param name="Day">The day on which the plan was agreed; today when left out.</param>
public sealed record FixBaseline(string? Name, string? Reason, DateOnly? Day = null)
{
    internal static async Task<Result<Baseline>> Run(
        string slug, FixBaseline ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        // The number is the next one after those that stand, so nobody else takes one meanwhile.
        await using var turn = await db.TurnToNumber("actions.baselines", slug, stop);
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;

        var action = opened.Value;
        var earlier = await db.Baselines.AsNoTracking().Where(one => one.Action == action.Id).ToListAsync(stop);
        var made = Baseline.Fix(action, ask, await Days(action, db, stop), earlier, actor.Name, clock.GetUtcNow());
        if (made.Problem is { } refused)
            return refused;

        db.Baselines.Add(made.Value);
        return await db.Save(turn, stop) is { } lost ? lost : made.Value;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, FixBaseline ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, ask, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}/plan/baselines/{ListBaselines.NumberOf(made.Value.Number)}", ListBaselines.NumberOf(made.Value.Number));
    }

    /// <summary>The days of all of the plan and not only of what the asker sees: a reader is later shown the days of what that reader may see.</summary>
    internal static async Task<IReadOnlyList<BaselineDay>> Days(JointAction action, ActionsDb db, CancellationToken stop)
    {
        var packages = await db.WorkPackages.AsNoTracking().Where(one => one.Action == action.Id).ToListAsync(stop);
        var tasks = await db.Tasks.AsNoTracking().Where(one => one.Action == action.Id).ToListAsync(stop);
        var deliverables = await db.Deliverables.AsNoTracking().Where(one => one.Action == action.Id).ToListAsync(stop);
        var milestones = await db.Milestones.AsNoTracking().Where(one => one.Action == action.Id).ToListAsync(stop);
        return
        [
            .. packages.OrderBy(one => one.Number)
                .Select(one => Of(PlanKind.WorkPackage, ListBaselines.NumberOf(one.Number), one.Title.In("en").Text, one.Start, one.End, action)),
            .. tasks.OrderBy(one => one.Number, Numbers.Order).Select(one => Of(PlanKind.Task, one.Number, one.Title, one.Start, one.End, one)),
            .. deliverables.OrderBy(one => one.Number, Numbers.Order).Select(one => Of(PlanKind.Deliverable, one.Number, one.Title, null, one.Due, one)),
            .. milestones.OrderBy(one => one.Number, Numbers.Order).Select(one => Of(PlanKind.Milestone, one.Number, one.Title, null, one.Due, one)),
        ];
    }

    private static BaselineDay Of(PlanKind kind, string number, string title, DateOnly? start, DateOnly? end, IVisible thing) =>
        new(kind, number, title, start, end, thing.Edition, thing.Handling, thing.Audience);
}
