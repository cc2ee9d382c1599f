using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>A number of reports that is known, or known to lie in an interval because small numbers are not told.</summary>
/// <param name="Low">At least so many, not below 0.</param>
/// <param name="High">At most so many.</param>
public readonly record struct CountRange(long Low, long High)
{
    /// <summary>A known number.</summary>
    /// <param name="count">At least 0.</param>
    public static CountRange Exactly(long count) => new(Given.AtLeast(count, 0), count);

    /// <summary>A number that a node suppresses because it is below its limit: from 1 to limit − 1.</summary>
    /// <param name="limit">The limit of suppression, at least 2.</param>
    public static CountRange Below(long limit) => new(1, Given.AtLeast(limit, 2) - 1);

    /// <summary>Whether the number is known.</summary>
    public bool IsExact => Low == High;

    /// <summary>The sum of two.</summary>
    public static CountRange operator +(CountRange one, CountRange other) => new(one.Low + other.Low, one.High + other.High);

    /// <summary>The sum of two.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static CountRange Add(CountRange one, CountRange other) => one + other;
}

/// <summary>What a node tells of its reports: numbers, never cases.</summary>
/// <param name="Node">Its name, such as the country.</param>
/// <param name="Reports">All its reports, at least 1.</param>
/// <param name="Products">Reports by product.</param>
/// <param name="Events">Reports by event.</param>
/// <param name="Cells">Reports by pair; pairs that are not named have none.</param>
public sealed record NodeCounts(string Node, long Reports, IReadOnlyDictionary<string, long> Products, IReadOnlyDictionary<string, long> Events,
    IReadOnlyDictionary<(string Product, string Event), CountRange> Cells)
{
    /// <summary>What a table of reports comes to, cells below a limit suppressed.</summary>
    /// <param name="node">Its name.</param>
    /// <param name="table">Its table.</param>
    /// <param name="limit">Cells with fewer reports than this are not told; 1 tells all.</param>
    public static NodeCounts Of(string node, PairTable table, long limit = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        Given.AtLeast(limit, 1);
        var (products, events) = (new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<string, long>(StringComparer.Ordinal));
        for (var at = 0; at < table.Products.Count; at++)
            products[table.Products[at]] = table.ProductReports[at];
        for (var at = 0; at < table.Events.Count; at++)
            events[table.Events[at]] = table.EventReports[at];
        var cells = new Dictionary<(string, string), CountRange>();
        for (var pair = 0; pair < table.Length; pair++)
        {
            if (table.Count[pair] is > 0 and var count)
                cells[(table.Products[table.Product[pair]], table.Events[table.Event[pair]])] = count < limit ? CountRange.Below(limit) : CountRange.Exactly(count);
        }

        return new(node, table.Reports, products, events, cells);
    }
}

/// <summary>A pair over several nodes.</summary>
/// <param name="Product">The product.</param>
/// <param name="Event">The event.</param>
/// <param name="Count">Reports, as an interval where a node suppressed its own.</param>
/// <param name="Expected">Expected reports: the sum over nodes, each with its own margins, so that a country that reports much does not make a signal.</param>
/// <param name="Lowest">The crude table with the lowest count.</param>
/// <param name="Highest">The crude table with the highest.</param>
public sealed record MergedPair(string Product, string Event, CountRange Count, double Expected, TwoByTwo Lowest, TwoByTwo Highest)
{
    /// <summary>
    /// Ends of a measure that rises with the count when margins stay, as ratios, components and the scores of the shrinker do: a signal at the low end is
    /// one whatever was suppressed.
    /// </summary>
    /// <param name="measure">Of a count and its expectation.</param>
    public (double Low, double High) Range(Func<long, double, double> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return (measure(Count.Low, Expected), measure(Count.High, Expected));
    }
}

/// <summary>Tables of several nodes, whose reports do not overlap.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Reports">All reports.</param>
/// <param name="Pairs">By product and event in the order of their names.</param>
public sealed record MergedCounts(string Method, int Version, long Reports, IReadOnlyList<MergedPair> Pairs)
{
    /// <summary>
    /// Adds tables up. The result does not depend on their order, and is that of the whole when nothing is suppressed and each node is a stratum. A
    /// suppressed cell is an interval; its ends are drawn in to what the margins of its node allow.
    /// </summary>
    /// <param name="nodes">At least one; names differ.</param>
    /// <exception cref="ArgumentException">No node, two of one name, or numbers that contradict each other.</exception>
    public static MergedCounts Of(IReadOnlyList<NodeCounts> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        if (nodes.Count == 0)
            throw new ArgumentException("There are no nodes; give at least one.", nameof(nodes));
        if (nodes.GroupBy(node => node.Node, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Node \"{twice.Key}\" comes twice, and its reports would count twice; leave one out.", nameof(nodes));
        var (products, events) = (new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<string, long>(StringComparer.Ordinal));
        var counts = new Dictionary<(string Product, string Event), CountRange>();
        var total = 0L;
        // Sums of doubles depend on their order: nodes are taken by name.
        NodeCounts[] ordered = [.. nodes.OrderBy(node => node.Node, StringComparer.Ordinal)];
        foreach (var node in ordered)
        {
            total += Given.AtLeast(node.Reports, 1, nameof(nodes));
            Add(products, node, node.Products, "product");
            Add(events, node, node.Events, "event");
            foreach (var (pair, range) in node.Cells)
                counts[pair] = counts.GetValueOrDefault(pair) + Allowed(node, pair, range);
        }

        MergedPair[] pairs = [.. counts.OrderBy(one => one.Key.Product, StringComparer.Ordinal).ThenBy(one => one.Key.Event, StringComparer.Ordinal).Select(one =>
        {
            var ((product, reaction), range) = one;
            var expected = 0.0;
            foreach (var node in ordered)
                expected += (double)node.Products.GetValueOrDefault(product) * node.Events.GetValueOrDefault(reaction) / node.Reports;
            return new MergedPair(product, reaction, range, expected, TwoByTwo.OfMargins(range.Low, products[product], events[reaction], total),
                TwoByTwo.OfMargins(range.High, products[product], events[reaction], total));
        })];
        return new("Merged counts of nodes", 1, total, pairs);
    }

    private static void Add(Dictionary<string, long> sums, NodeCounts node, IReadOnlyDictionary<string, long> counts, string what)
    {
        foreach (var (name, count) in counts)
        {
            if (count < 0 || count > node.Reports)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Node \"{node.Node}\" has {count} reports of {what} \"{name}\", of {node.Reports} in all; count distinct reports."), nameof(node));
            sums[name] = sums.GetValueOrDefault(name) + count;
        }
    }

    private static CountRange Allowed(NodeCounts node, (string Product, string Event) pair, CountRange range)
    {
        var (product, reaction) = (node.Products.GetValueOrDefault(pair.Product), node.Events.GetValueOrDefault(pair.Event));
        var (low, high) = (Math.Max(range.Low, Math.Max(0, product + reaction - node.Reports)), Math.Min(range.High, Math.Min(product, reaction)));
        return range.Low >= 0 && low <= high ? new(low, high) : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"Node \"{node.Node}\" has {range.Low} to {range.High} reports of \"{pair.Product}\" with \"{pair.Event}\", but {product} of the product and {reaction} of the event; both must be at least as many."), nameof(node));
    }
}
