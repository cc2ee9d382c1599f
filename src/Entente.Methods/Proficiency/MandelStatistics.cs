using Entente.Methods.Functions;

namespace Entente.Methods.Proficiency;

/// <summary>Mandel's consistency statistics of the laboratories of a trial.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="H">Between laboratories: each mean's distance from the mean of means, in standard deviations of the means; null when all means are equal.</param>
/// <param name="K">Within laboratories: each standard deviation by the pooled one; null when no laboratory's repeats differ.</param>
public sealed record MandelResult(string Method, int Version, IReadOnlyList<double>? H, IReadOnlyList<double>? K);

/// <summary>Mandel's h and k with their critical values.</summary>
/// <remarks>ISO 5725-2:2019, 8.3; J. Mandel, Chemometrics and Intelligent Laboratory Systems 11 (1991) 109; critical values of P.-T. Wilrich, AStA 97 (2013) 1. Closed forms: about 1e-13.</remarks>
public static class MandelStatistics
{
    /// <summary>h and k of each laboratory.</summary>
    /// <param name="results">Laboratories (rows, at least two) by repeats (columns, at least one; k needs two), all finite.</param>
    public static MandelResult Of(double[,] results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var laboratories = Given.AtLeast(results.GetLength(0), 2, nameof(results));
        Given.AtLeast(results.GetLength(1), 1, nameof(results));
        var (means, variances) = LaboratoryMeans.Of(results);
        var mean = means.Average();
        var ofMeans = Math.Sqrt(means.Sum(one => (one - mean) * (one - mean)) / (laboratories - 1));
        var within = Math.Sqrt(variances.Average());
        return new("Mandel h and k", 1,
            ofMeans > 0 ? [.. means.Select(one => (one - mean) / ofMeans)] : null,
            within > 0 ? [.. variances.Select(one => Math.Sqrt(one) / within)] : null);
    }

    /// <summary>The h that a laboratory exceeds with probability <paramref name="tail"/>: (p − 1) t / √(p (t² + p − 2)).</summary>
    /// <param name="laboratories">p, at least 3.</param>
    /// <param name="tail">0.025 for a two-sided test at 5 %.</param>
    public static double CriticalH(int laboratories, double tail = 0.025)
    {
        double p = Given.AtLeast(laboratories, 3);
        var t = BetaFunctions.StudentUpper(tail, p - 2);
        return (p - 1) * t / Math.Sqrt(p * ((t * t) + p - 2));
    }

    /// <summary>The k that a laboratory exceeds with probability <paramref name="tail"/>: √(p F / (F + p − 1)).</summary>
    /// <param name="laboratories">p, at least 2.</param>
    /// <param name="repeats">n, at least 2.</param>
    /// <param name="tail">0.05 for a test at 5 %.</param>
    public static double CriticalK(int laboratories, int repeats, double tail = 0.05)
    {
        double p = Given.AtLeast(laboratories, 2), n = Given.AtLeast(repeats, 2);
        var f = BetaFunctions.FisherUpper(tail, n - 1, (p - 1) * (n - 1));
        return Math.Sqrt(p * f / (f + p - 1));
    }
}
