namespace Entente.Actions.MyWork;

/// <summary>
/// What of the plans is a reader's: tasks of the reader or of the reader's authority, and what the reader's work packages owe; a task without
/// an owner is the lead's. What is to be handed in or reached now, by a reader who may record it, is asked of that reader.
/// </summary>
internal static class OwnPlanned
{
    public static async Task<IReadOnlyList<WorkItem>> Of(
        Actor actor, OwnPackages own, IReadOnlyList<MyAction> actions, ActionsDb db, DueRule dues, CancellationToken stop)
    {
        // A program is nobody's account. Only tasks name somebody: of what stands in the plan nobody has withdrawn anything.
        var (led, here, me) = (own.LedActions.ToList(), actor.Authority, actor.Account ?? Guid.Empty);
        var planned = await db.Tasks.AsNoTracking().SeenBy(actor)
            .Where(task => task.State != TaskState.Done
                && (task.Person == me || (task.Owner == null && led.Contains(task.Action)) || (task.Owner != null && task.Owner == here)))
            .Select(task => new Row
            {
                Kind = 0, Action = task.Action, WorkPackage = task.WorkPackage, Number = task.Number, Title = task.Title, Due = (DateOnly?)task.End,
                IsOwned = task.Owner != null || task.Person == me, Who = task.PersonName, IsDraft = false, IsApproved = false, IsDemo = task.IsDemo,
            })
            .Concat(db.Deliverables.AsNoTracking().SeenBy(actor)
                .Where(Deliverable.Open).Where(one => led.Contains(one.Action))
                .Select(one => new Row
                {
                    Kind = 1, Action = one.Action, WorkPackage = one.WorkPackage, Number = one.Number, Title = one.Title, Due = one.Due,
                    IsOwned = false, Who = one.WithdrawnBy, IsApproved = one.Status == DeliverableStatus.SteeringApproval && one.ApprovedOn != null,
                    IsDraft = one.Status == DeliverableStatus.Planned || one.Status == DeliverableStatus.Draft || one.Status == DeliverableStatus.RevisionRequested, IsDemo = one.IsDemo,
                }))
            .Concat(db.Milestones.AsNoTracking().SeenBy(actor).Where(one => led.Contains(one.Action) && one.ReachedOn == null)
                .Select(one => new Row
                {
                    Kind = 2, Action = one.Action, WorkPackage = one.WorkPackage, Number = one.Number, Title = one.Title, Due = one.Due,
                    IsOwned = false, Who = one.WithdrawnBy, IsDraft = false, IsApproved = false, IsDemo = one.IsDemo,
                }))
            .ToListAsync(stop);
        return [.. from one in planned
                   let action = own.Find(one.Action)
                   where action is not null && (one.IsOwned || own.Leads(one.Action, one.WorkPackage))
                   select Item(one, action, actor.May(ActionsPermissions.Plan, ActionsScopes.WorkPackage(action.Slug, one.WorkPackage)), dues)];
    }

    private static WorkItem Item(Row one, ActionHead action, bool may, DueRule dues)
    {
        var (kind, place) = one.Kind switch { 0 => (WorkKind.Task, "plan"), 1 => (WorkKind.Deliverable, "deliverables"), _ => (WorkKind.Milestone, "milestones") };
        var page = $"/ja/{action.Slug}/{place}/{one.Number}";
        // The days of tasks are the consortium's own, and no working day is looked for.
        var sign = one.Due is not { } due ? null : kind == WorkKind.Task ? dues.LookPlainly(due) with { Within = null } : dues.Look(due);
        var (act, button) = may ? Act(kind, one, sign) : (null, "");
        return new(kind, action.Slug, action.Acronym, one.WorkPackage, one.Number, one.Title, page, sign, one.IsDemo)
        {
            Act = act is null ? null : page + act, Button = button, Who = one.Who,
        };
    }

    // What is under review waits for others; what was approved is handed in at once, whenever it is due.
    private static (string? Act, string Button) Act(WorkKind kind, Row one, DueSign? sign)
    {
        var isNear = sign is { IsLate: true } or { Within: not null };
        return (kind, one.IsDraft, one.IsApproved) switch
        {
            (WorkKind.Deliverable, _, true) => ("/edit#record", "work.do-deliverable"),
            (WorkKind.Deliverable, true, _) when isNear => ("/review#start", "work.do-review"),
            (WorkKind.Milestone, _, _) when isNear => ("/edit#reach", "work.do-milestone"),
            _ => (null, ""),
        };
    }

    private sealed record Row
    {
        public required int Kind { get; init; }

        public required Id<JointAction> Action { get; init; }

        public required int WorkPackage { get; init; }

        public required string Number { get; init; }

        public required string Title { get; init; }

        public required DateOnly? Due { get; init; }

        public required bool IsOwned { get; init; }

        public required string? Who { get; init; }

        public required bool IsDraft { get; init; }

        public required bool IsApproved { get; init; }

        public required bool IsDemo { get; init; }
    }
}
