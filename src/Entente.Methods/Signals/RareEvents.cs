using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>A rate against a stated or measured baseline.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Count">Events of the period judged.</param>
/// <param name="Exposure">Its exposure: periods, devices on the market, treatments.</param>
/// <param name="Rate">Count over exposure.</param>
/// <param name="Ratio">Rate over the baseline's rate; infinite when that is 0 and there are events; null when there are none either.</param>
/// <param name="RatioLower">Lower confidence limit of the ratio, exact, one-sided.</param>
/// <param name="RateLower">Lower confidence limit of the rate, exact, one-sided.</param>
/// <param name="Probability">P(so many events or more) if the rate were the baseline's.</param>
/// <param name="Level">Confidence level of the lower limits.</param>
public sealed record RateTest(string Method, int Version, long Count, double Exposure, double Rate, double? Ratio, double? RatioLower, double RateLower, double Probability, double Level)
{
    /// <summary>Whether the rise is significant.</summary>
    /// <param name="error">Probability of a false alarm that is accepted, between 0 and 1.</param>
    public bool Increased(double error) => Probability <= Given.Inside(error);
}

/// <summary>Exact tests of rates of rare events.</summary>
/// <remarks>
/// Article 88 of Regulation (EU) 2017/745 asks for a report of a statistically significant increase in frequency against what is foreseeable, stated in the
/// technical documentation, in a period stated in the surveillance plan; it names no formula. These are the exact ones for a Poisson count; error, period
/// and baseline are the caller's. Relative accuracy about 1e-12.
/// </remarks>
public static class RareEvents
{
    /// <summary>
    /// A count against a stated rate: P(X ≥ count) for X Poisson of mean rate · exposure, and the exact lower limit of the rate, the quantile of a gamma
    /// distribution of shape count over the exposure (F. Garwood, Biometrika 28 (1936) 437).
    /// </summary>
    /// <param name="count">Events, at least 0.</param>
    /// <param name="exposure">Exposure, above 0: 1 when counts of equal periods are compared.</param>
    /// <param name="baseline">Stated events by unit of exposure, at least 0.</param>
    /// <param name="level">Confidence level of the lower limits.</param>
    public static RateTest AgainstStated(long count, double exposure, double baseline, double level = 0.95)
    {
        Given.AtLeast(count, 0);
        Given.Positive(exposure);
        Given.NotNegative(baseline);
        Given.Inside(level);
        var (rate, lower) = (count / exposure, count == 0 ? 0 : GammaFunctions.Quantile(1 - level, count) / exposure);
        double? ratio = baseline > 0 ? rate / baseline : count > 0 ? double.PositiveInfinity : null;
        double? ratioLower = baseline > 0 ? lower / baseline : count > 0 ? double.PositiveInfinity : null;
        return new("Exact Poisson test against a stated rate", 1, count, exposure, rate, ratio, ratioLower, lower, CountTails.Poisson(count - 1, baseline * exposure).More, level);
    }

    /// <summary>
    /// A count against that of an earlier period, whose rate is as uncertain as it is: given both together, the later count is binomial with the share of
    /// its exposure (J. Przyborowski and H. Wilenski, Biometrika 31 (1940) 313); limits by C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404.
    /// </summary>
    /// <param name="count">Events of the period judged, at least 0.</param>
    /// <param name="exposure">Its exposure, above 0: its length when numbers of devices are not known.</param>
    /// <param name="earlier">Events of the baseline period, at least 0.</param>
    /// <param name="earlierExposure">Its exposure, above 0.</param>
    /// <param name="level">Confidence level of the lower limits.</param>
    public static RateTest AgainstEarlier(long count, double exposure, long earlier, double earlierExposure, double level = 0.95)
    {
        Given.AtLeast(count, 0);
        Given.Positive(exposure);
        Given.AtLeast(earlier, 0);
        Given.Positive(earlierExposure);
        Given.Inside(level);
        var share = exposure / (exposure + earlierExposure);
        var lower = count == 0 ? 0 : Math.Exp(BetaFunctions.LogOdds(1 - level, level, count, earlier + 1.0)) * earlierExposure / exposure;
        double? ratio = earlier > 0 ? count / exposure / (earlier / earlierExposure) : count > 0 ? double.PositiveInfinity : null;
        return new("Exact conditional test against an earlier period", 1, count, exposure, count / exposure, ratio, count == 0 && earlier == 0 ? null : lower,
            count == 0 ? 0 : GammaFunctions.Quantile(1 - level, count) / exposure, CountTails.Binomial(count - 1, count + earlier, share).More, level);
    }
}
