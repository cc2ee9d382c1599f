using System.Globalization;
using CsvHelper;
using Entente.Look.Languages;

namespace Entente.Platform.Sheets;

/// <summary>How a CSV file of a language looks: where the comma stands before the tenths, a spreadsheet parts fields by semicolons.</summary>
/// <param name="Separator">Between two fields.</param>
/// <param name="DecimalMark">Between units and tenths.</param>
/// <param name="Yes">True.</param>
/// <param name="No">False.</param>
internal sealed record CsvLook(char Separator, string DecimalMark, string Yes, string No)
{
    public static CsvLook Of(CultureInfo language)
    {
        var (separator, mark) = language.NumberFormat.NumberDecimalSeparator == "," ? (';', ",") : (',', ".");
        return new(separator, mark, WrittenSigns.True(language), WrittenSigns.False(language));
    }
}

/// <summary>
/// Writes RFC 4180: a heading, CR LF after each row, quotes where they are needed. Days are written as 2026-04-30, which every
/// spreadsheet knows. CsvHelper writes each field on to the stream, so nothing piles up.
/// </summary>
internal sealed class CsvSheet : SheetWriter
{
    private readonly CsvWriter csv;
    private readonly CsvLook look;
    private readonly NumberFormatInfo numbers;
    private readonly bool marked;

    /// <param name="head">The head.</param>
    /// <param name="to">Stays open.</param>
    /// <param name="look">The language's.</param>
    /// <param name="mark">Begin with a byte order mark, without which Excel takes UTF-8 for the code page of the machine.</param>
    public CsvSheet(SheetHead head, Stream to, CsvLook look, bool mark = true)
    {
        this.look = look;
        numbers = new NumberFormatInfo { NumberDecimalSeparator = look.DecimalMark };
        // The guard is our own: the library's knows no full-width signs and cannot be taken away without doubt.
        csv = CsvWriter.Create(to, new() { Separator = look.Separator, WriteByteOrderMark = mark }, leaveOpen: true);
        foreach (var column in head.Columns)
            csv.WriteField(FormulaGuard.Guard(column.Title));
        // Nothing hides a column of CSV. Seen, it is cheap against a sheet that takes back what others changed meanwhile.
        marked = head.Origin.Length > 0;
        if (marked)
            csv.WriteField(RowMark.Heading(head.Origin));
        csv.EndRecord();
    }

    public override void Write(SheetRow row)
    {
        foreach (var cell in row.Cells)
            csv.WriteField(Field(cell));
        if (marked)
            csv.WriteField(row.Mark);
        csv.EndRecord();
    }

    public override void End() => csv.Flush();

    public override void Dispose() => csv.Dispose();

    // Numbers and days are ours and need no guard; a minus before a number is one.
    private string Field(object? cell) => cell switch
    {
        null => "",
        string text => FormulaGuard.Guard(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? look.Yes : look.No,
        int or long or decimal or double => ((IFormattable)cell).ToString(null, numbers),
        _ => throw new ArgumentException($"A cell cannot hold a {cell.GetType().Name}.", nameof(cell)),
    };
}
