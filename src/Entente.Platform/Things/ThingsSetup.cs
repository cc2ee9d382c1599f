using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Things;

/// <summary>Things that rooms speak of to each other.</summary>
internal sealed class ThingsSetup : ISetup
{
    public void AddServices(IServiceCollection services) => services.AddScoped<ThingCards>();
}
