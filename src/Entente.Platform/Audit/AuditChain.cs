using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Audit;

/// <summary>
/// Gives the lines that saves have left on a server their positions in the chain, in the order of their numbers as far as they are seen: one
/// of a transaction that ends late comes after higher ones, and is skipped by nobody, for it waits in a row of its own. Whoever chains
/// holds the lock of the head, so of any number of hosts one does. See docs/decisions/0020-the-audit-chain.md.
/// </summary>
internal static class AuditChain
{
    private const int AtOnce = 500;

    /// <summary>Chains what waits now. What was changed or taken out while it waited is left where it is, for a check to find.</summary>
    /// <returns>How many lines were chained.</returns>
    public static async Task<int> Link(RoomDb db, CancellationToken stop)
    {
        var (linked, behind) = (0, long.MinValue);
        while (db.Database.IsNpgsql())
        {
            var (more, last) = await Some(db, behind, stop);
            linked += more;
            if (last is not { } reached)
                break;
            behind = reached;
        }

        return linked;
    }

    /// <summary>What waits and has a higher number than this, each with its line; null where that was taken out.</summary>
    public static IQueryable<Waiting> Pending(RoomDb db, long behind) =>
        from pending in db.Set<AuditPending>().AsNoTracking()
        where pending.Line > behind
        join line in db.Set<AuditEntry>().AsNoTracking() on pending.Line equals line.Sequence into lines
        from line in lines.DefaultIfEmpty()
        orderby pending.Line
        select new Waiting(pending.Line, pending.Print, line);

    private static async Task<(int Linked, long? Last)> Some(RoomDb db, long behind, CancellationToken stop)
    {
        await using var turn = await db.Database.BeginTransactionAsync(stop);
        // Each statement sees what was committed when it began: those that wait are read when nobody else chains any more.
        var head = (await db.Set<AuditHead>().FromSql($"SELECT * FROM platform_audit_head FOR UPDATE").AsNoTracking().ToListAsync(stop)).Single();
        var waiting = await Pending(db, behind).Take(AtOnce).ToListAsync(stop);
        var (position, hash) = (head.Sequence, head.Hash);
        var links = new List<(long Line, long Position, string Previous, string Hash)>();
        foreach (var line in waiting.Where(pending => pending.IsAsWritten).Select(pending => pending.Line!))
        {
            var next = AuditTrail.HashOf(line, ++position, hash);
            links.Add((line.Sequence, position, hash, next));
            hash = next;
        }

        if (links.Count > 0)
        {
            long[] lines = [.. links.Select(link => link.Line)], positions = [.. links.Select(link => link.Position)];
            string[] before = [.. links.Select(link => link.Previous)], after = [.. links.Select(link => link.Hash)];
            await db.Database.ExecuteSqlAsync($"""
                UPDATE platform_audit SET "Position" = link.position, "PreviousHash" = link.previous, "Hash" = link.hash
                FROM unnest({lines}, {positions}, {before}, {after}) AS link(line, position, previous, hash) WHERE "Sequence" = link.line
                """, stop);
            await db.Set<AuditPending>().Where(pending => lines.Contains(pending.Line)).ExecuteDeleteAsync(stop);
            await db.Set<AuditHead>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Sequence, position).SetProperty(row => row.Hash, hash), stop);
        }

        await turn.CommitAsync(stop);
        return (links.Count, waiting.Count == AtOnce ? waiting[^1].Number : null);
    }

    /// <summary>A line that waits to be chained.</summary>
    /// <param name="Number">The number that its save gave it.</param>
    /// <param name="Print">What it said then.</param>
    /// <param name="Line">What is there now; null when it was taken out.</param>
    public sealed record Waiting(long Number, string Print, AuditEntry? Line)
    {
        public bool IsAsWritten => Line is { Position: null } line && AuditTrail.PrintOf(line) == Print;
    }
}
