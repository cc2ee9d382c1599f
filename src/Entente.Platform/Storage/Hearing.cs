using Entente.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Storage;

/// <summary>
/// Lets one hearer hear one fact, exactly once in effect, whoever else delivers it at the same moment: the note of it is saved with what
/// the hearer changed. Nothing is locked while the hearer works, so on the embedded database nobody waits for it, least of all itself.
/// </summary>
internal sealed class Hearing(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>A hearer that takes longer has failed: long work is a job.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Delivers, unless it was before. Throws what the hearer throws.</summary>
    public async Task Once(Facts.Hearer hearer, OutboxMessage message, CancellationToken stop)
    {
        try
        {
            await Deliver(hearer, message, stop);
        }
        catch (DbUpdateException failed) when (RoomDb.IsDuplicate(failed))
        {
            // Another host has noted it meanwhile and ours was rolled back; or what the hearer makes is there already, which is a failure.
            if (!await IsNoted(hearer, message, stop))
                throw;
        }
    }

    private async Task Deliver(Facts.Hearer hearer, OutboxMessage message, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Program(hearer.Name));
        var store = (RoomDb)scope.ServiceProvider.GetRequiredService(hearer.Store);
        if (await IsNoted(store, hearer, message, stop))
            return;

        // Before the hearer works: however it saves, the note goes with it.
        store.Set<Delivery>().Add(new Delivery { FactId = message.Id, Hearer = hearer.Name, At = clock.GetUtcNow() });
        await WithinLimit(hearer, scope.ServiceProvider, message, stop);
        await store.SaveChangesAsync(stop);
        if (store.Database.CurrentTransaction is { } turn)
            await turn.CommitAsync(stop);
    }

    private async Task WithinLimit(Facts.Hearer hearer, IServiceProvider services, OutboxMessage message, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            await hearer.Deliver(services, message.Body, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException(FormattableString.Invariant($"It was not through after {Longest.TotalSeconds:0.#} seconds."), late);
        }
    }

    private async Task<bool> IsNoted(Facts.Hearer hearer, OutboxMessage message, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await IsNoted((RoomDb)scope.ServiceProvider.GetRequiredService(hearer.Store), hearer, message, stop);
    }

    private static Task<bool> IsNoted(RoomDb store, Facts.Hearer hearer, OutboxMessage message, CancellationToken stop) =>
        store.Set<Delivery>().AnyAsync(note => note.FactId == message.Id && note.Hearer == hearer.Name, stop);
}
