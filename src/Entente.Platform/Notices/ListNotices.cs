using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Lists;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices;

/// <summary>A person reads one's own notices, the latest first, a page at a time.</summary>
internal static class ListNotices
{
    /// <summary>Notices of one page.</summary>
    public const int Page = 50;

    /// <param name="before">Only those older than this one; null to begin with the latest.</param>
    /// <param name="unread">True for those only that the person has not taken note of.</param>
    public static Task<List<Notice>> Run(Guid? before, bool unread, Actor actor, PlatformDb db, CancellationToken stop) =>
        From(before, unread, actor, db).AsNoTracking().OrderByDescending(notice => notice.Id).Take(Page).ToListAsync(stop);

    /// <summary>True when there is another page after this notice.</summary>
    public static Task<bool> HasOlder(Guid last, bool unread, Actor actor, PlatformDb db, CancellationToken stop) => From(last, unread, actor, db).AnyAsync(stop);

    /// <param name="before">What <c>after</c> was called at first; programs that say it go on as they did.</param>
    public static async Task<Results<PortionAnswer<IReadOnlyList<NoticeView>>, ProblemHttpResult>> Api(
        [AsParameters] PortionAsk ask, bool? unread, Guid? before, Actor actor, PlatformDb db, CancellationToken stop)
    {
        var read = await ask.Of(From(before, unread ?? false, actor, db).AsNoTracking(), notice => notice.Id, descending: true, stop);
        return read.Problem is { } refused ? refused.ToHttp() : read.Value.As(NoticeView.Of);
    }

    /// <summary>Those that the person has not taken note of.</summary>
    public static IQueryable<Notice> Unread(Actor actor, PlatformDb db) => Of(actor, db).Where(notice => notice.ReadAt == null);

    /// <summary>The notices of this person; a program has none.</summary>
    public static IQueryable<Notice> Of(Actor actor, PlatformDb db)
    {
        var me = actor.Account ?? Guid.Empty;
        return db.Set<Notice>().Where(notice => notice.Account == me);
    }

    private static IQueryable<Notice> From(Guid? before, bool unread, Actor actor, PlatformDb db) =>
        Of(actor, db).Where(notice => (before == null || notice.Id < before) && (!unread || notice.ReadAt == null));
}

/// <summary>A notice as programs see it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Topic">What sort of thing happened.</param>
/// <param name="Href">The page that shows it.</param>
/// <param name="Text">The key of the sentence.</param>
/// <param name="Arguments">Codes and numbers of the sentence.</param>
/// <param name="Thread">What it is about, by which you can mute it; null when there is nothing to mute.</param>
/// <param name="At">When it was told.</param>
/// <param name="ReadAt">When you took note, or needed to no more; null before.</param>
/// <param name="OverAt">When what it tells was over; null before.</param>
public sealed record NoticeView(
    Guid Id, string Topic, string Href, string Text, IReadOnlyList<string> Arguments, string? Thread,
    DateTimeOffset At, DateTimeOffset? ReadAt, DateTimeOffset? OverAt)
{
    internal static NoticeView Of(Notice notice) =>
        new(notice.Id, notice.Topic, notice.Href, notice.Text, notice.Arguments, notice.Thread, notice.At, notice.ReadAt, notice.OverAt);
}
