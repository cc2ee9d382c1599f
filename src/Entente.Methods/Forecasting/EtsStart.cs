namespace Entente.Methods.Forecasting;

/// <summary>
/// Initial states from which the search starts: season by classical decomposition (by means of a detrended series when there are fewer than
/// three cycles), level and growth by a line through the first observations without season. Source: Hyndman and others (2008), section 2.6.1.
/// </summary>
internal static class EtsStart
{
    private const double LeastFactor = 1e-2;

    /// <summary>Writes level, growth and season to the point of a filter.</summary>
    public static void Write(EtsFilter filter, EtsPart trend, EtsPart season)
    {
        var y = filter.Series;
        var m = filter.Period;
        var point = filter.Point;
        var plain = y;
        if (season != EtsPart.None)
        {
            var factors = season == EtsPart.Multiplicative;
            var indices = (y.Length >= 3 * m ? Seasonality.Indices(y, m, factors) : null) ?? Detrended(y, m, factors);
            if (factors)
            {
                for (var at = 0; at < m; at++)
                    indices[at] = Math.Max(indices[at], LeastFactor);
            }

            indices.CopyTo(point, EtsFilter.Season);
            plain = new double[y.Length];
            for (var t = 0; t < y.Length; t++)
                plain[t] = factors ? y[t] / indices[t % m] : y[t] - indices[t % m];
        }

        var first = Math.Min(Math.Max(10, 2 * m), plain.Length);
        if (trend == EtsPart.None)
        {
            point[EtsFilter.Level] = Seasonality.Mean(plain.AsSpan(0, first));
            return;
        }

        var (start, slope) = Line(plain.AsSpan(0, first));
        if (trend == EtsPart.Additive)
        {
            (point[EtsFilter.Level], point[EtsFilter.Growth]) = (start, slope);
            return;
        }

        // A ratio from the line: the mean of the first and the second value that it gives, both kept above 0.
        var least = 0.01 * Math.Max(Math.Abs(start), 1e-8);
        var one = Math.Max(start + slope, least);
        var ratio = Math.Clamp((one + slope) / one, 0.5, 2);
        (point[EtsFilter.Level], point[EtsFilter.Growth]) = (Math.Max(one / ratio, least), ratio);
    }

    /// <summary>The least squares line through values at times 1, 2, …: its value at time 0 and its slope.</summary>
    internal static (double Start, double Slope) Line(ReadOnlySpan<double> values)
    {
        double n = values.Length, middle = (n + 1) / 2, mean = Seasonality.Mean(values), across = 0;
        for (var t = 0; t < values.Length; t++)
            across += (t + 1 - middle) * (values[t] - mean);
        var slope = values.Length < 2 ? 0 : across / (n * ((n * n) - 1) / 12);
        return (mean - (slope * middle), slope);
    }

    private static double[] Detrended(double[] y, int m, bool factors)
    {
        var (start, slope) = Line(y);
        var mean = Seasonality.Mean(y);
        var sums = new double[m];
        var counts = new int[m];
        for (var t = 0; t < y.Length; t++)
        {
            var trend = start + (slope * (t + 1));
            sums[t % m] += factors ? y[t] / Math.Max(trend, 0.1 * mean) : y[t] - trend;
            counts[t % m]++;
        }

        for (var at = 0; at < m; at++)
            sums[at] = counts[at] == 0 ? (factors ? 1 : 0) : sums[at] / counts[at];
        var centre = Seasonality.Mean(sums);
        for (var at = 0; at < m; at++)
            sums[at] = factors ? sums[at] / Math.Max(centre, 1e-10) : sums[at] - centre;
        return sums;
    }
}
