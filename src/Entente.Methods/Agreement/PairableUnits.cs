namespace Entente.Methods.Agreement;

/// <summary>The units with at least two ratings, each as its different categories with their counts, for fast sums.</summary>
internal sealed class PairableUnits
{
    private readonly int[] starts;
    private readonly int[] codes;
    private readonly double[] counts;
    private readonly int[] totals;

    public PairableUnits(RatingTable table, AlphaMetric metric)
    {
        if (metric == AlphaMetric.Ratio && table.Scale[0] < 0)
            throw new ArgumentException("The ratio metric needs values of at least 0; use the interval metric.", nameof(table));
        Metric = metric;
        Scale = table.Values.ToArray();
        var (ends, found, often, sums, members) = (new List<int> { 0 }, new List<int>(), new List<double>(), new List<int>(), new List<int>());
        var row = new int[table.Raters];
        for (var unit = 0; unit < table.Units; unit++)
        {
            table.Row(unit).CopyTo(row);
            Array.Sort(row);
            var first = Array.FindIndex(row, code => code >= 0);
            if (first < 0 || row.Length - first < 2)
                continue;
            for (var at = first; at < row.Length; at++)
            {
                if (at > first && row[at] == row[at - 1])
                    often[^1]++;
                else
                {
                    found.Add(row[at]);
                    often.Add(1);
                }
            }

            ends.Add(found.Count);
            sums.Add(row.Length - first);
            members.Add(unit);
        }

        (starts, codes, counts, totals, Members) = ([.. ends], [.. found], [.. often], [.. sums], [.. members]);
        Ratings = totals.Sum();
    }

    public AlphaMetric Metric { get; }

    public double[] Scale { get; }

    /// <summary>The places of the units in the table.</summary>
    public int[] Members { get; }

    public int Units => totals.Length;

    public int Ratings { get; }

    public int Total(int unit) => totals[unit];

    public Parts Unit(int unit) =>
        new(codes.AsSpan(starts[unit]..starts[unit + 1]), counts.AsSpan(starts[unit]..starts[unit + 1]));

    /// <summary>Different categories of a unit and how often each was chosen.</summary>
    public readonly ref struct Parts(ReadOnlySpan<int> codes, ReadOnlySpan<double> counts)
    {
        public readonly ReadOnlySpan<int> Codes = codes;
        public readonly ReadOnlySpan<double> Counts = counts;

        public void Deconstruct(out ReadOnlySpan<int> categories, out ReadOnlySpan<double> times)
        {
            categories = Codes;
            times = Counts;
        }
    }
}
