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
        PlatformDb db, Id<Account> id, RoleTable roles, DateOnly today, bool mayWrite, CancellationToken stop)
    {
        var grants = db.Set<RoleGrant>().Where(grant => grant.EndedAt == null && grant.From <= today && (grant.Until == null || grant.Until >= today));
        var found = await db.Set<Account>().AsNoTracking()
            // A lock closes the sign-in, not the sessions that are open: or a stranger's guesses would throw a person out.
            .Where(account => account.Id == id && account.WithdrawnAt == null)
            .Select(account => new AccountInUse(
                account, grants.Where(grant => grant.Account == account.Id).Select(grant => new GrantInForce(grant.Role, grant.ScopeKind, grant.ScopeCode)).ToList()))
            .AsSingleQuery().SingleOrDefaultAsync(stop);
        return found?.Known(roles, mayWrite);
    }
}

/// <summary>An account with its roles in force, as the database gives it.</summary>
internal sealed record AccountInUse(Account Account, IReadOnlyList<GrantInForce> Grants)
{
    /// <summary>As everybody else knows it.</summary>
    public KnownAccount Known(RoleTable roles, bool mayWrite)
    {
        var grants =
            from grant in Grants
            let role = roles.Find(grant.Role)
            where role is not null
            select new Grant(role, new Scope(grant.ScopeKind, grant.ScopeCode));
        return new(
            Actor.Person(Account.Id.Value, Account.SignInName, Account.DisplayName, Account.Authority, [.. grants], roles, mayWrite),
            Account.Language, Account.Theme, Account.PasswordIsTemporary);
    }
}

/// <summary>A role that an account has now.</summary>
internal sealed record GrantInForce(string Role, string ScopeKind, string ScopeCode);
