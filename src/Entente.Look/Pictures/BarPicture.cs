using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>What bars are drawn of.</summary>
/// <param name="Name">What it counts.</param>
/// <param name="Values">One for each row; null where none is stated.</param>
/// <param name="Ink">Its colour.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double?> Values, Ink Ink);

/// <summary>Amounts beside each other, one row for each thing; as parts of one bar (<see cref="Stacked"/>) or each from the base line.</summary>
public sealed class BarPicture : Picture
{
    private const double BarHeight = 18, RowGap = 10;
    private readonly string axis;
    private readonly string[] rows;
    private readonly BarSeries[] series;

    /// <summary>Bars of one or more series over the same rows.</summary>
    public BarPicture(string id, string title, string axis, IReadOnlyList<string> rows, IReadOnlyList<BarSeries> series, bool stacked = false)
        : base(id, title)
    {
        ArgumentNullException.ThrowIfNull(series);
        (this.axis, this.rows, this.series, Stacked) = (axis, [.. rows], [.. series], stacked);
        foreach (var one in series)
        {
            Same(one.Values.Count, this.rows.Length, one.Name);
            foreach (double value in one.Values.OfType<double>())
            {
                if (Checked(value, one.Name) < 0 && stacked)
                    throw new ArgumentOutOfRangeException(nameof(series), value, $"{one.Name}: {value} is no part of a whole. Draw the bars beside each other.");
            }
        }
    }

    /// <summary>True: parts of a whole in one bar. False: each from the base line.</summary>
    public bool Stacked { get; }

    /// <summary>True for what is counted in whole things.</summary>
    public bool Whole { get; init; }

    internal override bool IsEmpty => !series.Any(one => one.Values.Any(value => value is not null));

    internal override IReadOnlyList<PictureKey> Keys(IStringLocalizer texts) =>
        series.Length == 1 ? [] : [.. series.Select((one, at) => new PictureKey(one.Name, PictureMark.Area, one.Ink, at))];

    public override PictureTable Table(IStringLocalizer texts) => new(
        [axis, .. series.Select(one => Head(one.Name)), .. Stacked ? [Head(texts["bar.total"])] : Array.Empty<string>()],
        [
            .. rows.Select((row, at) => (IReadOnlyList<PictureCell>)
                [PictureCell.Of(row), .. series.Select(one => PictureCell.Of(one.Values[at], Decimals)), .. Stacked ? [PictureCell.Of(Total(at), Decimals)] : Array.Empty<PictureCell>()]),
        ]);

    internal override string Summary(IStringLocalizer texts)
    {
        // A bar of which nothing is stated is one gap, whatever its parts would have been.
        int missing = Stacked && series.Length > 0
            ? rows.Select((_, at) => Stated(at) is null ? 1 : series.Count(one => one.Values[at] is null)).Sum()
            : series.Sum(one => one.Values.Count(value => value is null));
        string gaps = missing == 0 ? "" : Plural.Say(texts, missing, "gaps-one", "gaps");
        if (!Stacked)
            return Join(texts, series.Where(one => one.Values.Any(value => value is not null)).Select(one => Extremes(one.Name, one.Values, texts))) + gaps + texts["stop"];

        double whole = rows.Select((_, at) => Stated(at) ?? 0).Sum();
        var totals = rows.Select((_, at) => Total(at)).ToList();
        var parts = series.Select(one => (one.Name, Sum: one.Values.Sum() ?? 0)).Where(part => part.Sum > 0).OrderByDescending(part => part.Sum)
            .Select(part => texts["bar.part", part.Name, Show(part.Sum), Formats.Percent((decimal)(part.Sum / whole))].Value);
        string[] extremes = totals.Exists(total => total is not null) ? [Extremes(texts["bar.total"], totals, texts)] : [];
        return Join(texts, [texts["bar.whole", Show(whole), string.Join(", ", parts)], .. extremes]) + gaps + texts["stop"];
    }

    internal override Drawing Draw(int width, string prefix, IStringLocalizer texts)
    {
        bool narrow = width < 500;
        int bars = Stacked ? 1 : Math.Max(series.Length, 1);
        double head = narrow ? 18 : 0, row = head + (bars * BarHeight) + RowGap + (Stacked ? 4 : 0);
        var values = Stacked ? rows.Select((_, at) => Stated(at)) : series.SelectMany(one => one.Values);
        var scale = LinearScale.Over(values.OfType<double>(), narrow ? 4 : 6, whole: Whole);
        double left = narrow ? 2 : Math.Min(rows.DefaultIfEmpty("").Max(Words.Width) + 12, width * 0.36);
        double right = Math.Max(values.OfType<double>().Select(value => Words.Width(PictureNumbers.Show(value, Decimals))).DefaultIfEmpty(0).Max() + 14, 16);
        if (Stacked && rows.Where((_, at) => Stated(at) is not null && Total(at) is null).Any())
            right = Math.Max(right, Words.Width(texts["not-stated"]) + 14);
        double height = (rows.Length * row) + Plot.TickRoom + 6 + (Unit is null ? 0 : Plot.NameRoom);
        var drawing = new Drawing(width, height, prefix);
        // Below zero the number stands on the left of its bar, so it needs its room there too.
        double from = left + (scale.From < 0 ? right : 0);
        var plot = new Plot(drawing, scale, LinearScale.Between(0, 1), from, 0, width - right, rows.Length * row);
        plot.Below(PictureNumbers.Tick, Unit, grid: true);
        for (int at = 0; at < rows.Length; at++)
        {
            double top = (at * row) + (RowGap / 2);
            drawing.Text(rows[at], narrow ? 0 : left - 10, narrow ? top + 12 : top + ((row - RowGap) / 2) + 4, "label", narrow ? "start" : "end", narrow ? width : left - 12);
            if (Stacked)
                Stack(drawing, plot, at, top + head, texts);
            else
                Beside(drawing, plot, at, top + head, texts);
        }

        drawing.Line(plot.X(0), 0, plot.X(0), plot.Bottom, "base");
        return drawing;
    }

    private static string Join(IStringLocalizer texts, IEnumerable<string> parts) => string.Join(texts["join"], parts);

    private double? Stated(int row) => series.Any(one => one.Values[row] is not null) ? series.Sum(one => one.Values[row] ?? 0) : null;

    // A part that is not stated is not nothing.
    private double? Total(int row) => series.All(one => one.Values[row] is not null) ? Stated(row) : null;

    private void Stack(Drawing drawing, Plot plot, int at, double top, IStringLocalizer texts)
    {
        double height = BarHeight + 4, sum = 0;
        foreach (var (one, order) in series.Select((one, order) => (one, order)))
        {
            if (one.Values[at] is not ({ } value and > 0))
                continue;
            double from = plot.X(sum), length = plot.X(sum += value) - from - 1.5;
            string words = PictureNumbers.Show(value, Decimals);
            drawing.Hatched(from, top, length, height, one.Ink, order, $"{rows[at]}, {one.Name}{WrittenSigns.Colon}{Show(value)}");
            if (Words.Width(words) + 8 <= length)
                drawing.Text(words, from + (length / 2), top + (height / 2) + 4, "on " + Drawing.Class(one.Ink), "middle");
        }

        End(drawing, plot, Total(at), top + (height / 2) + 4, texts, from: sum);
    }

    private void Beside(Drawing drawing, Plot plot, int at, double top, IStringLocalizer texts)
    {
        foreach (var (one, order) in series.Select((one, order) => (one, order)))
        {
            double y = top + (order * BarHeight);
            if (one.Values[at] is { } value)
                drawing.Hatched(Math.Min(plot.X(0), plot.X(value)), y + 1, Math.Abs(plot.X(value) - plot.X(0)), BarHeight - 3, one.Ink, order, $"{rows[at]}, {one.Name}{WrittenSigns.Colon}{Show(value)}");
            // One word is enough for a row of which nothing is stated.
            if (one.Values[at] is not null || order == 0 || series.Any(other => other.Values[at] is not null))
                End(drawing, plot, one.Values[at], y + (BarHeight / 2) + 3.5, texts);
        }
    }

    private void End(Drawing drawing, Plot plot, double? value, double y, IStringLocalizer texts, double from = 0)
    {
        if (value is { } number)
            drawing.Text(PictureNumbers.Show(number, Decimals), plot.X(number) + (number < 0 ? -6 : 6), y, "strong", number < 0 ? "end" : "start");
        else
            drawing.Text(texts["not-stated"], plot.X(from) + 6, y, "unstated");
    }

    private string Extremes(string name, IReadOnlyList<double?> values, IStringLocalizer texts)
    {
        var stated = values.Select((value, at) => (value, at)).Where(pair => pair.value is not null).Select(pair => (Value: pair.value!.Value, Row: rows[pair.at])).ToList();
        var (least, most) = (stated.MinBy(pair => pair.Value), stated.MaxBy(pair => pair.Value));
        return stated.Count == 1 ? texts["bar.single", name, Show(most.Value), most.Row]
            : least.Value == most.Value ? texts["bar.equal", name, Show(most.Value), Formats.Count(stated.Count)]
            : texts["bar.extremes", name, Show(least.Value), least.Row, Show(most.Value), most.Row];
    }
}
