using Entente.Methods.Functions;

namespace Entente.Methods.Stability;

/// <summary>Which error the test of the levels is measured against.</summary>
public enum InterceptError
{
    /// <summary>The error of the model with a line for each batch, as in the usual table of the analysis of covariance.</summary>
    FullModel,

    /// <summary>The error of the model with one slope, once that is accepted.</summary>
    CommonSlopeModel,
}

/// <summary>Whether batches may share slope and level.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="SlopesF">F of different slopes; null when the results leave no error to compare with.</param>
/// <param name="SlopesP">Its p-value; without error left 0 when slopes differ, 1 when they do not.</param>
/// <param name="InterceptsF">F of different levels, given one slope.</param>
/// <param name="InterceptsP">Its p-value.</param>
/// <param name="FullSigma">Residual standard deviation of the model with a line for each batch.</param>
/// <param name="Model">The simplest model that the tests allow.</param>
public sealed record PoolabilityResult(string Method, int Version, double? SlopesF, double SlopesP, double? InterceptsF, double InterceptsP, double FullSigma, BatchModel Model);

/// <summary>Analysis of covariance: slopes first, then levels.</summary>
/// <remarks>ICH Q1E (2003), B.3 and B.4; N. R. Draper and H. Smith, Applied Regression Analysis (3rd ed. 1998), chapter 14. Closed forms: about 1e-11.</remarks>
public static class Poolability
{
    /// <summary>The tests and the model that they allow.</summary>
    /// <param name="results">At least two batches, each of at least two different times, more results than two a batch.</param>
    /// <param name="alpha">Significance level; Q1E has 0.25, so that differences are not overlooked with few results.</param>
    /// <param name="error">Error term of the test of levels.</param>
    public static PoolabilityResult Of(IReadOnlyList<StabilityResult> results, double alpha = 0.25, InterceptError error = InterceptError.FullModel)
    {
        Given.Inside(alpha);
        var lines = new BatchLines(results);
        if (lines.Batches < 2)
            throw new ArgumentException("There is one batch only; nothing to pool. Fit it by ShelfLife.", nameof(results));
        var (full, freedom) = lines.Separate;
        if (freedom < 1)
            throw new ArgumentException("With a line for each batch no degree of freedom is left for the error; give more than two results a batch.", nameof(results));
        var (slopesF, slopesP) = Test(lines.CommonSlope.Squares - full, lines.Batches - 1, full, freedom, results);
        var (rest, left) = error == InterceptError.FullModel ? lines.Separate : lines.CommonSlope;
        var (interceptsF, interceptsP) = Test(lines.Pooled.Squares - lines.CommonSlope.Squares, lines.Batches - 1, rest, left, results);
        return new($"Poolability of batches, {error} error", 1, slopesF, slopesP, interceptsF, interceptsP, Math.Sqrt(full / freedom),
            slopesP < alpha ? BatchModel.Separate : interceptsP < alpha ? BatchModel.CommonSlope : BatchModel.Pooled);
    }

    private static (double? F, double P) Test(double squares, int above, double rest, int below, IReadOnlyList<StabilityResult> results)
    {
        // Squares that rounding alone makes are none.
        var level = results.Max(result => Math.Abs(result.Value));
        var noise = results.Count * Math.Pow(16 * double.BitIncrement(level) - (16 * level), 2);
        squares = Math.Max(0, squares);
        if (rest <= noise)
            return (null, squares <= noise ? 1 : 0);
        var f = squares / above / (rest / below);
        return (f, BetaFunctions.FisherTail(f, above, below));
    }
}
