using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>Which proportions an outcome accepts, by two exact tests; their ends are exact intervals.</summary>
/// <remarks>
/// For a proportion below the observed one, both tests add to P(X ≥ x) a lower tail P(X ≤ j). Their j only grows with the proportion, so that
/// the sum is P(X outside j+1…x−1) piece by piece: within a piece it first falls, then rises, and where j grows it jumps up. The
/// first proportion at which the sum reaches α is therefore either the start of a piece or the one crossing in its rising part.
/// </remarks>
public static class AcceptedProportions
{
    /// <summary>Blaker's acceptability (a p-value): the smaller tail and as much of the other as is no likelier.</summary>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="proportion">The proportion to test, 0 to 1.</param>
    public static double Blaker(long events, long trials, double proportion)
    {
        var atLeast = CountTails.Binomial(events - 1, trials, proportion).More;
        var atMost = CountTails.Binomial(events, trials, proportion).AtMost;
        // Seen from the other side, events are what was not observed. Which tail is smaller is asked once: of tails that are equal but for
        // rounding each side may call the other one smaller.
        return atMost < atLeast
            ? BlakerAbove(trials - events, trials, 1 - proportion, atMost)
            : BlakerAbove(events, trials, proportion, atLeast);
    }

    // Where P(X ≥ x) is the smaller tail.
    private static double BlakerAbove(long events, long trials, double proportion, double atLeast)
    {
        long from = -1, to = events;
        while (to - from > 1)
        {
            var middle = from + ((to - from) / 2);
            // Tails that are equal but for rounding are equal.
            if (CountTails.Binomial(middle, trials, proportion).AtMost <= atLeast * (1 + 1e-12))
                from = middle;
            else
                to = middle;
        }

        return Math.Min(1, atLeast + CountTails.Binomial(from, trials, proportion).AtMost);
    }

    /// <summary>Sterne's p-value: the probability of all outcomes that are no likelier.</summary>
    /// <param name="events">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="proportion">The proportion to test, 0 to 1.</param>
    public static double Sterne(long events, long trials, double proportion)
    {
        Given.Probability(proportion);
        var mode = (long)Math.Floor((trials + 1) * proportion);
        return events < mode
            ? SterneAbove(trials - events, trials, 1 - proportion)
            : SterneAbove(events, trials, proportion);
    }

    // Where the outcome is the likeliest one or above it.
    private static double SterneAbove(long events, long trials, double proportion)
    {
        var mode = (long)Math.Floor((trials + 1) * proportion);
        var own = BinomialDensity.Log(events, trials - events, proportion, 1 - proportion);
        if (double.IsNegativeInfinity(own))
            return 0;
        long from = -1, to = Math.Min(mode, events);
        while (to - from > 1)
        {
            var middle = from + ((to - from) / 2);
            if (BinomialDensity.Log(middle, trials - middle, proportion, 1 - proportion) <= own + 1e-12)
                from = middle;
            else
                to = middle;
        }

        return Math.Min(1, CountTails.Binomial(events - 1, trials, proportion).More + CountTails.Binomial(from, trials, proportion).AtMost);
    }

    /// <summary>The smallest proportion that Blaker's test accepts at level <paramref name="alpha"/>.</summary>
    internal static double BlakerLower(long events, long trials, double alpha)
    {
        if (events == 0)
            return 0;
        // Below Clopper and Pearson's limit the sum is less than twice P(X ≥ x), which is less than α; at every jump above it it is more.
        var start = BetaFunctions.LogOdds(alpha / 2, 1 - (alpha / 2), events, trials - events + 1);
        long below = -1, above = events - 1;
        while (above - below > 1)
        {
            var middle = below + ((above - below) / 2);
            if (AtMost(middle, trials, start) <= alpha / 2)
                below = middle;
            else
                above = middle;
        }

        var jump = Solve(start, 740, odds => AtMost(below + 1, trials, odds) <= AtLeast(events, trials, odds));
        return Proportion(Accepted(events, below, trials, jump) >= alpha
            ? Solve(start, jump, odds => Accepted(events, below, trials, odds) >= alpha)
            : jump);
    }

    /// <summary>The smallest proportion that Sterne's test accepts at level <paramref name="alpha"/>.</summary>
    internal static double SterneLower(long events, long trials, double alpha)
    {
        if (events == 0)
            return 0;
        var start = -740.0;
        for (long below = -1; ; below++)
        {
            if (Accepted(events, below, trials, start) >= alpha)
                return Proportion(start);
            var jump = Jump(below + 1, events, trials);
            if (Accepted(events, below, trials, jump) >= alpha)
                return Proportion(Solve(start, jump, odds => Accepted(events, below, trials, odds) >= alpha));
            start = jump;
        }
    }

    // The log-odds at which j and x events are equally likely: (C(n, j) / C(n, x))^(1/(x − j)).
    private static double Jump(long below, long events, long trials) =>
        (LogChoose(trials, below) - LogChoose(trials, events)) / (events - below);

    // ln C(n, k) as the binomial probability at k/n, which is not small.
    private static double LogChoose(long trials, long count)
    {
        if (count == 0 || count == trials)
            return 0;
        double p = (double)count / trials, q = (double)(trials - count) / trials;
        return BinomialDensity.Log(count, trials - count, p, q) - (count * Math.Log(p)) - ((trials - count) * Math.Log(q));
    }

    private static double Accepted(long events, long below, long trials, double odds) => AtLeast(events, trials, odds) + AtMost(below, trials, odds);

    private static double AtLeast(long events, long trials, double odds) =>
        BetaFunctions.Incomplete(events, trials - events + 1, Proportion(odds), Proportion(-odds)).Lower;

    private static double AtMost(long count, long trials, double odds) =>
        count < 0 ? 0 : count >= trials ? 1 : BetaFunctions.Incomplete(trials - count, count + 1, Proportion(-odds), Proportion(odds)).Lower;

    private static double Proportion(double odds) => 1 / (1 + Math.Exp(-odds));

    // The first log-odds at which a condition holds that once held holds on: halving until two numbers touch.
    private static double Solve(double from, double to, Func<double, bool> holds)
    {
        for (var step = 0; step < 200; step++)
        {
            var middle = from + ((to - from) / 2);
            if (middle <= from || middle >= to)
                break;
            if (holds(middle))
                to = middle;
            else
                from = middle;
        }

        return to;
    }
}
