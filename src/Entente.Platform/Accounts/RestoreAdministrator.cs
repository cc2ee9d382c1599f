using Entente.Kernel;
using Entente.Kernel.Calendar;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>
/// Whoever runs the installation gives it an administrator back from the terminal: a named account, or, when nobody is administrator any
/// more, the one who was it last. It is decided in the turn of all roles, and stands in the audit trail.
/// </summary>
/// <param name="SignInName">Which account; null only when there is no administrator.</param>
public sealed record RestoreAdministrator(string? SignInName)
{
    /// <summary>Gives the role, and lets an account that is locked sign in.</summary>
    public static async Task<Result<Account>> Run(RestoreAdministrator ask, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return AccountSettings.NotAdministrator;
        await using var turn = await db.Turn(AccountSettings.RolesTurn, stop);
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        var standing = await Standing(db, today).Select(account => account.SignInName).OrderBy(name => name).ToListAsync(stop);
        var name = Account.Normal(ask.SignInName ?? "");
        if (name.Length == 0 && standing.Count > 0)
            return Problem.Rule("platform.administrator-stands", "There is an administrator: {0}. Name an account to make another.", string.Join(", ", standing));
        if (standing.Contains(name))
            return Problem.Conflict("platform.grant-exists", "The account has this role there already.");
        var account = name.Length == 0 ? await Last(db, stop) : await db.Set<Account>().SingleOrDefaultAsync(one => one.SignInName == name, stop);
        if (account is null)
        {
            return name.Length == 0
                ? Problem.Missing("platform.administrator-none", "Nobody who was administrator has an account any more. Name the account that shall be.")
                : AccountSettings.NoSuchAccount;
        }

        if (account.WithdrawnAt is not null)
            return Problem.Rule("platform.account-withdrawn", "This account has been withdrawn already.");

        // The role that ran out, or is still to come, makes way.
        if (await db.Set<RoleGrant>().FirstOrDefaultAsync(grant => grant.Account == account.Id && grant.Role == PlatformRoles.Administrator.Code && grant.EndedAt == null, stop) is { } former)
        {
            if (former.End(now).Problem is { } refused)
                return refused;
            if (await db.Save(stop) is { } overtaken)
                return overtaken;
        }

        // Whoever was locked out by wrong passwords can sign in at once.
        account.Unlock();
        db.Add(RoleGrant.Give(account.Id, PlatformRoles.Administrator, Scope.Platform, today, until: null, actor.Name, now));
        return await db.Save(turn, stop) is { } lost ? lost : account;
    }

    private static IQueryable<Account> Standing(PlatformDb db, DateOnly today)
    {
        var inForce = db.Set<RoleGrant>().Where(grant => grant.Role == PlatformRoles.Administrator.Code && grant.EndedAt == null && grant.From <= today && (grant.Until == null || grant.Until >= today));
        return db.Set<Account>().Where(account => account.WithdrawnAt == null && inForce.Any(grant => grant.Account == account.Id));
    }

    private static async Task<Account?> Last(PlatformDb db, CancellationToken stop)
    {
        var grants = await db.Set<RoleGrant>().AsNoTracking().Where(grant => grant.Role == PlatformRoles.Administrator.Code)
            .Join(db.Set<Account>().Where(account => account.WithdrawnAt == null), grant => grant.Account, account => account.Id, (grant, _) => grant).ToListAsync(stop);
        return grants.OrderByDescending(grant => grant.EndedAt ?? DateTimeOffset.MaxValue).ThenByDescending(grant => grant.Id.Value).FirstOrDefault() is { } last
            ? await db.Set<Account>().SingleAsync(account => account.Id == last.Account, stop)
            : null;
    }
}
