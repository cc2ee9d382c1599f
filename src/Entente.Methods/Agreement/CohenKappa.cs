using Entente.Methods.Functions;

namespace Entente.Methods.Agreement;

/// <summary>Cohen's kappa of two raters.</summary>
public sealed record CohenEstimate
{
    /// <summary>Name of the method, such as "Cohen kappa, LinearRanks weights".</summary>
    public required string Method { get; init; }

    /// <summary>Version of the method.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Kappa; null when undefined.</summary>
    public double? Coefficient { get; init; }

    /// <summary>Observed (weighted) agreement.</summary>
    public double? Observed { get; init; }

    /// <summary>Agreement expected from the two raters' own distributions.</summary>
    public double? Expected { get; init; }

    /// <summary>Large-sample standard error of kappa.</summary>
    public double? StandardError { get; init; }

    /// <summary>Lower limit of the normal interval.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit of the normal interval, cut at 1.</summary>
    public double? Upper { get; init; }

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; }

    /// <summary>Standard error if the raters agreed by chance alone.</summary>
    public double? NullStandardError { get; init; }

    /// <summary>Kappa by its standard error under chance: the test of any agreement beyond chance.</summary>
    public double? Z { get; init; }

    /// <summary>Units that both rated.</summary>
    public int Units { get; init; }

    /// <summary>Why kappa is undefined; null when it is defined.</summary>
    public string? Undefined { get; init; }
}

/// <summary>Cohen's kappa, weighted or not, of two raters over the units that both rated.</summary>
/// <remarks>
/// J. Cohen, Psychological Bulletin 70 (1968) 213; standard errors of J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72
/// (1969) 323, formulas 9 and 14. Weights go by the categories of the table's scale; <see cref="RatingTable.WithUsedScale"/> reduces it.
/// Closed forms: about 1e-14.
/// </remarks>
public static class CohenKappa
{
    /// <summary>Kappa of two of the raters.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="first">Place of one rater, from 0.</param>
    /// <param name="second">Place of the other.</param>
    /// <param name="weights">How far categories agree.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <returns>Kappa; undefined when no unit was rated by both, or when both used the same single category.</returns>
    /// <exception cref="ArgumentException">Places that are no two raters of the table; raters not known; ratio weights of negative values.</exception>
    public static CohenEstimate Of(RatingTable table, int first, int second, CategoryWeights weights = CategoryWeights.Identity, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        Given.Inside(level);
        if (first < 0 || second < 0 || first >= table.Raters || second >= table.Raters || first == second)
            throw new ArgumentOutOfRangeException(nameof(second), (first, second), "Name two different raters of the table by their places from 0.");
        if (!table.RatersKnown)
            throw new ArgumentException("Cohen's kappa needs to know who rated; give ratings by rater instead of counts.", nameof(table));
        var weight = WeightTable.Of(weights, table.Values);
        var named = new CohenEstimate { Method = weights == CategoryWeights.Identity ? "Cohen kappa" : $"Cohen kappa, {weights} weights", Level = level };
        var size = table.Scale.Count;
        var met = new double[size * size];
        var units = 0;
        for (var unit = 0; unit < table.Units; unit++)
        {
            if (table.Code(unit, first) is >= 0 and var one && table.Code(unit, second) is >= 0 and var other)
            {
                met[(one * size) + other]++;
                units++;
            }
        }

        named = named with { Units = units };
        return units == 0 ? named with { Undefined = "No unit was rated by both." } : Of(named, met, units, weight, size);
    }

    private static CohenEstimate Of(CohenEstimate named, double[] met, int units, double[] weight, int size)
    {
        var (rows, columns) = (new double[size], new double[size]);
        for (var cell = 0; cell < met.Length; cell++)
        {
            met[cell] /= units;
            rows[cell / size] += met[cell];
            columns[cell % size] += met[cell];
        }

        var (ofRow, ofColumn) = (new double[size], new double[size]);
        double observed = 0, expected = 0;
        for (var cell = 0; cell < met.Length; cell++)
        {
            var (row, column) = (cell / size, cell % size);
            ofRow[row] += weight[cell] * columns[column];
            ofColumn[column] += weight[cell] * rows[row];
            observed += weight[cell] * met[cell];
            expected += weight[cell] * rows[row] * columns[column];
        }

        named = named with { Observed = observed, Expected = expected };
        if (1 - expected <= 1e-14)
            return named with { Undefined = "Both raters used one and the same category only: chance alone gives full agreement." };
        var kappa = (observed - expected) / (1 - expected);
        double chance = 0, spread = 0;
        for (var cell = 0; cell < met.Length; cell++)
        {
            var mean = ofRow[cell / size] + ofColumn[cell % size];
            chance += rows[cell / size] * columns[cell % size] * (weight[cell] - mean) * (weight[cell] - mean);
            var apart = weight[cell] - (mean * (1 - kappa));
            spread += met[cell] * apart * apart;
        }

        var centre = kappa - (expected * (1 - kappa));
        var scale = Math.Sqrt(units) * (1 - expected);
        var error = Math.Sqrt(Math.Max(0, spread - (centre * centre))) / scale;
        var nullError = Math.Sqrt(Math.Max(0, chance - (expected * expected))) / scale;
        var reach = BetaFunctions.NormalUpper((1 - named.Level) / 2) * error;
        return named with
        {
            Coefficient = kappa,
            StandardError = error,
            Lower = kappa - reach,
            Upper = Math.Min(1, kappa + reach),
            NullStandardError = nullError,
            Z = nullError > 0 ? kappa / nullError : null,
        };
    }
}
