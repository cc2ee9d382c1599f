namespace Entente.Methods.Stability;

/// <summary>A line of a batch with what its mean's uncertainty needs: variance σ² (1/n + (t − t̄)²/S) at time t.</summary>
/// <param name="Batch">Name of the batch, "all" when pooled.</param>
/// <param name="Intercept">Value at month 0.</param>
/// <param name="Slope">Change a month.</param>
/// <param name="Sigma">Residual standard deviation.</param>
/// <param name="Freedom">Its degrees of freedom.</param>
/// <param name="Count">Results that fix the level, n.</param>
/// <param name="MeanMonth">Their mean time, t̄.</param>
/// <param name="Spread">Squares of the times that fix the slope, S.</param>
public sealed record BatchLine(string Batch, double Intercept, double Slope, double Sigma, int Freedom, int Count, double MeanMonth, double Spread)
{
    /// <summary>The mean at a time.</summary>
    public double At(double month) => Intercept + (Slope * month);

    /// <summary>Standard error of the mean at a time.</summary>
    public double ErrorAt(double month) => Sigma * Math.Sqrt((1.0 / Count) + ((month - MeanMonth) * (month - MeanMonth) / Spread));
}

/// <summary>The lines of the three models.</summary>
/// <remarks>N. R. Draper and H. Smith, Applied Regression Analysis (3rd ed. 1998), chapters 1 and 14: sums about the batches' own means, residuals point by point.</remarks>
internal sealed class BatchLines
{
    private readonly IReadOnlyList<StabilityResult> results;
    private readonly IReadOnlyList<BatchSums> batches;
    private readonly BatchSums together;
    private readonly double shared;

    public BatchLines(IReadOnlyList<StabilityResult> results)
    {
        this.results = results;
        batches = BatchSums.Of(results);
        together = BatchSums.Together(results);
        shared = batches.Sum(batch => batch.Products) / batches.Sum(batch => batch.Months);
        double[] own = [.. batches.Select(batch => Residual(batch.Batch, batch, batch.Products / batch.Months))];
        Separate = (own.Sum(), results.Count - (2 * batches.Count));
        CommonSlope = (batches.Sum(batch => Residual(batch.Batch, batch, shared)), results.Count - batches.Count - 1);
        Pooled = (Residual(null, together, together.Products / together.Months), results.Count - 2);
        Own = own;
    }

    public int Batches => batches.Count;

    /// <summary>Residual squares and degrees of freedom with a line for each batch.</summary>
    public (double Squares, int Freedom) Separate { get; }

    /// <summary>With one slope.</summary>
    public (double Squares, int Freedom) CommonSlope { get; }

    /// <summary>With one line.</summary>
    public (double Squares, int Freedom) Pooled { get; }

    /// <summary>Residual squares of each batch about its own line.</summary>
    public IReadOnlyList<double> Own { get; }

    public IReadOnlyList<BatchLine> Of(BatchModel model, bool ownError)
    {
        if (model == BatchModel.Pooled)
            return [Line(together, together.Products / together.Months, together.Months, Pooled.Squares, Pooled.Freedom)];
        if (model == BatchModel.CommonSlope)
            return [.. batches.Select(batch => Line(batch, shared, batches.Sum(one => one.Months), CommonSlope.Squares, CommonSlope.Freedom))];
        return [.. batches.Select((batch, at) => Line(batch, batch.Products / batch.Months, batch.Months,
            ownError ? Own[at] : Separate.Squares, ownError ? batch.Count - 2 : Separate.Freedom))];
    }

    private double Residual(string? batch, BatchSums sums, double slope) => BatchSums.Residual(
        batch is null ? results : results.Where(result => result.Batch == batch),
        result => sums.MeanValue + (slope * (result.Month - sums.MeanMonth)));

    private static BatchLine Line(BatchSums batch, double slope, double spread, double squares, int freedom) => freedom < 1
        ? throw new ArgumentException($"Batch \"{batch.Batch}\" leaves no degree of freedom for the error; give more results.", nameof(batch))
        : new(batch.Batch, batch.MeanValue - (slope * batch.MeanMonth), slope, Math.Sqrt(squares / freedom), freedom, batch.Count, batch.MeanMonth, spread);
}
