using Entente.Platform.Access;
using Entente.Look.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Entente.Platform.Frame;

/// <summary>Asks the rooms for what they show on a page that is not theirs. One that fails is left out, and the log says why.</summary>
public sealed class Guests(IServiceProvider services, Places places, ILogger<Guests> log)
{
    /// <summary>The cards at a place, in their order.</summary>
    public async Task<IReadOnlyList<GuestCard>> At(string place, Visit visit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var cards = new List<GuestCard>();
        foreach (var placed in places.CardsAt(place).Where(placed => visit.Reader.May(placed.Permission)))
        {
            if (await Ask(placed.Guest, () => ((IGuest)services.GetRequiredService(placed.Guest)).For(visit, stop), stop) is { } card)
                cards.Add(card);
        }

        return cards;
    }

    /// <summary>What waits for the reader in all rooms: what ends first before the rest, and of one day as the rooms gave it.</summary>
    public async Task<IReadOnlyList<WaitingItem>> Waiting(Actor reader, CancellationToken stop)
    {
        var items = new List<WaitingItem>();
        foreach (var room in services.GetServices<IWaiting>())
            items.AddRange(await Ask(room.GetType(), () => room.For(reader, stop), stop) ?? []);
        return [.. items.OrderBy(item => item.Until is null).ThenBy(item => item.Until)];
    }

    private async Task<T?> Ask<T>(Type guest, Func<Task<T>> ask, CancellationToken stop)
    {
        try
        {
            return await ask();
        }
#pragma warning disable CA1031 // Whatever happens in another room, the page is shown.
        catch (Exception failed) when (failed is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(failed, "{Guest} could not be shown and was left out", guest.Name);
            return default;
        }
    }
}
