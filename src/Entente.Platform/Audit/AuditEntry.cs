namespace Entente.Platform.Audit;

/// <summary>What happened to a thing.</summary>
public enum AuditKind
{
    /// <summary>It was made.</summary>
    Added,

    /// <summary>It was changed.</summary>
    Changed,

    /// <summary>It was taken away.</summary>
    Removed,
}

/// <summary>
/// One line of the audit trail: who changed what, when, from what to what. Each line carries the hash of the line before it in the chain, so
/// a line that was edited, inserted or taken out is found.
/// </summary>
[NotAudited("It is the trail.")]
public sealed class AuditEntry
{
    /// <summary>Its number, in the order of writing. A save that came to nothing may leave a gap; the positions have none.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its position in the chain: 1, 2, 3, … without a gap. Null while it waits to be chained (<see cref="AuditPending"/>).</summary>
    public long? Position { get; init; }

    /// <summary>When, in whole milliseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: an account's name, or the program at work.</summary>
    public required string Actor { get; init; }

    /// <summary>Added, changed or removed.</summary>
    public required AuditKind Kind { get; init; }

    /// <summary>The table, which names the room and the thing: <c>actions_deliverable</c>.</summary>
    public required string Thing { get; init; }

    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Former values as a JSON object; <c>{}</c> for a new thing.</summary>
    public required string Before { get; init; }

    /// <summary>New values as a JSON object; <c>{}</c> for a removed thing.</summary>
    public required string After { get; init; }

    /// <summary>Hash of the line at the position before; 64 zeros for the first, empty while it waits.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>SHA-256 over all of the above, in lower-case hexadecimal; empty while it waits.</summary>
    public string Hash { get; internal set; } = "";
}

/// <summary>
/// That a line waits to be chained. It is written by the save that writes the line and goes when the line has its position, so a line that is
/// changed or taken out before is missed.
/// </summary>
[NotAudited("It is the trail.")]
public sealed class AuditPending
{
    /// <summary>Number of the line.</summary>
    public required long Line { get; init; }

    /// <summary>SHA-256 over what the line says, in lower-case hexadecimal.</summary>
    public required string Print { get; init; }
}

/// <summary>The end of the chain: without it, lines cut off the end would not be missed. One row; its lock orders those who chain.</summary>
[NotAudited("It is the trail.")]
public sealed class AuditHead
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>Position of the last line.</summary>
    public required long Sequence { get; set; }

    /// <summary>Hash of the last line.</summary>
    public required string Hash { get; set; }
}

/// <summary>A value that the audit trail only calls "set": a password's hash, a secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute
{
    /// <summary>
    /// True for a secret that nobody can guess, such as a salted hash: a print of it stands in the line too, so that one put in its place by SQL is found.
    /// </summary>
    public bool IsPrinted { get; init; }
}

/// <summary>
/// A thing whose changes leave no line, or a value of one that stands in none, because it is how the house works and not what people state: when
/// a session was last used. Only such rows and values are written past the save; a test looks.
/// </summary>
/// <param name="why">For whoever reads the code.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class NotAuditedAttribute(string why) : Attribute
{
    /// <summary>For whoever reads the code.</summary>
    public string Why => why;
}
