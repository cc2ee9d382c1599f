using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Notices;

/// <summary>Tells in the top bar of every page how much the reader was told and has not taken note of.</summary>
internal sealed class NoticesInBar(IStringLocalizer<NoticeTexts> texts)
{
    // Nobody counts further, and the database need not either.
    private const int Most = 100;

    /// <summary>What is new for the reader, as far as anybody counts.</summary>
    public static IQueryable<Notice> Unread(Actor reader, PlatformDb db) => ListNotices.Unread(reader, db).OrderBy(notice => notice.Id).Take(Most);

    /// <summary>The link for so many; null when there is nothing new.</summary>
    public NavLink? Of(int unread) => unread == 0
        ? null
        : new(texts[unread == Most ? "bar-many" : "bar", Formats.Count(Math.Min(unread, Most - 1))], "/me/notices", "bell", Count: unread);
}
