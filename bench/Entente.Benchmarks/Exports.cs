using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Entente.Platform.Sheets;
using Entente.Testing;

namespace Entente.Benchmarks;

/// <summary>
/// Has a real host make an export of many rows of its database, the audit trail, as a job, and fetches the file: the time of the job,
/// and the most memory that the process of the host ever held, a new host for each.
/// </summary>
internal static class Exports
{
    // Made by the database itself; that they would not pass the check of the trail is nothing to an export.
    private const string Fill = """
        INSERT INTO platform_audit ("Sequence", "Position", "At", "Actor", "Kind", "Thing", "Key", "Before", "After", "PreviousHash", "Hash")
        SELECT head."Sequence" + number, head."Sequence" + number, head."At", 'demo-officer', 'Changed', 'actions_task', 'key-' || number,
               '{"Title":"Former title of number ' || number || '"}', '{"Title":"=Title of number ' || number || ', with a comma and « règles »"}', head."Hash", head."Hash"
        FROM (SELECT * FROM platform_audit ORDER BY "Sequence" DESC LIMIT 1) head CROSS JOIN (NUMBERS) numbers
        """;

    public static async Task<int> Run(int rows)
    {
        Console.WriteLine("| database | format | rows | seconds | peak MiB of the host | before the export | file MiB |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var large = 0;
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var database = await TestDatabase.Make(kind);
            foreach (var format in Enum.GetValues<SheetFormat>())
                large += await Run(kind, database, format, rows);
        }

        return large;
    }

    private static async Task<int> Run(DatabaseKind kind, TestDatabase database, SheetFormat format, int rows)
    {
        var port = BenchHost.FreePort();
        using var host = await BenchHost.Start(database, port);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await BenchHost.Token(database));
        await Add(kind, database, rows);
        var word = format.ToString().ToLowerInvariant();
        // A host that was only started holds less than one that has answered.
        using (await client.GetAsync(new Uri("/api/v1/audit", UriKind.Relative))) { }

        var before = Peak(host);
        var watch = Stopwatch.StartNew();
        using var asked = await client.PostAsync(new Uri($"/api/v1/audit/export/{word}", UriKind.Relative), null);
        asked.EnsureSuccessStatusCode();
        await BenchHost.Settle(database);
        watch.Stop();
        using var job = JsonDocument.Parse(await client.GetStringAsync(asked.Headers.Location));
        if (job.RootElement.GetProperty("state").GetString() != "done")
            throw new InvalidOperationException(job.RootElement.ToString());
        await using var file = await client.GetStreamAsync(new Uri("/api/v1" + job.RootElement.GetProperty("href").GetString(), UriKind.Relative));
        var (bytes, lines) = await Read(file);
        var awaited = int.Parse((await database.Read("""SELECT COUNT(*) FROM platform_audit"""))[0], CultureInfo.InvariantCulture);
        var peak = Peak(host);
        host.Kill();
        await host.WaitForExitAsync();
        // A heading, a row each; since the export was made, at most the job's own lines came to the trail.
        if (format == SheetFormat.Csv && (lines < rows || lines > awaited + 1))
            throw new InvalidOperationException($"{lines} lines in the file, {awaited} in the trail.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {kind} | {format.ToString().ToUpperInvariant()} | {awaited:N0} | {watch.Elapsed.TotalSeconds:F1} | {peak:F0} | {before:F0} | {bytes / 1048576.0:F1} |"));
        return peak > 300 ? 1 : 0;
    }

    // So many that the trail has the rows that are asked for, and the head that counts them.
    private static async Task Add(DatabaseKind kind, TestDatabase database, int rows)
    {
        var there = int.Parse((await database.Read("""SELECT COUNT(*) FROM platform_audit"""))[0], CultureInfo.InvariantCulture);
        if (there >= rows)
            return;
        var numbers = kind == DatabaseKind.Sqlite
            ? $"WITH RECURSIVE n(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM n WHERE number < {rows - there}) SELECT number FROM n"
            : $"SELECT number FROM generate_series(1, {rows - there}) number";
        await database.Execute(Fill.Replace("NUMBERS", numbers, StringComparison.Ordinal));
        if (kind == DatabaseKind.Postgres)
            await database.Execute("""SELECT setval('platform_audit_number', (SELECT MAX("Sequence") FROM platform_audit))""");
        await database.Execute("""UPDATE platform_audit_head SET "Sequence" = (SELECT MAX("Position") FROM platform_audit)""");
    }

    private static async Task<(long Bytes, int Lines)> Read(Stream file)
    {
        var buffer = new byte[64 * 1024];
        var (bytes, lines) = (0L, 0);
        while (await file.ReadAsync(buffer) is > 0 and var read)
        {
            bytes += read;
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return (bytes, lines);
    }

    /// <summary>The most memory that a process ever held, in MiB, as the kernel counts it.</summary>
    private static double Peak(Process process) =>
        double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
