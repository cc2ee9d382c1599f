using System.Text.Json;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Jobs.Pages;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Jobs;

/// <summary>A person looks how far a job is: one's own, or any for an administrator.</summary>
internal static class GetJob
{
    public static async Task<Result<Job>> Run(Guid id, Actor actor, PlatformDb db, CancellationToken stop) =>
        await SeenBy(db.Set<Job>().AsNoTracking(), actor).FirstOrDefaultAsync(job => job.Id == id, stop) is { } job ? job : Unknown;

    public static async Task<Results<Ok<JobView>, ProblemHttpResult>> Api(Guid id, Actor actor, PlatformDb db, CancellationToken stop)
    {
        var found = await Run(id, actor, db, stop);
        return found.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok(JobView.Of(found.Value));
    }

    /// <summary>The part of the page that tells how far it is, which the page asks for again and again; nothing when the job is over.</summary>
    public static async Task<IResult> Progress(Guid id, Actor actor, PlatformDb db, CancellationToken stop)
    {
        var found = await Run(id, actor, db, stop);
        if (found.Problem is not null)
            return TypedResults.NotFound();
        return found.Value.IsOpen ? new RazorComponentResult<JobProgressBar>(new { Job = found.Value }) : TypedResults.NoContent();
    }

    /// <summary>The jobs that somebody may know of.</summary>
    public static IQueryable<Job> SeenBy(IQueryable<Job> jobs, Actor actor) =>
        actor.May(PlatformPermissions.Administer) ? jobs : jobs.Where(job => job.Account != null && job.Account == actor.Account);

    public static Problem Unknown => Problem.Missing("platform.job-unknown",
        "There is no such job. It may be yours no longer to see, or too long ago.");
}

/// <summary>A job as programs see it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">What is done.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c>, <c>refused</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Step">What is being done now.</param>
/// <param name="Done">Rows or things that are through.</param>
/// <param name="Total">Of how many; null while nobody knows.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="StartedAt">When work began.</param>
/// <param name="FinishedAt">When it was over.</param>
/// <param name="Href">Where the result is.</param>
/// <param name="Figures">The figures of the result.</param>
/// <param name="Refusal">Why a rule said no.</param>
public sealed record JobView(
    Guid Id, string Kind, string State, string Step, int Done, int? Total, DateTimeOffset AskedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt, string? Href, IReadOnlyList<int> Figures, JobRefusal? Refusal)
{
    internal static JobView Of(Job job)
    {
        var problem = job.Refusal is { } stored ? StoredProblem.Read(stored) : null;
        return new(job.Id, job.Kind, JsonNamingPolicy.CamelCase.ConvertName(job.State.ToString()), job.Step, job.Done, job.Total, job.At,
            job.StartedAt, job.FinishedAt, job.ResultHref,
            job.ResultFigures is { } figures ? JsonSerializer.Deserialize<int[]>(figures)! : [],
            problem is null ? null : new($"urn:entente:problem:{problem.Code}", problem.Text,
                [.. problem.Faults.Select(fault => new JobFault(fault.Place, fault.Code, fault.Text))]));
    }
}

/// <summary>Why a rule said no to a job, as in a problem document.</summary>
/// <param name="Type"><c>urn:entente:problem:CODE</c>.</param>
/// <param name="Detail">The sentence.</param>
/// <param name="Faults">Every place that is wrong.</param>
public sealed record JobRefusal(string Type, string Detail, IReadOnlyList<JobFault> Faults);

/// <summary>One place that is wrong.</summary>
/// <param name="Place">Where.</param>
/// <param name="Code">Stable.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record JobFault(string Place, string Code, string Message);
