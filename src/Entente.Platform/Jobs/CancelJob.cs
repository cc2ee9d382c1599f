using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>
/// Somebody calls a job off. One that waits is over at once; one that runs stops at the next look of its host, unless it is through
/// before that. When it was somebody else's job, that person is told.
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
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await CallOff(id, db, now, stop))
            return Over();

        await TellAsker(found.Value, actor, db, now, stop);
        if (await db.Save(stop) is { } lost)
            return lost;
        await transaction.CommitAsync(stop);
        return new Done();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        Guid id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(id, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    private static async Task<bool> CallOff(Guid id, PlatformDb db, DateTimeOffset now, CancellationToken stop)
    {
        // The next turn: a host that is about to take the job in hand comes too late.
        var waiting = await db.Set<Job>().Where(job => job.Id == id && job.State == JobState.Waiting)
            .ExecuteUpdateAsync(set => set
                .SetProperty(job => job.State, JobState.Cancelled).SetProperty(job => job.Turn, job => job.Turn + 1)
                .SetProperty(job => job.CancelAskedAt, now).SetProperty(job => job.FinishedAt, now).SetProperty(job => job.SeenAt, now), stop);
        return waiting == 1 || await db.Set<Job>().Where(job => job.Id == id && job.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.CancelAskedAt, now), stop) == 1;
    }

    // A cause of its own: a job that is through before its host looks has an end to tell as well.
    private static async Task TellAsker(Job job, Actor actor, PlatformDb db, DateTimeOffset now, CancellationToken stop)
    {
        if (job.Account is { } asker && asker != actor.Account)
            await db.Notify(asker, JobRunner.Telling(job.Id, job.Kind, "calledOff") with { Cause = $"job/{job.Id}/called-off" }, now, stop);
    }

    private static Problem Over() => Problem.Rule("platform.job-over", "This job is over already. Look at its result.");
}
