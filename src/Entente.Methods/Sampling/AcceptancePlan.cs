using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>How nonconforming things are counted.</summary>
public enum PlanModel
{
    /// <summary>Nonconforming items from a large lot or a process.</summary>
    Binomial,

    /// <summary>Nonconforming items from a lot of known size, drawn without replacement.</summary>
    Hypergeometric,

    /// <summary>Nonconformities, of which one item may have several.</summary>
    Poisson,
}

/// <summary>Examine <paramref name="SampleSize"/> items, accept with at most <paramref name="AcceptanceNumber"/> nonconforming.</summary>
/// <param name="SampleSize">At least 1.</param>
/// <param name="AcceptanceNumber">At least 0.</param>
public sealed record SinglePlan(long SampleSize, long AcceptanceNumber);

/// <summary>A first sample decides unless its number of nonconforming lies between; then a second one is drawn, and the sum of both decides.</summary>
/// <param name="First">Size of the first sample, at least 1.</param>
/// <param name="Accept">Accept at once with at most so many in the first sample.</param>
/// <param name="Reject">Reject at once with at least so many in the first sample; above <paramref name="Accept"/>.</param>
/// <param name="Second">Size of the second sample, at least 1.</param>
/// <param name="AcceptBoth">Accept with at most so many in both; at least <paramref name="Accept"/>.</param>
public sealed record DoublePlan(long First, long Accept, long Reject, long Second, long AcceptBoth);

/// <summary>Probability of acceptance: the operating characteristic of a plan.</summary>
/// <remarks>
/// E. G. Schilling and D. V. Neubauer, Acceptance Sampling in Quality Control (2nd ed. 2009), chapters 2, 5 and 6. A double plan is summed over
/// what the first sample leaves undecided. Relative accuracy about 1e-12.
/// </remarks>
public static class OperatingCharacteristic
{
    /// <summary>Acceptance by a single plan of a large lot or process.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="model">Binomial or Poisson; a lot of known size asks for <see cref="AcceptLot(SinglePlan, long, long)"/>.</param>
    /// <param name="rate">Share nonconforming (binomial, 0 to 1) or nonconformities per item (Poisson, at least 0).</param>
    public static double Accept(SinglePlan plan, PlanModel model, double rate)
    {
        Check(plan);
        return AtMost(model, plan.AcceptanceNumber, plan.SampleSize, rate);
    }

    /// <summary>Acceptance by a single plan of a lot with a known number nonconforming.</summary>
    /// <param name="plan">The plan; a sample larger than the lot examines the whole lot.</param>
    /// <param name="lot">Size of the lot, at least 1.</param>
    /// <param name="nonconforming">0 to <paramref name="lot"/>.</param>
    public static double AcceptLot(SinglePlan plan, long lot, long nonconforming)
    {
        Check(plan);
        Given.AtLeast(lot, 1);
        return CountTails.Hypergeometric(plan.AcceptanceNumber, lot, nonconforming, Math.Min(plan.SampleSize, lot)).AtMost;
    }

    /// <summary>Acceptance by a double plan of a large lot or process.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="model">Binomial or Poisson; a lot of known size asks for <see cref="AcceptLot(DoublePlan, long, long)"/>.</param>
    /// <param name="rate">Share nonconforming (binomial, 0 to 1) or nonconformities per item (Poisson, at least 0).</param>
    public static double Accept(DoublePlan plan, PlanModel model, double rate)
    {
        Check(plan);
        var accepted = AtMost(model, plan.Accept, plan.First, rate);
        for (var found = plan.Accept + 1; found < plan.Reject && found <= plan.AcceptBoth; found++)
            accepted += At(model, found, plan.First, rate) * AtMost(model, plan.AcceptBoth - found, plan.Second, rate);
        return Math.Min(1, accepted);
    }

    /// <summary>Acceptance by a double plan of a lot with a known number nonconforming.</summary>
    /// <param name="plan">The plan; both samples together must fit into the lot.</param>
    /// <param name="lot">Size of the lot.</param>
    /// <param name="nonconforming">0 to <paramref name="lot"/>.</param>
    public static double AcceptLot(DoublePlan plan, long lot, long nonconforming)
    {
        Check(plan);
        if (plan.First + plan.Second > lot)
            throw new ArgumentOutOfRangeException(nameof(lot), lot, "The lot is smaller than both samples together; examine it whole, or choose a smaller plan.");
        var accepted = CountTails.Hypergeometric(plan.Accept, lot, nonconforming, plan.First).AtMost;
        for (var found = plan.Accept + 1; found < plan.Reject && found <= Math.Min(plan.AcceptBoth, nonconforming); found++)
        {
            accepted += CountTails.HypergeometricAt(found, lot, nonconforming, plan.First)
                * CountTails.Hypergeometric(plan.AcceptBoth - found, lot - plan.First, nonconforming - found, plan.Second).AtMost;
        }

        return Math.Min(1, accepted);
    }

    /// <summary>Mean number of items that a double plan examines, when both samples are always examined to the end.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="model">Binomial or Poisson.</param>
    /// <param name="rate">Share nonconforming, or nonconformities per item.</param>
    public static double AverageSize(DoublePlan plan, PlanModel model, double rate)
    {
        Check(plan);
        return plan.First + (plan.Second * (AtMost(model, plan.Reject - 1, plan.First, rate) - AtMost(model, plan.Accept, plan.First, rate)));
    }

    /// <summary>The number nonconforming that a rate means in a lot: the nearest whole number, halves to the even one.</summary>
    /// <param name="lot">Size of the lot, at least 1.</param>
    /// <param name="rate">0 to 1.</param>
    public static long Nonconforming(long lot, double rate) => (long)Math.Round(Given.AtLeast(lot, 1) * Given.Probability(rate), MidpointRounding.ToEven);

    internal static double AtMost(PlanModel model, long count, long size, double rate) => model switch
    {
        PlanModel.Binomial => CountTails.Binomial(count, size, rate).AtMost,
        PlanModel.Poisson => CountTails.Poisson(count, size * Given.NotNegative(rate)).AtMost,
        PlanModel.Hypergeometric => throw new ArgumentException("The hypergeometric model needs the size of the lot; use AcceptLot.", nameof(model)),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "Choose one of the named models."),
    };

    private static double At(PlanModel model, long count, long size, double rate) => model == PlanModel.Binomial
        ? BinomialDensity.Of(count, size - count, rate, 1 - rate)
        : Math.Exp(BinomialDensity.LogPoisson(count, size * rate));

    private static void Check(SinglePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Given.AtLeast(plan.SampleSize, 1);
        Given.AtLeast(plan.AcceptanceNumber, 0);
    }

    private static void Check(DoublePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Given.AtLeast(plan.First, 1);
        Given.AtLeast(plan.Second, 1);
        Given.AtLeast(plan.Accept, 0);
        if (plan.Reject <= plan.Accept || plan.AcceptBoth < plan.Accept)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A double plan that accepts with {plan.Accept} must reject with more, and accept both samples with at least as many; it has {plan.Reject} and {plan.AcceptBoth}."), nameof(plan));
    }
}
