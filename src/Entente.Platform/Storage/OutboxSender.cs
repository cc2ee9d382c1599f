using System.Globalization;
using Entente.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Storage;

/// <summary>
/// Delivers told facts to their hearers, in the order of telling. Of several hosts one holds the lease and sends. A hearer that
/// fails is tried again with growing pauses, and later facts wait behind it; after <see cref="MostAttempts"/> the fact is parked
/// for an operator and the rest goes on.
/// </summary>
public sealed class OutboxSender(
    IServiceScopeFactory scopes, Facts facts, OutboxSignal signal, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    /// <summary>Deliveries of one fact before it is parked; with the pauses below this is about an hour.</summary>
    public const int MostAttempts = 8;

    // The background loop and a slice that cannot wait for it may send at the same time; in one process they queue.
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);
    private readonly string me = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7(clock.GetUtcNow()):N}");

    /// <summary>Sends what is due. Public so that the command line and tests can send without waiting.</summary>
    /// <returns>The number of facts that all their hearers have now heard.</returns>
    public async Task<int> SendDue(CancellationToken stop)
    {
        await oneAtATime.WaitAsync(stop);
        try
        {
            return await SendAll(stop);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        oneAtATime.Dispose();
        base.Dispose();
    }

    private async Task<int> SendAll(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        if (await Next(db, stop) is null || !await TakeLease(db, stop))
            return 0;

        try
        {
            var sent = 0;
            while (await Next(db, stop) is { } message && await Send(db, message, stop))
                sent++;
            return sent;
        }
        finally
        {
            // Without waiting for the lease to run out, the next host or the next start may send.
            await ReleaseLease(db);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDue(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; the sender must outlive that.
            catch (Exception failed)
#pragma warning restore CA1031
            {
                log.LogWarning(failed, "The outbox could not be read; trying again");
            }

            await signal.Wait(TimeSpan.FromSeconds(5), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Pow(3, attempts));

    private async Task<OutboxMessage?> Next(PlatformDb db, CancellationToken stop)
    {
        var first = await db.Set<OutboxMessage>().AsTracking()
            .Where(message => message.SentAt == null && message.ParkedAt == null)
            .OrderBy(message => message.Sequence)
            .FirstOrDefaultAsync(stop);
        return first is null || first.NextTryAt > clock.GetUtcNow() ? null : first;
    }

    private async Task<bool> Send(PlatformDb db, OutboxMessage message, CancellationToken stop)
    {
        try
        {
            foreach (var hearer in facts.Of(message.Kind))
                await DeliverOnce(hearer, message, stop);
            message.SentAt = clock.GetUtcNow();
        }
#pragma warning disable CA1031 // Whatever a hearer throws, the fact stays and is tried again.
        catch (Exception failed) when (failed is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            message.Attempts++;
            message.LastError = failed.Message;
            if (message.Attempts >= MostAttempts)
                message.ParkedAt = clock.GetUtcNow();
            else
                message.NextTryAt = clock.GetUtcNow() + Pause(message.Attempts);
            log.LogWarning(failed, "Fact {Kind} {Id} was not heard, attempt {Attempt}", message.Kind, message.Id, message.Attempts);
        }

        await db.SaveChangesAsync(stop);
        // A sent fact is done with: kept in mind, each would be looked at again whenever a later one is saved.
        db.ChangeTracker.Clear();
        return message.SentAt is not null || message.ParkedAt is not null;
    }

    private async Task DeliverOnce(Facts.Hearer hearer, OutboxMessage message, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Program(hearer.Name));
        var store = (RoomDb)scope.ServiceProvider.GetRequiredService(hearer.Store);
        await using var transaction = await store.Database.BeginTransactionAsync(stop);
        if (await store.Set<Delivery>().AnyAsync(note => note.FactId == message.Id && note.Hearer == hearer.Name, stop))
            return;

        store.Set<Delivery>().Add(new Delivery { FactId = message.Id, Hearer = hearer.Name, At = clock.GetUtcNow() });
        await hearer.Deliver(scope.ServiceProvider, message.Body, stop);
        await store.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private async Task ReleaseLease(PlatformDb db)
    {
        var now = clock.GetUtcNow();
        await db.Set<Lease>().Where(lease => lease.Name == "outbox" && lease.Holder == me)
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, now.AddMilliseconds(-1)), CancellationToken.None);
    }

    private async Task<bool> TakeLease(PlatformDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Lease>()
            .Where(lease => lease.Name == "outbox" && (lease.Holder == me || lease.Until < now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(lease => lease.Holder, me)
                .SetProperty(lease => lease.Until, now + LeaseTime), stop) == 1;
    }
}
