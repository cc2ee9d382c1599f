using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>Somebody asks once more for a job that failed or was called off; the first one stays on record.</summary>
public sealed record RepeatJob
{
    internal static async Task<Result<Job>> Run(Guid id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var found = await GetJob.Run(id, actor, db, stop);
        if (found.Problem is { } unknown)
            return unknown;
        var former = found.Value;
        if (former.State is not (JobState.Failed or JobState.Cancelled))
            return Problem.Rule("platform.job-not-repeatable", "Only a job that failed or was called off can be started again.");
        if (former.Account != actor.Account)
            return Problem.Forbidden("platform.job-not-yours", "Only the person who asked for this job can start it again.");
        if (Thing.Read(former.About) is { } about && await db.OpenAbout(former.Kind, about, stop) is { } open)
            return open;

        var again = JobQueue.New(former.Kind, former.Ask, former.About, actor, JobQueue.Spoken ?? former.Language, clock.GetUtcNow(), await db.Clock.Now(db, stop));
        db.Set<Job>().Add(again);
        return await db.Save(stop) is { } lost ? lost : again;
    }

    internal static async Task<Results<Accepted<JobView>, ProblemHttpResult>> Api(
        Guid id, Actor actor, PlatformDb db, TimeProvider clock, CancellationToken stop)
    {
        var again = await Run(id, actor, db, clock, stop);
        return again.Problem is { } problem ? problem.ToHttp() : TypedResults.Accepted($"/api/v1/jobs/{again.Value.Id}", JobView.Of(again.Value));
    }
}
