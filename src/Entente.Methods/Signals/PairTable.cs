using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Counts of product-event pairs with their expectations.</summary>
/// <remarks>Pairs stand in the order of product, then event, as the names first came.</remarks>
public sealed class PairTable
{
    internal PairTable(IReadOnlyList<string> products, IReadOnlyList<string> events, int[] product, int[] reaction, long[] count, double[] expected,
        long[] productReports, long[] eventReports, long reports, int strata)
    {
        (Products, Events, Product, Event, Count, Expected) = (products, events, product, reaction, count, expected);
        (ProductReports, EventReports, Reports, Strata) = (productReports, eventReports, reports, strata);
    }

    /// <summary>Names of products.</summary>
    public IReadOnlyList<string> Products { get; }

    /// <summary>Names of events.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>By pair: place of the product.</summary>
    public IReadOnlyList<int> Product { get; }

    /// <summary>By pair: place of the event.</summary>
    public IReadOnlyList<int> Event { get; }

    /// <summary>By pair: reports.</summary>
    public long[] Count { get; }

    /// <summary>By pair: expected reports, the sum over strata of product's reports times event's reports over all reports there.</summary>
    public double[] Expected { get; }

    /// <summary>By product: reports.</summary>
    public IReadOnlyList<long> ProductReports { get; }

    /// <summary>By event: reports.</summary>
    public IReadOnlyList<long> EventReports { get; }

    /// <summary>All reports.</summary>
    public long Reports { get; }

    /// <summary>Number of strata.</summary>
    public int Strata { get; }

    /// <summary>Number of pairs.</summary>
    public int Length => Count.Length;

    /// <summary>The crude table of a pair: strata are in the expectation, not here.</summary>
    /// <param name="pair">From 0 to below <see cref="Length"/>.</param>
    public TwoByTwo Table(int pair) => TwoByTwo.OfMargins(Count[pair], ProductReports[Product[pair]], EventReports[Event[pair]], Reports);

    /// <summary>
    /// From counts by pair, where the reports are not known: margins are sums of cells, so a report with three events counts three times.
    /// </summary>
    /// <param name="cells">Product, event and count; counts of a pair that comes twice are added.</param>
    /// <param name="withEmpty">Also the pairs without reports.</param>
    /// <exception cref="ArgumentException">No cells, an empty name or a count below 0.</exception>
    public static PairTable OfCounts(IEnumerable<(string Product, string Event, long Count)> cells, bool withEmpty = false)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (products, events) = (new List<string>(), new List<string>());
        var (productCodes, eventCodes) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var counts = new Dictionary<(int Product, int Event), long>();
        var row = 0;
        foreach (var (product, reaction, count) in cells)
        {
            row++;
            if (string.IsNullOrEmpty(product) || string.IsNullOrEmpty(reaction) || count < 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Row {row} says {count} reports of product \"{product}\" with event \"{reaction}\"; give both names and a count of at least 0."), nameof(cells));
            }

            var key = (Code(productCodes, products, product), Code(eventCodes, events, reaction));
            counts[key] = counts.GetValueOrDefault(key) + count;
        }

        if (row == 0)
            throw new ArgumentException("There are no rows; give at least one pair.", nameof(cells));
        var (byProduct, byEvent) = (new long[products.Count], new long[events.Count]);
        var total = 0L;
        foreach (var (key, count) in counts)
        {
            byProduct[key.Product] += count;
            byEvent[key.Event] += count;
            total += count;
        }

        if (total is 0 or > 1L << 53)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {total} reports in all; a table needs from 1 to 2^53."), nameof(cells));
        // A pair that was counted with 0 reports is one without.
        var known = counts.Where(one => one.Value > 0).OrderBy(one => one.Key).ToList();
        return PairCounting.Arrange([.. known.Select(one => ((ulong)one.Key.Product * (ulong)events.Count) + (ulong)one.Key.Event)], [.. known.Select(one => one.Value)], products, events, byProduct, byEvent, total, 1, (product, reaction) => (double)byProduct[product] * byEvent[reaction] / total, withEmpty);
    }

    private static int Code(Dictionary<string, int> codes, List<string> names, string name)
    {
        if (codes.TryGetValue(name, out var code))
            return code;
        codes.Add(name, names.Count);
        names.Add(name);
        return names.Count - 1;
    }
}
