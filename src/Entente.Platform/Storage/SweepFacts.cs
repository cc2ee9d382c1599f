using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>Throws away facts that all have heard, with the notes of it: a room that comes later hears of the past only as far back as this.</summary>
public static class SweepFacts
{
    /// <summary>Days that a fact is kept after it was told, so far back reaches a replay; longer while a lane has not heard it or has parked it.</summary>
    public const int KeptDays = 30;

    internal static async Task<int> Run(PlatformDb db, Facts facts, DateTimeOffset now, CancellationToken stop)
    {
        var old = now.AddDays(-KeptDays);
        // A lane whose hearer has left the house keeps nothing.
        var known = facts.Lanes.ToArray();
        var heard = await db.Set<Lane>().Where(lane => known.Contains(lane.Hearer)).MinAsync(lane => (long?)lane.HeardUpTo, stop) ?? 0;
        var swept = await db.Set<OutboxMessage>()
            .Where(message => message.At < old && message.Sequence <= heard
                && !db.Set<ParkedFact>().Any(parked => parked.FactId == message.Id && known.Contains(parked.Hearer)))
            .ExecuteDeleteAsync(stop);
        await db.Set<Delivery>().Where(note => !db.Set<OutboxMessage>().Any(message => message.Id == note.FactId)).ExecuteDeleteAsync(stop);
        await db.Set<ParkedFact>().Where(parked => !db.Set<OutboxMessage>().Any(message => message.Id == parked.FactId)).ExecuteDeleteAsync(stop);
        return swept;
    }
}
