using System.Globalization;

namespace Entente.Methods.Signals;

/// <summary>Reports by whether they name a product and an event.</summary>
/// <remarks>
/// Counts are of distinct reports, in the margins too: a report of three events is one report of the product (openEBGM counts so; programs
/// that add up the cells of a row count it three times, and find less). Sums are formed in 64 and 128 bits and do not overflow.
/// </remarks>
public readonly record struct TwoByTwo
{
    /// <summary>From the four cells.</summary>
    /// <param name="both">a: product and event, at least 0.</param>
    /// <param name="productOnly">b: product, other events, at least 0.</param>
    /// <param name="eventOnly">c: event, other products, at least 0.</param>
    /// <param name="neither">d: at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the sum is beyond 2^53.</exception>
    public TwoByTwo(long both, long productOnly, long eventOnly, long neither)
    {
        (Both, ProductOnly, EventOnly, Neither) = (Cell(both, nameof(both)), Cell(productOnly, nameof(productOnly)), Cell(eventOnly, nameof(eventOnly)), Cell(neither, nameof(neither)));
        if (Total > 1L << 53)
            throw new ArgumentOutOfRangeException(nameof(neither), Total, "A table holds at most 2^53 reports.");
    }

    /// <summary>From the count of a pair and the totals of its product, its event and all.</summary>
    /// <param name="both">Reports of the pair.</param>
    /// <param name="product">Reports of the product.</param>
    /// <param name="reaction">Reports of the event.</param>
    /// <param name="total">All reports.</param>
    /// <exception cref="ArgumentException">The pair has more reports than its product or its event, or these more than there are.</exception>
    public static TwoByTwo OfMargins(long both, long product, long reaction, long total)
    {
        if (both < 0 || both > product || both > reaction || product > total || reaction > total || total - product - reaction + both < 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{both} reports of the pair, {product} of the product, {reaction} of the event and {total} in all make no table; count distinct reports in all four."), nameof(both));
        }

        return new(both, product - both, reaction - both, total - product - reaction + both);
    }

    /// <summary>a: product and event.</summary>
    public long Both { get; }

    /// <summary>b: product and other events.</summary>
    public long ProductOnly { get; }

    /// <summary>c: event and other products.</summary>
    public long EventOnly { get; }

    /// <summary>d: neither.</summary>
    public long Neither { get; }

    /// <summary>a + b.</summary>
    public long Product => Both + ProductOnly;

    /// <summary>a + c.</summary>
    public long Event => Both + EventOnly;

    /// <summary>All reports.</summary>
    public long Total => Both + ProductOnly + EventOnly + Neither;

    /// <summary>Reports of the pair if product and event were independent, (a + b)(a + c)/N; null for an empty table.</summary>
    public double? Expected => Total == 0 ? null : (double)Product * Event / Total;

    /// <summary>a over its expectation; null where that is 0 or unknown.</summary>
    public double? Ratio => Expected is > 0 and { } expected ? Both / expected : null;

    /// <summary>Whether one of the four cells is 0.</summary>
    public bool HasEmptyCell => Both == 0 || ProductOnly == 0 || EventOnly == 0 || Neither == 0;

    private static long Cell(long value, string name) => value is >= 0 and <= 1L << 53
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Give a number of reports, from 0 to 2^53.");
}
