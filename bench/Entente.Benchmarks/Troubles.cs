using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Entente.Testing;

namespace Entente.Benchmarks;

/// <summary>
/// What the world does to a house besides killing it: a full disk, a database file that is deleted or replaced, a host whose clock is two days
/// fast, and administrators who act at the same moment. Each is counted: what was acknowledged and is not there, and what should not be.
/// </summary>
internal static class Troubles
{
    private const string Comments = "/api/v1/actions/jams-2-0/deliverables/D5.1/comments/";

    public static async Task<int> Run(string clock, int rounds)
    {
        Console.WriteLine("| trouble | database | rounds | acknowledged | lost | what was refused, and how | afterwards |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var bad = await Full(5) + await Gone(10);
        foreach (var kind in Enum.GetValues<DatabaseKind>())
            bad += await FastClock(kind, clock, rounds) + await Administrators(kind, rounds) + await Grants(kind, rounds);
        return bad == 0 ? 0 : 1;
    }

    // The folder of temporary files is a small disk of its own (run.sh); whoever fills it leaves a few pages.
    private static async Task<int> Full(int rounds)
    {
        await using var database = await TestDatabase.Make(DatabaseKind.Sqlite);
        using var host = await House.Begin(database);
        var (acknowledged, refused, reads, said) = (0, 0, 0, new HashSet<string>(StringComparer.Ordinal));
        var filler = Path.Combine(Path.GetTempPath(), "filler");
        for (var round = 0; round < rounds; round++)
        {
            await Fill(filler, leave: 256 * 1024);
            var misses = 0;
            for (var number = 0; number < 2000 && misses < 10; number++)
            {
                using var answer = await host.Client.PostAsJsonAsync(Comments, new { text = $"Full {round} {number} {new string('x', 2000)}" });
                acknowledged += answer.IsSuccessStatusCode ? 1 : 0;
                misses += answer.IsSuccessStatusCode ? 0 : 1;
                if (!answer.IsSuccessStatusCode)
                    said.Add(await Say(answer));
            }

            refused += misses;
            using (var health = await host.Client.GetAsync(new Uri("/health", UriKind.Relative)))
                said.Add($"health {(int)health.StatusCode}");
            reads += (await host.Client.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).IsSuccessStatusCode ? 1 : 0;
            File.Delete(filler);
            // The log of the writes is emptied, and the next save finds room.
            using var again = await host.Client.PostAsJsonAsync(Comments, new { text = $"Full {round} after" });
            acknowledged += again.IsSuccessStatusCode ? 1 : 0;
        }

        var there = int.Parse((await database.Read("""SELECT COUNT(*) FROM platform_comment WHERE "Text" LIKE 'Full %'"""))[0], CultureInfo.InvariantCulture);
        await host.End();
        var trail = await BenchHost.Verb(database, "audit", "verify", "--deep");
        var lost = Math.Max(0, acknowledged - there);
        Console.WriteLine($"| disk full ({(Environment.GetEnvironmentVariable("ENTENTE_SMALL_DISK") == "1" ? "a disk of 64 MiB" : "not a disk of its own")}) | Sqlite | {rounds} | {acknowledged} | {lost} | {refused}: {string.Join(", ", said.Order(StringComparer.Ordinal))} | reads {reads} of {rounds}; not acknowledged but there {Math.Max(0, there - acknowledged)}; trail and data {(trail.Code == 0 ? "whole" : "BROKEN")} |");
        return lost + (rounds - reads) + trail.Code + (refused == 0 ? 1 : 0);
    }

    private static async Task<int> Gone(int rounds)
    {
        var (before, after, said, health) = (0, 0, new HashSet<string>(StringComparer.Ordinal), 0);
        for (var round = 0; round < rounds; round++)
        {
            await using var database = await TestDatabase.Make(DatabaseKind.Sqlite);
            using var host = await House.Begin(database);
            var file = Path.Combine(database.Folder, "entente.db");
            for (var number = 0; number < 3; number++)
                before += (await host.Client.PostAsJsonAsync(Comments, new { text = $"Before {number}" })).IsSuccessStatusCode ? 1 : 0;
            if (round % 2 == 0)
                File.Delete(file);
            else
                File.Move(Copied(file), file, overwrite: true);
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => host.Client.PostAsJsonAsync(Comments, new { text = $"After {number}" })));
            after += answers.Count(answer => answer.IsSuccessStatusCode);
            foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
                said.Add(await Say(answer));
            using var look = await host.Client.GetAsync(new Uri("/health", UriKind.Relative));
            health += look.StatusCode == HttpStatusCode.ServiceUnavailable ? 1 : 0;
            await host.End();
        }

        Console.WriteLine($"| file deleted, or replaced by a copy | Sqlite | {rounds} | {before} before, {after} after | {after} | {(rounds * 20) - after}: {string.Join(", ", said.Order(StringComparer.Ordinal))} | health said so {health} times of {rounds} |");
        return after + (rounds - health);
    }

    // Two hosts on one database, one of them two days fast: jobs are asked of both in turn.
    private static async Task<int> FastClock(DatabaseKind kind, string clock, int rounds)
    {
        if (!File.Exists(clock))
        {
            Console.WriteLine($"| a host two days fast | {kind} | 0 | - | - | no C compiler on this machine to build bench/faults/fastclock.c | - |");
            return 0;
        }

        await using var database = await TestDatabase.Make(kind);
        using var right = await House.Begin(database);
        using var fast = await House.Begin(database, ("LD_PRELOAD", clock), ("FASTCLOCK_SECONDS", "172800"));
        var ahead = ((await fast.Client.GetAsync(new Uri("/health", UriKind.Relative))).Headers.Date!.Value - (await right.Client.GetAsync(new Uri("/health", UriKind.Relative))).Headers.Date!.Value).TotalHours;
        var (asked, slowest) = (new List<Uri>(), TimeSpan.Zero);
        for (var round = 0; round < rounds; round++)
        {
            var host = round % 2 == 0 ? right : fast;
            using var answer = await host.Client.PostAsync(new Uri("/api/v1/actions/jams-2-0/tasks/export/xlsx", UriKind.Relative), null);
            using var said = await host.Client.PostAsJsonAsync(Comments, new { text = $"Round {round}" });
            if (answer.StatusCode == HttpStatusCode.Accepted)
                asked.Add(answer.Headers.Location!);
            var watch = Stopwatch.StartNew();
            await BenchHost.Settle(database);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        // What the fast host held when it died is free after the term of a lease, not after two days.
        await fast.End();
        using var last = await right.Client.PostAsync(new Uri("/api/v1/actions/jams-2-0/tasks/export/xlsx", UriKind.Relative), null);
        await BenchHost.Settle(database);
        var done = int.Parse((await database.Read("""SELECT COUNT(*) FROM platform_job WHERE "State" = 'Done' AND "Kind" LIKE '%export%'"""))[0], CultureInfo.InvariantCulture);
        var undelivered = (await database.Read("""SELECT COUNT(*) FROM platform_lane WHERE "LastError" IS NOT NULL"""))[0];
        var signedIn = (await right.Client.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).IsSuccessStatusCode;
        await right.End();
        var lost = asked.Count + 1 - done;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a host {ahead:0} hours fast | {kind} | {rounds} | {asked.Count + 1} | {lost} | none | the slowest job took {slowest.TotalSeconds:0.0} s; lanes that failed {undelivered}; the key still {(signedIn ? "counts" : "REFUSED")} |"));
        return Math.Abs(lost) + (signedIn ? 0 : 1) + (ahead > 47 ? 0 : 1);
    }

    // Two administrators take each other's role at the same moment.
    private static async Task<int> Administrators(DatabaseKind kind, int rounds)
    {
        await using var database = await TestDatabase.Make(kind);
        using var host = await House.Begin(database);
        var (none, both, said) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        var officer = (await database.Read("""SELECT "Id" FROM platform_account WHERE "SignInName" = 'demo-officer'"""))[0];
        string? key = null;
        for (var round = 0; round < rounds; round++)
        {
            await BenchHost.Verb(database, "accounts", "administrator", "demo-administrator");
            using (await host.Client.PostAsJsonAsync(new Uri($"/api/v1/accounts/{officer}/roles", UriKind.Relative), new { role = "administrator", scope = "" }))
            {
            }

            var grants = await database.Read("""SELECT "Id" FROM platform_role_grant WHERE "Role" = 'administrator' AND "EndedAt" IS NULL""");
            using var other = host.With(key ??= await BenchHost.Token(database, "demo-officer"));
            var answers = await Task.WhenAll(grants.Select((grant, number) => Task.Run(() => (number % 2 == 0 ? host.Client : other).PostAsync(new Uri($"/api/v1/accounts/roles/{grant}/end", UriKind.Relative), null))));
            both += grants.Count == 2 && answers.All(answer => answer.IsSuccessStatusCode) ? 1 : 0;
            none += (await database.Read("""SELECT "Id" FROM platform_role_grant WHERE "Role" = 'administrator' AND "EndedAt" IS NULL""")).Count == 0 ? 1 : 0;
            foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
                said.Add(await Say(answer));
        }

        await host.End();
        Console.WriteLine($"| two administrators end each other at once | {kind} | {rounds} | {rounds - none} ended one | {none} rounds without an administrator | {string.Join(", ", said.Order(StringComparer.Ordinal))} | both ended {both} times |");
        return none + both;
    }

    private static async Task<int> Grants(DatabaseKind kind, int rounds)
    {
        await using var database = await TestDatabase.Make(kind);
        using var host = await House.Begin(database);
        var (twice, none, said) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        var officer = (await database.Read("""SELECT "Id" FROM platform_account WHERE "SignInName" = 'demo-officer'"""))[0];
        const string Standing = """SELECT "Id" FROM platform_role_grant WHERE "Role" = 'administrator' AND "EndedAt" IS NULL AND "Account" = (SELECT "Id" FROM platform_account WHERE "SignInName" = 'demo-officer')""";
        for (var round = 0; round < rounds; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.Client.PostAsJsonAsync(new Uri($"/api/v1/accounts/{officer}/roles", UriKind.Relative), new { role = "administrator", scope = "" }))));
            var standing = await database.Read(Standing);
            twice += standing.Count > 1 ? 1 : 0;
            none += answers.Count(answer => answer.IsSuccessStatusCode) == 1 && standing.Count == 1 ? 0 : 1;
            foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
                said.Add(await Say(answer));
            foreach (var grant in standing)
                using (await host.Client.PostAsync(new Uri($"/api/v1/accounts/roles/{grant}/end", UriKind.Relative), null))
                {
                }
        }

        await host.End();
        Console.WriteLine($"| one role given 20 times at once | {kind} | {rounds} | {rounds - none} given once | {none} | {string.Join(", ", said.Order(StringComparer.Ordinal))} | stood twice {twice} times |");
        return none + twice;
    }

    private static async Task<string> Say(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var code = text.Contains("urn:entente:problem:", StringComparison.Ordinal) ? text.Split("urn:entente:problem:")[1].Split('"')[0] : "no problem document";
        return $"{(int)answer.StatusCode} {code}";
    }

    private static string Copied(string file)
    {
        File.Copy(file, file + ".copy", overwrite: true);
        return file + ".copy";
    }

    private static async Task Fill(string filler, long leave)
    {
        await using var file = File.Create(filler);
        var free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace - leave;
        // Where the folder is no small disk, filling it would fill the machine's.
        if (free > 200L * 1024 * 1024)
            throw new InvalidOperationException("The folder of temporary files is no small disk: begin by bench/faults/run.sh.");
        var block = new byte[64 * 1024];
        for (var written = 0L; written < free; written += block.Length)
            await file.WriteAsync(block);
    }

    /// <summary>A host with somebody who asks it.</summary>
    private sealed class House(Process host, HttpClient client, string address) : IDisposable
    {
        public HttpClient Client => client;

        public static async Task<House> Begin(TestDatabase database, params (string Name, string Value)[] environment)
        {
            var port = BenchHost.FreePort();
            var host = await BenchHost.Start(database, port, environment);
            var address = $"http://127.0.0.1:{port}";
            return new(host, Asking(address, await BenchHost.Token(database)), address);
        }

        public HttpClient With(string token) => Asking(address, token);

        public async Task End()
        {
            host.Kill();
            await host.WaitForExitAsync();
        }

        public void Dispose()
        {
            if (!host.HasExited)
                host.Kill();
            client.Dispose();
            host.Dispose();
        }

        private static HttpClient Asking(string address, string token)
        {
            var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(90) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return client;
        }
    }
}
