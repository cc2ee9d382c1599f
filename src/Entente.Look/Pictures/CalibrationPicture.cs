using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>What a method stated, and how often it came true.</summary>
/// <param name="Name">Of which group of cases.</param>
/// <param name="Stated">Stated share, 0 to 1.</param>
/// <param name="Observed">Observed share, 0 to 1; null when there was no case.</param>
/// <param name="Cases">How many cases; the mark grows with them.</param>
/// <param name="Low">Lower bound of the observed share; null: not stated.</param>
/// <param name="High">Upper bound.</param>
public sealed record CalibrationPoint(string Name, double Stated, double? Observed, int Cases, double? Low = null, double? High = null);

/// <summary>Stated against observed shares: on the slanting line a method is right about how sure it is.</summary>
public sealed class CalibrationPicture : Picture
{
    private readonly CalibrationPoint[] points;

    /// <summary>The points in their order.</summary>
    public CalibrationPicture(string id, string title, IReadOnlyList<CalibrationPoint> points)
        : base(id, title)
    {
        this.points = [.. points];
        foreach (var point in points)
        {
            foreach (double share in new[] { point.Stated, point.Observed, point.Low, point.High }.OfType<double>())
            {
                if (Checked(share, point.Name) is < 0 or > 1)
                    throw new ArgumentOutOfRangeException(nameof(points), share, $"{point.Name}: a share lies between 0 and 1.");
            }

            if (point.Low is null != point.High is null)
                throw new ArgumentException($"{point.Name}: both bounds are stated or none.", nameof(points));
            if (point.Cases < 0 || point.Low > point.Observed || point.High < point.Observed)
                throw new ArgumentException($"{point.Name}: what was observed lies inside its bounds, in no fewer than 0 cases.", nameof(points));
        }
    }

    internal override bool IsEmpty => !Known().Any();

    public override PictureTable Table(IStringLocalizer texts)
    {
        bool bounds = points.Any(point => point.Low is not null);
        return new(
            [
                texts["calibration.group"], texts["calibration.forecast"], texts["calibration.observed"],
                .. bounds ? [texts["calibration.low"].Value, texts["calibration.high"].Value] : Array.Empty<string>(), texts["calibration.cases"],
            ],
            [
                .. points.Select(point => (IReadOnlyList<PictureCell>)
                [
                    PictureCell.Of(point.Name), PictureCell.Percent(point.Stated), PictureCell.Percent(point.Observed),
                    .. bounds ? [PictureCell.Percent(point.Low), PictureCell.Percent(point.High)] : Array.Empty<PictureCell>(), PictureCell.Of(point.Cases, 0),
                ]),
            ]);
    }

    internal override string Summary(IStringLocalizer texts)
    {
        var known = Known().Select(point => (Point: point, Apart: (point.Observed!.Value - point.Stated) * 100)).ToList();
        var furthest = known.MaxBy(pair => Math.Abs(pair.Apart)).Point;
        if (known.Count == 1)
            return texts["calibration.single", furthest.Name, Percent(furthest.Stated * 100), PictureNumbers.WithUnit(furthest.Observed!.Value * 100, 1, "%")];
        double least = known.Min(pair => pair.Apart), most = known.Max(pair => pair.Apart);
        string[] apart = [Points(least, texts), Points(most, texts)];
        string key = (least, most) switch { ( < 0, < 0) => "calibration.below", ( > 0, > 0) => "calibration.above", _ => "calibration.summary" };
        if (key == "calibration.below")
            Array.Reverse(apart);
        return texts[key, known.Count, apart[0], apart[1], furthest.Name, Percent(furthest.Stated * 100), PictureNumbers.WithUnit(furthest.Observed!.Value * 100, 1, "%")];
    }

    internal override Drawing Draw(int width, string prefix, IStringLocalizer texts)
    {
        bool narrow = width < 500;
        // A square: only then does the slanting line slant as it should.
        double side = Math.Min(narrow ? width - 60 : 330, width - 60);
        var shares = Known().SelectMany(point => new[] { point.Stated, point.Observed!.Value, point.Low ?? point.Stated, point.High ?? point.Stated }).Select(share => share * 100).ToList();
        // Equal values would get room on both sides, and there is none beyond 100 %.
        var whole = shares.TrueForAll(share => share >= 100) ? LinearScale.Between(0, 100) : LinearScale.Over(shares.Append(100), 5, withZero: false);
        double left = Math.Max(Plot.RoomFor(whole, Percent), 44), top = 26;
        var drawing = new Drawing(width, top + side + Plot.TickRoom + Plot.NameRoom + 6, prefix);
        double from = narrow ? left : left + 10;
        var plot = new Plot(drawing, whole, whole, from, top, from + side - (narrow ? 4 : 0), top + side);
        drawing.Text(texts["calibration.observed"], 0, 12, "name");
        plot.Upright(Percent);
        plot.Below(Percent, texts["calibration.forecast"], grid: true);
        drawing.Line(plot.Left, plot.Bottom, plot.Right, plot.Top, "zero");

        double room = Math.Max(Known().Max(point => point.Cases), 1);
        foreach (var point in Known())
        {
            double x = plot.X(point.Stated * 100), y = plot.Y(point.Observed!.Value * 100);
            if (point is { Low: { } low, High: { } high })
                drawing.Line(x, plot.Y(low * 100), x, plot.Y(high * 100), "whisker ink-brand");
            drawing.Circle(x, y, 3.5 + (3.5 * Math.Sqrt(point.Cases / room)), "fill dot ink-brand", $"{point.Name}{WrittenSigns.Colon}{Percent(point.Stated * 100)}, {PictureNumbers.WithUnit(point.Observed.Value * 100, 1, "%")}");
        }

        Names(drawing, plot);
        return drawing;
    }

    private static string Percent(double value) => PictureNumbers.WithUnit(value, PictureNumbers.Places(Math.Round(value, 1)), "%");

    private static string Points(double apart, IStringLocalizer texts) =>
        texts[Math.Round(Math.Abs(apart), 1, MidpointRounding.AwayFromZero) is var shown && Plural.IsOne(shown) ? "points-one" : "points", PictureNumbers.Show(Math.Abs(apart), 1)];

    private IEnumerable<CalibrationPoint> Known() => points.Where(point => point.Observed is not null);

    // Names stand beside the points while they are few, on the side that has room, pushed apart in each column.
    private void Names(Drawing drawing, Plot plot)
    {
        var known = Known().ToList();
        if (known.Count > 8)
            return;
        foreach (var column in known.GroupBy(point => plot.X(point.Stated * 100) > (plot.Left + plot.Right) / 2 && drawing.Width < 500))
        {
            var list = column.ToList();
            var heights = EndWords.Spread([.. list.Select(point => plot.Y(point.Observed!.Value * 100) + 4)], plot.Top + 8, plot.Bottom - 2);
            foreach (var (point, y) in list.Zip(heights))
            {
                double x = plot.X(point.Stated * 100);
                drawing.Text(point.Name, column.Key ? x - 12 : x + 12, y, "label", column.Key ? "end" : "start", column.Key ? x - plot.Left - 12 : drawing.Width - x - 14);
            }
        }
    }
}
