using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>The smallest plan through two points, or why there is none.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Plan">The plan; null when there is none within the bound.</param>
/// <param name="AcceptsGood">Probability of acceptance at the producer's point.</param>
/// <param name="AcceptsBad">Probability of acceptance at the consumer's point.</param>
/// <param name="Undefined">Why there is no plan; null when there is one.</param>
public sealed record FoundPlan(string Method, int Version, SinglePlan? Plan, double? AcceptsGood, double? AcceptsBad, string? Undefined);

/// <summary>Single plans that accept good quality often enough and bad quality rarely enough.</summary>
/// <remarks>
/// E. G. Schilling and D. V. Neubauer, Acceptance Sampling in Quality Control (2nd ed. 2009), chapter 5. The smallest n for which some c has
/// Pa(good) ≥ <c>acceptGood</c> and Pa(bad) ≤ <c>acceptBad</c>, and the smallest such c. For binomial and Poisson both probabilities fall in n, so
/// that bounds are bisected for each c; in a lot they do so only roughly, so that every n is tried.
/// </remarks>
public static class PlanSearch
{
    /// <summary>For a large lot, a process, or nonconformities per item.</summary>
    /// <param name="model">Binomial or Poisson.</param>
    /// <param name="good">Rate of good quality (producer's point), above 0.</param>
    /// <param name="acceptGood">At least so probably accepted.</param>
    /// <param name="bad">Rate of bad quality (consumer's point), above <paramref name="good"/>.</param>
    /// <param name="acceptBad">At most so probably accepted, below <paramref name="acceptGood"/>.</param>
    /// <param name="most">Largest sample to think of.</param>
    public static FoundPlan Find(PlanModel model, double good, double acceptGood, double bad, double acceptBad, long most = 1_000_000)
    {
        if (model == PlanModel.Hypergeometric)
            throw new ArgumentException("The hypergeometric model needs the size of the lot; use FindForLot.", nameof(model));
        Check(good, acceptGood, bad, acceptBad, model == PlanModel.Poisson ? double.MaxValue : 1);
        Given.AtLeast(most, 1);
        var method = $"Single plan by two points, {model}";
        for (long c = 0; c < most; c++)
        {
            // The smallest n that rejects bad quality often enough with this c.
            long less = c, enough = most;
            if (OperatingCharacteristic.AtMost(model, c, most, bad) > acceptBad)
                break;
            while (enough - less > 1)
            {
                var middle = less + ((enough - less) / 2);
                if (OperatingCharacteristic.AtMost(model, c, middle, bad) <= acceptBad)
                    enough = middle;
                else
                    less = middle;
            }

            var accepts = OperatingCharacteristic.AtMost(model, c, enough, good);
            if (accepts >= acceptGood)
                return new(method, 1, new(enough, c), accepts, OperatingCharacteristic.AtMost(model, c, enough, bad), null);
        }

        return new(method, 1, null, null, null, "No plan within the largest sample allowed goes through both points; move them apart or allow a larger sample.");
    }

    /// <summary>For a lot of known size.</summary>
    /// <param name="lot">Size of the lot, at least 1.</param>
    /// <param name="good">Rate of good quality; the lot then has the nearest whole number nonconforming, halves to the even one.</param>
    /// <param name="acceptGood">At least so probably accepted.</param>
    /// <param name="bad">Rate of bad quality, likewise.</param>
    /// <param name="acceptBad">At most so probably accepted, below <paramref name="acceptGood"/>.</param>
    /// <param name="stop">Ends the search.</param>
    public static FoundPlan FindForLot(long lot, double good, double acceptGood, double bad, double acceptBad, CancellationToken stop = default)
    {
        Check(good, acceptGood, bad, acceptBad, 1);
        var (few, many) = (OperatingCharacteristic.Nonconforming(lot, good), OperatingCharacteristic.Nonconforming(lot, bad));
        const string method = "Single plan by two points, Hypergeometric";
        if (few == many)
            return new(method, 1, null, null, null, "Both rates mean the same number nonconforming in a lot of this size; move them apart.");
        long c = 0;
        for (long n = 1; n <= lot; n++)
        {
            stop.ThrowIfCancellationRequested();
            // The smallest c that accepts good quality only moves up with n.
            double accepts;
            while ((accepts = CountTails.Hypergeometric(c, lot, few, n).AtMost) < acceptGood)
                c++;
            if (CountTails.Hypergeometric(c, lot, many, n).AtMost is var passes && passes <= acceptBad)
                return new(method, 1, new(n, c), accepts, passes, null);
        }

        return new(method, 1, null, null, null, "No plan goes through both points; move them apart.");
    }

    private static void Check(double good, double acceptGood, double bad, double acceptBad, double most)
    {
        Given.NotNegative(good);
        Given.Positive(bad);
        Given.Inside(acceptGood);
        Given.Inside(acceptBad);
        if (bad > most)
            throw new ArgumentOutOfRangeException(nameof(bad), bad, "Give a rate from 0 to 1 (5 % is 0.05).");
        if (good >= bad || acceptBad >= acceptGood)
            throw new ArgumentException("Bad quality must have the higher rate and the lower probability of acceptance; swap the points or move them apart.", nameof(bad));
    }
}
