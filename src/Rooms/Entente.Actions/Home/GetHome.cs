namespace Entente.Actions.Home;

/// <summary>What a reader sees first: the actions, what is late or due across them, and what changed.</summary>
internal sealed record GetHome
{
    /// <summary>So much of what is due is named; the list behind it has the rest.</summary>
    public const int MostDue = 24;

    public static async Task<HomeDetail> Run(Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var lines = await ListJointActions.Run(actor, db, stop);
        var dues = await DueRule.Of(rules, clock, stop);
        var due = await DueGlance.Of(MostDue, dues, actor, db, stop);
        var (led, joined) = await Parts(actor, db, stop);
        return new(lines, due.First, new(
            lines.Count, lines.Count(line => line.Action.Status is ActionStatus.Ongoing or ActionStatus.Extended), led, joined, due.All - due.Late, due.Late, dues.Horizon));
    }

    // What the reader's authority leads now, and in how many actions it has a part.
    private static async Task<(int Led, int Joined)> Parts(Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (actor.Authority is not { } authority)
            return (0, 0);
        var all = await db.Keep("actions.parts", async () => (await Read(db, stop)).ToLookup(part => part.Authority, StringComparer.Ordinal));
        var own = all[authority].Where(part => CanSee.Item(actor, part)).ToList();
        return (own.Count(part => part.Leads), own.Select(part => part.Slug).Distinct().Count());
    }

    private static async Task<List<Part>> Read(ActionsDb db, CancellationToken stop)
    {
        var packages =
            from package in db.WorkPackages
            join action in db.Actions on package.Action equals action.Id
            select new { Package = package, Action = action };
        var parts = db.Actions.SelectMany(action => action.Leads.Where(one => one.Until == null && one.Authority != null),
                (action, one) => new { action.Slug, action.Edition, action.Handling, action.Audience, one.Authority, Leads = true })
            .Concat(db.Actions.SelectMany(action => action.Participants.Where(one => one.Until == null && one.Authority != null),
                (action, one) => new { action.Slug, action.Edition, action.Handling, action.Audience, one.Authority, Leads = false }))
            .Concat(packages.SelectMany(pair => pair.Package.Leads.Where(one => one.Until == null && one.Authority != null),
                (pair, one) => new { pair.Action.Slug, pair.Action.Edition, pair.Action.Handling, pair.Action.Audience, one.Authority, Leads = true }))
            .Concat(packages.SelectMany(pair => pair.Package.Contributors.Where(one => one.Until == null && one.Authority != null),
                (pair, one) => new { pair.Action.Slug, pair.Action.Edition, pair.Action.Handling, pair.Action.Audience, one.Authority, Leads = false }));
        return [.. (await parts.ToListAsync(stop)).Select(part => new Part(part.Slug, part.Authority!, part.Leads, part.Edition, part.Handling, part.Audience))];
    }

    private sealed record Part(string Slug, string Authority, bool Leads, Edition Edition, Handling Handling, string Audience) : IVisible;
}

/// <summary>The home page's content.</summary>
/// <param name="Actions">By acronym.</param>
/// <param name="Due">What is due first, at most <see cref="GetHome.MostDue"/>.</param>
/// <param name="Counts">Of everything.</param>
internal sealed record HomeDetail(IReadOnlyList<ActionLine> Actions, IReadOnlyList<DueItem> Due, HomeCounts Counts);
