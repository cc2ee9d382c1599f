using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices;

/// <summary>What a person is to be told.</summary>
/// <param name="Topic">What sort of thing happened, <c>room.what-happened</c>.</param>
/// <param name="Cause">What happened exactly, at most 200 characters.</param>
/// <param name="Href">The page that shows it.</param>
/// <param name="Text">The key of the sentence.</param>
/// <param name="Arguments">Codes and numbers of the sentence.</param>
public sealed record Telling(string Topic, string Cause, string Href, string Text, params IReadOnlyList<string> Arguments);

/// <summary>How a slice or a job tells people something.</summary>
public static class NoticeBoard
{
    /// <summary>
    /// Puts a notice beside the other changes of <paramref name="db"/>: it is given by the same save, or not at all. Whoever was told
    /// of the same cause before is not told again.
    /// </summary>
    public static async Task Notify(this RoomDb db, Guid account, Telling what, DateTimeOffset now, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(what);
        var told = db.Set<Notice>();
        if (told.Local.Any(notice => notice.Account == account && notice.Cause == what.Cause)
            || await told.AnyAsync(notice => notice.Account == account && notice.Cause == what.Cause, stop))
        {
            return;
        }

        told.Add(new()
        {
            Id = Guid.CreateVersion7(now), Account = account, Topic = what.Topic, Cause = what.Cause, Href = what.Href, Text = what.Text,
            Arguments = what.Arguments, At = now,
        });
    }
}
