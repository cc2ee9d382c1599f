namespace Entente.Methods.Forecasting;

/// <summary>Smoothing parameters.</summary>
/// <param name="Alpha">Of the level.</param>
/// <param name="Beta">Of the growth; null without trend.</param>
/// <param name="Gamma">Of the season; null without season.</param>
/// <param name="Phi">Damping of the growth; null when there is none.</param>
public sealed record EtsParameters(double Alpha, double? Beta = null, double? Gamma = null, double? Phi = null);

/// <summary>The states at a time.</summary>
/// <param name="Level">Level.</param>
/// <param name="Growth">Growth by period, a difference or a ratio; null without trend.</param>
/// <param name="Season">The season of the next period first, then of the one after it; empty without season. (R's state <c>sm</c> comes first here, <c>s1</c> last.)</param>
public sealed record EtsState(double Level, double? Growth, IReadOnlyList<double> Season);

/// <summary>How a search ended.</summary>
public enum SearchEnd
{
    /// <summary>Nothing was searched: evaluated as given.</summary>
    Given,

    /// <summary>At a point from which no step leads further.</summary>
    Converged,

    /// <summary>The steps were used up; what is returned is the best point found.</summary>
    StepsUsedUp,

    /// <summary>The model fits without any error, so the likelihood has no bound.</summary>
    Exact,
}

/// <summary>An exponential smoothing model on a series.</summary>
public sealed record EtsFit
{
    /// <summary>The method.</summary>
    public string Method => "Exponential smoothing " + Model;

    /// <summary>Its version.</summary>
    public int Version { get; } = 1;

    /// <summary>The model.</summary>
    public required EtsModel Model { get; init; }

    /// <summary>Observations in a cycle.</summary>
    public required int Period { get; init; }

    /// <summary>Smoothing parameters.</summary>
    public required EtsParameters Parameters { get; init; }

    /// <summary>States before the first observation.</summary>
    public required EtsState Initial { get; init; }

    /// <summary>States after the last.</summary>
    public required EtsState Final { get; init; }

    /// <summary>-(n log sum e^2 + [M error] 2 sum log |mean|) / 2: without its constant, as R prints it. Infinite for an exact fit.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Parameters estimated, with the variance.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>Akaike's criterion.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * ParameterCount);

    /// <summary>Akaike's criterion corrected for short series; null when there are too few observations for it.</summary>
    public double? AicC => Residuals.Count - ParameterCount - 1 is > 0 and var free ? Aic + (2.0 * ParameterCount * (ParameterCount + 1) / free) : null;

    /// <summary>The Bayesian criterion.</summary>
    public double Bic => (-2 * LogLikelihood) + (Math.Log(Residuals.Count) * ParameterCount);

    /// <summary>Variance of the errors (relative ones for a multiplicative error): sum e^2 / (n - parameters). Null when there are too few observations.</summary>
    public required double? Variance { get; init; }

    /// <summary>Mean squared one-step error, in squared units of the series.</summary>
    public required double MeanSquaredError { get; init; }

    /// <summary>Mean of the mean squared errors 1, 2 and 3 steps ahead.</summary>
    public required double MultiStepError { get; init; }

    /// <summary>Errors e: relative ones for a multiplicative error.</summary>
    public required IReadOnlyList<double> Residuals { get; init; }

    /// <summary>One-step means.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <summary>How the search ended.</summary>
    public required SearchEnd End { get; init; }

    /// <summary>The value of a criterion; null when it is not defined.</summary>
    public double? Value(EtsCriterion criterion) => criterion switch { EtsCriterion.Aic => Aic, EtsCriterion.Bic => Bic, _ => AicC };
}
