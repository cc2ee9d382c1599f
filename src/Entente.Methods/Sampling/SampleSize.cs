using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>How many to sample.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Size">The size; null when even the whole population does not suffice.</param>
/// <param name="Exact">The size before it was rounded up, where the formula gives one.</param>
/// <param name="Reached">The confidence or sensitivity that the size gives, where the question asks for one.</param>
/// <param name="Undefined">Why there is no size; null when there is one.</param>
public sealed record SizeEstimate(string Method, int Version, long? Size, double? Exact, double? Reached, string? Undefined)
{
    /// <summary>What must be said beside the size wherever it is shown; null when there is nothing.</summary>
    public string? Caution { get; init; }
}

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

    /// <summary>√N + 1 containers of a lot, rounded up: a rule of thumb without a stated confidence, for lots that are known to be uniform.</summary>
    /// <remarks>
    /// WHO Technical Report Series 929 (2005), annex 4, allows the rule for uniform material from a recognised source and says that it has no statistical foundation. Its
    /// caution says what it would miss: the fewest defective containers of which the sample has at least one with 95 %, exactly (hypergeometric).
    /// </remarks>
    /// <param name="containers">At least 1.</param>
    public static SizeEstimate SquareRootPlusOne(long containers)
    {
        Given.AtLeast(containers, 1);
        var exact = Math.Sqrt(containers) + 1;
        var size = Math.Min(containers, Up(exact));
        long missed = 0, found = containers;
        while (found - missed > 1)
        {
            var middle = missed + ((found - missed) / 2);
            if (CountTails.HypergeometricAt(0, containers, middle, size) <= 0.05)
                found = middle;
            else
                missed = middle;
        }

        return new("Square root of N plus 1", 1, size, exact, null, null)
        {
            Caution = string.Create(CultureInfo.InvariantCulture,
                $"A rule of thumb without a stated confidence: with {size} of {containers}, fewer than {found} defective ones ({100.0 * found / containers:0.##} %) are missed more often than once in twenty. For a decision take a size for detection or an acceptance plan."),
        };
    }

    /// <summary>Rounded up, where a whole number that rounding errors have lifted a little stays what it is.</summary>
    internal static long Up(double exact) => exact > 9e18
        ? throw new ArgumentOutOfRangeException(nameof(exact), exact, "The sample size is beyond all bounds; widen the margin or lower the level.")
        : (long)Math.Ceiling(exact * (1 - 1e-12));
}
