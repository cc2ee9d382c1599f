using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Entente.Testing;

namespace Entente.Benchmarks;

/// <summary>A real host in a process of its own, on a database of its own: what can be killed, and what has a memory to look at.</summary>
internal static class BenchHost
{
    /// <summary>A host that listens.</summary>
    public static async Task<Process> Start(TestDatabase database, int port, params IEnumerable<(string Name, string Value)> environment)
    {
        var host = Process.Start(With(database, "Entente.Web", "Entente.Web.dll", [("ENTENTE_URL", $"http://127.0.0.1:{port}"), ("Entente__Jobs__SilentHost", "00:00:03"), ("Entente__Limits__ApiRequestsPerMinute", "1000000"), .. environment]))!;
        _ = host.StandardOutput.ReadToEndAsync();
        _ = host.StandardError.ReadToEndAsync();
        using var client = new HttpClient();
        for (var look = 0; look < 600; look++)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health"))).IsSuccessStatusCode)
                    return host;
            }
            catch (HttpRequestException)
            {
                // Not up yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The host did not start within a minute.");
    }

    /// <summary>A key of the demonstration's administrator.</summary>
    public static async Task<string> Token(TestDatabase database, string account = "demo-administrator")
    {
        var made = await Verb(database, "token", "create", "--account", account, "--name", "bench", "--json");
        return JsonDocument.Parse(made.Said).RootElement.EnumerateObject().First(value => value.Value.ToString().StartsWith("ent_", StringComparison.Ordinal)).Value.GetString()!;
    }

    /// <summary>Runs a verb of the command line on the same database.</summary>
    public static async Task<(int Code, string Said)> Verb(TestDatabase database, params string[] words)
    {
        using var process = Process.Start(With(database, "Entente.Cli", "entente.dll", [], words))!;
        var complained = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode > 1)
            await Console.Error.WriteLineAsync(await complained);
        return (process.ExitCode, said);
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until no job is open.</summary>
    public static async Task Settle(TestDatabase database)
    {
        for (var look = 0; look < 3000; look++)
        {
            if ((await database.Read("""SELECT COUNT(*) FROM platform_job WHERE "State" IN ('Waiting', 'Running')"""))[0] == "0")
                return;
            await Task.Delay(100);
        }

        throw new InvalidOperationException("After five minutes there are still open jobs.");
    }

    private static ProcessStartInfo With(TestDatabase database, string project, string program, IEnumerable<(string Name, string Value)> environment, params string[] words)
    {
        var built = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.Combine(Repository.Root, "src", "Entente.Web") };
        foreach (var word in words.Prepend(Path.Combine(Repository.Root, "artifacts", "bin", project, built, program)).Prepend("exec"))
            start.ArgumentList.Add(word);
        start.Environment["ENTENTE_DATA"] = database.Folder;
        start.Environment["ENTENTE_DATABASE"] = database.Settings.IsPostgres ? database.Settings.ConnectionString : "";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}
