using Entente.Platform.Access;
using Entente.Platform.Components;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Notices;

/// <summary>Tells in the top bar of every page how much the reader was told and has not taken note of.</summary>
public sealed class NoticesInBar(IDbContextFactory<PlatformDb> stores, IStringLocalizer<NoticeTexts> texts)
{
    // Nobody counts further, and the database need not either.
    private const int Most = 100;

    /// <summary>The link for this reader; null when there is nothing new.</summary>
    public async Task<NavLink?> For(Actor actor, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Account is null)
            return null;

        await using var db = await stores.CreateDbContextAsync(stop);
        var unread = await ListNotices.Unread(actor, db).OrderBy(notice => notice.Id).Take(Most).CountAsync(stop);
        return unread == 0 ? null : new(texts[unread == Most ? "bar-many" : "bar", Formats.Count(Math.Min(unread, Most - 1))], "/me/notices", "bell", Count: unread);
    }
}
