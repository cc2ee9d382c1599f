using Entente.Methods.Proficiency;
using Entente.Methods.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Proficiency;

/// <summary>Worked examples, what must hold always, edges and refusals of proficiency testing.</summary>
public class ProficiencyExampleTests
{
    private static readonly double[] Ten = [4.82, 5.10, 4.95, 5.02, 4.88, 5.25, 4.99, 5.07, 6.40, 4.91];

    [Fact]
    public void Ten_laboratories_one_of_them_far_off()
    {
        var round = Scores.Round(Ten, 0.25, AlgorithmAVariant.PrintedFactors);
        Assert.Equal(5.0278, round.Robust.Mean, 5.1e-5);
        Assert.Equal(0.1734, round.Robust.Deviation!.Value, 5.1e-5);
        Assert.Equal(0.0685, round.Assigned!.Uncertainty, 5.1e-5);
        Assert.All(round.Scores, score => Assert.Equal("z", score.Method));
        Assert.Equal(5.49, round.Scores[8].Score, 5.1e-3);
        Assert.Equal(ScoreVerdict.Unsatisfactory, round.Scores[8].Verdict);
        Assert.Equal(0.89, round.Scores[5].Score, 5.1e-3);
        Assert.Equal(-0.83, round.Scores[0].Score, 5.1e-3);
        Assert.Equal(5.005, RobustScale.Median(Ten), 1e-12);
        Assert.Equal(0.1409, RobustScale.MedianDeviation(Ten, RobustScale.PrintedFactor).Value!.Value, 5.1e-5);

        var narrow = Scores.Round(Ten, 0.2, AlgorithmAVariant.PrintedFactors);
        Assert.All(narrow.Scores, score => Assert.Equal("z'", score.Method));
        Assert.All(narrow.Scores, score => Assert.Equal(score.ZPrime, score.Score));
    }

    [Fact]
    public void Six_samples_of_a_laboratory_with_a_miss_of_the_highest_class()
    {
        IdentificationResult[] answers =
        [
            new("S1", true, IdentificationAnswer.RightToLevel),
            new("S2", true, IdentificationAnswer.RightGroup),
            new("S3", false, IdentificationAnswer.CorrectNegative),
            new("S4", true, IdentificationAnswer.Missed, HighestClass: true),
            new("S5", false, IdentificationAnswer.FalsePositive),
            new("S6", true, IdentificationAnswer.RightToLevel),
        ];
        var score = Identification.Score(answers);
        Assert.Equal((12, 24, 0.5), (score.Points, score.MostPoints, score.Score));
        Assert.Equal(["S4"], score.Critical);
        Assert.Equal(IdentificationGrade.Unsatisfactory, score.Grade);
        Assert.Equal(IdentificationGrade.Insufficient, Identification.Score([.. answers.Select(answer => answer with { HighestClass = false })]).Grade);
        Assert.Equal(IdentificationGrade.Excellent, Identification.Score([answers[0]]).Grade);
        Assert.Equal(0, Identification.Score([new("S", true, IdentificationAnswer.WrongAgent)]).Score);
        Assert.Throws<ArgumentException>(() => Identification.Score([new("S", false, IdentificationAnswer.Missed)]));
        Assert.Throws<ArgumentException>(() => Identification.Score([]));
    }

    [Fact]
    public void A_network_finds_17_of_18_and_passes_20_of_22()
    {
        var network = Identification.Network(17, 1, 20, 2);
        Assert.Equal(0.9444, network.Sensitivity!.Value, 5.1e-5);
        Assert.Equal(0.7424, network.Sensitivity.Lower, 5.1e-5);
        Assert.Equal(0.9091, network.Specificity!.Value, 5.1e-5);
        Assert.Equal(0.7219, network.Specificity.Lower, 5.1e-5);
        // The worked example prints 0.9753 for the upper limit; Wilson's formula gives 0.9747.
        Assert.Equal(0.9747, network.Specificity.Upper, 5.1e-5);
        Assert.Equal(0.8492, network.Kappa!.Value, 5.1e-5);
        Assert.Null(Identification.Network(3, 0, 0, 0).Kappa);
        Assert.Null(Identification.Network(3, 0, 0, 0).Specificity);
        Assert.Throws<ArgumentException>(() => Identification.Network(0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Identification.Network(-1, 0, 0, 1));
    }

    [Fact]
    public void Classes_against_the_assigned_ones()
    {
        var right = Identification.Ordinal([1, 2, 3, 4], [1, 2, 3, 4], 4);
        Assert.Equal((1, 0, 1), (right.Correct.Value, right.Distance, right.Alpha.Coefficient!.Value));
        Assert.Equal(1, Identification.Ordinal([1, 4], [4, 1], 4).Distance, 1e-12);
        Assert.Equal(0.25, Identification.Ordinal([1, 1, 1, 1], [1, 2, 1, 2], 3).Distance, 1e-12);
        Assert.Throws<ArgumentException>(() => Identification.Ordinal([1], [5], 4));
        Assert.Throws<ArgumentException>(() => Identification.Ordinal([1], [1, 2], 4));
    }

    [Fact]
    public void Robust_estimates_follow_a_change_of_unit_and_origin() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var results = Random(seed);
        double[] moved = [.. results.Select(result => (3.5 * result) + 1000)];
        foreach (var variant in new[] { AlgorithmAVariant.ExactFactors, AlgorithmAVariant.PrintedFactors })
            Follow(AlgorithmA.Of(results, variant), AlgorithmA.Of(moved, variant), 1e-8);
        Follow(QMethod.Of([.. results.Select(result => new[] { result })]), QMethod.Of([.. moved.Select(result => new[] { result })]), 1e-8);
        Assert.Equal(3.5 * RobustScale.Qn(results).Value!.Value, RobustScale.Qn(moved).Value!.Value, 1e-9);
        Assert.Equal(3.5 * RobustScale.Sn(results).Value!.Value, RobustScale.Sn(moved).Value!.Value, 1e-9);

        void Follow(RobustEstimate before, RobustEstimate after, double tolerance)
        {
            Assert.Equal((3.5 * before.Mean) + 1000, after.Mean, tolerance * after.Deviation!.Value);
            Assert.Equal(3.5 * before.Deviation!.Value, after.Deviation!.Value, tolerance * after.Deviation.Value);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Robust_estimates_do_not_depend_on_the_order_of_laboratories() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var results = Random(seed);
        double[] other = [.. results.Reverse()];
        Assert.Equal(AlgorithmA.Of(results).Deviation!.Value, AlgorithmA.Of(other).Deviation!.Value, 1e-9);
        Assert.Equal(QMethod.Deviation(results).Value!.Value, QMethod.Deviation(other).Value!.Value, 1e-12);
        Assert.Equal(QMethod.Hampel(results, 0.7).Mean, QMethod.Hampel(other, 0.7).Mean, 1e-11);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Algorithm_A_ends_where_a_step_changes_nothing() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var results = Random(seed);
        var estimate = AlgorithmA.Of(results, AlgorithmAVariant.PrintedFactors);
        Assert.Equal(IterationOutcome.Converged, estimate.Outcome);
        double[] drawn = [.. results.Select(result => Math.Clamp(result, estimate.Mean - (1.5 * estimate.Deviation!.Value), estimate.Mean + (1.5 * estimate.Deviation.Value)))];
        var mean = drawn.Average();
        Assert.Equal(estimate.Mean, mean, 1e-10);
        Assert.Equal(estimate.Deviation!.Value, 1.134 * Math.Sqrt(drawn.Sum(one => (one - mean) * (one - mean)) / (drawn.Length - 1)), 1e-10);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hampels_mean_is_a_zero_nearest_to_the_median() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var results = Random(seed);
        var deviation = QMethod.Deviation(results).Value!.Value;
        var mean = QMethod.Hampel(results, deviation).Mean;
        Assert.Equal(0, Pull(mean), 1e-9);
        var median = RobustScale.Median(results);
        var reach = Math.Abs(mean - median);
        for (var part = -60; part < 60; part++)
        {
            var (one, other) = (median + (reach * 0.999 * part / 60), median + (reach * 0.999 * (part + 1) / 60));
            Assert.True(reach < 1e-9 || Pull(one) * Pull(other) > 0, "a nearer zero was passed over");
        }

        double Pull(double place) => results.Sum(result =>
        {
            var apart = (result - place) / deviation;
            var far = Math.Abs(apart);
            return Math.Sign(apart) * (far >= 4.5 ? 0 : far > 3 ? 4.5 - far : Math.Min(far, 1.5));
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Replicates_of_one_are_single_results_and_ties_are_found_by_resolution()
    {
        Assert.Equal(QMethod.Deviation(Ten).Value, QMethod.Deviation([.. Ten.Select(result => new[] { result })]).Value);
        // In binary 0.3 - 0.2 is not 0.2 - 0.1; as reported in tenths both are one step.
        double[] tenths = [0.1, 0.2, 0.3, 0.3, 0.4, 0.7];
        double[] whole = [1, 2, 3, 3, 4, 7];
        Assert.Equal(QMethod.Deviation(whole).Value!.Value / 10, QMethod.Deviation(tenths).Value!.Value, 1e-14);
        Assert.Equal(QMethod.Deviation(whole).Value!.Value / 10, QMethod.Deviation(tenths, 0.1).Value!.Value, 1e-14);
    }

    [Fact]
    public void More_than_half_of_equal_results_leave_Algorithm_A_without_spread_and_Q_with_one()
    {
        double[] results = [5, 5, 5, 5, 5, 5.2, 4.7];
        var estimate = AlgorithmA.Of(results);
        Assert.Equal((IterationOutcome.NoSpread, 5, (double?)null), (estimate.Outcome, estimate.Mean, estimate.Deviation));
        Assert.Empty(Scores.Round(results, 0.1).Scores);
        Assert.NotNull(QMethod.Deviation(results).Value);
        Assert.Null(RobustScale.MedianDeviation(results).Value);
        Assert.NotNull(RobustScale.MedianDeviation(results).Undefined);
        double[] same = [5, 5, 5];
        Assert.Null(QMethod.Deviation(same).Value);
        Assert.Equal(IterationOutcome.NoSpread, QMethod.Of([[5], [5], [5]]).Outcome);
        Assert.Null(RobustScale.Qn(same).Value);
    }

    [Fact]
    public void An_iteration_that_is_cut_short_says_so()
    {
        var estimate = AlgorithmA.Of(Ten, steps: 2);
        Assert.Equal((IterationOutcome.NotConverged, 2), (estimate.Outcome, estimate.Iterations));
        Assert.NotNull(estimate.Deviation);
    }

    [Fact]
    public void Homogeneity_by_its_criteria()
    {
        double[,] alike = { { 10.01, 9.99 }, { 10.00, 10.02 }, { 9.98, 10.01 }, { 10.02, 10.00 }, { 9.99, 9.99 }, { 10.01, 10.00 }, { 10.00, 9.98 }, { 9.99, 10.01 }, { 10.02, 10.01 }, { 10.00, 10.00 } };
        var result = Homogeneity.Of(alike, sigma: 0.1);
        Assert.True(result.Passes);
        Assert.Equal(0.03, result.Limit!.Value, 1e-12);
        // Ten items in duplicate: F1 = 1.88 and F2 = 1.01 of Fearn and Thompson's table.
        Assert.Equal((1.88 * 0.0009) + (1.01 * result.Within * result.Within), Math.Pow(result.ExpandedLimit!.Value, 2), 5e-6);
        var other = (double[,])alike.Clone();
        (other[0, 0], other[0, 1]) = (10.5, 10.5);
        Assert.False(Homogeneity.Of(other, sigma: 0.1).Passes);
        Assert.Null(Homogeneity.Of(other).Passes);
        Assert.Throws<ArgumentOutOfRangeException>(() => Homogeneity.Of(new double[,] { { 1 }, { 2 } }));
        Assert.Throws<ArgumentException>(() => Homogeneity.Of(new[,] { { 1, double.NaN }, { 2, 1 } }));
    }

    [Fact]
    public void Stability_by_its_criteria()
    {
        var stable = Homogeneity.Stability([10.0, 10.2], [10.1, 10.1], 0.5);
        Assert.True(stable.Passes);
        Assert.Equal(0.15 + (2 * stable.Uncertainty!.Value), stable.ExpandedLimit!.Value, 1e-12);
        var moved = Homogeneity.Stability([10.0, 10.2], [10.3, 10.3], 0.5);
        Assert.False(moved.Passes);
        Assert.True(moved.PassesExpanded);
        Assert.Null(Homogeneity.Stability([10], [10.1], 0.5).PassesExpanded);
        Assert.Throws<ArgumentException>(() => Homogeneity.Stability([], [10.1], 0.5));
    }

    [Fact]
    public void Mandel_and_Paule_balance_the_weighted_squares()
    {
        double[] values = [10.1, 9.7, 10.9, 10.2, 8.8], uncertainties = [0.1, 0.2, 0.15, 0.3, 0.1];
        var consensus = Consensus.MandelPaule(values, uncertainties);
        Assert.Equal(4, values.Select((value, at) => Math.Pow(value - consensus.Mean, 2) / (Math.Pow(uncertainties[at], 2) + Math.Pow(consensus.Between, 2))).Sum(), 1e-10);
        double[] wide = [5, 5, 5, 5, 5];
        Assert.Equal(0, Consensus.MandelPaule(values, wide).Between);
        Assert.Equal(Consensus.DerSimonianLaird(values, wide), Consensus.MandelPaule(values, wide) with { Method = "DerSimonian-Laird" });
        Assert.Throws<ArgumentException>(() => Consensus.MandelPaule(values, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Consensus.MandelPaule([1, 2], [0, 1]));
    }

    [Fact]
    public void What_cannot_be_scored_is_refused()
    {
        Assert.Throws<ArgumentException>(() => AlgorithmA.Of([1]));
        Assert.Throws<ArgumentException>(() => AlgorithmA.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => QMethod.Deviation([1, double.PositiveInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => QMethod.Deviation(Array.Empty<double[]>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => QMethod.Hampel([1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scores.Of(1, new(1, 0.1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scores.Of(double.NaN, new(1, 0.1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scores.Of(1, new(1, -0.1), 1));
        Assert.Null(Scores.Of(1, new(0, 0), 1, uncertainty: 0).Zeta);
        Assert.Null(Scores.Of(1, new(0, 0), 1).En);
        Assert.Null(Scores.Of(1, new(0, 0), 1).DifferencePercent);
        Assert.Null(MandelStatistics.Of(new[,] { { 1.0, 1 }, { 1, 1 } }).H);
        Assert.Throws<ArgumentOutOfRangeException>(() => MandelStatistics.CriticalH(2));
    }

    // Normal-like results with one in eight far off, never mostly equal.
    private static double[] Random(int seed)
    {
        var numbers = new SeededNumbers((ulong)seed);
        return [.. Enumerable.Range(0, 5 + numbers.Below(25)).Select(_ =>
            10 + numbers.Uniform() + numbers.Uniform() + numbers.Uniform() + (numbers.Below(8) == 0 ? 20 * (numbers.Uniform() - 0.5) : 0))];
    }
}
