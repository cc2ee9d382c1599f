namespace Entente.Methods.Forecasting;

/// <summary>The theta method and the combination of three smoothings.</summary>
/// <remarks>Smoothing weights and initial levels by maximum likelihood (<see cref="Ets.Fit"/>); everything else closed.</remarks>
public static class Theta
{
    private static readonly EtsModel Simple = new(EtsError.Additive, EtsPart.None, false, EtsPart.None);

    /// <summary>
    /// Simple smoothing with half the slope of the line through the series as drift, which is the theta method: V. Assimakopoulos and K. Nikolopoulos, Int. J.
    /// Forecasting 16 (2000) 521; R. J. Hyndman and B. Billah, ibid. 19 (2003) 287. Without its season where the 95 % test finds one. The standard error
    /// σ√((h − 1)α² + 1) is multiplied by the season like the forecast (R's <c>thetaf</c> leaves that out).
    /// </summary>
    /// <param name="series">The series, oldest first; at least 4 observations.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="levels">Levels of intervals.</param>
    public static Forecast Standard(ReadOnlySpan<double> series, int period, int horizon, params ReadOnlySpan<double> levels)
    {
        SeriesCheck.Series(series, period, least: 4);
        SeriesCheck.Horizon(horizon);
        SeriesCheck.Levels(levels);
        var adjusted = SeasonalAdjustment.Of(series, period, Seasonality.TestTheta(series, period));
        var (fit, drift) = (FitOf(adjusted.Series, Simple), Line(adjusted.Series).Slope / 2);
        var (alpha, level) = (Math.Max(1e-10, fit.Parameters.Alpha), fit.Final.Level);
        var start = (1 - Math.Pow(1 - alpha, series.Length)) / alpha;
        double[] mean = new double[horizon], errors = new double[horizon];
        for (var step = 0; step < horizon; step++)
        {
            mean[step] = (level + (drift * (step + start))) * adjusted.Factor(step + 1);
            errors[step] = Math.Sqrt((fit.Variance ?? 0) * ((step * alpha * alpha) + 1)) * adjusted.Factor(step + 1);
        }

        return Forecast.Normal("Theta", mean, errors, levels);
    }

    /// <summary>
    /// The theta method as the benchmark of the M4 competition has it: half the line through the series, half the smoothed series of twice the distance from
    /// the line; the season by the 90 % test; nothing below 0.
    /// </summary>
    /// <param name="series">The series, oldest first; at least 4 observations.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="horizon">Steps ahead.</param>
    public static Forecast Competition(ReadOnlySpan<double> series, int period, int horizon)
    {
        SeriesCheck.Series(series, period, least: 4);
        SeriesCheck.Horizon(horizon);
        var adjusted = SeasonalAdjustment.Of(series, period, Seasonality.TestM4(series, period));
        var (slope, start) = Line(adjusted.Series);
        var far = new double[series.Length];
        for (var at = 0; at < far.Length; at++)
            far[at] = (2 * adjusted.Series[at]) - (start + (slope * at));
        var level = FitOf(far, Simple).Final.Level;
        var mean = new double[horizon];
        for (var step = 0; step < horizon; step++)
            mean[step] = Math.Max(0, (level + start + (slope * (series.Length + step))) / 2 * adjusted.Factor(step + 1));
        return new("Theta, as in the M4 competition", mean, []);
    }

    /// <summary>The mean of simple, trended and damped smoothing of the series without its season (Comb of the M4 competition; same source as naive 2).</summary>
    /// <param name="series">The series, oldest first; at least 6 observations.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="horizon">Steps ahead.</param>
    public static Forecast Combined(ReadOnlySpan<double> series, int period, int horizon)
    {
        SeriesCheck.Series(series, period, least: 6);
        SeriesCheck.Horizon(horizon);
        var adjusted = SeasonalAdjustment.Of(series, period, Seasonality.TestM4(series, period));
        var mean = new double[horizon];
        foreach (var model in new[] { Simple, new(EtsError.Additive, EtsPart.Additive, false, EtsPart.None), new(EtsError.Additive, EtsPart.Additive, true, EtsPart.None) })
        {
            var forecast = FitOf(adjusted.Series, model).Forecast(horizon);
            for (var step = 0; step < horizon; step++)
                mean[step] += forecast.Mean[step] / 3;
        }

        return new("Mean of simple, trended and damped smoothing", adjusted.Restore(mean), []);
    }

    /// <summary>One smoothing of the series without its season, as the benchmarks of the M4 competition have it.</summary>
    /// <param name="series">The series, oldest first; at least 6 observations.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="model">A model without season.</param>
    /// <param name="horizon">Steps ahead.</param>
    public static Forecast Smoothed(ReadOnlySpan<double> series, int period, EtsModel model, int horizon)
    {
        SeriesCheck.Series(series, period, least: 6);
        SeriesCheck.Horizon(horizon);
        if (model.Season != EtsPart.None)
            throw new ArgumentException("Give a model without season: the season is taken out first.", nameof(model));
        var adjusted = SeasonalAdjustment.Of(series, period, Seasonality.TestM4(series, period));
        return new($"{model} of the adjusted series", adjusted.Restore(FitOf(adjusted.Series, model).Forecast(horizon).Mean), []);
    }

    private static EtsFit FitOf(double[] series, EtsModel model) => Ets.Constant(series)
        ? Ets.Evaluate(series, 1, Simple, new(0.5), new(series[0], null, []))
        : Ets.Fit(series, 1, model);

    // Least squares on 0, 1, 2, ...
    private static (double Slope, double Start) Line(double[] series)
    {
        var (middle, mean) = ((series.Length - 1) / 2.0, Seasonality.Mean(series));
        double across = 0, square = 0;
        for (var at = 0; at < series.Length; at++)
        {
            across += (at - middle) * (series[at] - mean);
            square += (at - middle) * (at - middle);
        }

        var slope = across / square;
        return (slope, mean - (slope * middle));
    }
}
