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
        var found = await db.Set<Account>().AsNoTracking()
            // A lock closes the sign-in, not the sessions that are open: or a stranger's guesses would throw a person out.
            .Where(account => account.Id == id && account.WithdrawnAt == null)
            .Select(account => new
            {
                account.SignInName, account.DisplayName, account.Authority, account.Language, account.Theme, account.PasswordIsTemporary,
                Grants = db.Set<RoleGrant>()
                    .Where(grant => grant.Account == account.Id && grant.EndedAt == null && grant.From <= today
                        && (grant.Until == null || grant.Until >= today))
                    .Select(grant => new { grant.Role, grant.ScopeKind, grant.ScopeCode })
                    .ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;

        var grants =
            from grant in found.Grants
            let role = roles.Find(grant.Role)
            where role is not null
            select new Grant(role, new Scope(grant.ScopeKind, grant.ScopeCode));
        return new(
            Actor.Person(id.Value, found.SignInName, found.DisplayName, found.Authority, [.. grants], roles, mayWrite),
            found.Language, found.Theme, found.PasswordIsTemporary);
    }
}
