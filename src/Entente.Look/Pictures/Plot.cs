using Entente.Look.Components;

namespace Entente.Look.Pictures;

/// <summary>The field between two axes: where a pair of values is drawn, the grid behind it and the ticks beside it.</summary>
internal sealed class Plot
{
    /// <summary>Room for the ticks below the field, and for the name of the axis below them.</summary>
    public const double TickRoom = 22, NameRoom = 18;

    private const double Gap = 8;
    private readonly Drawing drawing;
    private readonly Scale across;
    private readonly Scale up;

    public Plot(Drawing drawing, Scale across, Scale up, double left, double top, double right, double bottom)
    {
        (this.drawing, this.across, this.up) = (drawing, across, up);
        (Left, Top, Right, Bottom) = (left, top, right, bottom);
    }

    public double Left { get; }

    public double Top { get; }

    public double Right { get; }

    public double Bottom { get; }

    /// <summary>The room that the ticks of an upright axis need on its left.</summary>
    public static double RoomFor(Scale up, Func<double, string> write) => up.Ticks.Max(tick => Words.Width(write(tick))) + Gap + 2;

    public static string WriteDay(DayScale scale, double day)
    {
        var date = DateOnly.FromDayNumber((int)day);
        if (scale.IsDaily)
            return date.ToString("d MMM", Formats.Culture);
        bool years = scale.Ticks.All(tick => DateOnly.FromDayNumber((int)tick).Month == 1);
        return date.ToString(years ? "yyyy" : "MMM yyyy", Formats.Culture);
    }

    public double X(double value) => Left + (across.Share(value) * (Right - Left));

    public double Y(double value) => Bottom - (up.Share(value) * (Bottom - Top));

    /// <summary>Lines across the field and the numbers of the upright axis.</summary>
    public void Upright(Func<double, string> write)
    {
        foreach (double tick in up.Ticks)
        {
            drawing.Line(Left, Y(tick), Right, Y(tick), tick == 0 ? "base" : "grid");
            drawing.Text(write(tick), Left - Gap, Y(tick) + 4, anchor: "end");
        }
    }

    /// <summary>Small strokes and words below the field; a word that would run into the one before is left out.</summary>
    public void Below(Func<double, string> write, string? name = null, bool grid = false)
    {
        double free = double.MinValue;
        drawing.Line(Left, Bottom, Right, Bottom, "base");
        foreach (double tick in across.Ticks)
        {
            string words = write(tick);
            double x = X(tick), half = Words.Width(words) / 2;
            if (grid)
                drawing.Line(x, Top, x, Bottom, "grid");
            drawing.Line(x, Bottom, x, Bottom + 5, "base");
            double middle = Math.Clamp(x, half, Math.Max(drawing.Width - half, half));
            if (middle - half < free)
                continue;
            drawing.Text(words, middle, Bottom + 18, anchor: "middle");
            free = middle + half + Gap;
        }

        if (name is not null)
            drawing.Text(name, (Left + Right) / 2, Bottom + 18 + NameRoom, "name", "middle", drawing.Width);
    }

    /// <summary>A line through the points; where one is missing the line is broken.</summary>
    public IEnumerable<string> Ways(IReadOnlyList<double> xs, IReadOnlyList<double?> ys, bool stepped)
    {
        var way = new List<string>();
        double? before = null;
        for (int at = 0; at < xs.Count; at++)
        {
            if (ys[at] is not { } y)
            {
                if (way.Count > 0)
                    yield return "M" + string.Join('L', way);
                way.Clear();
                before = null;
                continue;
            }

            if (stepped && before is { } level)
                way.Add(Drawing.Point(X(xs[at]), Y(level)));
            way.Add(Drawing.Point(X(xs[at]), Y(y)));
            before = y;
        }

        if (way.Count > 0)
            yield return "M" + string.Join('L', way);
    }

    /// <summary>The band between two lines, broken where either is missing.</summary>
    public IEnumerable<string> Bands(IReadOnlyList<double> xs, IReadOnlyList<double?> low, IReadOnlyList<double?> high, bool stepped = false)
    {
        var lower = low.Select((value, at) => high[at] is null ? null : value).ToList();
        var upper = high.Select((value, at) => low[at] is null ? null : value).ToList();
        foreach (var (under, over) in Ways(xs, lower, stepped).Zip(Ways(xs, upper, stepped)))
        {
            var back = under[1..].Split('L').Reverse();
            yield return $"{over}L{string.Join('L', back)}Z";
        }
    }
}

/// <summary>Words at the right end of lines, pushed apart where they would lie upon each other.</summary>
internal static class EndWords
{
    private const double Height = 15;

    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(at => wanted[at]).ToList();
        var placed = wanted.ToArray();
        double free = top;
        foreach (int at in order)
        {
            placed[at] = Math.Max(placed[at], free);
            free = placed[at] + Height;
        }

        // What was pushed out below comes back up.
        double limit = bottom;
        foreach (int at in order.AsEnumerable().Reverse())
        {
            placed[at] = Math.Min(placed[at], limit);
            limit = placed[at] - Height;
        }

        return placed;
    }
}
