using System.Globalization;
using Entente.Kernel;

namespace Entente.Platform.Sheets;

/// <summary>A sheet that was brought, with its headings understood.</summary>
/// <param name="Language">Of its headings and words.</param>
/// <param name="Columns">All columns of the table, in that language.</param>
/// <param name="Rows">The rows.</param>
internal sealed record BoundSheet(string Language, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<BoundRow> Rows)
{
    /// <summary>Finds out which column is which, whatever their order, and reads the cells.</summary>
    public static Result<BoundSheet> Read(byte[] bytes, IImportedSheet table, string of, SheetSettings rules, CancellationToken stop)
    {
        var languages = Kernel.Language.Interface.Select(language => (language.Code, Columns: In(language.Code, () => table.Columns))).ToList();
        var read = SheetReader.Read(bytes, [.. languages.SelectMany(one => one.Columns).Select(column => column.Title)], rules);
        if (read.Problem is { } unreadable)
            return unreadable;

        var raw = read.Value;
        var titles = raw.Titles.Select(title => title.Trim()).ToList();
        var (language, columns) = languages.MaxBy(one => one.Columns.Count(column => titles.Contains(column.Title, StringComparer.OrdinalIgnoreCase)));
        var places = columns.Select(column => titles.FindIndex(title => title.Equals(column.Title, StringComparison.OrdinalIgnoreCase))).ToList();
        var mark = titles.FindIndex(title => RowMark.Origin(title) is not null);
        if (mark >= 0 && RowMark.Origin(titles[mark]) != $"{table.Kind}/{of}")
            return Problem.Rule("platform.sheet-elsewhere", "This sheet was taken from another place ({0}). Bring it there, or take a new one from here.", CellText.Short(RowMark.Origin(titles[mark])!));
        if (Headings(titles, columns, places, mark) is { Count: > 0 } faults)
            return Problem.Rule("platform.sheet-headings", "The headings are not those of the template.") with { Faults = faults };

        var rows = new List<BoundRow>(raw.Rows.Count);
        foreach (var row in raw.Rows)
        {
            stop.ThrowIfCancellationRequested();
            rows.Add(BoundRow.Of(row, columns, places, mark, raw.Ways));
        }

        return new BoundSheet(language, columns, rows);
    }

    /// <summary>Does something in a language; what it gives back keeps the words of it.</summary>
    public static T In<T>(string language, Func<T> work)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static List<Fault> Headings(List<string> titles, IReadOnlyList<SheetColumn> columns, List<int> places, int mark)
    {
        var faults = new List<Fault>();
        for (var at = 0; at < columns.Count; at++)
        {
            if (places[at] < 0 && columns[at].Use is ColumnUse.Key or ColumnUse.Given or ColumnUse.Edited)
                faults.Add(new(SheetFaults.Place(titles.Count, 1), "platform.sheet-column-missing", "The column '{0}' is missing. Add it, or start from the template.", columns[at].Title));
        }

        for (var at = 0; at < titles.Count; at++)
        {
            if (titles[at].Length == 0 || at == mark)
                continue;
            if (titles.FindIndex(title => title.Equals(titles[at], StringComparison.OrdinalIgnoreCase)) < at)
                faults.Add(new(SheetFaults.Place(at, 1), "platform.sheet-column-twice", "The column '{0}' stands here a second time. Delete one.", CellText.Short(titles[at])));
            else if (!places.Contains(at))
                faults.Add(new(SheetFaults.Place(at, 1), "platform.sheet-column-unknown", "The column '{0}' is not known here. Delete it, or give it the heading of the template.", CellText.Short(titles[at])));
        }

        return faults;
    }
}

/// <summary>A row that was brought.</summary>
/// <param name="Number">As the spreadsheet numbers it.</param>
/// <param name="Cells">One for each column of the table.</param>
/// <param name="Places">Where each stands, <c>C7</c>.</param>
/// <param name="Has">Whether the sheet has that column at all.</param>
/// <param name="Mark">What the row was when it was taken out; null without a mark.</param>
/// <param name="Faults">What cannot be read.</param>
/// <param name="TooLong">Texts that can be read and not be taken over.</param>
internal sealed record BoundRow(
    int Number, IReadOnlyList<object?> Cells, IReadOnlyList<string> Places, IReadOnlyList<bool> Has, RowMark? Mark, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> TooLong)
{
    public static BoundRow Of(RawRow row, IReadOnlyList<SheetColumn> columns, List<int> places, int mark, SheetWays ways)
    {
        var where = places.Select(place => SheetFaults.Place(Math.Max(0, place), row.Number)).ToList();
        var cells = columns.Select((column, at) => places[at] < 0 ? null : CellReading.Read(row.At(places[at]), column, where[at], ways)).ToList();
        var faults = cells.Where((_, at) => columns[at].Use != ColumnUse.Shown).OfType<Fault>().ToList();
        for (var at = 0; at < row.Cells.Count; at++)
        {
            if (row.Cells[at] is not (null or "") && at != mark && !places.Contains(at))
                faults.Add(new(SheetFaults.Place(at, row.Number), "platform.sheet-no-heading", "Something stands here, but the column has no heading. Delete it, or move it into its column."));
        }

        return new(row.Number, [.. cells.Select(cell => cell is Fault ? null : cell)], where, [.. places.Select(place => place >= 0)],
            mark < 0 ? null : RowMark.Parse(row.At(mark) as string), faults, [.. cells.Select((cell, at) => CellReading.TooLong(cell, columns[at], where[at])).OfType<Fault>()]);
    }
}
