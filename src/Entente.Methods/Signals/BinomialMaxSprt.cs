using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Maximised sequential probability ratio test of exposed against matched unexposed events, looked at after each event.</summary>
/// <remarks>
/// M. Kulldorff et al., Sequential Analysis 30 (2011) 58, section 4. With z unexposed persons (or days) matched to each exposed one, an event is exposed with
/// probability 1/(1 + z) if nothing is wrong; ln LR = k ln((k/n)/p) + (n − k) ln((1 − k/n)/(1 − p)) where k/n exceeds p. Exact sums; accuracy 1e-13.
/// </remarks>
public static class BinomialMaxSprt
{
    /// <summary>The statistic.</summary>
    /// <param name="exposed">Exposed events, at least 0.</param>
    /// <param name="events">All events, at least <paramref name="exposed"/>.</param>
    /// <param name="matching">z, above 0.</param>
    public static double LogRatio(long exposed, long events, double matching)
    {
        Given.AtLeast(events, Given.AtLeast(exposed, 0));
        var chance = 1 / (1 + Given.Positive(matching));
        if (events == 0 || exposed <= events * chance)
            return 0;
        double share = (double)exposed / events, rest = events - exposed;
        return (exposed * Math.Log(share / chance)) + (rest == 0 ? 0 : rest * Math.Log((1 - share) / (1 - chance)));
    }

    /// <summary>The least value of the statistic, among those that it can have, whose probability of a false alarm does not exceed the error.</summary>
    /// <param name="length">Events at which surveillance ends, 1 to 5000.</param>
    /// <param name="matching">z, above 0.</param>
    /// <param name="least">Exposed events needed for a signal, at least 1.</param>
    /// <param name="error">Probability of a false alarm over the whole surveillance.</param>
    /// <returns>An infinite value with error 0 when even the most extreme outcome is too likely.</returns>
    public static CriticalValue Critical(int length, double matching, int least = 1, double error = 0.05)
    {
        if (length is < 1 or > 5_000)
            throw new ArgumentOutOfRangeException(nameof(length), length, "Give a number of events from 1 to 5000.");
        Given.Positive(matching);
        Given.AtLeast(least, 1);
        Given.Inside(error);
        var values = new SortedSet<double>();
        for (var events = 1; events <= length; events++)
        {
            for (var exposed = Math.Min(least, events + 1); exposed <= events; exposed++)
            {
                if (LogRatio(exposed, events, matching) is > 0 and var value)
                    values.Add(value);
            }
        }

        double[] sorted = [.. values];
        // The probability falls as the value rises: the first that is small enough.
        var (low, high) = (-1, sorted.Length);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Probability(length, matching, sorted[middle], least, 1 / (1 + matching)) <= error)
                high = middle;
            else
                low = middle;
        }

        return high == sorted.Length
            ? new("Binomial MaxSPRT, critical value", 1, double.PositiveInfinity, 0)
            : new("Binomial MaxSPRT, critical value", 1, sorted[high], Probability(length, matching, sorted[high], least, 1 / (1 + matching)));
    }

    /// <summary>Probability of a signal by the end.</summary>
    /// <param name="length">Events at which surveillance ends, at least 1.</param>
    /// <param name="matching">z, above 0.</param>
    /// <param name="critical">The critical value, above 0.</param>
    /// <param name="least">Exposed events needed for a signal, at least 1.</param>
    /// <param name="ratio">Rate of the exposed over that of the unexposed, above 0; 1 gives the probability of a false alarm.</param>
    public static double Power(int length, double matching, double critical, int least = 1, double ratio = 1)
    {
        Given.AtLeast(length, 1);
        Given.Positive(critical);
        Given.AtLeast(least, 1);
        return Probability(length, Given.Positive(matching), critical, least, Given.Positive(ratio) / (ratio + matching));
    }

    private static double Probability(int length, double matching, double critical, int least, double chance)
    {
        // Rounding must not lift an outcome that gave the value over it.
        var bound = critical * (1 - 1e-12);
        var chances = new double[length + 2];
        chances[0] = 1;
        var signal = 0.0;
        for (var events = 1; events <= length; events++)
        {
            for (var exposed = events; exposed >= 0; exposed--)
            {
                var here = (chances[exposed] * (1 - chance)) + (exposed > 0 ? chances[exposed - 1] * chance : 0);
                if (here > 0 && exposed >= least && LogRatio(exposed, events, matching) >= bound)
                {
                    signal += here;
                    here = 0;
                }

                chances[exposed] = here;
            }
        }

        return signal;
    }
}
