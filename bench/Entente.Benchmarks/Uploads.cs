using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Entente.Testing;

namespace Entente.Benchmarks;

/// <summary>The peak memory of a real host while many people send the worst files that are taken, all at the same moment.</summary>
internal static class Uploads
{
    private const int Mebibyte = 1024 * 1024;
    private const int MostAbove = 300;

    public static async Task<int> Run(int atOnce)
    {
        await using var database = await TestDatabase.Make(DatabaseKind.Sqlite);
        var port = BenchHost.FreePort();
        using var host = await BenchHost.Start(database, port);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await BenchHost.Token(database));
        await Send(client, "warm.txt", "warm"u8.ToArray());
        var idle = Memory(host, "VmRSS");
        Console.WriteLine("| file | MiB | sent at once | taken | idle, MiB | peak, MiB | above idle, MiB | seconds |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var worst = 0L;
        foreach (var (what, name, bytes) in Files())
        {
            // The peak begins anew.
            await File.WriteAllTextAsync($"/proc/{host.Id}/clear_refs", "5");
            var watch = Stopwatch.StartNew();
            var taken = (await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Send(client, name, bytes)))).Count(created => created);
            var peak = Memory(host, "VmHWM");
            worst = Math.Max(worst, peak - idle);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {what} | {bytes.Length / (double)Mebibyte:0.0} | {atOnce} | {taken} | {idle} | {peak} | {peak - idle} | {watch.Elapsed.TotalSeconds:0} |"));
        }

        host.Kill();
        await host.WaitForExitAsync();
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Worst: {worst} MiB above idle, {worst / (double)MostAbove:0.00} of the {MostAbove} that it may be."));
        return worst < MostAbove ? 0 : 1;
    }

    private static IEnumerable<(string What, string Name, byte[] Bytes)> Files()
    {
        var noise = new byte[19 * Mebibyte];
        new Random(1).NextBytes(noise);
        yield return ("DOCX with 190 MiB of zeros in an embedding", "a.docx", Office("word/document.xml", ("word/media/a.bin", noise[..(2 * Mebibyte)]), ("word/embeddings/e.bin", new byte[190 * Mebibyte])));
        yield return ("DOCX with a workbook of 18 MiB", "b.docx", Office("word/document.xml", ("word/embeddings/t.xlsx", Office("xl/workbook.xml", ("xl/media/a.bin", noise[..(18 * Mebibyte)])))));
        yield return ("ZIP with six texts of 30 MiB", "c.zip", Zip([.. Enumerable.Range(0, 6).Select(number => ($"{number}.txt", Repeated("Lorem ipsum dolor sit amet. ", 30 * Mebibyte))), ("noise.txt", Encoding.ASCII.GetBytes(Convert.ToBase64String(noise[..(4 * Mebibyte)])))]));
        yield return ("mail with a DOCX of 14 MiB", "d.eml", Encoding.ASCII.GetBytes("From: a\r\nTo: b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: application/x; name=\"a.docx\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Convert.ToBase64String(Office("word/document.xml", ("word/media/a.bin", noise[..(14 * Mebibyte)])), Base64FormattingOptions.InsertLineBreaks) + "\r\n--b--\r\n"));
        yield return ("JSON of ten million values", "e.json", [.. "["u8, .. Repeated("1,", 19 * Mebibyte), .. "1]"u8]);
        yield return ("PDF that speaks of a guard", "f.pdf", Encoding.ASCII.GetBytes("%PDF-1.4\n" + string.Concat(Enumerable.Range(1, 300_000).Select(number => $"{number} 0 obj\n<< /A [1 2 3 4 5 6 7 8] /Encrypt 1 >>\nendobj\n")) + "trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"));
        yield return ("text in UTF-16", "g.txt", [.. Encoding.Unicode.Preamble, .. Repeated("a\0", 19 * Mebibyte)]);
    }

    private static async Task<bool> Send(HttpClient client, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        using var answer = await client.PostAsync(new Uri("/api/v1/actions/jams-2-0/deliverables/D5.3/documents", UriKind.Relative), form);
        if (!answer.IsSuccessStatusCode)
            await Console.Error.WriteLineAsync($"{name}: {await answer.Content.ReadAsStringAsync()}");
        return answer.IsSuccessStatusCode;
    }

    // In MiB, as the system counts it.
    private static long Memory(Process host, string what) => long.Parse(
        File.ReadLines($"/proc/{host.Id}/status").First(line => line.StartsWith(what + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    private static byte[] Office(string main, params (string Name, byte[] Content)[] more) =>
        Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("_rels/.rels", "<Relationships/>"u8.ToArray()), (main, "<document/>"u8.ToArray()), .. more]);

    private static byte[] Zip((string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Repeated(string text, int length) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, length / text.Length)));
}
