using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Access;

/// <summary>Who may do what.</summary>
internal sealed class AccessSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<RoleKinds>().Table([.. PlatformPermissions.All, .. provider.GetServices<IRoom>().SelectMany(room => room.Permissions)]));
        services.AddScoped<CurrentActor>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentActor>().Actor);
        services.AddScoped<IAuthorizationHandler, PermissionGate>();
    }
}
