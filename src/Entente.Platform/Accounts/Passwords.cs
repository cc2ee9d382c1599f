using Entente.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Accounts;

/// <summary>
/// Hashes and checks passwords, and says which are good enough. Length counts, composition does not (NIST SP 800-63B, 3.1.1.2).
/// </summary>
public sealed class Passwords
{
    /// <summary>What OWASP's password storage cheat sheet asks of PBKDF2 with HMAC-SHA512.</summary>
    public const int Iterations = 210_000;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "123456789012", "1234567890123", "1234567890abc", "123456789abc", "abcdefghijkl", "abcdefghijklm", "aaaaaaaaaaaa", "000000000000",
        "111111111111", "qwertyuiop12", "qwertyuiop123", "qwertyuiop[]", "azertyuiop12", "azertyuiop123", "1q2w3e4r5t6y", "1qaz2wsx3edc",
        "qazwsxedcrfv", "password1234", "password12345", "passwordpassword", "password123!", "passw0rd1234", "administrator",
        "administrateur", "adminadminadmin", "admin1234567", "motdepasse123", "motdepasse1234", "motdepasse12", "changemechangeme", "changeme1234",
        "changeme123!", "welcome12345", "welcome123456", "bienvenue123", "bienvenue1234", "letmeinletmein", "letmein12345", "iloveyou1234",
        "correcthorsebatterystaple", "correct horse battery staple", "trustno1trustno1", "ententeentente", "entente12345", "entente123456",
    };

    private readonly PasswordHasher<Account> hasher;
    private readonly string nobodysHash;

    /// <summary>Prepares the hash that an unknown name is checked against.</summary>
    /// <param name="iterations">How often each hash is made over; only tests, in which people sign in a thousand times, take fewer.</param>
    public Passwords(int iterations = Iterations)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        nobodysHash = Hash(Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString());
    }

    /// <summary>PBKDF2 with HMAC-SHA512 and a salt of its own.</summary>
    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Whether the password is the account's; no account takes as long as a wrong password.</summary>
    /// <returns>A new hash when the old one is weaker than those made today.</returns>
    internal (bool Right, string? Rehashed) Check(Account? account, string password)
    {
        var outcome = hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? nobodysHash, password);
        return (
            account is not null && outcome != PasswordVerificationResult.Failed,
            outcome == PasswordVerificationResult.SuccessRehashNeeded ? Hash(password) : null);
    }

    /// <summary>What is wrong with a new password; null when it is good enough.</summary>
    internal static Fault? Refuse(string place, string? password, string signInName, SignInSettings rules)
    {
        if (string.IsNullOrEmpty(password) || password.Length < rules.ShortestPassword)
        {
            return new(place, "platform.password-short",
                "Use at least {0} characters; several words in a row are fine.", rules.ShortestPassword);
        }

        if (password.Length > 200)
            return new(place, "platform.password-long", "Use at most {0} characters.", 200);
        var name = Account.Normal(signInName);
        if (name.Length > 0 && password.Contains(name.Split('@')[0], StringComparison.OrdinalIgnoreCase) && password.Length < name.Length + 8)
            return new(place, "platform.password-is-name", "Do not use the sign-in name as the password.");
        return Common.Contains(password) || password.Distinct().Count() < 4
            ? new(place, "platform.password-common", "Many people use this password, so it is guessed first. Choose another.")
            : null;
    }
}
