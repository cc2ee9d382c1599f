using Entente.Kernel;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Things;

/// <summary>A kind of things that a room keeps.</summary>
internal abstract class ThingKind(string name, string permission, Type texts, Type store, Type thing)
{
    public string Name => name;

    public string Permission => permission;

    public Type Texts => texts;

    public Type Store => store;

    public Type Thing => thing;

    /// <summary>Where its things lie, as the audit trail names it.</summary>
    public string Table { get; } = name.Replace('.', '_').Replace('-', '_');

    public abstract string KeyOf(Entity thing);

    /// <summary>Brings the rows of these things up to date, beside the other changes of a save.</summary>
    /// <returns>The keys of those that say something else now.</returns>
    public async Task<IReadOnlySet<string>> Write(RoomDb db, IReadOnlyList<Entity> here, IEnumerable<Entity> gone, DateTimeOffset? now, CancellationToken stop)
    {
        var entries = here.Count == 0 ? [] : await Describe(here, db, stop);
        var keys = here.Concat(gone).Select(KeyOf).Distinct().ToList();
        if (keys.Count == 0)
            return new HashSet<string>();

        var known = await db.Set<SearchItem>().Include(item => item.Text).Where(item => item.Kind == Name && keys.Contains(item.Key)).ToDictionaryAsync(item => item.Key, stop);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var entry = entries.FirstOrDefault(one => one.Key == key);
            var old = known.GetValueOrDefault(key);
            var item = entry is null ? null : SearchItem.Of(Name, entry, now ?? old?.UpdatedAt ?? MadeAt(key), db.Database.IsSqlite());
            if (item is not null && old is not null && item.Says(old))
                continue;
            if (old is not null)
                db.Remove(old.Text);
            if (item is not null)
                db.Add(item);
            written.Add(key);
        }

        return written;
    }

    /// <summary>True when the index says something else of one of these things than what is so now; looks and writes nothing.</summary>
    public async Task<bool> SaysOtherwise(RoomDb db, IReadOnlyList<Entity> things, CancellationToken stop)
    {
        var entries = await Describe(things, db, stop);
        var keys = things.Select(KeyOf).Distinct().ToList();
        var known = await db.Set<SearchItem>().AsNoTracking().Include(item => item.Text).Where(item => item.Kind == Name && keys.Contains(item.Key)).ToDictionaryAsync(item => item.Key, stop);
        return keys.Any(key => (entries.FirstOrDefault(one => one.Key == key), known.GetValueOrDefault(key)) switch
        {
            (null, null) => false,
            ({ } entry, { } old) => !SearchItem.Of(Name, entry, old.UpdatedAt, db.Database.IsSqlite()).Says(old),
            _ => true,
        });
    }

    /// <summary>Looks at every thing of this kind, some at a time, each time in a transaction of its own.</summary>
    /// <param name="services">Of the house.</param>
    /// <param name="report">How many things are through.</param>
    /// <param name="stop">Calls it off.</param>
    public abstract Task<int> Rebuild(IServiceProvider services, Func<int, Task> report, CancellationToken stop);

    protected abstract Task<IReadOnlyList<ThingEntry>> Describe(IReadOnlyList<Entity> things, RoomDb db, CancellationToken stop);

    // What was never indexed before gets the moment of its identity, which tells it; what has another identity is taken for old.
    protected static DateTimeOffset MadeAt(string key) => Guid.TryParse(key, out var id) && id.Version == 7
        ? DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(key.Replace("-", "", StringComparison.Ordinal)[..12], 16))
        : DateTimeOffset.UnixEpoch;
}

/// <inheritdoc/>
internal sealed class ThingKind<TDb, T>(string name, string permission, Type texts, Func<T, string> key, Describe<TDb, T> describe)
    : ThingKind(name, permission, texts, typeof(TDb), typeof(T))
    where TDb : RoomDb
    where T : Entity
{
    private const int Chunk = 200;

    public override string KeyOf(Entity thing) => key((T)thing);

    public override async Task<int> Rebuild(IServiceProvider services, Func<int, Task> report, CancellationToken stop)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var last = await Last(services, stop);
        var ends = new Stack<End>([new(0, null)]);
        for (var open = true; open;)
        {
            // What was looked at may go meanwhile, and what follows moves up: then the piece before is looked at once more.
            if (await Next(services, seen, ends.Peek(), stop) is not { } next)
            {
                ends.Pop();
                continue;
            }

            open = next.Count - ends.Peek().Count == Chunk;
            ends.Push(next);
            await report(seen.Count);
        }

        await Forget(services, seen, last, stop);
        return seen.Count;
    }

    protected override async Task<IReadOnlyList<ThingEntry>> Describe(IReadOnlyList<Entity> things, RoomDb db, CancellationToken stop) =>
        await describe([.. things.Cast<T>()], (TDb)db, stop);

    private static async Task<long> Last(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TDb>().Set<SearchItem>().MaxAsync(item => (long?)item.Id, stop) ?? 0;
    }

    /// <returns>Where the piece ends; null when the piece before does not end any more where it did.</returns>
    private async Task<End?> Next(IServiceProvider services, HashSet<string> seen, End before, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var turn = await SearchTables.TakeTurn(db, stop);
        var byKey = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties[0];
        var things = await db.Set<T>().AsNoTracking().IgnoreQueryFilters().OrderBy(thing => EF.Property<object>(thing, byKey.Name))
            .Skip(Math.Max(0, before.Count - 1)).Take(before.Count == 0 ? Chunk : Chunk + 1).ToListAsync(stop);
        if (before.Last is { } expected)
        {
            if (things.Count == 0 || KeyOf(things[0]) != expected)
                return null;
            things.RemoveAt(0);
        }

        await Write(db, things, [], now: null, stop);
        await db.SaveChangesAsync(stop);
        await turn.CommitAsync(stop);
        seen.UnionWith(things.Select(KeyOf));
        return things.Count == 0 ? before : new(before.Count + things.Count, KeyOf(things[^1]));
    }

    // How many things are behind, and which is the last of them.
    private sealed record End(int Count, string? Last);

    // Only rows that were there at the start: what was made meanwhile has been indexed by its own save.
    private async Task Forget(IServiceProvider services, HashSet<string> seen, long last, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var turn = await SearchTables.TakeTurn(db, stop);
        var keys = await db.Set<SearchItem>().Where(item => item.Kind == Name && item.Id <= last).Select(item => item.Key).ToListAsync(stop);
        foreach (var stale in keys.Where(one => !seen.Contains(one)).Chunk(Chunk))
            await db.Set<SearchText>().Where(text => db.Set<SearchItem>().Any(item => item.Id == text.Id && item.Kind == Name && stale.Contains(item.Key))).ExecuteDeleteAsync(stop);
        await turn.CommitAsync(stop);
    }
}
