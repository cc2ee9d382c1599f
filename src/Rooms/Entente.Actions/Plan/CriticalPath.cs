namespace Entente.Actions.Plan;

/// <summary>
/// Which tasks leave no room: the critical path method, by a pass forward (how early each can end, waiting for what it waits for and for its planned start)
/// and a pass backward (how late each may end so that the last end of all does not move). The float of a task is the difference; on a critical
/// path it is 0. Kelley and Walker, 1959; any textbook of project planning.
/// </summary>
/// <param name="Floats">Float by number, in the unit of the lengths.</param>
/// <param name="Length">From the beginning, 0, to the last end.</param>
/// <param name="Undated">What has no days and is left out.</param>
/// <param name="Circle">What waits for itself by way of others, and whatever waits for that; left out.</param>
internal sealed record CriticalPath(
    IReadOnlyDictionary<string, int> Floats, int Length, IReadOnlyList<string> Undated, IReadOnlyList<string> Circle)
{
    private const int WorkingDays = 5;

    /// <summary>Numbers of what has no float.</summary>
    public IEnumerable<string> Critical => Floats.Where(pair => pair.Value == 0).Select(pair => pair.Key);

    /// <summary>The floats of planned tasks in working days, Monday to Friday; holidays differ by country and are not looked at.</summary>
    public static CriticalPath Of(IReadOnlyCollection<PlanTask> tasks) => Through(
        [.. tasks.Select(task => new PathStep(task.Number, Math.Max(0, Between(task.Start, CalendarReach.Clamp(task.End).AddDays(1))), task.After) { NotBefore = Between(DateOnly.MinValue, task.Start) })]);

    /// <summary>The floats of activities; what an activity waits for and is not among them holds it up no more.</summary>
    public static CriticalPath Through(IReadOnlyCollection<PathStep> activities)
    {
        List<string> undated = [.. activities.Where(one => one.Length is null).Select(one => one.Number)];
        var dated = activities.Where(one => one.Length is not null).ToDictionary(one => one.Number, StringComparer.Ordinal);
        var order = InOrder(dated);
        List<string> circle = [.. dated.Keys.Except(order.Select(one => one.Number), StringComparer.Ordinal)];

        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in order)
            ends[one.Number] = Math.Max(one.NotBefore, one.After.Where(ends.ContainsKey).Select(first => ends[first]).DefaultIfEmpty().Max()) + one.Length!.Value;

        var last = ends.Values.DefaultIfEmpty().Max();
        var latest = order.ToDictionary(one => one.Number, _ => last, StringComparer.Ordinal);
        foreach (var one in Enumerable.Reverse(order))
        {
            foreach (var first in one.After.Where(latest.ContainsKey))
                latest[first] = Math.Min(latest[first], latest[one.Number] - one.Length!.Value);
        }

        return new(order.ToDictionary(one => one.Number, one => latest[one.Number] - ends[one.Number], StringComparer.Ordinal), last, undated, circle);
    }

    // What is waited for stands before what waits; what goes round in a circle stands nowhere.
    private static List<PathStep> InOrder(Dictionary<string, PathStep> dated)
    {
        var awaited = dated.Values.ToDictionary(one => one.Number, one => one.After.Distinct(StringComparer.Ordinal).Count(dated.ContainsKey), StringComparer.Ordinal);
        var waiting = dated.Values.SelectMany(one => one.After.Distinct(StringComparer.Ordinal).Select(first => (First: first, one.Number))).ToLookup(pair => pair.First, pair => pair.Number, StringComparer.Ordinal);
        var free = new Queue<string>(awaited.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        var order = new List<PathStep>();
        while (free.TryDequeue(out var number))
        {
            order.Add(dated[number]);
            foreach (var later in waiting[number])
            {
                if (--awaited[later] == 0)
                    free.Enqueue(later);
            }
        }

        return order;
    }

    // Working days from a day up to another, that one not counted; the first day of the calendar is a Monday.
    private static int Between(DateOnly first, DateOnly end) => Before(end) - Before(first);

    private static int Before(DateOnly day) => (day.DayNumber / 7 * WorkingDays) + Math.Min(day.DayNumber % 7, WorkingDays);
}

/// <summary>Something that takes time and may have to wait for others.</summary>
/// <param name="Number">Its number, unique among all.</param>
/// <param name="Length">How long it takes, 0 or more; null when it has no days.</param>
/// <param name="After">Numbers of what must end before it starts.</param>
internal sealed record PathStep(string Number, int? Length, IReadOnlyList<string> After)
{
    /// <summary>When it starts at the earliest, whatever it waits for; 0 is the beginning.</summary>
    public int NotBefore { get; init; }
}
