namespace Entente.Methods.Forecasting;

/// <summary>A series without its season, and the way back.</summary>
internal sealed class SeasonalAdjustment
{
    private readonly double[]? factors;

    private SeasonalAdjustment(double[] series, double[]? factors) => (Series, this.factors) = (series, factors);

    /// <summary>The series divided by the factors of its seasons.</summary>
    public double[] Series { get; }

    /// <summary>Whether there is a season.</summary>
    public bool Seasonal => factors is not null;

    /// <summary>Divides by the factors of the classical decomposition where a test found a season and all of them are above 0.</summary>
    public static SeasonalAdjustment Of(ReadOnlySpan<double> series, int period, SeasonalityTest test)
    {
        if (test.Seasonal != true || Seasonality.Indices(series, period, multiplicative: true) is not { } factors || factors.Min() < 1e-10)
            return new(series.ToArray(), null);
        var adjusted = new double[series.Length];
        for (var at = 0; at < adjusted.Length; at++)
            adjusted[at] = series[at] / factors[at % period];
        return new(adjusted, factors);
    }

    /// <summary>The factor of a step ahead, 1 for the first.</summary>
    public double Factor(int step) => factors is null ? 1 : factors[(Series.Length + step - 1) % factors.Length];

    /// <summary>Forecasts with their season.</summary>
    public double[] Restore(IReadOnlyList<double> forecasts)
    {
        var restored = new double[forecasts.Count];
        for (var step = 0; step < restored.Length; step++)
            restored[step] = forecasts[step] * Factor(step + 1);
        return restored;
    }
}
