using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entente.Testing;

namespace Entente.Benchmarks;

/// <summary>
/// Sheets that are brought, exports that jobs make and comments that are written while a host is killed: a sheet's rows are all there or
/// none, an acknowledged one's all and once; an acknowledged export can be fetched; an acknowledged comment is there once.
/// </summary>
internal sealed class FaultSheets(HttpClient client)
{
    private const int RowsASheet = 20;
    private const string Of = "/api/v1/actions/jams-2-0";
    private readonly HashSet<int> brought = [];
    private readonly HashSet<int> said = [];
    private readonly List<Uri> asked = [];

    /// <summary>One of each; comes to an end when the host has answered or died.</summary>
    public async Task Round(int round)
    {
        var bringing = Try(() => client.PostAsync(Address("tasks/import"), Sheet(round)), HttpStatusCode.OK);
        var saying = Try(() => client.PostAsJsonAsync(Address("deliverables/D5.1/comments/"), new { text = Comment(round) }), HttpStatusCode.Created);
        var asking = Try(() => client.PostAsync(Address("tasks/export/xlsx"), null), HttpStatusCode.Accepted);
        if (await bringing is not null)
            brought.Add(round);
        if (await saying is not null)
            said.Add(round);
        if (await asking is { } job)
            asked.Add(job);
    }

    /// <summary>What was acknowledged and is not there, and what is there twice or in part.</summary>
    public async Task<(int Lost, int Twice, string Shown)> Count(TestDatabase database)
    {
        var rows = (await database.Read("""SELECT "Title", COUNT(*) FROM actions_task WHERE "Title" LIKE 'Fault%' GROUP BY "Title" """))
            .Select(row => row.Split(' ')).GroupBy(words => int.Parse(words[1], CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => (Rows: group.Count(), Twice: group.Count(words => words[^1] != "1")));
        var comments = await database.Read("""SELECT "Text" FROM platform_comment WHERE "Text" LIKE 'Said in round%'""");
        var lost = brought.Count(round => rows.GetValueOrDefault(round).Rows != RowsASheet) + rows.Values.Count(one => one.Rows != RowsASheet)
            + said.Count(round => !comments.Contains(Comment(round)));
        var twice = rows.Values.Sum(one => one.Twice) + comments.Count - comments.Distinct().Count();
        var unfetched = 0;
        foreach (var job in asked)
            unfetched += await IsFetched(job) ? 0 : 1;
        return (lost + unfetched, twice, $"{brought.Count} / {rows.Count}, {asked.Count} / {asked.Count - unfetched}, {said.Count} / {comments.Count}");
    }

    private async Task<bool> IsFetched(Uri job)
    {
        using var view = JsonDocument.Parse(await client.GetStringAsync(job));
        if (view.RootElement.GetProperty("state").GetString() != "done")
            return false;
        using var file = await client.GetAsync(new Uri("/api/v1" + view.RootElement.GetProperty("href").GetString(), UriKind.Relative));
        return file.IsSuccessStatusCode && (await file.Content.ReadAsByteArrayAsync())[..2].AsSpan().SequenceEqual("PK"u8);
    }

    // The address that the answer gives, or the one that was asked; null when the host died first.
    private static async Task<Uri?> Try(Func<Task<HttpResponseMessage>> ask, HttpStatusCode awaited)
    {
        try
        {
            using var answer = await ask();
            return answer.StatusCode == awaited
                ? answer.Headers.Location ?? answer.RequestMessage!.RequestUri
                : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static MultipartFormDataContent Sheet(int round)
    {
        var csv = new StringBuilder("No.;Work package;Task;First day;Last day;Code of the authority;Person;Waits for\n");
        for (var row = 1; row <= RowsASheet; row++)
            csv.Append(CultureInfo.InvariantCulture, $";5;Fault {round} row {row};2026-09-01;2026-10-30;;;\n");
        return new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv.ToString())), "file", $"round-{round}.csv" } };
    }

    private static string Comment(int round) => string.Create(CultureInfo.InvariantCulture, $"Said in round {round}.");

    private static Uri Address(string tail) => new($"{Of}/{tail}", UriKind.Relative);
}
