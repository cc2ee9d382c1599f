using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Access;

/// <summary>
/// The roles that there are and the kinds of scope that they are granted for. The platform brings its own, each room the ones that only it
/// understands; the rest of the house asks here.
/// </summary>
public sealed class RoleKinds
{
    private readonly List<BroughtRole> roles = [];
    private readonly List<ScopeKind> scopes = [];

    /// <summary>Brings a role.</summary>
    /// <typeparam name="TTexts">Resources with its name: <c>role.CODE</c>.</typeparam>
    /// <param name="role">The role; its code is nobody else's.</param>
    /// <param name="holds">Permissions of others that it has, by code: those of the platform, mostly. The own room's say their holders themselves.</param>
    public RoleKinds Role<TTexts>(Role role, params IReadOnlyList<string> holds)
    {
        ArgumentNullException.ThrowIfNull(role);
        if (roles.Any(known => known.Role.Code == role.Code))
            throw new InvalidOperationException($"The role '{role.Code}' is brought twice.");
        roles.Add(new(role, typeof(TTexts), holds));
        return this;
    }

    /// <summary>Brings a kind of scope, or says where more of a known kind are kept.</summary>
    /// <typeparam name="TDb">The store that keeps them.</typeparam>
    /// <typeparam name="TTexts">Resources with its name: <c>scope.KIND</c>, with hyphens for strokes.</typeparam>
    /// <param name="kind">As in <see cref="Kernel.Access.Scope.Kind"/>.</param>
    /// <param name="all">Every one that there is. The database narrows it.</param>
    public RoleKinds Scope<TDb, TTexts>(string kind, Func<TDb, IQueryable<ScopeEntry>> all)
        where TDb : RoomDb
    {
        scopes.Add(new(kind, typeof(TTexts), services => all(services.GetRequiredService<TDb>())));
        return this;
    }

    /// <summary>The one table, made from what all declare.</summary>
    /// <param name="permissions">Of the platform and of all rooms.</param>
    internal RoleTable Table(IEnumerable<Permission> permissions) => new(
        permissions.Select(permission => permission with { Holders = [.. permission.Holders, .. roles.Where(one => one.Holds.Contains(permission.Code)).Select(one => one.Role)] }),
        [.. roles.Select(one => one.Role)]);

    internal string NameOf(string role, IStringLocalizerFactory localizers) =>
        roles.FirstOrDefault(one => one.Role.Code == role) is { } known ? localizers.Create(known.Texts)["role." + role] : role;

    internal string NameOfKind(string kind, IStringLocalizerFactory localizers) =>
        scopes.FirstOrDefault(one => one.Kind == kind) is { } known ? localizers.Create(known.Texts)["scope." + kind.Replace('/', '-')] : kind;

    /// <summary>Where scopes of a kind are kept.</summary>
    internal IEnumerable<Func<IServiceProvider, IQueryable<ScopeEntry>>> Of(string kind) => scopes.Where(one => one.Kind == kind).Select(one => one.All);

    /// <summary>The kinds of scope, in the order in which they were brought.</summary>
    internal IEnumerable<string> Kinds => scopes.Select(one => one.Kind).Distinct();

    private sealed record BroughtRole(Role Role, Type Texts, IReadOnlyList<string> Holds);

    private sealed record ScopeKind(string Kind, Type Texts, Func<IServiceProvider, IQueryable<ScopeEntry>> All);
}

/// <summary>A scope that a role can be granted for.</summary>
public sealed class ScopeEntry
{
    /// <summary>As in <see cref="Scope.Code"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }
}
