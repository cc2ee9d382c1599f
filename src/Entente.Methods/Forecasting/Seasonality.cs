namespace Entente.Methods.Forecasting;

/// <summary>A test for seasonality.</summary>
/// <param name="Seasonal">Whether the series is taken as seasonal; null when the test cannot be made (too short, constant, or the lag beyond what is computed).</param>
/// <param name="Autocorrelation">The autocorrelation at the seasonal lag, where it is computed.</param>
/// <param name="Limit">What it must exceed in size.</param>
public sealed record SeasonalityTest(bool? Seasonal, double? Autocorrelation, double? Limit)
{
    /// <summary>The method.</summary>
    public string Method { get; } = "Seasonality by autocorrelation";

    /// <summary>Its version.</summary>
    public int Version { get; } = 1;
}

/// <summary>Whether a series has a season, and what it is.</summary>
public static class Seasonality
{
    /// <summary>
    /// The test of the M4 competition (Makridakis, Spiliotis, Assimakopoulos, Int. J. Forecasting 36 (2020) 54-74, and its published code): at
    /// least 3 cycles, and |r_m| > 1.645 sqrt((1 + 2 sum of r_k^2, k below m) / n). Autocorrelations have the denominator n. As in that code,
    /// lags beyond floor(10 log10 n) are not computed and give no season.
    /// </summary>
    /// <param name="series">The series, oldest first.</param>
    /// <param name="period">Observations in a cycle.</param>
    /// <exception cref="ArgumentException">An observation is not a number.</exception>
    public static SeasonalityTest TestM4(ReadOnlySpan<double> series, int period)
    {
        SeriesCheck.Series(series, period);
        if (period <= 1 || series.Length < 3 * period || period > Math.Floor(10 * Math.Log10(series.Length)))
            return new(period <= 1 ? false : null, null, null);
        return Test(series, period, 1.645);
    }

    /// <summary>The same statistic as R's <c>thetaf</c> uses it: more than 2 cycles, and the 95 % quantile 1.6449 of the normal distribution.</summary>
    /// <param name="series">The series, oldest first.</param>
    /// <param name="period">Observations in a cycle.</param>
    /// <exception cref="ArgumentException">An observation is not a number.</exception>
    public static SeasonalityTest TestTheta(ReadOnlySpan<double> series, int period)
    {
        SeriesCheck.Series(series, period);
        return period <= 1 || series.Length <= 2 * period ? new(period <= 1 ? false : null, null, null) : Test(series, period, 1.6448536269514722);
    }

    /// <summary>Autocorrelations at lags 1 to <paramref name="lags"/>, mean removed, denominator n at every lag. Null for a constant series.</summary>
    public static double[]? Autocorrelations(ReadOnlySpan<double> series, int lags)
    {
        SeriesCheck.Series(series, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lags, series.Length);
        var mean = Mean(series);
        double variance = 0, size = 0;
        foreach (var value in series)
        {
            variance += (value - mean) * (value - mean);
            size = Math.Max(size, Math.Abs(value));
        }

        if (Math.Sqrt(variance / series.Length) <= size * 1e-14)
            return null;
        var result = new double[lags];
        for (var lag = 1; lag <= lags; lag++)
        {
            var sum = 0.0;
            for (var t = lag; t < series.Length; t++)
                sum += (series[t] - mean) * (series[t - lag] - mean);
            result[lag - 1] = sum / variance;
        }

        return result;
    }

    /// <summary>
    /// Classical decomposition: trend by a centred moving average over a cycle (2 by m for an even m), what is left averaged by season, and
    /// centred: factors have the mean 1, terms the mean 0. The first belongs to the first observation.
    /// </summary>
    /// <param name="series">The series, oldest first; at least two whole cycles.</param>
    /// <param name="period">Observations in a cycle, at least 2.</param>
    /// <param name="multiplicative">Factors, which need a trend that is nowhere 0, or terms.</param>
    /// <returns>One number by season; null when factors cannot be computed, since a mean over a cycle is 0 or the factors add up to 0.</returns>
    /// <exception cref="ArgumentException">Fewer than two cycles, or an observation that is no number.</exception>
    public static double[]? Indices(ReadOnlySpan<double> series, int period, bool multiplicative)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        SeriesCheck.Series(series, period, least: 2 * period);
        int half = period / 2, n = series.Length;
        var sums = new double[period];
        var counts = new int[period];
        for (var t = half; t < n - half; t++)
        {
            var trend = MovingMean(series, t, period);
            if (multiplicative && trend == 0)
                return null;
            sums[t % period] += multiplicative ? series[t] / trend : series[t] - trend;
            counts[t % period]++;
        }

        for (var at = 0; at < period; at++)
            sums[at] /= counts[at];
        var mean = Mean(sums);
        if (multiplicative && !(mean > 0))
            return null;
        for (var at = 0; at < period; at++)
            sums[at] = multiplicative ? sums[at] / mean : sums[at] - mean;
        return sums;
    }

    internal static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static SeasonalityTest Test(ReadOnlySpan<double> series, int period, double quantile)
    {
        if (Autocorrelations(series, period) is not { } correlations)
            return new(null, null, null);
        var sum = 0.0;
        foreach (var one in correlations.AsSpan(0, period - 1))
            sum += one * one;
        var limit = quantile * Math.Sqrt((1 + (2 * sum)) / series.Length);
        return new(Math.Abs(correlations[^1]) > limit, correlations[^1], limit);
    }

    private static double MovingMean(ReadOnlySpan<double> series, int at, int period)
    {
        var half = period / 2;
        var sum = 0.0;
        if (period % 2 == 1)
        {
            for (var t = at - half; t <= at + half; t++)
                sum += series[t];
            return sum / period;
        }

        for (var t = at - half + 1; t < at + half; t++)
            sum += series[t];
        return (sum + (0.5 * (series[at - half] + series[at + half]))) / period;
    }
}
