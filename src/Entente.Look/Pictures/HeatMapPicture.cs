using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>A number for each pair of a row and a column, the darker the greater; each cell says its number as well.</summary>
public sealed class HeatMapPicture : Picture
{
    private const int Levels = 5;
    private readonly string axis;
    private readonly GridLabel[] rows;
    private readonly GridLabel[] columns;
    private readonly double?[][] values;
    private readonly double[] bounds;
    private readonly bool isWhole;

    /// <summary>A grid of numbers, row by row; null where none is stated.</summary>
    public HeatMapPicture(
        string id, string title, string axis, IReadOnlyList<GridLabel> rows, IReadOnlyList<GridLabel> columns, IReadOnlyList<IReadOnlyList<double?>> values)
        : base(id, title)
    {
        ArgumentNullException.ThrowIfNull(values);
        (this.axis, this.rows, this.columns, this.values) = (axis, [.. rows], [.. columns], [.. values.Select(row => row.ToArray())]);
        Same(this.values.Length, this.rows.Length, axis);
        foreach (var (row, at) in this.values.Select((row, at) => (row, at)))
        {
            Same(row.Length, this.columns.Length, this.rows[at].Name);
            foreach (double? value in row)
                _ = value is { } number ? Checked(number, this.rows[at].Name) : 0;
        }

        var stated = Stated().Select(cell => cell.Value).ToList();
        isWhole = stated.TrueForAll(value => value == Math.Floor(value));
        bounds = Bounds(stated, isWhole);
    }

    internal override bool IsEmpty => !Stated().Any();

    internal override IReadOnlyList<PictureKey> Keys(IStringLocalizer texts) => bounds.Length < 2 ? [] :
    [
        .. Enumerable.Range(0, bounds.Length - 1).Select(level => new PictureKey(Name(level), PictureMark.Level, Ink.Brand, ClassOf(level))),
    ];

    public override PictureTable Table(IStringLocalizer texts) => new(
        [axis, .. columns.Select(column => Head(column.Name))],
        [.. rows.Select((row, at) => (IReadOnlyList<PictureCell>)[PictureCell.Of(row.Name), .. values[at].Select(value => PictureCell.Of(value, Decimals))])]);

    internal override string Summary(IStringLocalizer texts)
    {
        var cells = Stated().ToList();
        var (least, most) = (cells.MinBy(cell => cell.Value), cells.MaxBy(cell => cell.Value));
        int missing = (rows.Length * columns.Length) - cells.Count;
        string said = least.Value == most.Value
            ? texts["heat.equal", Grid(rows.Length, columns.Length, texts), Show(most.Value)]
            : texts["heat.extremes", Grid(rows.Length, columns.Length, texts), Show(most.Value), rows[most.Row].Name, columns[most.Column].Name, Show(least.Value), rows[least.Row].Name, columns[least.Column].Name];
        return said + (missing == 0 ? "" : Plural.Say(texts, missing, "gaps-one", "gaps")) + texts["stop"];
    }

    internal override Drawing Draw(int width, string prefix, IStringLocalizer texts)
    {
        var grid = GridDrawing.Of(rows, columns, width, prefix);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                var (x, y, wide, high) = grid.Field(row, column);
                string where = $"{rows[row].Name}, {columns[column].Name}";
                if (values[row][column] is not { } value)
                {
                    grid.Drawing.Rect(x, y, wide, high, "none", $"{where}{WrittenSigns.Colon}{texts["not-stated"]}", round: 3);
                    continue;
                }

                int level = ClassOf(Level(value));
                grid.Drawing.Rect(x, y, wide, high, $"q{level}", $"{where}{WrittenSigns.Colon}{Show(value)}", round: 3);
                grid.Drawing.Text(PictureNumbers.Show(value, Decimals), x + (wide / 2), y + (high / 2) + 4, $"on-q{level}", "middle", wide);
            }
        }

        return grid.Drawing;
    }

    // Round bounds of up to five levels. A level holds its lower bound and not its upper one, so whole numbers need one bound more.
    private static double[] Bounds(List<double> stated, bool whole)
    {
        if (stated.Count == 0 || stated.Min() == stated.Max())
            return [];
        var held = whole ? stated.Append(stated.Max() + 1).ToList() : stated;
        var ticks = LinearScale.Over(held, Levels, withZero: false, whole).Ticks;
        for (int about = Levels - 1; ticks.Count > Levels + 1 && about > 0; about--)
            ticks = LinearScale.Over(held, about, withZero: false, whole).Ticks;
        return [.. ticks];
    }

    // Of whole numbers 2 to 3 and 4 to 5; few of them have a level each.
    private string Name(int level)
    {
        double low = bounds[level], high = isWhole ? bounds[level + 1] - 1 : bounds[level + 1];
        string last = PictureNumbers.WithUnit(high, PictureNumbers.Places(high), Unit);
        return low == high ? last : $"{PictureNumbers.Tick(low)}–{last}";
    }

    private IEnumerable<(double Value, int Row, int Column)> Stated() =>
        from row in Enumerable.Range(0, rows.Length)
        from column in Enumerable.Range(0, columns.Length)
        where values[row][column] is not null
        select (values[row][column]!.Value, row, column);

    private int Level(double value) => bounds.Length < 2 ? 0 : Math.Clamp(Array.FindLastIndex(bounds, bound => bound <= value), 0, bounds.Length - 2);

    // Few levels are spread over the five shades.
    private int ClassOf(int level)
    {
        int count = Math.Max(bounds.Length - 1, 1);
        return count == 1 ? 2 : 1 + (int)Math.Round(level * (Levels - 1) / (double)(count - 1), MidpointRounding.AwayFromZero);
    }
}
