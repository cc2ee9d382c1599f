using Entente.Look.Languages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Views;

/// <summary>Views of lists that people keep.</summary>
internal sealed class ViewsSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ViewedPages>();
        services.AddScoped<ViewShelf>();
        services.AddProblemTexts<ViewTexts>();
    }

    public void MapApi(IEndpointRouteBuilder api) => ViewsApi.Map(api);
}
