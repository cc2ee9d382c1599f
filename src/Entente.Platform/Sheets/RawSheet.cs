using System.Globalization;
using Entente.Kernel;

namespace Entente.Platform.Sheets;

/// <summary>A sheet as a file has it, before anybody has asked what it means.</summary>
/// <param name="Titles">The heading, as texts.</param>
/// <param name="Rows">The rows that hold something.</param>
/// <param name="Ways">How days and numbers are written in it.</param>
internal sealed record RawSheet(IReadOnlyList<string> Titles, IReadOnlyList<RawRow> Rows, SheetWays Ways);

/// <summary>How a file writes days and numbers as texts.</summary>
/// <param name="DayFirst">True when a day like 06/04/2026 can only be the 6th of April here.</param>
/// <param name="DecimalMark">Between units and tenths; null when it could be either sign.</param>
internal sealed record SheetWays(bool DayFirst, char? DecimalMark);

/// <summary>A row.</summary>
/// <param name="Number">As the spreadsheet numbers it; the heading is mostly 1.</param>
/// <param name="Cells">Text, <c>decimal</c>, <see cref="DateOnly"/>, <c>bool</c>, null for empty, or a <see cref="Fault"/> for what cannot be read.</param>
internal sealed record RawRow(int Number, IReadOnlyList<object?> Cells)
{
    public bool IsEmpty => Cells.All(cell => cell is null or "");

    public object? At(int column) => column < Cells.Count ? Cells[column] : null;
}

/// <summary>Places and refusals of sheets.</summary>
internal static class SheetFaults
{
    /// <summary>A cell as people name it, <c>C7</c>.</summary>
    public static string Place(int column, int row) => XlsxSheet.Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    public static Problem TooManyRows(SheetSettings rules) => Problem.Rule(
        "platform.sheet-rows", "The sheet has more than {0} rows. Split it, or bring only the rows that change.", rules.MostRows);

    public static Problem TooManyColumns(string place, SheetSettings rules) => Problem.Rule(
        "platform.sheet-columns", "Something stands in {0}; at most {1} columns are read. Delete what is not part of the table.", place, rules.MostColumns);

    public static Problem Empty => Problem.Rule("platform.sheet-empty", "There is nothing in this sheet. Choose the file with the table, or start from the template.");

    public static Problem TooMuchText(SheetSettings rules) => Problem.Rule(
        "platform.sheet-texts-long", "A cell has more than {0} characters, or all cells together more than {1}. Delete what is not part of the table.",
        XlsxText.Longest, rules.MostUnpackedBytes);

    public static Problem NotXml(string part, int line) => Problem.Malformed(
        "platform.sheet-not-xml", "This workbook cannot be read: its part '{0}' is not sound at line {1}. Open it in a spreadsheet and save it again as XLSX.", part, line);

    public static Problem PartMissing(string part) => Problem.Malformed(
        "platform.sheet-part-missing", "This workbook cannot be read: its part '{0}' is missing. Open it in a spreadsheet and save it again as XLSX.", part);
}
