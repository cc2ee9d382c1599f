using Entente.Look.Components;
using Entente.Look.Languages;
using Entente.Look.Pictures;
using Entente.Platform.Access;
using Entente.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Frame;

/// <summary>The page around every page: bar, menus, footer, and what rooms lay on each other's pages.</summary>
internal sealed class FrameSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddTexts();
        services.AddSingleton(provider => HouseLanguages.From(provider.GetService<IConfiguration>()?[HouseLanguages.Setting]));
        services.AddSingleton<ProblemTexts>();
        services.AddProblemTexts<Texts>().AddProblemTexts<FrameTexts>();
    }

    public void AddWebServices(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddScoped<Heading>();
        services.AddSingleton(provider => AppAssemblies.Of(provider.GetServices<IRoom>()));
        services.TryAddScoped<INavigation, HouseNavigation>();
        services.AddScoped<Guests>();
    }

    public void MapFiles(IEndpointRouteBuilder pages)
    {
        pages.MapPreferences();
        // Where the sheet of components is shown, the figures of its samples can be saved as those of any picture can.
        pages.MapGet("/components/csv/{figure}", (string figure, HttpContext http, IStringLocalizer<PictureTexts> texts) => PictureFile.Of(PictureSamples.All, figure, "sample", http, texts))
            .AllowAnonymous().ExcludeFromDescription();
    }

    public void Stand(Places places) =>
        places.Link<FrameTexts>(Menu.House, 10, "home.title", "/", "layout-dashboard", PlatformPermissions.Use, exact: true);
}
