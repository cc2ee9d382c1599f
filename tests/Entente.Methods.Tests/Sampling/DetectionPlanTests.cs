using System.Numerics;
using Entente.Methods.Randomness;
using Entente.Methods.Sampling;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Sampling;

/// <summary>The search for size and cut point equals trying every size in turn, and stays fast where that does not.</summary>
public class DetectionPlanTests
{
    [Fact]
    public void The_plan_is_that_of_trying_every_size() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var numbers = new SeededNumbers((ulong)seed);
        var population = 5 + numbers.Below(400);
        var affected = 1 + numbers.Below(Math.Max(1, population / 3));
        double Probability(double from) => numbers.Below(5) == 0 ? 1 : from + ((1 - from) * numbers.Uniform());
        var (sensitivity, specificity, finds, spares) = (Probability(0.4), Probability(0.8), 0.5 + (0.49 * numbers.Uniform()), 0.5 + (0.49 * numbers.Uniform()));
        Assert.Equal(Slow(population, affected, sensitivity, specificity, finds, spares), Detection.Plan(population, affected, sensitivity, specificity, finds, spares));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    /// <remarks>Each probability by binomial coefficients in whole numbers of any length, as a fraction of the tries that there are: nothing is shared with what is tested.</remarks>
    [Theory]
    [InlineData(265, 53, 90, 98)]
    [InlineData(60, 6, 80, 95)]
    [InlineData(120, 3, 70, 100)]
    public void The_plan_is_that_of_counting_in_whole_numbers(int population, int affected, int sensitive, int specific)
    {
        var (size, cut) = Detection.Plan(population, affected, sensitive / 100.0, specific / 100.0);
        (long?, long?) counted = (null, null);
        for (var (n, c) = (1, 1); n <= population && counted == (null, null); n++)
        {
            while (AtLeast(population, 0, n, c, sensitive, specific) > 0.05)
                c++;
            if (AtLeast(population, affected, n, c, sensitive, specific) >= 0.95)
                counted = (n, c);
        }

        Assert.Equal(counted, (size, cut));
    }

    [Theory]
    [InlineData(100_000, 2_000, 0.9, 0.99)]
    [InlineData(100_000, 200, 0.9, 0.99)]
    [InlineData(100_000, 100, 0.9, 0.98)]
    [InlineData(100_000, 20_000, 0.8, 0.9)]
    [InlineData(1_000_000, 10_000, 0.8, 0.995)]
    public void A_large_population_is_no_matter(long population, long affected, double sensitivity, double specificity)
    {
        var (size, cut) = Detection.Plan(population, affected, sensitivity, specificity);
        if (size is not { } n || cut is not { } c)
        {
            // Even all of them do not tell: with the least cut point that spares.
            var least = 1L;
            while (Detection.Positive(population, 0, population, least, sensitivity, specificity) > 0.05)
                least++;
            Assert.True(Detection.Positive(population, affected, population, least, sensitivity, specificity) < 0.95);
            return;
        }

        Assert.True(Detection.Positive(population, affected, n, c, sensitivity, specificity) >= 0.95);
        Assert.True(Detection.Positive(population, 0, n, c, sensitivity, specificity) <= 0.05);
        Assert.True(c == 1 || Detection.Positive(population, 0, n, c - 1, sensitivity, specificity) > 0.05);
        Assert.True(Detection.Positive(population, affected, n - 1, c, sensitivity, specificity) < 0.95 || Detection.Positive(population, 0, n - 1, c - 1, sensitivity, specificity) <= 0.05);
    }

    private static (long? Size, long? Cut) Slow(long population, long affected, double sensitivity, double specificity, double finds, double spares)
    {
        long cut = 1;
        for (long size = 1; size <= population; size++)
        {
            while (Detection.Positive(population, 0, size, cut, sensitivity, specificity) > 1 - spares)
                cut++;
            if (Detection.Positive(population, affected, size, cut, sensitivity, specificity) >= finds)
                return (size, cut);
        }

        return (null, null);
    }

    private static double AtLeast(int population, int affected, int size, int cut, int sensitive, int specific)
    {
        // Sensitivity and specificity in hundredths: of 100^size equally likely answers for each choice of things, so many give fewer positives than the cut.
        BigInteger below = 0;
        for (var drawn = Math.Max(0, size + affected - population); drawn <= Math.Min(size, affected); drawn++)
        {
            BigInteger ways = 0;
            for (var right = 0; right <= drawn && right < cut; right++)
            {
                for (var wrong = 0; wrong <= size - drawn && right + wrong < cut; wrong++)
                {
                    ways += Choose(drawn, right) * BigInteger.Pow(sensitive, right) * BigInteger.Pow(100 - sensitive, drawn - right)
                        * Choose(size - drawn, wrong) * BigInteger.Pow(100 - specific, wrong) * BigInteger.Pow(specific, size - drawn - wrong);
                }
            }

            below += Choose(affected, drawn) * Choose(population - affected, size - drawn) * ways;
        }

        var all = Choose(population, size) * BigInteger.Pow(100, size);
        return 1 - ((double)(below * 1_000_000_000_000_000 / all) / 1e15);
    }

    private static BigInteger Choose(int n, int k)
    {
        BigInteger ways = 1;
        for (var at = 1; at <= k; at++)
            ways = ways * (n - k + at) / at;
        return ways;
    }
}
