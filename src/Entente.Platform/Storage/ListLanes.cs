using Entente.Platform.Lists;
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
        // What has nothing to do with the row would be asked before it, by a statement of its own.
        var found = await db.Set<Lane>().AsNoTracking().OrderBy(lane => lane.Hearer).Select(lane => new
        {
            Lane = lane, Parked = db.Set<ParkedFact>().Count(row => row.Hearer == lane.Hearer),
            Highest = db.Set<OutboxMessage>().Where(_ => lane.Hearer != "").Max(message => (long?)message.Sequence) ?? 0,
        }).ToListAsync(stop);
        var behind = found.Where(one => one.Lane.HeardUpTo < one.Highest).Select(one => one.Lane).ToList();
        var waiting = await Counts.InFull([.. behind.Select(lane => db.Pending(lane, facts.In(lane.Hearer).Keys))], stop);
        var lanes = found.Select(one => new LaneView(
            one.Lane.Hearer, facts.Lanes.Contains(one.Lane.Hearer, StringComparer.Ordinal), behind.IndexOf(one.Lane) is >= 0 and var at ? waiting[at] : 0, one.Parked,
            one.Lane.Attempts, one.Lane.NextTryAt, one.Lane.LastError)).ToList();
        return new(lanes, await Parked(db).Take(MostParked).ToListAsync(stop));
    }

    private static IQueryable<ParkedView> Parked(PlatformDb db) =>
        from parked in db.Set<ParkedFact>()
        join message in db.Set<OutboxMessage>() on parked.FactId equals message.Id
        orderby message.Sequence, parked.Hearer
        select new ParkedView(message.Id, message.Kind, parked.Hearer, message.At, parked.At, parked.Attempts, parked.LastError);
}
