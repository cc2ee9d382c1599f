using System.Globalization;
using Entente.Methods.Functions;

namespace Entente.Methods.Sampling;

/// <summary>How the sample is thought to be drawn.</summary>
public enum DetectionModel
{
    /// <summary>From a population without bounds: 1 − (1 − p Se)^n.</summary>
    Unbounded,

    /// <summary>From a population of N with D affected, by the usual approximation 1 − (1 − Se n/N)^D.</summary>
    Approximate,

    /// <summary>From a population of N with D affected, exactly (hypergeometric).</summary>
    Exact,
}

/// <summary>Finding at least one affected thing, or as many as make a population count as affected.</summary>
/// <remarks>
/// R. M. Cannon and R. T. Roe, Livestock Disease Surveys (1982); P. A. J. Martin, A. R. Cameron and M. Greiner, Preventive Veterinary Medicine 79
/// (2007) 71; exact with a test that errs: A. R. Cameron and F. C. Baldock, Preventive Veterinary Medicine 34 (1998) 1. The cut point here is the least
/// number of positives that makes the population count as affected (1 is "any positive"); acceptance plans state the largest number that passes.
/// </remarks>
public static class Detection
{
    /// <summary>The number of affected things in a population at a design prevalence: rounded up, at least 1.</summary>
    /// <param name="population">Size of the population, at least 1.</param>
    /// <param name="prevalence">Between 0 (excluded) and 1.</param>
    public static long Affected(long population, double prevalence)
    {
        Given.AtLeast(population, 1);
        Given.Positive(prevalence);
        Given.Probability(prevalence);
        return Math.Max(1, SampleSize.Up(population * prevalence));
    }

    /// <summary>Probability that a sample with a test without false positives finds at least one.</summary>
    /// <param name="model">How the sample is drawn.</param>
    /// <param name="size">Things examined, at least 0.</param>
    /// <param name="prevalence">Design prevalence, above 0.</param>
    /// <param name="population">Size of the population; needed unless the model is unbounded.</param>
    /// <param name="sensitivity">Probability that the examination finds an affected thing.</param>
    public static double Sensitivity(DetectionModel model, long size, double prevalence, long? population = null, double sensitivity = 1)
    {
        Given.AtLeast(size, 0);
        Given.Positive(prevalence);
        Given.Probability(prevalence);
        Given.Probability(sensitivity);
        if (model == DetectionModel.Unbounded)
            return 1 - Power(1 - (prevalence * sensitivity), size);
        var all = Bounded(population);
        if (size > all)
            throw new ArgumentOutOfRangeException(nameof(size), size, string.Create(CultureInfo.InvariantCulture, $"Give at most the {all} things of the population."));
        var affected = Affected(all, prevalence);
        return model switch
        {
            DetectionModel.Approximate => 1 - Power(1 - (sensitivity * size / all), affected),
            DetectionModel.Exact => 1 - Missed(all, affected, size, sensitivity),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, "Choose one of the named models."),
        };
    }

    /// <summary>The smallest sample that finds at least one with the wanted probability.</summary>
    /// <param name="model">How the sample is drawn.</param>
    /// <param name="prevalence">Design prevalence, above 0.</param>
    /// <param name="confidence">Wanted probability, strictly between 0 and 1.</param>
    /// <param name="population">Size of the population; needed unless the model is unbounded.</param>
    /// <param name="sensitivity">Probability that the examination finds an affected thing, above 0.</param>
    /// <returns>The size; undefined when the whole population would not suffice.</returns>
    public static SizeEstimate Size(DetectionModel model, double prevalence, double confidence, long? population = null, double sensitivity = 1)
    {
        Given.Positive(prevalence);
        Given.Probability(prevalence);
        Given.Inside(confidence);
        Given.Positive(sensitivity);
        Given.Probability(sensitivity);
        var method = $"Detection, {model}";
        long most;
        if (model == DetectionModel.Unbounded)
        {
            var exact = prevalence * sensitivity == 1 ? 1 : Math.Log(1 - confidence) / BinomialDensity.LogOnePlus(-(prevalence * sensitivity));
            most = SampleSize.Up(exact);
            return new(method, 1, most, exact, Sensitivity(model, most, prevalence, null, sensitivity), null);
        }

        most = Bounded(population);
        if (Sensitivity(model, most, prevalence, most, sensitivity) < confidence)
            return new(method, 1, null, null, Sensitivity(model, most, prevalence, most, sensitivity), "Even the whole population does not give this confidence with this test.");
        long less = 0, enough = most;
        while (enough - less > 1)
        {
            var middle = less + ((enough - less) / 2);
            if (Sensitivity(model, middle, prevalence, most, sensitivity) >= confidence)
                enough = middle;
            else
                less = middle;
        }

        return new(method, 1, enough, null, Sensitivity(model, enough, prevalence, most, sensitivity), null);
    }

    /// <summary>Probability of at least <paramref name="cut"/> positives among <paramref name="size"/> things with a test that errs both ways, drawn from a population without bounds.</summary>
    /// <param name="prevalence">0 to 1.</param>
    /// <param name="size">Things examined.</param>
    /// <param name="cut">The least number of positives that makes the population count as affected, at least 1.</param>
    /// <param name="sensitivity">0 to 1.</param>
    /// <param name="specificity">0 to 1.</param>
    public static double Positive(double prevalence, long size, long cut, double sensitivity, double specificity)
    {
        Given.Probability(prevalence);
        Given.AtLeast(cut, 1);
        Given.Probability(sensitivity);
        Given.Probability(specificity);
        return CountTails.Binomial(cut - 1, size, (prevalence * sensitivity) + ((1 - prevalence) * (1 - specificity))).More;
    }

    /// <summary>The same exactly for a population of <paramref name="population"/> with <paramref name="affected"/> affected; with 0 affected, the probability of a false alarm.</summary>
    /// <param name="population">Size of the population.</param>
    /// <param name="affected">Affected things among them.</param>
    /// <param name="size">Things examined.</param>
    /// <param name="cut">The least number of positives that makes the population count as affected, at least 1.</param>
    /// <param name="sensitivity">0 to 1.</param>
    /// <param name="specificity">0 to 1.</param>
    public static double Positive(long population, long affected, long size, long cut, double sensitivity, double specificity)
    {
        Given.AtLeast(cut, 1);
        Given.Probability(sensitivity);
        Given.Probability(specificity);
        double below = 0, above = 0;
        for (var drawn = Math.Max(0, size + affected - population); drawn <= Math.Min(size, affected); drawn++)
        {
            var weight = CountTails.HypergeometricAt(drawn, population, affected, size);
            if (weight == 0)
                continue;
            var fewer = Fewer(drawn, size - drawn, cut, sensitivity, specificity);
            below += weight * fewer;
            above += weight * (1 - fewer);
        }

        return below < 0.5 ? 1 - below : above;
    }

    /// <summary>The smallest sample and cut point with which affected and unaffected populations are both told with the wanted probabilities, by a test that errs.</summary>
    /// <remarks>Exact: the same as if every size were tried in turn, by bisection where the probabilities are monotone. A population of 10⁵ takes milliseconds.</remarks>
    /// <param name="population">Size of the population.</param>
    /// <param name="affected">Affected things in a population that must be told, at least 1.</param>
    /// <param name="sensitivity">Of the test.</param>
    /// <param name="specificity">Of the test.</param>
    /// <param name="finds">Wanted probability that an affected population counts as affected.</param>
    /// <param name="spares">Wanted probability that an unaffected population does not.</param>
    /// <returns>Size and cut point; both null when no sample suffices.</returns>
    public static (long? Size, long? Cut) Plan(long population, long affected, double sensitivity, double specificity, double finds = 0.95, double spares = 0.95)
    {
        Given.AtLeast(affected, 1);
        Given.AtLeast(population, affected);
        Given.Inside(finds);
        Given.Inside(spares);
        Given.Probability(sensitivity);
        Given.Probability(specificity);
        return DetectionSearch.Find(population, affected, sensitivity, specificity, finds, spares);
    }

    private static double Missed(long population, long affected, long size, double sensitivity)
    {
        if (sensitivity == 1)
            return CountTails.HypergeometricAt(0, population, affected, size);
        var missed = 0.0;
        for (var drawn = Math.Max(0, size + affected - population); drawn <= Math.Min(size, affected); drawn++)
            missed += CountTails.HypergeometricAt(drawn, population, affected, size) * Math.Pow(1 - sensitivity, drawn);
        return Math.Min(1, missed);
    }

    // Probability of fewer positives than the cut from so many affected and so many unaffected things.
    private static double Fewer(long affected, long unaffected, long cut, double sensitivity, double specificity)
    {
        var sum = 0.0;
        for (long right = 0; right < cut && right <= affected; right++)
            sum += BinomialDensity.Of(right, affected - right, sensitivity, 1 - sensitivity) * CountTails.Binomial(cut - 1 - right, unaffected, 1 - specificity).AtMost;
        return Math.Min(1, sum);
    }

    private static double Power(double chance, double times) => chance <= 0 ? (times == 0 ? 1 : 0) : Math.Exp(times * BinomialDensity.LogOnePlus(chance - 1));

    private static long Bounded(long? population) => population is { } all
        ? Given.AtLeast(all, 1, nameof(population))
        : throw new ArgumentNullException(nameof(population), "This model needs the size of the population; give it or use the unbounded model.");
}
