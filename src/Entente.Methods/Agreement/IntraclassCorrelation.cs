using Entente.Methods.Functions;

namespace Entente.Methods.Agreement;

/// <summary>Which effects the model has.</summary>
public enum IccModel
{
    /// <summary>Units only: each unit may have been rated by other raters.</summary>
    OneWay,

    /// <summary>Units and raters: the same raters rate all units; do they put them into the same order at the same distances?</summary>
    TwoWayConsistency,

    /// <summary>Units and raters: do they give the same values?</summary>
    TwoWayAgreement,
}

/// <summary>An intraclass correlation with its interval.</summary>
public sealed record IccEstimate
{
    /// <summary>Name of the method in the notation of McGraw and Wong, such as "ICC(A,1)".</summary>
    public required string Method { get; init; }

    /// <summary>Version of the method.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The correlation; null when undefined.</summary>
    public double? Coefficient { get; init; }

    /// <summary>F of the units; null when nothing is left over (perfect agreement or no variation).</summary>
    public double? F { get; init; }

    /// <summary>Probability of a larger F if units do not differ.</summary>
    public double? PValue { get; init; }

    /// <summary>Lower limit; null where F is, or where units do not differ enough to give one.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit; null where the lower one is.</summary>
    public double? Upper { get; init; }

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; }

    /// <summary>Units that all rated.</summary>
    public int Units { get; init; }

    /// <summary>Raters.</summary>
    public int Raters { get; init; }

    /// <summary>Units with a gap, which do not count.</summary>
    public int LeftOut { get; init; }

    /// <summary>Why the correlation is undefined; null when it is defined.</summary>
    public string? Undefined { get; init; }
}

/// <summary>Intraclass correlations of the units that all rated.</summary>
/// <remarks>
/// P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979) 420; K. O. McGraw and S. P. Wong, Psychological Methods 1 (1996) 30,
/// tables 4, 7 and 8. Limits by F; for absolute agreement with Satterthwaite's degrees of freedom. Closed forms: about 1e-12.
/// </remarks>
public static class IntraclassCorrelation
{
    /// <summary>One of the six forms.</summary>
    /// <param name="table">The ratings as values.</param>
    /// <param name="model">Which effects.</param>
    /// <param name="average">True for the reliability of the mean of all raters, false for that of a single rating.</param>
    /// <param name="level">Confidence level of the interval.</param>
    /// <returns>The correlation; undefined with fewer than two complete units or when all values are equal.</returns>
    public static IccEstimate Of(RatingTable table, IccModel model, bool average = false, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        Given.Inside(level);
        var whole = table.Complete();
        var units = whole?.Units ?? 0;
        var named = new IccEstimate
        {
            Method = (model switch
            {
                IccModel.OneWay => "ICC(",
                IccModel.TwoWayConsistency => "ICC(C,",
                IccModel.TwoWayAgreement => "ICC(A,",
                _ => throw new ArgumentOutOfRangeException(nameof(model), model, "Choose one of the named models."),
            }) + (average ? "k)" : "1)"),
            Level = level,
            Units = units,
            Raters = table.Raters,
            LeftOut = table.Units - units,
        };
        return units < 2
            ? named with { Undefined = "Fewer than two units were rated by all." }
            : Of(named, Squares(whole!), model, average);
    }

    private static IccEstimate Of(IccEstimate named, MeanSquares squares, IccModel model, bool average)
    {
        double n = named.Units, k = named.Raters;
        var rest = model == IccModel.OneWay ? squares.Within : squares.Error;
        var between = model == IccModel.TwoWayAgreement ? squares.Raters - rest : 0;
        // The mean of k raters divides what is not the unit's own by k.
        var below = average ? squares.Units + (between / n) : squares.Units + ((k - 1) * rest) + (k / n * between);
        if (!(below > 0))
            return named with { Undefined = squares.Units + squares.Within > 0 ? "The estimated total variance is not above 0." : "All values are equal." };
        var value = (squares.Units - rest) / below;
        named = named with { Coefficient = value };
        // Squares of rounding errors are not variance.
        if (rest <= 1e-28 * squares.Units)
            return named;
        var (f, freedom, left) = (squares.Units / rest, n - 1, model == IccModel.OneWay ? n * (k - 1) : (n - 1) * (k - 1));
        named = named with { F = f, PValue = BetaFunctions.FisherTail(f, freedom, left) };
        var tail = (1 - named.Level) / 2;
        if (model != IccModel.TwoWayAgreement)
        {
            var (low, high) = (f / BetaFunctions.FisherUpper(tail, freedom, left), f * BetaFunctions.FisherUpper(tail, left, freedom));
            return average
                ? Limits(named, 1 - (1 / low), 1 - (1 / high))
                : Limits(named, (low - 1) / (low + k - 1), (high - 1) / (high + k - 1));
        }

        return Agreement(named, squares, average, tail);
    }

    private static IccEstimate Agreement(IccEstimate named, MeanSquares squares, bool average, double tail)
    {
        double n = named.Units, k = named.Raters, value = named.Coefficient!.Value;
        // The single rating's odds ρ/(1 − ρ) times k are the odds of the mean: both forms weigh the mean squares alike.
        var odds = (average ? 1 : k) * value / (1 - value);
        var (ofRaters, ofError) = (odds / n * squares.Raters, (1 + (odds * (n - 1) / n)) * squares.Error);
        var freedom = (ofRaters + ofError) * (ofRaters + ofError)
            / ((ofRaters * ofRaters / (k - 1)) + (ofError * ofError / ((n - 1) * (k - 1))));
        // Units that do not differ at all leave no degree of freedom.
        if (!(freedom > 0))
            return named;
        var (low, high) = (BetaFunctions.FisherUpper(tail, n - 1, freedom), BetaFunctions.FisherUpper(tail, freedom, n - 1));
        var rest = average ? squares.Raters - squares.Error : (k * squares.Raters) + (((k * n) - k - n) * squares.Error);
        return Limits(named,
            n * (squares.Units - (low * squares.Error)) / ((low * rest) + (n * squares.Units)),
            n * ((high * squares.Units) - squares.Error) / (rest + (n * high * squares.Units)));
    }

    private static IccEstimate Limits(IccEstimate named, double lower, double upper) =>
        double.IsFinite(lower) && double.IsFinite(upper) ? named with { Lower = lower, Upper = upper } : named;

    private static MeanSquares Squares(RatingTable table)
    {
        var (units, raters) = (table.Units, table.Raters);
        var values = new double[units, raters];
        var grand = 0.0;
        // Distances from the first value: equal values are exactly 0, and a large level costs no digits.
        var first = table.Scale[table.Code(0, 0)];
        for (var unit = 0; unit < units; unit++)
        {
            for (var rater = 0; rater < raters; rater++)
                grand += (values[unit, rater] = table.Scale[table.Code(unit, rater)] - first) / ((double)units * raters);
        }

        var (ofUnit, ofRater) = (new double[units], new double[raters]);
        for (var unit = 0; unit < units; unit++)
        {
            for (var rater = 0; rater < raters; rater++)
            {
                values[unit, rater] -= grand;
                ofUnit[unit] += values[unit, rater] / raters;
                ofRater[rater] += values[unit, rater] / units;
            }
        }

        double within = 0, error = 0;
        for (var unit = 0; unit < units; unit++)
        {
            for (var rater = 0; rater < raters; rater++)
            {
                var apart = values[unit, rater] - ofUnit[unit];
                within += apart * apart;
                error += (apart - ofRater[rater]) * (apart - ofRater[rater]);
            }
        }

        return new(
            raters * ofUnit.Sum(mean => mean * mean) / (units - 1),
            units * ofRater.Sum(mean => mean * mean) / (raters - 1),
            within / ((double)units * (raters - 1)),
            error / ((double)(units - 1) * (raters - 1)));
    }

    private readonly record struct MeanSquares(double Units, double Raters, double Within, double Error);
}
