using Entente.Platform.Components;
using Entente.Platform.Languages;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Frame;

/// <summary>What the frame and the components need from a host.</summary>
public static class FrameSetup
{
    /// <summary>Registers it all, but <see cref="INavigation"/> and <see cref="AppAssemblies"/>, which the host knows.</summary>
    public static IServiceCollection AddFrame(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddScoped<Heading>();
        services.AddSingleton<ProblemTexts>();
        return services.AddProblemTexts<Texts>();
    }
}
