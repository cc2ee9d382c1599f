using Entente.Methods.Functions;

namespace Entente.Methods.Agreement;

/// <summary>What a difference between two ratings weighs.</summary>
public enum AlphaMetric
{
    /// <summary>1 for different categories.</summary>
    Nominal,

    /// <summary>The square of how many ratings lie between the two categories, each of the two by half.</summary>
    Ordinal,

    /// <summary>(a − b)².</summary>
    Interval,

    /// <summary>((a − b)/(a + b))², for values of at least 0.</summary>
    Ratio,
}

/// <summary>Krippendorff's alpha with its uncertainty.</summary>
public sealed record AlphaEstimate
{
    /// <summary>Name of the method, such as "Krippendorff alpha, ordinal".</summary>
    public required string Method { get; init; }

    /// <summary>Version of the method.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Alpha; null when undefined.</summary>
    public double? Coefficient { get; init; }

    /// <summary>Observed disagreement: mean difference between ratings of one unit.</summary>
    public double? ObservedDisagreement { get; init; }

    /// <summary>Expected disagreement: mean difference between any two ratings.</summary>
    public double? ExpectedDisagreement { get; init; }

    /// <summary>Standard error by the infinitesimal jackknife over units; null with fewer than two.</summary>
    public double? StandardError { get; init; }

    /// <summary>Lower limit of the t interval.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit of the t interval, cut at 1.</summary>
    public double? Upper { get; init; }

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; }

    /// <summary>Units with at least two ratings; others do not count.</summary>
    public int Units { get; init; }

    /// <summary>Ratings of these units.</summary>
    public int Ratings { get; init; }

    /// <summary>Why alpha is undefined; null when it is defined.</summary>
    public string? Undefined { get; init; }
}

/// <summary>Krippendorff's alpha for any number of raters, with gaps.</summary>
/// <remarks>
/// K. Krippendorff, Computing Krippendorff's alpha-reliability (2011). α = 1 − (n − 1) Σ o_ck δ_ck / Σ n_c n_k δ_ck with coincidences o of the
/// units that have m_u ≥ 2 ratings, each pair weighing 1/(m_u − 1). The ordinal metric is the interval metric on mid-ranks, so no table of
/// coincidences is needed. Standard error: infinitesimal jackknife (B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982,
/// chapter 6), which counts in that the ordinal metric itself is estimated. Closed forms: about 1e-14.
/// </remarks>
public static class KrippendorffAlpha
{
    /// <summary>Alpha of a table.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="metric">What a difference weighs.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <returns>Alpha; undefined when no unit has two ratings or when all paired ratings are equal.</returns>
    /// <exception cref="ArgumentException">Ratio metric with a negative value.</exception>
    public static AlphaEstimate Of(RatingTable table, AlphaMetric metric, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        Given.Inside(level);
        var pairs = new PairableUnits(table, metric);
        var named = new AlphaEstimate { Method = NameOf(metric), Level = level, Units = pairs.Units, Ratings = pairs.Ratings };
        if (pairs.Units == 0)
            return named with { Undefined = "No unit has two ratings." };
        var ones = new int[pairs.Units];
        Array.Fill(ones, 1);
        var work = new AlphaWork(pairs);
        var (observed, expected) = work.Sums(ones);
        double n = pairs.Ratings;
        named = named with { ObservedDisagreement = observed / n, ExpectedDisagreement = expected / (n * (n - 1)) };
        if (expected <= 0)
            return named with { Undefined = "All paired ratings are equal: without any difference there is nothing to agree on beyond chance." };
        var alpha = 1 - ((n - 1) * observed / expected);
        named = named with { Coefficient = alpha };
        if (pairs.Units < 2)
            return named;
        var slopes = AlphaSlopes.Of(pairs, work, observed, expected);
        var mean = slopes.Average();
        var square = slopes.Sum(slope => (slope - mean) * (slope - mean));
        var error = Math.Sqrt(square * pairs.Units / (pairs.Units - 1));
        var reach = BetaFunctions.StudentUpper((1 - level) / 2, pairs.Units - 1) * error;
        return named with { StandardError = error, Lower = alpha - reach, Upper = Math.Min(1, alpha + reach) };
    }

    /// <summary>Coincidences o_ck of the categories of the scale: how often they meet in a unit, each pair weighing 1/(m_u − 1).</summary>
    public static double[,] Coincidences(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var pairs = new PairableUnits(table, AlphaMetric.Nominal);
        var met = new double[table.Scale.Count, table.Scale.Count];
        for (var unit = 0; unit < pairs.Units; unit++)
        {
            var (codes, counts) = pairs.Unit(unit);
            var weight = 1.0 / (pairs.Total(unit) - 1);
            for (var one = 0; one < codes.Length; one++)
            {
                for (var other = 0; other < codes.Length; other++)
                    met[codes[one], codes[other]] += weight * counts[one] * (counts[other] - (one == other ? 1 : 0));
            }
        }

        return met;
    }

    internal static string NameOf(AlphaMetric metric) => metric switch
    {
        AlphaMetric.Nominal => "Krippendorff alpha, nominal",
        AlphaMetric.Ordinal => "Krippendorff alpha, ordinal",
        AlphaMetric.Interval => "Krippendorff alpha, interval",
        AlphaMetric.Ratio => "Krippendorff alpha, ratio",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Choose one of the named metrics."),
    };
}
