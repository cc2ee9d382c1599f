using Entente.Methods.Sampling;

namespace Entente.Methods.Tests.Sampling;

/// <summary>Drawing: each thing with the probability that is written beside it, the same for the same seed, and no stratum moved by another.</summary>
public class SampleDrawTests
{
    /// <remarks>
    /// The places that xoshiro256** gives with Lemire's rule for these seeds, by a program in another language written from the papers: a recorded seed must
    /// draw the same for ever.
    /// </remarks>
    [Theory]
    [InlineData(1UL, 0UL, "702 520 574 393 698 147 76 385")]
    [InlineData(20260611UL, 0UL, "253 179 724 160 98 103 682 666")]
    [InlineData(20260611UL, 7UL, "274 271 195 693 830 34 241 792")]
    public void A_recorded_seed_draws_the_same_for_ever(ulong seed, ulong stream, string places) =>
        Assert.Equal(places, string.Join(' ', SampleDraw.WithoutReplacement(1000, 8, seed, stream)));

    [Fact]
    public void Each_thing_of_a_stratum_is_drawn_as_often_as_any_other()
    {
        string[] strata = [.. Enumerable.Repeat("a", 5), .. Enumerable.Repeat("b", 20)];
        var parts = new Dictionary<string, long> { ["a"] = 2, ["b"] = 5 };
        var times = new int[25];
        const int draws = 20_000;
        for (var seed = 1UL; seed <= draws; seed++)
        {
            foreach (var thing in SampleDraw.Stratified(strata, parts, seed).Things)
                times[thing.Place]++;
        }

        for (var place = 0; place < 25; place++)
        {
            var chance = place < 5 ? 0.4 : 0.25;
            Assert.Equal(chance, (double)times[place] / draws, 4.5 * Math.Sqrt(chance * (1 - chance) / draws));
        }
    }

    [Fact]
    public void Each_thing_is_drawn_in_proportion_to_its_risk_and_the_weights_give_the_total_back()
    {
        double[] risks = [10, 1, 2, 3, 0.5, 4, 0, 1, 2, 1.5];
        // 10 of 25 in a sample of 3 is above 1/3: certain, and 2 n w / 15 for the others, of which 4 · 2/15 is the largest.
        double[] chances = [1, 2 / 15.0, 4 / 15.0, 6 / 15.0, 1 / 15.0, 8 / 15.0, 0, 2 / 15.0, 4 / 15.0, 3 / 15.0];
        var times = new int[10];
        const int draws = 20_000;
        double sum = 0;
        for (var seed = 1UL; seed <= draws; seed++)
        {
            var drawn = SampleDraw.ByRisk(risks, 3, seed);
            Assert.Equal(3, drawn.Things.Count);
            Assert.Equal(3, drawn.Things.Select(thing => thing.Place).Distinct().Count());
            foreach (var thing in drawn.Things)
            {
                times[thing.Place]++;
                Assert.Equal(chances[thing.Place], thing.Probability!.Value, 1e-12);
                sum += (thing.Place + 1) / thing.Probability.Value / draws;
            }
        }

        for (var place = 0; place < 10; place++)
            Assert.Equal(chances[place], (double)times[place] / draws, 4.5 * Math.Sqrt(chances[place] * (1 - chances[place]) / draws));
        // Of places 1 to 10 without the seventh, which is never drawn.
        Assert.Equal(55 - 7, sum, 0.5);
    }

    [Fact]
    public void A_larger_draw_begins_with_the_smaller_one_and_another_stratum_moves_nothing()
    {
        string[] strata = [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("b", 40)];
        var small = SampleDraw.Stratified(strata, new Dictionary<string, long> { ["a"] = 5 }, 9, replacements: 3);
        var large = SampleDraw.Stratified(strata, new Dictionary<string, long> { ["b"] = 6, ["a"] = 8 }, 9);
        Assert.Equal(small.Things.Select(thing => thing.Place), large.Things.Where(thing => thing.Stratum == "a").Select(thing => thing.Place));
        Assert.Equal([false, false, false, false, false, true, true, true], small.Things.Select(thing => thing.Replacement));
        Assert.All(small.Things.Take(5), thing => Assert.Equal(5 / 30.0, thing.Probability!.Value, 1e-15));
        Assert.NotEqual(small.Things.Select(thing => thing.Place), SampleDraw.Stratified(strata, new Dictionary<string, long> { ["a"] = 8 }, 10).Things.Select(thing => thing.Place));
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        string[] strata = ["a", "a", "b"];
        Assert.Contains("no stratum \"c\"", Assert.Throws<ArgumentException>(() => SampleDraw.Stratified(strata, new Dictionary<string, long> { ["c"] = 1 }, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("\"b\" has 1 things and a part of 2", Assert.Throws<ArgumentException>(() => SampleDraw.Stratified(strata, new Dictionary<string, long> { ["b"] = 2 }, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleDraw.Stratified([], new Dictionary<string, long>(), 1));
        Assert.Contains("1 to the 2 things", Assert.Throws<ArgumentOutOfRangeException>(() => SampleDraw.ByRisk([1, 0, 2], 3, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleDraw.ByRisk([1, -1], 1, 1));
        Assert.Equal([0, 2], SampleDraw.ByRisk([1, 0, 2], 2, 1).Things.Select(thing => thing.Place).Order());
    }

    /// <remarks>The fewest of which the sample has one with 95 %, counted in whole fractions by a program in another language.</remarks>
    [Theory]
    [InlineData(1200, 36, 95)]
    [InlineData(100, 11, 23)]
    [InlineData(2, 2, 1)]
    public void The_rule_of_the_square_root_says_what_it_misses(long lot, long size, long found)
    {
        var rule = SampleSize.SquareRootPlusOne(lot);
        Assert.Equal(size, rule.Size);
        Assert.Null(rule.Reached);
        Assert.Contains(FormattableString.Invariant($"fewer than {found} defective"), rule.Caution, StringComparison.Ordinal);
    }
}
