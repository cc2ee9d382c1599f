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
        ChangePassword ask, Guid? session, Actor actor, PlatformDb db, Passwords passwords, IOptions<SignInSettings> rules, CancellationToken stop)
    {
        if (actor.Account is not { } me)
            return Problem.Forbidden("platform.sign-in-first", "Sign in first.");
        var id = new Id<Account>(me);
        while (true)
        {
            var account = await db.Set<Account>().SingleAsync(row => row.Id == id, stop);
            var now = await db.Clock.Now(db, stop);
            if (account.IsLocked(now))
            {
                return Problem.Rule("platform.password-locked",
                    "{0} wrong passwords in a row lock an account for {1} minutes. Wait, or ask an administrator for a new password.",
                    rules.Value.MostFailures, (int)rules.Value.LockTime.TotalMinutes);
            }

            var right = passwords.Check(account, ask.Old ?? "").Right;
            var faulty = Faulty(ask, right, account, rules.Value);
            if (faulty is null)
            {
                account.ChangePassword(passwords.Hash(ask.New!));
                await EndOthers(account, session, db, stop);
                return await db.Save(stop) is { } lost ? lost : new Done();
            }

            // Whoever sits at an open session may guess as little as whoever stands at the door.
            if (right || string.IsNullOrEmpty(ask.Old))
                return faulty;
            account.SignInFailed(now, rules.Value);
            if (await db.Save(stop) is null)
                return faulty;
            db.ChangeTracker.Clear();
        }
    }

    private static Problem? Faulty(ChangePassword ask, bool right, Account account, SignInSettings rules) => AccountSettings.Faulty(
        right ? null : new Fault(nameof(Old), "platform.password-wrong", "This is not your password until now."),
        Passwords.Refuse(nameof(New), ask.New, account.SignInName, rules),
        ask.New is { Length: > 0 } && ask.New == ask.Old
            ? new Fault(nameof(New), "platform.password-same", "Choose another password than until now.") : null,
        ask.New == ask.Again ? null : new Fault(nameof(Again), "platform.password-differs", "The two new passwords differ."));

    private static async Task EndOthers(Account account, Guid? session, PlatformDb db, CancellationToken stop)
    {
        foreach (var open in await db.Set<Session>().Where(row => row.Account == account.Id).ToListAsync(stop))
        {
            if (open.Id == session)
                open.Stamp = account.SecurityStamp;
            else
                db.Remove(open);
        }
    }
}
