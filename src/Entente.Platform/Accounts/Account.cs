using System.Security.Cryptography;
using Entente.Contracts.Platform;
using Entente.Kernel;
using Entente.Platform.Audit;

namespace Entente.Platform.Accounts;

/// <summary>A person's way in. It is withdrawn, never deleted: the audit trail names it for ever.</summary>
public sealed class Account : Entity
{
    /// <summary>Identity.</summary>
    public required Id<Account> Id { get; init; }

    /// <summary>What the person types to sign in: an e-mail address or a short name, lower case, unique.</summary>
    public required string SignInName { get; init; }

    /// <summary>What people call this person.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>Code of the authority that the person works at; null for none.</summary>
    public required string? Authority { get; init; }

    /// <summary>True for an account that came with the demo data.</summary>
    public bool IsDemo { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The password's hash, with salt and iteration count.</summary>
    [Secret(IsPrinted = true)]
    public string PasswordHash { get; private set; } = "";

    /// <summary>True while an administrator knows the password: the person must choose another first.</summary>
    public bool PasswordIsTemporary { get; private set; }

    /// <summary>Changes with the password; a session made under a former stamp is over.</summary>
    [Secret(IsPrinted = true)]
    public string SecurityStamp { get; private set; } = NewStamp();

    /// <summary>Language chosen for the interface; null for the browser's.</summary>
    public string? Language { get; private set; }

    /// <summary>Theme chosen (<c>light</c>, <c>dark</c>); null for the system's.</summary>
    public string? Theme { get; private set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedAttempts { get; private set; }

    /// <summary>Nobody can sign in before this moment; null when not locked.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Last time the person signed in.</summary>
    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>When it was withdrawn; null while in use.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>True when nobody can sign in because of wrong passwords.</summary>
    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>A new account with a password that <see cref="Passwords"/> has hashed.</summary>
    internal static Account Open(
        string signInName, string displayName, string? authority, string passwordHash, DateTimeOffset now, bool temporary = false, bool demo = false)
    {
        var account = new Account
        {
            Id = Id<Account>.New(now),
            SignInName = Normal(signInName),
            DisplayName = displayName.Trim(),
            Authority = string.IsNullOrWhiteSpace(authority) ? null : authority.Trim(),
            IsDemo = demo,
            OpenedAt = now,
            PasswordHash = passwordHash,
            PasswordIsTemporary = temporary,
        };
        account.Tell(new AccountOpened(account.Id.Value, account.Authority));
        return account;
    }

    /// <summary>A sign-in name as it is stored.</summary>
#pragma warning disable CA1308 // Names are stored as people write addresses: in lower case.
    internal static string Normal(string name) => name.Trim().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>A wrong password; the last of too many locks the account.</summary>
    [TellsNobody("How somebody signs in is nobody else's matter.")]
    internal void SignInFailed(DateTimeOffset now, SignInSettings rules)
    {
        FailedAttempts++;
        if (FailedAttempts < rules.MostFailures)
            return;
        FailedAttempts = 0;
        LockedUntil = now + rules.LockTime;
    }

    /// <summary>The right password; <paramref name="rehashed"/> when its hash had grown old.</summary>
    [TellsNobody("How somebody signs in is nobody else's matter.")]
    internal void SignedIn(DateTimeOffset now, string? rehashed)
    {
        FailedAttempts = 0;
        LockedUntil = null;
        LastSignInAt = now;
        PasswordHash = rehashed ?? PasswordHash;
    }

    /// <summary>The person chose another password, or an administrator gave a temporary one.</summary>
    [TellsNobody("How somebody signs in is nobody else's matter.")]
    internal void ChangePassword(string hash, bool temporary = false)
    {
        PasswordHash = hash;
        PasswordIsTemporary = temporary;
        SecurityStamp = NewStamp();
    }

    /// <summary>The person changed name, language or theme.</summary>
    [TellsNobody("What somebody is called and how the pages look is read where it is needed.")]
    internal void KeepProfile(string displayName, string? language, string? theme)
    {
        DisplayName = displayName;
        Language = language;
        Theme = theme;
    }

    /// <summary>An administrator lets the person try again before the lock ends.</summary>
    [TellsNobody("How somebody signs in is nobody else's matter.")]
    internal void Unlock()
    {
        FailedAttempts = 0;
        LockedUntil = null;
    }

    /// <summary>The person has left; sessions and tokens stop working at once.</summary>
    internal Result<Done> Withdraw(string reason, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return Problem.Rule("platform.account-withdrawn", "This account has been withdrawn already.");
        if (string.IsNullOrWhiteSpace(reason))
            return Problem.Rule("platform.reason-missing", "Say why the account is withdrawn.") with
            {
                Faults = [new("Reason", "platform.reason-missing", "Say why the account is withdrawn.")],
            };

        WithdrawnAt = now;
        WithdrawnBecause = reason.Trim();
        SecurityStamp = NewStamp();
        Tell(new AccountWithdrawn(Id.Value, Authority));
        return new Done();
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
