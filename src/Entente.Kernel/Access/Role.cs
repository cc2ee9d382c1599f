namespace Entente.Kernel.Access;

/// <summary>A part that a person plays, always within a scope. Whoever knows of the scopes brings it: the platform, or a room.</summary>
/// <param name="Code">Stable, as stored and as shown in the address bar.</param>
/// <param name="Scope">Kind of scope that it is granted for.</param>
public sealed record Role(string Code, string Scope);

/// <summary>Something that a role may do; declared by the room whose doors ask for it.</summary>
/// <param name="Code"><c>room.verb</c>.</param>
/// <param name="Meaning">One English sentence for the administration page.</param>
/// <param name="Holders">The roles that have it, beside those to whom their own room gives it.</param>
public sealed record Permission(string Code, string Meaning, params IReadOnlyList<Role> Holders)
{
    /// <summary>True for one that comes with each role, whoever brings it.</summary>
    public bool IsForAll { get; private init; }

    /// <summary>One that comes with each role.</summary>
    public static Permission ForAll(string code, string meaning) => new(code, meaning) { IsForAll = true };
}

/// <summary>Roles and their permissions: the one table, made from what platform and rooms declare.</summary>
/// <param name="permissions">Every permission.</param>
/// <param name="roles">Every role, in the order of the administration page.</param>
public sealed class RoleTable(IEnumerable<Permission> permissions, params IReadOnlyList<Role> roles)
{
    /// <summary>Every role, in the order of the administration page.</summary>
    public IReadOnlyList<Role> Roles => roles;

    /// <summary>Every permission, by code.</summary>
    public IReadOnlyDictionary<string, Permission> Permissions { get; } =
        permissions.ToDictionary(permission => permission.Code, StringComparer.Ordinal);

    /// <summary>The role with this code; null for one that nobody brings (any more).</summary>
    public Role? Find(string code) => roles.FirstOrDefault(role => role.Code == code);

    /// <summary>True when the role has the permission. An unknown permission is nobody's.</summary>
    public bool Allows(Role role, string permission) =>
        Permissions.TryGetValue(permission, out var known) && (known.IsForAll || known.Holders.Contains(role));

    /// <summary>The roles that have a permission, in the order of the administration page.</summary>
    public IEnumerable<Role> Holding(string permission) => roles.Where(role => Allows(role, permission));
}
