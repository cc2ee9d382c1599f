using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices;

/// <summary>A person wants to hear of a thing again.</summary>
/// <param name="Thread">What was muted.</param>
public sealed record UnmuteThread(string? Thread)
{
    internal static Task<int> Run(UnmuteThread ask, Actor actor, PlatformDb db, CancellationToken stop) =>
        Of(actor, db).Where(muted => muted.Thread == ask.Thread).ExecuteDeleteAsync(stop);

    internal static async Task<NoContent> Api(UnmuteThread ask, Actor actor, PlatformDb db, CancellationToken stop)
    {
        await Run(ask, actor, db, stop);
        return TypedResults.NoContent();
    }

    /// <summary>What this person has muted.</summary>
    internal static IQueryable<MutedThread> Of(Actor actor, PlatformDb db)
    {
        var me = actor.Account ?? Guid.Empty;
        return db.Set<MutedThread>().Where(muted => muted.Account == me);
    }
}
