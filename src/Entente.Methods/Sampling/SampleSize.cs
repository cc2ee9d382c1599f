using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>How many to sample.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Size">The size; null when even the whole population does not suffice.</param>
/// <param name="Exact">The size before it was rounded up, where the formula gives one.</param>
/// <param name="Reached">The confidence or sensitivity that the size gives, where the question asks for one.</param>
/// <param name="Undefined">Why there is no size; null when there is one.</param>
public sealed record SizeEstimate(string Method, int Version, long? Size, double? Exact, double? Reached, string? Undefined);

/// <summary>Sample sizes for a rate.</summary>
public static class SampleSize
{
    /// <summary>How many things to examine so that a rate is known within a margin.</summary>
    /// <remarks>
    /// n0 = z² a(1 − a) / (d (Se + Sp − 1))² with the apparent rate a = p Se + (1 − p)(1 − Sp); in a finite population
    /// n = n0 / (1 + (n0 − 1)/N). W. G. Cochran, Sampling Techniques (3rd ed. 1977), sections 4.4 and 4.5; the errors of the test by M. Greiner and
    /// I. A. Gardner, Preventive Veterinary Medicine 45 (2000) 3. Rounded up.
    /// </remarks>
    /// <param name="rate">Expected rate, 0 to 1; 0.5 when unknown.</param>
    /// <param name="margin">Half the width of the interval, above 0: 0.1 for ± 10 percentage points.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="population">Size of the population; null when large or unknown.</param>
    /// <param name="sensitivity">Probability that the examination finds an affected thing.</param>
    /// <param name="specificity">Probability that it passes an unaffected thing.</param>
    public static SizeEstimate ForRate(double rate, double margin, double level = 0.95, long? population = null, double sensitivity = 1, double specificity = 1)
    {
        Given.Probability(rate);
        Given.Positive(margin);
        Given.Inside(level);
        var power = ProportionInterval.Power(sensitivity, specificity);
        var z = BetaFunctions.NormalUpper((1 - level) / 2);
        var apparent = (rate * sensitivity) + ((1 - rate) * (1 - specificity));
        var exact = z * z * apparent * (1 - apparent) / (margin * margin * power * power);
        const string method = "Sample size for a rate";
        if (population is { } all)
            exact /= 1 + ((exact - 1) / Given.AtLeast(all, 1, nameof(population)));
        var size = Math.Max(1, Up(exact));
        return population < size
            ? new(method, 1, null, exact, null, "The whole population is too small for this margin with a test that errs; widen the margin.")
            : new(method, 1, size, exact, level, null);
    }

    /// <summary>√N + 1 containers of a lot, rounded up: a rule of thumb without a stated confidence.</summary>
    /// <param name="containers">At least 1.</param>
    public static SizeEstimate SquareRootPlusOne(long containers)
    {
        Given.AtLeast(containers, 1);
        var exact = Math.Sqrt(containers) + 1;
        return new("Square root of N plus 1", 1, Math.Min(containers, Up(exact)), exact, null, null);
    }

    /// <summary>Rounded up, where a whole number that rounding errors have lifted a little stays what it is.</summary>
    internal static long Up(double exact) => exact > 9e18
        ? throw new ArgumentOutOfRangeException(nameof(exact), exact, "The sample size is beyond all bounds; widen the margin or lower the level.")
        : (long)Math.Ceiling(exact * (1 - 1e-12));
}
