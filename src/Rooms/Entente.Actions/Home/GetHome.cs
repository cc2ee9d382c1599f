namespace Entente.Actions.Home;

/// <summary>What a reader sees first: the actions, what is late or due across them, and what changed.</summary>
internal sealed record GetHome
{
    public static async Task<HomeDetail> Run(Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var lines = await ListJointActions.Run(actor, db, stop);
        var dues = await DueRule.Of(rules, clock, stop);
        var due = await ListDue.Whole(dues, actor, db, stop);
        var parts = actor.Authority is { } authority
            ? (await Involvement.Of(authority, actor, db, stop)).Where(part => part.Until is null).ToList()
            : [];
        return new(lines, due, parts, dues.Horizon);
    }
}

/// <summary>The home page's content; what is due is looked for so many days ahead.</summary>
internal sealed record HomeDetail(IReadOnlyList<ActionLine> Actions, IReadOnlyList<DueItem> Due, IReadOnlyList<Involvement> Ours, int Horizon);
