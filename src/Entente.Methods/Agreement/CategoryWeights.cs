namespace Entente.Methods.Agreement;

/// <summary>How much two different categories agree: 1 for the same, less the further apart they are.</summary>
/// <remarks>
/// K. L. Gwet, Handbook of Inter-Rater Reliability (4th ed. 2014), chapter 3. Linear, quadratic, radical and ratio go by the values of the
/// categories; ordinal by their places in the scale; the two "ranks" by places where the others go by values.
/// </remarks>
public enum CategoryWeights
{
    /// <summary>1 for the same category, 0 for any other.</summary>
    Identity,

    /// <summary>1 − |a − b| / range.</summary>
    Linear,

    /// <summary>1 − (a − b)² / range².</summary>
    Quadratic,

    /// <summary>1 − C(|i − j| + 1, 2) / C(q, 2), of the places i and j in a scale of q categories.</summary>
    Ordinal,

    /// <summary>1 − √(|a − b| / range).</summary>
    Radical,

    /// <summary>1 − ((a − b)/(a + b))² / ((max − min)/(max + min))²; for values of at least 0.</summary>
    Ratio,

    /// <summary>1 − |i − j| / (q − 1): linear in the places in the scale.</summary>
    LinearRanks,

    /// <summary>1 − (i − j)² / (q − 1)²: quadratic in the places in the scale.</summary>
    QuadraticRanks,
}

/// <summary>Weights of a scale, as a square table.</summary>
internal static class WeightTable
{
    /// <summary>The weights.</summary>
    /// <exception cref="ArgumentException">Ratio weights of a scale with a negative value.</exception>
    public static double[] Of(CategoryWeights kind, ReadOnlySpan<double> scale)
    {
        var size = scale.Length;
        if (kind == CategoryWeights.Ratio && scale[0] < 0)
            throw new ArgumentException("Ratio weights need values of at least 0; use linear or quadratic weights.", nameof(scale));
        var table = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            table[(row * size) + row] = 1;
            for (var column = 0; column < row; column++)
                table[(row * size) + column] = table[(column * size) + row] = Between(kind, scale, column, row);
        }

        return table;
    }

    /// <summary>Σ w_kl p_k p_l.</summary>
    public static double Quadratic(ReadOnlySpan<double> table, ReadOnlySpan<double> shares)
    {
        var sum = 0.0;
        for (var one = 0; one < shares.Length; one++)
        {
            if (shares[one] != 0)
                sum += shares[one] * Dot(table.Slice(one * shares.Length, shares.Length), shares);
        }

        return sum;
    }

    /// <summary>Σ a_k b_k.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
            sum += left[at] * right[at];
        return sum;
    }

    private static double Between(CategoryWeights kind, ReadOnlySpan<double> scale, int low, int high)
    {
        var share = (scale[high] - scale[low]) / (scale[^1] - scale[0]);
        var places = (double)(high - low);
        var most = (double)(scale.Length - 1);
        return kind switch
        {
            CategoryWeights.Identity => 0,
            CategoryWeights.Linear => 1 - share,
            CategoryWeights.Quadratic => 1 - (share * share),
            CategoryWeights.Ordinal => 1 - (places * (places + 1) / (most * (most + 1))),
            CategoryWeights.Radical => 1 - Math.Sqrt(share),
            CategoryWeights.Ratio => 1 - Square((scale[high] - scale[low]) / (scale[high] + scale[low]) / ((scale[^1] - scale[0]) / (scale[^1] + scale[0]))),
            CategoryWeights.LinearRanks => 1 - (places / most),
            CategoryWeights.QuadraticRanks => 1 - Square(places / most),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose one of the named weights."),
        };
    }

    private static double Square(double value) => value * value;
}
