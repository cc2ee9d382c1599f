using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Level and spread that a series is held against.</summary>
/// <param name="Mean">The level.</param>
/// <param name="Deviation">The standard deviation, above 0.</param>
/// <param name="Points">Observations that both were estimated from; 0 when they were stated.</param>
public sealed record ChartBaseline(double Mean, double Deviation, int Points)
{
    /// <summary>
    /// From observations: their mean, and their mean moving range over 2/√π, which a slow drift does not inflate (D. C. Montgomery, Introduction to
    /// Statistical Quality Control, 6th ed. (2009), formula 6.33).
    /// </summary>
    /// <param name="series">At least two observations, not all equal.</param>
    public static ChartBaseline Of(ReadOnlySpan<double> series)
    {
        Given.AllFinite(series, 2, nameof(series));
        double mean = 0, range = 0;
        for (var at = 0; at < series.Length; at++)
        {
            mean += series[at];
            if (at > 0)
                range += Math.Abs(series[at] - series[at - 1]);
        }

        if (range == 0)
            throw new ArgumentException("All observations of the baseline are equal, so nothing is known of chance; state mean and deviation, or use a method for counts.", nameof(series));
        return new(mean / series.Length, range / (series.Length - 1) / (2 / Math.Sqrt(Math.PI)), series.Length);
    }

    internal ChartBaseline Checked()
    {
        Given.Finite(Mean);
        Given.Positive(Deviation);
        return this;
    }
}

/// <summary>One rule of a chart at the last observation.</summary>
/// <param name="Rule">Its number, 1 to 4.</param>
/// <param name="Limit">What observations must exceed.</param>
/// <param name="Needed">How many of <paramref name="Among"/> must exceed it.</param>
/// <param name="Among">Of how many of the last.</param>
/// <param name="Exceeding">How many do; null when the series is shorter.</param>
/// <param name="Signal">Whether the rule fires.</param>
public sealed record ChartRule(int Rule, double Limit, int Needed, int Among, int? Exceeding, bool Signal);

/// <summary>A chart of single observations.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Baseline">Level and spread.</param>
/// <param name="Scores">(x − mean)/deviation by observation.</param>
/// <param name="Rules">The four rules at the last observation.</param>
public sealed record ShewhartChart(string Method, int Version, ChartBaseline Baseline, IReadOnlyList<double> Scores, IReadOnlyList<ChartRule> Rules)
{
    /// <summary>Whether a rule fires.</summary>
    public bool Signal => Rules.Any(rule => rule.Signal);
}

/// <summary>A running statistic with its limit.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Baseline">Level and spread.</param>
/// <param name="Values">The statistic by observation.</param>
/// <param name="Limits">The upper limit by observation.</param>
/// <param name="Signals">Places, from 0, where the statistic exceeds its limit.</param>
public sealed record RunningChart(string Method, int Version, ChartBaseline Baseline, IReadOnlyList<double> Values, IReadOnlyList<double> Limits, IReadOnlyList<int> Signals)
{
    /// <summary>The first place where the statistic exceeds its limit; null when it never does.</summary>
    public int? First => Signals.Count == 0 ? null : Signals[0];
}

/// <summary>Charts for counts or rates by period, upper side only: a rise is what vigilance looks for.</summary>
/// <remarks>
/// All assume a roughly normal spread about a constant level. For small counts the Poisson methods are exact (<see cref="RareEvents"/>,
/// <see cref="SequentialRatio"/>, <see cref="MaxSprt"/>). Closed forms; relative accuracy 1e-13.
/// </remarks>
public static class ControlChart
{
    /// <summary>
    /// Shewhart's chart with the four rules of Western Electric, Statistical Quality Control Handbook (1956) 25: one point beyond 3 deviations, 2 of 3
    /// beyond 2, 4 of 5 beyond 1, a run of 9 beyond the mean (8 in the handbook). A rule fires at the last point only when that point is itself beyond.
    /// </summary>
    /// <param name="series">Observations, the last one judged.</param>
    /// <param name="baseline">Level and spread; null to estimate them from all observations but the last.</param>
    /// <param name="run">Length of the run of the fourth rule.</param>
    public static ShewhartChart Shewhart(ReadOnlySpan<double> series, ChartBaseline? baseline = null, int run = 9)
    {
        var known = Known(series, baseline);
        Given.AtLeast(run, 2);
        var scores = new double[series.Length];
        for (var at = 0; at < scores.Length; at++)
            scores[at] = (series[at] - known.Mean) / known.Deviation;
        return new("Shewhart chart", 1, known, scores, [Rule(1, 3, 1, 1), Rule(2, 2, 2, 3), Rule(3, 1, 4, 5), Rule(4, 0, run, run)]);

        ChartRule Rule(int number, double beyond, int needed, int among)
        {
            int? exceeding = scores.Length < among ? null : scores[^among..].Count(score => score > beyond);
            return new(number, known.Mean + (beyond * known.Deviation), needed, among, exceeding, exceeding >= needed && scores[^1] > beyond);
        }
    }

    /// <summary>
    /// Cumulative sum C = max(0, C + x − mean − shift · deviation/2), from 0 (E. S. Page, Biometrika 41 (1954) 100): the quickest to a lasting small rise.
    /// </summary>
    /// <param name="series">Observations.</param>
    /// <param name="baseline">Level and spread; null to estimate them from all observations but the last.</param>
    /// <param name="shift">Rise to be found, in deviations, above 0.</param>
    /// <param name="limit">Limit in deviations, above 0: 5 gives a false alarm every 930 periods for a shift of 1.</param>
    public static RunningChart CumulativeSum(ReadOnlySpan<double> series, ChartBaseline? baseline = null, double shift = 1, double limit = 5)
    {
        var known = Known(series, baseline);
        var (slack, bound) = (Given.Positive(shift) * known.Deviation / 2, Given.Positive(limit) * known.Deviation);
        var (values, limits) = (new double[series.Length], new double[series.Length]);
        var sum = 0.0;
        for (var at = 0; at < values.Length; at++)
            (values[at], limits[at]) = (sum = Math.Max(0, sum + series[at] - known.Mean - slack), bound);
        return Chart("CUSUM chart", known, values, limits);
    }

    /// <summary>
    /// Exponentially weighted mean z = weight · x + (1 − weight) z, from the mean, with the limit of the time since the start, mean + width · deviation ·
    /// √(weight/(2 − weight) (1 − (1 − weight)^2i)) (S. W. Roberts, Technometrics 1 (1959) 239; Montgomery 2009, formula 9.25).
    /// </summary>
    /// <param name="series">Observations.</param>
    /// <param name="baseline">Level and spread; null to estimate them from all observations but the last.</param>
    /// <param name="weight">Weight of the newest, above 0 and at most 1.</param>
    /// <param name="width">Width of the limit, above 0.</param>
    public static RunningChart WeightedMean(ReadOnlySpan<double> series, ChartBaseline? baseline = null, double weight = 0.2, double width = 3)
    {
        var known = Known(series, baseline);
        if (!(weight is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "Give a weight above 0 and at most 1.");
        Given.Positive(width);
        var (values, limits) = (new double[series.Length], new double[series.Length]);
        double mean = known.Mean, fading = 1;
        for (var at = 0; at < values.Length; at++)
        {
            fading *= (1 - weight) * (1 - weight);
            values[at] = mean = (weight * series[at]) + ((1 - weight) * mean);
            limits[at] = known.Mean + (width * known.Deviation * Math.Sqrt(weight / (2 - weight) * (1 - fading)));
        }

        return Chart("EWMA chart", known, values, limits);
    }

    private static RunningChart Chart(string method, ChartBaseline baseline, double[] values, double[] limits) =>
        new(method, 1, baseline, values, limits, [.. Enumerable.Range(0, values.Length).Where(at => values[at] > limits[at])]);

    private static ChartBaseline Known(ReadOnlySpan<double> series, ChartBaseline? baseline)
    {
        Given.AllFinite(series, baseline is null ? 3 : 1, nameof(series));
        return baseline?.Checked() ?? ChartBaseline.Of(series[..^1]);
    }
}
