namespace Entente.Methods.Signals;

/// <summary>Counts distinct reports, in one walk over the rows grouped by report.</summary>
internal static class PairCounting
{
    public static PairTable Of(ReadOnlySpan<(int Report, int Product, int Event, int Stratum)> rows, int reports, IReadOnlyList<string> products, IReadOnlyList<string> events,
        int strata, bool withEmpty)
    {
        var (starts, order) = ByReport(rows, reports);
        var (byProduct, byEvent, total) = (new long[strata][], new long[strata][], new long[strata]);
        for (var stratum = 0; stratum < strata; stratum++)
            (byProduct[stratum], byEvent[stratum]) = (new long[products.Count], new long[events.Count]);
        var (crudeProducts, crudeEvents) = (new long[products.Count], new long[events.Count]);
        var counts = new Dictionary<long, long>(Math.Min(rows.Length, 1 << 20), PairKey.Spread);
        var seen = new Seen(products.Count, events.Count);
        long[] pairs = [];
        for (var report = 0; report < reports; report++)
        {
            var (from, to) = (starts[report], starts[report + 1]);
            if (pairs.Length < to - from)
                pairs = new long[Math.Max(to - from, 2 * pairs.Length)];
            seen.Next();
            for (var at = from; at < to; at++)
            {
                var row = rows[order[at]];
                pairs[at - from] = PairKey.Of(row.Product, row.Event);
                if (seen.Product(row.Product))
                    crudeProducts[row.Product]++;
                if (seen.Event(row.Event))
                    crudeEvents[row.Event]++;
            }

            if (to - from > 1)
                Array.Sort(pairs, 0, to - from);
            for (var at = 0; at < to - from; at++)
            {
                if (at == 0 || pairs[at] != pairs[at - 1])
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, pairs[at], out _)++;
            }

            if (strata > 1)
                CountStrata(rows, order.AsSpan(from, to - from), seen, byProduct, byEvent, total);
        }

        if (strata == 1)
            (byProduct[0], byEvent[0], total[0]) = (crudeProducts, crudeEvents, reports);
        return Arrange(counts, products, events, crudeProducts, crudeEvents, reports, strata, Expected, withEmpty);

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
    public static PairTable Arrange(Dictionary<long, long> counts, IReadOnlyList<string> products, IReadOnlyList<string> events, long[] byProduct, long[] byEvent, long total,
        int strata, Func<int, int, double> expectation, bool withEmpty)
    {
        long[] keys;
        if (withEmpty)
        {
            var size = (long)products.Count * events.Count;
            if (size > Array.MaxLength / 8)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"{products.Count} products times {events.Count} events are too many pairs to hold; leave those without reports out, and fit a truncated likelihood."), nameof(withEmpty));
            }

            keys = new long[size];
            for (var at = 0L; at < size; at++)
                keys[at] = PairKey.Of((int)(at / events.Count), (int)(at % events.Count));
        }
        else
        {
            keys = [.. counts.Where(pair => pair.Value > 0).Select(pair => pair.Key)];
            Array.Sort(keys);
        }

        var (product, reaction, count, expected) = (new int[keys.Length], new int[keys.Length], new long[keys.Length], new double[keys.Length]);
        for (var at = 0; at < keys.Length; at++)
        {
            (product[at], reaction[at]) = ((int)(keys[at] >> 32), (int)(keys[at] & uint.MaxValue));
            count[at] = counts.GetValueOrDefault(keys[at]);
            expected[at] = expectation(product[at], reaction[at]);
        }

        return new(products, events, product, reaction, count, expected, byProduct, byEvent, total, strata);
    }

    // A report that stands in two strata is a report of each: its stratum is a fact of the row.
    private static void CountStrata(ReadOnlySpan<(int Report, int Product, int Event, int Stratum)> rows, ReadOnlySpan<int> places, Seen seen, long[][] byProduct, long[][] byEvent, long[] total)
    {
        for (var first = 0; first < places.Length; first++)
        {
            var stratum = rows[places[first]].Stratum;
            var before = false;
            for (var at = 0; at < first && !before; at++)
                before = rows[places[at]].Stratum == stratum;
            if (before)
                continue;
            seen.Next();
            total[stratum]++;
            foreach (var place in places[first..])
            {
                if (rows[place].Stratum != stratum)
                    continue;
                if (seen.Product(rows[place].Product))
                    byProduct[stratum][rows[place].Product]++;
                if (seen.Event(rows[place].Event))
                    byEvent[stratum][rows[place].Event]++;
            }
        }
    }

    private static (int[] Starts, int[] Order) ByReport(ReadOnlySpan<(int Report, int Product, int Event, int Stratum)> rows, int reports)
    {
        var (starts, order) = (new int[reports + 1], new int[rows.Length]);
        foreach (var row in rows)
            starts[row.Report + 1]++;
        for (var report = 0; report < reports; report++)
            starts[report + 1] += starts[report];
        var next = starts[..reports];
        for (var at = 0; at < rows.Length; at++)
            order[next[rows[at].Report]++] = at;
        return (starts, order);
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
