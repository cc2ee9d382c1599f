using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>The posterior of all cells of one count.</summary>
internal sealed class GammaPoissonCell
{
    private readonly GammaPoissonPrior prior;
    private readonly GammaShape first;
    private readonly GammaShape second;
    private readonly double rise1;
    private readonly double rise2;
    private readonly double digamma1;
    private readonly double digamma2;
    private double lastLower = double.NaN;
    private double lastUpper = double.NaN;

    public GammaPoissonCell(GammaPoissonPrior prior, long count)
    {
        (this.prior, Count) = (prior, count);
        (first, second) = (new(prior.Shape1 + count), new(prior.Shape2 + count));
        (rise1, rise2) = (GammaFunctions.LogRising(prior.Shape1, count), GammaFunctions.LogRising(prior.Shape2, count));
        (digamma1, digamma2) = (GammaFunctions.Digamma(first.Shape), GammaFunctions.Digamma(second.Shape));
    }

    public long Count { get; }

    public double Weight(double expected)
    {
        if (prior.Weight is 0 or 1)
            return prior.Weight;
        var odds = Log(rise1, prior.Shape1, prior.Rate1) - Log(rise2, prior.Shape2, prior.Rate2) + Math.Log(prior.Weight / (1 - prior.Weight));
        return 1 / (1 + Math.Exp(-odds));

        // The negative binomial probability but for n! and E^n, which both have.
        double Log(double rise, double shape, double rate) => rise - (shape * BinomialDensity.LogOnePlus(expected / rate)) - (Count * Math.Log(rate + expected));
    }

    public GammaPoissonScore Score(double expected, double lower, double upper)
    {
        var weight = Weight(expected);
        var mean = Math.Exp((weight * (digamma1 - Math.Log(prior.Rate1 + expected))) + ((1 - weight) * (digamma2 - Math.Log(prior.Rate2 + expected))));
        lastLower = Quantile(expected, weight, lower, lastLower);
        lastUpper = Quantile(expected, weight, upper, lastUpper);
        return GammaPoissonPosterior.Score(weight, mean, lastLower, lastUpper);
    }

    public (double Lower, double Upper) Tails(double expected, double ratio) =>
        GammaMixture.Tails(ratio, Weight(expected), first, prior.Rate1 + expected, second, prior.Rate2 + expected);

    public double Quantile(double expected, double probability) => Quantile(expected, Weight(expected), probability, double.NaN);

    private double Quantile(double expected, double weight, double probability, double near) =>
        GammaMixture.Quantile(probability, weight, first, prior.Rate1 + expected, second, prior.Rate2 + expected, near);
}
