using Entente.Platform.Access;
using Entente.Platform.Components;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Jobs;

/// <summary>Tells in the top bar of every page that long work of the reader's goes on or has ended.</summary>
public sealed class JobsInBar(IDbContextFactory<PlatformDb> stores, IStringLocalizer<JobTexts> texts)
{
    /// <summary>The link for this reader; null when nothing goes on and nothing new has ended.</summary>
    public async Task<NavLink?> For(Actor actor, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Account is not { } me)
            return null;

        await using var db = await stores.CreateDbContextAsync(stop);
        var ends = await db.Set<Job>().Where(job => job.Account == me && job.SeenAt == null).Select(job => job.FinishedAt != null).ToListAsync(stop);
        if (ends.Count == 0)
            return null;
        var ended = ends.Count(over => over);
        return new(texts["bar", Formats.Count(ends.Count - ended), Formats.Count(ended)], "/jobs", ended > 0 ? "bell" : "hourglass", Count: ends.Count);
    }
}
