using Entente.Methods.Functions;

namespace Entente.Methods.Forecasting;

/// <summary>A model with its share of an average.</summary>
/// <param name="Fit">The fitted model.</param>
/// <param name="Weight">Its share; all add up to 1.</param>
public sealed record WeightedFit(EtsFit Fit, double Weight);

/// <summary>All exponential smoothing models of a series, each by its Akaike weight.</summary>
/// <remarks>
/// S. Kolassa, Int. J. Forecasting 27 (2011) 238: weights exp(−ΔAICc/2), normed; K. P. Burnham and D. R. Anderson, Model Selection and Multimodel Inference (2nd ed. 2002),
/// section 4.2. One model is chosen by a hair and forecasts as if nothing else were possible; the average does not. Intervals: the variance of the mixture, which counts in how
/// far the models lie apart, times 1 + p/n for the parameters that were estimated (final prediction error: H. Akaike, Ann. Inst. Stat. Math. 21 (1969) 243), with Student's
/// quantile at n − p degrees of freedom.
/// </remarks>
/// <param name="Models">The models with a weight of at least 1e-4, the best first.</param>
public sealed record EtsAverage(IReadOnlyList<WeightedFit> Models)
{
    private const double Least = 1e-4;

    /// <summary>The method.</summary>
    public string Method => Models.Count == 1 ? Models[0].Fit.Method : FormattableString.Invariant($"Exponential smoothing, {Models.Count} models by Akaike weight, {Models[0].Fit.Model} first");

    /// <summary>Its version.</summary>
    public int Version { get; } = 1;

    /// <summary>Fits all models that suit the series, as <see cref="Ets.ChooseAll"/> does. A model that fits without any error stands alone.</summary>
    /// <param name="series">The series, oldest first; at least 4 observations.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="options">Policy; null for the defaults.</param>
    /// <exception cref="ArgumentException">Fewer than 4 observations, or one that is no number.</exception>
    public static EtsAverage Of(ReadOnlySpan<double> series, int period, EtsOptions? options = null)
    {
        var fits = Ets.ChooseAll(series, period, options);
        if (fits[0].End == SearchEnd.Exact || fits[0].AicC is not { } best)
            return new([new(fits[0], 1)]);
        var weights = fits.Select(fit => fit.AicC is { } value ? Math.Exp((best - value) / 2) : 0).ToList();
        var (all, least) = (weights.Sum(), Least * weights.Sum());
        var kept = fits.Zip(weights).Where(one => one.Second >= least).ToList();
        all = kept.Sum(one => one.Second);
        return new([.. kept.Select(one => new WeightedFit(one.First, one.Second / all)).OrderByDescending(one => one.Weight)]);
    }

    /// <summary>Means and intervals.</summary>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="levels">Probabilities of intervals, such as 0.8 and 0.95; none for means alone.</param>
    /// <exception cref="ArgumentException">Intervals are asked for but the variance is not defined: too few observations.</exception>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        SeriesCheck.Horizon(horizon);
        SeriesCheck.Levels(levels);
        var (mean, deviation) = Moments(horizon, levels.Length > 0);
        return AroundMean(Method, mean, deviation, Freedom, levels);
    }

    /// <summary>Observations less estimated parameters, on the average over the models; at least 3.</summary>
    internal double Freedom => Math.Max(3, Models[0].Fit.Residuals.Count - Parameters);

    /// <summary>Factor of the variance for the parameters that were estimated.</summary>
    internal double Widening => 1 + (Parameters / Models[0].Fit.Residuals.Count);

    private double Parameters => Models.Sum(one => one.Weight * one.Fit.ParameterCount);

    /// <summary>Means and standard deviations by step; the latter 0 where they are not asked for.</summary>
    internal (double[] Mean, double[] Deviation) Moments(int horizon, bool deviations)
    {
        double[] mean = new double[horizon], square = new double[horizon];
        foreach (var (fit, weight) in Models)
        {
            var forecast = fit.Forecast(horizon, deviations ? [Band] : []);
            for (var step = 0; step < horizon; step++)
            {
                mean[step] += weight * forecast.Mean[step];
                var apart = deviations ? (forecast.Bands[0].Upper[step] - forecast.Bands[0].Lower[step]) / (2 * Quantile) : 0;
                square[step] += weight * ((apart * apart) + (forecast.Mean[step] * forecast.Mean[step]));
            }
        }

        for (var step = 0; step < horizon; step++)
            square[step] = deviations ? Math.Sqrt(Math.Max(0, square[step] - (mean[step] * mean[step])) * Widening) : 0;
        return (mean, square);
    }

    /// <summary>A forecast with symmetric Student intervals about its mean.</summary>
    internal static Forecast AroundMean(string method, double[] mean, double[] deviation, double freedom, ReadOnlySpan<double> levels)
    {
        var bands = new ForecastBand[levels.Length];
        for (var at = 0; at < levels.Length; at++)
        {
            var quantile = BetaFunctions.StudentUpper((1 - levels[at]) / 2, freedom);
            bands[at] = new(levels[at], [.. mean.Zip(deviation, (center, width) => center - (quantile * width))], [.. mean.Zip(deviation, (center, width) => center + (quantile * width))]);
        }

        return new(method, mean, bands);
    }

    // From the width of one interval back to a standard deviation; simulated models have none of their own.
    private const double Band = 0.95;
    private const double Quantile = 1.959963984540054;
}
