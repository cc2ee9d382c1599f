using Entente.Methods.Functions;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Functions;

/// <summary>Incomplete beta function, quantiles and tails of counts against known values, exact sums and their own inverses.</summary>
public class BetaFunctionTests
{
    [Theory]
    [InlineData(0.025, 1, 12.706204736174704)]
    [InlineData(0.025, 2, 4.302652729749462)]
    [InlineData(0.05, 4, 2.1318467863266503)]
    [InlineData(0.025, 10, 2.2281388519862747)]
    [InlineData(0.005, 30, 2.7499956535672253)]
    public void Student_quantiles(double tail, double freedom, double expected)
    {
        Assert.Equal(expected, BetaFunctions.StudentUpper(tail, freedom), 1e-12 * expected);
        Assert.Equal(-expected, BetaFunctions.StudentUpper(1 - tail, freedom), 1e-11 * expected);
        Assert.Equal(tail, BetaFunctions.StudentTail(expected, freedom), 1e-12);
    }

    [Fact]
    public void Student_of_one_and_two_degrees_has_closed_forms()
    {
        foreach (var tail in new[] { 1e-12, 1e-5, 0.01, 0.2, 0.4 })
        {
            Assert.Equal(1, BetaFunctions.StudentUpper(tail, 1) * Math.Tan(Math.PI * tail), 1e-12);
            var u = 1 - (2 * tail);
            Assert.Equal(u * Math.Sqrt(2 / (4 * tail * (1 - tail))), BetaFunctions.StudentUpper(tail, 2), 1e-12 * BetaFunctions.StudentUpper(tail, 2));
        }

        Assert.Equal(0, BetaFunctions.StudentUpper(0.5, 7));
        Assert.Equal(BetaFunctions.NormalUpper(0.025), BetaFunctions.StudentUpper(0.025, 1e9), 1e-8);
        Assert.Equal(1.959963984540054, BetaFunctions.StudentUpper(0.025, double.PositiveInfinity), 1e-14);
        Assert.Equal(3.090232306167813, BetaFunctions.NormalUpper(0.001), 1e-13);
    }

    [Fact]
    public void Fisher_with_two_degrees_above_has_a_closed_form()
    {
        // P(F > f) = (1 + 2f/d)^(-d/2).
        foreach (var below in new[] { 1.0, 3.7, 12, 250 })
        {
            foreach (var tail in new[] { 1e-9, 0.01, 0.25, 0.9 })
            {
                var f = BetaFunctions.FisherUpper(tail, 2, below);
                Assert.Equal(below / 2 * (Math.Pow(tail, -2 / below) - 1), f, 1e-12 * f);
                Assert.Equal(tail, BetaFunctions.FisherTail(f, 2, below), 1e-12 * tail);
            }
        }

        Assert.Equal(0, BetaFunctions.FisherTail(double.PositiveInfinity, 2, 5));
        Assert.Equal(1, BetaFunctions.FisherTail(0, 2, 5));
    }

    [Fact]
    public void Quantiles_are_inverse_over_fifteen_decades() => Prop.ForAll(Gen.Choose(-3, 6).ToArbitrary(), Gen.Choose(-3, 6).ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), (first, second, tail) =>
    {
        var (a, b) = (1.7 * Math.Pow(10, first), 2.3 * Math.Pow(10, second));
        // A parameter near 0 sends quantiles below the smallest number.
        if (Math.Min(a, b) < 0.05)
            return;
        var probability = 0.9 * Math.Pow(10, -tail);
        var odds = BetaFunctions.LogOdds(probability, 1 - probability, a, b);
        var (lower, _) = BetaFunctions.Incomplete(a, b, 1 / (1 + Math.Exp(-odds)), 1 / (1 + Math.Exp(odds)));
        Assert.Equal(probability, lower, 1e-9 * probability);
        var mirrored = BetaFunctions.LogOdds(1 - probability, probability, b, a);
        Assert.Equal(-odds, mirrored, 1e-10 * Math.Max(1, Math.Abs(odds)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Beta_of_whole_parameters_is_an_exact_binomial_sum()
    {
        foreach (var trials in new[] { 5, 40, 200 })
        {
            foreach (var percent in new[] { 1, 17, 50, 93 })
            {
                for (var count = 0; count <= trials; count += Math.Max(1, trials / 10))
                {
                    var (atMost, more) = CountTails.Binomial(count, trials, percent / 100.0);
                    var exact = ExactTails.Binomial(count, trials, percent);
                    Assert.Equal(exact.AtMost, atMost, (1e-12 * exact.AtMost) + 1e-300);
                    Assert.Equal(exact.More, more, (exact.More < 0.5 && exact.AtMost > 0.5 ? 1e-12 * exact.More : 1e-12) + 1e-300);
                }
            }
        }
    }

    [Fact]
    public void Hypergeometric_tails_are_exact_sums() => Prop.ForAll(Gen.Choose(1, 120).ToArbitrary(), Gen.Choose(0, 120).ToArbitrary(), Gen.Choose(0, 120).ToArbitrary(), (lot, one, other) =>
    {
        var (marked, sample) = (one % (lot + 1), other % (lot + 1));
        for (var count = -1; count <= sample; count++)
        {
            var (atMost, more) = CountTails.Hypergeometric(count, lot, marked, sample);
            var exact = ExactTails.Hypergeometric(count, lot, marked, sample);
            Assert.Equal(exact.AtMost, atMost, (1e-12 * exact.AtMost) + (exact.More < 0.4 ? 1e-14 : 0));
            Assert.Equal(exact.More, more, (1e-12 * exact.More) + (exact.AtMost < 0.6 ? 1e-14 : 0) + 1e-15);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Poisson_tails_are_sums_of_their_terms()
    {
        foreach (var mean in new[] { 0.01, 0.7, 5, 30, 90 })
        {
            double term = Math.Exp(-mean), sum = 0;
            for (var count = 0; count < 200; count++)
            {
                sum += term;
                term *= mean / (count + 1);
                Assert.Equal(sum, CountTails.Poisson(count, mean).AtMost, 1e-12 * sum);
            }
        }

        Assert.Equal((1, 0), CountTails.Poisson(0, 0));
        Assert.Equal((0, 1), CountTails.Poisson(-1, 3));
        Assert.Equal(Math.Exp(-900), CountTails.Poisson(0, 900).AtMost);
    }

    [Fact]
    public void Edges_and_refusals()
    {
        Assert.Equal((0, 1), BetaFunctions.Incomplete(2, 3, 0));
        Assert.Equal((1, 0), BetaFunctions.Incomplete(2, 3, 1));
        Assert.Equal(0, BetaFunctions.Quantile(0, 2, 3));
        Assert.Equal(1, BetaFunctions.Quantile(1, 2, 3));
        Assert.Equal((1, 0), CountTails.Binomial(5, 5, 0.3));
        Assert.Equal((0, 1), CountTails.Binomial(-1, 5, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunctions.Incomplete(0, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunctions.Incomplete(1, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunctions.StudentUpper(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunctions.FisherTail(-1, 5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountTails.Hypergeometric(1, 5, 6, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountTails.Poisson(1, -2));
    }
}
