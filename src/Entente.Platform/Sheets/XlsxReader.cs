using System.Xml;
using Entente.Kernel;
using Entente.Platform.Documents;
using Entente.Platform.Documents.Content;

namespace Entente.Platform.Sheets;

/// <summary>
/// Reads the first visible sheet of a workbook as Excel and LibreOffice write it: shared or inline texts, days that only their
/// format gives away, truths, and what formulas came to. Elements are known by their name alone, because strict and ordinary
/// workbooks differ in their namespaces.
/// </summary>
internal sealed class XlsxReader(byte[] bytes, SheetSettings rules)
{
    private const int MostEntries = 500;
    private readonly DocumentSettings limits = new() { MostUnpackedBytes = rules.MostUnpackedBytes, MostEntries = MostEntries };
    private IReadOnlyList<ZipEntry> entries = [];
    private Unpacking unpacking = null!;
    private Problem? unsoundPart;

    public Result<RawSheet> Read()
    {
        var looked = ZipCheck.Look(bytes, limits);
        if (looked.Problem is { } unsound)
            return unsound;
        if (looked.Value != ContentKind.Xlsx)
            return Problem.Rule("platform.sheet-not-a-sheet", "This is neither a workbook nor a CSV file. Save the table as XLSX or CSV.");

        entries = ZipDirectory.Read(bytes, limits).Value;
        unpacking = new(limits, bytes.Length);
        var part = "";
        try
        {
            return Sheet(one => part = one);
        }
        catch (XmlException broken)
        {
            // A document type is refused here too: it could name files and addresses of this machine.
            return SheetFaults.NotXml(CellText.Short(FileName.Safe(part)), broken.LineNumber);
        }
        catch (InvalidDataException) when (unsoundPart is not null)
        {
            return unsoundPart;
        }
    }

    private Result<RawSheet> Sheet(Action<string> at)
    {
        at("xl/workbook.xml");
        var book = XlsxBook.Read(name => Open(name), at);
        at(book.Sheet);
        var shared = new List<string>();
        if (book.SharedTexts is { } texts && Has(texts))
        {
            at(texts);
            using var xml = Open(texts);
            if (XlsxBook.SharedTextsOf(xml, rules, shared) is { } tooMany)
                return tooMany;
        }

        var days = new HashSet<int>();
        if (book.Styles is { } styles && Has(styles))
        {
            at(styles);
            using var xml = Open(styles);
            days = XlsxBook.DayStylesOf(xml);
        }

        at(book.Sheet);
        using var sheet = Open(book.Sheet);
        var read = new XlsxRows(rules, shared, days, book.Is1904).Read(sheet);
        if (read.Problem is { } refused)
            return refused;
        return read.Value is [var heading, .. var rest]
            ? new RawSheet([.. heading.Cells.Select(CellText.Invariant)], rest, new(DayFirst: false, DecimalMark: null))
            : SheetFaults.Empty;
    }

    private bool Has(string name) => entries.Any(entry => entry.Name == name);

    private XmlReader Open(string name)
    {
        if (entries.FirstOrDefault(entry => entry.Name == name) is not { } entry)
            throw Stop(SheetFaults.PartMissing(CellText.Short(FileName.Safe(name))));
        var unpacked = unpacking.Unpack(bytes, entry, _ => true);
        if (unpacked.Problem is { } refused)
            throw Stop(refused);
        return XmlReader.Create(new MemoryReader(unpacked.Value.Bytes, owner: unpacked.Value), new()
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
        });
    }

    // Reading stops deep inside; the way out is a refusal.
    private InvalidDataException Stop(Problem why)
    {
        unsoundPart = why;
        return new(why.Text);
    }
}
