using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>An information component, in bits (logarithm to base 2).</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Value">The component: 0 when as many reports as expected, 1 when twice as many.</param>
/// <param name="Lower">Lower limit of the credible interval.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Level">Probability of the interval.</param>
/// <param name="Variance">Variance of the normal form; null for shrinkage.</param>
public sealed record InformationComponentEstimate(string Method, int Version, double Value, double Lower, double Upper, double Level, double? Variance)
{
    /// <summary>
    /// P(the reporting ratio is at most <paramref name="ratio"/>) of the normal form: Φ((log2 ratio − IC)/√Var). Both in bits: programs that set
    /// the natural logarithm of the ratio against the component err by up to 0.96 for a ratio of 2.
    /// </summary>
    /// <param name="ratio">Above 0.</param>
    /// <returns>Null for shrinkage, whose posterior is not normal.</returns>
    public double? AtMost(double ratio) => Variance is { } variance
        ? MathNet.Numerics.SpecialFunctions.Erfc(-(Math.Log2(Given.Positive(ratio)) - Value) / Math.Sqrt(2 * variance)) / 2
        : null;
}

/// <summary>The information component of observed against expected reports.</summary>
public static class InformationComponent
{
    private const double LogTwo = 0.69314718055994530942;

    /// <summary>
    /// Shrinkage: IC = log2((a + ½)/(E + ½)), limits the logarithms of the quantiles of a gamma distribution with shape a + ½ and rate E + ½:
    /// G. N. Norén, J. Hopstadius, A. Bate, Stat. Methods Med. Res. 22 (2013) 57, sections 2 and 3. Absolute accuracy 1e-12.
    /// </summary>
    /// <param name="observed">Reports, at least 0.</param>
    /// <param name="expected">Expected reports, at least 0.</param>
    /// <param name="level">Probability of the interval.</param>
    /// <param name="shrinkage">What is added to both; ½ unless there is a reason.</param>
    public static InformationComponentEstimate Shrinkage(long observed, double expected, double level = 0.95, double shrinkage = 0.5)
    {
        Given.AtLeast(observed, 0);
        Given.NotNegative(expected);
        Given.Positive(shrinkage);
        var tail = (1 - Given.Inside(level)) / 2;
        double shape = observed + shrinkage, rate = expected + shrinkage;
        return new("Information component, shrinkage", 1, Math.Log2(shape / rate), Math.Log2(GammaFunctions.Quantile(tail, shape) / rate),
            Math.Log2(GammaFunctions.Quantile(1 - tail, shape) / rate), level, null);
    }

    /// <summary>
    /// The closed approximation of the limits at 95 %: IC − 3.3(a + ½)^−½ − 2(a + ½)^−3/2 and IC + 2.4(a + ½)^−½ − ½(a + ½)^−3/2 (Norén et al. 2013,
    /// section 3). For comparison with systems that use it: the exact limits cost next to nothing.
    /// </summary>
    /// <param name="observed">Reports, at least 0.</param>
    /// <param name="expected">Expected reports, at least 0.</param>
    public static InformationComponentEstimate Approximate(long observed, double expected)
    {
        var shape = Given.AtLeast(observed, 0) + 0.5;
        var value = Math.Log2(shape / (Given.NotNegative(expected) + 0.5));
        return new("Information component, closed approximation", 1, value, value - (3.3 / Math.Sqrt(shape)) - (2 * Math.Pow(shape, -1.5)),
            value + (2.4 / Math.Sqrt(shape)) - (0.5 * Math.Pow(shape, -1.5)), 0.95, null);
    }

    /// <summary>
    /// BCPNN: mean and variance of the component under beta priors, interval by the normal distribution. A. Bate et al., Eur. J. Clin. Pharmacol. 54
    /// (1998) 315; A. L. Gould, Pharmacoepidemiol. Drug Saf. 12 (2003) 559; G. N. Norén et al., Stat. Med. 25 (2006) 3740. Relative accuracy about 1e-12.
    /// </summary>
    /// <param name="table">The counts, of at least one report.</param>
    /// <param name="level">Probability of the interval.</param>
    public static InformationComponentEstimate Normal(TwoByTwo table, double level = 0.95)
    {
        double n = Given.AtLeast(table.Total, 1, nameof(table)), a = table.Both;
        double p1 = 1 + table.Product, p2 = 1 + n - table.Product, q1 = 1 + table.Event, q2 = 1 + n - table.Event, r1 = 1 + a;
        // The prior of the pair is that of independence, at the posterior means of the margins.
        var r2 = n - a - 1 + ((2 + n) * (2 + n) / (q1 * p1));
        var mean = (Psi(r1, r2) - Psi(p1, p2) - Psi(q1, q2)) / LogTwo;
        var variance = (Spread(r1, r2) + Spread(p1, p2) + Spread(q1, q2)) / (LogTwo * LogTwo);
        var reach = BetaFunctions.NormalUpper((1 - Given.Inside(level)) / 2) * Math.Sqrt(variance);
        return new("Information component, BCPNN", 1, mean, mean - reach, mean + reach, level, variance);
    }

    // Mean and variance of the logarithm of a beta variable.
    private static double Psi(double one, double other) => GammaFunctions.Digamma(one) - GammaFunctions.Digamma(one + other);

    private static double Spread(double one, double other) => GammaFunctions.Trigamma(one) - GammaFunctions.Trigamma(one + other);
}
