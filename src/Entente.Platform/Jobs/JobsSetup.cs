using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Jobs;

/// <summary>Long work beside the requests, and the sweep of each night.</summary>
internal sealed class JobsSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Schedules>();
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobRunner>();
        services.AddOptions<JobSettings>().BindConfiguration(JobSettings.Section).ValidateDataAnnotations();
        services.AddProblemTexts<JobTexts>();
    }

    public void AddWebServices(IServiceCollection services)
    {
        services.AddScoped<JobWords>();
        services.AddScoped<JobsInBar>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
    }

    public void MapApi(IEndpointRouteBuilder api) => JobsApi.Map(api);

    public void MapFiles(IEndpointRouteBuilder pages) =>
        pages.MapGet("/jobs/{id:guid}/progress", GetJob.Progress).RequirePermission(PlatformPermissions.Use).ExcludeFromDescription();

    public void Work(JobKinds jobs) => jobs
        .Add<SweepUp, SweepUp.Everything, PlatformDb>(SweepUp.Kind)
        .Daily(SweepUp.Kind, new(3, 30), new SweepUp.Everything());

    public void Tell(NoticeTopics topics) => topics.Add<JobTexts>(JobRunner.Ended, "job.");

    public void Stand(Places places) =>
        places.Link<JobTexts>(Menu.Administration, 30, "nav.jobs", "/admin/jobs", "hourglass", PlatformPermissions.Administer);
}
