namespace Entente.Methods.Forecasting;

/// <summary>
/// Exponential smoothing in state space form: evaluation at given parameters, maximum likelihood, and the choice of a model. Source: Hyndman,
/// Koehler, Ord, Snyder, <i>Forecasting with exponential smoothing: the state space approach</i> (2008); Hyndman, Koehler, Snyder, Grose,
/// Int. J. Forecasting 18 (2002) 439-454.
/// </summary>
public static class Ets
{
    /// <summary>
    /// A model at given parameters and initial states: nothing is estimated. The recursion is exact to rounding; the seasons are used as given,
    /// whether centred or not.
    /// </summary>
    /// <param name="series">The series, oldest first.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its smoothing parameters: those that the model has, and no other.</param>
    /// <param name="initial">The states before the first observation.</param>
    /// <exception cref="ArgumentException">An observation is no number, a part is missing or too many, or the model divides and the series is not above 0.</exception>
    public static EtsFit Evaluate(ReadOnlySpan<double> series, int period, EtsModel model, EtsParameters parameters, EtsState initial)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(initial);
        Check(series, period, model);
        if ((parameters.Beta is null) != (model.Trend == EtsPart.None) || (initial.Growth is null) != (model.Trend == EtsPart.None))
            throw new ArgumentException($"{model} {(model.Trend == EtsPart.None ? "has no trend: leave beta and growth out" : "has a trend: give beta and growth")}.", nameof(parameters));
        if ((parameters.Phi is null) == model.Damped)
            throw new ArgumentException($"{model} is {(model.Damped ? "damped: give phi" : "not damped: leave phi out")}.", nameof(parameters));
        if ((parameters.Gamma is null) != (model.Season == EtsPart.None) || initial.Season.Count != (model.Season == EtsPart.None ? 0 : period))
            throw new ArgumentException($"{model} needs {(model.Season == EtsPart.None ? "neither gamma nor seasons" : FormattableString.Invariant($"gamma and {period} seasons"))}.", nameof(initial));
        SeriesCheck.Finite([parameters.Alpha, parameters.Beta ?? 0, parameters.Gamma ?? 0, parameters.Phi ?? 1, initial.Level, initial.Growth ?? 0, .. initial.Season], nameof(parameters));

        var filter = new EtsFilter(series.ToArray(), period);
        (filter.Point[EtsFilter.Alpha], filter.Point[EtsFilter.Beta], filter.Point[EtsFilter.Gamma]) = (parameters.Alpha, parameters.Beta ?? 0, parameters.Gamma ?? 0);
        (filter.Point[EtsFilter.Phi], filter.Point[EtsFilter.Level], filter.Point[EtsFilter.Growth]) = (parameters.Phi ?? 1, initial.Level, initial.Growth ?? 0);
        for (var at = 0; at < initial.Season.Count; at++)
            filter.Point[EtsFilter.Season + at] = initial.Season[at];
        return EtsResult.Of(filter, model, SearchEnd.Given);
    }

    /// <summary>
    /// A model by maximum likelihood: smoothing parameters and initial states together, in the usual and the admissible region. The best of
    /// several starts; deterministic. The likelihood is within 1e-6 of the minimum that the search ends in.
    /// </summary>
    /// <param name="series">The series, oldest first; more observations than parameters and one more.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">Ranges; null for the defaults.</param>
    /// <exception cref="ArgumentException">The series is too short, not above 0 where it must be, or holds what is no number.</exception>
    public static EtsFit Fit(ReadOnlySpan<double> series, int period, EtsModel model, EtsOptions? options = null)
    {
        options = EtsOptions.Checked(options);
        Check(series, period, model);
        if (series.Length <= model.Parameters(period) + 1)
            throw new ArgumentException(FormattableString.Invariant($"{model} has {model.Parameters(period)} parameters; {series.Length} observations are too few."), nameof(series));
        if (period > 1 && model.Season != EtsPart.None && series.Length < period + 2)
            throw new ArgumentException("A seasonal model needs more than a cycle.", nameof(series));
        var tournament = new EtsTournament(series, period, options);
        return tournament.Fit(model);
    }

    /// <summary>
    /// The model with the least value of the criterion among those that suit the series: models that need a positive series only where it is
    /// one, seasonal ones only for periods up to <see cref="EtsOptions.LongestPeriod"/> and series longer than their parameters, unstable ones
    /// and multiplicative trends only when the options say so. A model that fits exactly wins with the fewest parameters.
    /// </summary>
    /// <param name="series">The series, oldest first; at least 4 observations.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="options">Policy; null for the defaults.</param>
    /// <exception cref="ArgumentException">Fewer than 4 observations, or one that is no number.</exception>
    public static EtsFit Choose(ReadOnlySpan<double> series, int period, EtsOptions? options = null) => ChooseAll(series, period, options)[0];

    /// <summary>All the models that <see cref="Choose"/> tried, the best first.</summary>
    /// <param name="series">The series, oldest first; at least 4 observations.</param>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    /// <param name="options">Policy; null for the defaults.</param>
    /// <exception cref="ArgumentException">Fewer than 4 observations, or one that is no number.</exception>
    public static IReadOnlyList<EtsFit> ChooseAll(ReadOnlySpan<double> series, int period, EtsOptions? options = null)
    {
        options = EtsOptions.Checked(options);
        SeriesCheck.Series(series, period, least: 4);
        if (Constant(series))
            return [Evaluate(series, period, new(EtsError.Additive, EtsPart.None, false, EtsPart.None), new(options.Alpha.Upper), new(series[0], null, [])) with { End = SearchEnd.Exact }];
        return new EtsTournament(series, period, options).All();
    }

    internal static bool Constant(ReadOnlySpan<double> series) => !series.ContainsAnyExcept(series[0]);

    private static void Check(ReadOnlySpan<double> series, int period, EtsModel model)
    {
        SeriesCheck.Series(series, period);
        if (model.Season != EtsPart.None && period < 2)
            throw new ArgumentException($"{model} is seasonal: give the number of observations in a cycle.", nameof(period));
        if (model.Damped && model.Trend == EtsPart.None)
            throw new ArgumentException("A damped model needs a trend.", nameof(model));
        if (!model.NeedsPositive)
            return;
        for (var at = 0; at < series.Length; at++)
        {
            if (!(series[at] > 0))
                throw new ArgumentException(FormattableString.Invariant($"{model} needs observations above 0, but number {at + 1} is {series[at]}. Take an additive model."), nameof(series));
        }
    }
}
