using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Entente.Platform.Sheets;

/// <summary>
/// Writes a workbook forwards only. By hand, with an <see cref="XmlWriter"/> on the entry of the archive: the package API below
/// OpenXmlWriter opens its archives for update, and those keep every part in memory until they are closed. Texts are inline
/// strings: a shared table would have to be known before the first row.
/// </summary>
internal sealed class XlsxSheet : SheetWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int Bold = 1, Day = 2, Quoted = 3;
    private static readonly DateOnly Epoch = new(1899, 12, 30);
    private static readonly DateOnly FirstSound = new(1900, 3, 1);

    private readonly ZipArchive archive;
    private readonly Stream entry;
    private readonly XmlWriter xml;
    private readonly bool marked;
    private readonly string[] letters;
    private int row;
    private bool isDisposed;

    public XlsxSheet(SheetHead head, Stream to)
    {
        marked = head.Origin.Length > 0;
        letters = [.. Enumerable.Range(0, head.Columns.Count + 1).Select(Letters)];
        archive = new(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var (name, text) in XlsxParts.Around(head))
            Part(name, text);
        entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        xml = XmlWriter.Create(entry, new() { Encoding = new UTF8Encoding(false), CloseOutput = false, NewLineHandling = NewLineHandling.None });
        Begin(head);
    }

    /// <summary>The letters of a column, from 0: A, B, … Z, AA.</summary>
    public static string Letters(int column) =>
        (column < 26 ? "" : Letters(column / 26 - 1)) + (char)('A' + column % 26);

    public override void Write(SheetRow row)
    {
        StartRow();
        for (var column = 0; column < row.Cells.Count; column++)
            Cell(column, row.Cells[column]);
        if (marked)
            Cell(row.Cells.Count, row.Mark);
        xml.WriteEndElement();
    }

    public override void End()
    {
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    public override void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        xml.Dispose();
        entry.Dispose();
        archive.Dispose();
    }

    private void Begin(SheetHead head)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        // The heading stays in sight.
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        xml.WriteStartElement("cols", Main);
        for (var column = 0; column < head.Columns.Count; column++)
            Width(column, head.Columns[column].Width, hidden: false);
        if (marked)
            Width(head.Columns.Count, 20, hidden: true);
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
        StartRow();
        for (var column = 0; column < head.Columns.Count; column++)
            Text(column, head.Columns[column].Title, Bold);
        if (marked)
            Text(head.Columns.Count, RowMark.Heading(head.Origin), Bold);
        xml.WriteEndElement();
    }

    private void Width(int column, int width, bool hidden)
    {
        var number = (column + 1).ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("col", Main);
        xml.WriteAttributeString("min", number);
        xml.WriteAttributeString("max", number);
        xml.WriteAttributeString("width", width.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("customWidth", "1");
        if (hidden)
            xml.WriteAttributeString("hidden", "1");
        xml.WriteEndElement();
    }

    private void StartRow()
    {
        row++;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
    }

    private void Cell(int column, object? value)
    {
        switch (value)
        {
            case null or "":
                break;
            case string text:
                // Whoever edits a cell makes a formula of what begins like one, unless the cell says "text" as an apostrophe does.
                Text(column, text, FormulaGuard.Guard(text) == text ? 0 : Quoted);
                break;
            case bool truth:
                Value(column, "b", 0, truth ? "1" : "0");
                break;
            case DateOnly day when day >= FirstSound:
                Value(column, null, Day, (day.DayNumber - Epoch.DayNumber).ToString(CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                // Spreadsheets know no day before 1900, and a wrong one in its first two months.
                Text(column, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 0);
                break;
            case int or long or decimal or double:
                Value(column, null, 0, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    private void Text(int column, string text, int style)
    {
        StartCell(column, "inlineStr", style);
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", ns: null, "preserve");
        xml.WriteString(XlsxText.Write(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Value(int column, string? type, int style, string value)
    {
        StartCell(column, type, style);
        xml.WriteElementString("v", Main, value);
        xml.WriteEndElement();
    }

    private void StartCell(int column, string? type, int style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", letters[column] + row.ToString(CultureInfo.InvariantCulture));
        if (style > 0)
            xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (type is not null)
            xml.WriteAttributeString("t", type);
    }

    private void Part(string name, string text)
    {
        using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
