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

/// <summary>How a slice or a job tells people something.</summary>
public static class NoticeBoard
{
    /// <summary>
    /// Puts a notice beside the other changes of <paramref name="db"/>: it is given by the same save, or not at all. Whoever was told
    /// of the same cause before is not told again, and whoever muted the thing is not told at all.
    /// </summary>
    /// <exception cref="ArgumentException">No room registered the topic.</exception>
    public static async Task Notify(this RoomDb db, Guid account, Telling what, DateTimeOffset now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(what);
        if (db.Topics.Find(what.Topic) is null)
            throw new ArgumentException($"No room registered the topic '{what.Topic}'; add it in IRoom.Tell.", nameof(what));
        if (what.About?.ToString() is { } thread && await db.Set<MutedThread>().AnyAsync(muted => muted.Account == account && muted.Thread == thread, stop))
            return;

        var told = db.Set<Notice>();
        if (told.Local.Any(notice => notice.Account == account && notice.Cause == what.Cause)
            || await told.AnyAsync(notice => notice.Account == account && notice.Cause == what.Cause, stop))
        {
            return;
        }

        told.Add(new()
        {
            Id = Guid.CreateVersion7(now), Account = account, Topic = what.Topic, Cause = what.Cause, Href = what.Href, Text = what.Text,
            Arguments = what.Arguments, Thread = what.About?.ToString(), MayBeMailed = what.MayBeMailed, At = now,
        });
    }
}
