using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>An administrator withdraws the account of somebody who has left.</summary>
/// <param name="Reason">Why; kept with the account.</param>
public sealed record WithdrawAccount(string? Reason)
{
    internal static async Task<Result<Done>> Run(
        Id<Account> id, WithdrawAccount ask, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return AccountSettings.NotAdministrator;
        await using var turn = await db.Turn(AccountSettings.RolesTurn, stop);
        if (await db.Set<Account>().SingleOrDefaultAsync(account => account.Id == id, stop) is not { } account)
            return AccountSettings.NoSuchAccount;
        if (await AccountSettings.IsLastAdministrator(db, id, clock.Today(), stop))
            return AccountSettings.LastAdministrator;
        if (account.Withdraw(ask.Reason ?? "", clock.GetUtcNow()).Problem is { } refused)
            return refused;

        db.RemoveRange(await db.Set<Session>().Where(session => session.Account == id).ToListAsync(stop));
        if (await db.Save(turn, stop) is { } lost)
            return lost;
        return new Done();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        Id<Account> id, WithdrawAccount ask, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(id, ask, actor, db, clock, stop)).Problem is { } refused ? refused.ToHttp() : TypedResults.NoContent();
}
