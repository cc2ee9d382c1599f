namespace Entente.Methods.Forecasting;

/// <summary>How far forecasts were from what came.</summary>
/// <remarks>Makridakis, Spiliotis, Assimakopoulos, Int. J. Forecasting 36 (2020) 54, section 3; Hyndman and Koehler, ibid. 22 (2006) 679. Closed forms.</remarks>
public static class ForecastScores
{
    /// <summary>sMAPE: the mean of 200|y − f|/(|y| + |f|), in per cent, from 0 to 200; 0/0 counts as 0.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was forecast.</param>
    public static double SymmetricPercent(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        Check(actual, forecast);
        var sum = 0.0;
        for (var at = 0; at < actual.Length; at++)
        {
            var size = Math.Abs(actual[at]) + Math.Abs(forecast[at]);
            sum += size == 0 ? 0 : 200 * Math.Abs(actual[at] - forecast[at]) / size;
        }

        return sum / actual.Length;
    }

    /// <summary>The mean absolute change over a cycle within the series, by which errors are scaled.</summary>
    /// <param name="series">The series that the forecast was made from; longer than a cycle.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <returns>Null when it is 0: a series without change has no scale.</returns>
    public static double? Scale(ReadOnlySpan<double> series, int period)
    {
        SeriesCheck.Series(series, period, least: period + 1);
        var sum = 0.0;
        for (var at = period; at < series.Length; at++)
            sum += Math.Abs(series[at] - series[at - period]);
        return sum == 0 ? null : sum / (series.Length - period);
    }

    /// <summary>MASE: the mean absolute error over the scale.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was forecast.</param>
    /// <param name="scale">Of the series, above 0.</param>
    public static double Scaled(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, double scale)
    {
        Check(actual, forecast);
        var sum = 0.0;
        for (var at = 0; at < actual.Length; at++)
            sum += Math.Abs(actual[at] - forecast[at]);
        return sum / actual.Length / Functions.Given.Positive(scale);
    }

    /// <summary>OWA: half the sum of the ratios of mean sMAPE and of mean MASE to those of naive 2. Means over series first, then ratios.</summary>
    /// <param name="percents">sMAPE of the method by series.</param>
    /// <param name="scaled">MASE of the method by series.</param>
    /// <param name="naivePercents">sMAPE of naive 2 by series.</param>
    /// <param name="naiveScaled">MASE of naive 2 by series.</param>
    public static double Overall(ReadOnlySpan<double> percents, ReadOnlySpan<double> scaled, ReadOnlySpan<double> naivePercents, ReadOnlySpan<double> naiveScaled)
    {
        SeriesCheck.Finite(percents, nameof(percents));
        SeriesCheck.Finite(scaled, nameof(scaled));
        return ((Seasonality.Mean(percents) / Seasonality.Mean(naivePercents)) + (Seasonality.Mean(scaled) / Seasonality.Mean(naiveScaled))) / 2;
    }

    /// <summary>Pinball loss of a forecast quantile: the mean of p(y − f) where y is above, (1 − p)(f − y) where below. Its expectation is least at the quantile.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="quantile">The quantile that was forecast.</param>
    /// <param name="probability">Its probability, between 0 and 1.</param>
    public static double Pinball(ReadOnlySpan<double> actual, ReadOnlySpan<double> quantile, double probability)
    {
        Check(actual, quantile);
        Functions.Given.Inside(probability);
        var sum = 0.0;
        for (var at = 0; at < actual.Length; at++)
        {
            var apart = actual[at] - quantile[at];
            sum += apart >= 0 ? probability * apart : (probability - 1) * apart;
        }

        return sum / actual.Length;
    }

    /// <summary>Share of what came that lies in the interval, ends included.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="band">The interval.</param>
    public static double Coverage(ReadOnlySpan<double> actual, ForecastBand band)
    {
        ArgumentNullException.ThrowIfNull(band);
        Check(actual, [.. band.Lower]);
        var inside = 0;
        for (var at = 0; at < actual.Length; at++)
            inside += actual[at] >= band.Lower[at] && actual[at] <= band.Upper[at] ? 1 : 0;
        return (double)inside / actual.Length;
    }

    /// <summary>MSIS: the mean of the width and 2/(1 − level) times what lies outside, over the scale.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="band">The interval.</param>
    /// <param name="scale">Of the series, above 0.</param>
    public static double IntervalScore(ReadOnlySpan<double> actual, ForecastBand band, double scale)
    {
        ArgumentNullException.ThrowIfNull(band);
        Check(actual, [.. band.Lower]);
        var (sum, weight) = (0.0, 2 / (1 - band.Level));
        for (var at = 0; at < actual.Length; at++)
            sum += band.Upper[at] - band.Lower[at] + (weight * (Math.Max(0, band.Lower[at] - actual[at]) + Math.Max(0, actual[at] - band.Upper[at])));
        return sum / actual.Length / Functions.Given.Positive(scale);
    }

    private static void Check(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        SeriesCheck.Finite(actual, nameof(actual));
        SeriesCheck.Finite(forecast, nameof(forecast));
        Functions.Given.SameLength(actual.Length, forecast.Length, nameof(forecast));
    }
}
