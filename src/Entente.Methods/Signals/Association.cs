using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Tests whether product and event are reported independently.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Greater">P(at least a reports) given the margins.</param>
/// <param name="LogGreater">Its natural logarithm, which does not underflow.</param>
/// <param name="MidGreater">The same less half the probability of exactly a.</param>
/// <param name="TwoSided">Sum of the probabilities that do not exceed that of a (by more than 1e-7 of it, for ties that rounding would split).</param>
public sealed record FisherTest(string Method, int Version, double Greater, double LogGreater, double MidGreater, double TwoSided);

/// <summary>Chi-square, Fisher's exact test and the odds ratio that belongs to it.</summary>
public static class Association
{
    private const double Tie = 1 + 1e-7;

    /// <summary>
    /// Pearson's chi-square N(ad − bc)²/((a + b)(c + d)(a + c)(b + d)), or with the correction of F. Yates, J. R. Stat. Soc. Suppl. 1 (1934) 217:
    /// |ad − bc| less N/2, not below 0. Products in 128 bits: no overflow; relative accuracy 1e-15.
    /// </summary>
    /// <param name="table">The counts.</param>
    /// <param name="yates">With the correction for continuity.</param>
    /// <returns>Null when a margin is 0.</returns>
    public static double? ChiSquare(TwoByTwo table, bool yates = true)
    {
        double n1 = table.Product, n0 = table.EventOnly + table.Neither, m1 = table.Event, m0 = table.ProductOnly + table.Neither;
        if (n1 == 0 || n0 == 0 || m1 == 0 || m0 == 0)
            return null;
        var difference = (double)Int128.Abs(((Int128)table.Both * table.Neither) - ((Int128)table.ProductOnly * table.EventOnly));
        var apart = yates ? Math.Max(0, difference - (table.Total / 2.0)) : difference;
        return table.Total * (apart / n1 / m1) * (apart / n0 / m0);
    }

    /// <summary>
    /// Fisher's exact test: R. A. Fisher, Statistical Methods for Research Workers, 5th ed. (1934); for reports I. Ahmed et al., Stat. Med. 28 (2009) 1774.
    /// Computed in logarithms; relative accuracy about 1e-12 down to e^−2000 and below. The cost grows with the standard deviation of a, not with the table.
    /// </summary>
    /// <param name="table">The counts; an empty margin gives 1 and ½.</param>
    public static FisherTest Fisher(TwoByTwo table)
    {
        var (a, n, m, k) = (table.Both, table.Total, table.Event, table.Product);
        var log = CountTails.HypergeometricLogAtLeast(a, n, m, k);
        var greater = Math.Exp(log);
        var at = CountTails.HypergeometricAt(a, n, m, k);
        return new("Fisher's exact test of a pair", 1, greater, log, greater - (at / 2), Math.Min(1, TwoSided(a, n, m, k)));
    }

    /// <summary>
    /// The odds ratio of greatest conditional likelihood: the one under which the mean of the noncentral hypergeometric distribution is a
    /// (J. Cornfield, Proc. 3rd Berkeley Symp. 4 (1956) 135). Iterated to 1e-12.
    /// </summary>
    /// <param name="table">The counts.</param>
    /// <returns>0 or infinity at the ends of what the margins allow; null when they allow one table only.</returns>
    public static double? ConditionalOddsRatio(TwoByTwo table)
    {
        long least = Math.Max(0, table.Product + table.Event - table.Total), most = Math.Min(table.Product, table.Event);
        if (least == most)
            return null;
        if (table.Both == least)
            return 0;
        if (table.Both == most)
            return double.PositiveInfinity;
        double low = -60, high = 60;
        var at = Math.Log((table.Both + 0.5) / (table.ProductOnly + 0.5) * ((table.Neither + 0.5) / (table.EventOnly + 0.5)));
        for (var step = 0; step < 200; step++)
        {
            var (mean, variance) = Moments(table, least, most, Math.Exp(at));
            if (mean > table.Both)
                high = at;
            else
                low = at;
            var next = at + ((table.Both - mean) / variance);
            if (!(next > low && next < high))
                next = (low + high) / 2;
            if (Math.Abs(next - at) < 1e-14 * Math.Max(1, Math.Abs(at)))
                return Math.Exp(next);
            at = next;
        }

        return Math.Exp(at);
    }

    private static double TwoSided(long a, long n, long m, long k)
    {
        long least = Math.Max(0, k + m - n), most = Math.Min(k, m);
        var bound = CountTails.HypergeometricLogAt(a, n, m, k) + Math.Log(Tie);
        var mode = (long)((k + 1.0) * (m + 1.0) / (n + 2.0));
        // Two neighbours share the mode when its formula gives a whole number; then no table is likelier than either.
        if (CountTails.HypergeometricLogAt(mode, n, m, k) <= bound)
            return 1;
        if (a > mode)
        {
            var upper = Math.Exp(CountTails.HypergeometricLogAtLeast(a, n, m, k));
            return upper + CountTails.Hypergeometric(Last(least - 1, mode, at => CountTails.HypergeometricLogAt(at, n, m, k) <= bound), n, m, k).AtMost;
        }

        // From the other side: the first place behind the mode whose probability does not exceed that of a.
        var first = Last(mode, most + 1, at => CountTails.HypergeometricLogAt(at, n, m, k) > bound) + 1;
        return first <= a + 1 ? 1 : CountTails.Hypergeometric(a, n, m, k).AtMost + Math.Exp(CountTails.HypergeometricLogAtLeast(first, n, m, k));
    }

    // The last place of the run from the left on which the condition holds; the left end counts as holding.
    private static long Last(long left, long right, Func<long, bool> holds)
    {
        while (right - left > 1)
        {
            var middle = left + ((right - left) / 2);
            if (holds(middle))
                left = middle;
            else
                right = middle;
        }

        return left;
    }

    // Sums in both directions from the mode, whose weight is 1, until terms no longer count.
    private static (double Mean, double Variance) Moments(TwoByTwo table, long least, long most, double odds)
    {
        double n = table.Product, m = table.Event, rest = (double)table.Total - n - m;
        var top = Math.Clamp(Mode(n, m, rest, odds), least, most);
        double sum = 1, first = 0, second = 0, term = 1;
        for (var x = top; x < most; x++)
        {
            term *= (n - x) * (m - x) / ((x + 1) * (rest + x + 1)) * odds;
            Add(x + 1 - top);
            if (term < 1e-18 * sum)
                break;
        }

        term = 1;
        for (var x = top; x > least; x--)
        {
            term *= x * (rest + x) / ((n - x + 1) * (m - x + 1)) / odds;
            Add(x - 1 - top);
            if (term < 1e-18 * sum)
                break;
        }

        var mean = first / sum;
        return (top + mean, Math.Max(1e-300, (second / sum) - (mean * mean)));

        void Add(double away)
        {
            sum += term;
            first += term * away;
            second += term * away * away;
        }
    }

    // Where the ratio of neighbours passes 1: (n − x)(m − x) odds = x (rest + x), the smaller root.
    private static long Mode(double n, double m, double rest, double odds)
    {
        double square = odds - 1, linear = -((odds * (n + m)) + rest), constant = odds * n * m;
        if (Math.Abs(square) < 1e-12)
            return (long)(-constant / linear);
        var root = Math.Sqrt(Math.Max(0, (linear * linear) - (4 * square * constant)));
        return (long)(2 * constant / (-linear + root));
    }
}
