using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Hosting;
using Entente.Platform.Lists;
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

/// <summary>The accounts with their roles, by name.</summary>
internal static class ListAccounts
{
    /// <summary>A page of them.</summary>
    /// <param name="state">What the reader has chosen.</param>
    /// <param name="words">What roles are called.</param>
    /// <param name="db">The store.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Page<ListedAccount>> Run(TableState state, RoleWords words, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var (now, today) = (await db.Clock.Now(db, stop), clock.Today());
        var listing = new Listing<AccountRow>()
            .Stands(account => account.DisplayName).Stands(account => account.SignInName).Stands(account => account.Id)
            .Sort("name", account => account.DisplayName)
            .Sort("sign-in-name", account => account.SignInName)
            .Sort("authority", account => account.Authority)
            .Sort("last", account => account.LastSignInAt)
            .Sort("state", account => account.WithdrawnAt != null)
            .Search(account => account.DisplayName, account => account.SignInName, account => account.Authority)
            .SearchAlso(word =>
            {
                var roles = words.Roles.Where(code => ListText.Plain(words[code])!.Contains(word, StringComparison.Ordinal)).ToList();
                return account => Grants(db, today).Any(grant => grant.Account == account.Id && roles.Contains(grant.Role));
            });
        return (await listing.Page(Rows(db, today), state, stop)).As(row => row.At(now));
    }

    /// <summary>One of them; none when there is no such account.</summary>
    public static async Task<ListedAccount?> One(Id<Account> id, PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        (await Rows(db, clock.Today()).FirstOrDefaultAsync(account => account.Id == id, stop))?.At(await db.Clock.Now(db, stop));

    public static async Task<Results<PortionAnswer<IReadOnlyList<ListedAccount>>, ProblemHttpResult>> Api(
        [AsParameters] PortionAsk ask, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var now = await db.Clock.Now(db, stop);
        var read = await ask.Of(Rows(db, clock.Today()), account => account.Id, descending: false, stop);
        return read.Problem is { } refused ? refused.ToHttp() : read.Value.As(row => row.At(now));
    }

    // Those that are in force or to come.
    private static IQueryable<RoleGrant> Grants(PlatformDb db, DateOnly today) =>
        db.Set<RoleGrant>().Where(grant => grant.EndedAt == null && (grant.Until == null || grant.Until >= today));

    private static IQueryable<AccountRow> Rows(PlatformDb db, DateOnly today) => db.Set<Account>().AsNoTracking().AsSingleQuery().Select(account => new AccountRow
    {
        Id = account.Id, SignInName = account.SignInName, DisplayName = account.DisplayName, Authority = account.Authority,
        LastSignInAt = account.LastSignInAt, LockedUntil = account.LockedUntil, WithdrawnAt = account.WithdrawnAt,
        Grants = Grants(db, today).Where(grant => grant.Account == account.Id).OrderBy(grant => grant.From).ToList(),
    });

    private sealed record AccountRow
    {
        public required Id<Account> Id { get; init; }

        public required string SignInName { get; init; }

        public required string DisplayName { get; init; }

        public required string? Authority { get; init; }

        public required DateTimeOffset? LastSignInAt { get; init; }

        public required DateTimeOffset? LockedUntil { get; init; }

        public required DateTimeOffset? WithdrawnAt { get; init; }

        public required IReadOnlyList<RoleGrant> Grants { get; init; }

        public ListedAccount At(DateTimeOffset now) => new(
            Id.Value, SignInName, DisplayName, Authority, LastSignInAt, LockedUntil > now, WithdrawnAt,
            [.. Grants.Select(grant => new ListedGrant(grant.Id.Value, grant.Role, grant.ScopeCode, grant.From, grant.Until, grant.GrantedBy))]);
    }
}
