using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>The smallest sample and cut point by which affected and unaffected populations are told apart, without trying every size.</summary>
/// <remarks>
/// For one cut point both probabilities only grow with the size, since a larger sample holds a smaller one: the sizes of which a cut point is the least that
/// spares unaffected populations are an interval, and in it the first size that finds affected ones is bisected. Whole runs of cut points are passed over at
/// once where even the largest size of the run with its lowest cut point does not find: whatever lies between finds less.
/// </remarks>
internal static class DetectionSearch
{
    // Drawn and found numbers further than so many standard deviations from their mean have less than 1e-18 in all.
    private const double Reach = 9;

    public static (long? Size, long? Cut) Find(long population, long affected, double sensitivity, double specificity, double finds, double spares)
    {
        var (cut, run, before) = (1L, 1L, 0L);
        while (true)
        {
            var most = Largest(population, cut + run - 1, specificity, spares);
            if (most == 0 || Found(population, affected, most, cut, sensitivity, specificity) < finds)
            {
                if (most == population)
                    return (null, null);
                (cut, run, before) = (cut + run, run * 2, most);
            }
            else if (run > 1)
                run = Math.Max(1, run / 4);
            else
                return (First(before, most, size => Found(population, affected, size, cut, sensitivity, specificity) >= finds), cut);
        }
    }

    // The largest size with which a cut point still spares unaffected populations; 0 where none does.
    private static long Largest(long population, long cut, double specificity, double spares) =>
        First(0, population + 1, size => size > population || Detection.Positive(population, 0, size, cut, 0, specificity) > 1 - spares) - 1;

    // The first above so many of which it holds, where it holds at the last and never ceases to.
    private static long First(long none, long holds, Func<long, bool> which)
    {
        while (holds - none > 1)
        {
            var middle = none + ((holds - none) / 2);
            if (which(middle))
                holds = middle;
            else
                none = middle;
        }

        return holds;
    }

    /// <summary>As <see cref="Detection.Positive(long, long, long, long, double, double)"/>, to an absolute 1e-15, which is enough to compare with a confidence.</summary>
    internal static double Found(long population, long affected, long size, long cut, double sensitivity, double specificity)
    {
        double share = (double)size / population, center = affected * share, spread = Math.Sqrt(center * (1 - share) * Math.Max(0, population - affected) / Math.Max(1, population - 1));
        var (from, to) = Near(center, spread, Math.Max(0, size + affected - population), Math.Min(size, affected));
        double below = 0, above = 0, weight = CountTails.HypergeometricAt(from, population, affected, size);
        for (var drawn = from; drawn <= to; drawn++)
        {
            // Recurrences start anew now and then, so that their rounding does not add up.
            if ((drawn - from) % 64 == 0)
                weight = CountTails.HypergeometricAt(drawn, population, affected, size);
            var fewer = Fewer(drawn, size - drawn, cut, sensitivity, specificity);
            below += weight * fewer;
            above += weight * (1 - fewer);
            weight *= (double)(affected - drawn) * (size - drawn) / ((double)(drawn + 1) * (population - affected - size + drawn + 1));
        }

        return below < 0.5 ? 1 - below : above;
    }

    // Probability of fewer positives than the cut: over the affected that are found, the chance that false positives do not make up what is missing.
    private static double Fewer(long affected, long unaffected, long cut, double sensitivity, double specificity)
    {
        var (from, to) = Near(affected * sensitivity, Math.Sqrt(affected * sensitivity * (1 - sensitivity)), 0, Math.Min(affected, cut - 1));
        if (from > to)
            return 0;
        double wrong = 1 - specificity, missed = 1 - sensitivity, sum = 0, found = 0;
        // From the most that are found down to the fewest, the room for false positives grows: its chance is added to, never taken from.
        var room = cut - 1 - to;
        var (atMost, at) = (CountTails.Binomial(room, unaffected, wrong).AtMost, 0.0);
        for (var right = to; right >= from; right--)
        {
            found = (to - right) % 64 != 0 && found > 1e-280 ? found * (right + 1) / (affected - right) * (missed / sensitivity) : BinomialDensity.Of(right, affected - right, sensitivity, missed);
            sum += found * atMost;
            room++;
            at = room > unaffected ? 0 : at > 1e-280 ? at * (unaffected - room + 1) / room * (wrong / specificity) : BinomialDensity.Of(room, unaffected - room, wrong, specificity);
            atMost = Math.Min(1, atMost + at);
        }

        return Math.Min(1, sum);
    }

    // Deviations of bounded sums fall off at least as fast as those of a Poisson count: a little room is added for small means.
    private static (long From, long To) Near(double center, double spread, long least, long most)
    {
        var reach = (Reach * spread) + 30;
        return (Math.Max(least, (long)Math.Floor(center - reach)), Math.Min(most, (long)Math.Ceiling(center + reach)));
    }
}
