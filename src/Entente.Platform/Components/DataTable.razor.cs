using System.Globalization;
using Entente.Platform.Languages;
using Microsoft.AspNetCore.Components;

namespace Entente.Platform.Components;

/// <summary>
/// A table that the reader sorts, narrows and arranges by links and plain forms; the address holds the whole state. The page
/// filters the rows, the table sorts and pages them.
/// </summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public partial class DataTable<TRow>
{
    private List<Column<TRow>> shown = [];
    private List<TRow> page = [];
    private int pages;
    private int current;

    /// <summary>The rows that are left after search and filters, in the order of the page.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<TRow> Rows { get; set; }

    /// <summary>Every column that there is, shown or not.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Column<TRow>> Columns { get; set; }

    /// <summary>What the reader has chosen.</summary>
    [Parameter, EditorRequired] public required TableState State { get; set; }

    /// <summary>What the table lists; read out, not shown.</summary>
    [Parameter, EditorRequired] public required string Caption { get; set; }

    /// <summary>Fields of the filter form besides the search box, usually <see cref="FilterSelect"/>.</summary>
    [Parameter] public RenderFragment? Filters { get; set; }

    /// <summary>What to show when there is nothing at all yet.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>How many rows there would be without search and filters.</summary>
    [Parameter] public int? Total { get; set; }

    private string ClearText => Plural.Say(T, State.Narrowing, "table.clear-filter", "table.clear-filters");

    private string ResultText => Total is { } total && total != Rows.Count
        ? T["table.count-of", Formats.Count(Rows.Count), Formats.Count(total)]
        : Plural.Say(T, Rows.Count, "table.count-one", "table.count");

    protected override void OnParametersSet()
    {
        shown = [.. Columns.Where(column => column.IsShown(State))];
        var sorted = Columns.FirstOrDefault(column => column.Key == State.Sort && column.Sort is not null);
        var ordered = sorted?.InOrder(Rows, State.Descending) ?? Rows;
        pages = Math.Max(1, (Rows.Count + TableState.PageSize - 1) / TableState.PageSize);
        current = Math.Min(State.Page, pages);
        page = [.. ordered.Skip((current - 1) * TableState.PageSize).Take(TableState.PageSize)];
    }

    private string? SortWord(Column<TRow> column) => (column.Sort, State.Sort == column.Key) switch
    {
        (null, _) => null,
        (_, false) => "none",
        _ => State.Descending ? "descending" : "ascending",
    };

    private string SortHref(Column<TRow> column) =>
        State.With(("sort", State.Sort == column.Key && !State.Descending ? "-" + column.Key : column.Key));

    private string PageHref(int number) => State.With(("page", number.ToString(CultureInfo.InvariantCulture)));
}
