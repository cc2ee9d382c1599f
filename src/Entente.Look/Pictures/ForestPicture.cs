using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>A ratio with its interval.</summary>
/// <param name="Name">Of which study, product or country.</param>
/// <param name="Value">Above 0; null when nothing could be estimated.</param>
/// <param name="Low">Lower bound, above 0.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Weight">Part of the pooled estimate in percent: the size of the mark. Null: not weighted.</param>
public sealed record ForestRow(string Name, double? Value, double? Low, double? High, double? Weight = null);

/// <summary>Ratios with their intervals on a logarithmic axis, beside the line of no effect; below them the pooled estimate as a diamond.</summary>
public sealed class ForestPicture : Picture
{
    private readonly string axis;
    private readonly ForestRow[] rows;
    private readonly ForestRow? pooled;
    private readonly double noEffect;

    /// <summary>The estimates in their order.</summary>
    /// <param name="id">Name in addresses.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="axis">What the rows are: "Study".</param>
    /// <param name="rows">The estimates.</param>
    /// <param name="pooled">All together; null when they were not pooled.</param>
    /// <param name="noEffect">The ratio that means no difference.</param>
    public ForestPicture(string id, string title, string axis, IReadOnlyList<ForestRow> rows, ForestRow? pooled = null, double noEffect = 1)
        : base(id, title)
    {
        (this.axis, this.rows, this.pooled, this.noEffect, Decimals) = (axis, [.. rows], pooled, noEffect, 2);
        foreach (var row in pooled is null ? rows : rows.Append(pooled))
        {
            foreach (double value in new[] { row.Value, row.Low, row.High }.OfType<double>())
            {
                if (Checked(value, row.Name) <= 0)
                    throw new ArgumentOutOfRangeException(nameof(rows), value, $"{row.Name}: a ratio is above 0, {value} is not.");
            }

            if (row.Value is null != row.Low is null || row.Value is null != row.High is null || row.Low > row.Value || row.Value > row.High)
                throw new ArgumentException($"{row.Name}: the estimate lies between its bounds, and all three are stated or none.", nameof(rows));
        }
    }

    internal override bool IsEmpty => !Stated().Any();

    public override PictureTable Table(IStringLocalizer texts) => new(
        [axis, Head(texts["forest.estimate"]), Head(texts["forest.low"]), Head(texts["forest.high"]), .. HasWeights ? [texts["forest.weight"].Value] : Array.Empty<string>()],
        [
            .. All().Select(row => (IReadOnlyList<PictureCell>)
            [
                PictureCell.Of(row.Name), PictureCell.Of(row.Value, Decimals), PictureCell.Of(row.Low, Decimals), PictureCell.Of(row.High, Decimals),
                .. HasWeights ? [PictureCell.Of(row.Weight, 1)] : Array.Empty<PictureCell>(),
            ]),
        ]);

    internal override string Summary(IStringLocalizer texts)
    {
        var single = rows.Where(row => row.Value is not null).ToList();
        int missing = rows.Length - single.Count, below = single.Count(row => row.High < noEffect), above = single.Count(row => row.Low > noEffect);
        var parts = new List<string>();
        if (single.Count == 1)
            parts.Add(texts["forest.single", single[0].Name, Interval(single[0], texts)]);
        else if (single.Count > 1)
        {
            var (least, most) = (single.MinBy(row => row.Value)!, single.MaxBy(row => row.Value)!);
            parts.Add(texts["forest.summary", single.Count, PictureNumbers.Show(least.Value!.Value, Decimals), least.Name, PictureNumbers.Show(most.Value!.Value, Decimals), most.Name, below, PictureNumbers.Tick(noEffect), above, single.Count - below - above]);
        }

        if (pooled?.Value is not null)
            parts.Add(texts["forest.pooled", pooled.Name, Interval(pooled, texts)]);
        return string.Join(texts["join"], parts) + (missing == 0 ? "" : Plural.Say(texts, missing, "gaps-one", "gaps")) + texts["stop"];
    }

    internal override Drawing Draw(int width, string prefix, IStringLocalizer texts)
    {
        bool narrow = width < 500;
        double row = narrow ? 40 : 27;
        var all = All().ToList();
        var scale = LogScale.Over(Stated().SelectMany(one => new[] { one.Low!.Value, one.High!.Value }).Append(noEffect), narrow ? 5 : 7);
        double left = narrow ? 4 : Math.Min(all.Max(one => Words.Width(one.Name)) + 14, width * 0.34);
        double said = all.Max(one => Words.Width(one.Value is null ? texts["not-stated"] : Interval(one, texts)));
        double right = narrow ? 4 : said + 16, bottom = all.Count * row;
        var drawing = new Drawing(width, bottom + Plot.TickRoom + 6 + (Unit is null ? 0 : Plot.NameRoom), prefix);
        var plot = new Plot(drawing, scale, LinearScale.Between(0, 1), left, 0, width - right, bottom);
        plot.Below(PictureNumbers.Tick, Unit, grid: true);
        drawing.Line(plot.X(noEffect), 0, plot.X(noEffect), bottom, "zero");
        for (int at = 0; at < all.Count; at++)
        {
            var one = all[at];
            bool isPooled = one == pooled;
            double y = (at * row) + (narrow ? 28 : (row / 2) + 1), words = (at * row) + (narrow ? 15 : (row / 2) + 4);
            if (isPooled)
                drawing.Line(0, at * row, width, at * row, "grid");
            string name = one.Value is null ? texts["not-stated"] : Interval(one, texts);
            drawing.Text(one.Name, narrow ? 0 : left - 10, words, isPooled ? "strong" : "label", narrow ? "start" : "end", narrow ? width - said - 12 : left - 12);
            drawing.Text(name, width, words, one.Value is null ? "unstated" : isPooled ? "strong" : null, "end");
            if (one is { Value: { } value, Low: { } low, High: { } high })
                Mark(drawing, plot, y, value, low, high, isPooled, one.Weight, $"{one.Name}{WrittenSigns.Colon}{name}");
        }

        return drawing;
    }

    private static void Mark(Drawing drawing, Plot plot, double y, double value, double low, double high, bool isPooled, double? weight, string title)
    {
        if (isPooled)
        {
            drawing.Path($"M{Drawing.Point(plot.X(low), y)} {Drawing.Point(plot.X(value), y - 7)} {Drawing.Point(Math.Max(plot.X(high), plot.X(low) + 2), y)} {Drawing.Point(plot.X(value), y + 7)}Z", "fill ink-good", title);
            return;
        }

        drawing.Line(plot.X(low), y, plot.X(high), y, "whisker ink-brand");
        drawing.Line(plot.X(low), y - 4, plot.X(low), y + 4, "whisker ink-brand");
        drawing.Line(plot.X(high), y - 4, plot.X(high), y + 4, "whisker ink-brand");
        // The area of the mark goes with the weight.
        double size = weight is { } part ? 3 + (5 * Math.Sqrt(Math.Clamp(part, 0, 100) / 100)) : 4.5;
        drawing.Sign(1, plot.X(value), y, size, "fill dot ink-brand", title);
    }

    private bool HasWeights => rows.Any(row => row.Weight is not null);

    private IEnumerable<ForestRow> All() => pooled is null ? rows : rows.Append(pooled);

    private IEnumerable<ForestRow> Stated() => All().Where(row => row.Value is not null);

    private string Interval(ForestRow row, IStringLocalizer texts) =>
        texts["interval", PictureNumbers.Show(row.Value!.Value, Decimals), PictureNumbers.Show(row.Low!.Value, Decimals), PictureNumbers.Show(row.High!.Value, Decimals)];
}
