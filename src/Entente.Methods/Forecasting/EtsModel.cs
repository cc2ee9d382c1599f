namespace Entente.Methods.Forecasting;

/// <summary>How the error enters an exponential smoothing model.</summary>
public enum EtsError
{
    /// <summary>y = mean + e.</summary>
    Additive,

    /// <summary>y = mean (1 + e): the spread grows with the level. Needs a positive series.</summary>
    Multiplicative,
}

/// <summary>How a level, or a season, changes.</summary>
public enum EtsPart
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It is added.</summary>
    Additive,

    /// <summary>It multiplies.</summary>
    Multiplicative,
}

/// <summary>
/// One of the 30 exponential smoothing models in state space form: error, trend (perhaps damped) and season. Source: Hyndman, Koehler, Ord,
/// Snyder, <i>Forecasting with exponential smoothing</i> (2008), tables 2.2 and 2.3.
/// </summary>
/// <param name="Error">How the error enters.</param>
/// <param name="Trend">How the level grows.</param>
/// <param name="Damped">Whether the growth fades; needs a trend.</param>
/// <param name="Season">How the season enters.</param>
public readonly record struct EtsModel(EtsError Error, EtsPart Trend, bool Damped, EtsPart Season)
{
    /// <summary>All 30 models: 2 errors, 5 trends, 3 seasons.</summary>
    public static IReadOnlyList<EtsModel> All { get; } =
    [
        .. from season in new[] { EtsPart.None, EtsPart.Additive, EtsPart.Multiplicative }
           from trend in new[] { (EtsPart.None, false), (EtsPart.Additive, false), (EtsPart.Additive, true), (EtsPart.Multiplicative, false), (EtsPart.Multiplicative, true) }
           from error in new[] { EtsError.Additive, EtsError.Multiplicative }
           select new EtsModel(error, trend.Item1, trend.Item2, season),
    ];

    /// <summary>
    /// Whether the variance of its forecasts may be infinite or its recursion unstable: additive error with a multiplicative trend or
    /// season, and multiplicative error with multiplicative trend and additive season (the book, section 2.5.2 and chapter 15).
    /// </summary>
    public bool Unstable => Error == EtsError.Additive
        ? Trend == EtsPart.Multiplicative || Season == EtsPart.Multiplicative
        : Trend == EtsPart.Multiplicative && Season == EtsPart.Additive;

    /// <summary>Whether it divides by the series or its states, and so needs all observations above 0.</summary>
    public bool NeedsPositive => Error == EtsError.Multiplicative || Trend == EtsPart.Multiplicative || Season == EtsPart.Multiplicative;

    /// <summary>
    /// How many numbers are estimated beside the variance: smoothing parameters, and initial states that are free (m - 1 of the m seasonal ones).
    /// </summary>
    /// <param name="period">Observations in a cycle; 1 without season.</param>
    public int Parameters(int period) =>
        2 + (Trend == EtsPart.None ? 0 : 2) + (Damped ? 1 : 0) + (Season == EtsPart.None ? 0 : period);

    /// <summary>Reads <c>ANN</c>, <c>MAdM</c>, <c>ETS(M,Ad,M)</c>.</summary>
    /// <exception cref="ArgumentException">The text names no model.</exception>
    public static EtsModel Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var inner = text.Trim();
        if (inner.StartsWith("ETS(", StringComparison.Ordinal) && inner.EndsWith(')'))
            inner = inner[4..^1];
        var letters = inner.Replace(",", "", StringComparison.Ordinal);
        var damped = letters.Length == 4 && letters[2] == 'd';
        var wrong = new ArgumentException($"'{text}' is no model; write error (A, M), trend (N, A, Ad, M, Md) and season (N, A, M), such as MAdM.", nameof(text));
        if (letters.Length != (damped ? 4 : 3) || (damped && letters[1] == 'N'))
            throw wrong;
        EtsPart Part(char letter) => letter switch { 'N' => EtsPart.None, 'A' => EtsPart.Additive, 'M' => EtsPart.Multiplicative, _ => throw wrong };
        return new(letters[0] switch { 'A' => EtsError.Additive, 'M' => EtsError.Multiplicative, _ => throw wrong }, Part(letters[1]), damped, Part(letters[^1]));
    }

    /// <summary><c>ETS(M,Ad,M)</c>.</summary>
    public override string ToString() => $"ETS({(Error == EtsError.Additive ? 'A' : 'M')},{Letter(Trend)}{(Damped ? "d" : "")},{Letter(Season)})";

    private static char Letter(EtsPart part) => part switch { EtsPart.None => 'N', EtsPart.Additive => 'A', _ => 'M' };
}
