namespace Entente.Actions.Home;

/// <summary>What a reader sees first: the actions, what is late or due across them, and what changed.</summary>
internal sealed record GetHome
{
    public static async Task<HomeDetail> Run(Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var lines = await ListJointActions.Run(actor, db, stop);
        var due = await Due(lines, actor, db, rules, clock, stop);
        var parts = actor.Authority is { } authority
            ? (await Involvement.Of(authority, actor, db, stop)).Where(part => part.Until is null).ToList()
            : [];
        return new(lines, due, parts);
    }

    /// <summary>What is late in any of these actions, or will be due before the longest warning has run out.</summary>
    public static async Task<IReadOnlyList<DueItem>> Due(
        IReadOnlyList<ActionLine> lines, Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var dues = await DueRule.Of(rules, clock, stop);
        var horizon = dues.Today.AddDays(dues.Horizon);
        var deliverables = await db.Deliverables.AsNoTracking().SeenBy(actor)
            .Where(one => one.Status != DeliverableStatus.Submitted && one.Status != DeliverableStatus.Accepted && one.Due <= horizon).ToListAsync(stop);
        var milestones = await db.Milestones.AsNoTracking().SeenBy(actor)
            .Where(one => one.ReachedOn == null && one.Due <= horizon).ToListAsync(stop);
        if (deliverables.Count + milestones.Count == 0)
            return [];

        var ids = deliverables.Select(one => one.Action).Concat(milestones.Select(one => one.Action)).ToHashSet();
        var packages = (await db.WorkPackages.AsNoTracking().Where(package => ids.Contains(package.Action)).ToListAsync(stop))
            .ToDictionary(package => (package.Action, package.Number));
        var names = await db.Authorities.AsNoTracking().ToDictionaryAsync(authority => authority.Code, authority => authority.ShortName, stop);
        return
        [
            .. lines.Select(line => line.Action).SelectMany(action => DueItem.Of(action, deliverables, milestones, dues,
                number => packages.GetValueOrDefault((action.Id, number))?.Lead?.Who, code => code is null ? null : names.GetValueOrDefault(code, code)))
                .Where(item => item.Sign.IsLate || item.Sign.Within is not null)
                .OrderBy(item => item.Sign.Ends),
        ];
    }
}

/// <summary>The home page's content.</summary>
internal sealed record HomeDetail(IReadOnlyList<ActionLine> Actions, IReadOnlyList<DueItem> Due, IReadOnlyList<Involvement> Ours);
