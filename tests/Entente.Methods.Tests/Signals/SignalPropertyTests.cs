using Entente.Methods.Randomness;
using Entente.Methods.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Signals;

/// <summary>What must hold of signals whatever the numbers are.</summary>
public class SignalPropertyTests
{
    private static readonly GammaPoissonPrior Prior = new(0.4, 0.2, 2, 2, 0.2);

    private static Arbitrary<TwoByTwo> AnyTable => Gen.Choose(0, 400).Four().Select(cells => new TwoByTwo(cells.Item1, cells.Item2, cells.Item3, cells.Item4)).ToArbitrary();

    [Fact]
    public void Measures_do_not_care_which_side_is_the_product() => Prop.ForAll(AnyTable, table =>
    {
        var turned = new TwoByTwo(table.Both, table.EventOnly, table.ProductOnly, table.Neither);
        return Near(ReportingRatio.Odds(table).Value, ReportingRatio.Odds(turned).Value) && Near(Association.ChiSquare(table), Association.ChiSquare(turned))
            && Near(Association.Fisher(table).LogGreater, Association.Fisher(turned).LogGreater) && Near(Association.Fisher(table).TwoSided, Association.Fisher(turned).TwoSided)
            && Near(table.Expected, turned.Expected) && (table.Total == 0 || Near(InformationComponent.Normal(table).Value, InformationComponent.Normal(turned).Value));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_exact_test_equals_the_whole_sum() => Prop.ForAll(Gen.Choose(0, 40).Four().ToArbitrary(), cells =>
    {
        var table = new TwoByTwo(cells.Item1, cells.Item2, cells.Item3, cells.Item4);
        var (lowest, highest) = (Math.Max(0, table.Product + table.Event - table.Total), Math.Min(table.Product, table.Event));
        var weights = new List<double>();
        for (var a = lowest; a <= highest; a++)
            weights.Add(Math.Exp(Choose(table.Event, a) + Choose(table.Total - table.Event, table.Product - a) - Choose(table.Total, table.Product)));
        var at = weights[(int)(table.Both - lowest)];
        var fisher = Association.Fisher(table);
        var whole = Near(weights.Skip((int)(table.Both - lowest)).Sum(), fisher.Greater) && Near(weights.Where(weight => weight <= at * (1 + 1e-7)).Sum(), fisher.TwoSided);
        if (Association.ConditionalOddsRatio(table) is not ({ } odds and > 0 and < double.PositiveInfinity))
            return whole;
        double sum = 0, first = 0;
        for (var a = lowest; a <= highest; a++)
        {
            var weight = weights[(int)(a - lowest)] * Math.Pow(odds, a - table.Both);
            (sum, first) = (sum + weight, first + (weight * a));
        }

        return whole && Math.Abs((first / sum) - table.Both) < 1e-8 * Math.Max(1, table.Both);

        static double Choose(long n, long k)
        {
            var log = 0.0;
            for (var one = 1L; one <= k; one++)
                log += Math.Log((n - k + one) / (double)one);
            return log;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Scores_rise_with_the_count_fall_with_the_expectation_and_lie_between_their_limits() =>
        Prop.ForAll(Gen.Choose(0, 300).Zip(Gen.Choose(1, 100_000)).ToArbitrary(), drawn =>
        {
            var (count, expected) = (drawn.Item1, drawn.Item2 / 1000.0);
            var (score, more, wider) = (GammaPoissonPosterior.Of(Prior, count, expected), GammaPoissonPosterior.Of(Prior, count + 1, expected), GammaPoissonPosterior.Of(Prior, count, expected * 1.1));
            var (shrunk, above) = (InformationComponent.Shrinkage(count, expected), InformationComponent.Shrinkage(count + 1, expected));
            var tails = GammaPoissonPosterior.Probability(Prior, count, expected, score.Lower);
            return score.Lower < score.Mean && score.Mean < score.Upper && more.Mean > score.Mean && more.Lower > score.Lower && wider.Mean < score.Mean && wider.Upper < score.Upper
                && Math.Abs(tails.AtMost - 0.05) < 1e-11 && Math.Abs(tails.AtMost + tails.More - 1) < 1e-12 && shrunk.Lower < shrunk.Value && shrunk.Value < shrunk.Upper && above.Lower > shrunk.Lower;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Scores_of_many_cells_are_those_of_each_and_large_counts_tend_to_the_ratio()
    {
        var numbers = new SeededNumbers(4);
        var (counts, expected) = (new long[5_000], new double[5_000]);
        for (var at = 0; at < counts.Length; at++)
            (counts[at], expected[at]) = (numbers.Poisson(3 * numbers.Uniform()), 4 * numbers.Uniform());
        var many = GammaPoissonPosterior.Of(Prior, counts, expected);
        var deviation = new Deviation("many against one", 1e-12);
        for (var at = 0; at < counts.Length; at += 7)
        {
            var one = GammaPoissonPosterior.Of(Prior, counts[at], expected[at]);
            deviation.Add($"{at} weight", one.Weight, many[at].Weight);
            deviation.Add($"{at} mean", one.Mean, many[at].Mean);
            deviation.Add($"{at} lower", one.Lower, many[at].Lower);
            deviation.Add($"{at} upper", one.Upper, many[at].Upper);
        }

        deviation.Settle();
        var large = GammaPoissonPosterior.Of(Prior, 5_000_000, 1_000_000);
        Assert.Equal(5, large.Mean, 1e-4);
        Assert.Equal(5, large.Lower, 1e-2);
    }

    [Fact]
    public void The_fast_count_equals_the_obvious_one_in_any_order_of_rows()
    {
        var numbers = new SeededNumbers(8);
        var rows = new List<(string Report, string Product, string Event, string Stratum)>();
        for (var at = 0; at < 4_000; at++)
        {
            var report = numbers.Below(900);
            // Some reports stand in two strata, and some rows come twice.
            rows.Add(($"r{report}", $"p{numbers.Below(30)}", $"e{numbers.Below(40)}", $"s{(report % 50 == 0 ? numbers.Below(3) : report % 3)}"));
        }

        for (var at = 0; at < 200; at++)
            rows.Add(rows[numbers.Below(4_000)]);
        var (all, shuffled) = (Table(rows), Table([.. rows.OrderBy(_ => numbers.Next())]));
        var deviation = new Deviation("counted", 1e-13);
        foreach (var table in new[] { all, shuffled })
        {
            Assert.Equal(rows.Select(row => row.Report).Distinct().Count(), table.Reports);
            for (var pair = 0; pair < table.Length; pair++)
            {
                var (product, reaction) = (table.Products[table.Product[pair]], table.Events[table.Event[pair]]);
                Assert.Equal(rows.Where(row => row.Product == product && row.Event == reaction).Select(row => row.Report).Distinct().Count(), table.Count[pair]);
                var expected = rows.GroupBy(row => row.Stratum).Sum(stratum =>
                    (double)Reports(stratum, row => row.Product == product) * Reports(stratum, row => row.Event == reaction) / Reports(stratum, _ => true));
                deviation.Add($"{product} {reaction}", expected, table.Expected[pair]);
            }

            Assert.Equal(rows.Select(row => (row.Product, row.Event)).Distinct().Count(), table.Length);
        }

        deviation.Settle();
        Assert.Equal(30 * 40, Table(rows, withEmpty: true).Length);

        static int Reports(IEnumerable<(string Report, string Product, string Event, string Stratum)> rows, Func<(string Report, string Product, string Event, string Stratum), bool> which) =>
            rows.Where(which).Select(row => row.Report).Distinct().Count();
    }

    [Fact]
    public void Tables_of_nodes_add_up_to_that_of_the_whole_and_suppressed_cells_enclose_it()
    {
        var numbers = new SeededNumbers(9);
        var rows = new List<(string Report, string Product, string Event, string Stratum)>();
        for (var at = 0; at < 3_000; at++)
        {
            var report = numbers.Below(1_200);
            rows.Add(($"r{report}", $"p{numbers.Below(12)}", $"e{numbers.Below(15)}", $"n{report % 3}"));
        }

        var whole = Table(rows);
        NodeCounts[] nodes = [.. rows.GroupBy(row => row.Stratum).Select(node => NodeCounts.Of(node.Key, Table([.. node])))];
        NodeCounts[] suppressed = [.. rows.GroupBy(row => row.Stratum).Select(node => NodeCounts.Of(node.Key, Table([.. node]), limit: 5))];
        var (merged, turned, hidden) = (MergedCounts.Of(nodes), MergedCounts.Of([.. nodes.Reverse()]), MergedCounts.Of(suppressed));
        Assert.Equal(whole.Reports, merged.Reports);
        Assert.Equal(whole.Length, merged.Pairs.Count);
        Assert.Equal(merged.Pairs, turned.Pairs);
        var deviation = new Deviation("merged expectations", 1e-13);
        for (var at = 0; at < whole.Length; at++)
        {
            var (product, reaction) = (whole.Products[whole.Product[at]], whole.Events[whole.Event[at]]);
            var pair = merged.Pairs.Single(one => one.Product == product && one.Event == reaction);
            Assert.Equal(CountRange.Exactly(whole.Count[at]), pair.Count);
            Assert.Equal(whole.Table(at), pair.Lowest);
            deviation.Add($"{product} {reaction}", whole.Expected[at], pair.Expected);
            var part = hidden.Pairs.Single(one => one.Product == product && one.Event == reaction);
            Assert.InRange(whole.Count[at], part.Count.Low, part.Count.High);
            var (low, high) = part.Range((count, expected) => GammaPoissonPosterior.Of(Prior, count, expected).Lower);
            Assert.InRange(GammaPoissonPosterior.Of(Prior, whole.Count[at], whole.Expected[at]).Lower, low * (1 - 1e-12), high * (1 + 1e-12));
        }

        deviation.Settle();
        Assert.Contains("comes twice", Assert.Throws<ArgumentException>(() => MergedCounts.Of([nodes[0], nodes[0]])).Message, StringComparison.Ordinal);
        var wrong = nodes[0] with { Cells = new Dictionary<(string, string), CountRange> { [("p0", "e0")] = CountRange.Exactly(100_000) } };
        Assert.Contains("at least as many", Assert.Throws<ArgumentException>(() => MergedCounts.Of([wrong])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Squashing_keeps_the_sums_and_hardly_moves_the_likelihood()
    {
        var numbers = new SeededNumbers(10);
        var (counts, expected) = (new long[8_000], new double[8_000]);
        for (var at = 0; at < counts.Length; at++)
        {
            expected[at] = Math.Exp((3 * numbers.Uniform()) - 2);
            counts[at] = numbers.Poisson(expected[at] * (numbers.Below(10) == 0 ? 4 : 1));
        }

        var squashed = Squashing.Automatic(counts, expected);
        Assert.True(squashed.Counts.Count < 2_500, $"{squashed.Counts.Count}");
        Assert.Equal(8_000, squashed.Weights.Sum());
        Assert.Equal(1, Enumerable.Range(0, squashed.Counts.Count).Sum(at => squashed.Expected[at] * squashed.Weights[at]) / expected.Sum(), 1e-12);
        Assert.Equal(counts.Sum(), Enumerable.Range(0, squashed.Counts.Count).Sum(at => squashed.Counts[at] * squashed.Weights[at]));
        var (fit, whole) = (GammaPoissonFit.Of(squashed, least: 0), GammaPoissonFit.Of(WeightedCells.Of(counts, expected), least: 0, starts: [new(0.2, 0.1, 2, 4, 1.0 / 3)]));
        Assert.Equal(1, GammaPoissonFit.NegativeLogLikelihoodOf(fit.Prior, WeightedCells.Of(counts, expected), 0) / whole.NegativeLogLikelihood, 1e-5);
        Assert.True(fit.Prior.Mean1 >= fit.Prior.Mean2);
    }

    [Fact]
    public void A_fit_of_any_cells_gives_a_prior_that_can_be_used()
    {
        var numbers = new SeededNumbers(11);
        for (var round = 0; round < 60; round++)
        {
            var size = 5 + numbers.Below(60);
            var least = round % 3 == 0 ? 0 : 1;
            var (counts, expected) = (new long[size], new double[size]);
            for (var at = 0; at < size; at++)
            {
                expected[at] = round % 7 == 0 ? 1 : Math.Exp((10 * numbers.Uniform()) - 7);
                counts[at] = round % 5 == 0 ? least + 1 : Math.Max(least, numbers.Poisson(Math.Min(200, expected[at] * (round % 2 == 0 ? 1 : 5 * numbers.Uniform()))));
            }

            var fit = GammaPoissonFit.Of(WeightedCells.Of(counts, expected), least, (Truncation)(round % 2));
            Assert.True(double.IsFinite(fit.NegativeLogLikelihood), $"{round}");
            Assert.True(fit.Note is not null || fit.End == FitEnd.Inside);
            foreach (var score in GammaPoissonPosterior.Of(fit.Prior, counts, expected))
                Assert.True(score.Mean >= 0 && score.Lower >= 0 && score.Lower <= score.Upper && double.IsFinite(score.Upper), $"{round} {fit.Prior} {score}");
        }
    }

    [Fact]
    public void The_likelihood_of_both_truncations_equals_the_obvious_sum()
    {
        var prior = new GammaPoissonPrior(0.7, 0.3, 2.5, 2, 0.3);
        long[] counts = [3, 5, 4, 12, 3];
        double[] expected = [0.4, 6, 1e-3, 2.2, 9];
        foreach (var truncation in Enum.GetValues<Truncation>())
        {
            foreach (var least in new[] { 0, 1, 3 })
            {
                var sum = 0.0;
                for (var at = 0; at < counts.Length; at++)
                {
                    double one = Chance(prior.Shape1, prior.Rate1, counts[at], expected[at]), other = Chance(prior.Shape2, prior.Rate2, counts[at], expected[at]);
                    double known = Known(prior.Shape1, prior.Rate1, expected[at], least), knownOther = Known(prior.Shape2, prior.Rate2, expected[at], least);
                    sum -= Math.Log(truncation == Truncation.ByComponent ? (prior.Weight * one / known) + ((1 - prior.Weight) * other / knownOther)
                        : ((prior.Weight * one) + ((1 - prior.Weight) * other)) / ((prior.Weight * known) + ((1 - prior.Weight) * knownOther)));
                }

                Assert.Equal(1, GammaPoissonFit.NegativeLogLikelihoodOf(prior, WeightedCells.Of(counts, expected), least, truncation) / sum, 1e-11);
            }
        }

        static double Chance(double shape, double rate, long count, double e)
        {
            var chance = Math.Pow(rate / (rate + e), shape);
            for (var n = 0; n < count; n++)
                chance *= (shape + n) / (n + 1) * (e / (rate + e));
            return chance;
        }

        static double Known(double shape, double rate, double e, int least) => Enumerable.Range(least, 3_000).Sum(count => Chance(shape, rate, count, e));
    }

    [Fact]
    public void Rates_of_discovery_are_monotone_and_do_not_depend_on_the_order_of_cells() => Prop.ForAll(Gen.Choose(0, 1000).NonEmptyListOf().ToArbitrary(), drawn =>
    {
        double[] values = [.. drawn.Select(one => one / 1000.0)], turned = [.. values.Reverse()];
        var (one, other) = (FalseDiscovery.BenjaminiHochberg(values), FalseDiscovery.BenjaminiHochberg(turned));
        var (bayes, back) = (FalseDiscovery.Bayesian(values), FalseDiscovery.Bayesian(turned));
        return one.Rates.SequenceEqual(other.Rates) && one.Rates.Zip(one.Rates.Skip(1)).All(pair => pair.First <= pair.Second) && one.Rates.Zip(one.Order).All(pair => pair.First >= values[pair.Second] - 1e-12)
            && bayes.Rates.Zip(bayes.Rates.Skip(1)).All(pair => pair.First <= pair.Second + 1e-12) && bayes.Rates.Zip(back.Rates).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }).QuickCheckThrowOnFailure();

    private static PairTable Table(List<(string Report, string Product, string Event, string Stratum)> rows, bool withEmpty = false)
    {
        var all = new ReportRows();
        foreach (var (report, product, reaction, stratum) in rows)
            all.Add(report, product, reaction, stratum);
        return all.Table(withEmpty);
    }

    private static bool Near(double? one, double? other) => one is { } first && other is { } second
        ? first.Equals(second) || Math.Abs(first - second) <= 1e-9 * Math.Max(1, Math.Abs(first))
        : one is null == other is null;
}
