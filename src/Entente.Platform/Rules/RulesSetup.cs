using Entente.Look.Languages;
using Entente.Platform.Access;
using Entente.Platform.Frame;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Rules;

/// <summary>Rule sets, and the deadlines that are counted by them.</summary>
internal sealed class RulesSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<RuleBook>();
        services.AddProblemTexts<RuleTexts>();
    }

    public void MapApi(IEndpointRouteBuilder api) => RulesApi.Map(api);

    public void Stand(Places places) => places
        .Link<RuleTexts>(Menu.Reference, 20, "nav.rules", "/rules", "scale", PlatformPermissions.Use, exact: true)
        .Link<RuleTexts>(Menu.Reference, 30, "nav.deadline", "/rules/deadline", "calendar-days", PlatformPermissions.Use);
}
