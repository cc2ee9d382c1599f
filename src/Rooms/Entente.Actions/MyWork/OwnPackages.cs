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

    private OwnPackages(Actor actor, Dictionary<Id<JointAction>, ActionHead> actions, IReadOnlyList<WorkPackage> packages)
    {
        this.actions = actions;
        led = [.. packages.Where(package => Answers(actor, actions[package.Action].Slug, package)).Select(package => (package.Action, package.Number))];
        own = [.. packages.Where(package => led.Contains((package.Action, package.Number)) || HasRole(actor, package)).Select(package => (actions[package.Action].Slug, package.Number))];
    }

    /// <summary>The actions with packages that the reader answers for.</summary>
    public IReadOnlyList<Id<JointAction>> LedActions => [.. led.Select(one => one.Action).Distinct()];

    /// <summary>The slugs of actions with packages that are the reader's own.</summary>
    public IReadOnlyList<string> Slugs => [.. own.Select(one => one.Slug).Distinct()];

    public static async Task<OwnPackages> Of(Actor actor, ActionsDb db, CancellationToken stop)
    {
        var seen = await db.Actions.SeenBy(actor).Heads().ToDictionaryAsync(action => action.Id, stop);
        var packages = await db.WorkPackages.AsNoTracking().AsSingleQuery().ToListAsync(stop);
        return new(actor, seen, [.. packages.Where(package => seen.ContainsKey(package.Action))]);
    }

    /// <summary>Null for an action that the reader may not see.</summary>
    public ActionHead? Find(Id<JointAction> id) => actions.GetValueOrDefault(id);

    /// <summary>True when the reader answers for it.</summary>
    public bool Leads(Id<JointAction> action, int package) => led.Contains((action, package));

    /// <summary>True when the reader answers for it or has a role in it.</summary>
    public bool Owns(string slug, int package) => own.Contains((slug, package));

    /// <summary>True for who answers for a work package. A coordinator may plan everywhere in the action, and answers for what the own authority leads.</summary>
    public static bool Answers(Actor actor, string slug, WorkPackage package) =>
        (actor.Authority is { } here && package.Lead?.Who.Authority == here)
        || actor.Grants.Any(grant => grant.Role == Roles.WorkPackageLead && grant.Scope == Scope.WorkPackage(slug, package.Number));

    private bool HasRole(Actor actor, WorkPackage package) => actor.Grants.Any(grant => grant.Scope == ScopeOf(package));

    private Scope ScopeOf(WorkPackage package) => Scope.WorkPackage(actions[package.Action].Slug, package.Number);
}
