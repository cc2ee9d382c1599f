using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Negative log-likelihood of a gamma-Poisson prior, with its gradient.</summary>
/// <remarks>
/// DuMouchel 1999, formula 4: counts are a mixture of two negative binomials with sizes a_k and probabilities b_k/(b_k + E). Where only cells of at least
/// N* reports are known, probabilities are divided by that of N* reports or more, which is summed upwards where it is small (1 − P(0) cancels for E
/// near 1e-8). Components are added in logarithms. Relative accuracy about 1e-13.
/// </remarks>
internal sealed class GammaPoissonLikelihood
{
    private readonly List<(long Count, int From, int To)> groups = [];
    private readonly double[] expected;
    private readonly double[] weights;
    private readonly double constant;
    private readonly long least;
    private readonly Truncation truncation;

    /// <summary>Prepares the cells.</summary>
    /// <param name="cells">Checked cells.</param>
    /// <param name="least">N*: 0 when cells without reports are among them, else the least count that cells could have.</param>
    /// <param name="truncation">What is divided.</param>
    public GammaPoissonLikelihood(WeightedCells cells, long least, Truncation truncation)
    {
        (this.least, this.truncation) = (least, truncation);
        var order = Enumerable.Range(0, cells.Counts.Count).OrderBy(at => cells.Counts[at]).ToArray();
        (expected, weights) = (new double[order.Length], new double[order.Length]);
        for (var at = 0; at < order.Length; at++)
        {
            var count = cells.Counts[order[at]];
            (expected[at], weights[at]) = (cells.Expected[order[at]], cells.Weights[order[at]]);
            if (count < least)
                throw new ArgumentException(FormattableString.Invariant($"A cell has {count} reports, but only cells of at least {least} are in a likelihood truncated there; leave it out."), nameof(cells));
            if (count > 0 && expected[at] == 0)
                throw new ArgumentException(FormattableString.Invariant($"A cell has {count} reports where none is expected; its likelihood is 0."), nameof(cells));
            if (groups.Count > 0 && groups[^1].Count == count)
                groups[^1] = groups[^1] with { To = at + 1 };
            else
                groups.Add((count, at, at + 1));
            // What does not depend on the prior: E^n/n!.
            constant += weights[at] * ((count == 0 ? 0 : count * Math.Log(expected[at])) - GammaFunctions.LogRising(1, count));
        }

        Weight = weights.Sum();
    }

    /// <summary>Cells, counted by weight.</summary>
    public double Weight { get; }

    /// <summary>The negative log-likelihood at ln a1, ln b1, ln a2, ln b2, logit weight, and its gradient there.</summary>
    public double At(ReadOnlySpan<double> point, Span<double> gradient)
    {
        gradient.Clear();
        Component first = new(Math.Exp(point[0]), Math.Exp(point[1])), second = new(Math.Exp(point[2]), Math.Exp(point[3]));
        double share = Share(point[4]), rest = Share(-point[4]), logShare = -Softplus(-point[4]), logRest = -Softplus(point[4]);
        double logRate1 = Math.Log(first.Rate), logRate2 = Math.Log(second.Rate);
        double sum = 0, a1 = 0, b1 = 0, a2 = 0, b2 = 0, odds = 0;
        // Groups are in the order of their counts.
        RisingSums rising1 = new(first.Shape), rising2 = new(second.Shape);
        foreach (var (count, from, to) in groups)
        {
            var ((rise1, digamma1), (rise2, digamma2)) = (rising1.To(count), rising2.To(count));
            (rise1, rise2) = (rise1 + logShare, rise2 + logRest);
            for (var at = from; at < to; at++)
            {
                double e = expected[at], weight = weights[at];
                double open1 = BinomialDensity.LogOnePlus(e / first.Rate), open2 = BinomialDensity.LogOnePlus(e / second.Rate);
                var log1 = rise1 - (first.Shape * open1) - (count == 0 ? 0 : count * (open1 + logRate1));
                var log2 = rise2 - (second.Shape * open2) - (count == 0 ? 0 : count * (open2 + logRate2));
                Known known1 = default, known2 = default;
                if (least > 0)
                {
                    (known1, known2) = (first.AtLeast(least, e, open1), second.AtLeast(least, e, open2));
                    if (truncation == Truncation.ByComponent)
                        (log1, log2) = (log1 - Math.Log(known1.Value), log2 - Math.Log(known2.Value));
                }

                var apart = Math.Exp(-Math.Abs(log1 - log2));
                sum += weight * (Math.Max(log1, log2) + BinomialDensity.LogOnePlus(apart));
                var q = (log1 >= log2 ? 1 : apart) / (1 + apart);
                a1 += weight * q * (digamma1 - open1);
                a2 += weight * (1 - q) * (digamma2 - open2);
                // d/db of a ln b − (a + n) ln(b + E).
                b1 += weight * q * ((first.Shape * e / first.Rate) - count) / (first.Rate + e);
                b2 += weight * (1 - q) * ((second.Shape * e / second.Rate) - count) / (second.Rate + e);
                odds += weight * (q - share);
                if (least == 0)
                    continue;
                double part1 = q / known1.Value, part2 = (1 - q) / known2.Value;
                if (truncation == Truncation.OfMixture)
                {
                    var known = (share * known1.Value) + (rest * known2.Value);
                    sum -= weight * Math.Log(known);
                    (part1, part2) = (share / known, rest / known);
                    odds -= weight * share * rest * (known1.Value - known2.Value) / known;
                }

                a1 -= weight * part1 * known1.ByShape;
                b1 -= weight * part1 * known1.ByRate;
                a2 -= weight * part2 * known2.ByShape;
                b2 -= weight * part2 * known2.ByRate;
            }
        }

        (gradient[0], gradient[1], gradient[2], gradient[3], gradient[4]) = (-a1 * first.Shape, -b1 * first.Rate, -a2 * second.Shape, -b2 * second.Rate, -odds);
        return -(sum + constant);
    }

    private static double Share(double odds) => 1 / (1 + Math.Exp(-odds));

    private static double Softplus(double odds) => Math.Max(odds, 0) + BinomialDensity.LogOnePlus(Math.Exp(-Math.Abs(odds)));

    private readonly record struct Known(double Value, double ByShape, double ByRate);

    private readonly record struct Component(double Shape, double Rate)
    {
        /// <summary>P(at least so many reports), and its derivatives by shape and rate.</summary>
        public Known AtLeast(long least, double e, double open)
        {
            var empty = Math.Exp(-Shape * open);
            var byRate = Shape * e / (Rate * (Rate + e));
            if (least == 1)
                return new(-ExpLessOne(-Shape * open), empty * open, -empty * byRate);
            var chance = e / (Rate + e);
            double term = empty, value = 0, shape = 0, rate = 0, rise = 0;
            var below = Shape * e / Rate >= least;
            for (long n = 0; ; n++)
            {
                if (below ? n < least : n >= least)
                {
                    value += term;
                    shape += term * (rise - open);
                    rate += term * (byRate - (n / (Rate + e)));
                }

                if (below ? n == least : n > least && term < 1e-18 * value)
                    break;
                rise += 1 / (Shape + n);
                term *= (Shape + n) / (n + 1) * chance;
            }

            return below ? new(1 - value, -shape, -rate) : new(value, shape, rate);
        }

        private static double ExpLessOne(double x)
        {
            if (Math.Abs(x) > 0.5)
                return Math.Exp(x) - 1;
            // Kahan: the error of the exponential is that of its logarithm.
            var u = Math.Exp(x);
            return u == 1 ? x : (u - 1) * x / Math.Log(u);
        }
    }
}
