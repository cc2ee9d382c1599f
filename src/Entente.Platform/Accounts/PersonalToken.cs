using System.Security.Cryptography;
using System.Text;
using Entente.Kernel;
using Entente.Platform.Audit;
using Microsoft.AspNetCore.WebUtilities;

namespace Entente.Platform.Accounts;

/// <summary>A key with which a program acts for a person at the API. Only its hash is kept.</summary>
public sealed class PersonalToken : Entity
{
    /// <summary>Every secret begins with this, so that scanners recognise one that leaked.</summary>
    public const string Prefix = "ent_";

    /// <summary>Identity.</summary>
    public required Id<PersonalToken> Id { get; init; }

    /// <summary>Whose.</summary>
    public required Id<Account> Account { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, in lower-case hexadecimal.</summary>
    [Secret(IsPrinted = true)]
    public required string SecretHash { get; init; }

    /// <summary>True when it may only read.</summary>
    public required bool ReadOnly { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>It stops working then.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was last used, to the minute; null for never.</summary>
    [NotAudited("Each use, not what its owner states.")]
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>When its owner revoked it; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The hash under which a secret, or a session's key, is kept.</summary>
    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>256 random bits as text for a header or a cookie.</summary>
    internal static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>Its owner does not want it to work any longer.</summary>
    [TellsNobody("A token is its owner's own.")]
    internal Result<Done> Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return Problem.Rule("platform.token-revoked", "This token has been revoked already.");
        RevokedAt = now;
        return new Done();
    }
}
