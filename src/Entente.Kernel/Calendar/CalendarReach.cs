namespace Entente.Kernel.Calendar;

/// <summary>
/// The days that people plan, record and compute with. What lies outside is a slip of the keyboard; taken in, it would stretch every
/// timeline that it is drawn on, and its neighbours may not exist.
/// </summary>
public static class CalendarReach
{
    /// <summary>The first day.</summary>
    public static readonly DateOnly First = new(1990, 1, 1);

    /// <summary>The last day.</summary>
    public static readonly DateOnly Last = new(2150, 12, 31);

    /// <summary>True for a day within.</summary>
    public static bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <summary>True when every day that it can mean lies within.</summary>
    public static bool Holds(PartialDate date) => Holds(date.First) && Holds(date.Last);

    /// <summary>This day when it lies within, else the nearer end: what an older version took in is still drawn.</summary>
    public static DateOnly Clamp(DateOnly day) => day < First ? First : day > Last ? Last : day;

    /// <summary>What is wrong with a day; null when nothing is, or when there is none.</summary>
    /// <param name="place">The field's name.</param>
    /// <param name="day">What was given.</param>
    public static Fault? Fault(string place, DateOnly? day) => day is { } given && !Holds(given) ? Outside(place, PartialDate.Of(given)) : null;

    /// <summary>The fault of a date outside.</summary>
    public static Fault Outside(string place, PartialDate date) =>
        new(place, "platform.day-out-of-reach", "{0} is too far away. Give a day from {1} to {2}.", date, PartialDate.Of(First), PartialDate.Of(Last));

    /// <summary>The refusal of the days that lie outside, each at its place; null when none does.</summary>
    public static Problem? Refuse(params ReadOnlySpan<(string Place, DateOnly? Day)> days)
    {
        var faults = new List<Fault>();
        foreach (var (place, day) in days)
        {
            if (Fault(place, day) is { } fault)
                faults.Add(fault);
        }

        return faults.Count == 0 ? null : Problem.Rule("platform.days-out-of-reach", "Some days are too far away.") with { Faults = faults };
    }
}
