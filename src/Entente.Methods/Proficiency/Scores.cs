using Entente.Methods.Functions;

namespace Entente.Methods.Proficiency;

/// <summary>What a score says of a result.</summary>
public enum ScoreVerdict
{
    /// <summary>Up to the warning limit.</summary>
    Satisfactory,

    /// <summary>Beyond the warning limit.</summary>
    Questionable,

    /// <summary>At or beyond the action limit.</summary>
    Unsatisfactory,
}

/// <summary>Limits of scores, which a scheme may set otherwise.</summary>
/// <param name="Warning">Scores beyond are questionable.</param>
/// <param name="Action">Scores from here on are unsatisfactory.</param>
/// <param name="En">En numbers beyond are unsatisfactory.</param>
/// <param name="UncertaintyShare">The assigned value's uncertainty may be ignored up to this share of σ_pt.</param>
public sealed record ScoreLimits(double Warning = 2, double Action = 3, double En = 1, double UncertaintyShare = 0.3)
{
    /// <summary>What a z, z′ or zeta score says.</summary>
    public ScoreVerdict Judge(double score) =>
        Math.Abs(score) >= Action ? ScoreVerdict.Unsatisfactory : Math.Abs(score) > Warning ? ScoreVerdict.Questionable : ScoreVerdict.Satisfactory;

    /// <summary>What an En number says.</summary>
    public ScoreVerdict JudgeEn(double score) => Math.Abs(score) > En ? ScoreVerdict.Unsatisfactory : ScoreVerdict.Satisfactory;
}

/// <summary>All scores of one result.</summary>
public sealed record ParticipantScore
{
    /// <summary>Name of the method: the score that counts, "z" or "z'".</summary>
    public required string Method { get; init; }

    /// <summary>Version of the method.</summary>
    public int Version { get; init; } = 1;

    /// <summary>x − x_pt.</summary>
    public double Difference { get; init; }

    /// <summary>The difference in per cent of x_pt; null when x_pt is 0.</summary>
    public double? DifferencePercent { get; init; }

    /// <summary>The difference in per cent of the largest permitted one, action limit × σ_pt.</summary>
    public double PercentOfPermitted { get; init; }

    /// <summary>Difference by σ_pt.</summary>
    public double Z { get; init; }

    /// <summary>Difference by √(σ_pt² + u(x_pt)²).</summary>
    public double ZPrime { get; init; }

    /// <summary>Difference by √(u² + u(x_pt)²); null without an own uncertainty, or when both are 0.</summary>
    public double? Zeta { get; init; }

    /// <summary>Difference by √(U² + U(x_pt)²) with expanded uncertainties; null where zeta is.</summary>
    public double? En { get; init; }

    /// <summary>The score that counts: z where u(x_pt) is small enough, else z′.</summary>
    public double Score { get; init; }

    /// <summary>What it says.</summary>
    public ScoreVerdict Verdict { get; init; }
}

/// <summary>A round: its assigned value from the results themselves, and every result's scores.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Robust">Robust mean and deviation.</param>
/// <param name="Assigned">The assigned value and its uncertainty.</param>
/// <param name="Scores">In the order of the results; empty when the uncertainty of the assigned value is unknown.</param>
public sealed record RoundScores(string Method, int Version, RobustEstimate Robust, AssignedValue? Assigned, IReadOnlyList<ParticipantScore> Scores);

/// <summary>Performance scores of ISO 13528.</summary>
/// <remarks>ISO 13528:2015, 9.2 to 9.7, B.3; M. Thompson, S. L. R. Ellison and R. Wood, Pure and Applied Chemistry 78 (2006) 145.</remarks>
public static class Scores
{
    /// <summary>The scores of a result.</summary>
    /// <param name="result">The participant's result.</param>
    /// <param name="assigned">What it is compared with.</param>
    /// <param name="sigma">Standard deviation for proficiency assessment σ_pt, above 0.</param>
    /// <param name="uncertainty">The participant's own standard uncertainty, at least 0; null when not reported.</param>
    /// <param name="coverage">Coverage factor of the expanded uncertainties in En, above 0.</param>
    /// <param name="limits">Limits; null for the usual ones.</param>
    public static ParticipantScore Of(double result, AssignedValue assigned, double sigma, double? uncertainty = null, double coverage = 2, ScoreLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(assigned);
        Given.Finite(result);
        Given.Finite(assigned.Value);
        Given.NotNegative(assigned.Uncertainty);
        Given.Positive(sigma);
        Given.Positive(coverage);
        limits ??= new();
        var difference = result - assigned.Value;
        var (z, prime) = (difference / sigma, difference / Both(sigma, assigned.Uncertainty));
        double? zeta = uncertainty is { } own && Both(Given.NotNegative(own, nameof(uncertainty)), assigned.Uncertainty) is > 0 and var both ? difference / both : null;
        var small = assigned.Uncertainty <= limits.UncertaintyShare * sigma;
        return new()
        {
            Method = small ? "z" : "z'",
            Difference = difference,
            DifferencePercent = assigned.Value == 0 ? null : 100 * difference / assigned.Value,
            PercentOfPermitted = 100 * difference / (limits.Action * sigma),
            Z = z,
            ZPrime = prime,
            Zeta = zeta,
            En = zeta / coverage,
            Score = small ? z : prime,
            Verdict = limits.Judge(small ? z : prime),
        };
    }

    /// <summary>A round whose assigned value is the robust mean of its results.</summary>
    /// <param name="results">At least two, one a laboratory.</param>
    /// <param name="sigma">σ_pt, above 0.</param>
    /// <param name="variant">Reading of Algorithm A.</param>
    /// <param name="limits">Limits; null for the usual ones.</param>
    public static RoundScores Round(IReadOnlyList<double> results, double sigma, AlgorithmAVariant variant = AlgorithmAVariant.ExactFactors, ScoreLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        Given.Positive(sigma);
        var robust = AlgorithmA.Of([.. results], variant);
        const string method = "Round with a consensus value";
        if (robust.Uncertainty is not { } uncertainty)
            return new(method, 1, robust, null, []);
        var assigned = new AssignedValue(robust.Mean, uncertainty);
        return new(method, 1, robust, assigned, [.. results.Select(result => Of(result, assigned, sigma, limits: limits))]);
    }

    private static double Both(double one, double other) => Math.Sqrt((one * one) + (other * other));
}
