using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Plan of a maximised sequential probability ratio test of a Poisson count.</summary>
/// <param name="Length">T: expected events, without a raised rate, at which surveillance ends; above 0.</param>
/// <param name="Start">D: expected events before the first look, at least 0 and below the length.</param>
/// <param name="Least">M: events needed for a signal, at least 1.</param>
/// <param name="Error">Probability of a false alarm over the whole surveillance.</param>
public sealed record MaxSprtPlan(double Length, double Start = 0, int Least = 1, double Error = 0.05)
{
    internal static MaxSprtPlan Checked(MaxSprtPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Given.Positive(plan.Length);
        if (Given.NotNegative(plan.Start) >= plan.Length)
            throw new ArgumentOutOfRangeException(nameof(plan), plan.Start, "The first look must come before the end.");
        Given.AtLeast(plan.Least, 1);
        Given.Inside(plan.Error);
        return plan;
    }
}

/// <summary>A critical value.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Value">The least value of the statistic whose probability of a false alarm does not exceed the error.</param>
/// <param name="Error">The probability that it has: below the error asked for where no value has it exactly.</param>
public sealed record CriticalValue(string Method, int Version, double Value, double Error);

/// <summary>How a plan performs under a rate.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Power">Probability of a signal.</param>
/// <param name="TimeToSignal">Expected time of the signal where there is one, in expected events of the baseline; null when there is none.</param>
/// <param name="Surveillance">Expected length of the surveillance, likewise.</param>
public sealed record MaxSprtPerformance(string Method, int Version, double Power, double? TimeToSignal, double Surveillance);

/// <summary>A look at observed events.</summary>
/// <param name="Observed">Events so far.</param>
/// <param name="Expected">Expected so far.</param>
/// <param name="LogRatio">The statistic.</param>
/// <param name="Signal">Whether it reaches the critical value, at or after the first look and with enough events.</param>
public sealed record MaxSprtLook(long Observed, double Expected, double LogRatio, bool Signal);

/// <summary>Maximised sequential probability ratio test for a count against an expectation, observed without gaps.</summary>
/// <remarks>
/// M. Kulldorff, R. L. Davis, M. Kolczak, E. Lewis, T. Lieu, R. Platt, Sequential Analysis 30 (2011) 58, sections 2 and 3: ln LR = c ln(c/u) − (c − u) where c
/// exceeds u. Probabilities are exact sums over the count at the times when a count stops being a signal, without simulation or tables; accuracy about
/// 1e-12 in the probability, 1e-10 in critical values. The cost grows with the square of the length: T = 1000 takes about a second.
/// </remarks>
public static class MaxSprt
{
    /// <summary>The statistic.</summary>
    /// <param name="observed">Events, at least 0.</param>
    /// <param name="expected">Expected events, at least 0.</param>
    /// <returns>0 where not more are observed than expected; infinite where some are and none is expected.</returns>
    public static double LogRatio(long observed, double expected)
    {
        double c = Given.AtLeast(observed, 0);
        if (c <= Given.NotNegative(expected))
            return 0;
        return expected == 0 ? double.PositiveInfinity : BinomialDensity.Deviance(c, expected);
    }

    /// <summary>The critical value of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static CriticalValue Critical(MaxSprtPlan plan, CancellationToken stop = default)
    {
        MaxSprtPlan.Checked(plan);
        // Always a signal at the low end; the high end is moved up until it is rare.
        double low = 0, high = 4;
        var (above, below) = (1 - plan.Error, Off(high));
        while (below > 0)
            (low, above, high, below) = (high, below, high * 2, Off(high * 2));
        var kept = 0;
        // Regula falsi with halving (Illinois) where the probability is continuous, bisection where it jumps.
        for (var step = 0; step < 200 && high - low > 1e-13 * Math.Max(1, high); step++)
        {
            stop.ThrowIfCancellationRequested();
            var middle = step % 3 == 2 || Math.Abs(kept) > 3 ? (low + high) / 2 : low + ((high - low) * above / (above - below));
            if (!(middle > low && middle < high))
                middle = (low + high) / 2;
            var off = Off(middle);
            if (off > 0)
            {
                (low, above) = (middle, off);
                if (kept > 0)
                    below /= 2;
                kept = Math.Max(1, kept + 1);
            }
            else
            {
                (high, below) = (middle, off);
                if (kept < 0)
                    above /= 2;
                kept = Math.Min(-1, kept - 1);
            }

            if (off is <= 0 and > -1e-15)
                break;
        }

        return new("Poisson MaxSPRT, critical value", 1, high, MaxSprtWalk.Run(plan, high, 1).Power);

        double Off(double value) => MaxSprtWalk.Run(plan, value, 1).Power - plan.Error;
    }

    /// <summary>Power and expected times of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="critical">The critical value, above 0.</param>
    /// <param name="ratio">The rate over the baseline, above 0; 1 gives the probability of a false alarm.</param>
    public static MaxSprtPerformance Performance(MaxSprtPlan plan, double critical, double ratio)
    {
        var (power, surveillance) = MaxSprtWalk.Run(MaxSprtPlan.Checked(plan), Given.Positive(critical), Given.Positive(ratio));
        double? time = power > 0 ? (surveillance - (plan.Length * (1 - power))) / power : null;
        return new("Poisson MaxSPRT, performance", 1, power, time, surveillance);
    }

    /// <summary>Looks at observed and expected events by period.</summary>
    /// <param name="observed">Events by period, at least 0.</param>
    /// <param name="expected">Expected events by period, at least 0.</param>
    /// <param name="critical">The critical value, above 0.</param>
    /// <param name="start">Expected events before the first look.</param>
    /// <param name="least">Events needed for a signal.</param>
    public static IReadOnlyList<MaxSprtLook> Watch(ReadOnlySpan<long> observed, ReadOnlySpan<double> expected, double critical, double start = 0, int least = 1)
    {
        Given.SameLength(observed.Length, expected.Length, nameof(expected));
        Given.Positive(critical);
        Given.NotNegative(start);
        Given.AtLeast(least, 1);
        var looks = new MaxSprtLook[observed.Length];
        var (count, sum) = (0L, 0.0);
        for (var at = 0; at < looks.Length; at++)
        {
            count += Given.AtLeast(observed[at], 0, nameof(observed));
            sum += Given.NotNegative(expected[at], nameof(expected));
            var log = LogRatio(count, sum);
            looks[at] = new(count, sum, log, log >= critical && count >= least && sum >= start);
        }

        return looks;
    }
}
