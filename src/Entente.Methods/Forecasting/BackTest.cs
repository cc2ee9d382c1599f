namespace Entente.Methods.Forecasting;

/// <summary>How a method would have done.</summary>
/// <param name="Method">Name of the method that was tested.</param>
/// <param name="Origins">Places from which it looked ahead.</param>
/// <param name="SymmetricPercent">Mean sMAPE over origins.</param>
/// <param name="Scaled">Mean MASE over origins, each scaled by what was known then; null when none had a scale.</param>
/// <param name="Errors">What came less the forecast, by origin and step; what had not come is left out.</param>
public sealed record BackTestResult(string Method, int Origins, double SymmetricPercent, double? Scaled, IReadOnlyList<IReadOnlyList<double>> Errors)
{
    /// <summary>Version of the test.</summary>
    public int Version { get; } = 1;
}

/// <summary>Forecasts from earlier places of a series, against what came.</summary>
/// <remarks>L. J. Tashman, Int. J. Forecasting 16 (2000) 437: rolling origin, the series up to the origin is all that the method sees.</remarks>
public static class BackTest
{
    /// <summary>Looks ahead from several origins.</summary>
    /// <param name="series">The series, oldest first.</param>
    /// <param name="period">Observations in a cycle, for the scale; 1 without season.</param>
    /// <param name="horizon">Steps ahead.</param>
    /// <param name="first">Observations known at the first origin, at least a cycle and one.</param>
    /// <param name="method">What forecasts: the series up to the origin, and the horizon.</param>
    /// <param name="every">Origins are so many observations apart.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="ArgumentException">Nothing comes after the first origin.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static BackTestResult Run(ReadOnlySpan<double> series, int period, int horizon, int first, Func<double[], int, Forecast> method, int every = 1, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        SeriesCheck.Series(series, period);
        SeriesCheck.Horizon(horizon);
        Functions.Given.AtLeast(first, period + 1);
        Functions.Given.AtLeast(every, 1);
        if (first >= series.Length)
            throw new ArgumentException(FormattableString.Invariant($"The series has {series.Length} observations, so nothing comes after the first {first}; start earlier."), nameof(first));
        var (errors, percents, scaled) = (new List<IReadOnlyList<double>>(), new List<double>(), new List<double>());
        var name = "";
        for (var origin = first; origin < series.Length; origin += every)
        {
            stop.ThrowIfCancellationRequested();
            var known = series[..origin].ToArray();
            var forecast = method(known, horizon);
            name = forecast.Method;
            var seen = Math.Min(horizon, series.Length - origin);
            double[] actual = series.Slice(origin, seen).ToArray(), mean = [.. forecast.Mean.Take(seen)];
            percents.Add(ForecastScores.SymmetricPercent(actual, mean));
            if (ForecastScores.Scale(known, period) is { } scale)
                scaled.Add(ForecastScores.Scaled(actual, mean, scale));
            errors.Add([.. actual.Zip(mean, (came, said) => came - said)]);
        }

        return new(name, errors.Count, percents.Average(), scaled.Count == 0 ? null : scaled.Average(), errors);
    }
}
