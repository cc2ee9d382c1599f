namespace Entente.Methods.Forecasting;

/// <summary>A fitted dynamic optimised theta model.</summary>
/// <param name="Alpha">Smoothing weight.</param>
/// <param name="Level">Level before the first observation.</param>
/// <param name="Theta">How far the second line lies from the first; infinite when the whole drift is taken.</param>
/// <param name="SquaredError">Sum of squared one-step errors from the third observation on.</param>
/// <param name="Forecast">What is to come.</param>
public sealed record DynamicThetaFit(double Alpha, double Level, double Theta, double SquaredError, Forecast Forecast);

/// <summary>The dynamic optimised theta model.</summary>
/// <remarks>
/// J. A. Fiorucci, T. R. Pellegrini, F. Louzada, F. Petropoulos, A. B. Koehler, Int. J. Forecasting 32 (2016) 1151, section 3: level plus (1 − 1/θ) times the
/// line through all observations so far, as the smoothing sees it. For a given weight the errors are linear in the first level and in 1 − 1/θ, so that these
/// are solved for and only the weight is searched, over its whole range: the minimum is the global one, to 1e-9 in the weight.
/// </remarks>
public static class DynamicTheta
{
    /// <summary>Fits and forecasts; the season is taken out where the 90 % test finds one.</summary>
    /// <param name="series">The series, oldest first; at least 6 observations.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="lightest">Smallest weight.</param>
    /// <param name="heaviest">Largest weight.</param>
    /// <exception cref="ArgumentException">Fewer than 6 observations, or one that is no number.</exception>
    public static DynamicThetaFit Fit(ReadOnlySpan<double> series, int period, int horizon, double lightest = 0.1, double heaviest = 0.99)
    {
        SeriesCheck.Series(series, period, least: 6);
        SeriesCheck.Horizon(horizon);
        SeriesCheck.Smoothing(lightest, nameof(lightest));
        SeriesCheck.Smoothing(heaviest, nameof(heaviest));
        if (lightest > heaviest)
            throw new ArgumentOutOfRangeException(nameof(lightest), lightest, "Give a smallest weight that is not above the largest.");
        var adjusted = SeasonalAdjustment.Of(series, period, Seasonality.TestM4(series, period));
        var lines = Lines(adjusted.Series);
        const int points = 90;
        var best = Solve(adjusted.Series, lines, lightest);
        for (var at = 1; at <= points; at++)
        {
            var one = Solve(adjusted.Series, lines, lightest + ((heaviest - lightest) * at / points));
            if (one.Squares < best.Squares)
                best = one;
        }

        var width = (heaviest - lightest) / points;
        best = Refine(adjusted.Series, lines, best, Math.Max(lightest, best.Alpha - width), Math.Min(heaviest, best.Alpha + width));
        var mean = adjusted.Restore(Path(adjusted.Series, best, horizon));
        return new(best.Alpha, best.Level, best.Share >= 1 ? double.PositiveInfinity : 1 / (1 - best.Share), best.Squares, new("Dynamic optimised theta", mean, []));
    }

    private readonly record struct Point(double Alpha, double Level, double Share, double Squares);

    // Golden section about the best point of the grid.
    private static Point Refine(double[] y, (double Start, double Slope)[] lines, Point best, double low, double high)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-9)
        {
            double left = high - (ratio * (high - low)), right = low + (ratio * (high - low));
            Point one = Solve(y, lines, left), other = Solve(y, lines, right);
            if (one.Squares < best.Squares)
                best = one;
            if (other.Squares < best.Squares)
                best = other;
            if (one.Squares < other.Squares)
                high = right;
            else
                low = left;
        }

        return best;
    }

    // Least squares in the first level and the share 1 − 1/θ, the latter from 0 to 1.
    private static Point Solve(double[] y, (double Start, double Slope)[] lines, double alpha)
    {
        double level = 0, fading = 1, dd = 0, dg = 0, gg = 0, dr = 0, gr = 0, rr = 0;
        for (var t = 0; t + 1 < y.Length; t++)
        {
            level += alpha * (y[t] - level);
            fading *= 1 - alpha;
            if (t == 0)
                continue;
            var drift = (fading * lines[t].Start) + ((1 - (fading * (1 - alpha))) / alpha * lines[t].Slope);
            var rest = y[t + 1] - level;
            dd += fading * fading;
            dg += fading * drift;
            gg += drift * drift;
            dr += fading * rest;
            gr += drift * rest;
            rr += rest * rest;
        }

        var determinant = (dd * gg) - (dg * dg);
        var share = determinant > 1e-14 * dd * gg ? Math.Clamp(((dd * gr) - (dg * dr)) / determinant, 0, 1) : 0;
        var start = dd > 0 ? (dr - (share * dg)) / dd : 0;
        var squares = rr - (2 * ((start * dr) + (share * gr))) + (start * start * dd) + (2 * start * share * dg) + (share * share * gg);
        return new(alpha, start, share, Math.Max(0, squares));
    }

    // The line through the first t observations, in t = 1, 2, ...: where it starts and how it rises.
    private static (double Start, double Slope)[] Lines(double[] y)
    {
        var lines = new (double, double)[y.Length];
        var line = new Line();
        for (var t = 0; t < y.Length; t++)
            lines[t] = line.Add(y[t]);
        return lines;
    }

    private static double[] Path(double[] y, Point point, int horizon)
    {
        double level = point.Level, fading = 1;
        var line = new Line();
        (double Start, double Slope) now = default;
        foreach (var value in y)
            Take(value);
        var path = new double[horizon];
        for (var step = 0; step < horizon; step++)
        {
            path[step] = level + (point.Share * ((fading * now.Start) + ((1 - (fading * (1 - point.Alpha))) / point.Alpha * now.Slope)));
            Take(path[step]);
        }

        return path;

        void Take(double value)
        {
            level += point.Alpha * (value - level);
            fading *= 1 - point.Alpha;
            now = line.Add(value);
        }
    }

    private sealed class Line
    {
        private double mean;
        private double weighted;
        private int count;

        public (double Start, double Slope) Add(double value)
        {
            count++;
            mean += (value - mean) / count;
            weighted += count * value;
            if (count == 1)
                return (value, 0);
            var slope = 6 / (((double)count * count) - 1) * ((2 * weighted / count) - ((count + 1) * mean));
            return (mean - ((count + 1) / 2.0 * slope), slope);
        }
    }
}
