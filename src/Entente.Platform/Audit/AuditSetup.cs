using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Entente.Platform.Jobs;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Audit;

/// <summary>The audit trail and the activity that people read in it.</summary>
internal sealed class AuditSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<AuditSignal>();
        services.AddSingleton<AuditChainer>();
        services.AddScoped<ActivityLog>();
        services.AddSingleton<AuditSeal>();
        services.AddSheet<AuditSheet>();
        services.AddProblemTexts<AuditTexts>();
    }

    public void AddWebServices(IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<AuditChainer>());

    public void MapApi(IEndpointRouteBuilder api) => ActivityApi.Map(api);

    public void MapFiles(IEndpointRouteBuilder pages) => ActivityApi.MapFiles(pages);

    public void Work(JobKinds jobs) => jobs
        .Add<CheckAudit, CheckAudit.Everything, PlatformDb>(CheckAudit.Kind)
        .Add<AnchorAudit, AnchorAudit.Everything, PlatformDb>(AnchorAudit.Kind)
        .Daily(AnchorAudit.Kind, new(4, 15), new AnchorAudit.Everything());

    public void Stand(Places places) => places
        .Link<AuditTexts>(Menu.Reference, 10, "nav.activity", "/activity", "history", PlatformPermissions.Use, exact: true)
        .Link<AuditTexts>(Menu.Administration, 40, "nav.audit", "/admin/audit", "history", PlatformPermissions.Administer);
}
