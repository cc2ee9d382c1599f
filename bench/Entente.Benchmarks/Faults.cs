using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Benchmarks;

/// <summary>
/// Kills a real host with <c>kill -9</c> while it takes files in and works on jobs, starts it again, and counts: every import that
/// was acknowledged has its effect once, one that was not has it once or not at all, and the audit trail is whole.
/// </summary>
internal static class Faults
{
    private const int ActionsAFile = 15;

    public static async Task<int> Run(int kills)
    {
        Console.WriteLine("| database | kills | acknowledged | done once | not acknowledged: all / nothing | jobs taken over | lost | twice | audit trail | documents acknowledged / lost | sheets, exports, comments: acknowledged / there | jobs at the end |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        var bad = 0;
        foreach (var kind in Enum.GetValues<DatabaseKind>())
            bad += await Run(kind, kills);
        return bad == 0 ? 0 : 1;
    }

    private static async Task<int> Run(DatabaseKind kind, int kills)
    {
        await using var database = await TestDatabase.Make(kind);
        var chance = new Random(20261124);
        var port = BenchHost.FreePort();
        var host = await BenchHost.Start(database, port);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await BenchHost.Token(database));
        var acknowledged = new HashSet<int>();
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        var sheets = new FaultSheets(client);
        for (var round = 0; round < kills; round++)
        {
            var asking = Ask(client, round);
            var bringing = Bring(client, round, chance);
            var laying = sheets.Round(round);
            // From the first byte of the upload to well after the job's end.
            await Task.Delay(chance.Next(2500));
            host.Kill();
            await host.WaitForExitAsync();
            if (await asking)
                acknowledged.Add(round);
            if (await bringing is { } document)
                kept.Add(document.Address, document.Sha256);
            await laying;
            host = await BenchHost.Start(database, port);
        }

        await BenchHost.Settle(database);
        var documents = await Gone(client, kept);
        var (lost, twice, shown) = await sheets.Count(database);
        host.Kill();
        await host.WaitForExitAsync();
        return await Report(kind, kills, database, acknowledged, $"{kept.Count} / {documents} | {shown}", lost, twice) + documents;
    }

    private static async Task<int> Report(DatabaseKind kind, int kills, TestDatabase database, HashSet<int> acknowledged, string others, int othersLost, int othersTwice)
    {
        var rows = await database.Read("""
            SELECT a."Slug", COUNT(p."Id") FROM actions_joint_action a JOIN actions_work_package p ON p."ActionId" = a."Id" WHERE a."Slug" LIKE 'fault-%' GROUP BY a."Slug"
            """);
        var whole = rows.Where(row => row.EndsWith(" 8", StringComparison.Ordinal)).Select(row => int.Parse(row.Split('-')[1], CultureInfo.InvariantCulture))
            .GroupBy(round => round).ToDictionary(group => group.Key, group => group.Count());
        var partly = whole.Values.Count(count => count != ActionsAFile) + rows.Count(row => !row.EndsWith(" 8", StringComparison.Ordinal));
        var lost = acknowledged.Count(round => whole.GetValueOrDefault(round) != ActionsAFile);
        // An effect that came twice would stand twice in the trail.
        var twice = (await database.Read("""
            SELECT "Key" FROM platform_audit WHERE "Thing" = 'actions_joint_action' AND "Kind" = 'Added' GROUP BY "Key" HAVING COUNT(*) > 1
            """)).Count + (await database.Read("""SELECT "About" FROM platform_job WHERE "State" = 'Done' AND "About" <> '' GROUP BY "About" HAVING COUNT(*) > 1""")).Count;
        var takenOver = (await database.Read("""SELECT COUNT(*) FROM platform_job WHERE "Attempts" > 1"""))[0];
        var states = await database.Read("""SELECT "State", COUNT(*) FROM platform_job GROUP BY "State" ORDER BY "State" """);
        var silent = whole.Keys.Count(round => !acknowledged.Contains(round));
        var trail = await BenchHost.Verb(database, "audit", "verify");
        Console.WriteLine($"| {kind} | {kills} | {acknowledged.Count} | {acknowledged.Count - lost} | {silent} / {kills - acknowledged.Count - silent} | {takenOver} | {lost + partly + othersLost} | {twice + othersTwice} | {(trail.Code == 0 ? "whole" : "BROKEN")} | {others} | {string.Join(", ", states)} |");
        return lost + partly + othersLost + twice + othersTwice + trail.Code;
    }

    private static async Task<bool> Ask(HttpClient client, int round)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/programmes/import", UriKind.Relative)) { Content = new ByteArrayContent(File(round)) };
        ask.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        ask.Headers.Add("Prefer", "respond-async");
        try
        {
            using var answer = await client.SendAsync(ask);
            return answer.StatusCode == HttpStatusCode.Accepted;
        }
        catch (HttpRequestException)
        {
            // The host died before it could answer.
            return false;
        }
    }

    /// <summary>Attaches a file to a deliverable; null when the host died before it could answer.</summary>
    private static async Task<(string Address, string Sha256)?> Bring(HttpClient client, int round, Random chance)
    {
        var text = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)chance.Next('a', 'z'))));
        using var form = new MultipartFormDataContent { { new StringContent($"Round {round}"), "title" }, { new ByteArrayContent(text), "file", $"round-{round}.txt" } };
        try
        {
            using var answer = await client.PostAsync(new Uri("/api/v1/actions/jams-2-0/deliverables/D5.1/documents", UriKind.Relative), form);
            return answer.StatusCode == HttpStatusCode.Created
                ? (answer.Headers.Location!.ToString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text)))
                : throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Acknowledged documents that are not there, or whose content is not what was sent.</summary>
    private static async Task<int> Gone(HttpClient client, Dictionary<string, string> kept)
    {
        var gone = 0;
        foreach (var (address, hash) in kept)
        {
            using var answer = await client.GetAsync(new Uri($"{address}/versions/1/file", UriKind.Relative));
            gone += answer.IsSuccessStatusCode && Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())) == hash ? 0 : 1;
        }

        return gone;
    }

    private static byte[] File(int round)
    {
        var demo = JsonNode.Parse(System.IO.File.ReadAllText(Repository.File("demo/programme.json")))!.AsObject();
        var list = new JsonArray();
        for (var number = 0; number < ActionsAFile; number++)
        {
            var action = demo["jointActions"]!.AsArray()[0]!.DeepClone().AsObject();
            (action["slug"], action["acronym"]) = ($"fault-{round}-{number}", $"FAULT {round}.{number}");
            list.Add(action);
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["formatVersion"] = 1, ["programme"] = demo["programme"]!.DeepClone(), ["jointActions"] = list });
    }
}
