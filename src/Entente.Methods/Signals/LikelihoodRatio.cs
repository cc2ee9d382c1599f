using Entente.Methods.Functions;
using Entente.Methods.Randomness;

namespace Entente.Methods.Signals;

/// <summary>The likelihood ratio test of products for one event, or of events for one product.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Values">The statistic by place.</param>
/// <param name="Probabilities">By place: share of the draws whose greatest statistic is at least as great, the observed one counted among them.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="Seed">The seed.</param>
public sealed record LikelihoodRatioTest(string Method, int Version, IReadOnlyList<double> Values, IReadOnlyList<double> Probabilities, int Draws, ulong Seed);

/// <summary>Likelihood ratio statistics of observed against expected reports.</summary>
/// <remarks>
/// Two statistics go by one name. <see cref="Conditional(TwoByTwo)"/> is that of L. Huang, J. Zalkikar, R. C. Tiwari, J. Am. Stat. Assoc. 106 (2011) 1230, formula 4, given
/// the reports of the event; <see cref="Poisson"/> leaves their total free and is smaller. Results name theirs. Closed forms; relative accuracy 1e-13.
/// </remarks>
public static class LikelihoodRatio
{
    /// <summary>a ln(a/E) + (m − a) ln((m − a)/(m − E)) where a exceeds E, else 0; m the reports of the event.</summary>
    /// <param name="table">The counts.</param>
    public static double Conditional(TwoByTwo table) => table.Expected is { } expected ? Conditional(table.Both, expected, table.Event) : 0;

    /// <summary>The same from a count, its expectation and the reports of the event.</summary>
    /// <param name="observed">a, from 0 to <paramref name="total"/>.</param>
    /// <param name="expected">E, from 0 to <paramref name="total"/>.</param>
    /// <param name="total">m.</param>
    public static double Conditional(long observed, double expected, long total)
    {
        if (observed < 0 || observed > total)
            throw new ArgumentOutOfRangeException(nameof(observed), observed, "Give a count from 0 to the reports of the event.");
        if (!(expected >= 0 && expected <= total))
            throw new ArgumentOutOfRangeException(nameof(expected), expected, "Give an expectation from 0 to the reports of the event.");
        if (observed <= expected)
            return 0;
        if (expected == 0)
            return double.PositiveInfinity;
        // The linear parts of the two deviances cancel exactly; each keeps the digits that a difference of logarithms loses near a = E.
        return BinomialDensity.Deviance(observed, expected) + (observed == total ? total - expected : BinomialDensity.Deviance(total - observed, total - expected));
    }

    /// <summary>a ln(a/E) − (a − E) where a exceeds E, else 0.</summary>
    /// <param name="observed">a, at least 0.</param>
    /// <param name="expected">E, at least 0.</param>
    public static double Poisson(long observed, double expected) => MaxSprt.LogRatio(observed, expected);

    /// <summary>
    /// Tests all products for one event (or all events for one product: the method is symmetric): under no signal the reports of the event fall on the
    /// products in proportion to their reports; the greatest statistic of each draw is compared with each observed one (Huang et al. 2011, section 3.2).
    /// </summary>
    /// <param name="observed">Reports by product, each at least 0.</param>
    /// <param name="sizes">Reports of each product with any event, each above 0 where reports were observed.</param>
    /// <param name="seed">Determines the draws.</param>
    /// <param name="draws">At least 1.</param>
    /// <param name="progress">Told the share of the draws that are done.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or nothing is there.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static LikelihoodRatioTest Test(ReadOnlySpan<long> observed, ReadOnlySpan<double> sizes, ulong seed, int draws = 9_999, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        Given.SameLength(observed.Length, sizes.Length, nameof(sizes));
        Given.AllFinite(sizes, 1, nameof(sizes));
        Given.AtLeast(draws, 1);
        var (total, whole) = (0L, 0.0);
        for (var at = 0; at < observed.Length; at++)
            (total, whole) = (total + Given.AtLeast(observed[at], 0, nameof(observed)), whole + Given.NotNegative(sizes[at], nameof(sizes)));
        if (total == 0 || whole == 0)
            throw new ArgumentException("There are no reports to test.", nameof(observed));
        var (shares, bounds, values) = (new double[sizes.Length], new double[sizes.Length], new double[sizes.Length]);
        var sum = 0.0;
        for (var at = 0; at < sizes.Length; at++)
        {
            shares[at] = sizes[at] / whole;
            bounds[at] = (sum += sizes[at]) / whole;
            values[at] = Conditional(observed[at], total * shares[at], total);
        }

        var greatest = Draws(draws, seed, progress, () => new long[shares.Length], (numbers, counts) =>
        {
            Array.Clear(counts);
            for (var one = 0L; one < total; one++)
            {
                var place = Array.BinarySearch(bounds, numbers.Uniform());
                counts[Math.Min(place < 0 ? ~place : place + 1, counts.Length - 1)]++;
            }

            var most = 0.0;
            for (var at = 0; at < counts.Length; at++)
                most = Math.Max(most, Conditional(counts[at], total * shares[at], total));
            return most;
        }, stop);
        return new("Likelihood ratio test, conditional on the event", 1, values, Shares(greatest, values), draws, seed);
    }

    /// <summary>
    /// Tests all cells of a table at once with the Poisson statistic: under no signal counts are Poisson with the expectations of the margins; the margins of
    /// each draw give its own expectations, and the greatest statistic of its tested cells is compared with each observed one, so that the probability
    /// holds for the whole table (S. Chakraborty, A. Liu, R. Ball, M. Markatou, Stat. Med. 41 (2022) 5395, section 3, without excess zeros).
    /// </summary>
    /// <param name="observed">Reports by product (rows) and event (columns), each at least 0.</param>
    /// <param name="seed">Determines the draws.</param>
    /// <param name="draws">At least 1.</param>
    /// <param name="reference">A row that stands for all other products and is not tested; null when there is none.</param>
    /// <param name="progress">Told the share of the draws that are done.</param>
    /// <param name="stop">Ends the run.</param>
    /// <returns>Values and probabilities row by row; 0 and 1 for the reference.</returns>
    /// <exception cref="ArgumentException">A count is negative, or nothing is there.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static LikelihoodRatioTest TestTable(long[,] observed, ulong seed, int draws = 9_999, int? reference = null, IProgress<double>? progress = null,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(observed);
        Given.AtLeast(draws, 1);
        var (rows, columns) = (observed.GetLength(0), observed.GetLength(1));
        foreach (var count in observed)
            Given.AtLeast(count, 0, nameof(observed));
        var values = new double[rows * columns];
        if (Margins(observed, out var products, out var events) is var total && total == 0)
            throw new ArgumentException("There are no reports to test.", nameof(observed));
        var means = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                means[row, column] = (double)products[row] * events[column] / total;
                values[(row * columns) + column] = row == reference ? 0 : Poisson(observed[row, column], means[row, column]);
            }
        }

        var greatest = Draws(draws, seed, progress, () => new long[rows, columns], (numbers, counts) =>
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                    counts[row, column] = numbers.Poisson(means[row, column]);
            }

            double all = Margins(counts, out var drawnProducts, out var drawnEvents), most = 0;
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns && row != reference; column++)
                    most = Math.Max(most, counts[row, column] == 0 ? 0 : Poisson(counts[row, column], drawnProducts[row] * drawnEvents[column] / all));
            }

            return most;
        }, stop);
        return new("Poisson likelihood ratio test of a table", 1, values, Shares(greatest, values), draws, seed);
    }

    private static long Margins(long[,] counts, out long[] products, out long[] events)
    {
        (products, events) = (new long[counts.GetLength(0)], new long[counts.GetLength(1)]);
        var total = 0L;
        for (var row = 0; row < products.Length; row++)
        {
            for (var column = 0; column < events.Length; column++)
            {
                products[row] += counts[row, column];
                events[column] += counts[row, column];
                total += counts[row, column];
            }
        }

        return total;
    }

    // Each draw has its own stream, so that the result depends on the seed alone and not on the number of cores.
    private static double[] Draws<T>(int draws, ulong seed, IProgress<double>? progress, Func<T> make, Func<SeededNumbers, T, double> draw, CancellationToken stop)
    {
        var greatest = new double[draws];
        const int block = 64;
        var (blocks, done) = ((draws + block - 1) / block, 0);
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = stop }, make, (part, _, own) =>
        {
            for (var at = part * block; at < Math.Min(draws, (part + 1) * block); at++)
                greatest[at] = draw(new(seed, (ulong)at + 1), own);
            progress?.Report((double)Interlocked.Increment(ref done) / blocks);
            return own;
        }, _ => { });
        Array.Sort(greatest);
        return greatest;
    }

    private static double[] Shares(double[] greatest, double[] values) =>
        [.. values.Select(value => (1.0 + greatest.Length - Below(greatest, value * (1 - 1e-12))) / (greatest.Length + 1.0))];

    private static int Below(double[] sorted, double value)
    {
        var (low, high) = (-1, sorted.Length);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle;
            else
                high = middle;
        }

        return high;
    }
}
