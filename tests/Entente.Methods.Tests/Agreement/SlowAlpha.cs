using Entente.Methods.Agreement;

namespace Entente.Methods.Tests.Agreement;

/// <summary>Krippendorff's alpha as its author writes it, by a table of coincidences: slow, and obviously right.</summary>
internal static class SlowAlpha
{
    public static double? Of(RatingTable table, AlphaMetric metric)
    {
        var met = KrippendorffByPairs(table);
        var size = table.Scale.Count;
        var totals = new double[size];
        for (var one = 0; one < size; one++)
        {
            for (var other = 0; other < size; other++)
                totals[one] += met[one, other];
        }

        var n = totals.Sum();
        double observed = 0, expected = 0;
        for (var one = 0; one < size; one++)
        {
            for (var other = 0; other < size; other++)
            {
                var difference = Difference(metric, table.Scale, totals, one, other);
                observed += met[one, other] * difference;
                expected += totals[one] * totals[other] * difference;
            }
        }

        return expected > 0 ? 1 - ((n - 1) * observed / expected) : null;
    }

    private static double[,] KrippendorffByPairs(RatingTable table)
    {
        var met = new double[table.Scale.Count, table.Scale.Count];
        for (var unit = 0; unit < table.Units; unit++)
        {
            int[] codes = [.. Enumerable.Range(0, table.Raters).Select(rater => table.Code(unit, rater)).Where(code => code >= 0)];
            for (var one = 0; one < codes.Length; one++)
            {
                for (var other = 0; other < codes.Length; other++)
                {
                    if (one != other)
                        met[codes[one], codes[other]] += 1.0 / (codes.Length - 1);
                }
            }
        }

        return met;
    }

    private static double Difference(AlphaMetric metric, IReadOnlyList<double> scale, double[] totals, int one, int other)
    {
        if (one == other)
            return 0;
        switch (metric)
        {
            case AlphaMetric.Nominal:
                return 1;
            case AlphaMetric.Ordinal:
                var between = -(totals[one] + totals[other]) / 2;
                for (var category = Math.Min(one, other); category <= Math.Max(one, other); category++)
                    between += totals[category];
                return between * between;
            case AlphaMetric.Interval:
                return Math.Pow(scale[one] - scale[other], 2);
            default:
                return Math.Pow((scale[one] - scale[other]) / (scale[one] + scale[other]), 2);
        }
    }
}
