using Entente.Platform.Access;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>The jobs that a person asked for, or all of them for the administration; the latest first.</summary>
internal static class ListJobs
{
    /// <summary>Nobody reads further back; older ones are found by their address.</summary>
    public const int Most = 500;

    public static Task<List<Job>> Mine(Actor actor, PlatformDb db, CancellationToken stop) =>
        Latest(db.Set<Job>().Where(job => job.Account != null && job.Account == actor.Account), stop);

    public static Task<List<Job>> All(PlatformDb db, CancellationToken stop) => Latest(db.Set<Job>(), stop);

    public static async Task<Ok<IReadOnlyList<JobView>>> Api(Actor actor, PlatformDb db, CancellationToken stop) =>
        TypedResults.Ok<IReadOnlyList<JobView>>([.. (await Mine(actor, db, stop)).Select(JobView.Of)]);

    private static Task<List<Job>> Latest(IQueryable<Job> jobs, CancellationToken stop) =>
        jobs.AsNoTracking().OrderByDescending(job => job.At).ThenByDescending(job => job.Id).Take(Most).ToListAsync(stop);
}
