using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>What all who look at lanes ask.</summary>
internal static class Lanes
{
    /// <summary>What a hearer has not heard and its lane has not parked, in the order of telling.</summary>
    public static IOrderedQueryable<OutboxMessage> Pending(this PlatformDb db, Lane lane, IEnumerable<string> kinds)
    {
        var wanted = kinds.ToArray();
        var (hearer, heard) = (lane.Hearer, lane.HeardUpTo);
        return db.Set<OutboxMessage>().AsNoTracking()
            .Where(message => message.Sequence > heard && wanted.Contains(message.Kind)
                && !db.Set<Delivery>().Any(note => note.FactId == message.Id && note.Hearer == hearer)
                && !db.Set<ParkedFact>().Any(parked => parked.FactId == message.Id && parked.Hearer == hearer))
            .OrderBy(message => message.Sequence);
    }

    /// <summary>The highest number that can be seen; 0 for none.</summary>
    public static async Task<long> Highest(this PlatformDb db, CancellationToken stop) =>
        await db.Set<OutboxMessage>().MaxAsync(message => (long?)message.Sequence, stop) ?? 0;

    /// <summary>Makes the lanes of hearers that came with this version of the house: each hears what is told from now on.</summary>
    public static async Task Begin(PlatformDb db, Facts facts, CancellationToken stop)
    {
        if ((await Missing(db, facts, stop)).Count == 0)
            return;

        await using var turn = await db.Database.BeginTransactionAsync(stop);
        // Waits for those who are telling facts now, so that "from now on" is one number and nothing lies across it; and for another
        // host that makes the same lanes.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"LOCK TABLE platform_outbox IN SHARE ROW EXCLUSIVE MODE", stop);
        var now = await db.Highest(stop);
        foreach (var hearer in await Missing(db, facts, stop))
            db.Add(new Lane { Hearer = hearer, HeardUpTo = now });
        var leased = await db.Set<Lease>().Select(lease => lease.Name).ToListAsync(stop);
        foreach (var hearer in facts.Lanes.Except(leased))
            db.Add(new Lease { Name = hearer, Holder = "nobody", Until = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(stop);
        await turn.CommitAsync(stop);
    }

    private static async Task<IReadOnlyList<string>> Missing(PlatformDb db, Facts facts, CancellationToken stop) =>
        [.. facts.Lanes.Except(await db.Set<Lane>().Select(lane => lane.Hearer).ToListAsync(stop))];
}
