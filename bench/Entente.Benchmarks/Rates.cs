using System.Diagnostics;
using System.Globalization;
using System.Net;
using Entente.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Benchmarks;

/// <summary>
/// How many pages a second eight readers get, beside a bare Kestrel that answers the bytes of the same page from memory, turn by turn in the
/// same run. The house is a warmed one in Production that listens on a socket; the readers are a process of their own
/// (<see cref="Readers"/>). What a page takes of the processors is the house's alone, so other work on the machine moves it least.
/// </summary>
internal static class Rates
{
    private const int AtOnce = 8;
    private const int Rounds = 5;
    private const double Warm = 4;
    private const double Counted = 2;

    private static readonly string[] Measured = ["/en/public", "/ja", "/", "/ja/jams-2-0", "/ja/jams-2-0/deliverables"];

    /// <summary>Measures on the databases that are named, or all.</summary>
    public static async Task<int> Run(string[] kinds)
    {
        Console.WriteLine("| database | rooms | page | bytes | packed | bare, a second | page, a second | ratio | bare, ms of processor | page, ms of processor | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(kind => kinds.Length == 0 || kinds.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase)))
        {
            if (kind == DatabaseKind.Postgres && !PostgresServer.IsThere)
            {
                Console.Error.WriteLine($"PostgreSQL left out: {PostgresServer.Variable} is not set.");
                continue;
            }

            await Measure(kind, []);
            await Measure(kind, [.. Enumerable.Range(0, 12).Select(number => new GeneratedRoom(number))]);
        }

        return 0;
    }

    /// <summary>The house that is measured, for a profiler or other readers, until the input ends. Says its process, port and cookie.</summary>
    public static async Task<int> Serve(DatabaseKind kind)
    {
        await using var house = await Open(kind, []);
        Console.WriteLine($"{Environment.ProcessId} {house.ClientOptions.BaseAddress.Port} {await house.SignInOverSocket("demo-coordinator")}");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task<House> Open(DatabaseKind kind, GeneratedRoom[] more)
    {
        var house = await House.Open(kind, demo: true, new FixedClock(), [("ENTENTE_URL", "http://127.0.0.1:0")], "Production", more);
        house.UseKestrel(0);
        house.StartServer();
        await house.Inside(Pages.Fill);
        return house;
    }

    private static async Task Measure(DatabaseKind kind, GeneratedRoom[] more)
    {
        await using var house = await Open(kind, more);
        var cookie = await house.SignInOverSocket("demo-coordinator");
        var port = house.ClientOptions.BaseAddress.Port;
        foreach (var page in Measured)
            await Load(port, page, cookie, Warm);
        foreach (var page in Measured)
        {
            var whole = await Whole(house.ClientOptions.BaseAddress, page, cookie);
            await using var bare = await Bare(whole);
            var barePort = new Uri(bare.Urls.First()).Port;
            await Load(barePort, page, cookie, Warm / 2);
            var (plain, drawn) = (new List<Share>(), new List<Share>());
            for (var round = 0; round < Rounds; round++)
            {
                plain.Add(await Load(barePort, page, cookie, Counted / 2));
                drawn.Add(await Load(port, page, cookie, Counted));
            }

            var (bareRate, rate) = (Median(plain, share => share.Rate), Median(drawn, share => share.Rate));
            var (bareTook, took) = (Median(plain, share => share.Milliseconds), Median(drawn, share => share.Milliseconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kind} | {1 + more.Length} | `{page}` | {whole.Length} | {drawn[0].Bytes} | {bareRate:0} | {rate:0} | 1/{bareRate / rate:0.0} | {bareTook:0.000} | {took:0.00} | 1/{took / bareTook:0} |"));
        }
    }

    private sealed record Share(double Rate, double Milliseconds, int Bytes);

    private static async Task<Share> Load(int port, string page, string cookie, double seconds)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var word in (string[])["exec", typeof(Rates).Assembly.Location, "read", Word(port), Word(AtOnce), seconds.ToString(CultureInfo.InvariantCulture), page, cookie])
            start.ArgumentList.Add(word);
        // Two processors are few: the readers take no more of them than they need.
        start.Environment["DOTNET_gcServer"] = "0";
        using var own = Process.GetCurrentProcess();
        var before = own.TotalProcessorTime;
        using var readers = Process.Start(start)!;
        var said = (await readers.StandardOutput.ReadToEndAsync()).Split(' ');
        await readers.WaitForExitAsync();
        own.Refresh();
        var took = own.TotalProcessorTime - before;
        var pages = int.Parse(said[0], CultureInfo.InvariantCulture);
        return new(pages / double.Parse(said[1], CultureInfo.InvariantCulture), took.TotalMilliseconds / pages, int.Parse(said[2], CultureInfo.InvariantCulture));

        static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    // Nothing but the bytes, as the house would send them to whoever takes nothing packed.
    private static async Task<byte[]> Whole(Uri house, string page, string cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = house };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await client.GetByteArrayAsync(new Uri(page, UriKind.Relative));
    }

    private static async Task<WebApplication> Bare(byte[] bytes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.StartAsync();
        return app;
    }

    private static double Median(List<Share> shares, Func<Share, double> figure) => shares.Select(figure).Order().ElementAt(shares.Count / 2);
}
