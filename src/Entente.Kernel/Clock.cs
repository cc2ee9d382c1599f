namespace Entente.Kernel;

/// <summary>What day it is, for rules that count in days.</summary>
public static class Clock
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>
    /// The calendar day in Brussels at this moment: the day that the deadlines of a joint action are counted in, whatever the
    /// zone of the host.
    /// </summary>
    public static DateOnly Today(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DayInBrussels(clock.GetUtcNow());
    }

    /// <summary>The calendar day in Brussels of a moment.</summary>
    public static DateOnly DayInBrussels(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Brussels).DateTime);
}
