namespace Entente.Methods.Functions;

/// <summary>The incomplete beta function, its inverse, and the quantiles of Student and Fisher that follow from it.</summary>
/// <remarks>
/// Continued fraction: A. R. DiDonato and A. H. Morris, Algorithm 708, ACM TOMS 18 (1992) 360, formula 9, by the method of Lentz. The factor
/// before it is the binomial probability of Loader (2000). Inverse: Newton's method on the logarithm of the smaller tail against the log-odds of x, where that
/// logarithm is concave, so that from the second step on it cannot overshoot. Relative accuracy about 1e-13 in both tails, for parameters
/// from 1e-3 to 1e7.
/// </remarks>
public static class BetaFunctions
{
    /// <summary>The regularised incomplete beta function I_x(a, b) and its complement 1 − I_x(a, b), each accurate where it is small.</summary>
    /// <param name="a">First parameter, above 0.</param>
    /// <param name="b">Second parameter, above 0.</param>
    /// <param name="x">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not above 0, or x is outside 0 to 1.</exception>
    public static (double Lower, double Upper) Incomplete(double a, double b, double x) => Incomplete(a, b, Given.Probability(x), 1 - x);

    /// <summary>The same with 1 − x given by the caller who knows it without cancellation.</summary>
    /// <param name="a">First parameter, above 0.</param>
    /// <param name="b">Second parameter, above 0.</param>
    /// <param name="x">From 0 to 1.</param>
    /// <param name="y">1 − x.</param>
    public static (double Lower, double Upper) Incomplete(double a, double b, double x, double y)
    {
        Given.Positive(a);
        Given.Positive(b);
        if (x <= 0)
            return (0, 1);
        if (y <= 0)
            return (1, 0);
        var factor = Factor(a, b, x, y);
        if (x < (a + 1) / (a + b + 2))
        {
            var lower = factor / Fraction(a, b, x, y);
            return (lower, 1 - lower);
        }

        var upper = factor / Fraction(b, a, y, x);
        return (1 - upper, upper);
    }

    /// <summary>The x at which I_x(a, b) is <paramref name="probability"/>.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="a">First parameter, above 0.</param>
    /// <param name="b">Second parameter, above 0.</param>
    public static double Quantile(double probability, double a, double b)
    {
        Given.Probability(probability);
        Given.Positive(a);
        Given.Positive(b);
        if (probability is 0 or 1)
            return probability;
        return 1 / (1 + Math.Exp(-LogOdds(probability, 1 - probability, a, b)));
    }

    /// <summary>The t that a Student variable exceeds with probability <paramref name="tail"/>.</summary>
    /// <param name="tail">Between 0 and 1: 0.025 for a two-sided interval of 95 %.</param>
    /// <param name="freedom">Degrees of freedom, above 0, whole or not; infinite for the normal distribution.</param>
    public static double StudentUpper(double tail, double freedom)
    {
        Given.Inside(tail);
        if (double.IsPositiveInfinity(freedom))
            return NormalUpper(tail);
        Given.Positive(freedom);
        if (tail > 0.5)
            return -StudentUpper(1 - tail, freedom);
        if (tail == 0.5)
            return 0;
        return Math.Sqrt(freedom * Math.Exp(-LogOdds(2 * tail, 1 - (2 * tail), freedom / 2, 0.5)));
    }

    /// <summary>The probability that a Student variable exceeds <paramref name="t"/>.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    public static double StudentTail(double t, double freedom)
    {
        Given.Finite(t);
        Given.Positive(freedom);
        var square = t * t;
        var tail = Incomplete(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square)).Lower / 2;
        return t >= 0 ? tail : 1 - tail;
    }

    /// <summary>The F that a Fisher variable exceeds with probability <paramref name="tail"/>.</summary>
    /// <param name="tail">Between 0 and 1.</param>
    /// <param name="above">Degrees of freedom of the numerator, above 0, whole or not.</param>
    /// <param name="below">Degrees of freedom of the denominator, above 0, whole or not.</param>
    public static double FisherUpper(double tail, double above, double below)
    {
        Given.Inside(tail);
        Given.Positive(above);
        Given.Positive(below);
        return below / above * Math.Exp(-LogOdds(tail, 1 - tail, below / 2, above / 2));
    }

    /// <summary>The probability that a Fisher variable exceeds <paramref name="f"/>.</summary>
    /// <param name="f">At least 0; infinite gives 0.</param>
    /// <param name="above">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="below">Degrees of freedom of the denominator, above 0.</param>
    public static double FisherTail(double f, double above, double below)
    {
        Given.Positive(above);
        Given.Positive(below);
        if (double.IsPositiveInfinity(f))
            return 0;
        Given.NotNegative(f);
        var weighted = above * f;
        return Incomplete(below / 2, above / 2, below / (below + weighted), weighted / (below + weighted)).Lower;
    }

    /// <summary>The z that a standard normal variable exceeds with probability <paramref name="tail"/>.</summary>
    /// <param name="tail">Between 0 and 1.</param>
    public static double NormalUpper(double tail) => -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Given.Inside(tail));

    /// <summary>ln(x/(1 − x)) of the x with I_x(a, b) = <paramref name="lower"/>: keeps its digits where x is near 0 or 1.</summary>
    /// <param name="lower">Strictly between 0 and 1.</param>
    /// <param name="upper">1 − <paramref name="lower"/>, given by the caller who knows it without cancellation.</param>
    /// <param name="a">First parameter, above 0.</param>
    /// <param name="b">Second parameter, above 0.</param>
    /// <returns>From −740 to 740; beyond, x or 1 − x is smaller than any double.</returns>
    public static double LogOdds(double lower, double upper, double a, double b)
    {
        Given.Inside(lower);
        Given.Positive(upper);
        Given.Positive(a);
        Given.Positive(b);
        var left = lower <= upper;
        var goal = Math.Log(left ? lower : upper);
        var (from, to) = (-740.0, 740.0);
        var at = Math.Clamp(Math.Log(a / b), -700, 700);
        for (var step = 0; step < 200; step++)
        {
            var x = 1 / (1 + Math.Exp(-at));
            var y = 1 / (1 + Math.Exp(at));
            var both = Incomplete(a, b, x, y);
            var tail = left ? both.Lower : both.Upper;
            var off = Math.Log(tail) - goal;
            if (left == off > 0)
                to = at;
            else
                from = at;
            var slope = Factor(a, b, x, y) / tail;
            var next = left ? at - (off / slope) : at + (off / slope);
            if (!(next > from && next < to))
                next = (from + to) / 2;
            if (Math.Abs(next - at) <= 2e-16 * Math.Max(1, Math.Abs(at)))
                return next;
            at = next;
        }

        return at;
    }

    /// <summary>x^a (1−x)^b / B(a, b).</summary>
    private static double Factor(double a, double b, double x, double y) => BinomialDensity.Of(a, b, x, y) * (a * b / (a + b));

    // b0 + a1/(b1 + a2/(b2 + ...)), whose terms hold their digits for x near 1 because y is given.
    private static double Fraction(double a, double b, double x, double y)
    {
        const double tiny = 1e-300;
        var fraction = NotZero(Below(0));
        double c = fraction, d = 0;
        for (double m = 1; m < 1_000_000; m++)
        {
            var between = a + (2 * m) - 1;
            var above = (a + m - 1) / between * ((a + b + m - 1) / between) * m * (b - m) * x * x;
            var below = Below(m);
            d = 1 / NotZero(below + (above * d));
            c = NotZero(below + (above / c));
            var change = c * d;
            fraction *= change;
            if (Math.Abs(change - 1) < 3e-16)
                break;
        }

        return fraction;

        double Below(double m) => m + (m == 0 ? 0 : m * (b - m) * x / (a + (2 * m) - 1)) + ((a + m) * ((a * y) - (b * x) + 1 + (m * (2 - x))) / (a + (2 * m) + 1));

        static double NotZero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }
}
