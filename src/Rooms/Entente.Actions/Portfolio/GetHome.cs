namespace Entente.Actions.Portfolio;

/// <summary>What a reader sees first: the actions, what is due across them, and what changed.</summary>
internal sealed record GetHome
{
    public static async Task<HomeDetail> Run(Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var lines = await ListJointActions.Run(actor, db, stop);
        var horizon = clock.Today().AddDays(30);
        var deliverables = await db.Deliverables.AsNoTracking().SeenBy(actor)
            .Where(one => one.Status != DeliverableStatus.Submitted && one.Status != DeliverableStatus.Accepted && one.Due <= horizon).ToListAsync(stop);
        var milestones = await db.Milestones.AsNoTracking().SeenBy(actor)
            .Where(one => one.ReachedOn == null && one.Due <= horizon).ToListAsync(stop);
        var parts = actor.Authority is { } authority
            ? (await Involvement.Of(authority, actor, db, stop)).Where(part => part.Until is null).ToList()
            : [];

        var actions = lines.ToDictionary(line => line.Action.Id, line => line.Action);
        var due = deliverables.Where(one => actions.ContainsKey(one.Action)).Select(one => Item(actions[one.Action], one))
            .Concat(milestones.Where(one => actions.ContainsKey(one.Action)).Select(one => Item(actions[one.Action], one)))
            .OrderBy(item => item.Due).ToList();
        return new(lines, due, parts);
    }

    public static IReadOnlyList<DueItem> Due(JointAction action, PlanDetail plan) =>
    [
        .. plan.Deliverables.Where(one => Deliverable.IsOpen(one.Status) && one.Due is not null).Select(one => Item(action, one))
            .Concat(plan.Milestones.Where(one => one.ReachedOn is null && one.Due is not null).Select(one => Item(action, one)))
            .OrderBy(item => item.Due),
    ];

    private static DueItem Item(JointAction action, Deliverable one) =>
        new(action.Slug, action.Acronym, one.WorkPackage, one.Number, one.Title, one.Due!.Value, $"/ja/{action.Slug}/deliverables/{one.Number}", one.IsDemo);

    private static DueItem Item(JointAction action, Milestone one) =>
        new(action.Slug, action.Acronym, one.WorkPackage, one.Number, one.Title, one.Due!.Value, $"/ja/{action.Slug}/milestones/{one.Number}", one.IsDemo);
}

/// <summary>The home page's content.</summary>
internal sealed record HomeDetail(IReadOnlyList<ActionLine> Actions, IReadOnlyList<DueItem> Due, IReadOnlyList<Involvement> Ours);
