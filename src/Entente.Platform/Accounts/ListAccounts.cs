using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>An account as the administration lists it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="SignInName">What the person types to sign in.</param>
/// <param name="DisplayName">What people call this person.</param>
/// <param name="Authority">Where the person works.</param>
/// <param name="LastSignInAt">Last time the person signed in.</param>
/// <param name="IsLocked">True while wrong passwords keep the person out.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
/// <param name="Roles">The roles that are in force or to come.</param>
public sealed record ListedAccount(
    Guid Id, string SignInName, string DisplayName, string? Authority, DateTimeOffset? LastSignInAt, bool IsLocked, DateTimeOffset? WithdrawnAt,
    IReadOnlyList<ListedGrant> Roles);

/// <summary>A role of a listed account.</summary>
/// <param name="Id">Identity, for taking it back.</param>
/// <param name="Role">The role's code.</param>
/// <param name="Scope">Where it counts; empty for the platform.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, included.</param>
/// <param name="GrantedBy">Who granted it.</param>
public sealed record ListedGrant(Guid Id, string Role, string Scope, DateOnly From, DateOnly? Until, string GrantedBy);

/// <summary>Reads all accounts with their roles, by name.</summary>
internal static class ListAccounts
{
    public static async Task<IReadOnlyList<ListedAccount>> Run(PlatformDb db, TimeProvider clock, CancellationToken stop, Id<Account>? only = null)
    {
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var rows = await db.Set<Account>().AsNoTracking()
            .Where(account => only == null || account.Id == only)
            .OrderBy(account => account.DisplayName).ThenBy(account => account.SignInName)
            .Select(account => new
            {
                account.Id, account.SignInName, account.DisplayName, account.Authority, account.LastSignInAt, account.LockedUntil, account.WithdrawnAt,
                Grants = db.Set<RoleGrant>()
                    .Where(grant => grant.Account == account.Id && grant.EndedAt == null && (grant.Until == null || grant.Until >= today))
                    .OrderBy(grant => grant.From).ToList(),
            })
            .ToListAsync(stop);
        return
        [
            .. rows.Select(row => new ListedAccount(
                row.Id.Value, row.SignInName, row.DisplayName, row.Authority, row.LastSignInAt, row.LockedUntil > now, row.WithdrawnAt,
                [.. row.Grants.Select(grant => new ListedGrant(grant.Id.Value, grant.Role, grant.ScopeCode, grant.From, grant.Until, grant.GrantedBy))])),
        ];
    }

    public static async Task<Ok<IReadOnlyList<ListedAccount>>> Api(PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        TypedResults.Ok(await Run(db, clock, stop));
}
