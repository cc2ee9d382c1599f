namespace Entente.Actions.Plan;

/// <summary>One task, deliverable or milestone of an action, also one that was withdrawn.</summary>
internal static class FindPlanned
{
    /// <summary>For a reader; null when there is none to see.</summary>
    public static async Task<IPlanned?> For(PlanKind kind, Id<JointAction> action, string number, Actor reader, ActionsDb db, CancellationToken stop) => kind switch
    {
        PlanKind.Task => await db.Tasks.WithWithdrawn().SeenBy(reader).FirstOrDefaultAsync(one => one.Action == action && one.Number == number, stop),
        PlanKind.Deliverable => await db.Deliverables.WithWithdrawn().SeenBy(reader).FirstOrDefaultAsync(one => one.Action == action && one.Number == number, stop),
        _ => await db.Milestones.WithWithdrawn().SeenBy(reader).FirstOrDefaultAsync(one => one.Action == action && one.Number == number, stop),
    };

    /// <summary>For a page that has read the plan: what stands in it is not asked for again.</summary>
    public static async Task<IPlanned?> On(PlanDesk desk, PlanKind kind, string number, Actor reader, ActionsDb db, CancellationToken stop)
    {
        IEnumerable<IPlanned> plan = kind switch { PlanKind.Task => desk.Plan.Tasks, PlanKind.Deliverable => desk.Plan.Deliverables, _ => desk.Plan.Milestones };
        return plan.FirstOrDefault(one => one.Number == number) ?? await For(kind, desk.Action.Id, number, reader, db, stop);
    }

    /// <summary>For somebody who may plan in its work package, with the other tasks of the plan.</summary>
    public static async Task<Result<(IPlanned Planned, IReadOnlyList<PlanTask> Tasks)>> ToChange(
        PlanKind kind, string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug);
        if (await For(kind, action.Id, number, actor, db, stop) is not { } planned)
            return Unknown(kind, number);
        if ((await OpenAction.ToPlan(slug, planned.WorkPackage, actor, db, stop)).Problem is { } closed)
            return closed;
        var tasks = kind == PlanKind.Task ? await PlanATask.Of(action.Id, db, stop) : [];
        return (planned, [.. tasks.Where(task => task != planned)]);
    }

    public static Problem Unknown(PlanKind kind, string number) => kind switch
    {
        PlanKind.Task => Problem.Missing("actions.task-unknown", "There is no task {0} here.", number),
        PlanKind.Deliverable => Problem.Missing("actions.deliverable-unknown", "There is no deliverable {0} here.", number),
        _ => Problem.Missing("actions.milestone-unknown", "There is no milestone {0} here.", number),
    };
}
