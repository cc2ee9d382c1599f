using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>
/// Somebody calls a job off. One that waits is over at once; one that runs stops at the next look of its host, unless it is through
/// before that.
/// </summary>
public sealed record CancelJob
{
    internal static async Task<Result<Done>> Run(Guid id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var found = await GetJob.Run(id, actor, db, stop);
        if (found.Problem is { } unknown)
            return unknown;
        if (!found.Value.IsOpen)
            return Over();

        var now = clock.GetUtcNow();
        // The next turn: a host that is about to take the job in hand comes too late.
        var waiting = await db.Set<Job>().Where(job => job.Id == id && job.State == JobState.Waiting)
            .ExecuteUpdateAsync(set => set
                .SetProperty(job => job.State, JobState.Cancelled).SetProperty(job => job.Turn, job => job.Turn + 1)
                .SetProperty(job => job.CancelAskedAt, now).SetProperty(job => job.FinishedAt, now).SetProperty(job => job.SeenAt, now), stop);
        if (waiting == 1)
            return new Done();

        var running = await db.Set<Job>().Where(job => job.Id == id && job.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.CancelAskedAt, now), stop);
        return running == 1 ? new Done() : Over();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        Guid id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(id, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    private static Problem Over() => Problem.Rule("platform.job-over", "This job is over already. Look at its result.");
}
