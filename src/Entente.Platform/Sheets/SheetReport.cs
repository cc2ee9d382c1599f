using System.Security.Cryptography;
using System.Text;
using Entente.Kernel;

namespace Entente.Platform.Sheets;

/// <summary>What an import does with a row.</summary>
public enum RowOutcome
{
    /// <summary>A new thing.</summary>
    Added,

    /// <summary>A thing that is there gets other values.</summary>
    Changed,

    /// <summary>Nothing to do.</summary>
    Same,

    /// <summary>Cannot be imported; its faults say why.</summary>
    Refused,
}

/// <summary>What an import would change, row by row; every row of the sheet is in it once.</summary>
/// <param name="Rows">In their order.</param>
public sealed record SheetReport(IReadOnlyList<RowReport> Rows)
{
    /// <summary>How many rows have this outcome.</summary>
    public int Count(RowOutcome outcome) => Rows.Count(row => row.Outcome == outcome);

    /// <summary>
    /// A print of all that somebody has seen here. Who applies gives it back: what was seen is applied, or nothing.
    /// </summary>
    public string Print => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rows.Select(row => string.Join('\u001F',
        [row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Outcome.ToString(), row.Name, .. row.Cells.SelectMany(cell => new[] { cell.Column, cell.Before, cell.After })]))))));
}

/// <summary>What an import would do with one row.</summary>
/// <param name="Number">As the spreadsheet numbers it.</param>
/// <param name="Name">Which thing, <c>D5.1</c>; empty for a new one.</param>
/// <param name="Outcome">What.</param>
/// <param name="Cells">Cells that are new or other.</param>
/// <param name="Faults">Why not; each names its cell.</param>
public sealed record RowReport(int Number, string Name, RowOutcome Outcome, IReadOnlyList<CellReport> Cells, IReadOnlyList<Fault> Faults);

/// <summary>A cell, before and after; null for empty.</summary>
public sealed record CellReport(string Column, string? Before, string? After);

/// <summary>What an import did, or would do, as programs see it.</summary>
/// <param name="Added">New rows.</param>
/// <param name="Changed">Rows with other values.</param>
/// <param name="Same">Rows without a difference.</param>
/// <param name="Refused">Rows that cannot be imported; with one of them nothing is.</param>
/// <param name="Rows">Every row but those without a difference.</param>
public sealed record SheetReportView(int Added, int Changed, int Same, int Refused, IReadOnlyList<SheetRowView> Rows)
{
    internal static SheetReportView Of(SheetReport report) => new(
        report.Count(RowOutcome.Added), report.Count(RowOutcome.Changed), report.Count(RowOutcome.Same), report.Count(RowOutcome.Refused),
        [.. report.Rows.Where(row => row.Outcome != RowOutcome.Same).Select(row => new SheetRowView(row.Number, row.Name,
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(row.Outcome.ToString()), row.Cells,
            [.. row.Faults.Select(fault => new SheetFaultView(fault.Place, fault.Code, fault.Text))]))]);
}

/// <summary>What an import did, or would do, with one row.</summary>
/// <param name="Row">As the spreadsheet numbers it.</param>
/// <param name="Name">Which thing; empty for a new one.</param>
/// <param name="Outcome"><c>added</c>, <c>changed</c> or <c>refused</c>.</param>
/// <param name="Cells">Cells that are new or other.</param>
/// <param name="Faults">Why not.</param>
public sealed record SheetRowView(int Row, string Name, string Outcome, IReadOnlyList<CellReport> Cells, IReadOnlyList<SheetFaultView> Faults);

/// <summary>A cell that is wrong.</summary>
/// <param name="Place">As the spreadsheet names it, <c>C7</c>.</param>
/// <param name="Code">Stable.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record SheetFaultView(string Place, string Code, string Message);
