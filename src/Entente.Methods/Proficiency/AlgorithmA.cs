using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Proficiency;

/// <summary>The documented readings of Algorithm A, which differ in the third figure.</summary>
public enum AlgorithmAVariant
{
    /// <summary>Factors from the normal distribution (1.4826 and 1.13338…), until nothing changes any more.</summary>
    ExactFactors,

    /// <summary>The printed factors 1.483 and 1.134, until nothing changes any more.</summary>
    PrintedFactors,

    /// <summary>The printed factors, until the third significant figure of mean and deviation stays the same.</summary>
    ThirdFigure,
}

/// <summary>How an iteration ended.</summary>
public enum IterationOutcome
{
    /// <summary>It arrived.</summary>
    Converged,

    /// <summary>It did not arrive within the allowed steps; the last point is given.</summary>
    NotConverged,

    /// <summary>More than half of the results are equal: there is no spread to start from; the mean is the median.</summary>
    NoSpread,
}

/// <summary>A robust mean and standard deviation.</summary>
/// <param name="Method">Name of the method with its variant.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Mean">x*.</param>
/// <param name="Deviation">s*; null without spread.</param>
/// <param name="Uncertainty">Standard uncertainty of the mean, 1.25 s*/√p; null without spread.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Outcome">How the iteration ended.</param>
public sealed record RobustEstimate(string Method, int Version, double Mean, double? Deviation, double? Uncertainty, int Iterations, IterationOutcome Outcome);

/// <summary>Algorithm A of ISO 13528: mean and standard deviation with results beyond 1.5 s* drawn in.</summary>
/// <remarks>
/// ISO 13528:2015, C.3.1; Analytical Methods Committee, Analyst 114 (1989) 1693; P. J. Huber, Robust Statistics (1981), proposal 2. Start: median and
/// MADe. Step: w_i = x_i drawn into x* ± 1.5 s*, x* = mean w, s* = factor × sd(w). Fewer than 12 results give unreliable estimates.
/// The steps shrink by a constant ratio, so many are needed; they stop when neither number changes by more than 1e-14 s*.
/// </remarks>
public static class AlgorithmA
{
    /// <summary>Robust mean and standard deviation.</summary>
    /// <param name="results">At least two, one a laboratory.</param>
    /// <param name="variant">Which reading.</param>
    /// <param name="steps">Most steps, at least 1.</param>
    public static RobustEstimate Of(ReadOnlySpan<double> results, AlgorithmAVariant variant = AlgorithmAVariant.ExactFactors, int steps = 100_000)
    {
        Given.AllFinite(results, 2, nameof(results));
        Given.AtLeast(steps, 1);
        var method = $"Algorithm A, {variant switch
        {
            AlgorithmAVariant.ExactFactors => "exact factors",
            AlgorithmAVariant.PrintedFactors => "printed factors",
            AlgorithmAVariant.ThirdFigure => "printed factors, third figure",
            _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "Choose one of the named variants."),
        }}";
        var exact = variant == AlgorithmAVariant.ExactFactors;
        var factor = exact ? WinsorisedFactor : 1.134;
        var mean = OrderStatistics.Median(results);
        var deviation = (exact ? RobustScale.UsualFactor : RobustScale.PrintedFactor) * RobustScale.Distance(results);
        if (deviation == 0)
            return new(method, 1, mean, null, null, 0, IterationOutcome.NoSpread);
        for (var step = 1; step <= steps; step++)
        {
            var (nextMean, nextDeviation) = Step(results, mean, deviation, factor);
            var same = variant == AlgorithmAVariant.ThirdFigure
                ? Figures(nextMean) == Figures(mean) && Figures(nextDeviation) == Figures(deviation)
                : Math.Abs(nextMean - mean) <= Noise(nextMean, nextDeviation) && Math.Abs(nextDeviation - deviation) <= Noise(nextMean, nextDeviation);
            (mean, deviation) = (nextMean, nextDeviation);
            if (same)
                return Done(IterationOutcome.Converged, step, results.Length);
        }

        return Done(IterationOutcome.NotConverged, steps, results.Length);

        RobustEstimate Done(IterationOutcome outcome, int taken, int count) =>
            new(method, 1, mean, deviation, AssignedValue.RobustUncertainty(deviation, count), taken, outcome);
    }

    /// <summary>1/√(θ + c²(1 − θ) − 2cφ(c)) at c = 1.5 with θ = 2Φ(c) − 1: what winsorising takes from a normal standard deviation, given back.</summary>
    private static double WinsorisedFactor
    {
        get
        {
            const double cut = 1.5;
            var inside = MathNet.Numerics.SpecialFunctions.Erf(cut / Math.Sqrt(2));
            var density = Math.Exp(-cut * cut / 2) / Math.Sqrt(2 * Math.PI);
            return 1 / Math.Sqrt(inside + (cut * cut * (1 - inside)) - (2 * cut * density));
        }
    }

    private static (double Mean, double Deviation) Step(ReadOnlySpan<double> results, double mean, double deviation, double factor)
    {
        // Sums of distances from the old mean, so that a large level costs no digits.
        double reach = 1.5 * deviation, sum = 0, square = 0;
        foreach (var result in results)
            sum += Math.Clamp(result - mean, -reach, reach);
        var shift = sum / results.Length;
        foreach (var result in results)
        {
            var apart = Math.Clamp(result - mean, -reach, reach) - shift;
            square += apart * apart;
        }

        return (mean + shift, factor * Math.Sqrt(square / (results.Length - 1)));
    }

    // What the representation of numbers of this size leaves uncertain.
    private static double Noise(double mean, double deviation) => (1e-14 * deviation) + (4 * Math.BitIncrement(Math.Abs(mean)) - (4 * Math.Abs(mean)));

    private static string Figures(double value) => value.ToString("E2", CultureInfo.InvariantCulture);
}
