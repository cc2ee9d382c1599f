using Entente.Look.Languages;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Papers;

/// <summary>Documents that rooms write for people to take with them.</summary>
internal sealed class PapersSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddOptions<PaperSettings>().BindConfiguration(PaperSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<PaperDesk>();
        services.AddSingleton<FundingWords>();
        services.AddProblemTexts<PaperTexts>();
    }

    public void Work(JobKinds jobs) => jobs.Add<MakePaper, MakePaper.Ask, PlatformDb>(MakePaper.Kind);
}
