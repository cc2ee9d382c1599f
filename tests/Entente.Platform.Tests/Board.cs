using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Notices.Mail;
using Entente.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests;

/// <summary>The platform with one tiny room on a fresh database: no web host, so a test is quick and can break things.</summary>
internal sealed class Board : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Board(TestDatabase database, IEnumerable<(string Key, string Value)> settings)
    {
        Database = database;
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
            .AddPlatform(database.Settings, [new BoardRoom()])
            .BuildServiceProvider(validateScopes: true);
    }

    public FixedClock Clock { get; } = new();

    public TestDatabase Database { get; }

    public Mood Mood => services.GetRequiredService<Mood>();

    public OutboxSender Sender => services.GetRequiredService<OutboxSender>();

    public JobRunner Runner => services.GetRequiredService<JobRunner>();

    public static async Task<Board> Open(DatabaseKind kind, params IEnumerable<(string Key, string Value)> settings)
    {
        var board = new Board(await TestDatabase.Make(kind), settings);
        await PlatformSetup.Migrate(board.services, CancellationToken.None);
        return board;
    }

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
        await Database.DisposeAsync();
    }
}
