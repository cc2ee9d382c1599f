using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>A line of a <see cref="LinePicture"/>.</summary>
/// <param name="Name">What it counts.</param>
/// <param name="Values">One for each point of the axis; null where none is stated: the line has a gap there.</param>
/// <param name="Ink">Its colour.</param>
public sealed record LineSeries(string Name, IReadOnlyList<double?> Values, Ink Ink);

/// <summary>How figures went over time, or over any other number: one line or a few.</summary>
public sealed class LinePicture : Picture
{
    private const int MostSaid = 4;
    private readonly double[] xs;
    private readonly bool isDays;
    private readonly string axis;
    private readonly LineSeries[] series;

    /// <summary>Lines over days.</summary>
    public LinePicture(string id, string title, string axis, IReadOnlyList<DateOnly> days, IReadOnlyList<LineSeries> series)
        : this(id, title, axis, days.Select(day => (double)day.DayNumber), isDays: true, series)
    {
    }

    /// <summary>Lines over numbers: a dose, a distance, a year of study.</summary>
    public LinePicture(string id, string title, string axis, IReadOnlyList<double> numbers, IReadOnlyList<LineSeries> series)
        : this(id, title, axis, numbers, isDays: false, series)
    {
    }

    private LinePicture(string id, string title, string axis, IEnumerable<double> xs, bool isDays, IReadOnlyList<LineSeries> series)
        : base(id, title)
    {
        ArgumentNullException.ThrowIfNull(series);
        (this.axis, this.isDays, this.xs, this.series) = (axis, isDays, [.. xs.Select(x => Checked(x, axis))], [.. series]);
        if (this.xs.Zip(this.xs.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException("The points of the axis go from left to right, each once.", nameof(xs));
        foreach (var line in series)
        {
            Same(line.Values.Count, this.xs.Length, line.Name);
            foreach (double? value in line.Values)
                _ = value is { } number ? Checked(number, line.Name) : 0;
        }
    }

    /// <summary>True where a value holds until the next one: a count rises in steps.</summary>
    public bool Stepped { get; init; }

    /// <summary>True for what is counted in whole things.</summary>
    public bool Whole { get; init; }

    /// <summary>A day that gets a line of its own, such as today.</summary>
    public DateOnly? Marked { get; init; }

    internal override bool IsEmpty => !series.Any(line => line.Values.Any(value => value is not null));

    internal override IReadOnlyList<PictureKey> Keys(IStringLocalizer texts) => series.Length == 1 ? [] : [.. series.Select((line, at) => new PictureKey(line.Name, PictureMark.Line, line.Ink, at))];

    internal override string Summary(IStringLocalizer texts)
    {
        var parts = series.Take(MostSaid).Select(line => Say(line, texts)).ToList();
        if (series.Length > MostSaid)
            parts.Add(Plural.Say(texts, series.Length - MostSaid, "line.more-one", "line.more"));
        return texts[isDays ? "line.summary-days" : "line.summary", Word(xs[0]), Word(xs[^1]), string.Join(texts["join"], parts)];
    }

    public override PictureTable Table(IStringLocalizer texts) => new(
        [axis, .. series.Select(line => Head(line.Name))],
        [.. xs.Select((x, at) => (IReadOnlyList<PictureCell>)[isDays ? PictureCell.Of(Day(x)) : PictureCell.Of(x, PictureNumbers.Places(x)), .. series.Select(line => PictureCell.Of(line.Values[at], Decimals))])]);

    internal override Drawing Draw(int width, string prefix, IStringLocalizer texts)
    {
        bool narrow = width < 500;
        double height = narrow ? 250 : 290;
        var drawing = new Drawing(width, height, prefix);
        var up = LinearScale.Over(series.SelectMany(line => line.Values).OfType<double>(), whole: Whole);
        double left = Plot.RoomFor(up, PictureNumbers.Tick);
        var ends = series.Select((line, at) => (line, at, last: LastStated(line))).Where(end => end.last >= 0).ToList();
        // The last value stands beside the end of its line; the name is in the legend.
        double right = ends.Count == 0 ? 12 : Math.Min(ends.Max(end => Words.Width(PictureNumbers.Show(end.line.Values[end.last]!.Value, Decimals))) + 14, width / 3d);
        Scale across = isDays
            ? DayScale.Over(Day(xs[0]), Day(xs[^1]), narrow ? 4 : 8)
            : LinearScale.Over(xs, narrow ? 4 : 8, withZero: false);
        var plot = new Plot(drawing, across, up, left, 22, width - right, height - Plot.TickRoom - (isDays ? 2 : Plot.NameRoom + 2));
        if (Unit is not null)
            drawing.Text(Unit, 0, 11, "name");
        plot.Upright(PictureNumbers.Tick);
        plot.Below(x => across is DayScale days ? Plot.WriteDay(days, x) : PictureNumbers.Tick(x), isDays ? null : axis);
        if (Marked is { } marked && marked.DayNumber >= xs[0] && marked.DayNumber <= xs[^1])
            drawing.Line(plot.X(marked.DayNumber), plot.Top - 4, plot.X(marked.DayNumber), plot.Bottom, "today");

        foreach (var (line, at) in series.Select((line, at) => (line, at)))
        {
            foreach (string way in plot.Ways(xs, line.Values, Stepped))
                drawing.Path(way, $"stroke dash-{at % 5} {Drawing.Class(line.Ink)}");
            Dots(drawing, plot, line, at);
        }

        var heights = EndWords.Spread([.. ends.Select(end => plot.Y(end.line.Values[end.last]!.Value) + 4)], plot.Top, plot.Bottom);
        foreach (var (end, y) in ends.Zip(heights))
            drawing.Text(PictureNumbers.Show(end.line.Values[end.last]!.Value, Decimals), plot.X(xs[end.last]) + 8, y, "strong " + Drawing.Class(end.line.Ink));
        return drawing;
    }

    private static int LastStated(LineSeries line) => line.Values.ToList().FindLastIndex(value => value is not null);

    private static DateOnly Day(double x) => DateOnly.FromDayNumber((int)x);

    // Every point while they are few, else only the last, and whatever stands alone between two gaps.
    private void Dots(Drawing drawing, Plot plot, LineSeries line, int order)
    {
        int last = LastStated(line);
        for (int at = 0; at < xs.Length; at++)
        {
            bool alone = line.Values.ElementAtOrDefault(at - 1) is null && line.Values.ElementAtOrDefault(at + 1) is null;
            if (line.Values[at] is { } value && (alone || at == last || (xs.Length <= 16 && !Stepped)))
                drawing.Sign(order, plot.X(xs[at]), plot.Y(value), 4, "fill dot " + Drawing.Class(line.Ink), $"{line.Name}, {Word(xs[at])}{WrittenSigns.Colon}{Show(value)}");
        }
    }

    private string Word(double x) => isDays ? Formats.Day(Day(x)) : PictureNumbers.Tick(x);

    private string Say(LineSeries line, IStringLocalizer texts)
    {
        var stated = line.Values.Select((value, at) => (value, at)).Where(pair => pair.value is not null).Select(pair => (Value: pair.value!.Value, At: pair.at)).ToList();
        if (stated.Count == 0)
            return texts["line.none", line.Name];
        var (first, last) = (stated[0], stated[^1]);
        var (least, most) = (stated.MinBy(pair => pair.Value), stated.MaxBy(pair => pair.Value));
        int gaps = last.At - first.At + 1 - stated.Count;
        string said =
            stated.Count == 1 ? texts["line.single", line.Name, Show(first.Value), Word(xs[first.At])]
            : least.Value == most.Value ? texts["line.stays", line.Name, Show(first.Value)]
            : texts[last.Value > first.Value ? "line.rises" : last.Value < first.Value ? "line.falls" : "line.returns", line.Name, Show(first.Value), Show(last.Value)];
        if (least.Value < Math.Min(first.Value, last.Value))
            said += texts["line.least", Show(least.Value), Word(xs[least.At])];
        if (most.Value > Math.Max(first.Value, last.Value))
            said += texts["line.most", Show(most.Value), Word(xs[most.At])];
        // The axis may begin before the line and end after it; a sentence that gave the line its ends would be a forecast.
        if (stated.Count > 1 && (first.At > 0 || last.At < xs.Length - 1))
            said += texts[isDays ? "line.stated-days" : "line.stated", Word(xs[first.At]), Word(xs[last.At])];
        return gaps == 0 ? said : said + Plural.Say(texts, gaps, "gaps-one", "gaps");
    }
}
