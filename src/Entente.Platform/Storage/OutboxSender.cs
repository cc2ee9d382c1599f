using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Storage;

/// <summary>
/// Delivers told facts to their hearers, a lane for each hearer: in the order of telling, exactly once in effect, and none waits for
/// another. <see cref="LaneSender"/> says how a lane is worked on, <see cref="SettledFacts"/> why none is skipped.
/// </summary>
public sealed class OutboxSender : BackgroundService
{
    /// <summary>Deliveries of one fact before it is parked; with the pauses between them this is about an hour.</summary>
    public const int MostAttempts = 8;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private readonly IServiceScopeFactory scopes;
    private readonly Facts facts;
    private readonly OutboxSignal signal;
    private readonly ILogger<OutboxSender> log;
    private readonly SettledFacts settledFacts = new();
    private readonly SemaphoreSlim oneLookAtATime = new(1, 1);
    private readonly Dictionary<string, LaneSender> lanes;

    /// <summary>A host's sender; it works as a background service, or whenever it is asked.</summary>
    public OutboxSender(
        IServiceScopeFactory scopes, Facts facts, OutboxSignal signal, DatabaseClock databaseClock, TimeProvider clock, ILogger<OutboxSender> log)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(clock);
        (this.scopes, this.facts, this.signal, this.log) = (scopes, facts, signal, log);
        Hearing = new(scopes, clock);
        var host = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7(clock.GetUtcNow()):N}");
        lanes = facts.Lanes.ToDictionary(lane => lane, lane => new LaneSender(lane, host, facts, Hearing, scopes, databaseClock, log), StringComparer.Ordinal);
    }

    internal Hearing Hearing { get; }

    /// <summary>Sends what is due. Public so that the command line and tests can send without waiting.</summary>
    /// <returns>The number of facts that were heard, counted for each hearer.</returns>
    public async Task<int> SendDue(CancellationToken stop)
    {
        var (behind, settled) = await Behind(stop);
        // Each on its own: a lane that hangs keeps only itself.
        return (await Task.WhenAll(behind.Select(lane => Task.Run(() => lanes[lane].Send(settled, stop), stop)))).Sum();
    }

    /// <summary>
    /// Lets one hearer hear at once what the last save of <paramref name="teller"/> told, for a slice whose next step needs it. Facts of
    /// others are not waited for. When it fails, its lane tries again as for any fact.
    /// </summary>
    public async Task HearNow<THearer>(RoomDb teller, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(teller);
        foreach (var message in teller.JustTold)
        {
            if (facts.Find(typeof(THearer), message.Kind) is not { } hearer)
                continue;
            try
            {
                await Hearing.Once(hearer, message, stop);
            }
#pragma warning disable CA1031 // What was told is saved; that the hearer fails is for its lane.
            catch (Exception failed) when (failed is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogWarning(failed, "Fact {Kind} {Id} was not heard at once by {Hearer}; its lane will try", message.Kind, message.Id, hearer.Name);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        oneLookAtATime.Dispose();
        foreach (var lane in lanes.Values)
            lane.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var working = new Dictionary<string, Task>(StringComparer.Ordinal);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Try("The outbox could not be read; trying again", async () =>
            {
                var (behind, settled) = await Behind(stoppingToken);
                // A lane that is still at work is not waited for.
                foreach (var lane in behind.Where(lane => working.GetValueOrDefault(lane) is not { IsCompleted: false }))
                    working[lane] = Task.Run(() => Try("A lane of the outbox broke off; trying again", () => lanes[lane].Send(settled, stoppingToken), stoppingToken), CancellationToken.None);
            }, stoppingToken);
            await signal.Wait(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // So that each gives its lease back.
        await Task.WhenAll(working.Values);
    }

    private async Task Try(string otherwise, Func<Task> work, CancellationToken stop)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // The database may be away for a while; the sender must outlive that.
        catch (Exception failed)
#pragma warning restore CA1031
        {
#pragma warning disable CA2254 // One of two sentences of this file.
            log.LogWarning(failed, otherwise);
#pragma warning restore CA2254
        }
    }

    private async Task<(IReadOnlyList<string> Lanes, long Settled)> Behind(CancellationToken stop)
    {
        await oneLookAtATime.WaitAsync(stop);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            var highest = await db.Highest(stop);
            var behind = await db.Set<Lane>().Where(lane => lane.HeardUpTo < highest).Select(lane => lane.Hearer).ToListAsync(stop);
            IReadOnlyList<string> ours = [.. behind.Where(lanes.ContainsKey).Order(StringComparer.Ordinal)];
            return (ours, ours.Count == 0 ? 0 : await settledFacts.Look(db, highest, stop));
        }
        finally
        {
            oneLookAtATime.Release();
        }
    }
}
