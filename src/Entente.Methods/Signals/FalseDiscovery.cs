using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Error rates of a list of signals, by the place of the last that is called a signal.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Order">Places of the cells, the most likely signal first.</param>
/// <param name="Rates">By place in that order: expected share of false ones when the list ends there.</param>
/// <param name="Misses">Expected share of true ones among those after it; null for methods without a posterior.</param>
/// <param name="Sensitivity">Expected share of the true ones that are in the list; null likewise.</param>
/// <param name="Specificity">Expected share of the false ones that are after it; null likewise.</param>
/// <param name="NullShare">Estimated share of cells that are no signals.</param>
public sealed record DiscoveryList(string Method, int Version, IReadOnlyList<int> Order, IReadOnlyList<double> Rates, IReadOnlyList<double>? Misses, IReadOnlyList<double>? Sensitivity,
    IReadOnlyList<double>? Specificity, double NullShare)
{
    /// <summary>How many are signals when at most such a share may be false: the longest list whose rate does not exceed it.</summary>
    /// <param name="share">Between 0 and 1.</param>
    public int Signals(double share)
    {
        Given.Probability(share);
        for (var at = Rates.Count; at > 0; at--)
        {
            if (Rates[at - 1] <= share)
                return at;
        }

        return 0;
    }
}

/// <summary>False discovery rates of lists of signals.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// From posterior probabilities of no signal: the running mean in ascending order of <paramref name="rank"/>. I. Ahmed et al., Stat. Med. 28 (2009)
    /// 1774, section 2.3. Exact sums; where the posterior orders the list, the rate only rises.
    /// </summary>
    /// <param name="posterior">Probability of no signal by cell, 0 to 1.</param>
    /// <param name="rank">By what cells are ordered, the smallest first; null for the posterior. Ties keep the order of the cells.</param>
    public static DiscoveryList Bayesian(ReadOnlySpan<double> posterior, ReadOnlySpan<double> rank = default)
    {
        Probabilities(posterior, nameof(posterior));
        var given = posterior.ToArray();
        if (!rank.IsEmpty)
            Given.SameLength(posterior.Length, rank.Length, nameof(rank));
        var order = Ordered(rank.IsEmpty ? given : rank.ToArray());
        var (count, whole) = (given.Length, given.Sum());
        double[] rates = new double[count], misses = new double[count], sensitivity = new double[count], specificity = new double[count];
        // From the end, so that what comes after a place is a sum of its own and not a difference.
        var (after, trueAfter) = (new double[count + 1], new double[count + 1]);
        for (var at = count - 1; at >= 0; at--)
            (after[at], trueAfter[at]) = (after[at + 1] + given[order[at]], trueAfter[at + 1] + 1 - given[order[at]]);
        var sum = 0.0;
        for (var at = 0; at < count; at++)
        {
            sum += given[order[at]];
            rates[at] = sum / (at + 1);
            misses[at] = at + 1 == count ? 0 : trueAfter[at + 1] / (count - at - 1);
            sensitivity[at] = trueAfter[0] == 0 ? 0 : (trueAfter[0] - trueAfter[at + 1]) / trueAfter[0];
            specificity[at] = whole == 0 ? 0 : after[at + 1] / whole;
        }

        return new("Bayesian false discovery rate", 1, order, rates, misses, sensitivity, specificity, whole / count);
    }

    /// <summary>
    /// Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289: p(i) m/i, made monotone from the end. Valid for independent and positively dependent tests.
    /// </summary>
    /// <param name="values">p-values by cell.</param>
    public static DiscoveryList BenjaminiHochberg(ReadOnlySpan<double> values)
    {
        Probabilities(values, nameof(values));
        var given = values.ToArray();
        var order = Ordered(given);
        var rates = new double[given.Length];
        var least = 1.0;
        for (var at = given.Length - 1; at >= 0; at--)
            rates[at] = least = Math.Min(least, given[order[at]] * given.Length / (at + 1));
        return new("False discovery rate of Benjamini and Hochberg", 1, order, rates, null, null, null, 1);
    }

    /// <summary>
    /// For one-sided p-values, whose distribution under no signal leans towards 1: the share of no signals is estimated from min(p, 1 − p) by the
    /// location-based estimator (C. Dalmasso, P. Broët, T. Moreau, Bioinformatics 21 (2005) 660), and rates follow I. Ahmed et al., Stat. Med. 29
    /// (2010) 1774, section 2.2. Values above ½ cannot be signals.
    /// </summary>
    /// <param name="values">One-sided p-values by cell.</param>
    /// <param name="deviation">Largest standard deviation that the estimate of the share may have under no signals, above 0; it sets the exponent.</param>
    public static DiscoveryList OneSided(ReadOnlySpan<double> values, double deviation = 0.05)
    {
        Probabilities(values, nameof(values));
        Given.Positive(deviation);
        var given = values.ToArray();
        var order = Ordered(given);
        var share = LocationBasedShare(given, deviation);
        var small = given.Count(value => value <= 0.5);
        var rates = new double[given.Length];
        for (var at = 0; at < rates.Length; at++)
        {
            var list = at + 1.0;
            rates[at] = Math.Min(1, at < small ? share * given[order[at]] * given.Length / list : (share * given.Length / (2 * list)) + 1 - (small / list));
        }

        return new("False discovery rate of one-sided tests, location-based", 1, order, rates, null, null, null, share);
    }

    // mean of (−ln(1 − p))^a over Γ(a + 1) for the two-sided p; a is the largest that keeps the deviation.
    private static double LocationBasedShare(double[] values, double deviation)
    {
        double low = 1, high = 64;
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            if (Spread(middle) <= deviation)
                low = middle;
            else
                high = middle;
        }

        var exponent = low;
        var sum = 0.0;
        foreach (var value in values)
            sum += Math.Pow(-BinomialDensity.LogOnePlus(-Math.Min(2 * Math.Min(value, 1 - value), 1 - 1e-16)), exponent);
        return Math.Min(1, sum / values.Length / Math.Exp(LogGamma(exponent + 1)));

        double Spread(double a) => Math.Sqrt((Math.Exp(LogGamma((2 * a) + 1) - (2 * LogGamma(a + 1))) - 1) / values.Length);
    }

    private static double LogGamma(double x) => MathNet.Numerics.SpecialFunctions.GammaLn(x);

    private static int[] Ordered(double[] keys)
    {
        var order = new int[keys.Length];
        for (var at = 0; at < order.Length; at++)
            order[at] = at;
        Array.Sort(order, (one, other) => keys[one] != keys[other] ? keys[one].CompareTo(keys[other]) : one.CompareTo(other));
        return order;
    }

    private static void Probabilities(ReadOnlySpan<double> values, string name)
    {
        if (values.IsEmpty)
            throw new ArgumentException("There are no cells; give at least one.", name);
        for (var at = 0; at < values.Length; at++)
        {
            if (!(values[at] is >= 0 and <= 1))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Cell {at + 1} has {values[at]}; a probability is from 0 to 1. Leave cells without one out."), name);
        }
    }
}
