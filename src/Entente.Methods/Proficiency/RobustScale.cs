using Entente.Methods.Functions;

namespace Entente.Methods.Proficiency;

/// <summary>A robust estimate of spread.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Value">The estimate, on the scale of a standard deviation; null when the results do not spread in its sense.</param>
/// <param name="Undefined">Why there is no estimate; null when there is one.</param>
public sealed record ScaleEstimate(string Method, int Version, double? Value, string? Undefined)
{
    internal static ScaleEstimate Of(string method, double value) =>
        new(method, 1, value > 0 ? value : null, value > 0 ? null : "So many results are equal that this estimate of spread is 0.");
}

/// <summary>Estimates of location and spread that a few wild results do not move.</summary>
/// <remarks>Each takes at least two finite results in any order. Closed forms: about 1e-15.</remarks>
public static class RobustScale
{
    /// <summary>1/Φ⁻¹(0.75) to the digits that statistical programs use.</summary>
    public const double UsualFactor = 1.4826;

    /// <summary>The rounded factor that ISO 13528 prints.</summary>
    public const double PrintedFactor = 1.483;

    /// <summary>The median.</summary>
    public static double Median(ReadOnlySpan<double> results)
    {
        Given.AllFinite(results, 1, nameof(results));
        return OrderStatistics.Median(results);
    }

    /// <summary>MADe: the median distance from the median, times a factor.</summary>
    /// <remarks>F. R. Hampel, JASA 69 (1974) 383; ISO 13528:2015, C.2.2.</remarks>
    /// <param name="results">At least two.</param>
    /// <param name="factor">Makes it a standard deviation for normal results; above 0.</param>
    public static ScaleEstimate MedianDeviation(ReadOnlySpan<double> results, double factor = UsualFactor)
    {
        Given.AllFinite(results, 2, nameof(results));
        return ScaleEstimate.Of("MADe", Given.Positive(factor) * Distance(results));
    }

    /// <summary>nIQR: the distance between the quartiles (by linear interpolation) times 0.7413.</summary>
    /// <remarks>ISO 13528:2015, C.2.3; quartiles of type 7 of Hyndman and Fan (1996).</remarks>
    /// <param name="results">At least two.</param>
    public static ScaleEstimate QuartileDistance(ReadOnlySpan<double> results)
    {
        Given.AllFinite(results, 2, nameof(results));
        var sorted = Sorted(results);
        return ScaleEstimate.Of("nIQR", 0.7413 * (OrderStatistics.Quantile(sorted, 0.75) - OrderStatistics.Quantile(sorted, 0.25)));
    }

    /// <summary>Sn: the median over results of their median distance from the others, with a correction for few results.</summary>
    /// <remarks>P. J. Rousseeuw and C. Croux, JASA 88 (1993) 1273; corrections of C. Croux and P. J. Rousseeuw, COMPSTAT 1 (1992) 411. Time grows with p² log p.</remarks>
    /// <param name="results">At least two.</param>
    public static ScaleEstimate Sn(ReadOnlySpan<double> results)
    {
        Given.AllFinite(results, 2, nameof(results));
        var count = results.Length;
        var (middles, distances) = (new double[count], new double[count]);
        for (var one = 0; one < count; one++)
        {
            for (var other = 0; other < count; other++)
                distances[other] = Math.Abs(results[one] - results[other]);
            Array.Sort(distances);
            middles[one] = distances[count / 2];
        }

        Array.Sort(middles);
        ReadOnlySpan<double> few = [0, 0, 0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131];
        var correction = count < few.Length ? few[count] : count % 2 == 1 ? count / (count - 0.9) : 1;
        return ScaleEstimate.Of("Sn", 1.1926 * correction * middles[((count + 1) / 2) - 1]);
    }

    /// <summary>Qn: the first quartile, about, of the distances between any two results, with a correction for few results.</summary>
    /// <remarks>
    /// P. J. Rousseeuw and C. Croux, JASA 88 (1993) 1273: the C(h, 2)-th smallest distance, h = ⌊p/2⌋ + 1, times 2.21914. The corrections are those
    /// that M. Maechler tabled by simulation for robustbase (2012 and later), finer than the printed ones. Time and room grow with p².
    /// </remarks>
    /// <param name="results">At least two.</param>
    public static ScaleEstimate Qn(ReadOnlySpan<double> results)
    {
        Given.AllFinite(results, 2, nameof(results));
        var count = results.Length;
        var distances = new double[count * (count - 1) / 2];
        var at = 0;
        for (var one = 1; one < count; one++)
        {
            for (var other = 0; other < one; other++)
                distances[at++] = Math.Abs(results[one] - results[other]);
        }

        Array.Sort(distances);
        var half = (count / 2) + 1;
        ReadOnlySpan<double> few = [0, 0, 0.399356, 0.99365, 0.51321, 0.84401, 0.61220, 0.85877, 0.66993, 0.87344, 0.72014, 0.88906, 0.75743];
        double n = count;
        var correction = count < few.Length ? few[count]
            : 1 / (1 + ((count % 2 == 1 ? 1.60188 + ((-2.1284 - (5.172 / n)) / n) : 3.67561 + ((1.9654 + ((6.987 - (77 / n)) / n)) / n)) / n));
        return ScaleEstimate.Of("Qn", 2.21914 * correction * distances[(half * (half - 1) / 2) - 1]);
    }

    internal static double Distance(ReadOnlySpan<double> results)
    {
        var middle = OrderStatistics.Median(results);
        var distances = new double[results.Length];
        for (var at = 0; at < distances.Length; at++)
            distances[at] = Math.Abs(results[at] - middle);
        return OrderStatistics.Median(distances);
    }

    private static double[] Sorted(ReadOnlySpan<double> results)
    {
        var sorted = results.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
