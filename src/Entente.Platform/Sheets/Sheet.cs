using Entente.Kernel;
using Entente.Look.Components;

namespace Entente.Platform.Sheets;

/// <summary>What the cells of a column hold.</summary>
public enum CellKind
{
    /// <summary>A text; never a formula, whatever it begins with.</summary>
    Text,

    /// <summary>A <c>decimal</c>, or a whole number.</summary>
    Number,

    /// <summary>A whole number; an import refuses a fraction.</summary>
    Whole,

    /// <summary>A <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>A <c>bool</c>.</summary>
    Boolean,
}

/// <summary>What an import does with a column.</summary>
public enum ColumnUse
{
    /// <summary>For the reader; an import passes over it.</summary>
    Shown,

    /// <summary>Names the row, <c>D5.1</c>; empty in a new row.</summary>
    Key,

    /// <summary>Belongs to the row and changes elsewhere; an import refuses a row that says otherwise.</summary>
    Fixed,

    /// <summary>Given with a new row; does not change afterwards.</summary>
    Given,

    /// <summary>Can be edited.</summary>
    Edited,
}

/// <summary>A column of a table that people take with them.</summary>
/// <param name="Key">Stable; faults name it to programs.</param>
/// <param name="Title">The heading, in the reader's language.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Use">What an import does with it.</param>
/// <param name="Width">In characters.</param>
public sealed record SheetColumn(string Key, string Title, CellKind Kind = CellKind.Text, ColumnUse Use = ColumnUse.Shown, int Width = 14)
{
    /// <summary>The longest text that an import takes, in characters.</summary>
    public int Longest { get; init; } = 300;

    /// <summary>
    /// True for several texts in one cell. However an import finds them parted, by commas or semicolons, with blanks or without,
    /// it takes them as the table writes them: with a comma and a blank.
    /// </summary>
    public bool IsList { get; init; }
}

/// <summary>The head of a table.</summary>
/// <param name="Name">Of the sheet, in the reader's language.</param>
/// <param name="Columns">In their order.</param>
public sealed record SheetHead(string Name, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>
    /// Says where the rows are from (<c>actions.deliverables/jams-2-0</c>); such a sheet carries the mark of each row in its last
    /// column, which a workbook hides, so that it can come back. Empty for a sheet that does not.
    /// </summary>
    public string Origin { get; init; } = "";
}

/// <summary>A row: one value for each column.</summary>
/// <param name="Cells">Text, <c>decimal</c>, <c>int</c>, <c>double</c>, <see cref="DateOnly"/>, <c>bool</c>, or null for an empty cell.</param>
/// <param name="Mark">What the row was when it was taken out; see <see cref="RowMark"/>. Empty when the sheet does not come back.</param>
public sealed record SheetRow(IReadOnlyList<object?> Cells, string Mark = "");

/// <summary>A table of a room, for one reader: its head, and its rows as they come from the store.</summary>
/// <param name="Head">The head.</param>
/// <param name="FileName">Without its ending.</param>
/// <param name="Count">How many rows there are.</param>
/// <param name="Rows">Only what the reader may see; read once.</param>
public sealed record SheetContent(SheetHead Head, string FileName, int Count, IAsyncEnumerable<SheetRow> Rows);

/// <summary>As what a table is written.</summary>
public enum SheetFormat
{
    /// <summary>Comma-separated values; with semicolons where the comma stands before the tenths, because a spreadsheet there opens nothing else by itself.</summary>
    Csv,

    /// <summary>A workbook with typed cells.</summary>
    Xlsx,
}

/// <summary>Writes tables. Of a million rows, never more than one is in memory.</summary>
public static class SheetFile
{
    /// <summary>Rows that a worksheet can hold, the heading among them.</summary>
    public const int MostXlsxRows = 1_048_576;

    /// <summary>The ending of a file, with the dot.</summary>
    public static string Ending(SheetFormat format) => format == SheetFormat.Csv ? ".csv" : ".xlsx";

    /// <summary>As it is served.</summary>
    public static string MediaType(SheetFormat format) => format == SheetFormat.Csv
        ? Documents.Content.ContentKind.Csv.MediaType
        : Documents.Content.ContentKind.Xlsx.MediaType;

    /// <summary>The word of an address; null for any other word.</summary>
    public static SheetFormat? Parse(string? word) => word switch
    {
        "csv" => SheetFormat.Csv,
        "xlsx" => SheetFormat.Xlsx,
        _ => null,
    };

    /// <summary>Refuses what does not go into one file.</summary>
    public static Problem? Refuse(SheetFormat format, int rows) => format == SheetFormat.Xlsx && rows >= MostXlsxRows
        ? Problem.Rule("platform.sheet-too-many-rows", "These are {0} rows; a worksheet holds {1}. Filter them, or take them as CSV.", rows, MostXlsxRows - 1)
        : null;

    /// <summary>Writes the table and leaves <paramref name="to"/> open.</summary>
    /// <param name="format">As what.</param>
    /// <param name="head">The head.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="to">A file or memory: it is written to synchronously.</param>
    /// <param name="written">Told after each row how many are through; null when nobody asks.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many rows were written, without the heading.</returns>
    public static async Task<int> Write(
        SheetFormat format, SheetHead head, IAsyncEnumerable<SheetRow> rows, Stream to, Func<int, ValueTask>? written, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(to);
        using SheetWriter writer = format == SheetFormat.Csv
            ? new CsvSheet(head, to, CsvLook.Of(Formats.Culture))
            : new XlsxSheet(head, to);
        var count = 0;
        await foreach (var row in rows.WithCancellation(stop))
        {
            writer.Write(row);
            count++;
            if (written is not null)
                await written(count);
        }

        writer.End();
        return count;
    }
}

/// <summary>Writes the rows of one table, each at once.</summary>
internal abstract class SheetWriter : IDisposable
{
    public abstract void Write(SheetRow row);

    /// <summary>After the last row.</summary>
    public abstract void End();

    public abstract void Dispose();
}
