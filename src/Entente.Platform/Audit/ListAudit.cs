using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Audit;

/// <summary>Some lines of the trail as they stand, the newest first.</summary>
/// <param name="Lines">At most a page of them.</param>
/// <param name="Next">To be given as <see cref="ActivityAsk.Before"/> to go on; null at the end.</param>
internal sealed record AuditLines(IReadOnlyList<AuditEntry> Lines, long? Next);

/// <summary>An administrator reads the trail line by line.</summary>
internal static class ListAudit
{
    public const int PageSize = 50;

    public static async Task<Result<AuditLines>> Run(ActivityAsk ask, Actor actor, PlatformDb db, CancellationToken stop, int atMost = PageSize)
    {
        if (!actor.May(PlatformPermissions.Administer))
            return NotPermitted;
        var before = ask.Before ?? long.MaxValue;
        // One line more than a page tells that there is a next one.
        var read = await (await AuditQuery.Of(db, ask, stop)).Where(entry => entry.Sequence < before)
            .OrderByDescending(entry => entry.Sequence).Take(atMost + 1).ToListAsync(stop);
        return read.Count > atMost ? new AuditLines(read[..atMost], read[atMost - 1].Sequence) : new AuditLines(read, null);
    }

    /// <summary>How many lines there are: all, without counting more than those that wait, or those that are asked for.</summary>
    public static async Task<int> Count(ActivityAsk ask, PlatformDb db, CancellationToken stop) =>
        // The head's number, which is 1, makes one statement of it.
        ask with { Before = null, Place = null } == new ActivityAsk()
            ? checked((int)await db.Set<AuditHead>().AsNoTracking().Select(head => head.Sequence + db.Set<AuditPending>().Count(pending => pending.Line >= head.Id)).SingleAsync(stop))
            : await (await AuditQuery.Of(db, ask, stop)).CountAsync(stop);

    /// <summary>The tables that the trail speaks of. Each is found by a step through the index: the trail may have millions of lines.</summary>
    public static async Task<IReadOnlyList<string>> Tables(PlatformDb db, CancellationToken stop) => await db.Database.SqlQueryRaw<string>("""
        WITH RECURSIVE seen AS (
            SELECT MIN("Thing") AS thing FROM platform_audit
            UNION ALL
            SELECT (SELECT MIN("Thing") FROM platform_audit WHERE "Thing" > seen.thing) FROM seen WHERE seen.thing IS NOT NULL)
        SELECT thing AS "Value" FROM seen WHERE thing IS NOT NULL
        """).ToListAsync(stop);

    public static Problem NotPermitted => Problem.Forbidden("platform.audit-not-permitted", "Only an administrator reads the audit trail.");
}
