namespace Entente.Methods.Functions;

/// <summary>
/// The binomial probability continued to real arguments, without the cancellation that log-gamma differences suffer for large counts.
/// </summary>
/// <remarks>
/// C. Loader, Fast and accurate computation of binomial probabilities (2000), sections 2 and 3: the probability is written by deviances and
/// by the errors of Stirling's formula, so that its relative accuracy (about 1e-14) does not fall with n.
/// </remarks>
internal static class BinomialDensity
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    /// <summary>ln of Γ(n+1)/(Γ(x+1)Γ(n−x+1)) · p^x q^(n−x), for 0 ≤ x ≤ n, all real; minus infinity where it is 0.</summary>
    /// <param name="x">The number of events.</param>
    /// <param name="rest">n − x, given because the difference would lose the digits of a small part of a large n.</param>
    /// <param name="p">Probability of an event.</param>
    /// <param name="q">1 − p, given by the caller who knows it without cancellation.</param>
    public static double Log(double x, double rest, double p, double q)
    {
        if (x < 0 || rest < 0)
            return double.NegativeInfinity;
        if (p == 0)
            return x == 0 ? 0 : double.NegativeInfinity;
        if (q == 0)
            return rest == 0 ? 0 : double.NegativeInfinity;
        if (x == 0)
            return rest == 0 ? 0 : rest * LogOf(q, p);
        if (rest == 0)
            return x * LogOf(p, q);
        var n = x + rest;
        return StirlingError(n) - StirlingError(x) - StirlingError(rest) - Deviance(x, n * p) - Deviance(rest, n * q)
            - HalfLogTwoPi + (0.5 * (Math.Log(n / x) - Math.Log(rest)));
    }

    /// <summary>The probability itself.</summary>
    public static double Of(double x, double rest, double p, double q) => Math.Exp(Log(x, rest, p, q));

    /// <summary>ln of the Poisson probability of <paramref name="x"/> events where <paramref name="mean"/> are expected.</summary>
    public static double LogPoisson(double x, double mean)
    {
        if (mean == 0)
            return x == 0 ? 0 : double.NegativeInfinity;
        if (x == 0)
            return -mean;
        return -StirlingError(x) - Deviance(x, mean) - HalfLogTwoPi - (0.5 * Math.Log(x));
    }

    /// <summary>ln Γ(z+1) − (z + ½) ln z + z − ½ ln 2π, for z above 0; absolute error below 1e-15.</summary>
    public static double StirlingError(double z)
    {
        // Below 16 the recurrence of the error climbs to where four terms of the series are exact.
        var climbed = 0.0;
        for (; z < 16; z++)
            climbed += ((z + 0.5) * LogOnePlus(1 / z)) - 1;
        var square = z * z;
        return climbed + ((1.0 / 12 - ((1.0 / 360 - ((1.0 / 1260 - ((1.0 / 1680 - (1.0 / 1188 / square)) / square)) / square)) / square)) / z);
    }

    /// <summary>x ln(x/mean) + mean − x, which is small where x is near the mean.</summary>
    public static double Deviance(double x, double mean)
    {
        var apart = x - mean;
        if (Math.Abs(apart) >= 0.1 * (x + mean))
            return (x * Math.Log(x / mean)) + mean - x;
        var v = apart / (x + mean);
        var sum = apart * v;
        var term = 2 * x * v;
        for (var j = 1; j < 1000; j++)
        {
            term *= v * v;
            var next = sum + (term / ((2 * j) + 1));
            if (next == sum)
                break;
            sum = next;
        }

        return sum;
    }

    // The logarithm of a probability near 1 is taken from its small complement.
    private static double LogOf(double probability, double complement) => complement < 0.1 ? LogOnePlus(-complement) : Math.Log(probability);

    /// <summary>ln(1 + x) without cancellation near 0.</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        // The rounding error of the sum is made good by the quotient (Kahan).
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }
}
