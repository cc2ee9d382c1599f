using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>
/// A mixture of two gamma distributions for the ratio of observed to expected reports: weight Gamma(a1, b1) + (1 − weight) Gamma(a2, b2), b the rates.
/// </summary>
/// <param name="Shape1">a1, above 0.</param>
/// <param name="Rate1">b1, above 0.</param>
/// <param name="Shape2">a2, above 0.</param>
/// <param name="Rate2">b2, above 0.</param>
/// <param name="Weight">Of the first component, 0 to 1.</param>
public sealed record GammaPoissonPrior(double Shape1, double Rate1, double Shape2, double Rate2, double Weight)
{
    /// <summary>Mean of the first component.</summary>
    public double Mean1 => Shape1 / Rate1;

    /// <summary>Mean of the second.</summary>
    public double Mean2 => Shape2 / Rate2;

    /// <summary>The same distribution with the component of the larger mean first.</summary>
    public GammaPoissonPrior Ordered() => Mean1 >= Mean2 ? this : new(Shape2, Rate2, Shape1, Rate1, 1 - Weight);

    /// <summary>Refuses parameters that are no distribution.</summary>
    internal GammaPoissonPrior Checked()
    {
        Given.Positive(Shape1);
        Given.Positive(Rate1);
        Given.Positive(Shape2);
        Given.Positive(Rate2);
        Given.Probability(Weight);
        return this;
    }
}

/// <summary>What reports of a pair say of its ratio, under a prior.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Weight">Qn: posterior probability of the first component.</param>
/// <param name="Mean">EBGM: the geometric mean of the ratio.</param>
/// <param name="Lower">EB05: the ratio is below it with probability 0.05, or the lower probability asked for.</param>
/// <param name="Upper">EB95 likewise.</param>
public readonly record struct GammaPoissonScore(string Method, int Version, double Weight, double Mean, double Lower, double Upper);

/// <summary>Posterior of the gamma-Poisson shrinker (MGPS).</summary>
/// <remarks>
/// W. DuMouchel, The American Statistician 53 (1999) 177. A cell of n reports where E are expected has the posterior weight · Gamma(a1 + n, b1 + E) +
/// (1 − weight) · Gamma(a2 + n, b2 + E). Weights are formed in logarithms (n in the thousands does not underflow); quantiles are exact roots of
/// the mixture. Relative accuracy about 1e-12, for n to 1e7.
/// </remarks>
public static class GammaPoissonPosterior
{
    private const string Name = "Gamma-Poisson shrinker";

    /// <summary>The score of one cell.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="count">Reports, at least 0.</param>
    /// <param name="expected">Expected reports, at least 0.</param>
    /// <param name="lower">Probability of the lower quantile.</param>
    /// <param name="upper">Probability of the upper quantile.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or an expectation is negative or not finite, or the prior is no distribution.</exception>
    public static GammaPoissonScore Of(GammaPoissonPrior prior, long count, double expected, double lower = 0.05, double upper = 0.95)
    {
        Check(prior, count, expected);
        Given.Inside(lower);
        Given.Inside(upper);
        return new GammaPoissonCell(prior, count).Score(expected, lower, upper);
    }

    /// <summary>The scores of many cells, on all cores; the result does not depend on their number.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="counts">Reports by cell.</param>
    /// <param name="expected">Expected reports by cell.</param>
    /// <param name="lower">Probability of the lower quantile.</param>
    /// <param name="upper">Probability of the upper quantile.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="ArgumentException">As for one cell, or the lists differ in length.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static GammaPoissonScore[] Of(GammaPoissonPrior prior, ReadOnlySpan<long> counts, ReadOnlySpan<double> expected, double lower = 0.05, double upper = 0.95,
        IProgress<double>? progress = null, CancellationToken stop = default)
    {
        Given.SameLength(counts.Length, expected.Length, nameof(expected));
        Given.Inside(lower);
        Given.Inside(upper);
        for (var at = 0; at < counts.Length; at++)
            Check(prior, counts[at], expected[at]);
        // Cells of one count follow each other: what depends on the count is computed once, and neighbours in E start each other's search.
        var (n, e) = (counts.ToArray(), expected.ToArray());
        var order = Ordered(n, e);
        var scores = new GammaPoissonScore[order.Length];
        const int block = 2048;
        var (blocks, done) = ((order.Length + block - 1) / block, 0);
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = stop }, part =>
        {
            GammaPoissonCell? cell = null;
            for (var at = part * block; at < Math.Min(order.Length, (part + 1) * block); at++)
            {
                var (place, before) = (order[at], at > part * block ? order[at - 1] : -1);
                if (before >= 0 && n[before] == n[place] && e[before] == e[place])
                {
                    scores[place] = scores[before];
                    continue;
                }

                if (cell?.Count != n[place])
                    cell = new(prior, n[place]);
                scores[place] = cell.Score(e[place], lower, upper);
            }

            progress?.Report((double)Interlocked.Increment(ref done) / blocks);
        });
        return scores;
    }

    /// <summary>Posterior probability that the ratio is at most <paramref name="ratio"/>, and that it is more; each accurate where it is small.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="count">Reports, at least 0.</param>
    /// <param name="expected">Expected reports, at least 0.</param>
    /// <param name="ratio">At least 0.</param>
    public static (double AtMost, double More) Probability(GammaPoissonPrior prior, long count, double expected, double ratio = 1)
    {
        Check(prior, count, expected);
        return new GammaPoissonCell(prior, count).Tails(expected, Given.NotNegative(ratio));
    }

    /// <summary>The ratio that is not exceeded with a probability.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="count">Reports, at least 0.</param>
    /// <param name="expected">Expected reports, at least 0.</param>
    /// <param name="probability">Strictly between 0 and 1.</param>
    public static double Quantile(GammaPoissonPrior prior, long count, double expected, double probability)
    {
        Check(prior, count, expected);
        return new GammaPoissonCell(prior, count).Quantile(expected, Given.Inside(probability));
    }

    internal static GammaPoissonScore Score(double weight, double mean, double lower, double upper) => new(Name, 1, weight, mean, lower, upper);

    // By count, then by E: two sorts of numbers, for a comparison by both calls a function for each pair of cells.
    private static int[] Ordered(long[] counts, double[] expected)
    {
        var order = new int[counts.Length];
        for (var at = 0; at < order.Length; at++)
            order[at] = at;
        Array.Sort((long[])counts.Clone(), order);
        double[] keys = [.. order.Select(at => expected[at])];
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && counts[order[to]] == counts[order[from]]; to++)
            {
            }

            Array.Sort(keys, order, from, to - from);
        }

        return order;
    }

    private static void Check(GammaPoissonPrior prior, long count, double expected)
    {
        ArgumentNullException.ThrowIfNull(prior);
        prior.Checked();
        Given.AtLeast(count, 0);
        Given.NotNegative(expected);
    }
}
