using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Notices.Mail;
using Entente.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Platform.Tests;

/// <summary>The platform with one tiny room on a fresh database: no web host, so a test is quick and can break things.</summary>
internal sealed class Board : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly bool isFirst;

    private Board(TestDatabase database, FixedClock clock, Board? first, bool later, IEnumerable<(string Key, string Value)> settings)
    {
        (Database, Clock, isFirst) = (database, clock, first is null);
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
            .AddPlatform(database.Settings, [new BoardRoom(later)])
            .Replace(ServiceDescriptor.Singleton<DatabaseClock>(new TestDatabaseClock(first?.Clock ?? Clock)))
            .BuildServiceProvider(validateScopes: true);
    }

    /// <summary>This host's clock; that of the first is the database's too.</summary>
    public FixedClock Clock { get; }

    public TestDatabase Database { get; }

    public Mood Mood => services.GetRequiredService<Mood>();

    public OutboxSender Sender => services.GetRequiredService<OutboxSender>();

    public JobRunner Runner => services.GetRequiredService<JobRunner>();

    public static async Task<Board> Open(DatabaseKind kind, params IEnumerable<(string Key, string Value)> settings) =>
        await Begun(new(await TestDatabase.Make(kind), new(), first: null, later: false, settings));

    /// <summary>Opens one in which two hear each notice.</summary>
    public static async Task<Board> OpenWithLater(DatabaseKind kind) => await Begun(new(await TestDatabase.Make(kind), new(), first: null, later: true, []));

    /// <summary>A second host on the same database, whose own clock differs; with <paramref name="later"/> it has a hearer that came later.</summary>
    public Task<Board> Another(TimeSpan fast = default, bool later = false) => Begun(new(Database, new() { Now = Clock.Now + fast }, this, later, []));

    /// <summary>A second host on the same database.</summary>
    public OutboxSender SecondSender() => ActivatorUtilities.CreateInstance<OutboxSender>(services);

    /// <summary>A second host that works on jobs.</summary>
    public JobRunner SecondRunner() => ActivatorUtilities.CreateInstance<JobRunner>(services);

    /// <summary>A second host that sends mail.</summary>
    public MailSender SecondMailSender() => ActivatorUtilities.CreateInstance<MailSender>(services);

    /// <summary>One unit of work in the platform's own store.</summary>
    public async Task<T> InPlatform<T>(Func<PlatformDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }

    /// <summary>Whom the service container gives.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>One unit of work, as a request is.</summary>
    public async Task<T> Work<T>(Func<BoardDb, Task<T>> work, string who = "tester")
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Program(who));
        return await work(scope.ServiceProvider.GetRequiredService<BoardDb>());
    }

    public Task<Problem?> Post(string text) => Work(db =>
    {
        db.Notices.Add(Notice.Post(text, Clock.Now));
        return db.Save(CancellationToken.None);
    });

    /// <summary>What was heard, in order.</summary>
    public Task<IReadOnlyList<string>> Heard() => Database.Read("""SELECT "Text" FROM board_echo ORDER BY "Number" """);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (isFirst)
            await Database.DisposeAsync();
    }

    private static async Task<Board> Begun(Board board)
    {
        await PlatformSetup.Migrate(board.services, CancellationToken.None);
        return board;
    }
}
