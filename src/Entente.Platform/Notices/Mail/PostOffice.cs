using Entente.Platform.Audit;

namespace Entente.Platform.Notices.Mail;

/// <summary>How mail goes out of this house: the one row that all hosts share, and that the administration reads.</summary>
[NotAudited("How mail goes out at present.")]
public sealed class PostOffice
{
    /// <summary>The only row.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public required int Id { get; init; }

    /// <summary>Times that the mail server could not be reached or would take nothing, since it last took a mail.</summary>
    public int Failures { get; private set; }

    /// <summary>Since when; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>No mail is tried before this moment; null for at once.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    /// <summary>What the last failure was, in the words of the program that met it.</summary>
    public string? LastError { get; private set; }

    /// <summary>When the last mail was taken; null for never.</summary>
    public DateTimeOffset? LastSentAt { get; private set; }
}
