using Entente.Methods.Functions;

namespace Entente.Methods.Agreement;

/// <summary>What agreement is measured against.</summary>
public enum AgreementCoefficient
{
    /// <summary>The observed agreement itself, not corrected for chance.</summary>
    Percent,

    /// <summary>Fleiss' kappa: chance from the distribution of all ratings.</summary>
    Fleiss,

    /// <summary>Conger's kappa: chance from each rater's own distribution; Cohen's kappa for two raters without gaps.</summary>
    Conger,

    /// <summary>Brennan and Prediger: chance from equal use of all categories.</summary>
    BrennanPrediger,

    /// <summary>Gwet's AC1 (identity weights) or AC2 (other weights).</summary>
    Gwet,

    /// <summary>Krippendorff's alpha as a weighted coefficient of agreement; see <see cref="KrippendorffAlpha"/> for his own metrics.</summary>
    Krippendorff,
}

/// <summary>A coefficient of agreement with its uncertainty.</summary>
public sealed record AgreementEstimate
{
    /// <summary>Name of the method, such as "Fleiss kappa, Quadratic weights".</summary>
    public required string Method { get; init; }

    /// <summary>Version of the method.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The coefficient; null when undefined.</summary>
    public double? Coefficient { get; init; }

    /// <summary>Observed (weighted) agreement; null when no unit has two ratings.</summary>
    public double? Observed { get; init; }

    /// <summary>Agreement expected by chance.</summary>
    public double? Expected { get; init; }

    /// <summary>Linearised standard error; null when undefined or with fewer than two units.</summary>
    public double? StandardError { get; init; }

    /// <summary>Lower limit of the t interval.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit of the t interval, cut at 1.</summary>
    public double? Upper { get; init; }

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; }

    /// <summary>Units with at least one rating (Krippendorff: two).</summary>
    public int Units { get; init; }

    /// <summary>Units with at least two ratings, which alone can show agreement.</summary>
    public int PairedUnits { get; init; }

    /// <summary>Why the coefficient is undefined; null when it is defined.</summary>
    public string? Undefined { get; init; }
}

/// <summary>Chance-corrected agreement of any number of raters, with gaps, on any scale.</summary>
/// <remarks>
/// K. L. Gwet, Handbook of Inter-Rater Reliability (4th ed. 2014), chapters 2, 3, 5 and 6; Computing inter-rater reliability and its
/// variance in the presence of high agreement, Br J Math Stat Psychol 61 (2008) 29; D. Klein, Stata Journal 18 (2018) 871. With r_ik raters
/// of unit i choosing k, weights w, r*_ik = Σ_l w_kl r_il: pa = mean over units with r_i ≥ 2 of Σ_k r_ik(r*_ik − 1)/(r_i(r_i − 1)) and the
/// coefficient (pa − pe)/(1 − pe). The standard error is linearised unit by unit and goes with n − 1 degrees of freedom. Closed forms: about 1e-14.
/// </remarks>
public static class AgreementMeasures
{
    /// <summary>One coefficient.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="coefficient">Which.</param>
    /// <param name="weights">How far categories agree.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <param name="sampled">Share of the population of units that was rated, from 0 (a small sample of many) to 1 (all): shrinks the standard error.</param>
    /// <returns>The coefficient; undefined when no unit has two ratings, or when chance alone would give full agreement.</returns>
    /// <exception cref="ArgumentException">Ratio weights of negative values; Conger's kappa of counts without raters.</exception>
    public static AgreementEstimate Of(RatingTable table, AgreementCoefficient coefficient, CategoryWeights weights = CategoryWeights.Identity,
        double level = 0.95, double sampled = 0)
    {
        ArgumentNullException.ThrowIfNull(table);
        Given.Inside(level);
        Given.Probability(sampled);
        return new AgreementTerms(table, coefficient, weights).Estimate(level, sampled);
    }

    /// <summary>All coefficients side by side: kappa alone misleads where one category is frequent. Conger's is left out where the raters are not known.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="weights">How far categories agree.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static IReadOnlyList<AgreementEstimate> All(RatingTable table, CategoryWeights weights = CategoryWeights.Identity, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. Enum.GetValues<AgreementCoefficient>()
            .Where(coefficient => table.RatersKnown || coefficient != AgreementCoefficient.Conger)
            .Select(coefficient => Of(table, coefficient, weights, level))];
    }
}
