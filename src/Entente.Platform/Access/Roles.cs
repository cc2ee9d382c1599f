namespace Entente.Platform.Access;

/// <summary>A part that a person plays, always within a scope.</summary>
/// <param name="Code">Stable, as stored and as shown in the address bar.</param>
/// <param name="Scope">What it is granted for.</param>
public sealed record Role(string Code, ScopeKind Scope);

/// <summary>The roles to begin with. What each may do is the table in <see cref="RoleTable"/>.</summary>
public static class Roles
{
    /// <summary>Runs the platform: accounts, roles, reference data.</summary>
    public static readonly Role Administrator = new("administrator", ScopeKind.Platform);

    /// <summary>The authority's contact for joint actions; keeps what the authority says of itself.</summary>
    public static readonly Role AgencyContact = new("agency-contact", ScopeKind.Agency);

    /// <summary>Works at an authority and takes part.</summary>
    public static readonly Role Officer = new("officer", ScopeKind.Agency);

    /// <summary>Keeps the authority's budget and claims.</summary>
    public static readonly Role FinanceOfficer = new("finance-officer", ScopeKind.Agency);

    /// <summary>Coordinates a joint action (WP1).</summary>
    public static readonly Role Coordinator = new("coordinator", ScopeKind.Action);

    /// <summary>Evaluates a joint action (WP3).</summary>
    public static readonly Role Evaluator = new("evaluator", ScopeKind.Action);

    /// <summary>Follows a joint action for the funding agency; reads only.</summary>
    public static readonly Role ProjectOfficer = new("project-officer", ScopeKind.Action);

    /// <summary>Leads a work package.</summary>
    public static readonly Role WorkPackageLead = new("wp-lead", ScopeKind.WorkPackage);

    /// <summary>Contributes to a work package.</summary>
    public static readonly Role Contributor = new("contributor", ScopeKind.WorkPackage);

    /// <summary>All of them, in the order of the administration page.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        Administrator, AgencyContact, Officer, FinanceOfficer, Coordinator, Evaluator, ProjectOfficer, WorkPackageLead, Contributor,
    ];

    /// <summary>The role with this code, or null.</summary>
    public static Role? Find(string code) => All.FirstOrDefault(role => role.Code == code);
}

/// <summary>Something that a role may do; declared by the room whose doors ask for it.</summary>
/// <param name="Code"><c>room.verb</c>.</param>
/// <param name="Meaning">One English sentence for the administration page.</param>
/// <param name="Holders">The roles that have it.</param>
public sealed record Permission(string Code, string Meaning, params IReadOnlyList<Role> Holders);

/// <summary>Roles and their permissions: the one table, made from what platform and rooms declare.</summary>
public sealed class RoleTable(IEnumerable<Permission> permissions)
{
    /// <summary>Every permission, by code.</summary>
    public IReadOnlyDictionary<string, Permission> Permissions { get; } =
        permissions.ToDictionary(permission => permission.Code, StringComparer.Ordinal);

    /// <summary>True when the role has the permission. An unknown permission is nobody's.</summary>
    public bool Allows(Role role, string permission) =>
        Permissions.TryGetValue(permission, out var known) && known.Holders.Contains(role);
}
