using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Cells for the fit of a prior: counts with expectations, each standing for as many cells as its weight says.</summary>
/// <param name="Counts">Reports.</param>
/// <param name="Expected">Expected reports.</param>
/// <param name="Weights">Cells that the entry stands for.</param>
public sealed record WeightedCells(IReadOnlyList<long> Counts, IReadOnlyList<double> Expected, IReadOnlyList<double> Weights)
{
    /// <summary>Every cell by itself.</summary>
    /// <param name="counts">Reports.</param>
    /// <param name="expected">Expected reports.</param>
    public static WeightedCells Of(ReadOnlySpan<long> counts, ReadOnlySpan<double> expected)
    {
        Given.SameLength(counts.Length, expected.Length, nameof(expected));
        var weights = new double[counts.Length];
        Array.Fill(weights, 1);
        return Checked(new(counts.ToArray(), expected.ToArray(), weights));
    }

    internal static WeightedCells Checked(WeightedCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (counts, expected, weights) = (cells.Counts, cells.Expected, cells.Weights);
        Given.SameLength(counts.Count, expected.Count, nameof(cells));
        Given.SameLength(counts.Count, weights.Count, nameof(cells));
        for (var at = 0; at < counts.Count; at++)
        {
            if (Fault(at, counts[at], expected[at], weights[at]) is { } fault)
                throw new ArgumentException(fault, nameof(cells));
        }


        return cells;
    }

    // Why it is no cell; null when it is one.
    internal static string? Fault(int at, long count, double expected, double weight) => count >= 0 && double.IsFinite(expected) && expected >= 0 && double.IsFinite(weight) && weight > 0 ? null
        : string.Create(CultureInfo.InvariantCulture, $"Cell {at + 1} has {count} reports, {expected} expected and weight {weight}; counts and expectations are at least 0, weights above 0, all finite.");
}

/// <summary>How cells of one count are squashed.</summary>
/// <param name="Count">Their count.</param>
/// <param name="BinSize">Neighbours in E that become one entry, at least 1.</param>
/// <param name="Keep">The largest E that stay as they are, at least 0.</param>
public sealed record SquashStep(long Count, int BinSize, int Keep);

/// <summary>How much is squashed, by size: the table of openEBGM's <c>autoSquash</c>, which ships as data because it is a choice, not a law.</summary>
/// <param name="Keep">Largest E that stay, for the lowest count of the data, the next, and so on; the last holds for all further counts.</param>
/// <param name="CutOffs">Numbers of cells of a count, ascending.</param>
/// <param name="Entries">Entries wanted of that many cells: below the first cut-off, from the first on, and so on; one more than cut-offs.</param>
public sealed record SquashPlan(IReadOnlyList<int> Keep, IReadOnlyList<int> CutOffs, IReadOnlyList<int> Entries)
{
    /// <summary>Defaults: 100, 75, 50, 25 kept; 50 entries below 500 cells, up to 5,000 from 5 million cells.</summary>
    public static SquashPlan Usual { get; } = new([100, 75, 50, 25], [500, 1_000, 10_000, 100_000, 500_000, 1_000_000, 5_000_000], [50, 75, 150, 500, 750, 1_000, 2_000, 5_000]);
}

/// <summary>Squashing of cells before a fit.</summary>
/// <remarks>
/// W. DuMouchel and D. Pregibon, Proc. 7th ACM SIGKDD (2001) 67, section 4: cells of equal count are ordered by E; bins of neighbours become one entry
/// with their mean E and their number as weight; the largest E stay as they are, for they matter most. What does not fill the last bin makes a
/// smaller one. Sums of weights and of weight times E are those of the cells.
/// </remarks>
public static class Squashing
{
    /// <summary>As many steps as the size of the data asks for.</summary>
    /// <param name="counts">Reports by cell, at least 0.</param>
    /// <param name="expected">Expected reports by cell.</param>
    /// <param name="plan">How much; null for the usual.</param>
    public static WeightedCells Automatic(ReadOnlySpan<long> counts, ReadOnlySpan<double> expected, SquashPlan? plan = null)
    {
        plan ??= SquashPlan.Usual;
        if (plan.Keep.Count == 0 || plan.Entries.Count != plan.CutOffs.Count + 1)
            throw new ArgumentException("A plan needs one number of cells to keep, and one more number of entries than cut-offs.", nameof(plan));
        var numbers = new SortedDictionary<long, int>();
        foreach (var count in counts)
            numbers[count] = numbers.GetValueOrDefault(count) + 1;
        var steps = new List<SquashStep>();
        var place = 0;
        foreach (var (count, number) in numbers)
        {
            var keep = plan.Keep[Math.Min(place++, plan.Keep.Count - 1)];
            var entries = plan.Entries[plan.CutOffs.Count(cut => number >= cut)];
            steps.Add(new(count, Math.Max(1, (number - keep) / entries), keep));
        }

        return By(counts, expected, steps);
    }

    /// <summary>By steps given for some counts; cells of other counts stay.</summary>
    /// <param name="counts">Reports by cell, at least 0.</param>
    /// <param name="expected">Expected reports by cell.</param>
    /// <param name="steps">One a count.</param>
    /// <returns>Ordered by count, then by E.</returns>
    public static WeightedCells By(ReadOnlySpan<long> counts, ReadOnlySpan<double> expected, IReadOnlyList<SquashStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        Given.SameLength(counts.Length, expected.Length, nameof(expected));
        for (var at = 0; at < counts.Length; at++)
        {
            if (WeightedCells.Fault(at, counts[at], expected[at], 1) is { } fault)
                throw new ArgumentException(fault, nameof(counts));
        }

        var by = steps.ToDictionary(step => step.Count);
        var (n, e) = (counts.ToArray(), expected.ToArray());
        Array.Sort(e, n);
        // Stable by count over the order of E.
        var groups = new SortedDictionary<long, List<double>>();
        for (var at = 0; at < n.Length; at++)
        {
            if (!groups.TryGetValue(n[at], out var group))
                groups[n[at]] = group = [];
            group.Add(e[at]);
        }

        var (outCounts, outExpected, outWeights) = (new List<long>(), new List<double>(), new List<double>());
        foreach (var (count, group) in groups)
        {
            var step = by.GetValueOrDefault(count) ?? new(count, 1, 0);
            Given.AtLeast(step.BinSize, 1, nameof(steps));
            var squashed = step.BinSize == 1 ? 0 : Math.Max(0, group.Count - Given.AtLeast(step.Keep, 0, nameof(steps)));
            for (var at = 0; at < squashed; at += step.BinSize)
            {
                var size = Math.Min(step.BinSize, squashed - at);
                var sum = 0.0;
                for (var one = at; one < at + size; one++)
                    sum += group[one];
                Add(count, sum / size, size);
            }

            for (var at = squashed; at < group.Count; at++)
                Add(count, group[at], 1);
        }

        return new(outCounts, outExpected, outWeights);

        void Add(long count, double mean, double weight)
        {
            outCounts.Add(count);
            outExpected.Add(mean);
            outWeights.Add(weight);
        }
    }
}
