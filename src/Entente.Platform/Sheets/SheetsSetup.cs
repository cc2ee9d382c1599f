using Entente.Look.Languages;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Sheets;

/// <summary>Tables that go out and come back.</summary>
internal sealed class SheetsSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddOptions<SheetSettings>().BindConfiguration(SheetSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SheetDesk>().AddScoped<ImportSheet>();
        services.AddProblemTexts<SheetTexts>();
    }

    public void MapApi(IEndpointRouteBuilder api) => SheetDoors.MapKeptApi(api);

    public void MapFiles(IEndpointRouteBuilder pages) => SheetDoors.MapKept(pages);

    public void Work(JobKinds jobs) => jobs.Add<ExportSheet, ExportSheet.Ask, PlatformDb>(ExportSheet.Kind);
}
