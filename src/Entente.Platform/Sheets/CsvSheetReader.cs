using CsvHelper;
using Entente.Kernel;
using Entente.Platform.Documents.Content;

namespace Entente.Platform.Sheets;

/// <summary>Reads CSV in UTF-8, with whichever of the three usual signs between its fields, and strictly in its quotes.</summary>
internal static class CsvSheetReader
{
    private static readonly char[] Separators = [',', ';', '\t'];

    public static Result<RawSheet> Read(byte[] bytes, IReadOnlyCollection<string> known, SheetSettings rules)
    {
        // UTF-16 is full of zero bytes; no table is.
        if (bytes.AsSpan().Contains((byte)0) || !ContentCheck.IsUtf8(bytes))
            return Problem.Malformed("platform.sheet-not-utf8", "This text is not written in UTF-8, so its accents would be lost. Save it again as \"CSV UTF-8\", or as XLSX.");
        var (start, hinted) = Hint(bytes);
        var separator = hinted ?? Separators.OrderByDescending(one => Known(bytes, start, one, known)).First();
        if (hinted is null && Known(bytes, start, separator, known) == 0)
            return Problem.Malformed("platform.sheet-delimiter", "None of the headings in the first line is known. Separate them by commas, semicolons or tabs, and begin with the headings of the template.");

        var rows = Records(bytes, start, separator, rules, most: rules.MostRows + 1);
        if (rows.Problem is { } broken)
            return broken;
        if (rows.Value is not [var heading, .. var rest])
            return SheetFaults.Empty;
        return rest.Count > rules.MostRows
            ? SheetFaults.TooManyRows(rules)
            : new RawSheet([.. heading.Cells.Select(cell => (string)(cell ?? ""))], rest, Ways(separator));
    }

    // A comma between the fields leaves a point for the tenths, and a semicolon stands where the comma is taken; a tab says nothing.
    private static SheetWays Ways(char separator) => new(DayFirst: separator == ';', separator switch { ';' => ',', ',' => '.', _ => null });

    private static int Known(byte[] bytes, int start, char separator, IReadOnlyCollection<string> known) =>
        Records(bytes, start, separator, new(), most: 0) is { Problem: null, Value: [var heading, ..] }
            ? heading.Cells.Count(cell => cell is string title && known.Contains(title.Trim())) : 0;

    /// <summary>The rows that hold something, the heading first; one more than <paramref name="most"/> when there are more.</summary>
    private static Result<List<RawRow>> Records(byte[] bytes, int start, char separator, SheetSettings rules, int most)
    {
        CsvMalformedReason? reason = null;
        var rows = new List<RawRow>();
        var number = start > 3 ? 1 : 0;
        try
        {
            using var csv = CsvReader.Create(bytes.AsMemory(start), new()
            {
                Separator = separator, HasHeader = false, SkipEmptyLines = false, MalformedData = CsvMalformedDataHandling.Throw,
            });
            while (csv.Read())
            {
                number++;
                if (csv.FieldCount > rules.MostColumns)
                    return SheetFaults.TooManyColumns(SheetFaults.Place(rules.MostColumns, number), rules);
                var row = new RawRow(number, [.. Enumerable.Range(0, csv.FieldCount).Select(at => (object?)Cell(csv.GetString(at)))]);
                if (!row.IsEmpty)
                    rows.Add(row);
                if (rows.Count > most)
                    break;
            }
        }
        catch (CsvFormatException)
        {
            reason = CsvMalformedReason.StrayQuote;
        }

        return reason is null ? rows : Problem.Malformed("platform.sheet-quotes",
            "A quotation mark in row {0} does not belong there. Write a field with quotation marks as \"…\" and double each one inside, or save the table as XLSX.", number + 1);
    }

    private static string? Cell(string text) => text.Length == 0 ? null : FormulaGuard.Unguard(text);

    // Excel may say in a line before all others what separates the fields: sep=; but a quotation mark separates nothing.
    private static (int Start, char? Separator) Hint(byte[] bytes)
    {
        var start = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var text = bytes.AsSpan(start);
        if (text.Length < 6 || !text.StartsWith("sep="u8) || text[5] is not ((byte)'\r' or (byte)'\n') || (char)text[4] is not (',' or ';' or '\t' or '|'))
            return (start, null);
        var end = text.IndexOf((byte)'\n');
        return (start + (end < 0 ? 6 : end + 1), (char)text[4]);
    }
}
