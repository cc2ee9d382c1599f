using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>A proportion with its interval.</summary>
/// <param name="Method">Name of the method, such as "Wilson".</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Events">Events.</param>
/// <param name="Trials">Trials.</param>
/// <param name="Value">Events by trials.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Level">Confidence level.</param>
public sealed record ProportionEstimate(string Method, int Version, long Events, long Trials, double Value, double Lower, double Upper, double Level);

/// <summary>The proportion of truly affected behind a test that errs.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Value">Rogan and Gladen's estimate; below 0 or above 1 when the test alone would give more or fewer positives.</param>
/// <param name="Lower">Lower limit, not cut.</param>
/// <param name="Upper">Upper limit, not cut.</param>
/// <param name="Clipped">Estimate and limits cut to 0 to 1.</param>
/// <param name="Level">Confidence level.</param>
public sealed record TruePrevalence(string Method, int Version, double Value, double Lower, double Upper, (double Value, double Lower, double Upper) Clipped, double Level);

/// <summary>Intervals of a proportion.</summary>
public static class ProportionInterval
{
    /// <summary>Wilson's score interval: short, honest on average, the one to use first.</summary>
    /// <remarks>E. B. Wilson, JASA 22 (1927) 209; without correction for continuity. Relative accuracy about 1e-14 in both limits.</remarks>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static ProportionEstimate Wilson(long events, long trials, double level = 0.95)
    {
        Check(events, trials, level);
        var (lower, upper) = WilsonLimits((double)events / trials, trials, level);
        return new("Wilson", 1, events, trials, (double)events / trials, lower, upper, level);
    }

    /// <summary>Wilson's interval with the correction for a single event (or a single non-event) that some programs make: its outer limit comes from the Poisson distribution, −ln(level)/n.</summary>
    /// <remarks>L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001) 101, section 4.1.1, for one event; all other counts as <see cref="Wilson"/>.</remarks>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static ProportionEstimate WilsonModified(long events, long trials, double level = 0.95)
    {
        var plain = Wilson(events, trials, level);
        var outer = -Math.Log(level) / trials;
        return plain with
        {
            Method = "Wilson, modified for a single event",
            Lower = events == 1 ? outer : plain.Lower,
            Upper = events == trials - 1 ? 1 - outer : plain.Upper,
        };
    }

    /// <summary>Clopper and Pearson's exact interval: covers at least the level always, and often much more.</summary>
    /// <remarks>C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404, by quantiles of the beta distribution. Relative accuracy about 1e-13.</remarks>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static ProportionEstimate ClopperPearson(long events, long trials, double level = 0.95)
    {
        Check(events, trials, level);
        var tail = (1 - level) / 2;
        return new("Clopper-Pearson", 1, events, trials, (double)events / trials, LowerExact(events, trials, tail), UpperExact(events, trials, tail), level);
    }

    /// <summary>Blaker's exact interval: covers at least the level, lies within Clopper and Pearson's, and grows with the level.</summary>
    /// <remarks>
    /// H. Blaker, Canadian Journal of Statistics 28 (2000) 783; the limits are the ends of the set of accepted proportions, solved
    /// exactly as J. Klaschka, Proc. COMPSTAT (2010) proposes. Absolute accuracy about 1e-14.
    /// </remarks>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static ProportionEstimate Blaker(long events, long trials, double level = 0.95)
    {
        Check(events, trials, level);
        return new("Blaker", 1, events, trials, (double)events / trials,
            AcceptedProportions.BlakerLower(events, trials, 1 - level), 1 - AcceptedProportions.BlakerLower(trials - events, trials, 1 - level), level);
    }

    /// <summary>Blaker's interval as the program printed in his paper finds it: steps inward from Clopper and Pearson's limits while the next step is not accepted.</summary>
    /// <remarks>H. Blaker, Canadian Journal of Statistics 28 (2000) 783, appendix. Wider than the exact limits by up to one step; for comparison with programs that use it.</remarks>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="step">Above 0.</param>
    public static ProportionEstimate BlakerByStep(long events, long trials, double level = 0.95, double step = 1e-4)
    {
        Check(events, trials, level);
        Given.Positive(step);
        var (lower, upper) = (LowerExact(events, trials, (1 - level) / 2), UpperExact(events, trials, (1 - level) / 2));
        while (events > 0 && AcceptedProportions.Blaker(events, trials, lower + step) < 1 - level)
            lower += step;
        while (events < trials && AcceptedProportions.Blaker(events, trials, upper - step) < 1 - level)
            upper -= step;
        return new("Blaker, by steps", 1, events, trials, (double)events / trials, lower, upper, level);
    }

    /// <summary>Sterne's exact interval: the proportions of which the outcome is not among the least likely; from the first to the last of them.</summary>
    /// <remarks>T. E. Sterne, Biometrika 41 (1954) 275. Where the set has gaps the interval closes them. Absolute accuracy about 1e-14; the time grows with the number of events.</remarks>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static ProportionEstimate Sterne(long events, long trials, double level = 0.95)
    {
        Check(events, trials, level);
        return new("Sterne", 1, events, trials, (double)events / trials,
            AcceptedProportions.SterneLower(events, trials, 1 - level), 1 - AcceptedProportions.SterneLower(trials - events, trials, 1 - level), level);
    }

    /// <summary>The true proportion behind a test with known sensitivity and specificity.</summary>
    /// <remarks>W. J. Rogan and B. Gladen, American Journal of Epidemiology 107 (1978) 71: (apparent + Sp − 1)/(Se + Sp − 1), of the estimate and of both limits.</remarks>
    /// <param name="apparent">The proportion of positive tests.</param>
    /// <param name="sensitivity">Probability that an affected thing is found, 0 to 1.</param>
    /// <param name="specificity">Probability that an unaffected thing passes, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Sensitivity and specificity add up to 1 or less: the test tells nothing.</exception>
    public static TruePrevalence RoganGladen(ProportionEstimate apparent, double sensitivity, double specificity)
    {
        ArgumentNullException.ThrowIfNull(apparent);
        var power = Power(sensitivity, specificity);
        var (value, lower, upper) = (Of(apparent.Value), Of(apparent.Lower), Of(apparent.Upper));
        return new($"Rogan-Gladen of {apparent.Method}", 1, value, lower, upper, (Math.Clamp(value, 0, 1), Math.Clamp(lower, 0, 1), Math.Clamp(upper, 0, 1)), apparent.Level);

        double Of(double positive) => (positive + specificity - 1) / power;
    }

    /// <summary>Se + Sp − 1, refused when not above 0.</summary>
    internal static double Power(double sensitivity, double specificity)
    {
        Given.Probability(sensitivity);
        Given.Probability(specificity);
        return sensitivity + specificity - 1 is > 0 and var power
            ? power
            : throw new ArgumentOutOfRangeException(nameof(sensitivity), sensitivity, "Sensitivity and specificity must add up to more than 1; a test below that tells nothing.");
    }

    /// <summary>Wilson's limits of a share among so many trials, which need not be whole.</summary>
    internal static (double Lower, double Upper) WilsonLimits(double share, double trials, double level)
    {
        var z = BetaFunctions.NormalUpper((1 - level) / 2);
        return (Low(share, 1 - share), 1 - Low(1 - share, share));

        // The two limits are roots of one equation: the smaller one is their product by the larger, free of cancellation.
        double Low(double p, double q)
        {
            var square = z * z / trials;
            var larger = (p + (square / 2) + (z * Math.Sqrt(((p * q) + (square / 4)) / trials))) / (1 + square);
            return p * p / (1 + square) / larger;
        }
    }

    private static double LowerExact(long events, long trials, double tail) =>
        events == 0 ? 0 : BetaFunctions.Quantile(tail, events, trials - events + 1);

    private static double UpperExact(long events, long trials, double tail) =>
        events == trials ? 1 : 1 / (1 + Math.Exp(-BetaFunctions.LogOdds(1 - tail, tail, events + 1, trials - events)));

    private static void Check(long events, long trials, double level)
    {
        Given.AtLeast(trials, 1);
        if (events < 0 || events > trials)
            throw new ArgumentOutOfRangeException(nameof(events), events, string.Create(CultureInfo.InvariantCulture, $"Give a number of events from 0 to the {trials} trials."));
        Given.Inside(level);
    }
}
