using Entente.Look.Components;
using Entente.Look.Languages;
using Entente.Platform.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Platform.Frame;

/// <summary>The page around every page: bar, menus, footer, and what rooms lay on each other's pages.</summary>
internal sealed class FrameSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<ProblemTexts>();
        services.AddProblemTexts<Texts>().AddProblemTexts<FrameTexts>();
    }

    public void AddWebServices(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddScoped<Heading>();
        services.AddSingleton(provider => new AppAssemblies(
            typeof(App).Assembly, [.. provider.GetServices<IRoom>().Select(room => room.GetType().Assembly).Distinct()]));
        services.TryAddScoped<INavigation, HouseNavigation>();
        services.AddScoped<Guests>();
    }

    public void MapFiles(IEndpointRouteBuilder pages)
    {
        pages.MapPreferences();
        PictureSamples.Map(pages);
    }

    public void Stand(Places places) =>
        places.Link<FrameTexts>(Menu.House, 10, "home.title", "/", "layout-dashboard", PlatformPermissions.Use, exact: true);
}
