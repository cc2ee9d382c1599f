using Entente.Methods.Functions;

namespace Entente.Methods.Stability;

/// <summary>Where the confidence limit of the mean meets the acceptance limit.</summary>
public enum CrossingOutcome
{
    /// <summary>It meets it at a time.</summary>
    Crosses,

    /// <summary>It is beyond it from the start: the shelf life is 0.</summary>
    FailsAtStart,

    /// <summary>It does not meet it within the horizon.</summary>
    NotWithinHorizon,
}

/// <summary>The shelf life that one line supports.</summary>
/// <param name="Line">The line.</param>
/// <param name="Outcome">How the limit is met.</param>
/// <param name="Months">The time; 0 when it fails at the start, null when it does not cross within the horizon.</param>
public sealed record BatchLife(BatchLine Line, CrossingOutcome Outcome, double? Months);

/// <summary>A shelf life from the regression of stability results.</summary>
/// <param name="Method">Name of the method with its model.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Model">How the lines of the batches are related.</param>
/// <param name="Poolability">The tests that chose the model; null when it was given or there is one batch.</param>
/// <param name="Batches">The shelf life of each line.</param>
/// <param name="Outcome">How the worst line meets its limit.</param>
/// <param name="Months">The shortest of the shelf lives; null when none crosses within the horizon.</param>
/// <param name="TwoSided">True when both limits apply and each confidence limit leaves (1 − level)/2.</param>
public sealed record ShelfLifeEstimate(string Method, int Version, BatchModel Model, PoolabilityResult? Poolability, IReadOnlyList<BatchLife> Batches,
    CrossingOutcome Outcome, double? Months, bool TwoSided);

/// <summary>How far a shelf life may go beyond the data: at most factor × X and X + months, X the time that long-term data cover.</summary>
/// <param name="Factor">At least 1.</param>
/// <param name="Months">At least 0.</param>
/// <remarks>The named ones are those of ICH Q1E (2003), appendix A, written from knowledge of it: a policy that may change, so check the text in force.</remarks>
public sealed record ExtrapolationCap(double Factor, double Months)
{
    /// <summary>No extrapolation.</summary>
    public static readonly ExtrapolationCap None = new(1, 0);

    /// <summary>No significant change when accelerated; regression with supporting data, or no change at all: 2 X, X + 12.</summary>
    public static readonly ExtrapolationCap Supported = new(2, 12);

    /// <summary>Without statistical analysis, or with a significant change when accelerated but none at intermediate conditions: 1.5 X, X + 6.</summary>
    public static readonly ExtrapolationCap Unsupported = new(1.5, 6);

    /// <summary>For storage in a refrigerator: 1.5 X, X + 6.</summary>
    public static readonly ExtrapolationCap Refrigerated = new(1.5, 6);
}

/// <summary>What limits a proposed shelf life.</summary>
public enum LifeLimit
{
    /// <summary>The estimate from the regression.</summary>
    Estimate,

    /// <summary>The factor times the time of the data.</summary>
    Factor,

    /// <summary>The months beyond the data.</summary>
    Months,
}

/// <summary>A shelf life that may be proposed.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Months">The least of estimate and caps.</param>
/// <param name="LimitedBy">Which of them it is.</param>
public sealed record ProposedLife(string Method, int Version, double Months, LifeLimit LimitedBy);

/// <summary>Shelf life by ICH Q1E: the time at which the confidence limit of the mean meets the acceptance limit.</summary>
/// <remarks>
/// ICH Q1E (2003), B.1 to B.7. With one acceptance limit the confidence limit is one-sided, with both it is two-sided. The distance of the confidence
/// limit from the acceptance limit is concave in time, so that it ends once; the time is a root of a quadratic, polished by Newton's method. Accuracy about 1e-12.
/// </remarks>
public static class ShelfLife
{
    /// <summary>The shelf life.</summary>
    /// <param name="results">At least one batch of at least two different times.</param>
    /// <param name="limits">At least one acceptance limit; the lower below the upper.</param>
    /// <param name="model">How the lines are related; null lets the tests of poolability choose.</param>
    /// <param name="ownError">Separate lines: true gives each batch its own error, false all of them the common one.</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="alpha">Significance level of the tests of poolability.</param>
    /// <param name="error">Error term of the test of levels.</param>
    /// <param name="horizon">Months beyond which nothing is looked for, above 0.</param>
    public static ShelfLifeEstimate Of(IReadOnlyList<StabilityResult> results, AcceptanceLimits limits, BatchModel? model = null, bool ownError = false,
        double level = 0.95, double alpha = 0.25, InterceptError error = InterceptError.FullModel, double horizon = 120)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Given.Inside(level);
        Given.Positive(horizon);
        var (from, to) = (limits.Lower ?? 0, limits.Upper ?? 0);
        if (limits is { Lower: null, Upper: null } || limits.Lower >= limits.Upper || !double.IsFinite(from) || !double.IsFinite(to))
            throw new ArgumentException("Give a lower limit, an upper limit, or both with the lower below the upper.", nameof(limits));
        var lines = new BatchLines(results);
        PoolabilityResult? tests = null;
        if (model is null && lines.Batches > 1)
            tests = Poolability.Of(results, alpha, error);
        var chosen = model ?? tests?.Model ?? BatchModel.Pooled;
        var twoSided = limits is { Lower: not null, Upper: not null };
        var tail = twoSided ? (1 - level) / 2 : 1 - level;
        BatchLife[] batches = [.. lines.Of(chosen, ownError).Select(line => Life(line, limits, tail, horizon))];
        var worst = batches.MinBy(batch => batch.Months ?? double.PositiveInfinity)!;
        return new($"ICH Q1E, {chosen} model{(chosen == BatchModel.Separate && ownError ? ", own errors" : "")}", 1, chosen, tests, batches, worst.Outcome, worst.Months, twoSided);
    }

    /// <summary>The shelf life that may be proposed from an estimate and the time that data cover.</summary>
    /// <param name="months">The estimate; null when nothing crosses within the horizon.</param>
    /// <param name="data">Months that long-term data cover, above 0.</param>
    /// <param name="cap">How far beyond them.</param>
    public static ProposedLife Propose(double? months, double data, ExtrapolationCap cap)
    {
        ArgumentNullException.ThrowIfNull(cap);
        Given.Positive(data);
        Given.NotNegative(cap.Months);
        if (!(cap.Factor >= 1 && double.IsFinite(cap.Factor)))
            throw new ArgumentOutOfRangeException(nameof(cap), cap, "Give a factor of at least 1: the data themselves are no extrapolation.");
        var estimate = months is { } known ? Given.NotNegative(known, nameof(months)) : double.PositiveInfinity;
        var (byFactor, byMonths) = (cap.Factor * data, data + cap.Months);
        var least = Math.Min(estimate, Math.Min(byFactor, byMonths));
        return new("ICH Q1E extrapolation", 1, least, least == estimate ? LifeLimit.Estimate : least == byMonths ? LifeLimit.Months : LifeLimit.Factor);
    }

    /// <summary>A confidence limit of the mean at a time.</summary>
    /// <param name="line">The line.</param>
    /// <param name="month">The time.</param>
    /// <param name="lower">True for the lower limit.</param>
    /// <param name="tail">Probability beyond the limit, 0.05 for one-sided 95 %.</param>
    public static double Limit(BatchLine line, double month, bool lower, double tail = 0.05)
    {
        ArgumentNullException.ThrowIfNull(line);
        var reach = BetaFunctions.StudentUpper(tail, line.Freedom) * line.ErrorAt(month);
        return line.At(month) + (lower ? -reach : reach);
    }

    private static BatchLife Life(BatchLine line, AcceptanceLimits limits, double tail, double horizon)
    {
        var t = BetaFunctions.StudentUpper(tail, line.Freedom);
        double? first = null;
        // Seen from below, an upper limit is a lower limit of the mirrored line.
        if (limits.Lower is { } low)
            first = Meet(line, line.At(0) - low, line.Slope, t, horizon);
        if (limits.Upper is { } high && Meet(line, high - line.At(0), -line.Slope, t, horizon) is { } other)
            first = first is { } one ? Math.Min(one, other) : other;
        return new(line, first is null ? CrossingOutcome.NotWithinHorizon : first == 0 ? CrossingOutcome.FailsAtStart : CrossingOutcome.Crosses, first);
    }

    // The first time at which the room between line and limit is used up by t standard errors.
    private static double? Meet(BatchLine line, double room, double slope, double t, double horizon)
    {
        if (Left(0) <= 0)
            return 0;
        if (Left(horizon) > 0)
            return null;
        // (d + b u)² = K (1/n + u²/S), u from the mean time: the concave room falls through 0 once between 0 and the horizon.
        var (d, k) = (room + (slope * line.MeanMonth), t * t * line.Sigma * line.Sigma);
        var (a, b, c) = ((slope * slope) - (k / line.Spread), slope * d, (d * d) - (k / line.Count));
        var root = Math.Sqrt(Math.Max(0, (b * b) - (a * c)));
        var q = -(b + (b >= 0 ? root : -root));
        double low = 0, high = horizon;
        double[] guesses = [line.MeanMonth + (q / a), line.MeanMonth + (c / q)];
        var at = Array.Find(guesses, guess => guess > 0 && guess < horizon && Math.Abs(Left(guess)) < 1e-6 * (1 + Math.Abs(room)));
        at = at > 0 ? at : horizon / 2;
        for (var step = 0; step < 200; step++)
        {
            var left = Left(at);
            if (left > 0)
                low = at;
            else
                high = at;
            var error = line.ErrorAt(at);
            var fall = slope - (error > 0 ? t * line.Sigma * line.Sigma * (at - line.MeanMonth) / (line.Spread * error) : 0);
            var next = at - (left / fall);
            if (!(next > low && next < high))
                next = low + ((high - low) / 2);
            if (Math.Abs(next - at) <= 1e-15 * horizon)
                return next;
            at = next;
        }

        return at;

        double Left(double month) => room + (slope * month) - (t * line.ErrorAt(month));
    }
}
