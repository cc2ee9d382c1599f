using Entente.Methods.Functions;

namespace Entente.Methods.Agreement;

/// <summary>What each unit adds to a coefficient, so that it can be computed for any multiplicity of the units.</summary>
internal sealed class AgreementTerms
{
    private readonly AgreementCoefficient coefficient;
    private readonly CategoryWeights kind;
    private readonly RatingTable table;
    private readonly double[] weights;
    private readonly int size;
    private readonly int[] units;
    private readonly int[] counts;
    private readonly int[] totals;
    private readonly double[] paired;
    private readonly CongerChance? conger;

    public AgreementTerms(RatingTable table, AgreementCoefficient coefficient, CategoryWeights kind)
    {
        if (coefficient == AgreementCoefficient.Conger && !table.RatersKnown)
            throw new ArgumentException("Conger's kappa needs to know who rated; give ratings by rater instead of counts, or use Fleiss' kappa.", nameof(table));
        if (!Enum.IsDefined(coefficient))
            throw new ArgumentOutOfRangeException(nameof(coefficient), coefficient, "Choose one of the named coefficients.");
        (this.table, this.coefficient, this.kind) = (table, coefficient, kind);
        weights = WeightTable.Of(kind, table.Values);
        size = table.Scale.Count;
        var least = coefficient == AgreementCoefficient.Krippendorff ? 2 : 1;
        units = [.. Enumerable.Range(0, table.Units).Where(unit => Rated(table.Row(unit)) >= least)];
        counts = new int[units.Length * size];
        totals = new int[units.Length];
        paired = new double[units.Length];
        for (var at = 0; at < units.Length; at++)
        {
            var row = counts.AsSpan(at * size, size);
            foreach (var code in table.Row(units[at]))
            {
                if (code < 0)
                    continue;
                row[code]++;
                totals[at]++;
            }

            paired[at] = Paired(row);
        }

        conger = coefficient == AgreementCoefficient.Conger ? new(table, units, weights) : null;
    }

    /// <summary>How many units take part.</summary>
    public int Units => units.Length;

    /// <summary>The name of the coefficient.</summary>
    public string Name
    {
        get
        {
            var name = coefficient switch
            {
                AgreementCoefficient.Percent => "Percent agreement",
                AgreementCoefficient.Fleiss => "Fleiss kappa",
                AgreementCoefficient.Conger => "Conger kappa",
                AgreementCoefficient.BrennanPrediger => "Brennan-Prediger",
                AgreementCoefficient.Gwet => kind == CategoryWeights.Identity ? "Gwet AC1" : "Gwet AC2",
                _ => "Krippendorff alpha (weighted)",
            };
            return kind == CategoryWeights.Identity ? name : $"{name}, {kind} weights";
        }
    }

    public AgreementEstimate Estimate(double level, double sampled)
    {
        var ones = new int[Units];
        Array.Fill(ones, 1);
        var pairedUnits = totals.Count(total => total >= 2);
        var named = new AgreementEstimate { Method = Name, Level = level, Units = Units, PairedUnits = pairedUnits };
        if (pairedUnits == 0)
            return named with { Undefined = "No unit has two ratings." };
        var (observed, expected) = Point(ones);
        named = named with { Observed = observed, Expected = expected };
        if (Value(observed, expected) is not { } value)
            return named with { Undefined = "Chance alone gives full agreement: all ratings fall into one category." };
        named = named with { Coefficient = value };
        if (Units < 2)
            return named;
        var square = 0.0;
        var parts = Linearised(observed, expected);
        var centre = coefficient == AgreementCoefficient.Krippendorff ? parts.Average() : value;
        foreach (var part in parts)
            square += (part - centre) * (part - centre);
        var error = Math.Sqrt((1 - sampled) * square / ((double)Units * (Units - 1)));
        var reach = BetaFunctions.StudentUpper((1 - level) / 2, Units - 1) * error;
        return named with { StandardError = error, Lower = value - reach, Upper = Math.Min(1, value + reach) };
    }

    /// <summary>The coefficient when unit i counts <paramref name="times"/>[i] times; null when undefined.</summary>
    public double? Coefficient(ReadOnlySpan<int> times)
    {
        var (observed, expected) = Point(times);
        return double.IsNaN(observed) ? null : Value(observed, expected);
    }

    private double? Value(double observed, double expected) =>
        coefficient == AgreementCoefficient.Percent ? observed : 1 - expected <= 1e-14 ? null : (observed - expected) / (1 - expected);

    private (double Observed, double Expected) Point(ReadOnlySpan<int> times)
    {
        double paidOff = 0, pairs = 0, all = 0, ratings = 0;
        var shares = new double[size];
        for (var at = 0; at < Units; at++)
        {
            if (times[at] == 0)
                continue;
            double time = times[at], total = totals[at];
            all += time;
            ratings += time * total;
            if (total >= 2)
            {
                pairs += time;
                paidOff += time * paired[at] / (coefficient == AgreementCoefficient.Krippendorff ? total - 1 : total * (total - 1));
            }

            var row = counts.AsSpan(at * size, size);
            for (var category = 0; category < size; category++)
            {
                if (row[category] != 0)
                    shares[category] += time * row[category] / (coefficient == AgreementCoefficient.Krippendorff ? 1 : total);
            }
        }

        for (var category = 0; category < size; category++)
            shares[category] /= coefficient == AgreementCoefficient.Krippendorff ? ratings : all;
        if (coefficient == AgreementCoefficient.Krippendorff)
            return (((1 - (1 / ratings)) * paidOff / ratings) + (1 / ratings), WeightTable.Quadratic(weights, shares));
        return (paidOff / pairs, coefficient switch
        {
            AgreementCoefficient.Fleiss => WeightTable.Quadratic(weights, shares),
            AgreementCoefficient.Conger => conger!.Expected(times),
            AgreementCoefficient.BrennanPrediger => weights.Sum() / ((double)size * size),
            AgreementCoefficient.Gwet => size < 2 ? 1 : weights.Sum() / ((double)size * (size - 1)) * shares.Sum(share => share * (1 - share)),
            _ => 0,
        });
    }

    // The coefficient as a mean over units, to first order: its spread gives the standard error.
    private double[] Linearised(double observed, double expected)
    {
        var parts = new double[Units];
        double all = Units, pairs = totals.Count(total => total >= 2), mean = totals.Average();
        var value = Value(observed, expected)!.Value;
        var chance = coefficient == AgreementCoefficient.Percent ? null : ChanceByUnit(expected);
        var bare = coefficient == AgreementCoefficient.Krippendorff
            ? ((observed - (1 / (all * mean))) / (1 - (1 / (all * mean))) - expected) / (1 - expected)
            : value;
        for (var at = 0; at < Units; at++)
        {
            double total = totals[at];
            if (coefficient == AgreementCoefficient.Krippendorff)
            {
                var uneven = (total - mean) / mean;
                var agreed = (paired[at] / (mean * (total - 1))) - (observed * uneven);
                parts[at] = (agreed - expected - (2 * (1 - bare) * (chance![at] - (expected * uneven) - expected))) / (1 - expected);
                continue;
            }

            var own = total >= 2 ? paired[at] / (total * (total - 1)) : 0;
            parts[at] = chance is null
                ? all / pairs * own
                : ((all / pairs * (own - (total >= 2 ? expected : 0))) - (2 * (1 - value) * (chance[at] - expected))) / (1 - expected);
        }

        return parts;
    }

    private double[] ChanceByUnit(double expected)
    {
        var byUnit = new double[Units];
        if (coefficient == AgreementCoefficient.BrennanPrediger)
        {
            Array.Fill(byUnit, expected);
            return byUnit;
        }

        if (coefficient == AgreementCoefficient.Conger)
            return conger!.ByUnit();
        var own = coefficient == AgreementCoefficient.Krippendorff;
        var shares = new double[size];
        double ratings = totals.Sum();
        for (var at = 0; at < Units; at++)
        {
            for (var category = 0; category < size; category++)
                shares[category] += counts[(at * size) + category] / (own ? ratings : (double)totals[at] * Units);
        }

        var value = new double[size];
        for (var category = 0; category < size; category++)
        {
            value[category] = coefficient == AgreementCoefficient.Gwet
                ? weights.Sum() / ((double)size * (size - 1)) * (1 - shares[category])
                : WeightTable.Dot(weights.AsSpan(category * size, size), shares);
        }

        for (var at = 0; at < Units; at++)
        {
            var sum = 0.0;
            for (var category = 0; category < size; category++)
                sum += counts[(at * size) + category] * value[category];
            byUnit[at] = sum / (own ? totals.Average() : totals[at]);
        }

        return byUnit;
    }

    // Σ_k r_k (r*_k − 1): twice the weighted number of agreeing pairs.
    private double Paired(ReadOnlySpan<int> row)
    {
        var sum = 0.0;
        for (var one = 0; one < size; one++)
        {
            if (row[one] == 0)
                continue;
            var weighted = -1.0;
            for (var other = 0; other < size; other++)
                weighted += weights[(one * size) + other] * row[other];
            sum += row[one] * weighted;
        }

        return sum;
    }

    private static int Rated(ReadOnlySpan<int> row) => row.Length - row.Count(-1);
}
