namespace Entente.Platform.Calendars;

/// <summary>An event as calendar programs know it. It has either a moment at which it begins and ends, or a day.</summary>
/// <param name="Uid">Stays the same as long as the thing exists, so that a program finds the event again.</param>
/// <param name="Sequence">Grows with every change that matters to a calendar.</param>
/// <param name="Summary">What is shown in the calendar.</param>
public sealed record CalendarEvent(string Uid, int Sequence, string Summary)
{
    /// <summary>When it begins, UTC; null for a day.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it ends, UTC.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The day; null for an event with a time.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Where it is held.</summary>
    public string? Location { get; init; }

    /// <summary>The page that shows it, with host.</summary>
    public string? Url { get; init; }

    /// <summary><c>MEETING</c>, <c>DELIVERABLE</c>: by which a program can give it a colour.</summary>
    public string? Category { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>It was called off, and programs that show it must know.</summary>
    public bool IsCancelled { get; init; }
}
