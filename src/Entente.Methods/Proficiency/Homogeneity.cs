using Entente.Methods.Functions;

namespace Entente.Methods.Proficiency;

/// <summary>How alike the items of a round are.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Mean">Mean of all results.</param>
/// <param name="Within">Standard deviation of repeats on one item, s_w.</param>
/// <param name="OfMeans">Standard deviation of the items' means, s_x̄.</param>
/// <param name="Between">Standard deviation between items, s_s = √max(0, s_x̄² − s_w²/m).</param>
/// <param name="Limit">The criterion, 0.3 σ_pt by default; null when σ_pt was not given.</param>
/// <param name="ExpandedLimit">The criterion that allows for the chance of sampling: √(F1 limit² + F2 s_w²).</param>
/// <param name="Passes">s_s does not exceed the criterion.</param>
/// <param name="PassesExpanded">s_s does not exceed the expanded criterion.</param>
public sealed record HomogeneityResult(string Method, int Version, double Mean, double Within, double OfMeans, double Between,
    double? Limit, double? ExpandedLimit, bool? Passes, bool? PassesExpanded);

/// <summary>Whether items changed between two times.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Difference">Mean after less mean before.</param>
/// <param name="Uncertainty">Standard uncertainty of the difference; null when a time has one result only.</param>
/// <param name="Limit">The criterion, 0.3 σ_pt by default.</param>
/// <param name="ExpandedLimit">The criterion plus twice the uncertainty; null where that is.</param>
/// <param name="Passes">The difference does not exceed the criterion.</param>
/// <param name="PassesExpanded">It does not exceed the expanded criterion.</param>
public sealed record ItemStabilityResult(string Method, int Version, double Difference, double? Uncertainty, double Limit, double? ExpandedLimit, bool Passes, bool? PassesExpanded);

/// <summary>Fitness of the items of a round.</summary>
/// <remarks>ISO 13528:2015, annex B; expanded criterion of T. Fearn and M. Thompson, Analyst 126 (2001) 1414: F1 = χ²(0.95; g − 1)/(g − 1), F2 = (F(0.95; g − 1, g(m − 1)) − 1)/m.</remarks>
public static class Homogeneity
{
    /// <summary>Homogeneity from repeated results on several items.</summary>
    /// <param name="results">Items (rows, at least two) by repeats (columns, at least two), all finite.</param>
    /// <param name="sigma">σ_pt, above 0; null to have the deviations without a verdict.</param>
    /// <param name="share">Allowed share of σ_pt, above 0.</param>
    public static HomogeneityResult Of(double[,] results, double? sigma = null, double share = 0.3)
    {
        ArgumentNullException.ThrowIfNull(results);
        Given.Positive(share);
        var (items, repeats) = (Given.AtLeast(results.GetLength(0), 2, nameof(results)), Given.AtLeast(results.GetLength(1), 2, nameof(results)));
        var (means, within) = LaboratoryMeans.Of(results);
        var (mean, ofMeans) = (means.Average(), 0.0);
        foreach (var one in means)
            ofMeans += (one - mean) * (one - mean) / (items - 1);
        var inner = within.Average();
        var between = Math.Sqrt(Math.Max(0, ofMeans - (inner / repeats)));
        double? limit = null, expanded = null;
        if (sigma is { } wanted)
        {
            limit = share * Given.Positive(wanted, nameof(sigma));
            var allowed = ChiSquareUpper(0.05, items - 1) / (items - 1) * limit.Value * limit.Value;
            var chance = (BetaFunctions.FisherUpper(0.05, items - 1, (double)items * (repeats - 1)) - 1) / repeats * inner;
            expanded = Math.Sqrt(allowed + chance);
        }

        return new("Homogeneity of items", 1, mean, Math.Sqrt(inner), Math.Sqrt(ofMeans), between, limit, expanded,
            limit is null ? null : between <= limit, expanded is null ? null : between <= expanded);
    }

    /// <summary>Stability from results at two times.</summary>
    /// <param name="before">Results at the first time, at least one.</param>
    /// <param name="after">Results at the second time, at least one.</param>
    /// <param name="sigma">σ_pt, above 0.</param>
    /// <param name="share">Allowed share of σ_pt, above 0.</param>
    public static ItemStabilityResult Stability(ReadOnlySpan<double> before, ReadOnlySpan<double> after, double sigma, double share = 0.3)
    {
        Given.AllFinite(before, 1, nameof(before));
        Given.AllFinite(after, 1, nameof(after));
        var limit = Given.Positive(share) * Given.Positive(sigma);
        var (first, second) = (Moments(before), Moments(after));
        var difference = second.Mean - first.Mean;
        double? uncertainty = first.OfMean is { } one && second.OfMean is { } other ? Math.Sqrt(one + other) : null;
        var expanded = limit + (2 * uncertainty);
        return new("Stability of items", 1, difference, uncertainty, limit, expanded, Math.Abs(difference) <= limit, expanded is null ? null : Math.Abs(difference) <= expanded);
    }

    private static (double Mean, double? OfMean) Moments(ReadOnlySpan<double> values)
    {
        double mean = 0, square = 0;
        foreach (var value in values)
            mean += value / values.Length;
        foreach (var value in values)
            square += (value - mean) * (value - mean);
        return (mean, values.Length < 2 ? null : square / (values.Length - 1) / values.Length);
    }

    // Bisection of the regularised incomplete gamma function, in logarithms, until two numbers touch.
    private static double ChiSquareUpper(double tail, int freedom)
    {
        double low = -30, high = Math.Log((100.0 * freedom) + 1000);
        while (low + ((high - low) / 2) is var middle && middle > low && middle < high)
        {
            if (MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(freedom / 2.0, Math.Exp(middle) / 2) > tail)
                low = middle;
            else
                high = middle;
        }

        return Math.Exp(high);
    }
}

/// <summary>Means and variances of rows of repeats.</summary>
internal static class LaboratoryMeans
{
    public static (double[] Means, double[] Variances) Of(double[,] results)
    {
        var (rows, repeats) = (results.GetLength(0), results.GetLength(1));
        var (means, variances, row) = (new double[rows], new double[rows], new double[repeats]);
        for (var at = 0; at < rows; at++)
        {
            for (var repeat = 0; repeat < repeats; repeat++)
                row[repeat] = results[at, repeat];
            Given.AllFinite(row, repeats, nameof(results));
            means[at] = row[0] + row.Sum(value => (value - row[0]) / repeats);
            variances[at] = repeats < 2 ? 0 : row.Sum(value => (value - means[at]) * (value - means[at])) / (repeats - 1);
        }

        return (means, variances);
    }
}
