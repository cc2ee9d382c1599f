using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>What a sign in a matrix stands for.</summary>
public sealed record MatrixSign(string Name, Ink Ink);

/// <summary>Which of a few kinds of ties a row has to a column: who leads, who contributes. An empty cell: none.</summary>
public sealed class MatrixPicture : Picture
{
    private readonly string axis;
    private readonly GridLabel[] rows;
    private readonly GridLabel[] columns;
    private readonly MatrixSign[] signs;
    private readonly int?[][] cells;

    /// <summary>A grid of signs, row by row: the place of the sign in <paramref name="signs"/>, null for none.</summary>
    public MatrixPicture(
        string id, string title, string axis, IReadOnlyList<GridLabel> rows, IReadOnlyList<GridLabel> columns, IReadOnlyList<MatrixSign> signs,
        IReadOnlyList<IReadOnlyList<int?>> cells)
        : base(id, title)
    {
        ArgumentNullException.ThrowIfNull(cells);
        (this.axis, this.rows, this.columns, this.signs, this.cells) = (axis, [.. rows], [.. columns], [.. signs], [.. cells.Select(row => row.ToArray())]);
        Same(this.cells.Length, this.rows.Length, axis);
        foreach (var (row, at) in this.cells.Select((row, at) => (row, at)))
        {
            Same(row.Length, this.columns.Length, this.rows[at].Name);
            if (row.Any(cell => cell is { } sign && (sign < 0 || sign >= this.signs.Length)))
                throw new ArgumentOutOfRangeException(nameof(cells), $"{this.rows[at].Name}: a cell names no sign of the {this.signs.Length} that there are.");
        }
    }

    internal override bool IsEmpty => !cells.Any(row => row.Any(cell => cell is not null));

    internal override IReadOnlyList<PictureKey> Keys(IStringLocalizer texts) => [.. signs.Select((sign, at) => new PictureKey(sign.Name, PictureMark.Sign, sign.Ink, at))];

    public override PictureTable Table(IStringLocalizer texts) => new(
        [axis, .. columns.Select(column => column.Name)],
        [.. rows.Select((row, at) => (IReadOnlyList<PictureCell>)[PictureCell.Of(row.Name), .. cells[at].Select(cell => PictureCell.Of(cell is { } sign ? signs[sign].Name : ""))])]);

    internal override string Summary(IStringLocalizer texts)
    {
        var parts = signs.Select((sign, at) => (sign.Name, Count: cells.Sum(row => row.Count(cell => cell == at)))).Where(part => part.Count > 0)
            .Select(part => texts["matrix.part", part.Name, Formats.Count(part.Count)].Value);
        var most = rows.Select((row, at) => (row.Name, Count: cells[at].Count(cell => cell is not null))).MaxBy(row => row.Count);
        return texts["matrix.summary", Grid(rows.Length, columns.Length, texts), string.Join(", ", parts), most.Name, Formats.Count(most.Count)];
    }

    internal override Drawing Draw(int width, string prefix, IStringLocalizer texts)
    {
        var grid = GridDrawing.Of(rows, columns, width, prefix);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                var (x, y, wide, high) = grid.Field(row, column);
                grid.Drawing.Rect(x, y, wide, high, "cell", round: 3);
                if (cells[row][column] is { } sign)
                {
                    // The second sign is a ring, or it would be the first in another colour for a glance.
                    string style = (sign == 1 ? "ring " : "fill ") + Drawing.Class(signs[sign].Ink);
                    grid.Drawing.Sign(sign, x + (wide / 2), y + (high / 2), 6, style, $"{rows[row].Name}, {columns[column].Name}{WrittenSigns.Colon}{signs[sign].Name}");
                }
            }
        }

        return grid.Drawing;
    }
}
