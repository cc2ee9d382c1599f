namespace Entente.Actions.Plan.Baselines;

/// <summary>The days of a plan as they were agreed once: "grant agreement", "amendment 2". Nothing in it ever changes.</summary>
internal sealed class Baseline : Entity
{
    public const int LongestName = 100;
    public const int LongestReason = 500;

    public required Id<Baseline> Id { get; init; }

    public required Id<JointAction> Action { get; init; }

    /// <summary>Its slug, for whoever hears of this.</summary>
    public required string ActionSlug { get; init; }

    /// <summary>From 1 within the action.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The day on which the plan was agreed.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Why it was fixed: the signature, an amendment.</summary>
    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<BaselineDay> Days { get; init; }

    public static Result<Baseline> Fix(
        JointAction action, FixBaseline ask, IReadOnlyList<BaselineDay> days, IReadOnlyCollection<Baseline> earlier, string by, DateTimeOffset now)
    {
        if (days.All(day => day.Start is null && day.End is null))
            return Problem.Rule("actions.baseline-empty", "Nothing in the plan has a day yet. Plan tasks or give work packages their dates first.");
        var (name, reason, day) = (Tidy(ask.Name), ask.Reason?.Trim() ?? "", ask.Day ?? Kernel.Clock.DayInBrussels(now));
        var faults = new List<Fault>();
        if (name.Length == 0)
            faults.Add(new(nameof(Name), "actions.baseline-name-missing", "Give the baseline a name by which people know it."));
        else if (name.Length > LongestName)
            faults.Add(new(nameof(Name), "actions.baseline-name-long", "Use {0} characters at most for the name.", LongestName));
        else if (earlier.Any(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)))
            faults.Add(new(nameof(Name), "actions.baseline-name-taken", "There is a baseline of this name already. Take another name."));
        if (day > Kernel.Clock.DayInBrussels(now))
            faults.Add(new(nameof(Day), "actions.baseline-day-ahead", "Only what is agreed can be fixed: give today or an earlier day."));
        else if (CalendarReach.Fault(nameof(Day), day) is { } outside)
            faults.Add(outside);
        if (reason.Length == 0)
            faults.Add(new(nameof(Reason), "actions.baseline-reason-missing", "Say why the plan is fixed now."));
        else if (reason.Length > LongestReason)
            faults.Add(new(nameof(Reason), "actions.baseline-reason-long", "Use {0} characters at most for the reason.", LongestReason));
        if (faults.Count > 0)
            return Problem.Rule("actions.baseline-faulty", "Some answers need to be mended.") with { Faults = faults };

        var baseline = new Baseline
        {
            Id = Id<Baseline>.New(now), Action = action.Id, ActionSlug = action.Slug, Number = earlier.Select(one => one.Number).DefaultIfEmpty(0).Max() + 1,
            Name = name, Day = day, Reason = reason, By = by, At = now, Days = days,
        };
        baseline.Tell(new BaselineFixed(baseline.Id.Value, action.Slug, baseline.Number, day));
        return baseline;
    }

    /// <summary>What was fixed of one thing; null when it was not in the plan then.</summary>
    public BaselineDay? Of(PlanKind kind, string number) => Days.FirstOrDefault(day => day.Kind == kind && day.Number == number);

    // "Grant  agreement" and "grant agreement" are one name to whoever reads them.
    private static string Tidy(string? name) => string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The days of one thing in a baseline, with what is needed to speak of it when it is no longer in the plan.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number: "T5.2", "D5.1", "MS7", "5" for a work package.</param>
/// <param name="Title">What it was called.</param>
/// <param name="Start">The first day; null when it had none.</param>
/// <param name="End">The last day, or the day by which it was due; null when it was not stated.</param>
/// <param name="Edition">Who it was made for.</param>
/// <param name="Handling">How it was to be handled.</param>
/// <param name="Audience">Who was named.</param>
public sealed record BaselineDay(
    PlanKind Kind, string Number, string Title, DateOnly? Start, DateOnly? End, Edition Edition, Handling Handling, string Audience) : IVisible;

/// <summary>What stands in a plan.</summary>
public enum PlanKind
{
    /// <summary>A work package with days of its own.</summary>
    WorkPackage,

    /// <summary>A task.</summary>
    Task,

    /// <summary>A deliverable.</summary>
    Deliverable,

    /// <summary>A milestone.</summary>
    Milestone,
}
