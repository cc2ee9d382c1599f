using System.Diagnostics;
using System.Globalization;
using Entente.Actions;
using Entente.Actions.Import;
using Entente.Actions.Plan;
using Entente.Platform.Access;
using Entente.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Benchmarks;

/// <summary>
/// How long the server takes for the pages of the portfolio with 50 actions and 2,000 deliverables: whole requests through every
/// part of the host but the socket, in Production, to one reader, one after the other.
/// </summary>
internal static class Pages
{
    private const int Actions = 50;
    private const int Deliverables = 2000;
    private const int WarmUp = 60;
    private const int Counted = 300;

    private static readonly string[] Measured = ["/ja/jams-2-0", "/", "/ja", "/ja/jams-2-0/deliverables", "/ja/jams-2-0/plan", "/authorities/fr-ansm", "/en/public"];

    public static async Task<int> Run()
    {
        Console.WriteLine("| database | page | median ms | 95 % ms | bytes |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            if (kind == DatabaseKind.Postgres && !PostgresServer.IsThere)
            {
                Console.Error.WriteLine($"PostgreSQL left out: {PostgresServer.Variable} is not set.");
                continue;
            }

            await Measure(kind);
        }

        return 0;
    }

    private static async Task Measure(DatabaseKind kind)
    {
        await using var house = await House.Open(kind, demo: true, new FixedClock(), [], "Production");
        await house.Inside(Fill);
        using var reader = await house.SignIn("demo-coordinator");
        foreach (var page in Enumerable.Repeat(Measured, WarmUp).SelectMany(pages => pages))
            await reader.Http.GetByteArrayAsync(new Uri(page, UriKind.Relative));
        foreach (var page in Measured)
        {
            var times = new List<double>(Counted);
            var bytes = 0;
            for (var run = 0; run < Counted; run++)
            {
                var start = Stopwatch.GetTimestamp();
                bytes = (await reader.Http.GetByteArrayAsync(new Uri(page, UriKind.Relative))).Length;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kind} | `{page}` | {times[times.Count / 2]:0.0} | {times[times.Count * 95 / 100]:0.0} | {bytes} |"));
        }
    }

    /// <summary>Brings what the pages are measured with.</summary>
    internal static async Task<int> Fill(IServiceProvider services)
    {
        services.GetRequiredService<CurrentActor>().Become(Actor.Program("bench"));
        var db = services.GetRequiredService<ActionsDb>();
        var clock = services.GetRequiredService<TimeProvider>();
        var there = await db.Actions.CountAsync();
        var file = Generated.Programme(Actions - there);
        var imported = await ImportProgramme.Run(new(DryRun: false, Publish: true), file, Actor.Program("bench"), db, clock, CancellationToken.None);
        if (imported.Problem is { } refused)
            throw new InvalidOperationException(string.Join(' ', refused.Faults.Select(fault => fault.Text)));

        var actions = await db.Actions.ToListAsync();
        var planned = await db.Deliverables.CountAsync();
        for (var number = planned; number < Deliverables; number++)
        {
            var action = actions[number % actions.Count];
            db.Deliverables.Add(Deliverable.Promise(
                action, 1 + (number % 8), string.Create(CultureInfo.InvariantCulture, $"D{1 + (number % 8)}.{100 + number}"), $"Generated deliverable {number}",
                new DateOnly(2026, 1, 1).AddDays(number % 700), [], clock.GetUtcNow()).Value);
        }

        return await db.SaveChangesAsync();
    }
}
