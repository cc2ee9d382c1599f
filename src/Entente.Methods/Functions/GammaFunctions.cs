namespace Entente.Methods.Functions;

/// <summary>The incomplete gamma function, its inverse, and the logarithmic derivatives of the gamma function.</summary>
/// <remarks>
/// M. Abramowitz and I. Stegun, Handbook of Mathematical Functions (1964), 6.3.18 and 6.4.12 (derivatives: series after climbing), 6.5.29 (series)
/// and 6.5.31 (continued fraction, by the method of Lentz) of the incomplete function; the factor before both is the Poisson probability of Loader
/// (2000), so that nothing cancels for large shapes. Relative accuracy about 1e-13 where the shape is at least 1e-3; the derivatives about 1e-14.
/// </remarks>
public static class GammaFunctions
{
    /// <summary>The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), the smaller of the two in full accuracy.</summary>
    /// <param name="shape">a, above 0.</param>
    /// <param name="x">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape is not above 0, or x is below 0.</exception>
    public static (double Lower, double Upper) Incomplete(double shape, double x) => new GammaShape(Given.Positive(shape)).Tails(Given.NotNegative(x));

    /// <summary>The x at which P(a, x) is <paramref name="probability"/>.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    /// <param name="shape">a, above 0.</param>
    /// <returns>0 when it is smaller than any double.</returns>
    public static double Quantile(double probability, double shape)
    {
        Given.Inside(probability);
        var gamma = new GammaShape(Given.Positive(shape));
        return GammaMixture.Quantile(probability, 1, gamma, 1, gamma, 1);
    }

    /// <summary>ψ(x) = d ln Γ(x)/dx.</summary>
    /// <param name="x">Above 0.</param>
    public static double Digamma(double x)
    {
        Given.Positive(x);
        var climbed = 0.0;
        for (; x < 12; x++)
            climbed -= 1 / x;
        var square = 1 / (x * x);
        return climbed + Math.Log(x) - (0.5 / x)
            - (square * (1.0 / 12 - (square * (1.0 / 120 - (square * (1.0 / 252 - (square * (1.0 / 240 - (square * (1.0 / 132 - (square * (691.0 / 32760 - (square / 12)))))))))))));
    }

    /// <summary>ψ′(x), the second derivative of ln Γ.</summary>
    /// <param name="x">Above 0.</param>
    public static double Trigamma(double x)
    {
        Given.Positive(x);
        var climbed = 0.0;
        for (; x < 16; x++)
            climbed += 1 / (x * x);
        var square = 1 / (x * x);
        return climbed + (1 / x) + (square / 2)
            + (square / x * (1.0 / 6 - (square * (1.0 / 30 - (square * (1.0 / 42 - (square * (1.0 / 30 - (square * (5.0 / 66 - (square * 691 / 2730)))))))))));
    }

    /// <summary>Counts up to which a sum has more digits than a difference of two large values.</summary>
    internal const long LongestSum = 200;

    /// <summary>ln Γ(a + n) − ln Γ(a) = ln a(a + 1)…(a + n − 1), without cancellation for large a.</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="n">At least 0.</param>
    internal static double LogRising(double a, long n)
    {
        if (n > LongestSum)
        {
            // Stirling at both ends; (z − ½) ln z − z of the two is written by the quotient, which keeps its digits when a is much larger than n.
            var end = a + n;
            return (n * Math.Log(end)) + ((a - 0.5) * BinomialDensity.LogOnePlus(n / a)) - n + StirlingRest(end) - StirlingRest(a);
        }

        double sum = 0, product = 1;
        for (var step = 0; step < n; step++)
        {
            product *= a + step;
            if (product is > 1e200 or < 1e-200)
                (sum, product) = (sum + Math.Log(product), 1);
        }

        return sum + Math.Log(product);
    }

    /// <summary>ψ(a + n) − ψ(a) = 1/a + … + 1/(a + n − 1).</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="n">At least 0.</param>
    internal static double DigammaRise(double a, long n)
    {
        if (n > LongestSum)
            return Digamma(a + n) - Digamma(a);
        var sum = 0.0;
        for (var step = 0; step < n; step++)
            sum += 1 / (a + step);
        return sum;
    }

    // ln Γ(z) − (z − ½) ln z + z − ½ ln 2π.
    private static double StirlingRest(double z) => BinomialDensity.StirlingError(z);
}
