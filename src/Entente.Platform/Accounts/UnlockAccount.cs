using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>An administrator lets somebody try again who mistyped the password too often.</summary>
public sealed record UnlockAccount
{
    internal static async Task<Result<Done>> Run(Id<Account> id, Actor actor, PlatformDb db, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return AccountSettings.NotAdministrator;
        if (await db.Set<Account>().SingleOrDefaultAsync(account => account.Id == id, stop) is not { } account)
            return AccountSettings.NoSuchAccount;

        account.Unlock();
        return await db.Save(stop) is { } lost ? lost : new Done();
    }
}
