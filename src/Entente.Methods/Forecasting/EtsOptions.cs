namespace Entente.Methods.Forecasting;

/// <summary>By what a model is chosen.</summary>
public enum EtsCriterion
{
    /// <summary>Akaike's criterion with the correction for short series: the default.</summary>
    AicC,

    /// <summary>Akaike's criterion.</summary>
    Aic,

    /// <summary>The Bayesian (Schwarz) criterion.</summary>
    Bic,
}

/// <summary>The range of a smoothing parameter.</summary>
/// <param name="Lower">From.</param>
/// <param name="Upper">To.</param>
public readonly record struct EtsRange(double Lower, double Upper);

/// <summary>Policy of fitting and choosing. The defaults are those of the R package forecast.</summary>
public sealed record EtsOptions
{
    /// <summary>The defaults.</summary>
    public static EtsOptions Default { get; } = new();

    /// <summary>Range of alpha.</summary>
    public EtsRange Alpha { get; init; } = new(1e-4, 0.9999);

    /// <summary>Range of beta; it is also at most alpha.</summary>
    public EtsRange Beta { get; init; } = new(1e-4, 0.9999);

    /// <summary>Range of gamma; it is also at most 1 - alpha.</summary>
    public EtsRange Gamma { get; init; } = new(1e-4, 0.9999);

    /// <summary>Range of phi.</summary>
    public EtsRange Phi { get; init; } = new(0.8, 0.98);

    /// <summary>Whether models with a multiplicative trend are tried; they extrapolate exponentially.</summary>
    public bool MultiplicativeTrend { get; init; }

    /// <summary>Whether models of <see cref="EtsModel.Unstable"/> are left out.</summary>
    public bool Restrict { get; init; } = true;

    /// <summary>The criterion of choice.</summary>
    public EtsCriterion Criterion { get; init; } = EtsCriterion.AicC;

    /// <summary>Longer cycles are treated as none when a model is chosen: a year of 52 weeks needs a parameter for each.</summary>
    public int LongestPeriod { get; init; } = 24;

    /// <summary>Steps of the search from each start, at most.</summary>
    public int MaximumSteps { get; init; } = 200;

    internal static EtsOptions Checked(EtsOptions? options)
    {
        if (options is null)
            return Default;
        foreach (var (name, range) in new[] { ("alpha", options.Alpha), ("beta", options.Beta), ("gamma", options.Gamma), ("phi", options.Phi) })
        {
            if (!(range.Lower >= 0 && range.Lower < range.Upper && range.Upper <= 1))
                throw new ArgumentException($"The range of {name} must lie in [0, 1], lower before upper.", nameof(options));
        }

        if (options.Beta.Lower > options.Alpha.Lower)
            throw new ArgumentException("The lower bound of beta is above that of alpha, but beta is at most alpha.", nameof(options));
        if (options.Gamma.Lower > 1 - options.Alpha.Upper + 1e-12)
            throw new ArgumentException("The lower bound of gamma is above 1 - the upper bound of alpha, but gamma is at most 1 - alpha.", nameof(options));
        if (options.MaximumSteps < 1 || options.LongestPeriod < 1)
            throw new ArgumentException("The most steps and the longest period are at least 1.", nameof(options));
        return options;
    }
}
