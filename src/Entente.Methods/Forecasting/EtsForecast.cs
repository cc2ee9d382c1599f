namespace Entente.Methods.Forecasting;

/// <summary>How intervals of a model without a formula are simulated, and a convention of an older program.</summary>
/// <param name="Paths">Simulated paths.</param>
/// <param name="Seed">Of the random numbers.</param>
/// <param name="AsForecast820">
/// True repeats two slips of R's forecast up to 8.20, for comparison with it only: for (M,Ad,M) it begins the damping one step late (level +
/// growth instead of level + phi growth one step ahead), unlike the model that it fitted; for (A,N,A) and (M,N,A) its variance counts gamma one
/// step before a cycle is full.
/// </param>
public sealed record EtsForecastOptions(int Paths = 5000, ulong Seed = 1, bool AsForecast820 = false)
{
    /// <summary>The defaults.</summary>
    public static EtsForecastOptions Default { get; } = new();
}

/// <summary>Forecasts of exponential smoothing models.</summary>
public static class EtsForecast
{
    /// <summary>
    /// Means and intervals. Where the variance has a formula (additive errors with additive parts; multiplicative errors without
    /// multiplicative trend) intervals are normal: Hyndman and others (2008), section 6.2 to 6.4; Hyndman, Koehler, Ord, Snyder, "Prediction
    /// intervals for exponential smoothing using two new classes of state space models", J. Forecasting 24 (2005) 17-37. For a multiplicative
    /// season the moments are exact for normal errors. Other models are simulated; their mean is that of a path without errors.
    /// </summary>
    /// <param name="fit">A fitted model.</param>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="levels">Probabilities of intervals, such as 0.8 and 0.95; none for means alone.</param>
    /// <param name="options">Simulation; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1 or a level not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">Intervals are asked for but the variance is not defined: too few observations.</exception>
    public static Forecast Forecast(this EtsFit fit, int horizon, ReadOnlySpan<double> levels = default, EtsForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        SeriesCheck.Horizon(horizon);
        SeriesCheck.Levels(levels);
        options ??= EtsForecastOptions.Default;
        if (HasFormula(fit.Model))
        {
            // Only a multiplicative season needs the second moments for its mean; the variance counts 0 where it is not known and not asked for.
            if (fit.Variance is null && levels.Length > 0)
                throw new ArgumentException("There are too few observations for a variance, so there are no intervals; ask for no levels.", nameof(fit));
            var (mean, variance) = EtsMoments.Of(fit, horizon, fit.Variance ?? 0, options.AsForecast820);
            for (var step = 0; step < horizon; step++)
                variance[step] = Math.Sqrt(Math.Max(variance[step], 0));
            return Forecasting.Forecast.Normal(fit.Method, mean, variance, levels);
        }

        var path = EtsPath.Means(fit, horizon);
        return levels.Length == 0 ? new(fit.Method, path, []) : EtsPath.Simulated(fit, path, levels, options);
    }

    /// <summary>Whether the forecast variance of a model has a formula.</summary>
    internal static bool HasFormula(EtsModel model) => model.Trend != EtsPart.Multiplicative
        && (model.Error == EtsError.Multiplicative || model.Season != EtsPart.Multiplicative);
}
