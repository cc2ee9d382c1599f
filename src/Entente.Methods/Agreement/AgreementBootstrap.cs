using Entente.Methods.Functions;
using Entente.Methods.Randomness;

namespace Entente.Methods.Agreement;

/// <summary>What resampling of the units says of a coefficient.</summary>
public sealed record BootstrapInterval
{
    /// <summary>Name of the method, such as "Krippendorff alpha, ordinal, bootstrap of units".</summary>
    public required string Method { get; init; }

    /// <summary>Version of the method.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How many samples were drawn.</summary>
    public int Draws { get; init; }

    /// <summary>Draws of which the coefficient is undefined (one category only, say); they are left out of all numbers below.</summary>
    public int UndefinedDraws { get; init; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>Mean of the draws; null when all are undefined.</summary>
    public double? Mean { get; init; }

    /// <summary>Standard deviation of the draws; null with fewer than two defined.</summary>
    public double? StandardError { get; init; }

    /// <summary>Lower limit: percentile of the draws.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit: percentile of the draws.</summary>
    public double? Upper { get; init; }

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; }
}

/// <summary>Percentile intervals of coefficients of agreement by resampling units with replacement.</summary>
/// <remarks>
/// B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13; percentiles by linear interpolation of the order
/// statistics (type 7 of Hyndman and Fan 1996). Each draw has its own stream of random numbers, so that the result depends on the seed alone
/// and not on the number of cores. Units that cannot count (fewer than two ratings for alpha, none for the others) are not drawn.
/// </remarks>
public static class AgreementBootstrap
{
    private const int Block = 128;

    /// <summary>Krippendorff's alpha.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="metric">What a difference weighs.</param>
    /// <param name="seed">Determines the draws.</param>
    /// <param name="draws">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="cores">How many cores at most; null for all. The result does not depend on it.</param>
    /// <param name="progress">Told the share of the draws that are done.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="ArgumentException">No unit has two ratings; ratio metric with a negative value.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static BootstrapInterval Alpha(RatingTable table, AlphaMetric metric, ulong seed, int draws = 10_000, double level = 0.95,
        int? cores = null, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var pairs = new PairableUnits(table, metric);
        if (pairs.Units == 0)
            throw new ArgumentException("No unit has two ratings; alpha needs at least one.", nameof(table));
        return Run(KrippendorffAlpha.NameOf(metric), pairs.Units, () => new AlphaWork(pairs).Alpha, seed, draws, level, cores, progress, stop);
    }

    /// <summary>Any coefficient of <see cref="AgreementMeasures"/>.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="coefficient">Which.</param>
    /// <param name="weights">How far categories agree.</param>
    /// <param name="seed">Determines the draws.</param>
    /// <param name="draws">At least 1.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="cores">How many cores at most; null for all. The result does not depend on it.</param>
    /// <param name="progress">Told the share of the draws that are done.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="ArgumentException">As for <see cref="AgreementMeasures.Of"/>; or no unit can count.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static BootstrapInterval Of(RatingTable table, AgreementCoefficient coefficient, CategoryWeights weights, ulong seed, int draws = 10_000,
        double level = 0.95, int? cores = null, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var terms = new AgreementTerms(table, coefficient, weights);
        if (terms.Units == 0)
            throw new ArgumentException("No unit has two ratings; give at least one.", nameof(table));
        return Run(terms.Name, terms.Units, () => terms.Coefficient, seed, draws, level, cores, progress, stop);
    }

    private delegate double? Coefficient(ReadOnlySpan<int> times);

    private static BootstrapInterval Run(string name, int units, Func<Coefficient> make, ulong seed, int draws, double level, int? cores,
        IProgress<double>? progress, CancellationToken stop)
    {
        Given.AtLeast(draws, 1);
        Given.Inside(level);
        var found = new double[draws];
        var blocks = (draws + Block - 1) / Block;
        var done = 0;
        var options = new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = cores is { } most ? Given.AtLeast(most, 1, nameof(cores)) : -1 };
        Parallel.For(0, blocks, options, () => (Coefficient: make(), Times: new int[units]), (block, _, own) =>
        {
            for (var draw = block * Block; draw < Math.Min(draws, (block + 1) * Block); draw++)
            {
                var numbers = new SeededNumbers(seed, (ulong)draw + 1);
                Array.Clear(own.Times);
                for (var one = 0; one < units; one++)
                    own.Times[numbers.Below(units)]++;
                found[draw] = own.Coefficient(own.Times) ?? double.NaN;
            }

            progress?.Report((double)Interlocked.Increment(ref done) / blocks);
            return own;
        }, _ => { });
        return Summary($"{name}, bootstrap of units", found, seed, level);
    }

    private static BootstrapInterval Summary(string method, double[] found, ulong seed, double level)
    {
        double[] defined = [.. found.Where(value => !double.IsNaN(value))];
        var summary = new BootstrapInterval { Method = method, Draws = found.Length, UndefinedDraws = found.Length - defined.Length, Seed = seed, Level = level };
        if (defined.Length == 0)
            return summary;
        Array.Sort(defined);
        var mean = defined.Average();
        var square = defined.Sum(value => (value - mean) * (value - mean));
        return summary with
        {
            Mean = mean,
            StandardError = defined.Length < 2 ? null : Math.Sqrt(square / (defined.Length - 1)),
            Lower = OrderStatistics.Quantile(defined, (1 - level) / 2),
            Upper = OrderStatistics.Quantile(defined, (1 + level) / 2),
        };
    }
}
