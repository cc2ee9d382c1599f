namespace Entente.Methods.Forecasting;

/// <summary>Series that add up: totals, groups and the bottom series that everything is a sum of.</summary>
public sealed class Hierarchy
{
    /// <summary>From the summing matrix.</summary>
    /// <param name="nodes">Names of all series, in the order of the rows.</param>
    /// <param name="sums">Nodes (rows) by bottom series (columns): how often a bottom series is in a node, 0 or more. Each bottom series has a row of its own.</param>
    /// <exception cref="ArgumentException">Rows and names differ in number, a name comes twice, an entry is negative or no number, or a bottom series has no row of its own.</exception>
    public Hierarchy(IReadOnlyList<string> nodes, double[,] sums)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(sums);
        if (nodes.Count != sums.GetLength(0))
            throw new ArgumentException(FormattableString.Invariant($"There are {nodes.Count} names and {sums.GetLength(0)} rows; give one name a row."), nameof(nodes));
        if (nodes.GroupBy(node => node, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Series \"{twice.Key}\" comes twice.", nameof(nodes));
        foreach (var entry in sums)
        {
            if (!(double.IsFinite(entry) && entry >= 0))
                throw new ArgumentException(FormattableString.Invariant($"The summing matrix holds {entry}; its entries are finite and not below 0."), nameof(sums));
        }

        (Nodes, Sums, Bottom) = ([.. nodes], (double[,])sums.Clone(), new int[sums.GetLength(1)]);
        for (var column = 0; column < Bottom.Length; column++)
            Bottom[column] = RowOf(column);
    }

    /// <summary>Names of all series.</summary>
    public IReadOnlyList<string> Nodes { get; }

    internal double[,] Sums { get; }

    /// <summary>By bottom series: the row that is it alone.</summary>
    internal int[] Bottom { get; }

    /// <summary>Products by countries: total, products, countries, and each product in each country, named product/country.</summary>
    /// <param name="products">At least one.</param>
    /// <param name="countries">At least one.</param>
    public static Hierarchy Grouped(IReadOnlyList<string> products, IReadOnlyList<string> countries)
    {
        ArgumentNullException.ThrowIfNull(products);
        ArgumentNullException.ThrowIfNull(countries);
        var (p, c) = (products.Count, countries.Count);
        var names = new List<string> { "Total" };
        names.AddRange(products);
        names.AddRange(countries);
        var sums = new double[1 + p + c + (p * c), p * c];
        for (var product = 0; product < p; product++)
        {
            for (var country = 0; country < c; country++)
            {
                var column = (product * c) + country;
                names.Add($"{products[product]}/{countries[country]}");
                sums[0, column] = sums[1 + product, column] = sums[1 + p + country, column] = sums[1 + p + c + column, column] = 1;
            }
        }

        return new(names, sums);
    }

    private int RowOf(int column)
    {
        for (var row = 0; row < Nodes.Count; row++)
        {
            var alone = Sums[row, column] == 1;
            for (var other = 0; other < Sums.GetLength(1) && alone; other++)
                alone = other == column || Sums[row, other] == 0;
            if (alone)
                return row;
        }

        throw new ArgumentException(FormattableString.Invariant($"Bottom series {column + 1} has no row of its own in the summing matrix; add one."), nameof(column));
    }
}
