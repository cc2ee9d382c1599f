using System.Globalization;
using Entente.Kernel.Calendar;
using Microsoft.AspNetCore.Components;

namespace Entente.Look.Components;

/// <summary>
/// A timeline as a table whose drawing is made of percentages: it needs no script, prints, and says every row in words as well.
/// On a phone each row is an item of a list, with its bar below its name; the next dates follow.
/// </summary>
public partial class Gantt
{
    private const int MostNextDates = 12;

    // Lines stand in every row; names need room on the narrowest axis, that of a plan beside its baseline.
    private const int MostMarkedYears = 12;
    private const int MostNamedYears = 6;
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50];

    private List<Tick> ticks = [];
    private List<List<GanttRow>> groups = [];
    private List<NextDate> nextDates = [];
    private string? todayX;
    private bool hasLeads;
    private bool hasDone;
    private bool hasMoved;
    private bool hasSpare;
    private int columns;
    private Dictionary<GanttRow, IReadOnlyList<GanttArrow>> arrows = [];

    /// <summary>The rows, in order.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<GanttRow> Rows { get; set; }

    /// <summary>The first day of the axis.</summary>
    [Parameter, EditorRequired] public DateOnly From { get; set; }

    /// <summary>The last day of the axis.</summary>
    [Parameter, EditorRequired] public DateOnly To { get; set; }

    /// <summary>Where the line of today goes.</summary>
    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    /// <summary>What the timeline shows; read out, not shown.</summary>
    [Parameter, EditorRequired] public required string Caption { get; set; }

    /// <summary>Head of the first column; "Work package" when left out.</summary>
    [Parameter] public string? Head { get; set; }

    /// <summary>What the fixed days of the rows are called, for the legend; null when the rows have none.</summary>
    [Parameter] public string? FixedName { get; set; }

    /// <summary>
    /// What a printed page says about itself on its top: what it shows, of which day. With it the timeline prints on pages of its own,
    /// across, without the rest of the page around it, and with every day in figures. Empty: it prints as part of its page.
    /// </summary>
    [Parameter] public IReadOnlyList<string> PrintHead { get; set; } = [];

    protected override void OnParametersSet()
    {
        // A day that an older version took in draws no axis of eight thousand years.
        (From, To) = (CalendarReach.Clamp(From), CalendarReach.Clamp(To));
        if (To <= From)
            To = From.AddYears(1);
        hasLeads = Rows.Any(row => row.LeadCode is not null || row.LeadName is not null);
        hasDone = Rows.Any(row => row.Done is not null);
        hasMoved = Rows.Any(row => row.Moved.Count > 0);
        hasSpare = Rows.Any(row => row.Spare is not null);
        columns = 3 + (hasLeads ? 1 : 0) + (hasDone ? 1 : 0) + (hasSpare ? 1 : 0) + (hasMoved ? 1 : 0);
        arrows = GanttArrow.Between(Rows, From, To);
        groups = [.. Groups()];
        todayX = Today >= From && Today <= To ? Geometry.Percent(Share(Today)) : null;
        ticks = [.. Ticks()];
        nextDates = [.. NextDates().OrderBy(next => next.Date).Take(MostNextDates)];
    }

    private static string KindClass(GanttKind kind) => kind switch
    {
        GanttKind.Support => "support",
        GanttKind.Technical => "technical",
        _ => "task",
    };

    private static string RowClass(GanttRow row) => string.Join(' ', (string[])[.. row.Kind == GanttKind.Task ? ["task"] : Array.Empty<string>(), .. row.Spare == 0 ? ["critical"] : Array.Empty<string>()]);

    private GanttDrawing Drawn(GanttRow row) => new(row, From, To)
    {
        Today = Today, Arrows = arrows.GetValueOrDefault(row) ?? [], Grid = [.. ticks.Where(tick => tick.IsYear).Select(tick => tick.X)], Kind = KindClass(row.Kind), Dates = Dates(row),
        Marks = [.. row.Marks.Where(mark => mark.Date >= From && mark.Date <= To).Select(mark => (mark, MarkTitle(mark), MarkClass(mark.State)))],
    };

    private static string MarkClass(MarkState state) => state switch
    {
        MarkState.Reached => "reached",
        MarkState.Late => "late",
        _ => "to-come",
    };

    private decimal Share(DateOnly day) => GanttDrawing.ShareOf(day, From, To);

    private string Dates(GanttRow row) => (row.Start, row.End) switch
    {
        ({ } start, { } end) => T["gantt.from-to", Formats.Day(start), Formats.Day(end)],
        ({ } start, null) => T["gantt.from", Formats.Day(start)],
        (null, { } end) => T["gantt.to", Formats.Day(end)],
        _ => T["gantt.no-dates"],
    };

    private string MarkTitle(GanttMark mark) => T["gantt.mark-title", mark.Title, Formats.Day(mark.Date), T[(mark.IsDeliverable ? "gantt.deliverable." : "gantt.mark.") + MarkClass(mark.State)].Value];

    // A work package and its tasks: on paper a page rather ends between two of these than within one.
    private IEnumerable<List<GanttRow>> Groups()
    {
        List<GanttRow> group = [];
        foreach (var row in Rows)
        {
            if (row.Kind != GanttKind.Task && group.Count > 0)
            {
                yield return group;
                group = [];
            }

            group.Add(row);
        }

        if (group.Count > 0)
            yield return group;
    }

    private IEnumerable<Tick> Ticks()
    {
        // Every second name goes where the axis is narrow: they never run into each other.
        bool second = false;
        foreach (var (day, name, isYear) in To.DayNumber - From.DayNumber <= 100 ? NearTicks() : FarTicks())
        {
            yield return new(Geometry.Percent(Share(day)), name, isYear, IsSecond: name is not null && second);
            second ^= name is not null;
        }
    }

    // Within a quarter: a tick on each Monday, the names of the months or, within a month, of the Mondays.
    private IEnumerable<(DateOnly Day, string? Name, bool IsYear)> NearTicks()
    {
        bool weeks = To.DayNumber - From.DayNumber <= 45;
        for (var day = From; day <= To; day = day.AddDays(1))
        {
            if (weeks ? day.DayOfWeek == DayOfWeek.Monday : day.Day == 1 || day.DayOfWeek == DayOfWeek.Monday)
                yield return (day, Share(day) >= 0.85m ? null : weeks ? Formats.Day(day) : day.Day == 1 ? Formats.Month(day) : null, day.Day == 1 || weeks);
        }
    }

    // A tick on each quarter, the year at January; beyond ten years the quarters would run together, and beyond what has room only
    // every second, fifth or tenth year is marked and named. Within two years there is room for the names of months, and need of
    // them: a plan may begin and end without a January.
    private IEnumerable<(DateOnly Day, string? Name, bool IsYear)> FarTicks()
    {
        int years = To.Year - From.Year;
        bool months = To.DayNumber - From.DayNumber < 2 * 366, quarters = years <= 10;
        int marked = Step(years, MostMarkedYears), named = Step(years, MostNamedYears);
        for (var month = new DateOnly(From.Year, ((From.Month - 1) / 3 * 3) + 1, 1); month <= To; month = month.AddMonths(3))
        {
            bool year = month.Month == 1;
            if (month < From || !(quarters || (year && month.Year % marked == 0)))
                continue;
            // What would run out of the drawing keeps its line and loses its name.
            bool hasName = months ? HasRoom(month) && Share(month) < 0.9m : year && month.Year % named == 0 && Share(month) < 0.95m;
            yield return (month, !hasName ? null : months ? Formats.Month(month) : month.Year.ToString("D4", CultureInfo.InvariantCulture), year);
        }
    }

    // Beyond a year of quarters their names would run together.
    private bool HasRoom(DateOnly month) => To.DayNumber - From.DayNumber <= 366 || month.Month is 1 or 7;

    private static int Step(int years, int most) => YearSteps.First(step => years / step <= most);

    private IEnumerable<NextDate> NextDates()
    {
        foreach (var row in Rows)
        {
            foreach (var mark in row.Marks.Where(mark => mark.State == MarkState.Late || (mark.State == MarkState.ToCome && mark.Date >= Today)))
                yield return new(mark.Date, mark.Title, mark.State == MarkState.Late, row);
            if (row.Start is { } start && start >= Today)
                yield return new(start, T["gantt.starts", row.Label], Late: false, row);
            if (row.End is { } end && end >= Today)
                yield return new(end, T["gantt.ends", row.Label], Late: false, row);
        }
    }

    private sealed record Tick(string X, string? Name, bool IsYear, bool IsSecond);

    private sealed record NextDate(DateOnly Date, string Text, bool Late, GanttRow Row);
}
