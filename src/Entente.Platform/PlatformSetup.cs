using Entente.Contracts.Actions;
using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Platform.Comments;
using Entente.Platform.Accounts;
using Entente.Platform.Documents;
using Entente.Platform.Frame;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Entente.Platform.Papers;
using Entente.Platform.Rules;
using Entente.Platform.Sheets;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Entente.Platform.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Platform;

/// <summary>Puts the platform and its rooms into a host, be it the web or the command line.</summary>
public static class PlatformSetup
{
    /// <summary>Storage, audit trail, outbox and access for these rooms.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseSettings database, IReadOnlyList<IRoom> rooms)
    {
        ArgumentNullException.ThrowIfNull(rooms);
        var facts = new Facts()
            .Add<JointActionCreated, PlatformDb, MakeCreatorCoordinator>("actions.joint-action-created.1", MakeCreatorCoordinator.Name);
        var jobs = new JobKinds()
            .Add<SweepUp, SweepUp.Everything, PlatformDb>(SweepUp.Kind)
            .Add<CheckAudit, CheckAudit.Everything, PlatformDb>(CheckAudit.Kind)
            .Add<ExportSheet, ExportSheet.Ask, PlatformDb>(ExportSheet.Kind)
            .Add<MakePaper, MakePaper.Ask, PlatformDb>(MakePaper.Kind)
            .Add<RebuildSearch, RebuildSearch.Everything, PlatformDb>(RebuildSearch.Kind)
            .Daily(SweepUp.Kind, new(3, 30), new SweepUp.Everything());
        var topics = new NoticeTopics().Add<JobTexts>(JobRunner.Ended, "job.")
            .Add<CommentTexts>(Discussion.MentionTopic).Add<CommentTexts>(Discussion.AnswerTopic);
        services.AddSingleton(facts);
        services.AddSingleton(jobs);
        services.AddSingleton(topics);
        services.AddSingleton(DocumentThings.Keep(new ThingKinds()));
        services.AddSingleton(AccountsSetup.Appoint(new RoleKinds()));
        services.AddSingleton(PlatformPlaces.Stand(new Places(services)));
        foreach (var room in rooms)
            services.AddRoom(room);

        services.AddScoped<ThingCards>();
        services.AddSingleton(database);
        services.AddSingleton<DatabaseFile>();
        services.AddSingleton<DatabaseClock>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<AuditSignal>();
        services.AddSingleton<AuditChainer>();
        services.AddSingleton<Schedules>();
        services.AddSingleton<JobSignal>();
        services.AddSingleton<RuleBook>();
        services.AddSingleton<FundingWords>();
        services.AddSingleton<JobRunner>();
        services.AddOptions<JobRules>().BindConfiguration(JobRules.Section).ValidateDataAnnotations();
        services.AddSingleton(provider => provider.GetRequiredService<RoleKinds>().Table([.. PlatformPermissions.All, .. provider.GetServices<IRoom>().SelectMany(room => room.Permissions)]));
        services.AddScoped<CurrentActor>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentActor>().Actor);
        services.AddScoped<Recorder>();
        services.AddScoped<IAuthorizationHandler, PermissionGate>();
        services.AddRoomDb<PlatformDb>("platform");
        services.AddAccounts();
        services.AddDocuments();
        services.AddSheets();
        services.AddSheet<AuditSheet>();
        services.AddPapers();
        services.AddScoped<Discussion>();
        services.AddScoped<ActivityLog>();
        services.AddScoped<ViewedPages>();
        services.AddScoped<ViewShelf>();
        services.AddNotices();
        return services;
    }

    /// <summary>Puts one more room into the house. The others need not know.</summary>
    public static IServiceCollection AddRoom(this IServiceCollection services, IRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        services.AddSingleton(room);
        room.AddServices(services);
        room.Hear(Known<Facts>(services));
        room.Work(Known<JobKinds>(services));
        room.Tell(Known<NoticeTopics>(services));
        room.Keep(Known<ThingKinds>(services));
        room.Stand(Known<Places>(services));
        room.Appoint(Known<RoleKinds>(services));
        return services;
    }

    /// <summary>A room's store on the house's database, and a factory for those who need one of their own.</summary>
    public static IServiceCollection AddRoomDb<TDb>(this IServiceCollection services, string prefix)
        where TDb : RoomDb
    {
        services.AddDbContextFactory<TDb>(
            (provider, options) => provider.GetRequiredService<DatabaseSettings>().Configure(options, prefix, provider.GetRequiredService<DatabaseFile>()), ServiceLifetime.Scoped);
        services.TryAddScoped(provider => provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext());
        return services;
    }

    /// <summary>Brings all tables up to date: the platform's first, with the rule sets that came with it, then each room's.</summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        using var turn = await MigrationTurn.Take(scope.ServiceProvider.GetRequiredService<DatabaseSettings>(), stop);
        await scope.ServiceProvider.GetRequiredService<PlatformDb>().Database.MigrateAsync(stop);
        await Lanes.Begin(scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<Facts>(), stop);
        await ShippedRules.Enter(scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<TimeProvider>(), stop);
        foreach (var room in scope.ServiceProvider.GetServices<IRoom>())
            await room.Migrate(scope.ServiceProvider, stop);
        await RebuildSearch.Once(scope.ServiceProvider, stop);
    }

    // The lists that rooms enter themselves in are made before the first room comes.
    private static T Known<T>(IServiceCollection services) => (T)services.Last(service => service.ServiceType == typeof(T)).ImplementationInstance!;
}
