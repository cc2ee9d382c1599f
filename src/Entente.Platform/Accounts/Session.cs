using Entente.Kernel;
using Entente.Platform.Audit;

namespace Entente.Platform.Accounts;

/// <summary>A browser that is signed in. The cookie holds a random key; only its hash is kept here.</summary>
[NotAudited("When a browser was last used, not what people state.")]
public sealed class Session
{
    /// <summary>SHA-256 of the key in the cookie, in lower-case hexadecimal.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Names the session to its owner, who must not see the key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required Id<Account> Account { get; init; }

    /// <summary>The account's stamp when it began; another stamp means that the password has changed since.</summary>
    public required string Stamp { get; set; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTimeOffset LastUsedAt { get; init; }

    /// <summary>It ends then, however much it is used.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the browser said of itself.</summary>
    public required string UserAgent { get; init; }
}
