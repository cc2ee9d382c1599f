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
    /// Checks every line against its hash and its neighbour, and the end against the head. The house may go on writing meanwhile.
    /// </summary>
    /// <param name="db">Any store of the house.</param>
    /// <param name="stop">Stops the check.</param>
    /// <param name="say">Is told now and then how many lines are through, and of how many.</param>
    /// <returns>The number of lines, and the first fault; null when the trail is whole.</returns>
    public static async Task<(long Lines, Problem? Fault)> Check(RoomDb db, CancellationToken stop, Func<long, long, Task>? say = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Whoever writes while this reads moves the head: the lines must reach the head of before, and none may lie beyond the head of after.
        var former = await db.Set<AuditHead>().AsNoTracking().SingleAsync(stop);
        long sequence = 0;
        var previous = Origin;
        var atFormer = Origin;
        await foreach (var entry in Lines(db).OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(stop))
        {
            sequence++;
            if (entry.Sequence != sequence)
                return (sequence, Problem.Rule("platform.audit-line-missing", "Line {0} is missing: line {1} follows line {2}.", sequence, entry.Sequence, sequence - 1));
            if (entry.PreviousHash != previous)
                return (sequence, Problem.Rule("platform.audit-line-torn", "Line {0} does not continue line {1}.", sequence, sequence - 1));
            if (entry.Hash != HashOf(entry))
                return (sequence, Problem.Rule("platform.audit-line-changed", "Line {0} was changed after it was written ({1} {2}).", sequence, entry.Thing, entry.Key));
            previous = entry.Hash;
            if (sequence == former.Sequence)
                atFormer = entry.Hash;
            if (say is not null && sequence % 1000 == 0)
                await say(sequence, Math.Max(sequence, former.Sequence));
        }

        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(stop);
        var whole = sequence >= former.Sequence && atFormer == former.Hash && head.Sequence >= sequence && (head.Sequence > sequence || head.Hash == previous);
        return whole
            ? (sequence, null)
            : (sequence, Problem.Rule("platform.audit-end-cut-off", "The trail ends at line {0}, but {1} lines were written.", sequence, head.Sequence));
    }

    /// <summary>The same with the fault as an English sentence.</summary>
    public static async Task<(long Lines, string? Fault)> Verify(RoomDb db, CancellationToken stop)
    {
        var (lines, fault) = await Check(db, stop);
        return (lines, fault?.Text);
    }

    /// <summary>Adds a line for each change to the same save. The head's row lock makes concurrent savers queue.</summary>
    internal static async Task Append(RoomDb db, IEnumerable<EntityEntry> changes, Recorder recorder, CancellationToken stop)
    {
        var audited = changes.Where(entry => !Plumbing.Is(entry.Metadata.ClrType)
            && entry.Metadata.ClrType.GetCustomAttribute<NotAuditedAttribute>() is null).ToList();
        if (audited.Count == 0)
            return;

        await db.Set<AuditHead>().ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Sequence, row => row.Sequence), stop);
        var head = await db.Set<AuditHead>().SingleAsync(stop);
        await db.Entry(head).ReloadAsync(stop);

        var now = recorder.Now();
        foreach (var change in audited)
        {
            var entry = Line(change, head, now, recorder.Actor.Name);
            db.Set<AuditEntry>().Add(entry);
            head.Sequence = entry.Sequence;
            head.Hash = entry.Hash;
        }
    }

    /// <summary>Under which name the lines of a row lie.</summary>
    internal static string TableOf(EntityEntry row) => row.Metadata.GetTableName() ?? row.Metadata.ShortName();

    /// <summary>Under which key the lines of a row lie.</summary>
    internal static string KeyOf(EntityEntry row) =>
        string.Join('/', row.Metadata.FindPrimaryKey()!.Properties.Select(key => Stored(key, row.CurrentValues[key])));

    private static AuditEntry Line(EntityEntry change, AuditHead head, DateTimeOffset now, string actor)
    {
        var line = new AuditEntry
        {
            Sequence = head.Sequence + 1,
            At = now,
            Actor = actor,
            Kind = change.State switch
            {
                EntityState.Added => AuditKind.Added,
                EntityState.Deleted => AuditKind.Removed,
                _ => AuditKind.Changed,
            },
            Thing = TableOf(change),
            Key = KeyOf(change),
            Before = change.State == EntityState.Added ? "{}" : Values(change, change.OriginalValues),
            After = change.State == EntityState.Deleted ? "{}" : Values(change, change.CurrentValues),
            PreviousHash = head.Hash,
        };
        line.Hash = HashOf(line);
        return line;
    }

    private static string HashOf(AuditEntry entry)
    {
        string[] parts =
        [
            entry.PreviousHash, entry.Sequence.ToString(CultureInfo.InvariantCulture),
            entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture),
            entry.Actor, entry.Kind.ToString(), entry.Thing, entry.Key, entry.Before, entry.After,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
    }

    private static string Values(EntityEntry change, PropertyValues values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Conventions.Json.Encoder }))
        {
            json.WriteStartObject();
            foreach (var property in change.Metadata.GetProperties().Where(property => Tells(change, property)))
            {
                var stored = property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is null
                    ? Stored(property, values[property])
                    : values[property] is null ? null : "(set)";
                if (stored is null)
                    json.WriteNull(property.Name);
                else
                    json.WriteString(property.Name, stored);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static bool Tells(EntityEntry change, IProperty property) =>
        change.State != EntityState.Modified || change.Property(property).IsModified;

    private static string? Stored(IProperty property, object? value)
    {
        var stored = property.GetTypeMapping().Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
        return stored switch
        {
            null => null,
            string text => text,
            DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            _ => Convert.ToString(stored, CultureInfo.InvariantCulture),
        };
    }
}
