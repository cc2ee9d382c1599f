using Entente.Platform.Access;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>A person takes note of jobs that have ended: neither the list nor the inbox calls them new any more.</summary>
internal static class NoteJobs
{
    /// <param name="only">This one; null for all of the person's.</param>
    public static async Task Run(Guid? only, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await Unseen(db, actor).Where(job => only == null || job.Id == only)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.SeenAt, now), stop);
        await ReadNotices.Run(JobRunner.Ended, only is null ? null : $"/jobs/{only}", actor, db, now, stop);
    }

    /// <summary>Jobs of this person that have ended without the person having taken note.</summary>
    public static IQueryable<Job> Unseen(PlatformDb db, Actor actor) =>
        db.Set<Job>().Where(job => job.Account != null && job.Account == actor.Account && job.SeenAt == null && job.FinishedAt != null);
}
