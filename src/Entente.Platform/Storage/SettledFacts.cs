using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Storage;

/// <summary>
/// Up to where nothing can be told any more. On PostgreSQL a number is given when a fact is written and seen when its transaction
/// ends, so a lower one may appear after a higher one was heard. Lanes hear whatever is there and not noted, whichever number it
/// bears; they only count as through up to here. Whoever writes a fact holds a lock on the table before it gets a number and until its
/// transaction is over: when all that held one at a time after the highest number was read have let go, no lower number is still to come.
/// Nobody waits for anybody.
/// </summary>
internal sealed class SettledFacts
{
    private HashSet<string> writers = [];
    private long asked;
    private long settled;

    /// <summary>Looks.</summary>
    /// <param name="db">The store; it must not be in a transaction that writes facts.</param>
    /// <param name="highest">The highest number that was seen, read before.</param>
    /// <param name="stop">Stops the look.</param>
    public async Task<long> Look(PlatformDb db, long highest, CancellationToken stop)
    {
        // The embedded database has one writer at a time: numbers are seen in the order in which they are given.
        if (!db.Database.IsNpgsql())
            return highest;

        var writing = (await db.Database.SqlQuery<string>($"""
            SELECT virtualtransaction AS "Value" FROM pg_locks
            WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND relation = 'platform_outbox'::regclass
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        if (!writing.Overlaps(writers))
        {
            settled = asked;
            (asked, writers) = (Math.Max(asked, highest), writing);
        }

        return writing.Count == 0 ? settled = asked : settled;
    }
}
