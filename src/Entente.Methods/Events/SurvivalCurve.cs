using Entente.Methods.Functions;

namespace Entente.Methods.Events;

/// <summary>How limits of a survival probability are formed.</summary>
public enum SurvivalScale
{
    /// <summary>On ln(−ln S): stays between 0 and 1.</summary>
    LogLog,

    /// <summary>On ln S, as R's <c>survfit</c> does by default; cut off at 1.</summary>
    Log,

    /// <summary>On S itself, cut off at 0 and 1.</summary>
    Plain,
}

/// <summary>A step of a survival curve.</summary>
/// <param name="Time">When events happened.</param>
/// <param name="AtRisk">Under observation just before.</param>
/// <param name="Events">Events then.</param>
/// <param name="Survival">Probability of no event up to and including then.</param>
/// <param name="Error">Its standard error (Greenwood); null once nobody survives.</param>
/// <param name="Lower">Lower limit; null where it is not defined.</param>
/// <param name="Upper">Upper limit; null where it is not defined.</param>
public sealed record SurvivalStep(double Time, double AtRisk, double Events, double Survival, double? Error, double? Lower, double? Upper);

/// <summary>A survival curve.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Steps">One for each time with events.</param>
/// <param name="Observed">Cases.</param>
/// <param name="Censored">Cases without an event.</param>
/// <param name="Level">Confidence level.</param>
public sealed record SurvivalResult(string Method, int Version, IReadOnlyList<SurvivalStep> Steps, double Observed, double Censored, double Level)
{
    /// <summary>Probability of no event up to and including a time; null after the last observation, where the curve is not known.</summary>
    /// <param name="time">At least 0.</param>
    public double? At(double time)
    {
        if (time > Last)
            return Steps.Count > 0 && Steps[^1].Survival == 0 ? 0 : null;
        return Steps.LastOrDefault(step => step.Time <= time)?.Survival ?? 1;
    }

    /// <summary>The first time at which the probability is at most <paramref name="probability"/>; null when it never is.</summary>
    /// <param name="probability">Between 0 and 1: 0.5 for the median.</param>
    public double? Quantile(double probability) => Steps.FirstOrDefault(step => step.Survival <= Given.Inside(probability) * (1 + 1e-12))?.Time;

    /// <summary>
    /// Mean time without an event up to a time: the area under the curve, which is defined where the whole mean is not.
    /// </summary>
    /// <param name="until">Above 0 and not after the last observation.</param>
    public double MeanUntil(double until)
    {
        Given.Positive(until);
        if (until > Last && (Steps.Count == 0 || Steps[^1].Survival > 0))
            throw new ArgumentOutOfRangeException(nameof(until), until, FormattableString.Invariant($"The last observation is at {Last}; give a time up to there."));
        double area = 0, time = 0, survival = 1;
        foreach (var step in Steps.TakeWhile(step => step.Time < until))
        {
            area += (step.Time - time) * survival;
            (time, survival) = (step.Time, step.Survival);
        }

        return area + ((until - time) * survival);
    }

    /// <summary>Time of the last observation.</summary>
    public double Last { get; init; }
}

/// <summary>Times until an event, of which some are only known to be longer than observed.</summary>
/// <remarks>
/// E. L. Kaplan and P. Meier, J. Am. Stat. Assoc. 53 (1958) 457; standard errors by M. Greenwood (1926); limits on three scales (J. P. Klein and M. L.
/// Moeschberger, Survival Analysis, 2nd ed. (2003), section 4.3). A censored case is under observation at its own time. Closed forms; relative accuracy 1e-13.
/// </remarks>
public static class SurvivalCurve
{
    /// <summary>The curve of single or grouped cases.</summary>
    /// <param name="times">Time of event or end of observation, at least 0.</param>
    /// <param name="happened">Whether the event happened then.</param>
    /// <param name="scale">Scale of the limits.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="weights">Cases that each entry stands for, above 0; none for single cases.</param>
    /// <param name="entries">When observation began, below the time (late entry); none for the start.</param>
    /// <exception cref="ArgumentException">No cases, lists of different lengths, a time that is negative, no number or not after its entry.</exception>
    public static SurvivalResult Of(ReadOnlySpan<double> times, ReadOnlySpan<bool> happened, SurvivalScale scale = SurvivalScale.LogLog, double level = 0.95,
        ReadOnlySpan<double> weights = default, ReadOnlySpan<double> entries = default)
    {
        Given.AllFinite(times, 1, nameof(times));
        Given.SameLength(times.Length, happened.Length, nameof(happened));
        if (!weights.IsEmpty)
            Given.SameLength(times.Length, weights.Length, nameof(weights));
        if (!entries.IsEmpty)
            Given.SameLength(times.Length, entries.Length, nameof(entries));
        var cases = new (double Time, bool Happened, double Weight, double Entry)[times.Length];
        for (var at = 0; at < cases.Length; at++)
        {
            cases[at] = (Given.NotNegative(times[at], nameof(times)), happened[at], weights.IsEmpty ? 1 : Given.Positive(weights[at], nameof(weights)), entries.IsEmpty ? double.NegativeInfinity : entries[at]);
            if (!(cases[at].Entry < cases[at].Time))
                throw new ArgumentException(FormattableString.Invariant($"Case {at + 1} is observed from {cases[at].Entry} to {cases[at].Time}; the end must be after the beginning."), nameof(entries));
        }

        var normal = BetaFunctions.NormalUpper((1 - Given.Inside(level)) / 2);
        var steps = new List<SurvivalStep>();
        double survival = 1, sum = 0;
        Array.Sort(cases, (one, other) => one.Time.CompareTo(other.Time));
        double[] begun = [.. cases.Select(one => one.Entry).Order()];
        var byEntry = cases.OrderBy(one => one.Entry).ToArray();
        double atRisk = 0;
        var (entered, left) = (0, 0);
        foreach (var time in cases.Where(one => one.Happened).Select(one => one.Time).Distinct())
        {
            for (; entered < begun.Length && begun[entered] < time; entered++)
                atRisk += byEntry[entered].Weight;
            for (; left < cases.Length && cases[left].Time < time; left++)
                atRisk -= cases[left].Weight;
            var events = 0.0;
            for (var at = left; at < cases.Length && cases[at].Time == time; at++)
                events += cases[at].Happened ? cases[at].Weight : 0;
            // What is left over by rounding must not survive.
            var rest = atRisk - events is var free && free > 1e-12 * atRisk ? free : 0;
            survival *= rest / atRisk;
            sum += rest == 0 ? double.PositiveInfinity : events / (atRisk * rest);
            steps.Add(Step(time, atRisk, events, survival, sum, scale, normal));
        }

        return new("Kaplan-Meier", 1, steps, cases.Sum(one => one.Weight), cases.Where(one => !one.Happened).Sum(one => one.Weight), level) { Last = cases[^1].Time };
    }

    private static SurvivalStep Step(double time, double atRisk, double events, double survival, double sum, SurvivalScale scale, double normal)
    {
        if (survival == 0)
            return new(time, atRisk, events, 0, null, scale == SurvivalScale.Plain ? 0 : null, scale == SurvivalScale.Plain ? 0 : null);
        var error = survival * Math.Sqrt(sum);
        var reach = normal * Math.Sqrt(sum);
        var (lower, upper) = scale switch
        {
            SurvivalScale.Plain => (Math.Max(0, survival - (normal * error)), Math.Min(1, survival + (normal * error))),
            SurvivalScale.Log => (survival * Math.Exp(-reach), Math.Min(1, survival * Math.Exp(reach))),
            _ => (Math.Pow(survival, Math.Exp(reach / -Math.Log(survival))), Math.Pow(survival, Math.Exp(-reach / -Math.Log(survival)))),
        };
        return new(time, atRisk, events, survival, error, lower, upper);
    }
}
