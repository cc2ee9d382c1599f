using Entente.Look.Components;

namespace Entente.Look.Pictures;

/// <summary>A row or a column of a grid: its name, and a short one where the name has no room.</summary>
/// <param name="Name">In full.</param>
/// <param name="Code">A code or an acronym; the name when left out.</param>
public sealed record GridLabel(string Name, string? Code = null)
{
    internal string Brief => Code ?? Name;
}

/// <summary>The cells of a heat map or a matrix with the names beside and above; turned about when it fits a narrow place only so.</summary>
internal sealed class GridDrawing
{
    private const double RowHeight = 26, LeastCell = 26, MostCell = 64;

    private GridDrawing(Drawing drawing, bool isTurned, double left, double top, double cell) =>
        (Drawing, IsTurned, Left, Top, Cell) = (drawing, isTurned, left, top, cell);

    public Drawing Drawing { get; }

    private bool IsTurned { get; }

    private double Left { get; }

    private double Top { get; }

    private double Cell { get; }

    public static GridDrawing Of(IReadOnlyList<GridLabel> rows, IReadOnlyList<GridLabel> columns, int width, string prefix)
    {
        double room = Math.Min(width * 0.42, 190);
        double Side(IReadOnlyList<GridLabel> labels) => Math.Min(labels.Max(label => Words.Width(label.Name)) + 12, room);
        // Narrow and wide alike keep rows as rows where they can; a phone turns what has many columns and few rows.
        bool turned = Side(rows) + (columns.Count * LeastCell) > width && Side(columns) + (rows.Count * LeastCell) <= width;
        var (down, along) = turned ? (columns, rows) : (rows, columns);
        double left = Side(down), cell = Math.Clamp((width - left) / along.Count, LeastCell, MostCell);
        double longest = along.Max(label => Words.Width(label.Brief));
        bool slanting = longest > cell - 4;
        // Words at 45 degrees need their length over the root of two, up and to the right.
        double most = Math.Min(longest, 130), lean = slanting ? most * 0.72 : 0;
        double top = slanting ? lean + 14 : 24;
        double full = left + (cell * along.Count) + (slanting ? Math.Max(lean - (cell / 2), 0) + 4 : 0);
        if (full > width && cell > LeastCell)
        {
            cell = Math.Max((width - left - lean - 4) / along.Count, LeastCell);
            full = left + (cell * along.Count) + Math.Max(lean - (cell / 2), 0) + 4;
        }

        // What still does not fit is the end of the last slanting word: words are cut before the picture grows wider than its place.
        if (slanting && full > width && left + (cell * along.Count) + 4 <= width)
        {
            lean = Math.Min(lean, width - left - (cell * along.Count) - 4 + (cell / 2));
            (most, full) = (lean / 0.72, width);
        }

        var drawing = new Drawing(Math.Max(full, width), top + (down.Count * RowHeight) + 2, prefix);
        for (int at = 0; at < down.Count; at++)
            drawing.Text(down[at].Name, left - 8, top + (at * RowHeight) + (RowHeight / 2) + 4, "label", "end", left - 8);
        for (int at = 0; at < along.Count; at++)
        {
            double middle = left + ((at + 0.5) * cell);
            if (slanting)
                drawing.Text(along[at].Brief, middle - 2, top - 8, "label", most: most, turn: -45);
            else
                drawing.Text(along[at].Brief, middle, top - 8, "label", "middle");
        }

        return new(drawing, turned, left, top, cell);
    }

    /// <summary>The field of a cell, a little apart from the others.</summary>
    public (double X, double Y, double Width, double Height) Field(int row, int column)
    {
        var (down, along) = IsTurned ? (column, row) : (row, column);
        return (Left + (along * Cell) + 1, Top + (down * RowHeight) + 1, Cell - 2, RowHeight - 2);
    }
}
