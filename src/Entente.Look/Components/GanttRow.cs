namespace Entente.Look.Components;

/// <summary>A row of a timeline: a work package or a task.</summary>
/// <param name="Code">Its short name, "WP6".</param>
/// <param name="Label">What it is called.</param>
/// <param name="Href">Its page.</param>
/// <param name="LeadCode">The country that leads it.</param>
/// <param name="LeadName">The authority that leads it.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Start">The first day; null when it is not stated.</param>
/// <param name="End">The last day; null when it is not stated.</param>
/// <param name="Done">0 to 1; null when nobody reports it.</param>
/// <param name="Marks">Milestones and deliverables.</param>
/// <param name="Summary">The row in words, for those who do not see the drawing.</param>
public sealed record GanttRow(
    string Code,
    string Label,
    string? Href,
    string? LeadCode,
    string? LeadName,
    GanttKind Kind,
    DateOnly? Start,
    DateOnly? End,
    decimal? Done,
    IReadOnlyList<GanttMark> Marks,
    string Summary)
{
    /// <summary>The first day as it was fixed once; drawn as a thin bar below the row's own.</summary>
    public DateOnly? FixedStart { get; init; }

    /// <summary>The last day as it was fixed once.</summary>
    public DateOnly? FixedEnd { get; init; }

    /// <summary>What has moved since, in words; shown in a column of its own where any row has some.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];

    /// <summary>Codes of the rows that it waits for: an arrow leads from each that is shown.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>By how many working days it may end later before the last end moves: 0 on the critical path. Null where nobody asks.</summary>
    public int? Spare { get; init; }

    /// <summary>Its last day is past and it is not done.</summary>
    public bool IsLate { get; init; }
}

/// <summary>How a row of a timeline is drawn.</summary>
public enum GanttKind
{
    /// <summary>A support work package.</summary>
    Support,

    /// <summary>A technical work package.</summary>
    Technical,

    /// <summary>A task of a work package.</summary>
    Task,
}

/// <summary>A day that matters on a row.</summary>
/// <param name="Date">The day.</param>
/// <param name="State">Whether it was kept.</param>
/// <param name="Title">What is to be reached.</param>
public sealed record GanttMark(DateOnly Date, MarkState State, string Title)
{
    /// <summary>The day as it was fixed once; drawn as an empty mark where it differs.</summary>
    public DateOnly? Fixed { get; init; }

    /// <summary>Its number, written beside it.</summary>
    public string Code { get; init; } = "";

    /// <summary>Its page.</summary>
    public string? Href { get; init; }

    /// <summary>A deliverable, drawn as a square; otherwise a milestone, drawn as a diamond.</summary>
    public bool IsDeliverable { get; init; }
}

/// <summary>Whether the day of a milestone or deliverable was kept.</summary>
public enum MarkState
{
    /// <summary>It was reached or handed in.</summary>
    Reached,

    /// <summary>Its day is still to come.</summary>
    ToCome,

    /// <summary>Its day is past and it was neither.</summary>
    Late,
}
