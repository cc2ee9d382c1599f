namespace Entente.Methods.Forecasting;

/// <summary>Forecasts that every other method must beat.</summary>
/// <remarks>Closed forms, exact to rounding.</remarks>
public static class NaiveForecasts
{
    /// <summary>The last observation; standard error √h of the root mean squared change: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed. (2021), 5.5.</summary>
    /// <param name="series">The series, oldest first; at least 2 observations.</param>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="levels">Levels of intervals.</param>
    public static Forecast Last(ReadOnlySpan<double> series, int horizon, params ReadOnlySpan<double> levels) => Seasonal(series, 1, horizon, levels) with { Method = "Naive" };

    /// <summary>The observation of the same season of the last cycle; standard error √k of the root mean squared change over a cycle, in the k-th cycle ahead (same source).</summary>
    /// <param name="series">The series, oldest first; longer than a cycle.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="levels">Levels of intervals.</param>
    public static Forecast Seasonal(ReadOnlySpan<double> series, int period, int horizon, params ReadOnlySpan<double> levels)
    {
        SeriesCheck.Series(series, period, least: period + 1);
        SeriesCheck.Horizon(horizon);
        SeriesCheck.Levels(levels);
        var squares = 0.0;
        for (var at = period; at < series.Length; at++)
            squares += (series[at] - series[at - period]) * (series[at] - series[at - period]);
        var deviation = Math.Sqrt(squares / (series.Length - period));
        double[] mean = new double[horizon], errors = new double[horizon];
        for (var step = 0; step < horizon; step++)
        {
            mean[step] = series[series.Length - period + (step % period)];
            errors[step] = deviation * Math.Sqrt((step / period) + 1);
        }

        return Forecast.Normal("Seasonal naive", mean, errors, levels);
    }

    /// <summary>
    /// The last observation of the series without its season, times the season, where the test of the M4 competition finds one (naive 2): Makridakis, Spiliotis,
    /// Assimakopoulos, Int. J. Forecasting 36 (2020) 54.
    /// </summary>
    /// <param name="series">The series, oldest first.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="horizon">Steps ahead.</param>
    public static Forecast Adjusted(ReadOnlySpan<double> series, int period, int horizon)
    {
        SeriesCheck.Horizon(horizon);
        var adjusted = SeasonalAdjustment.Of(series, period, Seasonality.TestM4(series, period));
        var mean = new double[horizon];
        Array.Fill(mean, adjusted.Series[^1]);
        return new("Naive 2", adjusted.Restore(mean), []);
    }
}
