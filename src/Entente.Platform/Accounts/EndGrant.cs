using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>An administrator takes a role back; it counts no longer from the next request on.</summary>
public sealed record EndGrant
{
    internal static async Task<Result<Done>> Run(Id<RoleGrant> id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return AccountSettings.NotAdministrator;
        await using var turn = await db.Turn(AccountSettings.RolesTurn, stop);
        if (await db.Set<RoleGrant>().SingleOrDefaultAsync(grant => grant.Id == id, stop) is not { } grant)
            return Problem.Missing("platform.grant-unknown", "There is no such role.");
        if (grant.Role == PlatformRoles.Administrator.Code && await AccountSettings.IsLastAdministrator(db, grant.Account, clock.Today(), stop))
            return AccountSettings.LastAdministrator;
        if (grant.End(clock.GetUtcNow()).Problem is { } refused)
            return refused;

        if (await db.Save(turn, stop) is { } lost)
            return lost;
        return new Done();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        Id<RoleGrant> id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(id, actor, db, clock, stop)).Problem is { } refused ? refused.ToHttp() : TypedResults.NoContent();
}
