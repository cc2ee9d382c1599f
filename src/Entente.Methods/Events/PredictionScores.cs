using Entente.Methods.Functions;
using Entente.Methods.Randomness;

namespace Entente.Methods.Events;

/// <summary>A score with its interval.</summary>
/// <param name="Method">Name of the score.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Value">The score; null where it is not defined.</param>
/// <param name="Lower">Lower limit by resampling; null where too few draws define it.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Level">Confidence level.</param>
/// <param name="Draws">Draws.</param>
/// <param name="UndefinedDraws">Draws in which the score is not defined; they are left out.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Reason">Why the value is null.</param>
public sealed record ScoreInterval(string Method, int Version, double? Value, double? Lower, double? Upper, double Level, int Draws, int UndefinedDraws, ulong Seed, string? Reason);

/// <summary>Predictions of about one size, and what came of them.</summary>
/// <param name="From">Smallest prediction.</param>
/// <param name="To">Largest.</param>
/// <param name="Count">How many.</param>
/// <param name="Predicted">Their mean.</param>
/// <param name="Observed">Share of events.</param>
/// <param name="Lower">Lower limit of the share (Wilson).</param>
/// <param name="Upper">Upper limit.</param>
public sealed record CalibrationBin(double From, double To, int Count, double Predicted, double Observed, double Lower, double Upper);

/// <summary>How good predicted probabilities of events were.</summary>
/// <remarks>
/// Intervals: percentiles (type 7) of resamples of whole groups, since cases of one group (one medicine, say) are not independent; each draw has its own
/// stream, so that the result depends on the seed alone. Scores are closed and exact to rounding, ties included.
/// </remarks>
public static class PredictionScores
{
    /// <summary>Brier score: the mean of (p − y)² (G. W. Brier, Mon. Weather Rev. 78 (1950) 1). 0 is perfect; always saying ½ gives 0.25.</summary>
    /// <param name="predicted">Probabilities, 0 to 1.</param>
    /// <param name="happened">What came.</param>
    public static double Brier(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> happened)
    {
        Check(predicted, happened);
        var sum = 0.0;
        for (var at = 0; at < predicted.Length; at++)
            sum += (predicted[at] - (happened[at] ? 1 : 0)) * (predicted[at] - (happened[at] ? 1 : 0));
        return sum / predicted.Length;
    }

    /// <summary>
    /// Area under the receiver operating characteristic: the probability that an event had the higher prediction than one without, ties counting half (J. A.
    /// Hanley and B. J. McNeil, Radiology 143 (1982) 29).
    /// </summary>
    /// <param name="predicted">Probabilities or other scores, finite.</param>
    /// <param name="happened">What came.</param>
    /// <returns>Null when all or none happened: there is nothing to tell apart.</returns>
    public static double? Area(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> happened)
    {
        Finite(predicted, happened);
        var (keys, events) = Descending(predicted, happened);
        double above = 0, pairs = 0, total = 0;
        for (var from = 0; from < keys.Length;)
        {
            var (to, here) = Tie(keys, events, from);
            var none = to - from - here;
            pairs += none * (above + (here / 2.0));
            above += here;
            total += none;
            from = to;
        }

        return above == 0 || total == 0 ? null : pairs / (above * total);
    }

    /// <summary>
    /// Average precision: the sum over distinct predictions, from the highest, of the rise in recall times the precision there. Not interpolated, which would
    /// flatter (J. Davis and M. Goadrich, Proc. 23rd ICML (2006) 233).
    /// </summary>
    /// <param name="predicted">Probabilities or other scores, finite.</param>
    /// <param name="happened">What came.</param>
    /// <returns>Null when nothing happened.</returns>
    public static double? AveragePrecision(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> happened)
    {
        Finite(predicted, happened);
        var (keys, events) = Descending(predicted, happened);
        double found = 0, sum = 0;
        for (var from = 0; from < keys.Length;)
        {
            var (to, here) = Tie(keys, events, from);
            found += here;
            sum += here * found / to;
            from = to;
        }

        return found == 0 ? null : sum / found;
    }

    /// <summary>Calibration: predictions in bins of equal number, with the share of events in each and its Wilson interval. Equal predictions stay in one bin.</summary>
    /// <param name="predicted">Probabilities, 0 to 1.</param>
    /// <param name="happened">What came.</param>
    /// <param name="bins">At most so many, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static IReadOnlyList<CalibrationBin> Calibration(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> happened, int bins = 10, double level = 0.95)
    {
        Check(predicted, happened);
        Given.AtLeast(bins, 1);
        var (keys, events) = Descending(predicted, happened);
        Array.Reverse(keys);
        Array.Reverse(events);
        var found = new List<CalibrationBin>();
        var from = 0;
        for (var bin = 1; bin <= bins && from < keys.Length; bin++)
        {
            var to = (int)((long)keys.Length * bin / bins);
            if (to <= from)
                continue;
            while (to < keys.Length && keys[to] == keys[to - 1])
                to++;
            var (count, positive) = (to - from, events.AsSpan(from, to - from).Count(true));
            var interval = Wilson(positive, count, level);
            found.Add(new(keys[from], keys[to - 1], count, keys.AsSpan(from, count).ToArray().Average(), (double)positive / count, interval.Lower, interval.Upper));
            from = to;
        }

        return found;
    }

    /// <summary>A score with its interval by resampling groups.</summary>
    /// <param name="name">Name of the score.</param>
    /// <param name="score">One of the scores here, or another; null where it is not defined.</param>
    /// <param name="predicted">Predictions, finite.</param>
    /// <param name="happened">What came.</param>
    /// <param name="seed">Determines the draws.</param>
    /// <param name="groups">By prediction, which group it is of; none when all are independent.</param>
    /// <param name="draws">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ScoreInterval Bootstrap(string name, Func<double[], bool[], double?> score, ReadOnlySpan<double> predicted, ReadOnlySpan<bool> happened, ulong seed,
        ReadOnlySpan<int> groups = default, int draws = 2_000, double level = 0.95, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(score);
        Finite(predicted, happened);
        Given.AtLeast(draws, 1);
        Given.Inside(level);
        if (!groups.IsEmpty)
            Given.SameLength(predicted.Length, groups.Length, nameof(groups));
        var (all, came, codes) = (predicted.ToArray(), happened.ToArray(), groups.ToArray());
        int[][] members = codes.Length == 0 ? [.. Enumerable.Range(0, all.Length).Select(at => new[] { at })]
            : [.. Enumerable.Range(0, all.Length).GroupBy(at => codes[at]).OrderBy(group => group.Key).Select(group => group.ToArray())];
        var found = new double[draws];
        Parallel.For(0, draws, new ParallelOptions { CancellationToken = stop }, draw =>
        {
            var numbers = new SeededNumbers(seed, (ulong)draw + 1);
            var (values, outcomes) = (new List<double>(all.Length), new List<bool>(all.Length));
            for (var one = 0; one < members.Length; one++)
            {
                foreach (var at in members[numbers.Below(members.Length)])
                {
                    values.Add(all[at]);
                    outcomes.Add(came[at]);
                }
            }

            found[draw] = score([.. values], [.. outcomes]) ?? double.NaN;
        });
        double[] defined = [.. found.Where(value => !double.IsNaN(value)).Order()];
        var value = score(all, came);
        return new(name, 1, value, defined.Length == 0 ? null : OrderStatistics.Quantile(defined, (1 - level) / 2), defined.Length == 0 ? null : OrderStatistics.Quantile(defined, (1 + level) / 2),
            level, draws, draws - defined.Length, seed, value is null ? "All or none happened, so there is nothing to tell apart." : null);
    }

    private static (double Lower, double Upper) Wilson(int positive, int count, double level)
    {
        var z = BetaFunctions.NormalUpper((1 - Given.Inside(level)) / 2);
        double share = (double)positive / count, square = z * z / count;
        var reach = z * Math.Sqrt(((share * (1 - share)) + (square / 4)) / count);
        return (Math.Max(0, (share + (square / 2) - reach) / (1 + square)), Math.Min(1, (share + (square / 2) + reach) / (1 + square)));
    }

    private static (int To, int Events) Tie(double[] keys, bool[] events, int from)
    {
        var (to, count) = (from, 0);
        for (; to < keys.Length && keys[to] == keys[from]; to++)
            count += events[to] ? 1 : 0;
        return (to, count);
    }

    private static (double[] Keys, bool[] Events) Descending(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> happened)
    {
        var (keys, events) = (predicted.ToArray(), happened.ToArray());
        Array.Sort(keys, events);
        Array.Reverse(keys);
        Array.Reverse(events);
        return (keys, events);
    }

    private static void Check(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> happened)
    {
        Finite(predicted, happened);
        for (var at = 0; at < predicted.Length; at++)
        {
            if (!(predicted[at] is >= 0 and <= 1))
                throw new ArgumentException(FormattableString.Invariant($"Prediction {at + 1} is {predicted[at]}; a probability is from 0 to 1."), nameof(predicted));
        }
    }

    private static void Finite(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> happened)
    {
        Given.AllFinite(predicted, 1, nameof(predicted));
        Given.SameLength(predicted.Length, happened.Length, nameof(happened));
    }
}
