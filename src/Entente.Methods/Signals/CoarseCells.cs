namespace Entente.Methods.Signals;

/// <summary>Few cells that stand roughly for many, to search on before the many are searched on. What is found on them is only where the search goes on.</summary>
internal static class CoarseCells
{
    private const int Many = 2000;
    private const int Few = 500;
    private const int Kept = 3;

    /// <summary>The few; null where the cells are few themselves.</summary>
    /// <remarks>Counts above 10 go together up to a sixth apart; then neighbours in E, which have about one ratio, become one. The largest E of each band stay.</remarks>
    public static WeightedCells? Of(WeightedCells cells)
    {
        if (cells.Counts.Count < Many)
            return null;
        var size = cells.Counts.Count / Few;
        var (counts, expected, weights) = (new List<long>(), new List<double>(), new List<double>());
        foreach (var band in Enumerable.Range(0, cells.Counts.Count).GroupBy(at => Band(cells.Counts[at])).OrderBy(band => band.Key))
        {
            int[] places = [.. band.OrderBy(at => cells.Expected[at])];
            var squashed = Math.Max(0, places.Length - Kept);
            for (int from = 0, to; from < places.Length; from = to)
            {
                to = from < squashed ? Math.Min(from + size, squashed) : from + 1;
                double weight = 0, sum = 0, reports = 0;
                foreach (var place in places[from..to])
                    (weight, sum, reports) = (weight + cells.Weights[place], sum + (cells.Weights[place] * cells.Expected[place]), reports + (cells.Weights[place] * cells.Counts[place]));
                counts.Add((long)Math.Round(reports / weight));
                expected.Add(sum / weight);
                weights.Add(weight);
            }
        }

        return new(counts, expected, weights);
    }

    private static int Band(long count) => count <= 10 ? (int)count : 10 + (int)(Math.Log(count / 10.0) / Math.Log(7 / 6.0));
}
