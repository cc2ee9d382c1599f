using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Agreement;

/// <summary>What raters said of units: a number for each unit and rater, or nothing where a rater did not rate.</summary>
/// <remarks>
/// The scale is every category that a rater could have chosen. Who does not declare it gets the categories that were used; categories
/// that nobody used change the coefficients of Brennan and Prediger and of Gwet, so declare the scale when it is known.
/// Units without any rating are kept and say nothing.
/// </remarks>
public sealed class RatingTable
{
    private readonly int[] codes;
    private readonly double[] scale;

    private RatingTable(int units, int raters, int[] codes, double[] scale, bool ratersKnown)
    {
        Units = units;
        Raters = raters;
        this.codes = codes;
        this.scale = scale;
        RatersKnown = ratersKnown;
    }

    /// <summary>How many units.</summary>
    public int Units { get; }

    /// <summary>How many raters.</summary>
    public int Raters { get; }

    /// <summary>False when only counts by category were given: then no coefficient that needs each rater's own distribution is defined.</summary>
    public bool RatersKnown { get; }

    /// <summary>The categories, ascending.</summary>
    public IReadOnlyList<double> Scale => scale;

    /// <summary>Ratings by unit (row) and rater (column).</summary>
    /// <param name="ratings">At least one unit and two raters; null where a rater did not rate.</param>
    /// <param name="scale">The categories that could be chosen, in any order; null takes those that were used.</param>
    /// <exception cref="ArgumentException">No units, fewer than two raters, no rating at all, a rating that is not a finite number or not of the scale.</exception>
    public static RatingTable Of(double?[,] ratings, IReadOnlyList<double>? scale = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var (units, raters) = (ratings.GetLength(0), ratings.GetLength(1));
        if (units < 1 || raters < 2)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {units} units and {raters} raters; give at least one unit and two raters."), nameof(ratings));
        var used = new SortedSet<double>();
        for (var unit = 0; unit < units; unit++)
        {
            for (var rater = 0; rater < raters; rater++)
            {
                if (ratings[unit, rater] is not { } rating)
                    continue;
                if (!double.IsFinite(rating))
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Unit {unit + 1}, rater {rater + 1}: {rating} is not a finite number; leave the place empty if there is no rating."), nameof(ratings));
                used.Add(rating);
            }
        }

        if (used.Count == 0)
            throw new ArgumentException("There is no rating at all; give at least one.", nameof(ratings));
        var categories = ScaleOf(scale, used);
        var places = new int[units * raters];
        for (var unit = 0; unit < units; unit++)
        {
            for (var rater = 0; rater < raters; rater++)
            {
                var code = -1;
                if (ratings[unit, rater] is { } rating && (code = Array.BinarySearch(categories, rating)) < 0)
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Unit {unit + 1}, rater {rater + 1}: {rating} is not in the scale; add it to the scale or mend the rating."), nameof(ratings));
                places[(unit * raters) + rater] = code;
            }
        }

        return new(units, raters, places, categories, ratersKnown: true);
    }

    /// <summary>Ratings in words: the scale's words stand for 1, 2, 3… in their order.</summary>
    /// <param name="ratings">By unit (row) and rater (column); null or empty where a rater did not rate.</param>
    /// <param name="scale">Every word that could be chosen, in ascending order if they have one.</param>
    /// <exception cref="ArgumentException">A word is not in the scale, or stands there twice; or as for numbers.</exception>
    public static RatingTable Of(string?[,] ratings, IReadOnlyList<string> scale)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(scale);
        var places = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in scale)
        {
            if (!places.TryAdd(word, places.Count + 1))
                throw new ArgumentException($"The scale has \"{word}\" twice; name each category once.", nameof(scale));
        }

        var numbers = new double?[ratings.GetLength(0), ratings.GetLength(1)];
        for (var unit = 0; unit < numbers.GetLength(0); unit++)
        {
            for (var rater = 0; rater < numbers.GetLength(1); rater++)
            {
                if (ratings[unit, rater] is not { Length: > 0 } word)
                    continue;
                numbers[unit, rater] = places.TryGetValue(word, out var place)
                    ? place
                    : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Unit {unit + 1}, rater {rater + 1}: \"{word}\" is not in the scale; add it to the scale or mend the rating."), nameof(ratings));
            }
        }

        return Of(numbers, [.. places.Values]);
    }

    /// <summary>How many raters chose each category: for each unit (row) a count for each category (column).</summary>
    /// <param name="counts">Not negative; units may have different numbers of raters.</param>
    /// <param name="scale">The categories, ascending; null for 1, 2, 3…</param>
    /// <exception cref="ArgumentException">A count is negative, the scale does not fit, or no unit has two ratings' room.</exception>
    public static RatingTable OfCounts(int[,] counts, IReadOnlyList<double>? scale = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (units, categories) = (counts.GetLength(0), counts.GetLength(1));
        scale ??= [.. Enumerable.Range(1, categories).Select(one => (double)one)];
        Given.SameLength(categories, scale.Count, nameof(scale));
        var raters = 2;
        for (var unit = 0; unit < units; unit++)
        {
            var sum = 0;
            for (var category = 0; category < categories; category++)
            {
                if (counts[unit, category] < 0)
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Unit {unit + 1}, category {category + 1}: {counts[unit, category]} is negative; give how many raters chose it."), nameof(counts));
                sum += counts[unit, category];
            }

            raters = Math.Max(raters, sum);
        }

        var ratings = new double?[units, raters];
        for (var unit = 0; unit < units; unit++)
        {
            var rater = 0;
            for (var category = 0; category < categories; category++)
            {
                for (var one = 0; one < counts[unit, category]; one++)
                    ratings[unit, rater++] = scale[category];
            }
        }

        var table = Of(ratings, scale);
        return new(table.Units, table.Raters, table.codes, table.scale, ratersKnown: false);
    }

    /// <summary>The rating, or null.</summary>
    public double? this[int unit, int rater] => Code(unit, rater) is >= 0 and var code ? scale[code] : null;

    /// <summary>The place of the rating in the scale, from 0; −1 where there is none.</summary>
    public int Code(int unit, int rater) => Row(unit)[rater];

    /// <summary>The table without a rater.</summary>
    /// <exception cref="ArgumentException">Only one rater, or no rating, would be left.</exception>
    public RatingTable WithoutRater(int rater) => Only([.. Enumerable.Range(0, Units)], [.. Enumerable.Range(0, Raters).Where(other => other != rater)]);

    /// <summary>The table without a unit.</summary>
    /// <exception cref="ArgumentException">No unit, or no rating, would be left.</exception>
    public RatingTable WithoutUnit(int unit) => Only([.. Enumerable.Range(0, Units).Where(other => other != unit)], [.. Enumerable.Range(0, Raters)]);

    /// <summary>The table of some units and raters, with the same scale.</summary>
    /// <exception cref="ArgumentException">No unit, fewer than two raters, or no rating would be left.</exception>
    public RatingTable Only(IReadOnlyList<int> units, IReadOnlyList<int> raters)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(raters);
        if (units.Count < 1 || raters.Count < 2)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{units.Count} units and {raters.Count} raters would be left; keep at least one unit and two raters."), nameof(units));
        var kept = new int[units.Count * raters.Count];
        var at = 0;
        foreach (var unit in units)
        {
            foreach (var rater in raters)
                kept[at++] = Code(unit, rater);
        }

        return kept.All(code => code < 0)
            ? throw new ArgumentException("No rating would be left; keep units that were rated.", nameof(units))
            : new(units.Count, raters.Count, kept, scale, RatersKnown);
    }

    /// <summary>The units that every rater rated, or null when there is none.</summary>
    public RatingTable? Complete()
    {
        int[] whole = [.. Enumerable.Range(0, Units).Where(unit => !Row(unit).Contains(-1))];
        return whole.Length == Units ? this : whole.Length == 0 ? null : Only(whole, [.. Enumerable.Range(0, Raters)]);
    }

    /// <summary>The same ratings with the scale reduced to the categories that they use.</summary>
    public RatingTable WithUsedScale()
    {
        int[] used = [.. codes.Where(code => code >= 0).Distinct().Order()];
        if (used.Length == scale.Length)
            return this;
        var places = new int[scale.Length];
        for (var at = 0; at < used.Length; at++)
            places[used[at]] = at;
        return new(Units, Raters, [.. codes.Select(code => code < 0 ? -1 : places[code])], [.. used.Select(code => scale[code])], RatersKnown);
    }

    internal ReadOnlySpan<int> Row(int unit) => codes.AsSpan(unit * Raters, Raters);

    internal ReadOnlySpan<double> Values => scale;

    private static double[] ScaleOf(IReadOnlyList<double>? declared, SortedSet<double> used)
    {
        if (declared is null)
            return [.. used];
        double[] categories = [.. declared.Order()];
        for (var at = 0; at < categories.Length; at++)
        {
            if (!double.IsFinite(categories[at]) || (at > 0 && categories[at] == categories[at - 1]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The scale has {categories[at]} twice or as no finite number; name each category once."), nameof(declared));
        }

        return categories;
    }
}
