using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Platform.Storage;

/// <summary>
/// What was read of the database and depends on nobody who reads it, kept until anything at all is written, by whatever host. Who may see
/// what of it is decided anew for each reader, by <see cref="CanSee.Item"/>. It asks nothing: how the database stands comes with the question
/// who is asking, or from the file; where neither has said it, nothing is kept.
/// </summary>
public sealed class Kept(DatabaseFile file)
{
    // Of each of some hundred actions a few: whoever has more reads some of them again.
    private const int Most = 1000;

    private static readonly StringTypeMapping Text = new("text", dbType: null);

    private readonly ConcurrentDictionary<string, Reading> known = new(StringComparer.Ordinal);

    /// <summary>Everything is read again, as after a write.</summary>
    public void Forget() => known.Clear();

    /// <summary>What a stamp is by the database, for a query that asks something else anyway. On SQLite it says nothing: the file tells for less.</summary>
    internal static string StampNow() => throw new InvalidOperationException("Only a database has a stamp.");

    internal static void Map(ModelBuilder model, bool isSqlite) => model
        .HasDbFunction(typeof(Kept).GetMethod(nameof(StampNow), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!)
        .HasTranslation(_ => isSqlite
            ? new SqlConstantExpression("", typeof(string), Text)
            // Which transactions are over: it changes with each that writes. Through concat it is a text.
            : new SqlFunctionExpression("concat", [new SqlFunctionExpression("pg_current_snapshot", [], nullable: false, [], typeof(string), Text)],
                nullable: false, [false], typeof(string), Text));

    /// <summary>What was read under a name, read again where something was written since.</summary>
    internal async Task<T> Of<T>(string name, RoomDb db, Recorder recorder, Func<Task<T>> read)
        where T : class?
    {
        // What a transaction sees of its own is nobody else's.
        if (db.Database.CurrentTransaction is not null || (db.Database.IsSqlite() ? file.Stamp() : recorder.Stamp) is not { } stamp)
            return await read();
        if (known.TryGetValue(name, out var kept) && kept.Stamp == stamp)
            return (T)kept.Read;

        // The stamp is older than what is read under it: what is written in between is read once more.
        var fresh = await read();
        if (known.Count >= Most)
            known.Clear();
        // Whoever asks for what is not there finds no room for it here.
        if (fresh is not null)
            known[name] = new(stamp, fresh);
        return fresh;
    }

    private sealed record Reading(string Stamp, object Read);
}
