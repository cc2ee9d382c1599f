using Entente.Methods.Agreement;

namespace Entente.Methods.Tests.Agreement;

/// <summary>Worked examples, edges and refusals of the coefficients of agreement.</summary>
public class AgreementExampleTests
{
    private static readonly double?[] A = [0, 1, 1, 2, 2, 2, 3, 3, 1, 0, 2, 3];
    private static readonly double?[] B = [0, 1, 2, 2, 2, 1, 3, 2, 1, 0, 2, 3];

    [Theory]
    [InlineData(CategoryWeights.Identity, 0.6571)]
    [InlineData(CategoryWeights.Linear, 0.7722)]
    [InlineData(CategoryWeights.Quadratic, 0.8732)]
    public void Two_assessors_of_twelve_dossiers(CategoryWeights weights, double kappa)
    {
        var estimate = CohenKappa.Of(Pair(A, B, [0, 1, 2, 3]), 0, 1, weights);
        Assert.Equal(kappa, estimate.Coefficient!.Value, 5e-5);
        if (weights == CategoryWeights.Identity)
        {
            Assert.Equal(0.75, estimate.Observed!.Value, 1e-12);
            Assert.Equal(0.270833, estimate.Expected!.Value, 5e-7);
        }
    }

    [Fact]
    public void Four_raters_of_five_dossiers_by_counts()
    {
        var table = RatingTable.OfCounts(new[,] { { 4, 0, 0, 0 }, { 0, 3, 1, 0 }, { 0, 1, 3, 0 }, { 0, 0, 2, 2 }, { 0, 0, 0, 4 } });
        var estimate = AgreementMeasures.Of(table, AgreementCoefficient.Fleiss);
        Assert.Equal(2.0 / 3, estimate.Observed!.Value, 1e-12);
        Assert.Equal(0.26, estimate.Expected!.Value, 1e-12);
        Assert.Equal(0.5495, estimate.Coefficient!.Value, 5e-5);
        Assert.Throws<ArgumentException>(() => AgreementMeasures.Of(table, AgreementCoefficient.Conger));
        Assert.Throws<ArgumentException>(() => DisagreementDrivers.Raters(table, AlphaMetric.Nominal));
        Assert.Equal(5, AgreementMeasures.All(table).Count);
    }

    [Fact]
    public void Identification_of_forty_samples_by_a_network()
    {
        // 17 of 18 positive and 20 of 22 negative samples right: kappa of result against truth.
        var truth = Enumerable.Repeat(1.0, 18).Concat(Enumerable.Repeat(0.0, 22)).Select(value => (double?)value).ToArray();
        var result = Enumerable.Repeat(1.0, 17).Append(0).Concat([1, 1]).Concat(Enumerable.Repeat(0.0, 20)).Select(value => (double?)value).ToArray();
        var estimate = CohenKappa.Of(Pair(truth, result), 0, 1);
        Assert.Equal(0.925, estimate.Observed!.Value, 1e-12);
        Assert.Equal(0.5025, estimate.Expected!.Value, 1e-12);
        Assert.Equal(0.8492, estimate.Coefficient!.Value, 5e-5);
    }

    [Fact]
    public void When_all_ratings_are_equal_kappa_and_alpha_are_undefined_and_say_why()
    {
        var table = Pair([1, 1, 1], [1, 1, 1]);
        foreach (var coefficient in new[] { AgreementCoefficient.Fleiss, AgreementCoefficient.Conger, AgreementCoefficient.Krippendorff, AgreementCoefficient.Gwet, AgreementCoefficient.BrennanPrediger })
        {
            var estimate = AgreementMeasures.Of(table, coefficient);
            Assert.Null(estimate.Coefficient);
            Assert.Null(estimate.StandardError);
            Assert.Contains("one category", estimate.Undefined, StringComparison.Ordinal);
        }

        Assert.Equal(1, AgreementMeasures.Of(table, AgreementCoefficient.Percent).Coefficient);
        Assert.Null(CohenKappa.Of(table, 0, 1).Coefficient);
        Assert.Null(KrippendorffAlpha.Of(table, AlphaMetric.Ordinal).Coefficient);
        Assert.NotNull(KrippendorffAlpha.Of(table, AlphaMetric.Ordinal).Undefined);
        Assert.Null(CompleteUnits.Fleiss(table).Coefficient);
        Assert.Null(CompleteUnits.Kendall(table).Coefficient);
        Assert.Null(IntraclassCorrelation.Of(table, IccModel.TwoWayAgreement).Coefficient);
        Assert.All(DisagreementDrivers.Raters(table, AlphaMetric.Nominal), rater => Assert.Null(rater.ShareOfDisagreement));
        Assert.All(DisagreementDrivers.Categories(table, AlphaMetric.Nominal), category => Assert.Null(category.Alpha));
        var drawn = AgreementBootstrap.Alpha(table, AlphaMetric.Ordinal, seed: 1, draws: 50);
        Assert.Equal(50, drawn.UndefinedDraws);
        Assert.Null(drawn.Mean);
    }

    [Fact]
    public void One_rating_a_unit_shows_no_agreement()
    {
        var table = RatingTable.Of(new double?[,] { { 1, null }, { null, 2 } });
        Assert.Null(AgreementMeasures.Of(table, AgreementCoefficient.Gwet).Coefficient);
        Assert.Contains("two ratings", AgreementMeasures.Of(table, AgreementCoefficient.Krippendorff).Undefined, StringComparison.Ordinal);
        Assert.Contains("two ratings", KrippendorffAlpha.Of(table, AlphaMetric.Nominal).Undefined, StringComparison.Ordinal);
        Assert.Equal(0, CohenKappa.Of(table, 0, 1).Units);
        Assert.Null(CompleteUnits.Fleiss(table).Coefficient);
        Assert.Throws<ArgumentException>(() => AgreementBootstrap.Alpha(table, AlphaMetric.Nominal, 1));
        Assert.All(DisagreementDrivers.Units(table, AlphaMetric.Nominal), unit => Assert.Null(unit.ShareOfDisagreement));
    }

    [Fact]
    public void A_single_unit_has_a_coefficient_and_no_error()
    {
        var table = RatingTable.Of(new double?[,] { { 1, 2, 2 } });
        Assert.NotNull(AgreementMeasures.Of(table, AgreementCoefficient.Fleiss).Coefficient);
        Assert.Null(AgreementMeasures.Of(table, AgreementCoefficient.Fleiss).StandardError);
        Assert.NotNull(KrippendorffAlpha.Of(table, AlphaMetric.Ordinal).Coefficient);
        Assert.Null(KrippendorffAlpha.Of(table, AlphaMetric.Ordinal).StandardError);
        Assert.Null(IntraclassCorrelation.Of(table, IccModel.OneWay).Coefficient);
    }

    [Fact]
    public void A_category_that_nobody_used_counts_when_the_scale_declares_it()
    {
        var ratings = new double?[,] { { 1, 1 }, { 2, 2 }, { 1, 2 }, { 2, 2 } };
        var (used, declared) = (RatingTable.Of(ratings), RatingTable.Of(ratings, [3, 2, 1]));
        Assert.Equal(0.5, AgreementMeasures.Of(used, AgreementCoefficient.BrennanPrediger).Expected!.Value, 1e-12);
        Assert.Equal(1.0 / 3, AgreementMeasures.Of(declared, AgreementCoefficient.BrennanPrediger).Expected!.Value, 1e-12);
        Assert.Equal(AgreementMeasures.Of(used, AgreementCoefficient.Fleiss).Coefficient!.Value, AgreementMeasures.Of(declared, AgreementCoefficient.Fleiss).Coefficient!.Value, 1e-12);
        Assert.Equal(2, declared.WithUsedScale().Scale.Count);
    }

    [Fact]
    public void Words_stand_for_their_places_in_the_scale()
    {
        var words = RatingTable.Of(new[,] { { "low", "high" }, { "mid", null }, { "high", "" } }, ["low", "mid", "high"]);
        Assert.Equal(1, words[0, 0]);
        Assert.Equal(3, words[0, 1]);
        Assert.Null(words[1, 1]);
        Assert.Null(words[2, 1]);
        Assert.Throws<ArgumentException>(() => RatingTable.Of(new[,] { { "low", "huge" } }, ["low", "high"]));
        Assert.Throws<ArgumentException>(() => RatingTable.Of(new[,] { { "low", "low" } }, ["low", "low"]));
    }

    [Fact]
    public void Bad_ratings_are_refused_with_their_place()
    {
        Assert.Contains("Unit 2, rater 1", Assert.Throws<ArgumentException>(() => RatingTable.Of(new double?[,] { { 1, 1 }, { double.NaN, 1 } })).Message, StringComparison.Ordinal);
        Assert.Contains("Unit 1, rater 2", Assert.Throws<ArgumentException>(() => RatingTable.Of(new double?[,] { { 1, 5 } }, [1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RatingTable.Of(new double?[,] { { 1 } }));
        Assert.Throws<ArgumentException>(() => RatingTable.Of(new double?[0, 2]));
        Assert.Throws<ArgumentException>(() => RatingTable.Of(new double?[,] { { null, null } }));
        Assert.Throws<ArgumentException>(() => RatingTable.Of(new double?[,] { { 1, 1 } }, [1, 1]));
        Assert.Throws<ArgumentException>(() => RatingTable.OfCounts(new[,] { { 1, -1 } }));
        Assert.Throws<ArgumentException>(() => RatingTable.OfCounts(new[,] { { 1, 1 } }, [1, 2, 3]));
        var table = Pair([-1, 2], [2, 2]);
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of(table, AlphaMetric.Ratio));
        Assert.Throws<ArgumentException>(() => AgreementMeasures.Of(table, AgreementCoefficient.Gwet, CategoryWeights.Ratio));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgreementMeasures.Of(table, AgreementCoefficient.Gwet, level: 95));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgreementMeasures.Of(table, AgreementCoefficient.Gwet, sampled: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgreementMeasures.Of(table, (AgreementCoefficient)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohenKappa.Of(table, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohenKappa.Of(table, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgreementBootstrap.Alpha(table, AlphaMetric.Nominal, 1, draws: 0));
        Assert.Throws<ArgumentException>(() => table.WithoutRater(0));
    }

    [Fact]
    public void The_rater_who_rates_otherwise_is_found()
    {
        // Raters 1 to 3 agree on the whole; rater 4 is one step higher every time.
        var ratings = new double?[10, 4];
        for (var unit = 0; unit < 10; unit++)
        {
            for (var rater = 0; rater < 4; rater++)
                ratings[unit, rater] = 1 + (unit % 3) + (rater == 3 ? 1 : 0);
        }

        var raters = DisagreementDrivers.Raters(RatingTable.Of(ratings), AlphaMetric.Ordinal);
        Assert.Equal(1, raters[3].AlphaWithout!.Value, 1e-12);
        Assert.True(raters[3].Influence < 0);
        Assert.Equal(0.5, raters[3].ShareOfDisagreement!.Value, 1e-12);
        Assert.Equal(0.25, raters[3].ShareOfPairs, 1e-12);
        Assert.Equal(1, raters[3].MeanDeviation!.Value, 1e-12);
        Assert.All(raters.Take(3), rater => Assert.True(rater.Influence > raters[3].Influence));
    }

    [Fact]
    public void The_criterion_that_is_read_differently_is_found()
    {
        var (clear, vague) = (new double?[8, 3], new double?[8, 3]);
        for (var unit = 0; unit < 8; unit++)
        {
            for (var rater = 0; rater < 3; rater++)
                (clear[unit, rater], vague[unit, rater]) = (1 + (unit % 4), 1 + ((unit + rater) % 4));
        }

        var criteria = DisagreementDrivers.Criteria([("clear", RatingTable.Of(clear)), ("vague", RatingTable.Of(vague))], AlphaMetric.Nominal);
        Assert.Equal(1, criteria[0].Alpha.Coefficient!.Value, 1e-12);
        Assert.Equal(0, criteria[0].ShareOfDisagreement!.Value, 1e-12);
        Assert.Equal(1, criteria[1].ShareOfDisagreement!.Value, 1e-12);
        Assert.Equal(1, criteria[1].AlphaWithout!.Value, 1e-12);
        Assert.True(criteria[1].Influence < 0 && criteria[0].Influence > 0);
        Assert.Throws<ArgumentException>(() => DisagreementDrivers.Criteria([("one", RatingTable.Of(clear))], AlphaMetric.Nominal));
        Assert.Throws<ArgumentException>(() => DisagreementDrivers.Criteria([("one", RatingTable.Of(clear)), ("two", RatingTable.Of(new double?[,] { { 1, 2 } }))], AlphaMetric.Nominal));
    }

    [Fact]
    public void A_bootstrap_depends_on_its_seed_alone()
    {
        var table = AgreementPropertyTests.Random(3);
        var (one, all) = (AgreementBootstrap.Alpha(table, AlphaMetric.Ordinal, seed: 5, draws: 1000, cores: 1), AgreementBootstrap.Alpha(table, AlphaMetric.Ordinal, seed: 5, draws: 1000));
        Assert.Equal(one, all);
        Assert.NotEqual(one.Mean, AgreementBootstrap.Alpha(table, AlphaMetric.Ordinal, seed: 6, draws: 1000).Mean);
        var gwet = AgreementBootstrap.Of(table, AgreementCoefficient.Gwet, CategoryWeights.Linear, seed: 5, draws: 2000);
        var closed = AgreementMeasures.Of(table, AgreementCoefficient.Gwet, CategoryWeights.Linear);
        Assert.True(gwet.Lower < closed.Coefficient && closed.Coefficient < gwet.Upper);
        Assert.InRange(gwet.StandardError!.Value / closed.StandardError!.Value, 0.6, 1.6);
    }

    [Fact]
    public void The_multiplicities_of_a_bootstrap_give_the_coefficient_of_the_repeated_table()
    {
        var table = AgreementPropertyTests.Random(11);
        foreach (var coefficient in Enum.GetValues<AgreementCoefficient>())
        {
            // A table in which every unit stands three times has the coefficient of multiplicity three.
            var thrice = table.Only([.. Enumerable.Range(0, table.Units).SelectMany(unit => new[] { unit, unit, unit })], [.. Enumerable.Range(0, table.Raters)]);
            var drawn = AgreementBootstrap.Of(thrice, coefficient, CategoryWeights.Identity, seed: 2, draws: 400);
            Assert.Equal(AgreementMeasures.Of(thrice, coefficient).Coefficient!.Value, drawn.Mean!.Value, 6 * drawn.StandardError!.Value / Math.Sqrt(400) + (2 * drawn.StandardError.Value * drawn.StandardError.Value) + 0.01);
        }
    }

    [Fact]
    public void A_long_bootstrap_can_be_stopped_and_tells_its_progress()
    {
        var table = AgreementPropertyTests.Random(3);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => AgreementBootstrap.Alpha(table, AlphaMetric.Nominal, 1, stop: stop.Token));
        var told = new Told();
        AgreementBootstrap.Alpha(table, AlphaMetric.Nominal, 1, draws: 1000, progress: told);
        Assert.Equal(1, told.Most);
    }

    [Fact]
    public void Ten_thousand_ordinal_alphas_of_250_units_by_7_raters()
    {
        var numbers = new Randomness.SeededNumbers(1);
        var ratings = new double?[250, 7];
        for (var unit = 0; unit < 250; unit++)
        {
            var own = 1 + numbers.Below(5);
            for (var rater = 0; rater < 7; rater++)
                ratings[unit, rater] = numbers.Below(3) > 0 ? own : 1 + numbers.Below(5);
        }

        var table = RatingTable.Of(ratings);
        var drawn = AgreementBootstrap.Alpha(table, AlphaMetric.Ordinal, seed: 1);
        Assert.Equal(drawn, AgreementBootstrap.Alpha(table, AlphaMetric.Ordinal, seed: 1));
        Assert.Equal(0, drawn.UndefinedDraws);
        Assert.Equal(KrippendorffAlpha.Of(table, AlphaMetric.Ordinal).StandardError!.Value, drawn.StandardError!.Value, 0.1 * drawn.StandardError.Value);
    }

    private static RatingTable Pair(double?[] first, double?[] second, double[]? scale = null)
    {
        var ratings = new double?[first.Length, 2];
        for (var unit = 0; unit < first.Length; unit++)
            (ratings[unit, 0], ratings[unit, 1]) = (first[unit], second[unit]);
        return RatingTable.Of(ratings, scale);
    }

    private sealed class Told : IProgress<double>
    {
        public double Most { get; private set; }

        public void Report(double value)
        {
            lock (this)
                Most = Math.Max(Most, value);
        }
    }
}
