using Entente.Kernel.Calendar;

namespace Entente.Look.Components;

/// <summary>
/// A piece of an arrow of a timeline in one row: from the end of what is waited for along its row to the day on which what waits starts, then up or
/// down through the rows between. In pieces, because each row is as high as its name needs.
/// </summary>
/// <param name="X">Where it goes up or down: the first day of what waits.</param>
/// <param name="Part">Which piece.</param>
/// <param name="From">Where a beginning comes from: the end of what is waited for; else null.</param>
/// <param name="IsCritical">Both ends are on the critical path.</param>
public sealed record GanttArrow(string X, GanttArrowPart Part, string? From, bool IsCritical)
{
    /// <summary>The pieces by row; a row without any is not among them.</summary>
    internal static Dictionary<GanttRow, IReadOnlyList<GanttArrow>> Between(IReadOnlyList<GanttRow> rows, DateOnly from, DateOnly to)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < rows.Count; at++)
            places.TryAdd(rows[at].Code, at);

        var pieces = new Dictionary<GanttRow, HashSet<GanttArrow>>(ReferenceEqualityComparer.Instance);
        for (var last = 0; last < rows.Count; last++)
        {
            var waits = rows[last];
            if (waits.Start is not { } start || start < from || start > to)
                continue;
            foreach (var code in waits.After)
            {
                if (places.TryGetValue(code, out var first) && first != last && rows[first].End is { } end && end < start)
                    Lay(first, last, Geometry.Percent(GanttDrawing.ShareOf(start, from, to)), Geometry.Percent(GanttDrawing.ShareOf(CalendarReach.Clamp(end).AddDays(1), from, to)));
            }
        }

        return pieces.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<GanttArrow>)[.. pair.Value.OrderBy(piece => piece.IsCritical)], (IEqualityComparer<GanttRow>)ReferenceEqualityComparer.Instance);

        void Lay(int first, int last, string x, string begins)
        {
            bool down = first < last, critical = rows[first].Spare == 0 && rows[last].Spare == 0;
            Add(rows[first], new(x, down ? GanttArrowPart.Down : GanttArrowPart.Up, begins, critical));
            for (var at = Math.Min(first, last) + 1; at < Math.Max(first, last); at++)
                Add(rows[at], new(x, GanttArrowPart.Through, null, critical));
            Add(rows[last], new(x, down ? GanttArrowPart.FromAbove : GanttArrowPart.FromBelow, null, critical));
        }

        void Add(GanttRow row, GanttArrow piece)
        {
            if (!pieces.TryGetValue(row, out var there))
                pieces[row] = there = [];
            there.Add(piece);
        }
    }
}

/// <summary>Which piece of an arrow a row shows.</summary>
public enum GanttArrowPart
{
    /// <summary>It begins here and goes down.</summary>
    Down,

    /// <summary>It begins here and goes up.</summary>
    Up,

    /// <summary>It passes.</summary>
    Through,

    /// <summary>It ends here, coming from above.</summary>
    FromAbove,

    /// <summary>It ends here, coming from below.</summary>
    FromBelow,
}
