using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>Sharing out whole things in proportion, with a least and a most for each.</summary>
/// <remarks>
/// Method of Hamilton (largest remainder): M. L. Balinski and H. P. Young, Fair Representation (1982), chapter 3. Where a share would fall below
/// its least or above its most it takes that bound, and the others share the rest in proportion: the one factor for which the bounded shares add up is solved exactly.
/// Equal remainders go to the earlier entry, so order the entries by a stable code.
/// </remarks>
public static class LargestRemainder
{
    /// <summary>Whole shares that add up to the total.</summary>
    /// <param name="weights">Not negative, at least one.</param>
    /// <param name="total">At least 0.</param>
    /// <param name="least">Least of each; null for 0.</param>
    /// <param name="most">Most of each; null for no bound.</param>
    /// <exception cref="ArgumentException">Bounds that cross, or a total that does not fit between their sums.</exception>
    public static long[] Share(IReadOnlyList<double> weights, long total, IReadOnlyList<long>? least = null, IReadOnlyList<long>? most = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Given.AtLeast(total, 0);
        var quotas = Quotas(weights, total, least, most);
        var shares = new long[quotas.Length];
        var rests = new double[quotas.Length];
        var left = total;
        for (var at = 0; at < quotas.Length; at++)
        {
            shares[at] = (long)Math.Floor(quotas[at] + 1e-9);
            rests[at] = quotas[at] - shares[at];
            left -= shares[at];
        }

        // A stable sort by remainders that rounding errors do not tell apart.
        foreach (var at in Enumerable.Range(0, quotas.Length).OrderByDescending(at => Math.Round(rests[at], 9)))
        {
            if (left <= 0)
                break;
            if (most is not null && shares[at] >= most[at])
                continue;
            shares[at]++;
            left--;
        }

        return shares;
    }

    /// <summary>The shares before they are made whole.</summary>
    /// <param name="weights">Not negative, at least one.</param>
    /// <param name="total">At least 0.</param>
    /// <param name="least">Least of each; null for 0.</param>
    /// <param name="most">Most of each; null for no bound.</param>
    public static double[] Quotas(IReadOnlyList<double> weights, double total, IReadOnlyList<long>? least = null, IReadOnlyList<long>? most = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Given.NotNegative(total);
        var count = weights.Count;
        Given.AllFinite([.. weights], 1, nameof(weights));
        Given.SameLength(count, least?.Count ?? count, nameof(least));
        Given.SameLength(count, most?.Count ?? count, nameof(most));
        double[] low = [.. Enumerable.Range(0, count).Select(at => least is null ? 0.0 : least[at])];
        double[] high = [.. Enumerable.Range(0, count).Select(at => most is null ? double.PositiveInfinity : most[at])];
        for (var at = 0; at < count; at++)
        {
            if (weights[at] < 0 || low[at] < 0 || low[at] > high[at])
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Entry {at + 1} has weight {weights[at]}, least {low[at]} and most {high[at]}; give a weight and a least of at least 0, and a most that is not below the least."), nameof(weights));
        }

        if (low.Sum() > total)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A total of {total} is less than the {low.Sum()} that the least of each add up to; raise the total or lower the least."), nameof(total));
        if (high.Sum() < total)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A total of {total} is more than the {high.Sum()} that there are; lower the total."), nameof(total));
        double[] pull = [.. weights];
        var reachable = pull.Select((weight, at) => weight > 0 ? high[at] : low[at]).Sum();
        if (reachable < total)
        {
            // All with weight are full: the others share the rest by the room that they have.
            for (var at = 0; at < count; at++)
            {
                if (pull[at] > 0)
                    (low[at], pull[at]) = (high[at], 0);
                else
                    pull[at] = double.IsInfinity(high[at]) ? 1 : high[at] - low[at];
            }
        }

        return Bounded(pull, total, low, high);
    }

    private static double[] Bounded(double[] weights, double total, double[] low, double[] high)
    {
        // The sum of bounded shares grows with the factor, straight between the factors at which a share meets a bound.
        double[] meets = [.. weights.SelectMany((weight, at) => weight > 0 ? new[] { low[at] / weight, high[at] / weight } : []).Where(double.IsFinite).Append(0).Distinct().Order()];
        var (from, to) = (0, meets.Length);
        while (to - from > 1)
        {
            var middle = (from + to) / 2;
            if (At(meets[middle]).Sum() <= total)
                from = middle;
            else
                to = middle;
        }

        // Between the two factors the free shares are those that neither bound holds.
        var factor = meets[from];
        var beyond = to < meets.Length ? (factor + meets[to]) / 2 : (2 * factor) + 1;
        double free = 0, held = 0;
        for (var at = 0; at < weights.Length; at++)
        {
            if (weights[at] > 0 && weights[at] * beyond > low[at] && weights[at] * beyond < high[at])
                free += weights[at];
            else
                held += Math.Clamp(weights[at] * beyond, low[at], high[at]);
        }

        return At(free > 0 ? Math.Max(factor, (total - held) / free) : factor);

        double[] At(double by) => [.. weights.Select((weight, at) => Math.Clamp(weight * by, low[at], high[at]))];
    }
}
