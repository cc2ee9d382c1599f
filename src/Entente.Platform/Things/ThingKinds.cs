using System.Linq.Expressions;
using Entente.Kernel;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Things;

/// <summary>What a room says of some of its things.</summary>
/// <param name="things">At most some hundreds.</param>
/// <param name="db">To look up what the entries say besides.</param>
/// <param name="stop">Calls it off.</param>
/// <returns>An entry for each that others may speak of; a thing without one is found no more, by a search or by its name.</returns>
public delegate Task<IReadOnlyList<ThingEntry>> Describe<in TDb, in T>(IReadOnlyList<T> things, TDb db, CancellationToken stop);

/// <summary>
/// The kinds of things that the rooms keep. Whoever speaks of a thing (a document, a comment, a notice, a job, the audit trail, a search)
/// finds it by what is said here. Nothing is found by scanning: a thing of a kind that no room keeps has no card and is not searched.
/// </summary>
public sealed class ThingKinds
{
    private readonly List<ThingKind> kinds = [];
    private readonly List<SearchLink> links = [];

    /// <summary>Every kind, in the order of the filters.</summary>
    internal IReadOnlyList<ThingKind> All => kinds;

    /// <summary>Adds a kind of things.</summary>
    /// <typeparam name="TDb">The store that saves them.</typeparam>
    /// <typeparam name="T">The thing.</typeparam>
    /// <typeparam name="TTexts">Resources with its name: <c>search.KIND</c>.</typeparam>
    /// <param name="kind">Stable name, <c>actions.deliverable</c>.</param>
    /// <param name="permission">What a reader must hold to be led to one.</param>
    /// <param name="key">Which one of its kind, as its entry says it.</param>
    /// <param name="describe">What is said of it.</param>
    public ThingKinds Add<TDb, T, TTexts>(string kind, string permission, Expression<Func<T, string>> key, Describe<TDb, T> describe)
        where TDb : RoomDb
        where T : Entity
    {
        kinds.Add(new ThingKind<TDb, T>(kind, permission, typeof(TTexts), key.Compile(), describe));
        return this;
    }

    /// <summary>Says that things of one kind say something of another, added before it, so that they are looked at when that one says something else.</summary>
    /// <param name="of">Those that say something of it.</param>
    public ThingKinds Follow<TDb, TChanged, T>(Func<TDb, TChanged, IQueryable<T>> of)
        where TDb : RoomDb
        where TChanged : Entity
        where T : Entity
    {
        links.Add(new(typeof(TChanged), typeof(T), async (db, changed, stop) => await of((TDb)db, (TChanged)changed).AsNoTracking().ToListAsync(stop)));
        return this;
    }

    /// <summary>The thing that a line of the audit trail is about; null when it is a part, or of no kind that a room keeps.</summary>
    /// <param name="table">The table of the line: a thing's kind with its points and hyphens as underscores.</param>
    /// <param name="key">The key of the line.</param>
    public Thing? Of(string table, string key) =>
        kinds.FirstOrDefault(kind => kind.Table == table) is { } kind ? new(kind.Name, key) : null;

    internal ThingKind? Find(string name) => kinds.FirstOrDefault(kind => kind.Name == name);

    /// <summary>
    /// Brings the index up to date with a save, behind it and in its transaction, so that what is looked up is found as it is now. Saves of
    /// different things do so side by side; only one that has others say something new, by a new name, is alone.
    /// </summary>
    internal async Task<bool> Write(RoomDb db, IReadOnlyList<(Entity Thing, EntityState State)> changed, DateTimeOffset now, CancellationToken stop)
    {
        if (!kinds.Any(kind => kind.Store == db.GetType() && changed.Any(change => kind.Thing.IsInstanceOfType(change.Thing))))
            return false;
        await SearchTables.Hold(db, alone: await HasOthersSpeak(db, changed, stop), stop);

        // A thing whose own entry says what it said before has nothing new to say to those that follow it.
        var written = new HashSet<Entity>(ReferenceEqualityComparer.Instance);
        foreach (var kind in kinds.Where(kind => kind.Store == db.GetType()))
        {
            var mine = changed.Where(change => kind.Thing.IsInstanceOfType(change.Thing)).ToList();
            var here = mine.Where(change => change.State != EntityState.Deleted).Select(change => change.Thing).ToList();
            foreach (var link in links.Where(link => link.Follower == kind.Thing))
            {
                foreach (var (cause, _) in changed.Where(change => change.State == EntityState.Modified && link.Changed.IsInstanceOfType(change.Thing) && written.Contains(change.Thing)))
                    here.AddRange((await link.Of(db, cause, stop)).Where(thing => here.All(known => kind.KeyOf(known) != kind.KeyOf(thing))));
            }

            var said = await kind.Write(db, here, mine.Where(change => change.State == EntityState.Deleted).Select(change => change.Thing), now, stop);
            written.UnionWith(mine.Select(change => change.Thing).Concat(here).Where(thing => said.Contains(kind.KeyOf(thing))));
        }

        return written.Count > 0;
    }

    // Looked up before the index is held: whoever shares it and then wants it alone would wait for another who does the same.
    private async Task<bool> HasOthersSpeak(RoomDb db, IReadOnlyList<(Entity Thing, EntityState State)> changed, CancellationToken stop)
    {
        if (!db.Database.IsNpgsql())
            return false;
        foreach (var kind in kinds.Where(kind => kind.Store == db.GetType()))
        {
            var causes = changed.Where(change => change.State == EntityState.Modified && kind.Thing.IsInstanceOfType(change.Thing)
                && links.Any(link => link.Changed.IsInstanceOfType(change.Thing))).Select(change => change.Thing).ToList();
            if (causes.Count > 0 && await kind.SaysOtherwise(db, causes, stop))
                return true;
        }

        return false;
    }

    private sealed record SearchLink(Type Changed, Type Follower, Func<RoomDb, Entity, CancellationToken, Task<IReadOnlyList<Entity>>> Of);
}
