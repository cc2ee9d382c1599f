namespace Entente.Methods.Forecasting;

/// <summary>Refuses what is no series.</summary>
internal static class SeriesCheck
{
    public static void Series(ReadOnlySpan<double> series, int period, int least = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        Finite(series, nameof(series), least);
    }

    public static void Finite(ReadOnlySpan<double> values, string name, int least = 1)
    {
        if (values.Length < least)
            throw new ArgumentException(FormattableString.Invariant($"There are {values.Length} observations; at least {least} are needed."), name);
        for (var at = 0; at < values.Length; at++)
        {
            if (!double.IsFinite(values[at]))
                throw new ArgumentException(FormattableString.Invariant($"Observation {at + 1} of {values.Length} is {values[at]}; fill the gap or cut the series there."), name);
        }
    }

    public static void NotNegative(ReadOnlySpan<double> values, string name)
    {
        for (var at = 0; at < values.Length; at++)
        {
            if (values[at] < 0)
                throw new ArgumentException(FormattableString.Invariant($"Observation {at + 1} of {values.Length} is {values[at]}; a demand cannot be below 0. Enter returns apart."), name);
        }
    }

    public static void Horizon(int horizon) => ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);

    public static void Levels(ReadOnlySpan<double> levels)
    {
        foreach (var level in levels)
        {
            if (!(level is > 0 and < 1))
                throw new ArgumentOutOfRangeException(nameof(levels), level, "A level of an interval lies between 0 and 1, such as 0.95.");
        }
    }

    public static void Smoothing(double value, string name)
    {
        if (!(value is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, value, "A smoothing parameter lies in (0, 1].");
    }
}
