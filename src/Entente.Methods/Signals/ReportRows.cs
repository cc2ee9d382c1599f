using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Rows that say a report names a product with an event, in a stratum.</summary>
/// <remarks>A row that comes twice counts once. Names are compared letter by letter. Memory: 16 bytes a row and the distinct names.</remarks>
public sealed class ReportRows
{
    private readonly Names reports = new(), products = new(), events = new(), strata = new();
    private readonly List<(int Report, int Product, int Event, int Stratum)> rows = [];

    /// <summary>Rows so far.</summary>
    public int Count => rows.Count;

    /// <summary>Products in the order of their first row.</summary>
    public IReadOnlyList<string> Products => products.All;

    /// <summary>Events in the order of their first row.</summary>
    public IReadOnlyList<string> Events => events.All;

    /// <summary>Strata in the order of their first row.</summary>
    public IReadOnlyList<string> Strata => strata.All;

    /// <summary>Adds a row.</summary>
    /// <param name="report">Which report, not empty.</param>
    /// <param name="product">The product, not empty.</param>
    /// <param name="reaction">The event, not empty.</param>
    /// <param name="stratum">The stratum of the report; an empty one is a stratum like others.</param>
    /// <exception cref="ArgumentException">Report, product or event are empty.</exception>
    public void Add(ReadOnlySpan<char> report, ReadOnlySpan<char> product, ReadOnlySpan<char> reaction, ReadOnlySpan<char> stratum = default)
    {
        if (report.IsEmpty)
            throw new ArgumentException(Nameless("report"), nameof(report));
        if (product.IsEmpty)
            throw new ArgumentException(Nameless("product"), nameof(product));
        if (reaction.IsEmpty)
            throw new ArgumentException(Nameless("event"), nameof(reaction));

        rows.Add((reports.Code(report), products.Code(product), events.Code(reaction), strata.Code(stratum)));
    }

    /// <summary>Counts distinct reports of each pair, product and event.</summary>
    /// <param name="withEmpty">Also the pairs without reports: products times events, which must fit into memory.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public PairTable Table(bool withEmpty = false)
    {
        if (rows.Count == 0)
            throw new InvalidOperationException("There are no rows; a table needs at least one report.");
        return PairCounting.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows), reports.All.Count, Products, Events, strata.All.Count, withEmpty);
    }

    private string Nameless(string what) => FormattableString.Invariant($"Row {rows.Count + 1} names no {what}; give one or leave the row out.");

    private sealed class Names
    {
        private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

        public Names() => lookup = codes.GetAlternateLookup<ReadOnlySpan<char>>();

        public List<string> All { get; } = [];

        public int Code(ReadOnlySpan<char> name)
        {
            if (lookup.TryGetValue(name, out var code))
                return code;
            var text = name.ToString();
            codes.Add(text, All.Count);
            All.Add(text);
            return All.Count - 1;
        }
    }
}
