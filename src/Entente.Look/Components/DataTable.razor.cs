using System.Globalization;
using Entente.Look.Languages;
using Microsoft.AspNetCore.Components;

namespace Entente.Look.Components;

/// <summary>
/// A table that the reader sorts, narrows and arranges by links and plain forms; the address holds the whole state. It draws one page of
/// rows, which a listing of the platform reads from the database; rows that are few by nature are turned into one by
/// <see cref="ColumnsOfRows"/>.
/// </summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public partial class DataTable<TRow>
{
    private List<Column<TRow>> shown = [];

    /// <summary>The rows that the reader has turned to, sorted and narrowed.</summary>
    [Parameter, EditorRequired] public required Page<TRow> Page { get; set; }

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

    private string ClearText => Plural.Say(T, State.Narrowing, "table.clear-filter", "table.clear-filters");

    private string ResultText => Page.Total != Page.Count
        ? T["table.count-of", Formats.Capped(Page.Count), Formats.Capped(Page.Total)]
        : Page.Pages is null ? T["table.count", Formats.Capped(Page.Count)] : Plural.Say(T, Page.Count, "table.count-one", "table.count");

    protected override void OnParametersSet() => shown = [.. Columns.Where(column => column.IsShown(State))];

    private string? SortWord(Column<TRow> column) => (Page.Sorts.Contains(column.Key), State.Sort == column.Key) switch
    {
        (false, _) => null,
        (_, false) => "none",
        _ => State.Descending ? "descending" : "ascending",
    };

    private string SortHref(Column<TRow> column) =>
        State.With(("sort", State.Sort == column.Key && !State.Descending ? "-" + column.Key : column.Key));

    private string PageHref(int number) => State.With(("page", number.ToString(CultureInfo.InvariantCulture)));
}
