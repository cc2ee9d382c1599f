using Entente.Methods.Agreement;
using Entente.Methods.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Agreement;

/// <summary>Who and what drives disagreement, by writing the table down anew without the part and by walking through all pairs of ratings.</summary>
public class DriverTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void Influence_is_alpha_less_alpha_of_the_table_written_down_without_the_part() => Prop.ForAll(Seeds, seed =>
    {
        var table = AgreementPropertyTests.Random(seed);
        foreach (var metric in Enum.GetValues<AlphaMetric>())
        {
            var all = SlowAlpha.Of(table, metric);
            foreach (var one in DisagreementDrivers.Raters(table, metric))
                Same(all, Written(table, (_, rater) => rater != one.Rater), metric, one.AlphaWithout, one.Influence);
            foreach (var one in DisagreementDrivers.Units(table, metric))
                Same(all, Written(table, (unit, _) => unit != one.Unit), metric, one.AlphaWithout, one.Influence);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void A_criterion_is_left_out_of_all_criteria_written_below_each_other() => Prop.ForAll(Seeds, seed =>
    {
        RatingTable[] tables = [.. Enumerable.Range(0, 3).Select(at => Ratings(seed + at))];
        var pooled = Below(tables);
        foreach (var metric in Enum.GetValues<AlphaMetric>())
        {
            var all = SlowAlpha.Of(pooled, metric);
            var criteria = DisagreementDrivers.Criteria([.. tables.Select((table, at) => ($"criterion {at}", table))], metric);
            var shares = new double[3];
            for (var at = 0; at < 3; at++)
            {
                Near(SlowAlpha.Of(tables[at], metric), criteria[at].Alpha.Coefficient);
                Same(all, Below([.. tables.Where((_, other) => other != at)]), metric, criteria[at].AlphaWithout, criteria[at].Influence);
            }

            var start = 0;
            for (var at = 0; at < 3; at++, start += tables[at - 1].Units)
                shares[at] = Disagreements(pooled, metric).Where(pair => pair.Unit >= start && pair.Unit < start + tables[at].Units).Sum(pair => pair.Weight);
            for (var at = 0; at < 3; at++)
                Near(shares.Sum() > 0 ? shares[at] / shares.Sum() : null, criteria[at].ShareOfDisagreement);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Shares_are_sums_over_all_pairs_of_ratings() => Prop.ForAll(Seeds, seed =>
    {
        var table = AgreementPropertyTests.Random(seed);
        foreach (var metric in Enum.GetValues<AlphaMetric>())
        {
            var pairs = Disagreements(table, metric);
            var sum = pairs.Sum(pair => pair.Weight);
            foreach (var one in DisagreementDrivers.Raters(table, metric))
                Near(sum > 0 ? pairs.Where(pair => pair.Rater == one.Rater).Sum(pair => pair.Weight) / sum : null, one.ShareOfDisagreement);
            foreach (var one in DisagreementDrivers.Units(table, metric).Where(one => one.Ratings > 1))
                Near(sum > 0 ? pairs.Where(pair => pair.Unit == one.Unit).Sum(pair => pair.Weight) / sum : null, one.ShareOfDisagreement);
            foreach (var one in DisagreementDrivers.Categories(table, metric))
            {
                Near(sum > 0 ? pairs.Where(pair => pair.Code == one.Category).Sum(pair => pair.Weight) / sum : null, one.ShareOfDisagreement);
                // "This category or any other": the nominal alpha of the table of yes and no.
                Near(SlowAlpha.Of(Written(table, (_, _) => true, value => value == one.Category ? 1 : 0)!, AlphaMetric.Nominal), one.Alpha);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    // Every ordered pair of ratings of a unit, with what it adds to the observed disagreement.
    private static List<(int Unit, int Rater, double Code, double Weight)> Disagreements(RatingTable table, AlphaMetric metric)
    {
        var ratings = Enumerable.Range(0, table.Units).Select(unit => Enumerable.Range(0, table.Raters).Where(rater => table[unit, rater] is not null).ToList()).ToList();
        double[] compared = [.. Enumerable.Range(0, table.Units).Where(unit => ratings[unit].Count > 1).SelectMany(unit => ratings[unit].Select(rater => table[unit, rater]!.Value))];
        var found = new List<(int, int, double, double)>();
        for (var unit = 0; unit < table.Units; unit++)
        {
            foreach (var one in ratings[unit])
            {
                foreach (var other in ratings[unit].Where(other => other != one))
                {
                    var (a, b) = (table[unit, one]!.Value, table[unit, other]!.Value);
                    found.Add((unit, one, a, Difference(a, b) / (ratings[unit].Count - 1)));
                }
            }
        }

        return found;

        double Difference(double a, double b) => a == b ? 0 : metric switch
        {
            AlphaMetric.Nominal => 1,
            AlphaMetric.Ordinal => Math.Pow(compared.Count(value => value > Math.Min(a, b) && value < Math.Max(a, b)) + ((compared.Count(value => value == a) + compared.Count(value => value == b)) / 2.0), 2),
            AlphaMetric.Interval => (a - b) * (a - b),
            _ => Math.Pow((a - b) / (a + b), 2),
        };
    }

    private static RatingTable? Written(RatingTable table, Func<int, int, bool> stays, Func<double, double>? value = null)
    {
        var ratings = new double?[table.Units, table.Raters];
        var any = false;
        for (var unit = 0; unit < table.Units; unit++)
        {
            for (var rater = 0; rater < table.Raters; rater++)
            {
                ratings[unit, rater] = stays(unit, rater) && table[unit, rater] is { } given ? value?.Invoke(given) ?? given : null;
                any |= ratings[unit, rater] is not null;
            }
        }

        return any ? RatingTable.Of(ratings, value is null ? table.Scale : [0, 1]) : null;
    }

    private static RatingTable Below(IReadOnlyList<RatingTable> tables)
    {
        var ratings = new double?[tables.Sum(table => table.Units), tables[0].Raters];
        var at = 0;
        foreach (var table in tables)
        {
            for (var unit = 0; unit < table.Units; unit++, at++)
            {
                for (var rater = 0; rater < table.Raters; rater++)
                    ratings[at, rater] = table[unit, rater];
            }
        }

        return RatingTable.Of(ratings, [1, 2, 3, 4]);
    }

    private static RatingTable Ratings(int seed)
    {
        var numbers = new SeededNumbers((ulong)seed, 3);
        var ratings = new double?[4 + numbers.Below(6), 4];
        for (var unit = 0; unit < ratings.GetLength(0); unit++)
        {
            for (var rater = 0; rater < 4; rater++)
                ratings[unit, rater] = numbers.Below(7) == 0 ? null : 1 + numbers.Below(4);
        }

        (ratings[0, 0], ratings[0, 1]) = (1, 2);
        return RatingTable.Of(ratings, [1, 2, 3, 4]);
    }

    private static void Same(double? all, RatingTable? left, AlphaMetric metric, double? without, double? influence)
    {
        var slow = left is null ? null : SlowAlpha.Of(left, metric);
        Near(slow, without);
        Near(all - slow, influence);
    }

    private static void Near(double? slow, double? ours)
    {
        Assert.Equal(slow is null, ours is null);
        if (slow is { } value)
            Assert.Equal(value, ours!.Value, 1e-10);
    }
}
