using System.Net;
using System.Text;
using System.Text.Json;

namespace Entente.Actions.Tests.Sheets;

/// <summary>What tests of imports do again and again: take a sheet, edit it, bring it, count what it did.</summary>
internal static class Brought
{
    // The title of a row in a workbook of ours is an inline text; the mark of the row stays.
    public static byte[] Edit(byte[] workbook, string number, string title)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var archive = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
            var sheet = System.Xml.Linq.XDocument.Load(part);
            var row = sheet.Descendants().First(one => one.Name.LocalName == "row" && one.Value.StartsWith(number, StringComparison.Ordinal));
            row.Elements().Single(cell => cell.Attribute("r")!.Value.StartsWith('D')).Descendants().Single(one => one.Name.LocalName == "t").Value = title;
            part.SetLength(0);
            sheet.Save(part);
        }

        return memory.ToArray();
    }

    public static async Task<(string Heading, List<string> Rows)> Csv(HttpClient program, string table)
    {
        var text = (await program.GetStringAsync(new Uri($"{Jams.Api}/{table}/export/csv", UriKind.Relative))).TrimStart('\uFEFF');
        var lines = text.TrimEnd().Split("\r\n");
        return (lines[0], [.. lines[1..]]);
    }

    // The fourth field of a row of the demo, which has no quotes before it.
    public static string Title(string row) => row.Split(',')[3];

    public static async Task<JsonElement> Bring(HttpClient program, string table, string sheet, bool dryRun = false) =>
        await Report(await Send(program, table, Encoding.UTF8.GetBytes(sheet), dryRun));

    public static async Task<HttpResponseMessage> Send(HttpClient program, string table, byte[] sheet, bool dryRun)
    {
        using var parts = new MultipartFormDataContent { { new ByteArrayContent(sheet), "file", "sheet.bin" } };
        return await program.PostAsync(new Uri($"{Jams.Api}/{table}/import?dryRun={(dryRun ? "true" : "false")}", UriKind.Relative), parts);
    }

    public static async Task<JsonElement> Report(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
            return JsonDocument.Parse(text).RootElement;
        }
    }

    public static (int Added, int Changed, int Same, int Refused) Counts(JsonElement report) => (
        report.GetProperty("added").GetInt32(), report.GetProperty("changed").GetInt32(), report.GetProperty("same").GetInt32(), report.GetProperty("refused").GetInt32());
}
