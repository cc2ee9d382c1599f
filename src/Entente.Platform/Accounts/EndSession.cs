using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>A person signs another browser of theirs out.</summary>
public sealed record EndSession
{
    internal static async Task<Result<Done>> Run(Guid id, Actor actor, PlatformDb db, CancellationToken stop)
    {
        if (await db.Set<Session>().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } session
            || session.Account.Value != actor.Account)
        {
            return Problem.Missing("platform.session-unknown", "This session has ended already.");
        }

        db.Remove(session);
        return await db.Save(stop) is { } lost ? lost : new Done();
    }
}
