using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Storage;

/// <summary>The store of the platform, its clock and the outbox.</summary>
internal sealed class StorageSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddRoomDb<PlatformDb>("platform");
        services.AddSingleton<DatabaseFile>();
        services.AddSingleton<Kept>();
        services.AddSingleton<DatabaseClock>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxSender>();
        services.AddScoped<FormAtHand>();
        services.AddScoped<Recorder>();
    }

    public void AddWebServices(IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
}
