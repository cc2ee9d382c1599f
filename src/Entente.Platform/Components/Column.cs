using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Entente.Platform.Components;

/// <summary>A column of a table.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="Key">Short and stable: it stands in addresses that people keep.</param>
/// <param name="Title">What the column is called.</param>
/// <param name="Cell">What a cell shows.</param>
/// <param name="Sort">What the column is sorted by; null when it cannot be sorted by. Rows without a value come last.</param>
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

        // "WP10" comes after "WP9", and "Évaluation" beside "Evaluation".
        var language = CultureInfo.CurrentUICulture.CompareInfo;
        var order = Comparer<IComparable?>.Create((left, right) => left is string one && right is string other
            ? language.Compare(one, other, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering)
            : Comparer<IComparable?>.Default.Compare(left, right));
        var known = rows.OrderBy(row => Sort(row) is null);
        return descending ? known.ThenByDescending(Sort, order) : known.ThenBy(Sort, order);
    }
}
