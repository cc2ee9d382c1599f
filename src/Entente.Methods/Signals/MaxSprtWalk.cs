using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>Exact probabilities of a Poisson count that must stay below its boundary.</summary>
internal static class MaxSprtWalk
{
    /// <summary>Walks through the times at which one more event would no longer be a signal.</summary>
    /// <returns>Probability of a signal, and the expected time under surveillance.</returns>
    public static (double Power, double Surveillance) Run(MaxSprtPlan plan, double critical, double ratio)
    {
        // Until the first look nothing ends the surveillance.
        var (time, surveillance) = (plan.Start, plan.Start);
        long signal = plan.Least;
        while (Boundary(signal, critical) < time)
            signal++;
        var chances = new double[16];
        var size = Start(ref chances, signal, time * ratio);
        while (time < plan.Length)
        {
            var until = Math.Min(plan.Length, Boundary(signal, critical));
            var mean = ratio * (until - time);
            surveillance += Time(chances, size, signal, mean) / ratio;
            size = Move(ref chances, size, signal, mean);
            (time, signal) = (until, signal + 1);
        }

        double none = 0;
        for (var count = 0; count < size; count++)
            none += chances[count];
        return (1 - none, surveillance);
    }

    /// <summary>
    /// The expectation up to which <paramref name="count"/> events are a signal: u with count ln(count/u) − (count − u) = critical, u below count. Newton's
    /// method for ln(u/count) from the left, where it cannot overshoot.
    /// </summary>
    public static double Boundary(long count, double critical)
    {
        var goal = critical / count;
        var y = -(goal + 1);
        for (var step = 0; step < 200; step++)
        {
            var e = Math.Exp(y);
            var next = y - ((e - y - 1 - goal) / (e - 1));
            if (!(next > y))
                break;
            y = next;
        }

        return count * Math.Exp(y);
    }

    private static int Start(ref double[] chances, long signal, double mean)
    {
        var size = checked((int)signal);
        if (chances.Length < size)
            chances = new double[2 * size];
        for (var count = 0; count < size; count++)
            chances[count] = mean == 0 ? (count == 0 ? 1 : 0) : Math.Exp(BinomialDensity.LogPoisson(count, mean));
        return size;
    }

    // Adds a Poisson number of events of the mean; counts of the signal and more drop out.
    private static int Move(ref double[] chances, int size, long signal, double mean)
    {
        var steps = Steps(mean, (int)signal);
        if (chances.Length < signal)
            Array.Resize(ref chances, (int)Math.Max(signal, 2L * chances.Length));
        // Downwards in place: what is read lies at or below what is written.
        for (var count = (int)signal - 1; count >= 0; count--)
        {
            var sum = 0.0;
            for (var step = Math.Max(0, count - size + 1); step < steps.Length && step <= count; step++)
                sum += chances[count - step] * steps[step];
            chances[count] = sum;
        }

        return (int)signal;
    }

    // Probabilities of so many further events, until they no longer count.
    private static double[] Steps(double mean, int most)
    {
        var steps = new List<double>();
        for (var count = 0; count < most; count++)
        {
            var chance = mean == 0 ? (count == 0 ? 1 : 0) : Math.Exp(BinomialDensity.LogPoisson(count, mean));
            steps.Add(chance);
            if (count > mean && chance < 1e-30)
                break;
        }

        return [.. steps];
    }

    // Expected time, in events, during which the count stays below the signal: the integral of P(N(s) ≤ m) to the end is the sum over j ≤ m of P(N(end) > j).
    private static double Time(double[] chances, int size, long signal, double mean)
    {
        if (mean == 0)
            return 0;
        var steps = Steps(mean, (int)signal + 60);
        // beyond[j] = P(N > j), summed from the far end.
        var beyond = new double[steps.Length + 1];
        for (var count = steps.Length - 1; count > 0; count--)
            beyond[count - 1] = beyond[count] + steps[count];
        var below = new double[steps.Length + 1];
        for (var count = 0; count < steps.Length; count++)
            below[count + 1] = below[count] + beyond[count];
        var sum = 0.0;
        for (var count = 0; count < size; count++)
            sum += chances[count] * below[(int)Math.Min(signal - count, steps.Length)];
        return sum;
    }
}
