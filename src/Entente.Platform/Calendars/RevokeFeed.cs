using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Calendars;

/// <summary>A person does not want one of their calendar addresses to work any longer.</summary>
public sealed record RevokeFeed
{
    internal static async Task<Result<Done>> Run(Id<Feed> id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Set<Feed>().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } feed || feed.Account.Value != actor.Account)
            return Problem.Missing("platform.feed-unknown", "You have no such calendar address.");
        if (feed.Revoke(clock.GetUtcNow()).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : new Done();
    }
}
