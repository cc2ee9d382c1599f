using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Entente.Platform.Things;

namespace Entente.Platform.Storage;

/// <summary>What a save needs to know beyond the change itself: when, who, and whom to wake.</summary>
public sealed class Recorder(TimeProvider clock, DatabaseClock databaseClock, CurrentActor current, OutboxSignal outbox, JobSignal jobs, AuditSignal audit, NoticeTopics topics, ThingKinds things, FormAtHand form, Kept kept)
{
    /// <summary>The clock that all hosts share.</summary>
    public DatabaseClock Clock => databaseClock;

    /// <summary>Wakes the sender after a commit.</summary>
    public OutboxSignal Outbox => outbox;

    /// <summary>Wakes the job runner after a commit.</summary>
    public JobSignal Jobs => jobs;

    /// <summary>Wakes the chainer of the audit trail after a commit.</summary>
    public AuditSignal Audit => audit;

    /// <summary>What people may be told of.</summary>
    public NoticeTopics Topics => topics;

    /// <summary>What is said of the things that change.</summary>
    public ThingKinds Things => things;

    /// <summary>The form that is being worked on.</summary>
    internal FormAtHand Form => form;

    /// <summary>What is kept of the database.</summary>
    internal Kept Kept => kept;

    /// <summary>How the database stood when it was asked who is at work (<see cref="Storage.Kept"/>); null where nobody asked, and after a save.</summary>
    internal string? Stamp { get; set; }

    /// <summary>Who is at work.</summary>
    public Actor Actor => current.Actor;

    /// <summary>Now, cut to whole milliseconds, which both databases keep exactly.</summary>
    public DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}

/// <summary>Wakes the outbox sender of this process, so that a fact does not wait for the next look.</summary>
public sealed class OutboxSignal : Signal;

/// <summary>Wakes the chainer of the audit trail in this process, so that a line does not wait for the next look.</summary>
public sealed class AuditSignal : Signal;

/// <summary>Wakes the one who works in this process.</summary>
public abstract class Signal : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0, 1);

    /// <summary>There may be something to do.</summary>
    public void Poke()
    {
        try
        {
            waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already poked: one look is enough for both.
        }
    }

    /// <summary>Waits until poked, at most for <paramref name="atMost"/>.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken stop) => waiting.WaitAsync(atMost, stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        waiting.Dispose();
        GC.SuppressFinalize(this);
    }
}
