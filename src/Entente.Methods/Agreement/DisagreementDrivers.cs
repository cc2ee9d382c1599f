using System.Globalization;

namespace Entente.Methods.Agreement;

/// <summary>How one rater stands to the others.</summary>
/// <param name="Rater">Place of the rater in the table, from 0.</param>
/// <param name="Ratings">Ratings that could be compared with another's.</param>
/// <param name="AlphaWithout">Alpha of the other raters; null when undefined.</param>
/// <param name="Influence">Alpha of all less alpha without this rater: below 0 when the rater lowers agreement; null where one is undefined.</param>
/// <param name="ShareOfDisagreement">Share of all observed disagreement in which the rater takes part, each pair by half; the shares of all raters add up to 1. Null when all agree.</param>
/// <param name="ShareOfPairs">Share of the comparisons in which the rater takes part: what the other share would be if all were alike.</param>
/// <param name="MeanDeviation">Mean of the rater's value less the mean of the others on the same unit; null when there is no comparison. Means nothing for a nominal scale.</param>
public sealed record RaterInfluence(int Rater, int Ratings, double? AlphaWithout, double? Influence, double? ShareOfDisagreement, double ShareOfPairs, double? MeanDeviation);

/// <summary>How much disagreement one unit carries.</summary>
/// <param name="Unit">Place of the unit in the table, from 0.</param>
/// <param name="Ratings">How many rated it.</param>
/// <param name="Disagreement">Mean difference between its ratings by the mean difference between any two ratings: 0 when all agree, about 1 by chance. Null when nobody differs anywhere.</param>
/// <param name="ShareOfDisagreement">Share of all observed disagreement; null when all agree.</param>
/// <param name="AlphaWithout">Alpha without the unit; null when undefined.</param>
/// <param name="Influence">Alpha of all less alpha without the unit; null where one is undefined.</param>
public sealed record UnitInfluence(int Unit, int Ratings, double? Disagreement, double? ShareOfDisagreement, double? AlphaWithout, double? Influence);

/// <summary>How well one category is told from the others.</summary>
/// <param name="Category">Its value.</param>
/// <param name="Ratings">How often it was chosen where a comparison was possible.</param>
/// <param name="Alpha">Nominal alpha of "this category or any other"; null when undefined.</param>
/// <param name="ShareOfDisagreement">Share of the observed disagreement (by the metric) in pairs with this category, each pair by half; null when all agree.</param>
public sealed record CategoryInfluence(double Category, int Ratings, double? Alpha, double? ShareOfDisagreement);

/// <summary>How one criterion stands among several that the same raters rated on the same scale.</summary>
/// <param name="Criterion">Its name.</param>
/// <param name="Alpha">Alpha of this criterion alone.</param>
/// <param name="ShareOfDisagreement">Share of all observed disagreement; null when all agree.</param>
/// <param name="ShareOfPairs">Share of the ratings that could be compared.</param>
/// <param name="AlphaWithout">Alpha of the other criteria together; null when undefined.</param>
/// <param name="Influence">Alpha of all criteria together less alpha without this one; null where one is undefined.</param>
public sealed record CriterionInfluence(string Criterion, AlphaEstimate Alpha, double? ShareOfDisagreement, double ShareOfPairs, double? AlphaWithout, double? Influence);

/// <summary>Who and what drives disagreement: Krippendorff's alpha taken apart by rater, unit, category and criterion.</summary>
/// <remarks>
/// Observed disagreement is a sum over pairs of ratings within units (K. Krippendorff, Content Analysis, 2nd ed. 2004, chapter 11), so that
/// it can be shared out exactly; influence is alpha of all less alpha without the part (leave one out).
/// </remarks>
public static class DisagreementDrivers
{
    /// <summary>Each rater, in the order of the table.</summary>
    /// <param name="table">The ratings, by rater.</param>
    /// <param name="metric">What a difference weighs.</param>
    /// <exception cref="ArgumentException">The raters are not known, or ratio metric with a negative value.</exception>
    public static IReadOnlyList<RaterInfluence> Raters(RatingTable table, AlphaMetric metric)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!table.RatersKnown)
            throw new ArgumentException("Who drives disagreement needs to know who rated; give ratings by rater instead of counts.", nameof(table));
        var difference = new Differences(table, metric);
        var (shares, pairs, deviation, compared) = (new double[table.Raters], new double[table.Raters], new double[table.Raters], new int[table.Raters]);
        for (var unit = 0; unit < table.Units; unit++)
        {
            var row = table.Row(unit);
            var total = row.Length - row.Count(-1);
            if (total < 2)
                continue;
            var sum = 0.0;
            foreach (var code in row)
                sum += code < 0 ? 0 : table.Scale[code];
            for (var one = 0; one < row.Length; one++)
            {
                if (row[one] < 0)
                    continue;
                compared[one]++;
                pairs[one]++;
                deviation[one] += table.Scale[row[one]] - ((sum - table.Scale[row[one]]) / (total - 1));
                foreach (var other in row)
                    shares[one] += other < 0 ? 0 : difference.Of(row[one], other) / (total - 1);
            }
        }

        var all = KrippendorffAlpha.Of(table, metric).Coefficient;
        var (sumOfShares, sumOfPairs) = (shares.Sum(), pairs.Sum());
        return [.. Enumerable.Range(0, table.Raters).Select(rater =>
        {
            var without = table.Raters > 2 ? Without(table, metric, [.. Enumerable.Range(0, table.Units)], [.. Enumerable.Range(0, table.Raters).Where(other => other != rater)]) : null;
            return new RaterInfluence(rater, compared[rater], without, all - without, sumOfShares > 0 ? shares[rater] / sumOfShares : null,
                sumOfPairs > 0 ? pairs[rater] / sumOfPairs : 0, compared[rater] > 0 ? deviation[rater] / compared[rater] : null);
        })];
    }

    /// <summary>Each unit, in the order of the table.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="metric">What a difference weighs.</param>
    /// <exception cref="ArgumentException">Ratio metric with a negative value.</exception>
    public static IReadOnlyList<UnitInfluence> Units(RatingTable table, AlphaMetric metric)
    {
        ArgumentNullException.ThrowIfNull(table);
        var all = KrippendorffAlpha.Of(table, metric);
        var pairs = new PairableUnits(table, metric);
        var work = new AlphaWork(pairs);
        var times = new int[pairs.Units];
        Array.Fill(times, 1);
        double[] within = [];
        var observed = 0.0;
        if (pairs.Units > 0)
        {
            observed = work.Sums(times).Observed;
            within = [.. Enumerable.Range(0, pairs.Units).Select(work.Within)];
        }

        var influences = new UnitInfluence[table.Units];
        for (var unit = 0; unit < table.Units; unit++)
            influences[unit] = new(unit, table.Raters - table.Row(unit).Count(-1), null, null, all.Coefficient, all.Coefficient is null ? null : 0);
        for (var at = 0; at < pairs.Units; at++)
        {
            times[at] = 0;
            var without = work.Alpha(times);
            times[at] = 1;
            influences[pairs.Members[at]] = new(pairs.Members[at], pairs.Total(at),
                all.ExpectedDisagreement > 0 ? within[at] / pairs.Total(at) / all.ExpectedDisagreement : null,
                observed > 0 ? within[at] / observed : null, without, all.Coefficient - without);
        }

        return influences;
    }

    /// <summary>Each category of the scale, ascending.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="metric">What a difference weighs, for the shares of disagreement.</param>
    /// <exception cref="ArgumentException">Ratio metric with a negative value.</exception>
    public static IReadOnlyList<CategoryInfluence> Categories(RatingTable table, AlphaMetric metric)
    {
        ArgumentNullException.ThrowIfNull(table);
        var difference = new Differences(table, metric);
        var met = KrippendorffAlpha.Coincidences(table);
        var size = table.Scale.Count;
        var (shares, counts) = (new double[size], new double[size]);
        for (var one = 0; one < size; one++)
        {
            for (var other = 0; other < size; other++)
            {
                shares[one] += met[one, other] * difference.Of(one, other);
                counts[one] += met[one, other];
            }
        }

        var (sum, n) = (shares.Sum(), counts.Sum());
        return [.. Enumerable.Range(0, size).Select(category => new CategoryInfluence(table.Scale[category], (int)Math.Round(counts[category]),
            // Two categories, this and any other: α = 1 − (n − 1) · 2 o / (2 n_c (n − n_c)), o the coincidences of the two.
            counts[category] > 0.5 && n - counts[category] > 0.5
                ? 1 - ((n - 1) * (counts[category] - met[category, category]) / (counts[category] * (n - counts[category])))
                : null,
            sum > 0 ? shares[category] / sum : null))];
    }

    /// <summary>Each criterion, in the order given: which of them the raters read differently.</summary>
    /// <param name="criteria">Name and ratings of each: the same raters in the same order, on scales of the same kind.</param>
    /// <param name="metric">What a difference weighs.</param>
    /// <exception cref="ArgumentException">Fewer than two criteria, different numbers of raters, or ratio metric with a negative value.</exception>
    public static IReadOnlyList<CriterionInfluence> Criteria(IReadOnlyList<(string Name, RatingTable Table)> criteria, AlphaMetric metric)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        if (criteria.Count < 2)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There is {criteria.Count} criterion; give at least two to compare."), nameof(criteria));
        var raters = criteria[0].Table.Raters;
        foreach (var (name, table) in criteria)
        {
            if (table.Raters != raters)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Criterion \"{name}\" has {table.Raters} raters where the first has {raters}; give the same raters for each."), nameof(criteria));
        }

        var pooled = Stack(criteria);
        var all = KrippendorffAlpha.Of(pooled, metric).Coefficient;
        var units = Units(pooled, metric);
        var ratings = units.Sum(unit => unit.Ratings > 1 ? unit.Ratings : 0);
        var influences = new List<CriterionInfluence>();
        var start = 0;
        foreach (var (name, table) in criteria)
        {
            var (from, to) = (start, start + table.Units);
            var own = units.Skip(from).Take(table.Units).ToList();
            var without = Without(pooled, metric, [.. Enumerable.Range(0, pooled.Units).Where(unit => unit < from || unit >= to)], [.. Enumerable.Range(0, raters)]);
            influences.Add(new(name, KrippendorffAlpha.Of(table, metric),
                units.Any(unit => unit.ShareOfDisagreement > 0) ? own.Sum(unit => unit.ShareOfDisagreement ?? 0) : null,
                ratings > 0 ? (double)own.Sum(unit => unit.Ratings > 1 ? unit.Ratings : 0) / ratings : 0, without, all - without));
            start = to;
        }

        return influences;
    }

    private static RatingTable Stack(IReadOnlyList<(string Name, RatingTable Table)> criteria)
    {
        var raters = criteria[0].Table.Raters;
        var ratings = new double?[criteria.Sum(criterion => criterion.Table.Units), raters];
        var at = 0;
        foreach (var (_, table) in criteria)
        {
            for (var unit = 0; unit < table.Units; unit++, at++)
            {
                for (var rater = 0; rater < raters; rater++)
                    ratings[at, rater] = table[unit, rater];
            }
        }

        return RatingTable.Of(ratings, [.. criteria.SelectMany(criterion => criterion.Table.Scale).Distinct()]);
    }

    private static double? Without(RatingTable table, AlphaMetric metric, int[] units, int[] raters)
    {
        var left = units.Sum(unit => raters.Count(rater => table.Code(unit, rater) >= 0));
        return left == 0 ? null : KrippendorffAlpha.Of(table.Only(units, raters), metric).Coefficient;
    }

    /// <summary>Differences between two categories by the metric of the whole table.</summary>
    private sealed class Differences
    {
        private readonly AlphaWork work;
        private readonly AlphaMetric metric;
        private readonly double[] places;

        public Differences(RatingTable table, AlphaMetric metric)
        {
            this.metric = metric;
            var pairs = new PairableUnits(table, metric);
            work = new(pairs);
            var times = new int[pairs.Units];
            Array.Fill(times, 1);
            work.Sums(times);
            places = work.Places.ToArray();
        }

        public double Of(int one, int other) => metric switch
        {
            AlphaMetric.Nominal => one == other ? 0 : 1,
            AlphaMetric.Ratio => work.Ratio(one, other),
            _ => (places[one] - places[other]) * (places[one] - places[other]),
        };
    }
}
