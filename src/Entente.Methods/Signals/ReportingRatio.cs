using Entente.Methods.Functions;

namespace Entente.Methods.Signals;

/// <summary>A ratio with its interval.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Value">The ratio; infinite when nobody else reports the event; null where it is 0/0.</param>
/// <param name="Lower">Lower limit; null where the standard error is infinite and the ratio too.</param>
/// <param name="Upper">Upper limit; null where the standard error is infinite and the ratio 0.</param>
/// <param name="LogError">Standard error of the logarithm; infinite with an empty cell that counts; null where undefined.</param>
/// <param name="Level">Confidence level.</param>
/// <param name="Corrected">Half a report was added to each of the four cells, because one was empty.</param>
public sealed record RatioEstimate(string Method, int Version, double? Value, double? Lower, double? Upper, double? LogError, double Level, bool Corrected)
{
    /// <summary>Why <see cref="Value"/> is null.</summary>
    public string? Reason => Value is null ? "Both sides of the ratio are without reports." : null;

    /// <summary>P(Z ≥ z) of z = (ln ratio − ln <paramref name="against"/>)/error: the one-sided p-value against a ratio of at most that.</summary>
    /// <param name="against">Above 0.</param>
    /// <returns>Null where ratio or error are undefined; 1 for a ratio of 0.</returns>
    public double? PValue(double against = 1)
    {
        Given.Positive(against);
        if (Value is not { } value || LogError is not { } error)
            return null;
        if (value == 0)
            return 1;
        return double.IsFinite(value) && error > 0 ? MathNet.Numerics.SpecialFunctions.Erfc((Math.Log(value) - Math.Log(against)) / error / Math.Sqrt(2)) / 2 : null;
    }
}

/// <summary>How much more often an event is reported with a product than with the others.</summary>
/// <remarks>
/// Closed forms; relative accuracy 1e-14. An empty cell gives what the formula says (0, infinity, 0/0 as undefined) unless the correction is
/// asked for, which adds ½ to all four cells (J. B. S. Haldane, Ann. Hum. Genet. 20 (1956) 309), and only where one is empty.
/// </remarks>
public static class ReportingRatio
{
    /// <summary>
    /// Proportional reporting ratio (a/(a + b))/(c/(c + d)), standard error of its logarithm √(1/a − 1/(a + b) + 1/c − 1/(c + d)):
    /// S. J. W. Evans, P. C. Waller, S. Davis, Pharmacoepidemiol. Drug Saf. 10 (2001) 483.
    /// </summary>
    /// <param name="table">The counts.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="correct">Add ½ to all cells where one is empty.</param>
    public static RatioEstimate Proportional(TwoByTwo table, double level = 0.95, bool correct = false)
    {
        var (a, b, c, d, added) = Cells(table, correct);
        // Written so that 1/a − 1/(a + b) does not cancel for a product with hardly any other event.
        return Estimate("Proportional reporting ratio", (a / (a + b)) / (c / (c + d)), Math.Sqrt((b / (a * (a + b))) + (d / (c * (c + d)))), level, added);
    }

    /// <summary>
    /// Reporting odds ratio ad/bc, standard error of its logarithm √(1/a + 1/b + 1/c + 1/d): B. Woolf, Ann. Hum. Genet. 19 (1955) 251;
    /// for reports E. P. van Puijenbroek et al., Pharmacoepidemiol. Drug Saf. 11 (2002) 3.
    /// </summary>
    /// <param name="table">The counts.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="correct">Add ½ to all cells where one is empty.</param>
    public static RatioEstimate Odds(TwoByTwo table, double level = 0.95, bool correct = false)
    {
        var (a, b, c, d, added) = Cells(table, correct);
        return Estimate("Reporting odds ratio", a * d / (b * c), Math.Sqrt((1 / a) + (1 / b) + (1 / c) + (1 / d)), level, added);
    }

    private static (double A, double B, double C, double D, bool Added) Cells(TwoByTwo table, bool correct)
    {
        var added = correct && table.HasEmptyCell;
        var half = added ? 0.5 : 0;
        return (table.Both + half, table.ProductOnly + half, table.EventOnly + half, table.Neither + half, added);
    }

    private static RatioEstimate Estimate(string method, double ratio, double error, double level, bool added)
    {
        var normal = BetaFunctions.NormalUpper((1 - Given.Inside(level)) / 2);
        if (double.IsNaN(ratio))
            return new(method, 1, null, null, null, null, level, added);
        if (double.IsNaN(error))
            error = double.PositiveInfinity;
        var (lower, upper) = (ratio * Math.Exp(-normal * error), ratio * Math.Exp(normal * error));
        return new(method, 1, ratio, ratio == 0 ? 0 : Known(lower), Known(upper), error, level, added);
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
