using Entente.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Entente.Platform.Jobs;

/// <summary>The routes of jobs.</summary>
internal static class JobsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs").RequirePermission(PlatformPermissions.Use);
        jobs.MapGet("/", ListJobs.Api).WithSummary("The jobs that you asked for, the latest first").WithName("list-jobs");
        jobs.MapGet("/{id:guid}", GetJob.Api).WithSummary("How far a job is, and what came out of it").WithName("get-job");
        jobs.MapPost("/{id:guid}/cancel", CancelJob.Api).WithSummary("Call a job off").WithName("cancel-job");
        jobs.MapPost("/{id:guid}/repeat", RepeatJob.Api).WithSummary("Start a job again that failed or was called off").WithName("repeat-job");
    }
}
