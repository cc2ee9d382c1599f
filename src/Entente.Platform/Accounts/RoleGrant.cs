using Entente.Contracts.Platform;
using Entente.Kernel;
using Entente.Platform.Access;

namespace Entente.Platform.Accounts;

/// <summary>A role that an account has somewhere, from a day on, perhaps until a day. It is ended, never deleted.</summary>
public sealed class RoleGrant : Entity
{
    /// <summary>Identity.</summary>
    public required Id<RoleGrant> Id { get; init; }

    /// <summary>Whose.</summary>
    public required Id<Account> Account { get; init; }

    /// <summary>The role's code.</summary>
    public required string Role { get; init; }

    /// <summary>How far it reaches.</summary>
    public required string ScopeKind { get; init; }

    /// <summary>Of what; empty for the platform.</summary>
    public required string ScopeCode { get; init; }

    /// <summary>First day, in Brussels.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; null for no end.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>Who granted it, as the audit trail names them.</summary>
    public required string GrantedBy { get; init; }

    /// <summary>When it was taken back; null while it was not.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Somebody is given a role, from a day on.</summary>
    internal static RoleGrant Give(Id<Account> account, Role role, Scope scope, DateOnly from, DateOnly? until, string by, DateTimeOffset now)
    {
        var grant = new RoleGrant
        {
            Id = Id<RoleGrant>.New(now), Account = account, Role = role.Code, ScopeKind = scope.Kind, ScopeCode = scope.Code, From = from, Until = until, GrantedBy = by,
        };
        grant.Tell(new RoleGiven(account.Value, role.Code, scope.Kind, scope.Code, from, until));
        return grant;
    }

    /// <summary>True when it counts on this day.</summary>
    public bool IsInForce(DateOnly today) => EndedAt is null && From <= today && (Until is null || Until >= today);

    /// <summary>It is taken back, at once.</summary>
    internal Result<Done> End(DateTimeOffset now)
    {
        if (EndedAt is not null)
            return Problem.Rule("platform.grant-ended", "This role has been taken back already.");
        EndedAt = now;
        Tell(new RoleTakenBack(Account.Value, Role, ScopeKind, ScopeCode));
        return new Done();
    }
}
