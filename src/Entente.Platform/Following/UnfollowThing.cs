using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Following;

/// <summary>A person follows a thing no more; also one of which that person has lost sight.</summary>
internal static class UnfollowThing
{
    public static async Task<Result<Done>> Run(string? kind, string? key, Actor actor, PlatformDb db, CancellationToken stop)
    {
        var me = actor.Account ?? Guid.Empty;
        if (await db.Set<FollowedThing>().AsTracking().FirstOrDefaultAsync(row => row.Account == me && row.Kind == kind && row.Key == key, stop) is not { } followed)
            return new Done();
        db.Remove(followed);
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Api(string kind, string key, Actor actor, PlatformDb db, CancellationToken stop) =>
        (await Run(kind, key, actor, db, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
