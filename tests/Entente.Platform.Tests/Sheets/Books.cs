using System.IO.Compression;
using System.Text;
using Entente.Platform.Sheets;

namespace Entente.Platform.Tests.Sheets;

/// <summary>Workbooks and CSV files for tests: ours, and such as nobody should send.</summary>
internal static class Books
{
    public static readonly string[] Titles = ["Name", "Amount", "Day", "Yes"];

    public static SheetHead Head { get; } = new("Things",
    [
        new("name", "Name"), new("amount", "Amount", CellKind.Number), new("day", "Day", CellKind.Date), new("yes", "Yes", CellKind.Boolean),
    ]);

    public static async Task<byte[]> Write(SheetFormat format, params IEnumerable<SheetRow> rows)
    {
        using var to = new MemoryStream();
        await SheetFile.Write(format, Head, rows.ToAsyncEnumerable(), to, written: null, CancellationToken.None);
        return to.ToArray();
    }

    public static RawSheet Read(byte[] bytes)
    {
        var read = SheetReader.Read(bytes, Titles, new());
        Assert.True(read.Problem is null, read.Problem?.Text);
        return read.Value;
    }

    public static string Refused(byte[] bytes, SheetSettings? rules = null) => SheetReader.Read(bytes, Titles, rules ?? new()).Problem?.Code ?? "taken";

    /// <summary>A workbook as another program writes it.</summary>
    public static byte[] Book(string sheet, string? shared = null, string? styles = null, string book = "", string prolog = "", string sheetPart = "xl/worksheets/one.xml")
    {
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var to = new MemoryStream();
        using (var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Part(archive, "_rels/.rels", $"<Relationships><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(archive, "xl/workbook.xml", $"<workbook xmlns:r=\"{Office}\">{book}<sheets><sheet name=\"Notes\" sheetId=\"2\" state=\"hidden\" r:id=\"rId9\"/><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Part(archive, "xl/_rels/workbook.xml.rels", $"<Relationships><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/one.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part(archive, sheetPart, $"{prolog}<worksheet><sheetData>{sheet}</sheetData></worksheet>");
            if (shared is not null)
                Part(archive, "xl/sharedStrings.xml", $"<sst count=\"1\" uniqueCount=\"1\">{shared}</sst>");
            if (styles is not null)
                Part(archive, "xl/styles.xml", $"<styleSheet>{styles}</styleSheet>");
        }

        return to.ToArray();
    }

    private static void Part(ZipArchive archive, string name, string text)
    {
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
