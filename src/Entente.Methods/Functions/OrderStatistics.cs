namespace Entente.Methods.Functions;

/// <summary>Medians and quantiles of sorted numbers.</summary>
internal static class OrderStatistics
{
    /// <summary>The median of numbers in any order, which are not changed.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return MedianOfSorted(sorted);
    }

    /// <summary>The middle number, or the mean of the two in the middle.</summary>
    public static double MedianOfSorted(ReadOnlySpan<double> sorted)
    {
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : sorted[middle - 1] + ((sorted[middle] - sorted[middle - 1]) / 2);
    }

    /// <summary>Linear interpolation at (n − 1)p between the order statistics: type 7 of Hyndman and Fan, The American Statistician 50 (1996) 361.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        var place = (sorted.Length - 1) * probability;
        var below = (int)Math.Floor(place);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
