using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>A job that this host has taken in hand.</summary>
internal sealed record JobClaim(Guid Id, string Kind, string Ask, Guid? Account, string By, string? Language, int Turn, int Attempts, int Failures, bool CancelAsked)
{
    /// <summary>
    /// Takes the job that has waited longest, or one whose host has died; null when nothing is due. A lease that ends later than its term
    /// from now was not given by the database's clock, and is void.
    /// </summary>
    public static async Task<JobClaim?> Take(PlatformDb db, string host, DateTimeOffset now, TimeSpan lease, CancellationToken stop)
    {
        var until = now + lease;
        while (true)
        {
            var due = await db.Set<Job>().AsNoTracking()
                .Where(job => (job.State == JobState.Waiting && job.NextTryAt <= now) || (job.State == JobState.Running && (job.Until < now || job.Until > until)))
                .OrderBy(job => job.NextTryAt).ThenBy(job => job.Id)
                .FirstOrDefaultAsync(stop);
            if (due is null)
                return null;

            var taken = await db.Set<Job>().Where(job => job.Id == due.Id && job.Turn == due.Turn)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(job => job.State, JobState.Running)
                    .SetProperty(job => job.Turn, due.Turn + 1)
                    .SetProperty(job => job.Attempts, due.Attempts + 1)
                    .SetProperty(job => job.Host, host)
                    .SetProperty(job => job.Until, until)
                    .SetProperty(job => job.StartedAt, due.StartedAt ?? now), stop);
            if (taken == 1)
                return new(due.Id, due.Kind, due.Ask, due.Account, due.By, due.Language, due.Turn + 1, due.Attempts + 1, due.Failures, due.CancelAskedAt is not null);
        }
    }

    /// <summary>The rows that this claim may still write: one, or none when another has taken over.</summary>
    public IQueryable<Job> Mine(RoomDb db) => db.Set<Job>().Where(job => job.Id == Id && job.Turn == Turn && job.State == JobState.Running);

    /// <summary>Says that the host is alive.</summary>
    /// <returns>False when the job is no longer this host's.</returns>
    public async Task<bool> Renew(PlatformDb db, DateTimeOffset now, TimeSpan lease, CancellationToken stop) =>
        await Mine(db).ExecuteUpdateAsync(set => set.SetProperty(job => job.Until, now + lease), stop) == 1;

    /// <summary>Gives the job back untouched, because the host is asked to stop.</summary>
    public Task HandBack(PlatformDb db, DateTimeOffset now) => Mine(db).ExecuteUpdateAsync(set => set
        .SetProperty(job => job.State, JobState.Waiting)
        .SetProperty(job => job.Until, (DateTimeOffset?)null)
        .SetProperty(job => job.Attempts, Attempts - 1)
        .SetProperty(job => job.NextTryAt, now), CancellationToken.None);

    /// <summary>Leaves it to a later try.</summary>
    public Task TryLater(PlatformDb db, DateTimeOffset then, string why) => Mine(db).ExecuteUpdateAsync(set => set
        .SetProperty(job => job.State, JobState.Waiting)
        .SetProperty(job => job.Until, (DateTimeOffset?)null)
        .SetProperty(job => job.LastError, why)
        .SetProperty(job => job.Failures, Failures + 1)
        .SetProperty(job => job.NextTryAt, then), CancellationToken.None);

    /// <summary>Ends it without an effect.</summary>
    public Task<int> End(PlatformDb db, JobState state, DateTimeOffset now, string? refusal = null, string? why = null) => Mine(db).ExecuteUpdateAsync(set => set
        .SetProperty(job => job.State, state)
        .SetProperty(job => job.Until, (DateTimeOffset?)null)
        .SetProperty(job => job.FinishedAt, now)
        .SetProperty(job => job.Refusal, refusal)
        .SetProperty(job => job.LastError, why), CancellationToken.None);
}
