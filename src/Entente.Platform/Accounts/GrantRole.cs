using Entente.Kernel;
using Entente.Kernel.Calendar;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>An administrator gives somebody a role.</summary>
/// <param name="Role">The role's code; it says how far the role reaches.</param>
/// <param name="Scope">Of what: nothing for the platform, an authority's code, an action's slug, <c>slug/number</c> for a work package, or what the room of the role says.</param>
/// <param name="From">First day; today when not said.</param>
/// <param name="Until">Last day, included; none when not said.</param>
public sealed record GrantRole(string? Role, [MayBeMissing] string? Scope, DateOnly? From = null, DateOnly? Until = null)
{
    internal static async Task<Result<RoleGrant>> Run(
        Id<Account> id, GrantRole ask, Actor actor, PlatformDb db, RoleTable roles, Scopes scopes, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return AccountSettings.NotAdministrator;
        await using var turn = await db.Turn(AccountSettings.RolesTurn, stop);
        if (!await db.Set<Account>().AnyAsync(account => account.Id == id && account.WithdrawnAt == null, stop))
            return AccountSettings.NoSuchAccount;
        if (roles.Find(ask.Role ?? "") is not { } role)
            return AccountSettings.Faulty(new Fault(nameof(Role), "platform.role-unknown", "Choose one of the roles."))!;

        var scope = new Scope(role.Scope, (ask.Scope ?? "").Trim());
        var from = ask.From ?? clock.Today();
        if (AccountSettings.Faulty(
            await scopes.Exist(scope, stop) ? null : new Fault(nameof(Scope), "platform.scope-unknown",
                "There is no such place for this role. Choose the authority, the joint action or the work package where it counts; leave it empty only for the whole platform."),
            CalendarReach.Fault(nameof(From), from),
            CalendarReach.Fault(nameof(Until), ask.Until),
            ask.Until < from ? new Fault(nameof(Until), "platform.grant-ends-before-start", "The last day cannot be before the first, {0}.", from) : null) is { } faulty)
        {
            return faulty;
        }

        var today = clock.Today();
        if (await db.Set<RoleGrant>().FirstOrDefaultAsync(
            grant => grant.Account == id && grant.Role == role.Code && grant.ScopeKind == scope.Kind && grant.ScopeCode == scope.Code && grant.EndedAt == null, stop) is { } there)
        {
            if (there.Until is null || there.Until >= today)
                return Problem.Conflict("platform.grant-exists", "The account has this role there already.");
            // It ran out. The database keeps one that has not ended.
            if (there.End(clock.GetUtcNow()).Problem is { } refused)
                return refused;
            if (await db.Save(stop) is { } overtaken)
                return overtaken;
        }

        var granted = RoleGrant.Give(id, role, scope, from, ask.Until, actor.Name, clock.GetUtcNow());
        db.Add(granted);
        if (await db.Save(turn, stop) is { } lost)
            return lost;
        return granted;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        Id<Account> id, GrantRole ask, Actor actor, PlatformDb db, RoleTable roles, Scopes scopes, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(id, ask, actor, db, roles, scopes, clock, stop);
        return made.Problem is { } refused ? refused.ToHttp() : Made.At("/api/v1/accounts", made.Value.Id.ToString());
    }
}
