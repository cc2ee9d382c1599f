using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Storage;

/// <summary>
/// One lane as one host works on it. Of several hosts one holds the lane's lease, by the database's clock, and renews it while it works.
/// A fact that is not heard is tried again with growing pauses, and later facts of this lane wait behind it; after
/// <see cref="OutboxSender.MostAttempts"/> it is parked for a person and the lane goes on.
/// </summary>
internal sealed class LaneSender(
    string hearer, string host, Facts facts, Hearing hearing, IServiceScopeFactory scopes, DatabaseClock clock, ILogger log) : IDisposable
{
    /// <summary>Longer than a lease that is due for renewal and the longest hearing together.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(1);

    private const int Batch = 100;

    // The background loop and the command line or a test may send at the same time; in one process they queue.
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly IReadOnlyDictionary<string, Facts.Hearer> hears = facts.In(hearer);
    private DateTimeOffset renewed;

    /// <summary>Delivers what is due.</summary>
    /// <param name="settled">Up to where nothing can be told any more, looked up before this.</param>
    /// <param name="stop">Stops it after the fact in hand.</param>
    /// <returns>The number of facts that were heard.</returns>
    public async Task<int> Send(long settled, CancellationToken stop)
    {
        await oneAtATime.WaitAsync(stop);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            var sent = await Due(db, stop) is { Count: > 0 } && await Renew(db, stop) ? await Work(db, stop) : 0;
            await MoveOn(db, settled, stop);
            return sent;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<int> Work(PlatformDb db, CancellationToken stop)
    {
        try
        {
            var sent = 0;
            while (await Due(db, stop) is { Count: > 0 } due)
            {
                foreach (var message in due)
                {
                    // Half an hour of facts may lie here: the lease is renewed long before it ends.
                    if (await clock.Now(db, stop) - renewed > Term / 3 && !await Renew(db, stop))
                        return sent;
                    if (!await Deliver(db, message, stop))
                        break;
                    sent++;
                }
            }

            return sent;
        }
        finally
        {
            await Lease.Release(db, hearer, host, await clock.Now(db, CancellationToken.None));
        }
    }

    private async Task<bool> Renew(PlatformDb db, CancellationToken stop)
    {
        renewed = await clock.Ask(db, stop);
        return await Lease.Take(db, hearer, host, Term, renewed, stop);
    }

    private Task<Lane?> Look(PlatformDb db, CancellationToken stop) =>
        db.Set<Lane>().AsNoTracking().SingleOrDefaultAsync(lane => lane.Hearer == hearer, stop);

    // Nothing while the lane pauses. A pause that is longer than the longest was not set by this clock, and is void.
    private async Task<IReadOnlyList<OutboxMessage>> Due(PlatformDb db, CancellationToken stop)
    {
        if (await Look(db, stop) is not { } lane)
            return [];
        if (lane.NextTryAt is { } then && await clock.Now(db, stop) is var now && then > now && then <= now + Pause(OutboxSender.MostAttempts))
            return [];
        return await db.Pending(lane, hears.Keys).Take(Batch).ToListAsync(stop);
    }

    private async Task<bool> Deliver(PlatformDb db, OutboxMessage message, CancellationToken stop)
    {
        try
        {
            await hearing.Once(hears[message.Kind], message, stop);
        }
#pragma warning disable CA1031 // Whatever a hearer throws, the fact stays and is tried again.
        catch (Exception failed) when (failed is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await NoteFailure(db, message, failed, stop);
            return false;
        }

        await db.Set<Lane>().Where(lane => lane.Hearer == hearer && (lane.Attempts > 0 || lane.LastError != null)).ExecuteUpdateAsync(set => set
            .SetProperty(lane => lane.Trying, (Guid?)null).SetProperty(lane => lane.Attempts, 0)
            .SetProperty(lane => lane.NextTryAt, (DateTimeOffset?)null).SetProperty(lane => lane.LastError, (string?)null), stop);
        return true;
    }

    private async Task NoteFailure(PlatformDb db, OutboxMessage message, Exception failed, CancellationToken stop)
    {
        if (await Look(db, stop) is not { } lane)
            return;
        var attempt = lane.Trying == message.Id ? lane.Attempts + 1 : 1;
        var parks = attempt >= OutboxSender.MostAttempts;
        var now = await clock.Ask(db, stop);
        // The outermost exception of a driver often says less than the one that it wraps; with a limit it is the other way round.
        var why = (failed is TimeoutException ? failed : failed.GetBaseException()).Message;
        log.LogWarning(failed, "Fact {Kind} {Id} was not heard by {Hearer}, attempt {Attempt}", message.Kind, message.Id, hearer, attempt);

        await using var turn = await db.Database.BeginTransactionAsync(stop);
        if (parks && !await db.Set<ParkedFact>().AnyAsync(row => row.Hearer == hearer && row.FactId == message.Id, stop))
        {
            db.Add(new ParkedFact { Hearer = hearer, FactId = message.Id, At = now, Attempts = attempt, LastError = why });
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }

        await db.Set<Lane>().Where(row => row.Hearer == hearer).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Trying, parks ? null : message.Id)
            .SetProperty(row => row.Attempts, parks ? 0 : attempt)
            .SetProperty(row => row.NextTryAt, parks ? null : now + Pause(attempt))
            .SetProperty(row => row.LastError, why), stop);
        await turn.CommitAsync(stop);
    }

    // Up to what is settled, or to just below what is still to be heard; never over a lane that was sent back meanwhile.
    private async Task MoveOn(PlatformDb db, long settled, CancellationToken stop)
    {
        if (await Look(db, stop) is not { } lane || lane.HeardUpTo >= settled)
            return;
        var first = await db.Pending(lane, hears.Keys).Select(message => (long?)message.Sequence).FirstOrDefaultAsync(stop);
        var through = Math.Min(settled, first - 1 ?? settled);
        if (through > lane.HeardUpTo)
        {
            await db.Set<Lane>().Where(row => row.Hearer == hearer && row.Turn == lane.Turn && row.HeardUpTo == lane.HeardUpTo)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.HeardUpTo, through), stop);
        }
    }

    private static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Pow(3, attempts));
}
