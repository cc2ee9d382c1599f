using Entente.Kernel;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices;

/// <summary>What a person is to be told.</summary>
/// <param name="Topic">What sort of thing happened, <c>room.what-happened</c>: a topic that a room registered.</param>
/// <param name="Cause">What happened exactly, at most 200 characters.</param>
/// <param name="Href">The page that shows it.</param>
/// <param name="Text">The key of the sentence.</param>
/// <param name="Arguments">Codes and numbers of the sentence.</param>
public sealed record Telling(string Topic, string Cause, string Href, string Text, params IReadOnlyList<string> Arguments)
{
    /// <summary>The thing that it is about: whoever mutes it hears no more of it. Null for nothing that can be muted.</summary>
    public Thing? About { get; init; }

    /// <summary>True when a mail may say the sentence (<see cref="Access.CanSee.MayBeMailed"/>); otherwise it only counts it.</summary>
    public bool MayBeMailed { get; init; }
}

/// <summary>A thing that people are told of: it knows which of that is over, whoever changed it and by whatever way.</summary>
public interface IToldOf
{
    /// <summary>As its notices name it in <see cref="Telling.About"/>.</summary>
    Thing Thing { get; }

    /// <summary>True when what a notice tells needs nobody any more.</summary>
    bool IsOver(Notice told);
}

/// <summary>How a slice or a job tells people something.</summary>
public static class NoticeBoard
{
    // What stands in one question: every database takes so many values.
    private const int AtOnce = 500;

    /// <summary>
    /// Puts a notice beside the other changes of <paramref name="db"/>: it is given by the same save, or not at all. Whoever was told
    /// of the same cause before is not told again unless that was over, and whoever muted the thing is not told at all.
    /// </summary>
    /// <exception cref="ArgumentException">No room registered the topic.</exception>
    public static Task Notify(this RoomDb db, Guid account, Telling what, DateTimeOffset now, CancellationToken stop) =>
        db.Notify([(account, what)], now, stop);

    /// <summary>The same for many people and things, in a few questions.</summary>
    /// <exception cref="ArgumentException">No room registered a topic.</exception>
    public static async Task Notify(this RoomDb db, IReadOnlyCollection<(Guid Account, Telling What)> all, DateTimeOffset now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(all);
        if (all.FirstOrDefault(one => db.Topics.Find(one.What.Topic) is null) is { What: { } unknown })
            throw new ArgumentException($"No room registered the topic '{unknown.Topic}'; add it in IRoom.Tell.", nameof(all));

        var told = db.Set<Notice>();
        foreach (var some in all.Chunk(AtOnce))
        {
            var (accounts, causes, threads) = (Words(one => one.Account), Words(one => one.What.Cause), Words(one => one.What.About?.ToString()));
            var muted = (await db.Set<MutedThread>().AsNoTracking().Where(row => accounts.Contains(row.Account) && threads.Contains(row.Thread))
                .Select(row => new { row.Account, row.Thread }).ToListAsync(stop)).Select(row => (row.Account, row.Thread)).ToHashSet();
            var known = (await told.AsTracking().Where(row => accounts.Contains(row.Account) && causes.Contains(row.Cause)).ToListAsync(stop))
                .Concat(told.Local).DistinctBy(row => row.Id).ToLookup(row => (row.Account, row.Cause));
            foreach (var (account, what) in some.DistinctBy(one => (one.Account, one.What.Cause)))
            {
                var before = known[(account, what.Cause)].ToList();
                if ((what.About?.ToString() is { } thread && muted.Contains((account, thread))) || before.Any(row => row.OverAt is null))
                    continue;
                told.RemoveRange(before);
                told.Add(New(account, what, now));
            }

            List<T> Words<T>(Func<(Guid Account, Telling What), T> word) => [.. some.Select(word).Where(one => one is not null).Distinct()];
        }
    }

    /// <summary>
    /// Closes what was told of a thing and needs nobody any more, by the same save: it is no longer counted as unread, and is called over.
    /// </summary>
    /// <param name="db">The store that saves.</param>
    /// <param name="thing">The thing.</param>
    /// <param name="what">Which of its notices.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Stops the search.</param>
    public static Task<int> Over(this RoomDb db, Thing thing, Func<Notice, bool> what, DateTimeOffset now, CancellationToken stop) =>
        db.Over([thing], what, now, stop);

    /// <summary>The same for many things, in a few questions.</summary>
    /// <returns>How many were closed.</returns>
    public static async Task<int> Over(this RoomDb db, IReadOnlyCollection<Thing> things, Func<Notice, bool> what, DateTimeOffset now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(what);
        var closed = 0;
        foreach (var some in things.Select(thing => thing.ToString()).Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            foreach (var notice in (await db.Set<Notice>().AsTracking().Where(row => row.OverAt == null && row.Thread != null && some.Contains(row.Thread)).ToListAsync(stop)).Where(what))
            {
                notice.End(now);
                closed++;
            }
        }

        return closed;
    }

    /// <summary>Closes what is over by the changes that are about to be saved.</summary>
    internal static async Task CloseWhatIsOver(RoomDb db, IEnumerable<object> changed, DateTimeOffset now, CancellationToken stop)
    {
        var things = changed.OfType<IToldOf>().ToLookup(thing => thing.Thing);
        if (things.Count > 0)
            await db.Over([.. things.Select(thing => thing.Key)], told => things[Thing.Read(told.Thread)!.Value].Any(thing => thing.IsOver(told)), now, stop);
    }

    private static Notice New(Guid account, Telling what, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Account = account, Topic = what.Topic, Cause = what.Cause, Href = what.Href, Text = what.Text,
        Arguments = what.Arguments, Thread = what.About?.ToString(), MayBeMailed = what.MayBeMailed, At = now,
    };
}
