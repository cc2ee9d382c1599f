using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Platform.Audit;

/// <summary>Writes the audit trail inside a save, and checks it.</summary>
public static class AuditTrail
{
    /// <summary>The hash before the first line.</summary>
    public static readonly string Origin = new('0', 64);

    /// <summary>
    /// The lines, to be read one by one however many there are. Not as a split query: before a driver with one result at a time, all rows
    /// of such a query are gathered in memory first.
    /// </summary>
    internal static IQueryable<AuditEntry> Lines(RoomDb db) => db.Set<AuditEntry>().AsNoTracking().AsSingleQuery();

    /// <summary>
    /// Checks every line against its hash and its neighbour, and the end against the head; what waits is chained first. The house may go on
    /// writing meanwhile.
    /// </summary>
    /// <param name="db">Any store of the house.</param>
    /// <param name="stop">Stops the check.</param>
    /// <param name="say">Is told now and then how many lines are through, and of how many.</param>
    /// <param name="anchor">An end of the chain that was kept elsewhere, through which the trail must lead.</param>
    /// <returns>The number of lines, and the first fault; null when the trail is whole.</returns>
    public static async Task<(long Lines, Problem? Fault)> Check(
        RoomDb db, CancellationToken stop, Func<long, long, Task>? say = null, AuditAnchor? anchor = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        await AuditChain.Link(db, stop);
        // Whoever writes while this reads moves the head: the lines must reach the head of before, and none may lie beyond the head of after.
        var former = await db.Set<AuditHead>().AsNoTracking().SingleAsync(stop);
        long position = 0, last = 0;
        var previous = Origin;
        var atFormer = Origin;
        var anchored = anchor is null || (anchor.Position == 0 && anchor.Hash == Origin);
        await foreach (var entry in Lines(db).Where(entry => entry.Position != null).OrderBy(entry => entry.Position).AsAsyncEnumerable().WithCancellation(stop))
        {
            position++;
            if (entry.Position != position)
                return (position, Problem.Rule("platform.audit-line-missing", "The line at position {0} is missing: line {1} follows line {2}.", position, entry.Sequence, last));
            if (entry.PreviousHash != previous)
                return (position, Problem.Rule("platform.audit-line-torn", "Line {0} does not continue line {1}.", entry.Sequence, last));
            if (entry.Hash != HashOf(entry, position, previous))
                return (position, Problem.Rule("platform.audit-line-changed", "Line {0} was changed after it was written ({1} {2}).", entry.Sequence, entry.Thing, entry.Key));
            (previous, last) = (entry.Hash, entry.Sequence);
            if (position == former.Sequence)
                atFormer = entry.Hash;
            anchored |= position == anchor?.Position && entry.Hash == anchor.Hash;
            if (say is not null && position % 1000 == 0)
                await say(position, Math.Max(position, former.Sequence));
        }

        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(stop);
        var whole = position >= former.Sequence && atFormer == former.Hash && head.Sequence >= position && (head.Sequence > position || head.Hash == previous);
        if (!whole)
            return (position, Problem.Rule("platform.audit-end-cut-off", "The trail ends at line {0}, but {1} lines were written.", position, head.Sequence));
        return (position, await WhatWaits(db, stop) ?? (anchored ? null : AuditAnchor.Unmet(anchor!)));
    }

    /// <summary>The same with the fault as an English sentence.</summary>
    public static async Task<(long Lines, string? Fault)> Verify(RoomDb db, CancellationToken stop)
    {
        var (lines, fault) = await Check(db, stop);
        return (lines, fault?.Text);
    }

    // Each look is one statement, so it sees a save, and the chaining of a line, whole or not at all.
    private static async Task<Problem?> WhatWaits(RoomDb db, CancellationToken stop)
    {
        await foreach (var pending in AuditChain.Pending(db, long.MinValue).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (pending.Line is not { } line)
                return Problem.Rule("platform.audit-pending-missing", "Line {0} was taken out before it was chained.", pending.Number);
            if (!pending.IsAsWritten)
                return Problem.Rule("platform.audit-pending-changed", "Line {0} was changed before it was chained ({1} {2}).", pending.Number, line.Thing, line.Key);
        }

        var stray = await Lines(db).Where(line => line.Position == null && !db.Set<AuditPending>().Any(pending => pending.Line == line.Sequence))
            .OrderBy(line => line.Sequence).FirstOrDefaultAsync(stop);
        return stray is null ? null : Problem.Rule("platform.audit-line-stray", "Line {0} was written by no save, or its note that it waits was taken out ({1} {2}).", stray.Sequence, stray.Thing, stray.Key);
    }

    /// <summary>
    /// Adds a line for each change to the same save. On a server the lines are chained after the save (<see cref="AuditChain"/>), so that
    /// nobody waits for anybody; the embedded database has one writer, whose save chains them itself.
    /// </summary>
    /// <returns>True when lines wait to be chained.</returns>
    internal static Task<bool> Append(RoomDb db, IEnumerable<EntityEntry> changes, Recorder recorder, CancellationToken stop) =>
        Append(db, [.. changes.Where(entry => IsAudited(entry.Metadata.ClrType)).Select(Change.Of)], recorder, recorder.Actor.Name, stop);

    /// <summary>Adds a line for each change to the next save.</summary>
    internal static async Task<bool> Append(RoomDb db, IReadOnlyList<Change> changes, Recorder recorder, string actor, CancellationToken stop)
    {
        if (changes.Count == 0)
            return false;
        if (db.Database.IsNpgsql())
            await Leave(db, changes, recorder, actor, stop);
        else
            await Chain(db, changes, recorder, actor, stop);
        return db.Database.IsNpgsql();
    }

    /// <summary>True for the types whose changes leave a line, and for the values that stand in it.</summary>
    internal static bool IsAudited(MemberInfo member) => member.GetCustomAttribute<NotAuditedAttribute>() is null;

    /// <summary>The hash of a line at a position. One whose number is its position has the hash that lines had when saves chained them.</summary>
    internal static string HashOf(AuditEntry entry, long position, string previous)
    {
        string[] number = entry.Sequence == position ? [] : [Number(entry.Sequence)];
        return Hash([previous, Number(position), .. number, .. Said(entry)]);
    }

    /// <summary>The print of what a line says, whatever its position.</summary>
    internal static string PrintOf(AuditEntry entry) => Hash([Number(entry.Sequence), .. Said(entry)]);

    // Numbers are given by the server, without anybody waiting; a line that comes to nothing leaves a gap.
    private static async Task Leave(RoomDb db, IReadOnlyList<Change> changes, Recorder recorder, string actor, CancellationToken stop)
    {
        var numbers = await db.Database.SqlQuery<long>(
            $"SELECT nextval('platform_audit_number') AS \"Value\" FROM generate_series(1, {changes.Count})").ToListAsync(stop);
        var now = recorder.Now();
        foreach (var (change, number) in changes.Zip(numbers.Order()))
        {
            var line = Line(change, number, position: null, previous: "", now, actor);
            db.Set<AuditEntry>().Add(line);
            db.Set<AuditPending>().Add(new() { Line = number, Print = PrintOf(line) });
        }
    }

    private static async Task Chain(RoomDb db, IReadOnlyList<Change> changes, Recorder recorder, string actor, CancellationToken stop)
    {
        await db.Set<AuditHead>().ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Sequence, row => row.Sequence), stop);
        var head = await db.Set<AuditHead>().SingleAsync(stop);
        await db.Entry(head).ReloadAsync(stop);

        var now = recorder.Now();
        foreach (var change in changes)
        {
            var position = head.Sequence + 1;
            var line = Line(change, position, position, head.Hash, now, actor);
            line.Hash = HashOf(line, position, head.Hash);
            db.Set<AuditEntry>().Add(line);
            (head.Sequence, head.Hash) = (position, line.Hash);
        }
    }

    private static AuditEntry Line(Change change, long number, long? position, string previous, DateTimeOffset now, string actor) => new()
    {
        Sequence = number,
        Position = position,
        At = now,
        Actor = actor,
        Kind = change.Kind,
        Thing = change.Thing,
        Key = change.Key,
        Before = change.Before,
        After = change.After,
        PreviousHash = previous,
    };

    private static string[] Said(AuditEntry entry) =>
    [
        entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture),
        entry.Actor, entry.Kind.ToString(), entry.Thing, entry.Key, entry.Before, entry.After,
    ];

    internal static string Hash(string[] parts) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
