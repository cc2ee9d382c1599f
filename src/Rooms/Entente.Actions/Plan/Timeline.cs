using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The plan as rows of a timeline: work packages with their milestones and, when asked for, their tasks.</summary>
internal static class Timeline
{
    /// <summary>The rows of these work packages; <paramref name="tasks"/> holds the tasks that the reader's filters leave.</summary>
    public static IReadOnlyList<GanttRow> Rows(
        PlanDesk desk, IEnumerable<WorkPackage> packages, IReadOnlyList<TaskLine> tasks, bool withTasks, IStringLocalizer texts)
    {
        var wanted = packages.ToHashSet();
        var path = withTasks ? CriticalPath.Of(desk.Plan.Tasks) : null;
        var rows = new List<GanttRow>();
        foreach (var (package, row) in desk.Detail.Packages.Zip(PackageTimeline.Rows(desk.Detail, desk.Plan, desk.Dues, texts)))
        {
            if (!wanted.Contains(package))
                continue;
            rows.Add(Beside(row, package, desk, texts));
            if (withTasks)
                rows.AddRange(tasks.Where(task => task.WorkPackage == package.Number).Select(task => Row(task, path!.Floats.GetValueOrDefault(task.Number), texts)));
        }

        return rows;
    }

    /// <summary>The days that the axis spans; a year from today where no date is stated at all.</summary>
    public static (DateOnly From, DateOnly To) Axis(PlanDesk desk) =>
        PackageTimeline.Span(desk.Action, desk.Detail.Packages, desk.Plan, desk.Today, desk.Against) ?? (desk.Today, desk.Today.AddYears(1));

    /// <summary>What a printed page says about itself: the plan of what, of which day, beside which baseline, and whether all of it is there.</summary>
    public static IReadOnlyList<string> PrintHead(PlanDesk desk, TableState state, IStringLocalizer texts)
    {
        string plan = texts["print.plan", desk.Action.Acronym], day = texts["print.state", Formats.LongDay(desk.Today)];
        var head = new List<string> { plan, desk.Action.Title.In(Formats.Language).Text, day };
        if (desk.Against is { } against)
            head.Add(texts["print.beside", against.Name, Formats.LongDay(against.Day)]);
        if (state.Narrowing > 0)
            head.Add(texts["print.narrowed"]);
        if (desk.IsDemo)
            head.Add(texts["print.demo"]);
        return head;
    }

    // How far a task is that is under way nobody reports: only its two ends are certain.
    private static GanttRow Row(TaskLine task, int spare, IStringLocalizer texts) => new(
        task.Number, task.Title, task.Href, task.OwnerCountry, task.OwnerName, GanttKind.Task, task.Start, task.End,
        task.State switch { nameof(TaskState.Done) => 1m, nameof(TaskState.ToDo) => 0m, _ => null }, Marks: [],
        texts[task.Late ? "plan.task-row-late" : "plan.task-row", Formats.Day(task.Start), Formats.Day(task.End), task.StateText]
            + " " + (spare == 0 ? texts["plan.no-spare"].Value : Plural.Say(texts, spare, "plan.spare-day", "plan.spare-days")) + Sentence(task.Slip, texts))
    {
        After = task.After, Spare = spare, IsLate = task.Late,
        FixedStart = task.Slip?.FixedStart, FixedEnd = task.Slip?.FixedEnd, Moved = task.Slip is null ? [] : [SlipWords.Say(task.Slip, texts)],
    };

    // A work package beside the baseline: its own days, and those of its milestones.
    private static GanttRow Beside(GanttRow row, WorkPackage package, PlanDesk desk, IStringLocalizer texts)
    {
        if (desk.Against is not { } against)
            return row;
        var slip = desk.SlipOf(PlanKind.WorkPackage, ListBaselines.NumberOf(package.Number), package.Start, package.End)!;
        var milestones = PackageTimeline.MilestonesOf(desk.Plan, package);
        var marks = row.Marks.Select(mark => mark with { Fixed = against.Of(mark.IsDeliverable ? PlanKind.Deliverable : PlanKind.Milestone, mark.Code)?.End });
        var moved = milestones.Select(milestone => (milestone.Number, Slip: desk.SlipOf(PlanKind.Milestone, milestone.Number, null, milestone.Due)!))
            .Where(one => one.Slip.HasMoved).Select(one => texts["slip.of", one.Number, SlipWords.Say(one.Slip, texts)].Value);
        // Most work packages have no days of their own: that they had none before says nothing.
        IEnumerable<string> own = slip.Kind == SlipKind.Undated ? [] : [SlipWords.Say(slip, texts)];
        return row with
        {
            FixedStart = slip.FixedStart, FixedEnd = slip.FixedEnd, Marks = [.. marks], Moved = [.. own, .. moved],
            Summary = slip.Kind == SlipKind.Undated ? row.Summary : row.Summary + Sentence(slip, texts),
        };
    }

    private static string Sentence(Slip? slip, IStringLocalizer texts) => slip is null ? "" : " " + SlipWords.Sentence(slip, texts);
}
