using Entente.Methods.Functions;

namespace Entente.Methods.Proficiency;

/// <summary>Q method and Q/Hampel: a standard deviation and a mean that withstand many outliers and need no iteration.</summary>
/// <remarks>
/// ISO 13528:2015, C.5.3 and C.5.4; C. H. Müller and S. Uhlig, Biometrika 88 (2001) 353. H1 is the distribution of the distances between
/// results of different laboratories (each pair of laboratories weighs the same), G1 the polygon through the middles of its jumps;
/// s* = G1⁻¹(0.25 + 0.75 H1(0)) / (√2 Φ⁻¹(0.625 + 0.375 H1(0))). The mean solves Σ ψ((y − x)/s*) = 0 with Hampel's ψ (1.5, 3, 4.5), exactly between its corners;
/// of several solutions the one nearest to the median. Accuracy about 1e-14.
/// </remarks>
public static class QMethod
{
    /// <summary>The standard deviation between laboratories that report one result each.</summary>
    /// <param name="results">At least two.</param>
    /// <param name="resolution">The step in which results are reported, above 0: distances that differ by a millionth of it are equal. Null takes 1e-12 of the largest result.</param>
    public static ScaleEstimate Deviation(ReadOnlySpan<double> results, double? resolution = null)
    {
        var laboratories = new double[results.Length][];
        for (var at = 0; at < laboratories.Length; at++)
            laboratories[at] = [results[at]];
        return Deviation(laboratories, resolution);
    }

    /// <summary>The standard deviation of reproducibility from laboratories that report replicates.</summary>
    /// <param name="laboratories">At least two, each with at least one result.</param>
    /// <param name="resolution">The step in which results are reported; null takes 1e-12 of the largest result.</param>
    public static ScaleEstimate Deviation(IReadOnlyList<double[]> laboratories, double? resolution = null)
    {
        Check(laboratories);
        var largest = laboratories.Max(results => results.Max(Math.Abs));
        var tie = resolution is { } step ? 1e-6 * Given.Positive(step, nameof(resolution)) : 1e-12 * largest;
        var (distances, sums) = Distribution(laboratories, tie);
        var atZero = distances[0] <= tie ? sums[0] : 0;
        if (atZero >= 1 - 1e-12)
            return ScaleEstimate.Of("Q method", 0);
        var goal = 0.25 + (0.75 * atZero);
        double before = 0, middleBefore = 0, place = 0;
        for (var at = 0; at < distances.Length; at++)
        {
            var middle = (sums[at] + before) / 2;
            if (middle >= goal)
            {
                var from = at == 0 ? 0 : distances[at - 1];
                place = from + ((distances[at] - from) * (goal - middleBefore) / (middle - middleBefore));
                break;
            }

            (before, middleBefore, place) = (sums[at], middle, distances[at]);
        }

        return ScaleEstimate.Of("Q method", place / (Math.Sqrt(2) * BetaFunctions.NormalUpper(1 - (0.625 + (0.375 * atZero)))));
    }

    /// <summary>Hampel's mean with a given standard deviation.</summary>
    /// <param name="results">At least two, one (or a mean) a laboratory.</param>
    /// <param name="deviation">Of the Q method, above 0.</param>
    public static RobustEstimate Hampel(ReadOnlySpan<double> results, double deviation)
    {
        Given.AllFinite(results, 2, nameof(results));
        Given.Positive(deviation);
        ReadOnlySpan<double> corners = [-4.5, -3, -1.5, 1.5, 3, 4.5];
        var median = OrderStatistics.Median(results);
        // Places are counted from the median in deviations.
        var centred = new double[results.Length];
        var nodes = new double[results.Length * corners.Length];
        for (var at = 0; at < centred.Length; at++)
        {
            centred[at] = (results[at] - median) / deviation;
            for (var corner = 0; corner < corners.Length; corner++)
                nodes[(at * corners.Length) + corner] = centred[at] + corners[corner];
        }

        Array.Sort(nodes);
        var (best, tied) = (double.NaN, false);
        double previous = 0, pullBefore = 0;
        for (var at = 0; at < nodes.Length; at++)
        {
            var pull = Pull(centred, nodes[at]);
            if (pull == 0)
                Try(nodes[at]);
            else if (at > 0 && pullBefore != 0 && pull > 0 != pullBefore > 0)
                Try(previous + ((nodes[at] - previous) * pullBefore / (pullBefore - pull)));
            (previous, pullBefore) = (nodes[at], pull);
        }

        var mean = tied || double.IsNaN(best) ? median : median + (best * deviation);
        return new("Q/Hampel", 1, mean, deviation, AssignedValue.RobustUncertainty(deviation, results.Length), 0, IterationOutcome.Converged);

        void Try(double solution)
        {
            if (double.IsNaN(best) || Math.Abs(solution) < Math.Abs(best) - 1e-12)
                (best, tied) = (solution, false);
            else if (Math.Abs(Math.Abs(solution) - Math.Abs(best)) <= 1e-12 && Math.Abs(solution - best) > 1e-9)
                tied = true;
        }
    }

    /// <summary>Mean and standard deviation together, from laboratories that report replicates or one result each.</summary>
    /// <param name="laboratories">At least two, each with at least one result.</param>
    /// <param name="resolution">As for <see cref="Deviation(ReadOnlySpan{double}, double?)"/>.</param>
    public static RobustEstimate Of(IReadOnlyList<double[]> laboratories, double? resolution = null)
    {
        Check(laboratories);
        double[] means = [.. laboratories.Select(results => results.Average())];
        return Deviation(laboratories, resolution).Value is { } deviation
            ? Hampel(means, deviation)
            : new("Q/Hampel", 1, OrderStatistics.Median(means), null, null, 0, IterationOutcome.NoSpread);
    }

    private static void Check(IReadOnlyList<double[]> laboratories)
    {
        ArgumentNullException.ThrowIfNull(laboratories);
        Given.AtLeast(laboratories.Count, 2, nameof(laboratories));
        foreach (var results in laboratories)
            Given.AllFinite(results, 1, nameof(laboratories));
    }

    // The different distances, ascending, and H1 at each.
    private static (double[] Distances, double[] Sums) Distribution(IReadOnlyList<double[]> laboratories, double tie)
    {
        var count = laboratories.Count;
        var (distances, weights) = (new List<double>(), new List<double>());
        for (var one = 1; one < count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var weight = 2 / ((double)count * (count - 1) * laboratories[one].Length * laboratories[other].Length);
                foreach (var left in laboratories[one])
                {
                    foreach (var right in laboratories[other])
                    {
                        distances.Add(Math.Abs(left - right));
                        weights.Add(weight);
                    }
                }
            }
        }

        var (sorted, heavy) = (distances.ToArray(), weights.ToArray());
        Array.Sort(sorted, heavy);
        var (places, sums) = (new List<double>(), new List<double>());
        var sum = 0.0;
        for (var at = 0; at < sorted.Length; at++)
        {
            sum += heavy[at];
            if (places.Count > 0 && sorted[at] - places[^1] <= tie)
                sums[^1] = sum;
            else
            {
                places.Add(sorted[at]);
                sums.Add(sum);
            }
        }

        return ([.. places], [.. sums]);
    }

    // Σ ψ at a place; sums that rounding alone keeps from 0 are 0.
    private static double Pull(double[] centred, double place)
    {
        var sum = 0.0;
        foreach (var one in centred)
        {
            var apart = one - place;
            var far = Math.Abs(apart);
            if (far < 4.5)
                sum += Math.Sign(apart) * Math.Min(Math.Min(far, 1.5), 4.5 - far);
        }

        return Math.Abs(sum) <= 1e-12 * centred.Length ? 0 : sum;
    }
}
