using System.Globalization;

namespace Entente.Methods.Stability;

/// <summary>One result of a stability study.</summary>
/// <param name="Batch">Name of the batch.</param>
/// <param name="Month">Time in months, at least 0.</param>
/// <param name="Value">The attribute, such as assay in per cent of label claim.</param>
public sealed record StabilityResult(string Batch, double Month, double Value);

/// <summary>What the attribute must keep to.</summary>
/// <param name="Lower">Lower limit; null for none.</param>
/// <param name="Upper">Upper limit; null for none.</param>
public sealed record AcceptanceLimits(double? Lower = null, double? Upper = null);

/// <summary>How the lines of the batches are related.</summary>
public enum BatchModel
{
    /// <summary>Each batch has its own line.</summary>
    Separate,

    /// <summary>Each batch has its own level, all share one slope.</summary>
    CommonSlope,

    /// <summary>All batches share one line.</summary>
    Pooled,
}

/// <summary>The sums of a batch about its own means, from which all lines follow without cancellation.</summary>
internal sealed record BatchSums(string Batch, int Count, double MeanMonth, double MeanValue, double Months, double Products, double Values)
{
    /// <summary>Residual squares, summed point by point: the difference of squares loses digits when the fit is close.</summary>
    public static double Residual(IEnumerable<StabilityResult> results, Func<StabilityResult, double> line) =>
        results.Sum(result => (result.Value - line(result)) * (result.Value - line(result)));

    /// <summary>The sums of each batch, in the order in which the batches first occur.</summary>
    public static IReadOnlyList<BatchSums> Of(IReadOnlyList<StabilityResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        for (var at = 0; at < results.Count; at++)
        {
            if (!double.IsFinite(results[at].Value) || !double.IsFinite(results[at].Month) || results[at].Month < 0)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Result {at + 1} (batch \"{results[at].Batch}\") has month {results[at].Month} and value {results[at].Value}; give a month of at least 0 and a finite value."), nameof(results));
        }

        var batches = results.GroupBy(result => result.Batch, StringComparer.Ordinal).Select(batch => One(batch.Key, [.. batch])).ToList();
        if (batches.Count == 0)
            throw new ArgumentException("There is no result; give at least three.", nameof(results));
        if (batches.Find(batch => batch.Months == 0) is { } flat)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Batch \"{flat.Batch}\" has results of one time only; a line needs two different times."), nameof(results));
        return batches;
    }

    /// <summary>All batches as one.</summary>
    public static BatchSums Together(IReadOnlyList<StabilityResult> results) => One("all", results);

    private static BatchSums One(string name, IReadOnlyList<StabilityResult> results)
    {
        var (month, value) = (results.Average(result => result.Month), results.Average(result => result.Value));
        double months = 0, products = 0, values = 0;
        foreach (var result in results)
        {
            var (apart, off) = (result.Month - month, result.Value - value);
            months += apart * apart;
            products += apart * off;
            values += off * off;
        }

        return new(name, results.Count, month, value, months, products, values);
    }
}
