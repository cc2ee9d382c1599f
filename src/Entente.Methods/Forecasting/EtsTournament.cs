namespace Entente.Methods.Forecasting;

/// <summary>
/// Fits models to one series. The series is scaled to a mean size of 1; models lend each other starts: the one with the other kind of error,
/// the one without damping, the one without trend.
/// </summary>
internal sealed class EtsTournament
{
    private const int HeatSteps = 5, Finalists = 2;
    private static readonly double[][] Alphas = [[0.02, 0.1, 0.3], [0.6, 0.95]];
    private static readonly double[] Shares = [0.01, 0.2, 0.8];
    private static readonly double[] Gammas = [0.01, 0.2, 0.7];
    private static readonly double[] Phis = [0.85, 0.975];

    private readonly EtsOptions options;
    private readonly EtsFilter filter;
    private readonly EtsSpace space;
    private readonly EtsSearch search;
    private readonly double scale;
    private readonly Dictionary<EtsModel, double[]> found = [];

    public EtsTournament(ReadOnlySpan<double> series, int period, EtsOptions options)
    {
        this.options = options;
        var sum = 0.0;
        foreach (var value in series)
            sum += Math.Abs(value) / series.Length;
        scale = sum > 0 ? sum : 1;
        var scaled = new double[series.Length];
        for (var t = 0; t < scaled.Length; t++)
            scaled[t] = series[t] / scale;
        filter = new(scaled, period);
        space = new(filter, options);
        search = new(space, filter.Point.Length, options.MaximumSteps);
    }

    public int Evaluations => space.Evaluations;

    public int Steps => search.Steps;

    public EtsFit Fit(EtsModel model)
    {
        var place = Best(model, out var end, out _);
        return Result(model, place, end);
    }

    /// <summary>All candidates, the best first.</summary>
    public IReadOnlyList<EtsFit> All()
    {
        var n = filter.Series.Length;
        var positive = Array.TrueForAll(filter.Series, value => value > 0);
        var fits = new List<EtsFit>();
        foreach (var model in EtsModel.All)
        {
            if ((model.NeedsPositive && !positive) || (options.Restrict && model.Unstable) || (model.Trend == EtsPart.Multiplicative && !options.MultiplicativeTrend)
                || (model.Season != EtsPart.None && (filter.Period < 2 || filter.Period > options.LongestPeriod)) || model.Parameters(filter.Period) >= n - 1)
                continue;
            var place = Best(model, out var end, out var value);
            if (double.IsFinite(value))
                fits.Add(Result(model, place, end));
        }

        return [.. fits.OrderBy(fit => fit.End == SearchEnd.Exact ? 0 : fit.Value(options.Criterion) is null ? 2 : 1)
            .ThenBy(fit => fit.End == SearchEnd.Exact || fit.Value(options.Criterion) is null ? fit.ParameterCount : fit.Value(options.Criterion))];
    }

    private double[] Best(EtsModel model, out SearchEnd end, out double value)
    {
        if (found.TryGetValue(model, out var known))
        {
            space.Set(model);
            (value, end) = (space.Value(known), SearchEnd.Converged);
            return known;
        }

        space.Set(model);
        var place = Array.Empty<double>();
        (value, end) = (double.PositiveInfinity, SearchEnd.Converged);
        foreach (var start in Heats(model))
        {
            space.Set(model);
            var (reached, how) = search.Run(start);
            if (reached < value || place.Length == 0)
                (place, value, end) = (start, reached, how);
        }

        foreach (var lent in Lent(model))
        {
            space.Set(model);
            var (reached, how) = search.Run(lent);
            if (reached < value)
                (place, value, end) = (lent, reached, how);
        }

        return found[model] = place;
    }

    /// <summary>The most promising starts: all run a few steps, the best go on.</summary>
    private IEnumerable<double[]> Heats(EtsModel model)
    {
        space.Set(model);
        return Starts(model).Select(start => (Start: start, search.Run(start, HeatSteps).Value)).ToList()
            .OrderBy(one => one.Value).Take(Finalists).Select(one => one.Start);
    }

    /// <summary>A start for low and for high level smoothing with each of a grid of the others, from the usual initial states.</summary>
    private IEnumerable<double[]> Starts(EtsModel model)
    {
        EtsStart.Write(filter, model.Trend, model.Season);
        var at = new double[filter.Point.Length];
        Array.Copy(filter.Point, EtsFilter.Level, at, EtsFilter.Level, at.Length - EtsFilter.Level);
        foreach (var share in model.Trend == EtsPart.None ? Shares[..1] : Shares)
        {
            foreach (var gamma in model.Season == EtsPart.None ? Gammas[..1] : Gammas)
            {
                foreach (var alphas in Alphas)
                {
                    if (Least(model, at, alphas, share, gamma) is { } start)
                        yield return start;
                }
            }
        }
    }

    private double[]? Least(EtsModel model, double[] at, double[] alphas, double share, double gamma)
    {
        var least = double.PositiveInfinity;
        double[]? place = null;
        foreach (var alpha in alphas)
        {
            foreach (var phi in model.Damped ? Phis : Phis.AsSpan(0, 1))
            {
                space.SetSmoothing(at, alpha, alpha * share, (1 - alpha) * gamma, phi);
                var value = space.Value(at);
                if (value < least && space.Admissible())
                    (least, place) = (value, [.. at]);
            }
        }

        return place;
    }

    private IEnumerable<double[]> Lent(EtsModel model)
    {
        if (found.TryGetValue(model with { Error = model.Error == EtsError.Additive ? EtsError.Multiplicative : EtsError.Additive }, out var twin))
            yield return [.. twin];
        if (model.Damped && found.TryGetValue(model with { Damped = false }, out var straight))
        {
            double[] start = [.. straight];
            start[EtsFilter.Phi] = options.Phi.Upper;
            yield return start;
        }
    }

    private EtsFit Result(EtsModel model, double[] place, SearchEnd end)
    {
        space.Set(model);
        space.Value(place);
        var point = filter.Point;
        if (model.Season != EtsPart.None)
        {
            // Any constant may stand in the level or in the season: seasons have the mean 0, or 1.
            var seasons = point.AsSpan(EtsFilter.Season, filter.Period);
            var mean = Seasonality.Mean(seasons);
            for (var at = 0; at < seasons.Length; at++)
                seasons[at] = model.Season == EtsPart.Additive ? seasons[at] - mean : seasons[at] / mean;
            point[EtsFilter.Level] = model.Season == EtsPart.Additive ? point[EtsFilter.Level] + mean : point[EtsFilter.Level] * mean;
            if (model.Season == EtsPart.Multiplicative && model.Trend == EtsPart.Additive)
                point[EtsFilter.Growth] *= mean;
        }

        var whole = new EtsFilter([.. filter.Series.Select(value => value * scale)], filter.Period);
        Array.Copy(point, whole.Point, point.Length);
        whole.Point[EtsFilter.Level] *= scale;
        if (model.Trend == EtsPart.Additive)
            whole.Point[EtsFilter.Growth] *= scale;
        for (var at = 0; model.Season == EtsPart.Additive && at < filter.Period; at++)
            whole.Point[EtsFilter.Season + at] *= scale;
        return EtsResult.Of(whole, model, end);
    }
}
