using Entente.Methods.Functions;
using Entente.Methods.Sampling;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Sampling;

/// <summary>Intervals of a proportion: worked examples, what must hold always, refusals.</summary>
public class ProportionIntervalTests
{
    private static readonly Arbitrary<(int Events, int Trials)> Counts = Gen.Choose(1, 60)
        .SelectMany(trials => Gen.Choose(0, trials).Select(events => (events, trials))).ToArbitrary();

    [Theory]
    [InlineData(9, 78, 0.0619, 0.2050)]
    [InlineData(17, 18, 0.7424, 0.9901)]
    // The worked example prints 97.53 as the last limit; the formula gives 97.47 to whoever computes it by hand.
    [InlineData(20, 22, 0.7219, 0.9747)]
    public void Wilson_intervals_of_campaign_and_network(int events, int trials, double lower, double upper)
    {
        var estimate = ProportionInterval.Wilson(events, trials);
        Assert.Equal(lower, estimate.Lower, 5.1e-5);
        Assert.Equal(upper, estimate.Upper, 5.1e-5);
    }

    [Fact]
    public void Exact_limits_are_where_the_tests_turn() => Prop.ForAll(Counts, count =>
    {
        var (events, trials) = count;
        foreach (var level in new[] { 0.9, 0.95, 0.99 })
        {
            var alpha = 1 - level;
            Turns(ProportionInterval.Blaker(events, trials, level), proportion => AcceptedProportions.Blaker(events, trials, proportion));
            Turns(ProportionInterval.Sterne(events, trials, level), proportion => AcceptedProportions.Sterne(events, trials, proportion));

            void Turns(ProportionEstimate estimate, Func<double, double> test)
            {
                if (events > 0)
                {
                    Assert.True(test(estimate.Lower * (1 + 1e-9)) >= alpha - 1e-7, $"{estimate}");
                    // Below the limit nothing is accepted, however far one looks.
                    for (var part = 1; part <= 40; part++)
                        Assert.True(test(estimate.Lower * (1 - 1e-9) * part / 40) < alpha + 1e-9, $"{estimate} at {part}/40");
                }

                if (events < trials)
                {
                    Assert.True(test(1 - ((1 - estimate.Upper) * (1 + 1e-9))) >= alpha - 1e-7, $"{estimate}");
                    for (var part = 1; part <= 40; part++)
                        Assert.True(test(1 - ((1 - estimate.Upper) * (1 - 1e-9) * part / 40)) < alpha + 1e-9, $"{estimate} at {part}/40");
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_tests_equal_plain_sums_over_all_outcomes() => Prop.ForAll(Counts, count =>
    {
        var (events, trials) = count;
        foreach (var proportion in new[] { 0.013, 0.21, 0.5, 0.77, 0.99 })
        {
            double[] chances = [.. Enumerable.Range(0, trials + 1).Select(outcome => Chance(outcome, trials, proportion))];
            var sterne = chances.Where(chance => chance <= chances[events] * (1 + 1e-9)).Sum();
            Assert.Equal(sterne, AcceptedProportions.Sterne(events, trials, proportion), 1e-10);
            double[] tails = [.. Enumerable.Range(0, trials + 1).Select(outcome => Math.Min(chances.Take(outcome + 1).Sum(), chances.Skip(outcome).Sum()))];
            var blaker = Enumerable.Range(0, trials + 1).Where(outcome => tails[outcome] <= tails[events] * (1 + 1e-9)).Sum(outcome => chances[outcome]);
            Assert.Equal(blaker, AcceptedProportions.Blaker(events, trials, proportion), 1e-10);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Half_of_the_trials_are_the_likeliest_outcome_of_one_half()
    {
        // Both tails are equal but for rounding; asked from side to side, the smaller one was sought without end.
        for (var events = 1; events <= 400; events++)
        {
            Assert.Equal(1, AcceptedProportions.Blaker(events, 2 * events, 0.5), 1e-10);
            Assert.Equal(1, AcceptedProportions.Sterne(events, 2 * events, 0.5), 1e-10);
        }
    }

    [Fact]
    public void Intervals_contain_the_estimate_mirror_and_grow_with_the_level() => Prop.ForAll(Counts, count =>
    {
        var (events, trials) = count;
        foreach (var interval in new Func<long, long, double, ProportionEstimate>[] { ProportionInterval.Wilson, ProportionInterval.ClopperPearson, ProportionInterval.Blaker })
        {
            var (one, mirrored, wider) = (interval(events, trials, 0.95), interval(trials - events, trials, 0.95), interval(events, trials, 0.99));
            Assert.InRange(one.Value, one.Lower - 1e-15, one.Upper + 1e-15);
            Assert.Equal(one.Lower, 1 - mirrored.Upper, 1e-12);
            Assert.True(wider.Lower <= one.Lower && wider.Upper >= one.Upper, $"{one} {wider}");
            Assert.InRange(one.Lower, 0, 1);
            Assert.InRange(one.Upper, 0, 1);
        }

        var (exact, blaker) = (ProportionInterval.ClopperPearson(events, trials), ProportionInterval.Blaker(events, trials));
        Assert.True(exact.Lower <= blaker.Lower + 1e-12 && blaker.Upper <= exact.Upper + 1e-12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_event_and_nothing_but_events()
    {
        Assert.Equal(0, ProportionInterval.Wilson(0, 10).Lower);
        Assert.Equal(1, ProportionInterval.Wilson(10, 10).Upper);
        Assert.Equal(1 - Math.Pow(0.025, 0.1), ProportionInterval.ClopperPearson(0, 10).Upper, 1e-14);
        Assert.Equal(0, ProportionInterval.Sterne(0, 10).Lower);
        Assert.Equal(1, ProportionInterval.Blaker(10, 10).Upper);
        // Rare events in a large sample keep their digits: 1 - 0.025^(1/n) to second order.
        var rare = -Math.Log(0.025) / 1e9;
        Assert.Equal(rare - (rare * rare / 2), ProportionInterval.ClopperPearson(0, 1_000_000_000).Upper, 1e-21);
    }

    [Fact]
    public void A_test_that_errs_can_give_less_than_nothing()
    {
        var truth = ProportionInterval.RoganGladen(ProportionInterval.Wilson(1, 400), 0.85, 0.99);
        Assert.True(truth.Value < 0);
        Assert.Equal(0, truth.Clipped.Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.RoganGladen(ProportionInterval.Wilson(1, 4), 0.5, 0.5));
    }

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.ClopperPearson(6, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Blaker(1, 5, 95));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Sterne(1, 5, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.BlakerByStep(1, 5, step: 0));
    }

    private static double Chance(int outcome, int trials, double proportion)
    {
        var chance = 1.0;
        for (var at = 0; at < outcome; at++)
            chance *= (double)(trials - at) / (at + 1);
        return chance * Math.Pow(proportion, outcome) * Math.Pow(1 - proportion, trials - outcome);
    }
}
