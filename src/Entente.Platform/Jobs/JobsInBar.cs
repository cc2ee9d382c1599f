using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Frame;
using Entente.Platform.Storage;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Jobs;

/// <summary>Tells in the top bar of every page that long work of the reader's goes on. Its end is told by a notice.</summary>
internal sealed class JobsInBar(IStringLocalizer<JobTexts> texts)
{
    /// <summary>The reader's work that goes on.</summary>
    public static IQueryable<Job> Open(Actor reader, PlatformDb db)
    {
        var me = reader.Account;
        return db.Set<Job>().Where(job => job.Account == me && job.SeenAt == null && job.FinishedAt == null);
    }

    /// <summary>The link for so many; null when nothing goes on.</summary>
    public NavLink? Of(int open) => open == 0 ? null : new(texts["bar", Formats.Count(open)], "/jobs", "hourglass", Count: open);
}
