using Entente.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>Somebody has mended why a fact was not heard: the lanes that went on without it go back to it. What they heard since is not heard twice.</summary>
/// <param name="Fact">The fact.</param>
public sealed record RetryFact(Guid Fact)
{
    /// <summary>Sends the lanes back; a sender does the rest.</summary>
    /// <returns>The number of lanes.</returns>
    public static async Task<Result<int>> Run(RetryFact ask, PlatformDb db, OutboxSignal signal, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(signal);
        var before = await db.Set<OutboxMessage>().Where(message => message.Id == ask.Fact).Select(message => (long?)message.Sequence - 1).SingleOrDefaultAsync(stop);
        var hearers = await db.Set<ParkedFact>().Where(parked => parked.FactId == ask.Fact).Select(parked => parked.Hearer).ToArrayAsync(stop);
        if (before is not { } there || hearers.Length == 0)
            return Problem.Missing("platform.fact-not-parked", "No lane has parked this fact, or it was heard meanwhile. Look at the list again.");

        await using var turn = await db.Database.BeginTransactionAsync(stop);
        await Lane(db, hearers, there, stop);
        await db.Set<ParkedFact>().Where(parked => parked.FactId == ask.Fact && hearers.Contains(parked.Hearer)).ExecuteDeleteAsync(stop);
        await turn.CommitAsync(stop);
        signal.Poke();
        return hearers.Length;
    }

    private static Task<int> Lane(PlatformDb db, string[] hearers, long before, CancellationToken stop) =>
        db.Set<Lane>().Where(lane => hearers.Contains(lane.Hearer)).ExecuteUpdateAsync(set => set
            .SetProperty(lane => lane.HeardUpTo, lane => lane.HeardUpTo < before ? lane.HeardUpTo : before)
            .SetProperty(lane => lane.Turn, lane => lane.Turn + 1)
            .SetProperty(lane => lane.Trying, (Guid?)null).SetProperty(lane => lane.Attempts, 0)
            .SetProperty(lane => lane.NextTryAt, (DateTimeOffset?)null), stop);
}
