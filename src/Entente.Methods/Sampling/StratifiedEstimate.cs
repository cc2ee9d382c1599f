using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>What was counted in a stratum.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Size">Things in it, at least 1.</param>
/// <param name="Examined">Things examined, 1 to <paramref name="Size"/>.</param>
/// <param name="Events">Of these, with the event.</param>
public sealed record StratumCount(string Code, long Size, long Examined, long Events);

/// <summary>What was measured in a stratum.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Size">Things in it, at least 1.</param>
/// <param name="Examined">Things examined, 1 to <paramref name="Size"/>.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation (n − 1), at least 0.</param>
public sealed record StratumMean(string Code, long Size, long Examined, double Mean, double Deviation);

/// <summary>An estimate for the whole population from samples of its strata.</summary>
public sealed record StratifiedResult
{
    /// <summary>Name of the method.</summary>
    public required string Method { get; init; }

    /// <summary>Version of the method.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Σ (N_h/N) times the stratum's rate or mean.</summary>
    public double Estimate { get; init; }

    /// <summary>Standard error; null when a stratum was sampled by one thing only and so shows no variance.</summary>
    public double? StandardError { get; init; }

    /// <summary>Lower limit of the normal interval; for a rate cut at 0.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit of the normal interval; for a rate cut at 1.</summary>
    public double? Upper { get; init; }

    /// <summary>Confidence level.</summary>
    public double Level { get; init; }

    /// <summary>Rates: Wilson's interval at the effective sample size, which stays inside 0 to 1 and does not vanish with the standard error.</summary>
    public (double Lower, double Upper)? Wilson { get; init; }

    /// <summary>Rates: size of a simple random sample of equal precision; where the standard error is 0, the number examined.</summary>
    public double? EffectiveSize { get; init; }

    /// <summary>The plain rate or mean of all that was examined, which is biased unless every stratum was sampled alike.</summary>
    public double Unweighted { get; init; }
}

/// <summary>Estimates from stratified samples.</summary>
/// <remarks>
/// W. G. Cochran, Sampling Techniques (3rd ed. 1977), sections 5.3, 5.4 and 5.10: variance Σ (N_h/N)² (1 − n_h/N_h) s_h²/n_h, for a rate
/// s_h² = n_h p_h(1 − p_h)/(n_h − 1). Effective size: E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998) 193.
/// </remarks>
public static class StratifiedEstimate
{
    /// <summary>A rate.</summary>
    /// <param name="strata">At least one, each with at least one thing examined.</param>
    /// <param name="level">Confidence level.</param>
    public static StratifiedResult Rate(IReadOnlyList<StratumCount> strata, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        foreach (var stratum in strata)
        {
            if (stratum.Events < 0 || stratum.Events > stratum.Examined)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Stratum \"{stratum.Code}\" has {stratum.Events} events among {stratum.Examined} examined; give a number from 0 to those examined."), nameof(strata));
        }

        double examined = strata.Sum(stratum => stratum.Examined);
        var result = Combine("Stratified rate", level, [.. strata.Select(stratum =>
        {
            var rate = (double)stratum.Events / Math.Max(1, stratum.Examined);
            return new StratumMean(stratum.Code, stratum.Size, stratum.Examined, rate,
                stratum.Examined < 2 ? 0 : Math.Sqrt(rate * (1 - rate) * stratum.Examined / (stratum.Examined - 1)));
        })]);
        var spread = result.Estimate * (1 - result.Estimate);
        double? effective = result.StandardError is not { } error ? null : error > 0 && spread > 0 ? spread / (error * error) : examined;
        return result with
        {
            Lower = result.Lower is { } lower ? Math.Max(0, lower) : null,
            Upper = result.Upper is { } upper ? Math.Min(1, upper) : null,
            EffectiveSize = effective,
            Wilson = effective is { } size ? ProportionInterval.WilsonLimits(result.Estimate, size, level) : null,
            Unweighted = strata.Sum(stratum => stratum.Events) / examined,
        };
    }

    /// <summary>A mean.</summary>
    /// <param name="strata">At least one, each with at least one thing examined.</param>
    /// <param name="level">Confidence level.</param>
    public static StratifiedResult Mean(IReadOnlyList<StratumMean> strata, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        return Combine("Stratified mean", level, strata);
    }

    private static StratifiedResult Combine(string method, double level, IReadOnlyList<StratumMean> strata)
    {
        Given.Inside(level);
        if (strata.Count == 0)
            throw new ArgumentException("There is no stratum; give at least one.", nameof(strata));
        foreach (var stratum in strata)
        {
            var name = $"{nameof(strata)}: {stratum.Code}";
            Given.AtLeast(stratum.Size, 1, name);
            Given.Finite(stratum.Mean, name);
            Given.NotNegative(stratum.Deviation, name);
            if (stratum.Examined < 1 || stratum.Examined > stratum.Size)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Stratum \"{stratum.Code}\" has {stratum.Examined} examined of {stratum.Size}; examine at least one, or join it with another stratum."), nameof(strata));
        }

        double all = strata.Sum(stratum => stratum.Size), estimate = 0, variance = 0;
        var known = true;
        foreach (var stratum in strata)
        {
            var weight = stratum.Size / all;
            estimate += weight * stratum.Mean;
            if (stratum.Examined == stratum.Size)
                continue;
            known &= stratum.Examined > 1;
            variance += weight * weight * (1 - ((double)stratum.Examined / stratum.Size)) * stratum.Deviation * stratum.Deviation / stratum.Examined;
        }

        var error = known ? Math.Sqrt(variance) : (double?)null;
        var reach = BetaFunctions.NormalUpper((1 - level) / 2) * error;
        return new()
        {
            Method = method,
            Estimate = estimate,
            StandardError = error,
            Lower = estimate - reach,
            Upper = estimate + reach,
            Level = level,
            Unweighted = strata.Sum(stratum => stratum.Examined * stratum.Mean) / strata.Sum(stratum => stratum.Examined),
        };
    }
}
