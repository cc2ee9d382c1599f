using Entente.Platform.Audit;

namespace Entente.Platform.Storage;

/// <summary>
/// A fact that was told, kept for its hearers. It was written in the transaction of the change that it tells, and is swept when all
/// have heard it and <see cref="SweepFacts.KeptDays"/> days have passed.
/// </summary>
[NotAudited("It tells of a change that has its own line.")]
public sealed class OutboxMessage
{
    /// <summary>Order of telling.</summary>
    public long Sequence { get; private init; }

    /// <summary>Identity of the fact: a hearer notes it, so that a repeat is harmless.</summary>
    public required Guid Id { get; init; }

    /// <summary>Stable name and version of the fact, <c>actions.joint-action-created.1</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The fact as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>When it was told.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A note that a hearer has heard a fact, written in the transaction of what the hearer did about it.</summary>
[NotAudited("How far facts are on their way.")]
public sealed class Delivery
{
    /// <summary>The fact.</summary>
    public required Guid FactId { get; init; }

    /// <summary>The hearer's stable name, <c>room.what-it-does</c>.</summary>
    public required string Hearer { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>How far one hearer is. Each has its own lane, so that one that fails stops itself alone.</summary>
[NotAudited("How far facts are on their way.")]
public sealed class Lane
{
    /// <summary>The hearer's stable name.</summary>
    public required string Hearer { get; init; }

    /// <summary>Up to this one it has heard all that is for it, and nothing can be told below it any more.</summary>
    public required long HeardUpTo { get; set; }

    /// <summary>Moves on when somebody sends the lane back, so that a host that is at work does not move it forward over that.</summary>
    public int Turn { get; set; }

    /// <summary>The fact that failed last; null when nothing does.</summary>
    public Guid? Trying { get; set; }

    /// <summary>Failed deliveries of that fact.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this moment, by the database's clock; null for at once.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>Why the last delivery failed; null when it did not.</summary>
    public string? LastError { get; set; }
}

/// <summary>A fact that a hearer could not hear and that its lane went on without; a person looks at it.</summary>
[NotAudited("How far facts are on their way.")]
public sealed class ParkedFact
{
    /// <summary>Whose lane went on.</summary>
    public required string Hearer { get; init; }

    /// <summary>The fact.</summary>
    public required Guid FactId { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Deliveries that failed before.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why the last of them did.</summary>
    public required string LastError { get; init; }
}
