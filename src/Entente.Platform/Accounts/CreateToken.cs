using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Accounts;

/// <summary>A person makes a key for a program of theirs; the command line can make one for anybody.</summary>
/// <param name="Account">The owner's sign-in name.</param>
/// <param name="Name">What the owner calls it.</param>
/// <param name="Days">How long it lives; the rules' number when not said.</param>
/// <param name="ReadOnly">True when it may only read.</param>
public sealed record CreateToken(string Account, string? Name, int? Days, bool ReadOnly)
{
    /// <summary>Makes it. The secret is told this once; only its hash is kept.</summary>
    public static async Task<Result<NewToken>> Run(
        CreateToken ask, Actor actor, PlatformDb db, IOptions<SignInSettings> rules, TimeProvider clock, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rules);
        var owner = Accounts.Account.Normal(ask.Account);

        // A token acts as its owner, so not even an administrator makes one for somebody else; a program holds the database anyway.
        if (actor.IsSignedIn ? actor.Name != owner : !actor.May(PlatformPermissions.Use))
            return Problem.Forbidden("platform.token-of-another", "You can make tokens for yourself only.");
        if (await db.Set<Account>().SingleOrDefaultAsync(row => row.SignInName == owner && row.WithdrawnAt == null, stop) is not { } account)
            return AccountSettings.NoSuchAccount;

        var days = ask.Days ?? rules.Value.TokenDays;
        if (AccountSettings.Faulty(
            string.IsNullOrWhiteSpace(ask.Name)
                ? new Fault(nameof(Name), "platform.token-name-missing", "Name the program or the purpose, to recognise the token later.")
                : AccountSettings.TooLong(nameof(Name), ask.Name, 100),
            days < 1 || days > rules.Value.MostTokenDays
                ? new Fault(nameof(Days), "platform.token-days", "A token lives 1 to {0} days.", rules.Value.MostTokenDays) : null) is { } faulty)
        {
            return faulty;
        }

        var secret = PersonalToken.Prefix + PersonalToken.NewSecret();
        var now = clock.GetUtcNow();
        var token = new PersonalToken
        {
            Id = Id<PersonalToken>.New(now),
            Account = account.Id,
            Name = ask.Name!.Trim(),
            SecretHash = PersonalToken.HashOf(secret),
            ReadOnly = ask.ReadOnly,
            CreatedAt = now,
            ExpiresAt = (await db.Clock.Now(db, stop)).AddDays(days),
        };
        db.Add(token);
        return await db.Save(stop) is { } lost ? lost : new NewToken(token.Id.Value, secret, token.ExpiresAt);
    }
}

/// <summary>A token that was just made.</summary>
/// <param name="Id">Identity, for revoking it.</param>
/// <param name="Secret">What the program sends; told once.</param>
/// <param name="ExpiresAt">It stops working then.</param>
public sealed record NewToken(Guid Id, string Secret, DateTimeOffset ExpiresAt);
