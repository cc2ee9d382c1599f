using System.Data;
using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Platform.Audit;

/// <summary>
/// Compares what is stored with what the trail says: a value that was changed, a thing that was taken out or put in by SQL left no line. Each
/// store is read as it stood at one moment, lines and rows together, so a house at work gives no false alarm. See
/// docs/decisions/0020-the-audit-chain.md.
/// </summary>
public static class AuditComparison
{
    private const int MostFaults = 50;
    private const int MostLetters = 80;

    /// <summary>Compares every audited thing of these stores.</summary>
    /// <returns>How many things are as the trail says, and what is not, each by thing and property; null when all are.</returns>
    public static async Task<(long Things, Problem? Fault)> Check(IEnumerable<RoomDb> stores, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(stores);
        var (things, faults, seen) = (0L, new List<Fault>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var db in stores)
        {
            await AtOneMoment(db, async () =>
            {
                // What every room's save writes is mapped in each.
                foreach (var type in Audited(db).Where(type => seen.Add(type.GetTableName()!)))
                    await foreach (var (key, line, told, stored) in Of(db, type, columns: null, stop))
                    {
                        things++;
                        faults.AddRange(Compare($"{type.GetTableName()} {key}", line, told, stored));
                    }
            }, stop);
        }

        if (faults.Count == 0)
            return (things, null);
        return (things, Problem.Rule("platform.audit-state-differs",
            "The database does not hold what the trail says: {0} differences. Somebody changed data past the house; put back what the trail says, or restore a copy.", faults.Count) with { Faults = [.. faults.Take(MostFaults)] });
    }

    /// <summary>The types of a store whose rows have lines.</summary>
    internal static IEnumerable<IEntityType> Audited(RoomDb db) => db.Model.GetEntityTypes().Where(type => AuditTrail.IsAudited(type.ClrType) && type.GetTableName() is not null);

    /// <summary>Every thing of a table that there is or should be: what its lines say, and what is stored.</summary>
    internal static async IAsyncEnumerable<(string Key, long? Line, IReadOnlyDictionary<string, string?>? Told, IReadOnlyDictionary<string, string?>? Stored)> Of(
        RoomDb db, IEntityType type, IReadOnlyCollection<string>? columns, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var table = type.GetTableName();
        var stored = await StoredThings.Read(db, type, columns, stop);
        string? key = null;
        var told = new ToldThing();
        var lines = AuditTrail.Lines(db).Where(line => line.Thing == table).OrderBy(line => line.Key).ThenBy(line => line.Sequence)
            .Select(line => new { line.Sequence, line.Kind, line.Key, line.After });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (key is not null && line.Key != key)
            {
                yield return (key, told.Line, told.Values, stored.Take(key));
                told = new();
            }

            key = line.Key;
            told.Hear(line.Sequence, line.Kind, line.After);
        }

        if (key is not null)
            yield return (key, told.Line, told.Values, stored.Take(key));
        foreach (var unknown in stored.Keys.Order(StringComparer.Ordinal).ToList())
            yield return (unknown, null, null, stored.Take(unknown));
    }

    /// <summary>Reads as of one moment, and holds up nobody who writes.</summary>
    internal static async Task AtOneMoment(RoomDb db, Func<Task> read, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await read();
            return;
        }

        if (db.Database.IsNpgsql())
        {
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            await read();
            return;
        }

        await db.Database.OpenConnectionAsync(stop);
        try
        {
            // The framework's own would wait for the one writer, and keep all others waiting.
            await using var moment = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
            await using var used = await db.Database.UseTransactionAsync(moment, stop);
            await read();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static IEnumerable<Fault> Compare(string thing, long? line, IReadOnlyDictionary<string, string?>? told, IReadOnlyDictionary<string, string?>? stored)
    {
        if (line is null)
            return [new(thing, "platform.audit-thing-unknown", "It is stored, and no line says who made it.")];
        if (told is null)
            return stored is null ? [] : [new(thing, "platform.audit-thing-back", "It is stored, and line {0} says that it was taken away.", line)];
        if (stored is null)
            return [new(thing, "platform.audit-thing-gone", "It is not stored, and line {0} says nothing of its being taken away.", line)];
        // A property that no line has spoken of came with a migration, and nobody has changed it since.
        return stored.Where(value => told.TryGetValue(value.Key, out var said) && said != value.Value).Select(value => new Fault(
            $"{thing}: {value.Key}", "platform.audit-value-differs", "Stored is {0}; the trail says {1}. The last line is {2}.", Quoted(value.Value), Quoted(told[value.Key]), line));
    }

    private static string Quoted(string? value) => value is null ? "-" : value.Length > MostLetters ? $"\"{value[..MostLetters]}…\"" : $"\"{value}\"";
}
