using Entente.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>
/// A room that came later is to hear of the past: its lane goes back to the oldest fact that is kept. What it has heard already is not
/// heard twice; what it parked stays parked.
/// </summary>
/// <param name="Hearer">The hearer's stable name.</param>
public sealed record ReplayLane(string Hearer)
{
    /// <summary>Sends the lane back; a sender does the rest.</summary>
    public static async Task<Result<Replay>> Run(ReplayLane ask, PlatformDb db, Facts facts, OutboxSignal signal, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(signal);
        var kinds = facts.In(ask.Hearer).Keys.ToArray();
        if (kinds.Length == 0)
            return Problem.Missing("platform.hearer-unknown", "No room of this house hears under the name {0}. The list names those that do.", ask.Hearer);

        await db.Set<Lane>().Where(lane => lane.Hearer == ask.Hearer).ExecuteUpdateAsync(set => set
            .SetProperty(lane => lane.HeardUpTo, 0).SetProperty(lane => lane.Turn, lane => lane.Turn + 1)
            .SetProperty(lane => lane.Trying, (Guid?)null).SetProperty(lane => lane.Attempts, 0)
            .SetProperty(lane => lane.NextTryAt, (DateTimeOffset?)null), stop);
        signal.Poke();
        var lane = await db.Set<Lane>().AsNoTracking().SingleAsync(row => row.Hearer == ask.Hearer, stop);
        var pending = db.Pending(lane, kinds);
        return new Replay(await pending.CountAsync(stop), await pending.Select(message => (DateTimeOffset?)message.At).FirstOrDefaultAsync(stop));
    }
}

/// <summary>What a lane will hear of the past.</summary>
/// <param name="Facts">How many.</param>
/// <param name="Since">When the oldest was told; null for none. Further back nothing is kept.</param>
public sealed record Replay(int Facts, DateTimeOffset? Since);
