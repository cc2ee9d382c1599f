using Entente.Methods.Randomness;
using Entente.Methods.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Signals;

/// <summary>Fast counting and scoring equal the slow obvious ones on data large enough to take the fast ways.</summary>
public class CountingTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    [InlineData(true, 3)]
    public void Counts_and_expectations_are_those_of_sets_of_reports(bool scattered, int strata)
    {
        var numbers = new SeededNumbers(4);
        var given = new List<(string Report, string Product, string Event, string Stratum)>();
        for (var row = 0; row < 60_000; row++)
        {
            var report = scattered ? numbers.Below(25_000) : row / 3;
            given.Add(($"Ä{report}", $"product {Math.Min(numbers.Below(400), numbers.Below(400))}", $"ε{numbers.Below(150)}", strata == 1 ? "" : $"{report % strata}"));
        }

        ReportRows texts = new(), bytes = new();
        foreach (var (report, product, reaction, stratum) in given)
        {
            texts.Add(report, product, reaction, stratum);
            bytes.AddUtf8(System.Text.Encoding.UTF8.GetBytes(report), System.Text.Encoding.UTF8.GetBytes(product), System.Text.Encoding.UTF8.GetBytes(reaction), System.Text.Encoding.UTF8.GetBytes(stratum));
        }

        var table = texts.Table();
        var pairs = given.GroupBy(row => (row.Product, row.Event)).ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Report).Distinct().Count());
        Assert.Equal(pairs.Count, table.Length);
        Assert.Equal(given.Select(row => row.Report).Distinct().Count(), table.Reports);
        Assert.Equal(given.Select(row => row.Product).Distinct(), table.Products);
        Assert.Equal(given.Select(row => row.Event).Distinct(), table.Events);
        var byStratum = given.GroupBy(row => row.Stratum).Select(rows => (All: (double)rows.Select(row => row.Report).Distinct().Count(),
            Products: rows.GroupBy(row => row.Product).ToDictionary(group => group.Key, group => group.Select(row => row.Report).Distinct().Count()),
            Events: rows.GroupBy(row => row.Event).ToDictionary(group => group.Key, group => group.Select(row => row.Report).Distinct().Count()))).ToList();
        for (var pair = 0; pair < table.Length; pair++)
        {
            var (product, reaction) = (table.Products[table.Product[pair]], table.Events[table.Event[pair]]);
            Assert.Equal(pairs[(product, reaction)], table.Count[pair]);
            Assert.Equal(byStratum.Sum(one => one.Products.GetValueOrDefault(product) * (double)one.Events.GetValueOrDefault(reaction) / one.All), table.Expected[pair], 1e-9 * table.Expected[pair]);
            Assert.True(pair == 0 || (table.Product[pair - 1], table.Event[pair - 1]).CompareTo((table.Product[pair], table.Event[pair])) < 0);
        }

        var same = bytes.Table();
        Assert.Equal(table.Count, same.Count);
        Assert.Equal(table.Expected, same.Expected);
        Assert.Equal(table.Products, same.Products);
    }

    [Fact]
    public void Scores_of_many_cells_are_those_of_each_and_their_quantiles_divide_the_posterior() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var numbers = new SeededNumbers((ulong)seed);
        var prior = new GammaPoissonPrior(0.05 + numbers.Uniform(), 0.05 + numbers.Uniform(), 0.5 + (5 * numbers.Uniform()), 0.5 + (5 * numbers.Uniform()), 0.05 + (0.9 * numbers.Uniform()));
        var (counts, expected) = (new long[5000], new double[5000]);
        for (var at = 0; at < counts.Length; at++)
            (counts[at], expected[at]) = (numbers.Below(1 + numbers.Below(40)), numbers.Below(6) == 0 ? 0.5 : Math.Exp((8 * numbers.Uniform()) - 5));
        var scores = GammaPoissonPosterior.Of(prior, counts, expected);
        for (var at = 0; at < counts.Length; at += 37)
        {
            var one = GammaPoissonPosterior.Of(prior, counts[at], expected[at]);
            Assert.Equal(one.Weight, scores[at].Weight);
            Assert.Equal(one.Mean, scores[at].Mean);
            Assert.Equal(one.Lower, scores[at].Lower, 1e-11 * one.Lower);
            Assert.Equal(one.Upper, scores[at].Upper, 1e-11 * one.Upper);
            Assert.Equal(0.05, GammaPoissonPosterior.Probability(prior, counts[at], expected[at], scores[at].Lower).AtMost, 1e-11);
            Assert.Equal(0.05, GammaPoissonPosterior.Probability(prior, counts[at], expected[at], scores[at].Upper).More, 1e-11);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(6));

    [Fact]
    public void A_search_that_began_on_few_cells_ends_where_one_on_all_cells_ends()
    {
        // Drawn from a prior: 4,000 different cells, so that the search begins on few.
        var numbers = new SeededNumbers(12);
        var (counts, expected) = (new List<long>(), new List<double>());
        while (counts.Count < 4000)
        {
            var e = Math.Exp((7 * numbers.Uniform()) - 4);
            var ratio = numbers.Uniform() < 0.2 ? 1 + (6 * numbers.Uniform()) : 0.4 + (0.8 * numbers.Uniform());
            if (numbers.Poisson(e * ratio) is > 0 and var count)
            {
                counts.Add(count);
                expected.Add(e);
            }
        }

        var cells = WeightedCells.Of([.. counts], [.. expected]);
        var fit = GammaPoissonFit.Of(cells);
        // From the end itself a search has nowhere to go, and no other start of a fine grid leads further down.
        var again = GammaPoissonFit.Of(cells, starts: [fit.Prior, .. from a in new[] { 0.3, 2.0 } from b in new[] { 0.5, 3.0 } from w in new[] { 0.1, 0.6 } select new GammaPoissonPrior(a, b, 4, 5, w)]);
        Assert.True(again.NegativeLogLikelihood >= fit.NegativeLogLikelihood - 1e-6, $"{again.NegativeLogLikelihood:R} {fit.NegativeLogLikelihood:R}");
        Assert.Equal(fit.NegativeLogLikelihood, GammaPoissonFit.NegativeLogLikelihoodOf(fit.Prior, cells), 1e-9 * fit.NegativeLogLikelihood);
        foreach (var factor in new[] { 0.99, 1.01 })
        {
            foreach (var near in new[] { fit.Prior with { Shape1 = fit.Prior.Shape1 * factor }, fit.Prior with { Rate1 = fit.Prior.Rate1 * factor }, fit.Prior with { Shape2 = fit.Prior.Shape2 * factor }, fit.Prior with { Rate2 = fit.Prior.Rate2 * factor }, fit.Prior with { Weight = fit.Prior.Weight * factor } })
                Assert.True(GammaPoissonFit.NegativeLogLikelihoodOf(near, cells) >= fit.NegativeLogLikelihood - 1e-9);
        }
    }

    [Fact]
    public void Half_a_letter_is_no_name() =>
        Assert.Contains("half of a letter", Assert.Throws<ArgumentException>(() => new ReportRows().Add("1", "a\ud83d", "b")).Message, StringComparison.Ordinal);
}
