using Entente.Methods.Functions;
using Entente.Methods.Signals;

namespace Entente.Methods.Tests.Signals;

/// <summary>Worked examples, edges and refusals of signal detection.</summary>
public class SignalExampleTests
{
    private static readonly GammaPoissonPrior Prior = new(0.2, 0.06, 1.4, 1.8, 0.1);

    [Fact]
    public void The_worked_example_of_the_procedures_is_a_signal()
    {
        var table = new TwoByTwo(12, 88, 60, 2840);
        var (proportional, odds) = (ReportingRatio.Proportional(table), ReportingRatio.Odds(table));
        Assert.Equal("5.80 3.23 10.43", FormattableString.Invariant($"{proportional.Value:F2} {proportional.Lower:F2} {proportional.Upper:F2}"));
        Assert.Equal("6.455 3.35 12.43", FormattableString.Invariant($"{odds.Value:F3} {odds.Lower:F2} {odds.Upper:F2}"));
        Assert.Equal(36.57, Association.ChiSquare(table)!.Value, 0.005);
        Assert.True(SignalCriterion.Evans.Holds(table));
        Assert.True(SignalCriterion.ProportionalLimit.Holds(table));
        Assert.True(SignalCriterion.OddsLimit.Holds(table));
    }

    [Fact]
    public void Rules_of_two_authorities_hold_where_the_golden_tables_say()
    {
        var golden = Golden.Read("signals/twobytwo.csv");
        var (evans, limit) = (0, 0);
        var three = SignalCriterion.ProportionalLimit with { LeastReports = 3 };
        foreach (var row in golden.Rows)
        {
            var table = new TwoByTwo((long)golden.Number(row, "a"), (long)golden.Number(row, "b"), (long)golden.Number(row, "c"), (long)golden.Number(row, "d"));
            evans += SignalCriterion.Evans.Holds(table) == (golden.Text(row, "evans_PRR_signal") == "1") ? 0 : 1;
            limit += three.Holds(table) == (golden.Text(row, "ema_signal") == "1") ? 0 : 1;
        }

        Assert.Equal((0, 0), (evans, limit));
    }

    [Fact]
    public void An_empty_cell_says_what_the_formula_says_or_is_corrected_visibly()
    {
        var table = new TwoByTwo(5, 10, 0, 85);
        var plain = ReportingRatio.Proportional(table);
        Assert.Equal(double.PositiveInfinity, plain.Value);
        Assert.Null(plain.Lower);
        Assert.False(plain.Corrected);
        Assert.Null(plain.PValue());
        var corrected = ReportingRatio.Proportional(table, correct: true);
        Assert.True(corrected.Corrected);
        Assert.Equal(5.5 / 16 / (0.5 / 86), corrected.Value!.Value, 1e-12);
        Assert.False(ReportingRatio.Proportional(new(5, 10, 3, 85), correct: true).Corrected);
        var none = ReportingRatio.Odds(new(0, 0, 0, 85));
        Assert.Null(none.Value);
        Assert.NotNull(none.Reason);
        Assert.Null(new TwoByTwo(0, 0, 0, 0).Expected);
        Assert.Null(Association.ChiSquare(new(0, 0, 4, 5)));
        Assert.Null(Association.ConditionalOddsRatio(new(0, 0, 4, 5)));
        Assert.Equal(1, ReportingRatio.Odds(new(0, 5, 4, 85)).PValue());
    }

    [Fact]
    public void What_is_no_table_is_refused_in_words()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoByTwo(-1, 2, 3, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoByTwo(1, 2, 3, long.MaxValue));
        Assert.Contains("distinct reports", Assert.Throws<ArgumentException>(() => TwoByTwo.OfMargins(5, 4, 9, 100)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaPoissonPosterior.Of(Prior, 3, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaPoissonPosterior.Of(Prior with { Rate2 = 0 }, 3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => InformationComponent.Shrinkage(-1, 1));
        Assert.Contains("Row 1 names no event", Assert.Throws<ArgumentException>(() => new ReportRows().Add("1", "a", "")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new ReportRows().Table());
        Assert.Contains("Row 2 says -3", Assert.Throws<ArgumentException>(() => PairTable.OfCounts([("a", "b", 1), ("a", "c", -3)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PairTable.OfCounts([]));
        Assert.Throws<ArgumentException>(() => PairTable.OfCounts([("a", "b", 0)]));
        Assert.Contains("5 parameters".Replace("5", "five", StringComparison.Ordinal), Assert.Throws<ArgumentException>(() => GammaPoissonFit.Of(WeightedCells.Of([1, 2], [1, 1]))).Message, StringComparison.Ordinal);
        Assert.Contains("truncated there", Assert.Throws<ArgumentException>(() => GammaPoissonFit.Of(WeightedCells.Of([0, 1, 2, 3, 4], [1, 1, 1, 1, 1]))).Message, StringComparison.Ordinal);
        Assert.Contains("none is expected", Assert.Throws<ArgumentException>(() => GammaPoissonFit.Of(WeightedCells.Of([1, 1, 2, 3, 4], [1, 1, 1, 0, 1]))).Message, StringComparison.Ordinal);
        Assert.Contains("Cell 2", Assert.Throws<ArgumentException>(() => WeightedCells.Of([1, 1], [1, double.PositiveInfinity])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FalseDiscovery.Bayesian([0.1, 1.2]));
        Assert.Contains("first look", Assert.Throws<ArgumentOutOfRangeException>(() => MaxSprt.Critical(new(5, Start: 5))).Message, StringComparison.Ordinal);
        Assert.Contains("equal", Assert.Throws<ArgumentException>(() => ControlChart.Shewhart([3, 3, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SequentialRatio.Of(3, 1, 5, 4));
    }

    [Fact]
    public void Where_two_neighbours_share_the_mode_no_table_is_likelier()
    {
        // (23 + 1)(16 + 1)/(49 + 2) is 8: 7 and 8 have the same probability.
        Assert.Equal(1, Association.Fisher(new(7, 16, 9, 17)).TwoSided);
        Assert.Equal(1, Association.Fisher(new(8, 15, 8, 18)).TwoSided);
    }

    [Fact]
    public void One_product_alone_is_expected_to_have_what_it_has()
    {
        var rows = new ReportRows();
        foreach (var report in new[] { "1", "2", "3" })
            rows.Add(report, "only", report == "3" ? "pain" : "fever");
        var table = rows.Table();
        Assert.Equal([2, 1], table.Count);
        Assert.Equal([2.0, 1.0], table.Expected);
        Assert.Null(ReportingRatio.Proportional(table.Table(0)).Value);
    }

    [Fact]
    public void A_trend_against_a_stated_rate_and_against_an_earlier_period()
    {
        // 15 incidents in a quarter with 5 foreseeable: P(X ≥ 15), summed from the other end.
        var sum = 0.0;
        var term = Math.Exp(-5);
        for (var count = 0; count < 15; count++, term *= 5.0 / count)
            sum += term;
        var stated = RareEvents.AgainstStated(15, 1, 5);
        Assert.Equal(1 - sum, stated.Probability, 1e-15);
        Assert.True(stated.Increased(0.001));
        Assert.Equal(3, stated.Ratio);
        Assert.Equal(0.05, CountTails.Poisson(14, stated.RateLower).More, 1e-12);

        // 9 of 1,000 devices after 4 of 2,000: given 13 in all, binomial with a third.
        var earlier = RareEvents.AgainstEarlier(9, 1_000, 4, 2_000);
        Assert.Equal(4.5, earlier.Ratio!.Value, 1e-12);
        var chance = 0.0;
        for (var count = 9; count <= 13; count++)
            chance += Choose(13, count) * Math.Pow(1 / 3.0, count) * Math.Pow(2 / 3.0, 13 - count);
        Assert.Equal(chance, earlier.Probability, 1e-14);
        Assert.True(earlier.RatioLower is > 1 and < 4.5);
        Assert.Equal(double.PositiveInfinity, RareEvents.AgainstStated(1, 1, 0).Ratio);
        Assert.Null(RareEvents.AgainstStated(0, 1, 0).Ratio);
        Assert.Equal(1, RareEvents.AgainstStated(0, 1, 0).Probability);
        Assert.Equal(1, RareEvents.AgainstEarlier(0, 1, 0, 1).Probability);

        static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;
    }

    [Fact]
    public void Derivatives_of_the_gamma_function()
    {
        const double euler = 0.57721566490153286;
        Assert.Equal(-euler, GammaFunctions.Digamma(1), 1e-14);
        Assert.Equal(-euler - (2 * Math.Log(2)), GammaFunctions.Digamma(0.5), 1e-14);
        Assert.Equal(Math.PI * Math.PI / 6, GammaFunctions.Trigamma(1), 1e-14);
        Assert.Equal(Math.PI * Math.PI / 2, GammaFunctions.Trigamma(0.5), 1e-13);
        foreach (var x in new[] { 1e-3, 0.7, 11.99, 12.01, 15.99, 16.01, 1e3, 1e8 })
        {
            Assert.Equal(1 / x, GammaFunctions.Digamma(x + 1) - GammaFunctions.Digamma(x), 1e-13 * Math.Max(1, 1 / x));
            Assert.Equal(1, (GammaFunctions.Trigamma(x) - GammaFunctions.Trigamma(x + 1)) * x * x, x > 1e6 ? 1e-1 : 1e-9);
        }
    }

    [Fact]
    public void Incomplete_gamma_functions_and_quantiles()
    {
        foreach (var x in new[] { 1e-8, 0.1, 1, 5, 40.0, 200 })
        {
            Assert.Equal(Math.Exp(-x), GammaFunctions.Incomplete(1, x).Upper, 1e-13 * Math.Exp(-x));
            Assert.Equal(1, GammaFunctions.Incomplete(0.5, x).Upper / MathNet.Numerics.SpecialFunctions.Erfc(Math.Sqrt(x)), 1e-12);
        }

        // Whole shapes are Poisson tails; at 30,000 the tails are integrated.
        foreach (var shape in new[] { 25L, 400, 19_000, 30_000, 2_000_000 })
        {
            foreach (var away in new[] { -3.0, -0.5, 0, 0.5, 4 })
            {
                var x = shape + (away * Math.Sqrt(shape));
                var (lower, upper) = GammaFunctions.Incomplete(shape, x);
                var (atMost, more) = CountTails.Poisson(shape - 1, x);
                Assert.Equal(1, upper / atMost, 1e-10);
                Assert.Equal(1, lower / more, 1e-10);
            }
        }

        foreach (var shape in new[] { 0.01, 0.5, 1, 3.7, 60, 1e4, 1e7 })
        {
            foreach (var probability in new[] { 1e-6, 0.025, 0.4, 0.5, 0.95, 1 - 1e-6 })
            {
                var x = GammaFunctions.Quantile(probability, shape);
                if (x > 1e-300)
                    Assert.Equal(1, probability <= 0.5 ? GammaFunctions.Incomplete(shape, x).Lower / probability : GammaFunctions.Incomplete(shape, x).Upper / (1 - probability), 1e-9);
            }
        }
    }
}
