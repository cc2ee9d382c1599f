using System.Runtime.CompilerServices;

namespace Entente.Methods.Agreement;

/// <summary>Room for one alpha at a time: the sums of observed and expected differences for any multiplicity of the units.</summary>
internal sealed class AlphaWork
{
    private readonly PairableUnits pairs;
    private readonly double[] totals;
    private readonly double[] places;
    private readonly double[]? differences;

    public AlphaWork(PairableUnits pairs)
    {
        this.pairs = pairs;
        totals = new double[pairs.Scale.Length];
        places = (double[])pairs.Scale.Clone();
        // Only the ordinal metric changes with the sample; of the others the difference within each unit is fixed.
        if (pairs.Metric != AlphaMetric.Ordinal)
        {
            differences = new double[pairs.Units];
            for (var unit = 0; unit < pairs.Units; unit++)
                differences[unit] = Within(unit);
        }
    }

    /// <summary>How many ratings fell into each category at the last sum.</summary>
    public ReadOnlySpan<double> Totals => totals;

    /// <summary>The values of the categories at the last sum: mid-ranks when ordinal.</summary>
    public ReadOnlySpan<double> Places => places;

    /// <summary>Σ o δ and Σ n n δ, when unit i counts <paramref name="times"/>[i] times.</summary>
    // A bootstrap calls this thousands of times within a second: no time to be compiled twice.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Observed, double Expected) Sums(ReadOnlySpan<int> times)
    {
        Array.Clear(totals);
        for (var unit = 0; unit < times.Length; unit++)
        {
            if (times[unit] == 0)
                continue;
            var (codes, counts) = pairs.Unit(unit);
            for (var at = 0; at < codes.Length; at++)
                totals[codes[at]] += times[unit] * counts[at];
        }

        if (pairs.Metric == AlphaMetric.Ordinal)
            Rank();
        var observed = 0.0;
        for (var unit = 0; unit < times.Length; unit++)
        {
            if (times[unit] != 0)
                observed += times[unit] * (differences is null ? Within(unit) : differences[unit]);
        }

        return (observed, Expected());
    }

    /// <summary>Alpha when unit i counts <paramref name="times"/>[i] times; null when all ratings are equal.</summary>
    public double? Alpha(ReadOnlySpan<int> times)
    {
        var (observed, expected) = Sums(times);
        var n = 0.0;
        foreach (var total in totals)
            n += total;
        return expected <= 0 ? null : 1 - ((n - 1) * observed / expected);
    }

    /// <summary>Σ over ordered pairs of ratings of a unit of their difference, by m − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Within(int unit)
    {
        var (codes, counts) = pairs.Unit(unit);
        double total = pairs.Total(unit);
        if (codes.Length == 1)
            return 0;
        var sum = 0.0;
        switch (pairs.Metric)
        {
            case AlphaMetric.Nominal:
                foreach (var count in counts)
                    sum += count * (total - count);
                return sum / (total - 1);
            case AlphaMetric.Ratio:
                for (var one = 0; one < codes.Length; one++)
                {
                    for (var other = 0; other < one; other++)
                        sum += counts[one] * counts[other] * Ratio(codes[one], codes[other]);
                }

                return 2 * sum / (total - 1);
            default:
                var mean = 0.0;
                for (var at = 0; at < codes.Length; at++)
                    mean += counts[at] * places[codes[at]];
                mean /= total;
                for (var at = 0; at < codes.Length; at++)
                {
                    var apart = places[codes[at]] - mean;
                    sum += counts[at] * apart * apart;
                }

                return 2 * total / (total - 1) * sum;
        }
    }

    /// <summary>The ratio difference of two categories.</summary>
    public double Ratio(int one, int other)
    {
        double a = pairs.Scale[one], b = pairs.Scale[other];
        var share = a == b ? 0 : (a - b) / (a + b);
        return share * share;
    }

    // A category's place is the middle of the ranks that its ratings fill.
    private void Rank()
    {
        var before = 0.0;
        for (var category = 0; category < totals.Length; category++)
        {
            places[category] = before + (totals[category] / 2);
            before += totals[category];
        }
    }

    private double Expected()
    {
        double n = 0, mean = 0, sum = 0;
        foreach (var total in totals)
            n += total;
        switch (pairs.Metric)
        {
            case AlphaMetric.Nominal:
                foreach (var total in totals)
                    sum += total * (n - total);
                return sum;
            case AlphaMetric.Ratio:
                for (var one = 0; one < totals.Length; one++)
                {
                    for (var other = 0; other < one && totals[one] != 0; other++)
                        sum += totals[one] * totals[other] * Ratio(one, other);
                }

                return 2 * sum;
            default:
                for (var category = 0; category < totals.Length; category++)
                    mean += totals[category] * places[category];
                mean /= n;
                for (var category = 0; category < totals.Length; category++)
                {
                    var apart = places[category] - mean;
                    sum += totals[category] * apart * apart;
                }

                return 2 * n * sum;
        }
    }
}
