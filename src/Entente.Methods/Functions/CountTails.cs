namespace Entente.Methods.Functions;

/// <summary>Tails of the distributions of counts, each accurate where it is small.</summary>
/// <remarks>
/// Binomial by the incomplete beta function; hypergeometric and Poisson by the probability at the edge of the tail (Loader 2000) times a sum
/// of positive ratios, so that nothing cancels. Relative accuracy about 1e-13.
/// </remarks>
public static class CountTails
{
    /// <summary>Probabilities of at most <paramref name="count"/> events and of more, in <paramref name="trials"/> trials.</summary>
    /// <param name="count">Any whole number.</param>
    /// <param name="trials">At least 0.</param>
    /// <param name="probability">Of an event, 0 to 1.</param>
    public static (double AtMost, double More) Binomial(long count, long trials, double probability)
    {
        Given.AtLeast(trials, 0);
        Given.Probability(probability);
        if (count < 0)
            return (0, 1);
        if (count >= trials)
            return (1, 0);
        var (more, atMost) = BetaFunctions.Incomplete(count + 1, trials - count, probability, 1 - probability);
        return (atMost, more);
    }

    /// <summary>Probabilities of at most <paramref name="count"/> events and of more, where <paramref name="mean"/> are expected.</summary>
    /// <param name="count">Any whole number.</param>
    /// <param name="mean">At least 0.</param>
    public static (double AtMost, double More) Poisson(long count, double mean)
    {
        Given.NotNegative(mean);
        if (count < 0)
            return (0, 1);
        if (mean == 0)
            return (1, 0);
        if (count < mean)
        {
            var lower = Math.Exp(BinomialDensity.LogPoisson(count, mean)) * Sum(step => step <= count ? (count - step + 1) / mean : 0);
            return (lower, 1 - lower);
        }

        var upper = Math.Exp(BinomialDensity.LogPoisson(count + 1, mean)) * Sum(step => mean / (count + 1 + step));
        return (1 - upper, upper);
    }

    /// <summary>Probability of exactly <paramref name="count"/> marked things in a sample drawn without replacement.</summary>
    /// <param name="count">Any whole number.</param>
    /// <param name="lot">Things in the lot.</param>
    /// <param name="marked">Of these marked, 0 to <paramref name="lot"/>.</param>
    /// <param name="sample">Things drawn, 0 to <paramref name="lot"/>.</param>
    public static double HypergeometricAt(long count, long lot, long marked, long sample) => Math.Exp(HypergeometricLogAt(count, lot, marked, sample));

    /// <summary>ln of <see cref="HypergeometricAt"/>, which does not underflow; minus infinity where the probability is 0.</summary>
    /// <param name="count">Any whole number.</param>
    /// <param name="lot">Things in the lot.</param>
    /// <param name="marked">Of these marked, 0 to <paramref name="lot"/>.</param>
    /// <param name="sample">Things drawn, 0 to <paramref name="lot"/>.</param>
    public static double HypergeometricLogAt(long count, long lot, long marked, long sample)
    {
        CheckLot(lot, marked, sample);
        if (count < Math.Max(0, sample + marked - lot) || count > Math.Min(sample, marked))
            return double.NegativeInfinity;
        // Three binomials whose common probability cancels out of the quotient (Loader 2000, section 5).
        if (sample == 0 || sample == lot || marked == 0)
            return 0;
        double p = (double)sample / lot, q = (double)(lot - sample) / lot;
        return BinomialDensity.Log(count, marked - count, p, q) + BinomialDensity.Log(sample - count, lot - marked - sample + count, p, q)
            - BinomialDensity.Log(sample, lot - sample, p, q);
    }

    /// <summary>ln of the probability of at least <paramref name="count"/> marked things in a sample drawn without replacement.</summary>
    /// <param name="count">Any whole number.</param>
    /// <param name="lot">Things in the lot.</param>
    /// <param name="marked">Of these marked, 0 to <paramref name="lot"/>.</param>
    /// <param name="sample">Things drawn, 0 to <paramref name="lot"/>.</param>
    public static double HypergeometricLogAtLeast(long count, long lot, long marked, long sample)
    {
        CheckLot(lot, marked, sample);
        long least = Math.Max(0, sample + marked - lot), most = Math.Min(sample, marked);
        if (count <= least)
            return 0;
        if (count > most)
            return double.NegativeInfinity;
        if (count - 1 < (double)sample * marked / lot)
            return BinomialDensity.LogOnePlus(-Hypergeometric(count - 1, lot, marked, sample).AtMost);
        return HypergeometricLogAt(count, lot, marked, sample) + Math.Log(Sum(step => count + step - 1 is var from && from >= most ? 0
            : (double)(marked - from) * (sample - from) / ((double)(from + 1) * (lot - marked - sample + from + 1))));
    }

    /// <summary>Probabilities of at most <paramref name="count"/> marked things, and of more, in a sample drawn without replacement.</summary>
    /// <param name="count">Any whole number.</param>
    /// <param name="lot">Things in the lot.</param>
    /// <param name="marked">Of these marked, 0 to <paramref name="lot"/>.</param>
    /// <param name="sample">Things drawn, 0 to <paramref name="lot"/>.</param>
    public static (double AtMost, double More) Hypergeometric(long count, long lot, long marked, long sample)
    {
        CheckLot(lot, marked, sample);
        long least = Math.Max(0, sample + marked - lot), most = Math.Min(sample, marked);
        if (count < least)
            return (0, 1);
        if (count >= most)
            return (1, 0);
        if (count < (double)sample * marked / lot)
        {
            var lower = HypergeometricAt(count, lot, marked, sample) * Sum(step => Down(count - step + 1));
            return (lower, 1 - lower);
        }

        var upper = HypergeometricAt(count + 1, lot, marked, sample) * Sum(step => Up(count + step));
        return (1 - upper, upper);

        double Down(long from) => from <= least ? 0
            : (double)from * (lot - marked - sample + from) / ((double)(marked - from + 1) * (sample - from + 1));
        double Up(long from) => from >= most ? 0
            : (double)(marked - from) * (sample - from) / ((double)(from + 1) * (lot - marked - sample + from + 1));
    }

    private static void CheckLot(long lot, long marked, long sample)
    {
        Given.AtLeast(lot, 0);
        if (marked < 0 || marked > lot)
            throw new ArgumentOutOfRangeException(nameof(marked), marked, "Give a number from 0 to the size of the lot.");
        if (sample < 0 || sample > lot)
            throw new ArgumentOutOfRangeException(nameof(sample), sample, "Give a number from 0 to the size of the lot.");
    }

    // 1 + r1 + r1 r2 + ...: the tail in units of its first probability; the ratios fall, so the sum may stop when a term no longer counts.
    private static double Sum(Func<long, double> ratio)
    {
        double sum = 1, term = 1;
        for (long step = 1; ; step++)
        {
            var next = ratio(step);
            term *= next;
            if (term == 0)
                return sum;
            sum += term;
            if (next < 1 && term / (1 - next) < 1e-17 * sum)
                return sum;
        }
    }
}
