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
        DateOnly.FromDateTime(InBrussels(moment));

    /// <summary>What the clocks in Brussels show at a moment; for people to read, never to be kept.</summary>
    public static DateTime InBrussels(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Brussels).DateTime;

    /// <summary>
    /// The moment at which the clocks in Brussels show this time on this day. A time that is skipped in spring is taken an hour
    /// later; of the two that there are in autumn, the second.
    /// </summary>
    public static DateTimeOffset MomentInBrussels(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return Brussels.IsInvalidTime(local)
            ? MomentInBrussels(day, time.AddHours(1))
            : new DateTimeOffset(local, Brussels.GetUtcOffset(local)).ToUniversalTime();
    }
}
