using Entente.Kernel;
using Entente.Platform.Accounts;
using Entente.Platform.Documents;
using Entente.Platform.Hosting;
using Entente.Platform.Notices;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Entente.Platform.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Jobs;

/// <summary>
/// Every night: throws away sessions that have run out, jobs that nobody looks at any more, contents without a document,
/// notices that were read long ago, facts that all have heard, forms that were sent before yesterday, views that were deleted, and exports and brought sheets whose days are over.
/// </summary>
internal sealed class SweepUp(
    IOptions<JobSettings> jobs, IOptions<SignInSettings> sessions, IOptions<NoticeSettings> notices, DocumentSweep documents, Facts facts, DatabaseClock clock) : IJob<SweepUp.Everything, PlatformDb>
{
    public const string Kind = "platform.sweep-up";

    public sealed record Everything;

    public async Task<Result<JobResult>> Run(Everything ask, PlatformDb db, JobProgress progress, CancellationToken stop)
    {
        // Not by this host's clock: were it days fast, everybody would be signed out.
        var now = await clock.Ask(db, stop);
        var unused = now - sessions.Value.Idle;
        var old = now.AddDays(-jobs.Value.KeptDays);
        var ended = await db.Set<Session>().Where(session => session.ExpiresAt <= now || session.LastUsedAt <= unused).ExecuteDeleteAsync(stop);
        var forgotten = await db.Set<Job>().Where(job => job.FinishedAt < old).ExecuteDeleteAsync(stop);
        var readBefore = now.AddDays(-notices.Value.KeptDays);
        var read = await db.Set<Notice>().Where(notice => notice.ReadAt < readBefore).ExecuteDeleteAsync(stop);
        // Views and kept sheets are audited: what goes leaves a line, so it goes with the save at the end of the job. The contents of the sheets go
        // the night after.
        var views = await db.Set<SavedView>().AsTracking().Where(view => view.RemovedAt < old).ToListAsync(stop);
        var gone = views.Select(view => view.Id).ToList();
        db.RemoveRange(views);
        db.RemoveRange(await db.Set<DefaultView>().AsTracking()
            .Where(first => gone.Contains(first.View) || !db.Set<SavedView>().Any(view => view.Id == first.View)).ToListAsync(stop));
        var yesterday = now.AddDays(-1);
        await db.Set<TakenForm>().Where(form => form.At < yesterday).ExecuteDeleteAsync(stop);
        db.RemoveRange(await db.Set<KeptSheet>().AsTracking().Where(sheet => sheet.KeepUntil < now).ToListAsync(stop));
        await SweepFacts.Run(db, facts, now, stop);
        return new JobResult(null, ended, forgotten, await documents.Run(db, stop), read);
    }
}
