namespace Entente.Actions.Plan;

/// <summary>The plan of an action: tasks, deliverables and milestones that the reader may see, in the order of their numbers.</summary>
public sealed record GetPlan
{
    internal static async Task<PlanDetail> Of(Id<JointAction> action, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var whole = await db.Keep($"actions.plan/{action}", () => Read(action, db, stop));
        return new(
            [.. whole.Tasks.Where(task => CanSee.Item(actor, task))], [.. whole.Deliverables.Where(one => CanSee.Item(actor, one))],
            [.. whole.Milestones.Where(one => CanSee.Item(actor, one))]);
    }

    private static async Task<PlanDetail> Read(Id<JointAction> action, ActionsDb db, CancellationToken stop)
    {
        var tasks = await db.Tasks.AsNoTracking().Where(task => task.Action == action).ToListAsync(stop);
        var deliverables = await db.Deliverables.AsNoTracking().Where(one => one.Action == action).ToListAsync(stop);
        var milestones = await db.Milestones.AsNoTracking().Where(one => one.Action == action).ToListAsync(stop);
        return new(
            [.. tasks.OrderBy(task => task.WorkPackage).ThenBy(task => task.Start).ThenBy(task => task.Number, Numbers.Order)],
            [.. deliverables.OrderBy(one => one.WorkPackage).ThenBy(one => one.Number, Numbers.Order)],
            [.. milestones.OrderBy(one => one.Due ?? DateOnly.MaxValue).ThenBy(one => one.Number, Numbers.Order)]);
    }

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Api(
        string slug, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Actions.AsNoTracking().SeenBy(actor).Where(action => action.Slug == slug).Select(action => (Id<JointAction>?)action.Id).FirstOrDefaultAsync(stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug).ToHttp();

        return TypedResults.Ok(PlanView.Of(await Of(action, actor, db, stop), await DueRule.Of(rules, clock, stop)));
    }
}

/// <summary>Tasks, deliverables and milestones of an action.</summary>
internal sealed record PlanDetail(IReadOnlyList<PlanTask> Tasks, IReadOnlyList<Deliverable> Deliverables, IReadOnlyList<Milestone> Milestones)
{
    public bool IsEmpty => Tasks.Count == 0 && Deliverables.Count == 0 && Milestones.Count == 0;

    public bool IsDemo => Tasks.Any(task => task.IsDemo) || Deliverables.Any(one => one.IsDemo) || Milestones.Any(one => one.IsDemo);
}
