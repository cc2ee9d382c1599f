using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Accounts;

/// <summary>A person chooses another password; all other sessions end.</summary>
/// <param name="Old">The password until now.</param>
/// <param name="New">The one from now on.</param>
/// <param name="Again">The new one once more.</param>
public sealed record ChangePassword(string? Old, string? New, string? Again)
{
    internal static async Task<Result<Done>> Run(
        ChangePassword ask, Guid? session, Actor actor, PlatformDb db, Passwords passwords, IOptions<SignInRules> rules, CancellationToken stop)
    {
        if (actor.Account is not { } me)
            return Problem.Forbidden("platform.sign-in-first", "Sign in first.");
        var id = new Id<Account>(me);
        var account = await db.Set<Account>().SingleAsync(row => row.Id == id, stop);
        if (AccountRules.Faulty(
            passwords.Check(account, ask.Old ?? "").Right
                ? null : new Fault(nameof(Old), "platform.password-wrong", "This is not your password until now."),
            Passwords.Refuse(nameof(New), ask.New, account.SignInName, rules.Value),
            ask.New is { Length: > 0 } && ask.New == ask.Old
                ? new Fault(nameof(New), "platform.password-same", "Choose another password than until now.") : null,
            ask.New == ask.Again ? null : new Fault(nameof(Again), "platform.password-differs", "The two new passwords differ.")) is { } faulty)
        {
            return faulty;
        }

        account.ChangePassword(passwords.Hash(ask.New!));
        foreach (var open in await db.Set<Session>().Where(row => row.Account == id).ToListAsync(stop))
        {
            if (open.Id == session)
                open.Stamp = account.SecurityStamp;
            else
                db.Remove(open);
        }

        return await db.Save(stop) is { } lost ? lost : new Done();
    }
}
