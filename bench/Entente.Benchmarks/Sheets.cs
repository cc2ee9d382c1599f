using System.Diagnostics;
using System.Globalization;
using Entente.Platform.Sheets;

namespace Entente.Benchmarks;

/// <summary>
/// Writes one large table to a file and says how long it took and how much memory the process held at most. The rows are made as
/// they are asked for, so that what is measured is the writer; one format a process, because the peak is the process's.
/// </summary>
internal static class Sheets
{
    private static readonly SheetHead Head = new("Deliverables",
    [
        new("number", "Number"), new("wp", "Work package", CellKind.Number), new("package", "Title of the work package"), new("title", "Deliverable"),
        new("due", "Due", CellKind.Date), new("lead", "Lead"), new("status", "Status"), new("submitted", "Submitted on", CellKind.Date), new("done", "Done", CellKind.Boolean),
    ]) { Origin = "bench/rows" };

    public static async Task<int> Run(SheetFormat format, int rows)
    {
        var file = Path.GetTempFileName();
        try
        {
            var watch = Stopwatch.StartNew();
            await using (var to = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024))
                await SheetFile.Write(format, Head, Rows(rows), to, written: null, CancellationToken.None);
            watch.Stop();
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {format.ToString().ToUpperInvariant()} | {rows:N0} | {watch.Elapsed.TotalSeconds:F1} | {self.PeakWorkingSet64 / 1048576.0:F0} | {GC.CollectionCount(2)} | {new FileInfo(file).Length / 1048576.0:F1} |"));
            return 0;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async IAsyncEnumerable<SheetRow> Rows(int rows)
    {
        var first = new DateOnly(2024, 1, 1);
        for (var at = 0; at < rows; at++)
        {
            // As a row from a database would: now and then somebody has to wait.
            if (at % 1000 == 0)
                await Task.Yield();
            var number = string.Create(CultureInfo.InvariantCulture, $"D{at % 12}.{at}");
            yield return new(
                [number, at % 12, "Signal detection and vigilance, “règles”", $"=Report {number}, with a comma", first.AddDays(at % 3000), "FR", "Planned", at % 3 == 0 ? null : first.AddDays(at % 2000), at % 2 == 0],
                "00000000000000000000000000000000.1.0123456789ab");
        }
    }
}
