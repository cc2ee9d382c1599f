using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>How the outbox stands, for those who run the house.</summary>
/// <param name="Lanes">A lane for each hearer, by name.</param>
/// <param name="Parked">What lanes went on without, the oldest first.</param>
public sealed record OutboxView(IReadOnlyList<LaneView> Lanes, IReadOnlyList<ParkedView> Parked);

/// <summary>One lane.</summary>
/// <param name="Hearer">The hearer's stable name.</param>
/// <param name="Known">False when no room of this house hears under that name any more.</param>
/// <param name="Waiting">Facts that it has still to hear.</param>
/// <param name="Parked">Facts that it went on without.</param>
/// <param name="Attempts">Failed deliveries of the fact at its head.</param>
/// <param name="NextTryAt">When that is tried again; null for at once.</param>
/// <param name="LastError">Why the last delivery failed; null when it did not.</param>
public sealed record LaneView(string Hearer, bool Known, int Waiting, int Parked, int Attempts, DateTimeOffset? NextTryAt, string? LastError);

/// <summary>A fact that a lane went on without.</summary>
/// <param name="Fact">Its identity.</param>
/// <param name="Kind">Its name and version.</param>
/// <param name="Hearer">Who did not hear it.</param>
/// <param name="ToldAt">When it was told.</param>
/// <param name="ParkedAt">When it was given up.</param>
/// <param name="Attempts">Deliveries that failed before.</param>
/// <param name="LastError">Why the last of them did.</param>
public sealed record ParkedView(Guid Fact, string Kind, string Hearer, DateTimeOffset ToldAt, DateTimeOffset ParkedAt, int Attempts, string LastError);

/// <summary>Lists the lanes and what they have parked.</summary>
public static class ListLanes
{
    /// <summary>Nobody mends more than these at once.</summary>
    public const int MostParked = 200;

    /// <summary>Reads them.</summary>
    public static async Task<OutboxView> Run(PlatformDb db, Facts facts, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(facts);
        var highest = await db.Highest(stop);
        var parked = await db.Set<ParkedFact>().GroupBy(row => row.Hearer).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, StringComparer.Ordinal, stop);
        var lanes = new List<LaneView>();
        foreach (var lane in await db.Set<Lane>().AsNoTracking().OrderBy(lane => lane.Hearer).ToListAsync(stop))
        {
            var waiting = lane.HeardUpTo < highest ? await db.Pending(lane, facts.In(lane.Hearer).Keys).CountAsync(stop) : 0;
            lanes.Add(new(
                lane.Hearer, facts.Lanes.Contains(lane.Hearer, StringComparer.Ordinal), waiting, parked.GetValueOrDefault(lane.Hearer), lane.Attempts, lane.NextTryAt, lane.LastError));
        }

        return new(lanes, await Parked(db).Take(MostParked).ToListAsync(stop));
    }

    private static IQueryable<ParkedView> Parked(PlatformDb db) =>
        from parked in db.Set<ParkedFact>()
        join message in db.Set<OutboxMessage>() on parked.FactId equals message.Id
        orderby message.Sequence, parked.Hearer
        select new ParkedView(message.Id, message.Kind, parked.Hearer, message.At, parked.At, parked.Attempts, parked.LastError);
}
