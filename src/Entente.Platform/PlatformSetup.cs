using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Audit;
using Entente.Platform.Calendars;
using Entente.Platform.Comments;
using Entente.Platform.Documents;
using Entente.Platform.Following;
using Entente.Platform.Frame;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Entente.Platform.Papers;
using Entente.Platform.Rules;
using Entente.Platform.Search;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Entente.Platform.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Platform;

/// <summary>Puts the platform and its rooms into a host, be it the web or the command line.</summary>
public static class PlatformSetup
{
    // What the platform itself brings. None of them counts on coming before another.
    private static readonly ISetup[] own =
    [
        new StorageSetup(), new AccessSetup(), new ThingsSetup(), new FrameSetup(), new AccountsSetup(), new AuditSetup(), new RulesSetup(),
        new JobsSetup(), new NoticesSetup(), new DocumentsSetup(), new SheetsSetup(), new PapersSetup(), new CommentsSetup(), new SearchSetup(),
        new ViewsSetup(), new CalendarsSetup(), new FollowSetup(),
    ];

    /// <summary>Storage, audit trail, outbox and access for these rooms.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseSettings database, IReadOnlyList<IRoom> rooms)
    {
        ArgumentNullException.ThrowIfNull(rooms);
        services.AddSingleton(database);
        services.AddSingleton(new Facts());
        services.AddSingleton(new JobKinds());
        services.AddSingleton(new NoticeTopics());
        services.AddSingleton(new ThingKinds());
        services.AddSingleton(new RoleKinds());
        services.AddSingleton(new Places(services));
        foreach (var setup in own)
            services.Add(setup);
        foreach (var room in rooms)
            services.AddRoom(room);
        return services;
    }

    /// <summary>Puts one more room into the house. The others need not know.</summary>
    public static IServiceCollection AddRoom(this IServiceCollection services, IRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        services.AddSingleton(room);
        return services.Add(room);
    }

    /// <summary>A room's store on the house's database, and a factory for those who need one of their own; who asks for every <see cref="RoomDb"/> gets it too.</summary>
    public static IServiceCollection AddRoomDb<TDb>(this IServiceCollection services, string prefix)
        where TDb : RoomDb
    {
        // The settings are made once, the contexts for each request: what its saves write says who asked.
        services.AddDbContext<TDb>(
            (provider, options) => provider.GetRequiredService<DatabaseSettings>().Configure(options, prefix, provider.GetRequiredService<DatabaseFile>()),
            ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        services.AddDbContextFactory<TDb>(lifetime: ServiceLifetime.Scoped);
        services.AddScoped<RoomDb>(provider => provider.GetRequiredService<TDb>());
        return services;
    }

    /// <summary>Brings all tables up to date: the platform's first, with the rule sets that came with it, then each room's.</summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        using var turn = await MigrationTurn.Take(scope.ServiceProvider.GetRequiredService<DatabaseSettings>(), stop);
        await scope.ServiceProvider.GetRequiredService<PlatformDb>().BringUpToDate(stop);
        await Lanes.Begin(scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<Facts>(), stop);
        await ShippedRules.Enter(scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<TimeProvider>(), stop);
        foreach (var room in scope.ServiceProvider.GetServices<IRoom>())
            await room.Migrate(scope.ServiceProvider, stop);
        await RebuildSearch.Once(scope.ServiceProvider, stop);
    }

    private static IServiceCollection Add(this IServiceCollection services, ISetup setup)
    {
        services.AddSingleton(setup);
        setup.AddServices(services);
        setup.Hear(Known<Facts>(services));
        setup.Work(Known<JobKinds>(services));
        setup.Tell(Known<NoticeTopics>(services));
        setup.Keep(Known<ThingKinds>(services));
        setup.Stand(Known<Places>(services));
        setup.Appoint(Known<RoleKinds>(services));
        return services;
    }

    // The lists that all enter themselves in are made before the first comes.
    private static T Known<T>(IServiceCollection services) => (T)services.Last(service => service.ServiceType == typeof(T)).ImplementationInstance!;
}
