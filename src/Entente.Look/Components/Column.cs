using System.Globalization;
using Entente.Look.Languages;
using Microsoft.AspNetCore.Components;

namespace Entente.Look.Components;

/// <summary>A column of a table.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="Key">Short and stable: it stands in addresses that people keep.</param>
/// <param name="Title">What the column is called.</param>
/// <param name="Cell">What a cell shows.</param>
/// <param name="Sort">What few rows are sorted by in memory (<see cref="ColumnsOfRows.Page"/>); a list in the database says it by what the platform calls a listing.</param>
/// <param name="Numeric">True for figures: they stand on the right.</param>
/// <param name="RowHeader">True for the one column that names the row; it cannot be hidden.</param>
/// <param name="HiddenAtFirst">True when the column is shown only to those who choose it.</param>
public sealed record Column<TRow>(
    string Key,
    string Title,
    RenderFragment<TRow> Cell,
    Func<TRow, IComparable?>? Sort = null,
    bool Numeric = false,
    bool RowHeader = false,
    bool HiddenAtFirst = false)
{
    internal bool IsShown(TableState state) =>
        RowHeader || (state.Columns.Count > 0 ? state.Columns.Contains(Key, StringComparer.Ordinal) : !HiddenAtFirst);

    internal IEnumerable<TRow> InOrder(IReadOnlyList<TRow> rows, bool descending)
    {
        if (Sort is null)
            return rows;

        var language = CultureInfo.CurrentUICulture.CompareInfo;
        var order = Comparer<IComparable?>.Create((left, right) => left is string one && right is string other
            ? language.Compare(one, other, TextOrder.Loose)
            : Comparer<IComparable?>.Default.Compare(left, right));
        var known = rows.OrderBy(row => Sort(row) is null);
        return descending ? known.ThenByDescending(Sort, order) : known.ThenBy(Sort, order);
    }
}

/// <summary>Rows that are few by nature, such as the work packages of an action, turned over as a list in the database is.</summary>
public static class ColumnsOfRows
{
    /// <summary>The page that the reader has turned to.</summary>
    /// <param name="columns">Those with a <see cref="Column{TRow}.Sort"/> can be sorted by.</param>
    /// <param name="rows">What is left after search and filters, in the order of the page.</param>
    /// <param name="state">What the reader has chosen.</param>
    /// <param name="total">How many there would be without search and filters; null for as many.</param>
    public static Page<TRow> Page<TRow>(this IReadOnlyList<Column<TRow>> columns, IReadOnlyList<TRow> rows, TableState state, int? total = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(state);
        var ordered = columns.FirstOrDefault(column => column.Key == state.Sort && column.Sort is not null)?.InOrder(rows, state.Descending) ?? rows;
        var pages = Math.Max(1, (rows.Count + TableState.PageSize - 1) / TableState.PageSize);
        var number = Math.Min(state.Page, pages);
        return new([.. ordered.Skip((number - 1) * TableState.PageSize).Take(TableState.PageSize)], number, rows.Count, total ?? rows.Count, number < pages)
        {
            Sorts = [.. columns.Where(column => column.Sort is not null).Select(column => column.Key)],
        };
    }
}
