using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>A stratum to be sampled.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Size">Things in it, at least 1.</param>
/// <param name="Deviation">Standard deviation of what is measured, at least 0; for a rate √(p(1 − p)).</param>
/// <param name="Cost">Cost of examining one thing, above 0.</param>
/// <param name="Risk">Weight of one thing, at least 0.</param>
public sealed record Stratum(string Code, long Size, double Deviation = 0, double Cost = 1, double Risk = 1);

/// <summary>Bounds of the parts.</summary>
/// <param name="Least">Least of each stratum; a smaller stratum is taken whole. Default 2, which a variance needs.</param>
/// <param name="Capped">True when no part may exceed the size of its stratum.</param>
public sealed record AllocationLimits(long Least = 2, bool Capped = true);

/// <summary>How a sample is shared out.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Exact">The formula's fractional parts, without bounds, in the order of the strata.</param>
/// <param name="Whole">Whole parts within the bounds.</param>
/// <param name="Total">Sum of the whole parts.</param>
/// <param name="Cost">What the whole parts cost.</param>
/// <param name="Variance">Variance of the stratified mean with the whole parts and the stated deviations; null when a stratum with deviation gets nothing.</param>
public sealed record AllocationResult(string Method, int Version, IReadOnlyList<double> Exact, IReadOnlyList<long> Whole, long Total, double Cost, double? Variance);

/// <summary>Sharing a sample between strata.</summary>
/// <remarks>
/// W. G. Cochran, Sampling Techniques (3rd ed. 1977), sections 5.5 to 5.9; J. Neyman, JRSS 97 (1934) 558. Whole parts by <see cref="LargestRemainder"/>
/// (for a variance: rounded up; for a budget: rounded down, then by largest remainder as the money lasts), with bounds that hold and are made good by the other strata.
/// </remarks>
public static class Allocation
{
    /// <summary>By size: n_h ∝ N_h.</summary>
    public static AllocationResult Proportional(IReadOnlyList<Stratum> strata, long total, AllocationLimits? limits = null) =>
        Share("Proportional", strata, total, limits, stratum => stratum.Size);

    /// <summary>By size and risk: n_h ∝ N_h w_h. The estimate must then be weighted back by stratum.</summary>
    public static AllocationResult RiskWeighted(IReadOnlyList<Stratum> strata, long total, AllocationLimits? limits = null) =>
        Share("Risk-weighted", strata, total, limits, stratum => stratum.Size * stratum.Risk);

    /// <summary>Smallest variance for a given total: n_h ∝ N_h S_h.</summary>
    public static AllocationResult Neyman(IReadOnlyList<Stratum> strata, long total, AllocationLimits? limits = null) =>
        Share("Neyman", strata, total, limits, stratum => stratum.Size * stratum.Deviation);

    /// <summary>Smallest variance for a given budget: n_h = C (N_h S_h/√c_h) / Σ N_k S_k √c_k.</summary>
    /// <param name="strata">At least one.</param>
    /// <param name="budget">Above 0; fixed costs taken off.</param>
    /// <param name="limits">Bounds.</param>
    /// <exception cref="ArgumentException">The budget does not pay for the least of each stratum; or as for the others.</exception>
    public static AllocationResult ForBudget(IReadOnlyList<Stratum> strata, double budget, AllocationLimits? limits = null)
    {
        Check(strata);
        Given.Positive(budget);
        var (least, most) = Bounds(strata, limits);
        double[] pull = [.. strata.Select(stratum => stratum.Size * stratum.Deviation / Math.Sqrt(stratum.Cost))];
        var spent = pull.Select((weight, at) => weight * strata[at].Cost).Sum();
        if (spent <= 0)
            throw new ArgumentException("All deviations are 0: nothing tells the strata apart; give the deviation of at least one.", nameof(strata));
        if (least.Select((one, at) => one * strata[at].Cost).Sum() > budget)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A budget of {budget} does not pay for the least of each stratum; raise it or lower the least."), nameof(budget));
        double[] exact = [.. pull.Select(weight => budget * weight / spent)];
        var factor = Factor(pull, least, most, parts => parts.Select((part, at) => part * strata[at].Cost).Sum() >= budget);
        double[] parts = [.. pull.Select((weight, at) => Math.Clamp(weight * factor, least[at], most[at]))];
        long[] whole = [.. parts.Select(part => (long)Math.Floor(part + 1e-9))];
        var left = budget - whole.Select((part, at) => part * strata[at].Cost).Sum();
        foreach (var at in Enumerable.Range(0, whole.Length).OrderByDescending(at => Math.Round(parts[at] - whole[at], 9)))
        {
            if (parts[at] - whole[at] <= 1e-9 || whole[at] >= most[at] || strata[at].Cost > left * (1 + 1e-12))
                continue;
            whole[at]++;
            left -= strata[at].Cost;
        }

        return Result("Cost-optimal for a budget", strata, exact, whole);
    }

    /// <summary>Smallest cost for a given variance of the stratified mean: n_h = (W_h S_h/√c_h) Σ W_k S_k √c_k / (V + Σ W_k S_k²/N).</summary>
    /// <param name="strata">At least one.</param>
    /// <param name="variance">Wanted variance, above 0: the square of (coefficient of variation × mean).</param>
    /// <param name="limits">Bounds.</param>
    public static AllocationResult ForVariance(IReadOnlyList<Stratum> strata, double variance, AllocationLimits? limits = null)
    {
        Check(strata);
        Given.Positive(variance);
        var (least, most) = Bounds(strata, limits);
        double all = strata.Sum(stratum => stratum.Size);
        double[] pull = [.. strata.Select(stratum => stratum.Size / all * stratum.Deviation / Math.Sqrt(stratum.Cost))];
        if (pull.All(weight => weight == 0))
            throw new ArgumentException("All deviations are 0: nothing tells the strata apart; give the deviation of at least one.", nameof(strata));
        var spread = strata.Sum(stratum => stratum.Size / all * stratum.Deviation * Math.Sqrt(stratum.Cost));
        var finite = strata.Sum(stratum => stratum.Size / all * stratum.Deviation * stratum.Deviation) / all;
        double[] exact = [.. pull.Select(weight => weight * spread / (variance + finite))];
        var factor = Factor(pull, least, most, parts => Variance(strata, parts) is { } reached && reached <= variance);
        long[] whole = [.. pull.Select((weight, at) => (long)Math.Ceiling(Math.Clamp(weight * factor, least[at], most[at]) - 1e-9))];
        return Result("Cost-optimal for a variance", strata, exact, whole);
    }

    /// <summary>Variance of the stratified mean: Σ W_h² S_h² (1/n_h − 1/N_h); null when a stratum with deviation has no part.</summary>
    /// <param name="strata">The strata.</param>
    /// <param name="parts">Things examined in each.</param>
    public static double? Variance(IReadOnlyList<Stratum> strata, IReadOnlyList<double> parts)
    {
        Check(strata);
        ArgumentNullException.ThrowIfNull(parts);
        Given.SameLength(strata.Count, parts.Count, nameof(parts));
        double all = strata.Sum(stratum => stratum.Size), sum = 0;
        for (var at = 0; at < parts.Count; at++)
        {
            if (strata[at].Deviation == 0)
                continue;
            if (parts[at] <= 0)
                return null;
            var spread = strata[at].Size / all * strata[at].Deviation;
            sum += spread * spread * Math.Max(0, (1 / parts[at]) - (1.0 / strata[at].Size));
        }

        return sum;
    }

    private static AllocationResult Share(string method, IReadOnlyList<Stratum> strata, long total, AllocationLimits? limits, Func<Stratum, double> weight)
    {
        Check(strata);
        Given.AtLeast(total, 1);
        var (least, most) = Bounds(strata, limits);
        double[] weights = [.. strata.Select(weight)];
        var sum = weights.Sum();
        if (sum <= 0)
            throw new ArgumentException("All weights are 0: nothing tells the strata apart; give at least one a deviation or a risk above 0.", nameof(strata));
        return Result(method, strata, [.. weights.Select(one => total * one / sum)], LargestRemainder.Share(weights, total, least, most));
    }

    // The smallest factor with which the bounded parts are enough; any factor when the bounds alone decide.
    private static double Factor(double[] pull, long[] least, long[] most, Func<double[], bool> enough)
    {
        double from = 0, to = 1;
        while (!enough(At(to)) && At(to).Where((part, at) => pull[at] > 0 && part < most[at]).Any() && to < 1e18)
            to *= 2;
        for (var step = 0; step < 2000; step++)
        {
            var middle = from + ((to - from) / 2);
            if (middle <= from || middle >= to)
                break;
            if (enough(At(middle)))
                to = middle;
            else
                from = middle;
        }

        return to;

        double[] At(double by) => [.. pull.Select((weight, at) => Math.Clamp(weight * by, least[at], most[at]))];
    }

    private static (long[] Least, long[] Most) Bounds(IReadOnlyList<Stratum> strata, AllocationLimits? limits)
    {
        limits ??= new();
        Given.AtLeast(limits.Least, 0);
        return ([.. strata.Select(stratum => limits.Capped ? Math.Min(limits.Least, stratum.Size) : limits.Least)],
            [.. strata.Select(stratum => limits.Capped ? stratum.Size : long.MaxValue / 4)]);
    }

    private static AllocationResult Result(string method, IReadOnlyList<Stratum> strata, double[] exact, long[] whole) => new($"{method} allocation", 1, exact, whole,
        whole.Sum(), whole.Select((part, at) => part * strata[at].Cost).Sum(), Variance(strata, [.. whole.Select(part => (double)part)]));

    private static void Check(IReadOnlyList<Stratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        if (strata.Count == 0)
            throw new ArgumentException("There is no stratum; give at least one.", nameof(strata));
        foreach (var stratum in strata)
        {
            var name = $"{nameof(strata)}: {stratum.Code}";
            Given.AtLeast(stratum.Size, 1, name);
            Given.NotNegative(stratum.Deviation, name);
            Given.Positive(stratum.Cost, name);
            Given.NotNegative(stratum.Risk, name);
        }
    }
}
