namespace Entente.Platform.Storage;

/// <summary>A fact that was told, waiting for its hearers. It was written in the transaction of the change that it tells.</summary>
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

    /// <summary>When all hearers had heard it; null while some have not.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Failed deliveries so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this moment; null for at once.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>When the sender gave up on it; an operator looks at these.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    /// <summary>Why the last delivery failed.</summary>
    public string? LastError { get; set; }
}

/// <summary>A note that a hearer has heard a fact, written in the transaction of what the hearer did about it.</summary>
public sealed class Delivery
{
    /// <summary>The fact.</summary>
    public required Guid FactId { get; init; }

    /// <summary>The hearer's stable name, <c>room.what-it-does</c>.</summary>
    public required string Hearer { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Who may do the work that only one host does at a time, and until when.</summary>
public sealed class Lease
{
    /// <summary>The work, <c>outbox</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The host that holds it.</summary>
    public required string Holder { get; set; }

    /// <summary>After this moment another host may take it.</summary>
    public required DateTimeOffset Until { get; set; }
}
