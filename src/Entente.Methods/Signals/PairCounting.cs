using System.Numerics;

namespace Entente.Methods.Signals;

/// <summary>Counts distinct reports, in one walk over the rows grouped by report.</summary>
internal static class PairCounting
{
    // A pair is one number that orders by product, then event; as a rule 32 bits hold it.
    public static PairTable Of(CodedRows rows, int reports, IReadOnlyList<string> products, IReadOnlyList<string> events, int strata, bool withEmpty) =>
        (long)products.Count * events.Count <= uint.MaxValue ? Of<uint>(rows, reports, products, events, strata, withEmpty) : Of<ulong>(rows, reports, products, events, strata, withEmpty);

    private static PairTable Of<T>(CodedRows rows, int reports, IReadOnlyList<string> products, IReadOnlyList<string> events, int strata, bool withEmpty)
        where T : unmanaged, IBinaryInteger<T>
    {
        var order = rows.Grouped ? null : ByReport(rows, reports);
        var (byProduct, byEvent, total) = (new long[strata][], new long[strata][], new long[strata]);
        for (var stratum = 0; stratum < strata; stratum++)
            (byProduct[stratum], byEvent[stratum]) = (new long[products.Count], new long[events.Count]);
        var (crudeProducts, crudeEvents) = (new long[products.Count], new long[events.Count]);
        var (met, found) = (new T[rows.Count], 0);
        var seen = new Seen(products.Count, events.Count);
        for (int from = 0, to; from < rows.Count; from = to)
        {
            var (first, report) = (found, rows[Place(from)].Report);
            seen.Next();
            for (to = from; to < rows.Count && rows[Place(to)] is var row && row.Report == report; to++)
            {
                met[found++] = T.CreateTruncating(((ulong)row.Product * (ulong)events.Count) + (ulong)row.Event);
                if (seen.Product(row.Product))
                    crudeProducts[row.Product]++;
                if (seen.Event(row.Event))
                    crudeEvents[row.Event]++;
            }

            found = first + Distinct(met.AsSpan(first, found - first));
            if (strata > 1)
                CountStrata(rows, [.. Enumerable.Range(from, to - from).Select(Place)], seen, byProduct, byEvent, total);
        }

        if (strata == 1)
            (byProduct[0], byEvent[0], total[0]) = (crudeProducts, crudeEvents, reports);
        var (pairs, counts) = Counted(RadixSort.Of(met, found, (ulong)products.Count * (ulong)events.Count));
        return Arrange(pairs, counts, products, events, crudeProducts, crudeEvents, reports, strata, Expected, withEmpty);

        int Place(int at) => order is null ? at : order[at];

        double Expected(int product, int reaction)
        {
            var sum = 0.0;
            for (var stratum = 0; stratum < total.Length; stratum++)
            {
                if (byProduct[stratum][product] is > 0 and var n)
                    sum += (double)n * byEvent[stratum][reaction] / total[stratum];
            }

            return sum;
        }
    }

    /// <summary>Puts counted pairs in order of product and event, with those without reports between them if asked for.</summary>
    /// <param name="pairs">Product times the number of events, plus event; ascending, each once.</param>
    /// <param name="counts">Reports of each.</param>
    /// <param name="products">Names of products.</param>
    /// <param name="events">Names of events.</param>
    /// <param name="byProduct">Reports by product.</param>
    /// <param name="byEvent">Reports by event.</param>
    /// <param name="total">All reports.</param>
    /// <param name="strata">Number of strata.</param>
    /// <param name="expectation">Of a pair.</param>
    /// <param name="withEmpty">Also the pairs without reports.</param>
    public static PairTable Arrange(ReadOnlySpan<ulong> pairs, ReadOnlySpan<long> counts, IReadOnlyList<string> products, IReadOnlyList<string> events, long[] byProduct, long[] byEvent, long total,
        int strata, Func<int, int, double> expectation, bool withEmpty)
    {
        var size = withEmpty ? (long)products.Count * events.Count : pairs.Length;
        if (size > Array.MaxLength / 8)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{products.Count} products times {events.Count} events are too many pairs to hold; leave those without reports out, and fit a truncated likelihood."), nameof(withEmpty));
        }

        var (product, reaction, count, expected) = (new int[size], new int[size], new long[size], new double[size]);
        for (int at = 0, known = 0; at < size; at++)
        {
            var pair = withEmpty ? (ulong)at : pairs[known];
            (product[at], reaction[at]) = ((int)(pair / (ulong)events.Count), (int)(pair % (ulong)events.Count));
            if (known < pairs.Length && pairs[known] == pair)
                count[at] = counts[known++];
            expected[at] = expectation(product[at], reaction[at]);
        }

        return new(products, events, product, reaction, count, expected, byProduct, byEvent, total, strata);
    }

    // Moves the distinct ones to the front and says how many there are.
    private static int Distinct<T>(Span<T> pairs)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (pairs.Length < 2)
            return pairs.Length;
        pairs.Sort();
        var kept = 1;
        for (var at = 1; at < pairs.Length; at++)
        {
            if (pairs[at] != pairs[at - 1])
                pairs[kept++] = pairs[at];
        }

        return kept;
    }

    // A run of one number is a pair, its length the count.
    private static (ulong[] Pairs, long[] Counts) Counted<T>(ReadOnlySpan<T> keys)
        where T : unmanaged, IBinaryInteger<T>
    {
        var distinct = keys.IsEmpty ? 0 : 1;
        for (var at = 1; at < keys.Length; at++)
            distinct += keys[at] == keys[at - 1] ? 0 : 1;
        var (pairs, counts) = (new ulong[distinct], new long[distinct]);
        for (int at = 0, pair = -1; at < keys.Length; at++)
        {
            if (at == 0 || keys[at] != keys[at - 1])
                pairs[++pair] = ulong.CreateTruncating(keys[at]);
            counts[pair]++;
        }

        return (pairs, counts);
    }

    // A report that stands in two strata is a report of each: its stratum is a fact of the row.
    private static void CountStrata(CodedRows rows, ReadOnlySpan<int> places, Seen seen, long[][] byProduct, long[][] byEvent, long[] total)
    {
        for (var first = 0; first < places.Length; first++)
        {
            var stratum = rows.Stratum(places[first]);
            var before = false;
            for (var at = 0; at < first && !before; at++)
                before = rows.Stratum(places[at]) == stratum;
            if (before)
                continue;
            seen.Next();
            total[stratum]++;
            foreach (var place in places[first..])
            {
                if (rows.Stratum(place) != stratum)
                    continue;
                var row = rows[place];
                if (seen.Product(row.Product))
                    byProduct[stratum][row.Product]++;
                if (seen.Event(row.Event))
                    byEvent[stratum][row.Event]++;
            }
        }
    }

    private static int[] ByReport(CodedRows rows, int reports)
    {
        var (next, order) = (new int[reports + 1], new int[rows.Count]);
        for (var at = 0; at < rows.Count; at++)
            next[rows[at].Report + 1]++;
        for (var report = 0; report < reports; report++)
            next[report + 1] += next[report];
        for (var at = 0; at < rows.Count; at++)
            order[next[rows[at].Report]++] = at;
        return order;
    }

    /// <summary>Which products and events of the present report were met: a stamp for each, so that nothing is cleared.</summary>
    private sealed class Seen(int products, int events)
    {
        private readonly int[] product = new int[products];
        private readonly int[] reaction = new int[events];
        private int stamp;

        public void Next() => stamp++;

        public bool Product(int code) => product[code] != stamp && (product[code] = stamp) == stamp;

        public bool Event(int code) => reaction[code] != stamp && (reaction[code] = stamp) == stamp;
    }
}
