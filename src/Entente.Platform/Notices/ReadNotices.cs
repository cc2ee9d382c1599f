using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices;

/// <summary>A person takes note of what one was told.</summary>
internal static class ReadNotices
{
    /// <param name="only">This one; null for all of the person's.</param>
    public static Task<int> Run(Guid? only, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return ListNotices.Of(actor, db).Where(notice => notice.ReadAt == null && (only == null || notice.Id == only))
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), stop);
    }

    /// <param name="topic">Notices of this sort.</param>
    /// <param name="href">Of this page; null for all.</param>
    public static Task<int> Run(string topic, string? href, Actor actor, PlatformDb db, DateTimeOffset now, CancellationToken stop) =>
        ListNotices.Of(actor, db).Where(notice => notice.ReadAt == null && notice.Topic == topic && (href == null || notice.Href == href))
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), stop);

    public static async Task<NoContent> Api(Guid? id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        await Run(id, actor, db, clock, stop);
        return TypedResults.NoContent();
    }
}
