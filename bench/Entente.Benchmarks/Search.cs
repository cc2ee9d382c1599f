using System.Diagnostics;
using System.Globalization;
using Entente.Kernel;
using Entente.Platform;
using Entente.Platform.Access;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Entente.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Benchmarks;

/// <summary>Asks an index of many generated things, on both databases: the time of the slice behind page and API.</summary>
internal static class Search
{
    private const int Rounds = 20;
    private const int Actions = 60;
    private static readonly string[] Kinds = ["actions.task", "actions.deliverable", "actions.milestone", "platform.document", "actions.work-package"];
    private static readonly DateTimeOffset Now = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);

    private sealed record Query(string Reader, string Q, string? Kind, string? Action);

    /// <summary>Fills an index on each database, and asks it.</summary>
    public static async Task<int> Run(int items)
    {
        var slow = 0;
        Head();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var database = await TestDatabase.Make(kind);
            await using var services = await Open(database.Settings);
            var filled = Stopwatch.StartNew();
            await SearchLoad.Fill(database, Generate(items, kind == DatabaseKind.Sqlite));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {items} items in {filled.Elapsed.TotalSeconds:N0} s"));
            slow += await Ask(kind, services);
        }

        return slow;
    }

    /// <summary>Asks an index that was filled before, on a PostgreSQL server.</summary>
    public static async Task<int> On(string connection)
    {
        Head();
        await using var services = await Open(new(IsPostgres: true, connection));
        return await Ask(DatabaseKind.Postgres, services);
    }

    private static List<Query> Queries() =>
    [
        .. File.ReadLines(Repository.File("bench/search/queries.txt")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(parts => new Query(parts[0], parts[1], Given(parts[2]), Given(parts[3]))),
    ];

    private static void Head()
    {
        Console.WriteLine("| database | reader | query | filter | hits | median ms | 95 % ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }

    private static async Task<ServiceProvider> Open(DatabaseSettings settings)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FixedClock()).AddPlatform(settings, Rooms.All).BuildServiceProvider();
        await PlatformSetup.Migrate(services, CancellationToken.None);
        return services;
    }

    // 1 when the 95 % of all that was asked is beyond the target.
    private static async Task<int> Ask(DatabaseKind kind, ServiceProvider services)
    {
        var queries = Queries();
        var times = queries.ToDictionary(query => query, _ => new List<double>());
        var hits = new Dictionary<Query, string>();
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var query in queries)
            {
                await using var scope = services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
                var reader = Reader(query.Reader, scope.ServiceProvider.GetRequiredService<RoleTable>());
                var watch = Stopwatch.StartNew();
                var answer = await SearchAnything.Run(new(query.Q, query.Kind, query.Action, 1), reader, db, scope.ServiceProvider.GetRequiredService<ThingKinds>(), CancellationToken.None);
                if (round > 0)
                    times[query].Add(watch.Elapsed.TotalMilliseconds);
                hits[query] = string.Create(CultureInfo.InvariantCulture, $"{answer.Value.Count}{(answer.Value.More ? "+" : "")}");
            }
        }

        foreach (var query in queries)
            Say(kind.ToString(), query.Reader, query.Q, $"{query.Kind} {query.Action}".Trim(), hits[query], times[query]);
        List<double> all = [.. times.Values.SelectMany(time => time)];
        Say($"**{kind}**", "", "**all queries**", "", "", all);
        return Percentile(all, 95) > 50 ? 1 : 0;
    }

    private static IEnumerable<SearchItem> Generate(int items, bool whole)
    {
        var texts = new SearchTexts(seed: 20_260_611);
        for (var number = 1; number <= items; number++)
        {
            var french = number % 2 == 0;
            var action = texts.Next(Actions);
            // One in ten is for the team of its action alone, one in fifty for everybody.
            var (edition, handling) = number % 10 == 0 ? (Edition.Restricted, Handling.Amber) : number % 50 == 1 ? (Edition.Public, Handling.Clear) : (Edition.Network, Handling.Green);
            var title = texts.Words(french, 5 + texts.Next(6));
            var body = texts.Words(french, 15 + texts.Next(30));
            var kind = Kinds[texts.Next(Kinds.Length)];
            yield return SearchItem.Of(
                kind,
                new(Text($"{number}"), Text($"/x/{number}"), french ? LocalText.Of(null, title) : LocalText.Of(title))
                {
                    Code = Text($"{kind[8..9].ToUpperInvariant()}{1 + texts.Next(12)}.{1 + (number / Actions % 300)}"), Action = Text($"action-{action}"), ActionName = Text($"JA {action}"),
                    Body = french ? LocalText.Of(null, body) : LocalText.Of(body), Edition = edition, Handling = handling,
                    Audience = Audience.Of(Audience.Team(ActionsScopes.Action(Text($"action-{action}")))), At = Now.AddMinutes(number - items),
                }, Now, whole);
        }
    }

    private static Actor Reader(string name, RoleTable roles)
    {
        var id = new Guid("00000000-0000-7000-8000-00000000000a");
        return name switch
        {
            "officer" => Actor.Person(id, name, name, "fr-ansm", [new(PlatformRoles.Officer, Scope.Agency("fr-ansm"))], roles),
            "coordinator" => Actor.Person(id, name, name, "fr-ansm", [new(ActionsRoles.Coordinator, ActionsScopes.Action("action-7"))], roles),
            "restricted" => Actor.Person(id, name, name, null, [new(ActionsRoles.ProjectOfficer, ActionsScopes.Action("action-7"))], roles),
            _ => throw new ArgumentException($"There is no reader '{name}'.", nameof(name)),
        };
    }

    private static void Say(string database, string reader, string query, string filter, string hits, List<double> times) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"| {database} | {reader} | {query} | {filter} | {hits} | {Percentile(times, 50):N1} | {Percentile(times, 95):N1} |"));

    private static double Percentile(List<double> times, int percent) => times.Order().ElementAt(Math.Min(times.Count - 1, times.Count * percent / 100));

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
