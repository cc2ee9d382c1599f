using Entente.Kernel.Calendar;

namespace Entente.Look.Components;

/// <summary>What is drawn in one row of a timeline: places along the axis as percentages, heights in dots.</summary>
/// <param name="Row">The row.</param>
/// <param name="From">The first day of the axis.</param>
/// <param name="To">The last day of the axis.</param>
public sealed record GanttDrawing(GanttRow Row, DateOnly From, DateOnly To)
{
    private const int Bar = 14;
    private const int Lane = 18;

    // A mark with its number, on the narrowest axis.
    private const decimal MarkRoom = 0.16m;
    private const int MostLanes = 24;

    /// <summary>Where the line of today goes.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Pieces of the arrows that begin, end or pass here.</summary>
    public required IReadOnlyList<GanttArrow> Arrows { get; init; }

    /// <summary>Where the lines of years stand.</summary>
    public required IReadOnlyList<string> Grid { get; init; }

    /// <summary>The style of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its days in words.</summary>
    public required string Dates { get; init; }

    /// <summary>The marks within the axis, each in words and with the style of its state.</summary>
    public required IReadOnlyList<(GanttMark Mark, string Title, string State)> Marks { get; init; }

    internal string? TodayX => Today >= From && Today <= To ? Percent(Today) : null;

    /// <summary>True when its bar lies on the axis at least in part.</summary>
    internal bool Touches => (Row.Start ?? DateOnly.MinValue) <= To && (Row.End ?? DateOnly.MaxValue) >= From;

    /// <summary>From the top of the bar to the foot of the last lane of marks.</summary>
    internal int Height => Bar + (Lane * Lanes) + (Row.FixedStart is null || Lanes > 0 ? 0 : 7);

    internal int Lanes => Marks.Count == 0 ? 0 : Laid().Max(one => one.Lane) + 1;

    /// <summary>The place of a day on an axis, 0 to 1; what lies outside is cut.</summary>
    internal static decimal ShareOf(DateOnly day, DateOnly from, DateOnly to) =>
        Math.Clamp((decimal)(day.DayNumber - from.DayNumber) / (to.DayNumber + 1 - from.DayNumber), 0m, 1m);

    internal decimal Share(DateOnly day) => ShareOf(day, From, To);

    /// <summary>Where a bar ends: with the end of its last day.</summary>
    internal decimal ShareAfter(DateOnly day) => Share(CalendarReach.Clamp(day).AddDays(1));

    internal string Percent(DateOnly day) => Geometry.Percent(Share(day));

    internal string Width(DateOnly start, DateOnly end) => Geometry.Percent(ShareAfter(end) - Share(start));

    /// <summary>The width of what is done of the bar, as far as it lies on the axis.</summary>
    internal string WidthOf(decimal done)
    {
        if (Row is not { Start: { } start, End: { } end })
            return "0%";
        var first = CalendarReach.Clamp(start);
        var days = CalendarReach.Clamp(end).AddDays(1).DayNumber - first.DayNumber;
        var reached = first.AddDays((int)Math.Round(days * Math.Clamp(done, 0m, 1m), MidpointRounding.AwayFromZero));
        return Geometry.Percent(Share(reached) - Share(start));
    }

    /// <summary>The middle of a lane.</summary>
    internal static int Middle(int lane) => Bar + (Lane * lane) + 10;

    /// <summary>Each mark in the first lane in which its number does not run into that of another; beside the end of the axis it stands before its mark.</summary>
    internal IEnumerable<(GanttMark Mark, string Title, string State, int Lane, bool IsBefore)> Laid()
    {
        var filled = new List<decimal>();
        foreach (var (mark, title, state) in Marks.OrderBy(one => one.Mark.Date))
        {
            var at = Share(mark.Date);
            var isBefore = at > 1 - MarkRoom;
            var begins = isBefore ? at - MarkRoom : at;
            var lane = filled.FindIndex(end => end <= begins);
            if (lane < 0)
            {
                lane = Math.Min(filled.Count, MostLanes - 1);
                if (filled.Count < MostLanes)
                    filled.Add(0);
            }

            filled[lane] = isBefore ? 1.1m : at + MarkRoom;
            yield return (mark, title, state, lane, isBefore);
        }
    }
}
