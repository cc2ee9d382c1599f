using System.Diagnostics;
using System.Globalization;
using Entente.Papers;
using Entente.Platform.Papers;
using PdfSharp.Pdf.IO;

namespace Entente.Benchmarks;

/// <summary>Writes one long document to a file and says how long it took and how much memory the process held at most; one format a process.</summary>
internal static class Papers
{
    public static int Run(PaperFormat format, int rows)
    {
        var file = Path.GetTempFileName();
        try
        {
            var watch = Stopwatch.StartNew();
            using (var to = new FileStream(file, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024))
                PaperFile.Write(format, Document(rows), to, CancellationToken.None);
            watch.Stop();
            using var self = Process.GetCurrentProcess();
            var peak = self.PeakWorkingSet64 / 1048576.0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {format.ToString().ToUpperInvariant()} | {rows:N0} | {Pages(format, file)} | {watch.Elapsed.TotalSeconds:F1} | {peak:F0} | {new FileInfo(file).Length / 1048576.0:F1} |"));
            return 0;
        }
        finally
        {
            File.Delete(file);
        }
    }

    // How many pages a DOCX has is decided by the program that shows it.
    private static string Pages(PaperFormat format, string file)
    {
        if (format != PaperFormat.Pdf)
            return "";
        using var written = PdfReader.Open(file, PdfDocumentOpenMode.Import);
        return written.PageCount.ToString(CultureInfo.InvariantCulture);
    }

    private static Paper Document(int rows) => new(
        "Deliverables of a sample action", "en",
        [
            new PaperHeading(1, "Summary"), new PaperText("Žluťoučký kůň, Łódź, Größe, άλφα, България, Máirtín: all languages of the Union."),
            new PaperTable(
                "Deliverables", [new("Number", 1), new("Title", 4, IsRowHeading: true), new("Work package", 2.5), new("Due", 1.5), new("Days", 1, IsNumber: true)],
                Enumerable.Range(1, rows).Select(row => (IReadOnlyList<string>)
                [
                    string.Create(CultureInfo.InvariantCulture, $"D{row % 12}.{row}"), $"Guide number {row} on joint inspections and on what follows from them in the countries that take part",
                    "WP6 Inspection", "30 September 2026", row.ToString(CultureInfo.InvariantCulture),
                ]),
                "There is no deliverable yet."),
        ])
    {
        MadeAt = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero), Foot = "Demonstration data", PageOf = "Page {0} of {1}",
        Funding = new("Co-funded by the European Union", "Views and opinions expressed are those of the authors only."),
    };
}
