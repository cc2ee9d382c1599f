using System.Diagnostics;
using System.Globalization;
using Entente.Platform;
using Entente.Platform.Access;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Entente.Platform.Views;
using Entente.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Benchmarks;

/// <summary>
/// How many saves a second writers of different things get through side by side. Each save is one thing with its line in the audit trail;
/// "held" is a save in a transaction that goes on for ten milliseconds, as an import's or a turn's does.
/// </summary>
internal static class Writers
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);
    private const int Rounds = 5;
    private const int Held = 10;

    public static async Task<int> Run(DatabaseKind? only)
    {
        Console.WriteLine("| database | writers | saves a second | of held ones |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(kind => only is null || kind == only))
        {
            await using var database = await TestDatabase.Make(kind);
            await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FixedClock())
                .AddPlatform(database.Settings, []).BuildServiceProvider();
            await PlatformSetup.Migrate(services, CancellationToken.None);
            // The lines are chained meanwhile, as in a house; what that takes counts.
            using var chainer = services.GetRequiredService<AuditChainer>();
            await chainer.StartAsync(CancellationToken.None);
            foreach (var writers in new[] { 1, 4, 16 })
            {
                var (plain, held) = (new List<double>(), new List<double>());
                for (var round = 0; round < Rounds; round++)
                {
                    plain.Add(await Measure(services, writers, hold: 0));
                    held.Add(await Measure(services, writers, Held));
                }

                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {writers} | {Median(plain):F0} | {Median(held):F0} |"));
            }

            await chainer.StopAsync(CancellationToken.None);
            await using var scope = services.CreateAsyncScope();
            if ((await AuditTrail.Verify(scope.ServiceProvider.GetRequiredService<PlatformDb>(), CancellationToken.None)).Fault is { } fault)
                throw new InvalidOperationException(fault);
        }

        return 0;
    }

    private static async Task<double> Measure(ServiceProvider services, int writers, int hold)
    {
        var watch = Stopwatch.StartNew();
        var saves = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            var done = 0;
            for (; watch.Elapsed < Round; done++)
                await Save(services, hold);
            return done;
        })));
        return saves.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task Save(ServiceProvider services, int hold)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Program("bench"));
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var name = Guid.CreateVersion7(now).ToString();
        await using var turn = hold > 0 ? await db.Database.BeginTransactionAsync() : null;
        db.Add(SavedView.Keep("/bench", "a=1", name, null, Actor.Program("bench"), now).Value);
        if (await db.Save(CancellationToken.None) is { } lost)
            throw new InvalidOperationException(lost.Text);
        if (turn is null)
            return;
        await Task.Delay(hold);
        await turn.CommitAsync();
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
