namespace Entente.Methods.Forecasting;

/// <summary>Several forecasts of one series as one.</summary>
/// <remarks>Of equal weights, which are hard to beat: R. T. Clemen, Int. J. Forecasting 5 (1989) 559; medians: F. Petropoulos and I. Svetunkov, ibid. 36 (2020) 110. Exact.</remarks>
public static class Combination
{
    /// <summary>The mean by step.</summary>
    /// <param name="forecasts">At least one, of one horizon.</param>
    public static Forecast Mean(params IReadOnlyList<Forecast> forecasts) => Of("Mean", forecasts, values => values.Average());

    /// <summary>The median by step: a forecast that went astray does not matter.</summary>
    /// <param name="forecasts">At least one, of one horizon.</param>
    public static Forecast Median(params IReadOnlyList<Forecast> forecasts) => Of("Median", forecasts, values => Functions.OrderStatistics.Median(values));

    private static Forecast Of(string name, IReadOnlyList<Forecast> forecasts, Func<double[], double> of)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        if (forecasts.Count == 0)
            throw new ArgumentException("Give at least one forecast.", nameof(forecasts));
        var mean = new double[forecasts[0].Horizon];
        foreach (var forecast in forecasts)
        {
            if (forecast.Horizon != mean.Length)
                throw new ArgumentException(FormattableString.Invariant($"{forecast.Method} looks {forecast.Horizon} steps ahead, {forecasts[0].Method} {mean.Length}; give one horizon."), nameof(forecasts));
        }

        for (var step = 0; step < mean.Length; step++)
            mean[step] = of([.. forecasts.Select(forecast => forecast.Mean[step])]);
        return new($"{name} of {string.Join(", ", forecasts.Select(forecast => forecast.Method))}", mean, []);
    }
}
