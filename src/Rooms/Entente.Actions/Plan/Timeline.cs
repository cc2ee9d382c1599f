using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The plan as rows of a timeline: work packages with their milestones and, when asked for, their tasks.</summary>
internal static class Timeline
{
    /// <summary>The rows; <paramref name="tasks"/> holds the tasks that the reader's filters leave.</summary>
    public static IReadOnlyList<GanttRow> Rows(
        PlanSheet sheet, IEnumerable<WorkPackage> packages, IReadOnlyList<TaskLine> tasks, bool withTasks, IStringLocalizer texts)
    {
        var rows = new List<GanttRow>();
        foreach (var package in packages)
        {
            rows.Add(Row(sheet, package, texts));
            if (withTasks)
                rows.AddRange(tasks.Where(task => task.WorkPackage == package.Number).Select(task => Row(task, texts)));
        }

        return rows;
    }

    /// <summary>The days that the axis spans: all rows, at least the action's own period.</summary>
    public static (DateOnly From, DateOnly To) Axis(PlanSheet sheet, IReadOnlyList<GanttRow> rows)
    {
        var days = rows.SelectMany(row => new[] { row.Start, row.End }.OfType<DateOnly>().Concat(row.Marks.Select(mark => mark.Date)))
            .Append(sheet.Action.Start?.First ?? sheet.Today).ToList();
        var from = days.Min();
        var to = days.Append((sheet.Action.Ended ?? sheet.Action.AgreedEnd)?.Last ?? from.AddYears(1)).Max();
        return (from, to);
    }

    /// <summary>When a work package runs: its own days, else those of its action as far as they are known to the month.</summary>
    public static (DateOnly? Start, DateOnly? End, bool IsOwn) Period(PlanSheet sheet, WorkPackage package)
    {
        if (package.Start is not null || package.End is not null)
            return (package.Start, package.End, IsOwn: true);

        var (start, end) = (sheet.Action.Start, sheet.Action.Ended ?? sheet.Action.AgreedEnd);
        return (start is { Month: not null } first ? first.First : null, end is { Month: not null } last ? last.Last : null, IsOwn: false);
    }

    private static GanttRow Row(PlanSheet sheet, WorkPackage package, IStringLocalizer texts)
    {
        var tasks = sheet.Plan.Tasks.Where(task => task.WorkPackage == package.Number).ToList();
        var milestones = sheet.Plan.Milestones.Where(one => one.WorkPackage == package.Number).ToList();
        var (start, end, isOwn) = Period(sheet, package);
        var done = tasks.Count(task => task.State == TaskState.Done);
        var summary = string.Join(' ',
            Days(start, end, texts) + (isOwn || (start ?? end) is null ? "." : $" {texts["plan.as-action"]}."),
            tasks.Count == 0 ? texts["plan.no-task-here"] : texts["plan.tasks-done", Formats.Count(done), Formats.Count(tasks.Count)],
            milestones.Count == 0 ? "" : texts["plan.milestones-reached", Formats.Count(milestones.Count(one => one.ReachedOn is not null)), Formats.Count(milestones.Count)]);
        return new(
            $"WP{package.Number}", package.Title.In(Formats.Language).Text, $"{sheet.Root}/wp/{package.Number}", package.Lead?.Country,
            sheet.Detail.ShortName(package.Lead?.Authority), package.Kind == WorkPackageKind.Technical ? GanttKind.Technical : GanttKind.Support,
            start, end, tasks.Count == 0 ? null : (decimal)done / tasks.Count, [.. milestones.Select(one => Mark(one, sheet.Today)).OfType<GanttMark>()], summary.Trim());
    }

    private static GanttRow Row(TaskLine task, IStringLocalizer texts) => new(
        task.Number, task.Title, task.Href, task.OwnerCountry, task.OwnerName, GanttKind.Task, task.Start, task.End,
        task.State switch { nameof(TaskState.Done) => 1m, nameof(TaskState.ToDo) => 0m, _ => null }, Marks: [],
        $"{Days(task.Start, task.End, texts)}. {texts["plan.state"]}: {(task.Late ? texts["plan.late-state", task.StateText] : task.StateText)}.");

    private static GanttMark? Mark(Milestone one, DateOnly today) => (one.ReachedOn ?? one.Due) is { } day
        ? new(day, one.ReachedOn is not null ? MarkState.Reached : one.IsLate(today) ? MarkState.Late : MarkState.ToCome, $"{one.Number} {one.Title}")
        : null;

    private static string Days(DateOnly? start, DateOnly? end, IStringLocalizer texts) => (start, end) switch
    {
        ({ } first, { } last) => texts["plan.from-to", Formats.Day(first), Formats.Day(last)],
        ({ } first, null) => texts["plan.from", Formats.Day(first)],
        (null, { } last) => texts["plan.until", Formats.Day(last)],
        _ => texts["plan.no-dates"],
    };
}
