using Entente.Methods.Sampling;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Sampling;

/// <summary>Worked examples of a surveillance campaign, what must hold always, refusals.</summary>
public class SamplingExampleTests
{
    private static readonly Stratum[] Campaign = [new("I", 180, Risk: 1), new("IIa", 120, Risk: 1.5), new("IIb", 70, Risk: 2), new("III", 30, Risk: 3)];

    [Fact]
    public void A_rate_among_400_models_needs_78()
    {
        Assert.Equal(96.04, SampleSize.ForRate(0.5, 0.1).Exact!.Value, 5e-3);
        var size = SampleSize.ForRate(0.5, 0.1, population: 400);
        Assert.Equal(77.60, size.Exact!.Value, 5e-3);
        Assert.Equal(78, size.Size);
    }

    [Fact]
    public void At_least_one_of_20_among_400_needs_55()
    {
        var size = Detection.Size(DetectionModel.Exact, 0.05, 0.95, 400);
        Assert.Equal(55, size.Size);
        Assert.Equal(0.95202, size.Reached!.Value, 5e-6);
        Assert.Equal(0.94907, Detection.Sensitivity(DetectionModel.Exact, 54, 0.05, 400), 5e-6);
    }

    [Fact]
    public void Seventy_eight_are_shared_out_by_risk()
    {
        var shared = Allocation.RiskWeighted(Campaign, 78);
        Assert.Equal([24L, 24, 18, 12], shared.Whole);
        double[] exact = [23.797, 23.797, 18.508, 11.898];
        for (var at = 0; at < 4; at++)
            Assert.Equal(exact[at], shared.Exact[at], 5.1e-4);
    }

    [Fact]
    public void The_campaigns_rate_is_weighted_back()
    {
        var rate = StratifiedEstimate.Rate([new("I", 180, 24, 3), new("IIa", 120, 24, 2), new("IIb", 70, 18, 3), new("III", 30, 12, 1)]);
        Assert.Equal(0.1167, rate.Estimate, 5.1e-5);
        Assert.Equal(0.03582, rate.StandardError!.Value, 5e-6);
        Assert.Equal(0.0465, rate.Lower!.Value, 5.1e-5);
        Assert.Equal(0.1869, rate.Upper!.Value, 5.1e-5);
        Assert.Equal(9.0 / 78, rate.Unweighted, 1e-12);
        Assert.True(rate.Wilson!.Value.Lower < rate.Estimate && rate.Estimate < rate.Wilson.Value.Upper);
        Assert.InRange(rate.EffectiveSize!.Value, 60, 100);
    }

    [Fact]
    public void Containers_and_the_plan_80_2()
    {
        Assert.Equal(36, SampleSize.SquareRootPlusOne(1200).Size);
        Assert.Equal(11, SampleSize.SquareRootPlusOne(100).Size);
        Assert.Equal(1, SampleSize.SquareRootPlusOne(1).Size);
        Assert.Equal(0.953, OperatingCharacteristic.Accept(new SinglePlan(80, 2), PlanModel.Binomial, 0.01), 5e-4);
        Assert.Equal(0.231, OperatingCharacteristic.Accept(new SinglePlan(80, 2), PlanModel.Binomial, 0.05), 5e-4);
    }

    [Fact]
    public void Parts_add_up_keep_their_bounds_and_come_near_their_quotas() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var numbers = new Randomness.SeededNumbers((ulong)seed);
        var count = 1 + numbers.Below(8);
        double[] weights = [.. Enumerable.Range(0, count).Select(_ => (double)numbers.Below(50))];
        long[] least = [.. Enumerable.Range(0, count).Select(_ => (long)numbers.Below(4))];
        long[] most = [.. least.Select(low => low + numbers.Below(30))];
        var total = least.Sum() + numbers.Below((int)(most.Sum() - least.Sum()) + 1);
        var shares = LargestRemainder.Share(weights, total, least, most);
        var quotas = LargestRemainder.Quotas(weights, total, least, most);
        Assert.Equal(total, shares.Sum());
        Assert.Equal(total, quotas.Sum(), 1e-9 * Math.Max(1, total));
        for (var at = 0; at < count; at++)
        {
            Assert.InRange(shares[at], least[at], most[at]);
            Assert.True(Math.Abs(shares[at] - quotas[at]) < 1 + 1e-9);
        }

        // Free shares stand in the ratio of their weights.
        int[] free = [.. Enumerable.Range(0, count).Where(at => weights[at] > 0 && quotas[at] > least[at] + 1e-9 && quotas[at] < most[at] - 1e-9)];
        foreach (var at in free)
            Assert.Equal(quotas[free[0]] / weights[free[0]], quotas[at] / weights[at], 1e-9 * (quotas[at] / weights[at]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_full_stratum_gives_its_excess_to_the_others()
    {
        var shared = Allocation.Neyman([new("small", 10, 50), new("large", 1000, 1), new("larger", 3000, 1)], 100);
        Assert.Equal([10L, 23, 67], shared.Whole);
        Assert.True(shared.Exact[0] > 10);
        Assert.Equal([2L, 98], Allocation.Proportional([new("tiny", 2), new("huge", 100_000)], 100).Whole);
        Assert.Equal([0L, 100], Allocation.Proportional([new("tiny", 2), new("huge", 100_000)], 100, new(Least: 0)).Whole);
    }

    [Fact]
    public void Neyman_is_never_worse_than_proportional_and_a_budget_is_kept() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var numbers = new Randomness.SeededNumbers((ulong)seed);
        Stratum[] strata = [.. Enumerable.Range(0, 2 + numbers.Below(5)).Select(at => new Stratum($"{at}", 50 + numbers.Below(5000), 0.5 + (20 * numbers.Uniform()), 1 + (9 * numbers.Uniform())))];
        var total = strata.Length * (2 + numbers.Below(20));
        double[] proportional = [.. LargestRemainder.Quotas([.. strata.Select(stratum => (double)stratum.Size)], total, null, [.. strata.Select(stratum => stratum.Size)])];
        double[] neyman = [.. LargestRemainder.Quotas([.. strata.Select(stratum => stratum.Size * stratum.Deviation)], total, null, [.. strata.Select(stratum => stratum.Size)])];
        Assert.True(Allocation.Variance(strata, neyman) <= Allocation.Variance(strata, proportional) * (1 + 1e-9));
        var budget = 20.0 * strata.Sum(stratum => stratum.Cost);
        Assert.True(Allocation.ForBudget(strata, budget).Cost <= budget * (1 + 1e-9));
        var wanted = Allocation.Variance(strata, proportional)!.Value;
        Assert.True(Allocation.ForVariance(strata, wanted).Variance <= wanted * (1 + 1e-9));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Acceptance_falls_with_the_rate_and_grows_with_the_acceptance_number() => Prop.ForAll(Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), (size, accept) =>
    {
        foreach (var model in new[] { PlanModel.Binomial, PlanModel.Poisson })
        {
            var before = 1.0;
            for (var rate = 0.0; rate <= 1; rate += 0.02)
            {
                var now = OperatingCharacteristic.Accept(new SinglePlan(size, accept), model, Math.Min(1, rate));
                Assert.True(now <= before + 1e-15);
                Assert.True(OperatingCharacteristic.Accept(new SinglePlan(size, accept + 1), model, Math.Min(1, rate)) >= now - 1e-15);
                before = now;
            }
        }

        var lot = 2 * size;
        var kept = 1.0;
        for (var bad = 0; bad <= lot; bad += Math.Max(1, lot / 20))
        {
            var now = OperatingCharacteristic.AcceptLot(new SinglePlan(size, accept), lot, bad);
            Assert.True(now <= kept + 1e-14);
            kept = now;
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void A_double_plan_without_a_second_sample_is_a_single_plan()
    {
        var twice = new DoublePlan(50, 2, 3, 50, 2);
        foreach (var rate in new[] { 0.0, 0.01, 0.05, 0.2, 1 })
        {
            Assert.Equal(OperatingCharacteristic.Accept(new SinglePlan(50, 2), PlanModel.Binomial, rate), OperatingCharacteristic.Accept(twice, PlanModel.Binomial, rate), 1e-14);
            Assert.Equal(50, OperatingCharacteristic.AverageSize(twice, PlanModel.Binomial, rate), 1e-12);
        }

        // A lot drawn whole: with 2 nonconforming always accepted; with 3 only when the first half holds none, C(17,10)/C(20,10).
        Assert.Equal(1, OperatingCharacteristic.AcceptLot(new DoublePlan(10, 0, 3, 10, 2), 20, 2), 1e-12);
        Assert.Equal(19448.0 / 184756, OperatingCharacteristic.AcceptLot(new DoublePlan(10, 0, 3, 10, 2), 20, 3), 1e-12);
        Assert.Equal(OperatingCharacteristic.Accept(new DoublePlan(20, 1, 4, 20, 4), PlanModel.Binomial, 0.05),
            OperatingCharacteristic.AcceptLot(new DoublePlan(20, 1, 4, 20, 4), 2_000_000, 100_000), 1e-5);
    }

    [Fact]
    public void The_smallest_plan_is_the_first_of_a_full_scan()
    {
        foreach (var (good, bad) in new[] { (0.01, 0.05), (0.02, 0.2), (0.005, 0.03) })
        {
            var found = PlanSearch.Find(PlanModel.Binomial, good, 0.95, bad, 0.1).Plan!;
            SinglePlan? scanned = null;
            for (long n = 1; scanned is null; n++)
            {
                for (long c = 0; c <= n && scanned is null; c++)
                {
                    var plan = new SinglePlan(n, c);
                    if (OperatingCharacteristic.Accept(plan, PlanModel.Binomial, good) >= 0.95 && OperatingCharacteristic.Accept(plan, PlanModel.Binomial, bad) <= 0.1)
                        scanned = plan;
                }
            }

            Assert.Equal(scanned, found);
        }

        Assert.NotNull(PlanSearch.Find(PlanModel.Binomial, 0.01, 0.95, 0.0101, 0.05, most: 500).Undefined);
        Assert.NotNull(PlanSearch.FindForLot(100, 0.011, 0.95, 0.012, 0.05).Undefined);
    }

    [Fact]
    public void Models_of_detection_meet_in_large_populations_and_with_perfect_tests()
    {
        var free = Detection.Sensitivity(DetectionModel.Unbounded, 60, 0.02, sensitivity: 0.9);
        Assert.Equal(free, Detection.Sensitivity(DetectionModel.Exact, 60, 0.02, 5_000_000, 0.9), 1e-5);
        Assert.Equal(Detection.Sensitivity(DetectionModel.Exact, 60, 0.02, 500), Detection.Positive(500, 10, 60, 1, 1, 1), 1e-13);
        Assert.Equal(Detection.Sensitivity(DetectionModel.Exact, 60, 0.02, 500, 0.8), Detection.Positive(500, 10, 60, 1, 0.8, 1), 1e-13);
        Assert.Equal(1, Detection.Sensitivity(DetectionModel.Exact, 500, 0.02, 500), 1e-13);
        Assert.Equal(0, Detection.Sensitivity(DetectionModel.Unbounded, 0, 0.02));
        Assert.Equal(1, Detection.Size(DetectionModel.Unbounded, 1, 0.95).Size);
    }

    [Fact]
    public void A_test_that_errs_needs_a_cut_point()
    {
        var (size, cut) = Detection.Plan(1000, 50, 0.95, 0.98);
        Assert.NotNull(size);
        Assert.True(Detection.Positive(1000, 50, size!.Value, cut!.Value, 0.95, 0.98) >= 0.95);
        Assert.True(Detection.Positive(1000, 0, size.Value, cut.Value, 0.95, 0.98) <= 0.05);
        Assert.True(cut > 1);
        Assert.Equal(((long?)null, (long?)null), Detection.Plan(50, 1, 0.5, 0.9));
    }

    [Fact]
    public void A_draw_repeats_with_its_seed_and_favours_nobody()
    {
        Assert.Equal(SampleDraw.WithoutReplacement(400, 78, 7), SampleDraw.WithoutReplacement(400, 78, 7));
        Assert.Equal(78, SampleDraw.WithoutReplacement(400, 78, 7).Distinct().Count());
        Assert.Equal(SampleDraw.WithoutReplacement(400, 40, 7), SampleDraw.WithoutReplacement(400, 78, 7).Take(40));
        Assert.Equal(Enumerable.Range(0, 9), SampleDraw.WithoutReplacement(9, 9, 3).Order());
        var times = new int[10];
        for (ulong seed = 0; seed < 10_000; seed++)
        {
            foreach (var place in SampleDraw.WithoutReplacement(10, 3, seed))
                times[place]++;
        }

        Assert.All(times, time => Assert.InRange(time, 3000 - 230, 3000 + 230));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleDraw.WithoutReplacement(5, 6, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleDraw.WithoutReplacement(0, 0, 1));
    }

    [Fact]
    public void What_cannot_be_sampled_is_refused_or_undefined()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForRate(1.5, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForRate(0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForRate(0.5, 0.1, population: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForRate(0.5, 0.1, sensitivity: 0.3, specificity: 0.5));
        Assert.Null(SampleSize.ForRate(0.5, 0.001, population: 50, sensitivity: 0.6, specificity: 0.6).Size is > 50 ? 1 : null);
        Assert.NotNull(Detection.Size(DetectionModel.Exact, 0.01, 0.95, 50, 0.9).Undefined);
        Assert.Throws<ArgumentNullException>(() => Detection.Size(DetectionModel.Exact, 0.01, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Detection.Sensitivity(DetectionModel.Exact, 60, 0.1, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => Detection.Size(DetectionModel.Unbounded, 0, 0.95));
        Assert.Throws<ArgumentException>(() => RiskBasedDetection.Size([new("a", 2, 0.5, 0.5), new("b", 1, 0.6, 0.5)], 0.01, 0.95));
        Assert.Throws<ArgumentException>(() => RiskBasedDetection.Size([new("a", 50, 0.01, 1), new("b", 1, 0.99, 0)], 0.5, 0.95));
        Assert.Throws<ArgumentException>(() => OperatingCharacteristic.Accept(new SinglePlan(5, 1), PlanModel.Hypergeometric, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OperatingCharacteristic.Accept(new SinglePlan(0, 1), PlanModel.Binomial, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OperatingCharacteristic.Accept(new SinglePlan(5, 1), PlanModel.Binomial, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OperatingCharacteristic.AcceptLot(new SinglePlan(5, 1), 10, 11));
        Assert.Throws<ArgumentException>(() => OperatingCharacteristic.Accept(new DoublePlan(5, 2, 2, 5, 3), PlanModel.Binomial, 0.1));
        Assert.Throws<ArgumentException>(() => PlanSearch.Find(PlanModel.Binomial, 0.1, 0.95, 0.05, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => InspectionTables.CodeLetter(1, InspectionLevel.II));
        Assert.Throws<ArgumentOutOfRangeException>(() => InspectionTables.SingleNormal('I', 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => InspectionTables.SingleNormal('A', 3));
        Assert.Throws<ArgumentException>(() => Allocation.Proportional(Campaign, 500));
        Assert.Throws<ArgumentException>(() => Allocation.Proportional(Campaign, 7));
        Assert.Throws<ArgumentException>(() => Allocation.Proportional([], 7));
        Assert.Throws<ArgumentException>(() => Allocation.Neyman(Campaign, 50));
        Assert.Throws<ArgumentException>(() => Allocation.ForBudget([new("a", 10, 1, 5)], 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Proportional([new("a", 10, double.NaN)], 5));
        Assert.Throws<ArgumentException>(() => LargestRemainder.Share([1, -1], 3));
        Assert.Throws<ArgumentException>(() => StratifiedEstimate.Rate([new("a", 10, 0, 0)]));
        Assert.Throws<ArgumentException>(() => StratifiedEstimate.Rate([new("a", 10, 5, 6)]));
        Assert.Throws<ArgumentException>(() => StratifiedEstimate.Rate([]));
    }

    [Fact]
    public void A_stratum_of_one_has_no_variance_unless_it_is_whole()
    {
        Assert.Null(StratifiedEstimate.Rate([new("a", 10, 1, 0), new("b", 10, 5, 1)]).StandardError);
        Assert.NotNull(StratifiedEstimate.Rate([new("a", 1, 1, 0), new("b", 10, 5, 1)]).StandardError);
        var none = StratifiedEstimate.Rate([new("a", 100, 20, 0), new("b", 100, 20, 0)]);
        Assert.Equal(0, none.StandardError);
        Assert.Equal(40, none.EffectiveSize);
        Assert.True(none.Wilson!.Value.Upper > 0.05);
        var mean = StratifiedEstimate.Mean([new("a", 60, 10, 5, 2), new("b", 40, 10, 10, 3)]);
        Assert.Equal(7, mean.Estimate, 1e-12);
        Assert.Equal(Math.Sqrt((0.36 * (1 - (10.0 / 60)) * 0.4) + (0.16 * 0.75 * 0.9)), mean.StandardError!.Value, 1e-12);
    }
}
