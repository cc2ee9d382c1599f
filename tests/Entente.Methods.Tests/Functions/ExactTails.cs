using System.Numerics;

namespace Entente.Methods.Tests.Functions;

/// <summary>Tails of counts in whole numbers without bounds: slow, and exact to the last digit.</summary>
internal static class ExactTails
{
    public static (double AtMost, double More) Binomial(int count, int trials, int percent)
    {
        var (atMost, all) = (BigInteger.Zero, BigInteger.Pow(100, trials));
        for (var events = 0; events <= Math.Min(count, trials); events++)
            atMost += Choose(trials, events) * BigInteger.Pow(percent, events) * BigInteger.Pow(100 - percent, trials - events);
        return (Quotient(atMost, all), Quotient(all - atMost, all));
    }

    public static (double AtMost, double More) Hypergeometric(int count, int lot, int marked, int sample)
    {
        var (atMost, all) = (BigInteger.Zero, Choose(lot, sample));
        for (var drawn = 0; drawn <= Math.Min(count, sample); drawn++)
            atMost += Choose(marked, drawn) * Choose(lot - marked, sample - drawn);
        return (Quotient(atMost, all), Quotient(all - atMost, all));
    }

    private static BigInteger Choose(int n, int k)
    {
        if (k < 0 || k > n)
            return BigInteger.Zero;
        var value = BigInteger.One;
        for (var at = 0; at < k; at++)
            value = value * (n - at) / (at + 1);
        return value;
    }

    // The quotient with 20 digits, whatever the sizes.
    private static double Quotient(BigInteger above, BigInteger below)
    {
        if (above.IsZero)
            return 0;
        var shift = Math.Max(0, (int)(below.GetBitLength() - above.GetBitLength()) + 70);
        return Math.ScaleB((double)((above << shift) / below), -shift);
    }
}
