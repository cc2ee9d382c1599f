using Entente.Methods.Functions;

namespace Entente.Methods.Proficiency;

/// <summary>The value that results are compared with.</summary>
/// <param name="Value">x_pt.</param>
/// <param name="Uncertainty">Its standard uncertainty, at least 0.</param>
public sealed record AssignedValue(double Value, double Uncertainty)
{
    /// <summary>Standard uncertainty of a robust mean of p results: 1.25 s*/√p.</summary>
    /// <remarks>ISO 13528:2015, 7.7.3.</remarks>
    /// <param name="deviation">s*, at least 0.</param>
    /// <param name="count">p, at least 1.</param>
    public static double RobustUncertainty(double deviation, int count) => 1.25 * Given.NotNegative(deviation) / Math.Sqrt(Given.AtLeast(count, 1));
}

/// <summary>A consensus of values that come with their own uncertainties.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Mean">The weighted mean.</param>
/// <param name="Uncertainty">Its standard uncertainty, 1/√Σ w.</param>
/// <param name="Between">Standard deviation between laboratories; 0 when the stated uncertainties explain the spread.</param>
public sealed record ConsensusEstimate(string Method, int Version, double Mean, double Uncertainty, double Between);

/// <summary>Consensus values from results with stated uncertainties: weights 1/(u² + τ²).</summary>
public static class Consensus
{
    /// <summary>τ² so that the weighted squares equal their expectation p − 1.</summary>
    /// <remarks>R. C. Paule and J. Mandel, Journal of Research NBS 87 (1982) 377. Solved until two numbers touch: about 1e-14.</remarks>
    /// <param name="values">At least two.</param>
    /// <param name="uncertainties">Standard uncertainties, above 0.</param>
    public static ConsensusEstimate MandelPaule(ReadOnlySpan<double> values, ReadOnlySpan<double> uncertainties)
    {
        Check(values, uncertainties);
        double low = 0, high = 0;
        foreach (var value in values)
            high = Math.Max(high, Math.Abs(value - values[0]));
        // With τ at the range each square is at most 1 of p − 1.
        high *= high * values.Length;
        if (Excess(values, uncertainties, 0) <= 0)
            return Estimate("Mandel-Paule", values, uncertainties, 0);
        for (var step = 0; step < 2000; step++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                break;
            if (Excess(values, uncertainties, middle) > 0)
                low = middle;
            else
                high = middle;
        }

        return Estimate("Mandel-Paule", values, uncertainties, high);
    }

    /// <summary>τ² in closed form from the weighted squares without it.</summary>
    /// <remarks>R. DerSimonian and N. Laird, Controlled Clinical Trials 7 (1986) 177.</remarks>
    /// <param name="values">At least two.</param>
    /// <param name="uncertainties">Standard uncertainties, above 0.</param>
    public static ConsensusEstimate DerSimonianLaird(ReadOnlySpan<double> values, ReadOnlySpan<double> uncertainties)
    {
        Check(values, uncertainties);
        double sum = 0, squares = 0;
        foreach (var uncertainty in uncertainties)
        {
            var weight = 1 / (uncertainty * uncertainty);
            sum += weight;
            squares += weight * weight;
        }

        return Estimate("DerSimonian-Laird", values, uncertainties, Math.Max(0, Excess(values, uncertainties, 0) / (sum - (squares / sum))));
    }

    private static double Excess(ReadOnlySpan<double> values, ReadOnlySpan<double> uncertainties, double between)
    {
        var (mean, sum) = (Mean(values, uncertainties, between).Mean, -(values.Length - 1.0));
        for (var at = 0; at < values.Length; at++)
            sum += (values[at] - mean) * (values[at] - mean) / ((uncertainties[at] * uncertainties[at]) + between);
        return sum;
    }

    private static (double Mean, double Weight) Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> uncertainties, double between)
    {
        double sum = 0, weights = 0;
        for (var at = 0; at < values.Length; at++)
        {
            var weight = 1 / ((uncertainties[at] * uncertainties[at]) + between);
            sum += weight * (values[at] - values[0]);
            weights += weight;
        }

        return (values[0] + (sum / weights), weights);
    }

    private static ConsensusEstimate Estimate(string method, ReadOnlySpan<double> values, ReadOnlySpan<double> uncertainties, double between)
    {
        var (mean, weight) = Mean(values, uncertainties, between);
        return new(method, 1, mean, 1 / Math.Sqrt(weight), Math.Sqrt(between));
    }

    private static void Check(ReadOnlySpan<double> values, ReadOnlySpan<double> uncertainties)
    {
        Given.AllFinite(values, 2, nameof(values));
        Given.SameLength(values.Length, uncertainties.Length, nameof(uncertainties));
        foreach (var uncertainty in uncertainties)
            Given.Positive(uncertainty, nameof(uncertainties));
    }
}
