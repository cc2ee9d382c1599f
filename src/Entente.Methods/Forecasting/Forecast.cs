namespace Entente.Methods.Forecasting;

/// <summary>Intervals that should hold the outcome with a probability.</summary>
/// <param name="Level">The probability, such as 0.95.</param>
/// <param name="Lower">Lower ends by step ahead.</param>
/// <param name="Upper">Upper ends by step ahead.</param>
public sealed record ForecastBand(double Level, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper);

/// <summary>What is to come, by step ahead.</summary>
/// <param name="Method">The method.</param>
/// <param name="Mean">The forecasts, 1 step ahead first.</param>
/// <param name="Bands">Intervals, in the order of the levels asked for; empty when the method has none.</param>
public sealed record Forecast(string Method, IReadOnlyList<double> Mean, IReadOnlyList<ForecastBand> Bands)
{
    /// <summary>Its version.</summary>
    public int Version { get; } = 1;

    /// <summary>Steps ahead.</summary>
    public int Horizon => Mean.Count;

    /// <summary>A forecast with symmetric normal intervals about its mean.</summary>
    internal static Forecast Normal(string method, double[] mean, ReadOnlySpan<double> deviations, ReadOnlySpan<double> levels)
    {
        var bands = new ForecastBand[levels.Length];
        for (var at = 0; at < levels.Length; at++)
        {
            var quantile = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.5 + (levels[at] / 2));
            double[] lower = new double[mean.Length], upper = new double[mean.Length];
            for (var step = 0; step < mean.Length; step++)
            {
                lower[step] = mean[step] - (quantile * deviations[step]);
                upper[step] = mean[step] + (quantile * deviations[step]);
            }

            bands[at] = new(levels[at], lower, upper);
        }

        return new(method, mean, bands);
    }
}
