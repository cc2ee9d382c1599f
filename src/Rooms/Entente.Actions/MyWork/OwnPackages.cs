namespace Entente.Actions.MyWork;

/// <summary>
/// The work packages that are a reader's own, among the actions that the reader may see. One answers for a package that one's authority
/// leads, or as its lead by role; one's own is also where one has any other role.
/// </summary>
internal sealed class OwnPackages
{
    private readonly Dictionary<Id<JointAction>, ActionHead> actions;
    private readonly HashSet<(Id<JointAction> Action, int Number)> led;
    private readonly HashSet<(string Slug, int Number)> own;

    private OwnPackages(Actor actor, IReadOnlyList<(ActionHead Action, IReadOnlyList<PackageLead> Packages)> seen)
    {
        actions = seen.ToDictionary(one => one.Action.Id, one => one.Action);
        led = [.. from one in seen from package in one.Packages where Answers(actor, one.Action.Slug, package.Number, package.Authority) select (one.Action.Id, package.Number)];
        own =
        [
            .. from one in seen
               from package in one.Packages
               where led.Contains((one.Action.Id, package.Number)) || actor.Grants.Any(grant => grant.Scope == ActionsScopes.WorkPackage(one.Action.Slug, package.Number))
               select (one.Action.Slug, package.Number),
        ];
    }

    /// <summary>The actions with packages that the reader answers for.</summary>
    public IReadOnlyList<Id<JointAction>> LedActions => [.. led.Select(one => one.Action).Distinct()];

    /// <summary>The same, of actions that were read already.</summary>
    public static OwnPackages Of(Actor actor, IReadOnlyList<MyAction> actions) => new(
        actor, [.. actions.Select(one => (one.Head, (IReadOnlyList<PackageLead>)[.. one.Packages.Select(package => new PackageLead(package.Number, package.Authority))]))]);

    /// <summary>The slugs of actions with packages that are the reader's own.</summary>
    public IReadOnlyList<string> Slugs => [.. own.Select(one => one.Slug).Distinct()];

    public static async Task<OwnPackages> Of(Actor actor, ActionsDb db, CancellationToken stop)
    {
        var seen = await db.Actions.SeenBy(actor).Heads().Select(action => new
        {
            Action = action,
            Packages = db.WorkPackages.Where(package => package.Action == action.Id).Select(package => new PackageLead(package.Number,
                package.Leads.Where(lead => lead.Until == null).OrderByDescending(lead => lead.Order).Select(lead => lead.Authority).FirstOrDefault())).ToList(),
        }).ToListAsync(stop);
        return new(actor, [.. seen.Select(one => (one.Action, (IReadOnlyList<PackageLead>)one.Packages))]);
    }

    /// <summary>Null for an action that the reader may not see.</summary>
    public ActionHead? Find(Id<JointAction> id) => actions.GetValueOrDefault(id);

    /// <summary>True when the reader answers for it.</summary>
    public bool Leads(Id<JointAction> action, int package) => led.Contains((action, package));

    /// <summary>True when the reader answers for it or has a role in it.</summary>
    public bool Owns(string slug, int package) => own.Contains((slug, package));

    /// <summary>True for who answers for a work package. A coordinator may plan everywhere in the action, and answers for what the own authority leads.</summary>
    public static bool Answers(Actor actor, string slug, WorkPackage package) => Answers(actor, slug, package.Number, package.Lead?.Who.Authority);

    private static bool Answers(Actor actor, string slug, int package, string? lead) =>
        (actor.Authority is { } here && lead == here)
        || actor.Grants.Any(grant => grant.Role == ActionsRoles.WorkPackageLead && grant.Scope == ActionsScopes.WorkPackage(slug, package));

    private sealed record PackageLead(int Number, string? Authority);
}
