using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Accounts;

/// <summary>An administrator gives a temporary password to somebody who has forgotten theirs; it ends their sessions and unlocks the account.</summary>
public sealed record GivePassword
{
    internal static async Task<Result<NewAccount>> Run(
        Id<Account> id, Actor actor, PlatformDb db, Passwords passwords, CancellationToken stop)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return AccountSettings.NotAdministrator;
        if (await db.Set<Account>().SingleOrDefaultAsync(account => account.Id == id && account.WithdrawnAt == null, stop) is not { } account)
            return AccountSettings.NoSuchAccount;

        var password = CreateAccount.TemporaryPassword();
        account.ChangePassword(passwords.Hash(password), temporary: true);
        account.Unlock();
        db.RemoveRange(await db.Set<Session>().Where(session => session.Account == id).ToListAsync(stop));
        return await db.Save(stop) is { } lost ? lost : new NewAccount(id.Value, account.SignInName, password);
    }
}
