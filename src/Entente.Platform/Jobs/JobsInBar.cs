using Entente.Platform.Access;
using Entente.Platform.Components;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Jobs;

/// <summary>Tells in the top bar of every page that long work of the reader's goes on. Its end is told by a notice.</summary>
public sealed class JobsInBar(IDbContextFactory<PlatformDb> stores, IStringLocalizer<JobTexts> texts)
{
    /// <summary>The link for this reader; null when nothing goes on.</summary>
    public async Task<NavLink?> For(Actor actor, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Account is not { } me)
            return null;

        await using var db = await stores.CreateDbContextAsync(stop);
        var open = await db.Set<Job>().CountAsync(job => job.Account == me && job.SeenAt == null && job.FinishedAt == null, stop);
        return open == 0 ? null : new(texts["bar", Formats.Count(open)], "/jobs", "hourglass", Count: open);
    }
}
