using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The plan as rows of a timeline: work packages with their milestones and, when asked for, their tasks.</summary>
internal static class Timeline
{
    /// <summary>The rows of these work packages; <paramref name="tasks"/> holds the tasks that the reader's filters leave.</summary>
    public static IReadOnlyList<GanttRow> Rows(
        PlanSheet sheet, IEnumerable<WorkPackage> packages, IReadOnlyList<TaskLine> tasks, bool withTasks, IStringLocalizer texts)
    {
        var wanted = packages.ToHashSet();
        var rows = new List<GanttRow>();
        foreach (var (package, row) in sheet.Detail.Packages.Zip(PackageTimeline.Rows(sheet.Detail, sheet.Plan, sheet.Dues, texts)))
        {
            if (!wanted.Contains(package))
                continue;
            rows.Add(row);
            if (withTasks)
                rows.AddRange(tasks.Where(task => task.WorkPackage == package.Number).Select(task => Row(task, texts)));
        }

        return rows;
    }

    /// <summary>The days that the axis spans; a year from today where no date is stated at all.</summary>
    public static (DateOnly From, DateOnly To) Axis(PlanSheet sheet) =>
        PackageTimeline.Span(sheet.Action, sheet.Detail.Packages, sheet.Plan, sheet.Today) ?? (sheet.Today, sheet.Today.AddYears(1));

    // How far a task is that is under way nobody reports: only its two ends are certain.
    private static GanttRow Row(TaskLine task, IStringLocalizer texts) => new(
        task.Number, task.Title, task.Href, task.OwnerCountry, task.OwnerName, GanttKind.Task, task.Start, task.End,
        task.State switch { nameof(TaskState.Done) => 1m, nameof(TaskState.ToDo) => 0m, _ => null }, Marks: [],
        texts[task.Late ? "plan.task-row-late" : "plan.task-row", Formats.Day(task.Start), Formats.Day(task.End), task.StateText]);
}
