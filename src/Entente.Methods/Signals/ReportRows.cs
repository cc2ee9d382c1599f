namespace Entente.Methods.Signals;

/// <summary>Rows that say a report names a product with an event, in a stratum.</summary>
/// <remarks>A row that comes twice counts once. Names are compared letter by letter. Memory: 12 bytes a row (16 with strata) and the distinct names.</remarks>
public sealed class ReportRows
{
    private readonly NameCodes reports = new(), products = new(), events = new(), strata = new();
    private readonly CodedRows rows = new();

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
    /// <exception cref="ArgumentException">Report, product or event are empty, or one holds half of a surrogate pair.</exception>
    public void Add(ReadOnlySpan<char> report, ReadOnlySpan<char> product, ReadOnlySpan<char> reaction, ReadOnlySpan<char> stratum = default)
    {
        Named(report.IsEmpty, product.IsEmpty, reaction.IsEmpty);
        rows.Add(reports.Code(report), products.Code(product), events.Code(reaction), strata.Code(stratum));
    }

    /// <summary>The same with names in UTF-8, as they stand in a file: nothing is made of a name that was met before.</summary>
    /// <param name="report">Which report, not empty.</param>
    /// <param name="product">The product, not empty.</param>
    /// <param name="reaction">The event, not empty.</param>
    /// <param name="stratum">The stratum of the report.</param>
    /// <exception cref="ArgumentException">Report, product or event are empty. That the bytes are UTF-8 is for the caller to see to.</exception>
    public void AddUtf8(ReadOnlySpan<byte> report, ReadOnlySpan<byte> product, ReadOnlySpan<byte> reaction, ReadOnlySpan<byte> stratum = default)
    {
        Named(report.IsEmpty, product.IsEmpty, reaction.IsEmpty);
        rows.Add(reports.Code(report), products.Code(product), events.Code(reaction), strata.Code(stratum));
    }

    /// <summary>Counts distinct reports of each pair, product and event.</summary>
    /// <param name="withEmpty">Also the pairs without reports: products times events, which must fit into memory.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public PairTable Table(bool withEmpty = false)
    {
        if (rows.Count == 0)
            throw new InvalidOperationException("There are no rows; a table needs at least one report.");
        return PairCounting.Of(rows, reports.Count, Products, Events, strata.Count, withEmpty);
    }

    private void Named(bool report, bool product, bool reaction)
    {
        if (report || product || reaction)
        {
            var what = report ? "report" : product ? "product" : "event";
            throw new ArgumentException(FormattableString.Invariant($"Row {rows.Count + 1} names no {what}; give one or leave the row out."), report ? nameof(report) : product ? nameof(product) : nameof(reaction));
        }
    }
}
