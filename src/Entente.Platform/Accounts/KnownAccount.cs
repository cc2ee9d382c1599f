using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>An account that is in use, with the roles in force on a day: whom a request or a job acts for.</summary>
/// <param name="Actor">As all rules ask for it.</param>
/// <param name="Language">Language chosen in the settings; null for none.</param>
/// <param name="Theme">Theme chosen in the settings; null for the system's.</param>
/// <param name="PasswordIsTemporary">True while the person must choose a password first.</param>
internal sealed record KnownAccount(Actor Actor, string? Language, string? Theme, bool PasswordIsTemporary)
{
    /// <summary>Finds it in one query; null when there is none or it was withdrawn.</summary>
    public static async Task<KnownAccount?> Find(
        PlatformDb db, Id<Account> id, RoleTable roles, DateOnly today, bool mayWrite, CancellationToken stop) =>
        await InUse(db, today).AsSingleQuery().SingleOrDefaultAsync(account => account.Id == id, stop) is { } found ? found.Known(roles, mayWrite) : null;

    /// <summary>The accounts in use as the database gives them, for a query that asks something else of them too.</summary>
    // A lock closes the sign-in, not the sessions that are open: or a stranger's guesses would throw a person out.
    public static IQueryable<AccountInUse> InUse(PlatformDb db, DateOnly today)
    {
        var grants = db.Set<RoleGrant>().Where(grant => grant.EndedAt == null && grant.From <= today && (grant.Until == null || grant.Until >= today));
        return db.Set<Account>().AsNoTracking().Where(account => account.WithdrawnAt == null).Select(account => new AccountInUse
        {
            Id = account.Id, SignInName = account.SignInName, DisplayName = account.DisplayName, Authority = account.Authority, SecurityStamp = account.SecurityStamp,
            Language = account.Language, Theme = account.Theme, PasswordIsTemporary = account.PasswordIsTemporary,
            Grants = grants.Where(grant => grant.Account == account.Id).Select(grant => new GrantInForce(grant.Role, grant.ScopeKind, grant.ScopeCode)).ToList(),
        });
    }
}

/// <summary>An account with its roles in force, as the database gives it.</summary>
internal sealed record AccountInUse
{
    public required Id<Account> Id { get; init; }

    public required string SignInName { get; init; }

    public required string DisplayName { get; init; }

    public required string? Authority { get; init; }

    public required string SecurityStamp { get; init; }

    public required string? Language { get; init; }

    public required string? Theme { get; init; }

    public required bool PasswordIsTemporary { get; init; }

    public required IReadOnlyList<GrantInForce> Grants { get; init; }

    /// <summary>As everybody else knows it.</summary>
    public KnownAccount Known(RoleTable roles, bool mayWrite)
    {
        var grants =
            from grant in Grants
            let role = roles.Find(grant.Role)
            where role is not null
            select new Grant(role, new Scope(grant.ScopeKind, grant.ScopeCode));
        return new(Actor.Person(Id.Value, SignInName, DisplayName, Authority, [.. grants], roles, mayWrite), Language, Theme, PasswordIsTemporary);
    }
}

/// <summary>A role that an account has now.</summary>
internal sealed record GrantInForce(string Role, string ScopeKind, string ScopeCode);
