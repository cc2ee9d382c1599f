using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>What a sequential test decides.</summary>
public enum SequentialDecision
{
    /// <summary>Between the bounds: observe on.</summary>
    Continue,

    /// <summary>The raised rate is accepted.</summary>
    Raised,

    /// <summary>The baseline rate is accepted.</summary>
    Baseline,
}

/// <summary>State of a sequential probability ratio test.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="LogRatio">Logarithm of the likelihood ratio.</param>
/// <param name="Lower">At or below it the baseline is accepted.</param>
/// <param name="Upper">At or above it the raised rate is accepted.</param>
/// <param name="Decision">The decision.</param>
public sealed record SequentialState(string Method, int Version, double LogRatio, double Lower, double Upper, SequentialDecision Decision);

/// <summary>Wald's sequential probability ratio test of two Poisson rates.</summary>
public static class SequentialRatio
{
    /// <summary>
    /// ln LR = count ln(raised/baseline) − exposure (raised − baseline), against ln(missed/(1 − false)) and ln((1 − missed)/false), which keep both errors
    /// approximately: A. Wald, Ann. Math. Stat. 16 (1945) 117. Closed form; accuracy 1e-14.
    /// </summary>
    /// <param name="count">Events so far, at least 0.</param>
    /// <param name="exposure">Exposure so far, at least 0.</param>
    /// <param name="baseline">Events by unit of exposure if nothing is wrong, above 0.</param>
    /// <param name="raised">Events by unit that must be found, above the baseline.</param>
    /// <param name="falseAlarm">Probability of a false alarm.</param>
    /// <param name="missed">Probability of missing the raised rate; the two add up to less than 1.</param>
    public static SequentialState Of(long count, double exposure, double baseline, double raised, double falseAlarm = 0.05, double missed = 0.2)
    {
        Given.AtLeast(count, 0);
        Given.NotNegative(exposure);
        if (!(Given.Positive(raised) > Given.Positive(baseline)))
            throw new ArgumentOutOfRangeException(nameof(raised), raised, "Give a raised rate above the baseline.");
        if (!(Given.Inside(falseAlarm) + Given.Inside(missed) < 1))
            throw new ArgumentOutOfRangeException(nameof(missed), missed, "The two errors must add up to less than 1.");
        var log = (count * Math.Log(raised / baseline)) - (exposure * (raised - baseline));
        var (lower, upper) = (Math.Log(missed / (1 - falseAlarm)), Math.Log((1 - missed) / falseAlarm));
        return new("Sequential probability ratio test", 1, log, lower, upper, log >= upper ? SequentialDecision.Raised : log <= lower ? SequentialDecision.Baseline : SequentialDecision.Continue);
    }
}
