using Microsoft.Extensions.Localization;

namespace Entente.Actions.WorkPackages;

/// <summary>The work packages of an action on a time axis, with their milestones and deliverables.</summary>
internal static class PackageTimeline
{
    /// <summary>The axis: the action's period, widened by whatever lies outside; null when nothing has a date.</summary>
    public static (DateOnly From, DateOnly To)? Span(ActionHead action, IEnumerable<WorkPackage> packages, PlanDetail plan, DateOnly today, Baseline? against = null)
    {
        // An action that still runs is shown up to today, even where that lies after the agreed end.
        DateOnly? running = action.Status is ActionStatus.Ongoing or ActionStatus.Extended && action.Start?.First < today ? today : null;
        DateOnly?[] days =
        [
            running,
            action.Start?.First, (action.Ended ?? action.AgreedEnd)?.Last,
            .. packages.SelectMany(package => new[] { package.Start, package.End }),
            .. plan.Tasks.SelectMany(task => new DateOnly?[] { task.Start, task.End }),
            .. plan.Milestones.Select(milestone => milestone.Due),
            .. plan.Deliverables.Select(one => one.Due),
            .. against?.Days.Where(day => day.Kind == PlanKind.WorkPackage || plan.Tasks.Any(task => task.Number == day.Number)
                || plan.Milestones.Any(milestone => milestone.Number == day.Number) || plan.Deliverables.Any(one => one.Number == day.Number)).SelectMany(day => new[] { day.Start, day.End }) ?? [],
        ];
        return days.Min() is { } from && days.Max() is { } to && from < to ? (from, to) : null;
    }

    public static IReadOnlyList<GanttRow> Rows(ActionOutline detail, PlanDetail plan, DueRule dues, IStringLocalizer texts) =>
        [.. detail.Packages.Select(package => Row(detail, package, plan, dues, texts))];

    private static GanttRow Row(ActionOutline detail, WorkPackage package, PlanDetail plan, DueRule dues, IStringLocalizer texts)
    {
        var action = detail.Action;
        var tasks = plan.Tasks.Where(task => task.WorkPackage == package.Number).ToList();
        var milestones = MilestonesOf(plan, package);
        var deliverables = plan.Deliverables.Where(one => one.WorkPackage == package.Number && one.Due is not null).ToList();
        decimal? done = tasks.Count == 0 ? null : decimal.Divide(tasks.Count(task => task.State == TaskState.Done), tasks.Count);
        var own = package.Start is not null || package.End is not null;
        var summary = texts[own ? "timeline.own-dates" : "timeline.action-dates"].Value;
        if (done is { } share)
            summary += " " + texts["timeline.done", Formats.Percent(share)];
        if (milestones.Count > 0)
            summary += " " + texts["timeline.milestones", milestones.Count(milestone => milestone.ReachedOn is not null), milestones.Count];
        if (deliverables.Count > 0)
            summary += " " + texts["timeline.deliverables", deliverables.Count(one => !Deliverable.IsOpen(one.Status)), deliverables.Count];

        return new(
            $"WP{package.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", package.Title.In(Formats.Language).Text,
            $"/ja/{action.Slug}/wp/{package.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
            package.Lead?.Country, detail.ShortName(package.Lead?.Authority) ?? (package.Lead is { } lead ? Country.Of(lead.Country).Name(Formats.Language) : null),
            package.Kind == WorkPackageKind.Technical ? GanttKind.Technical : GanttKind.Support,
            package.Start ?? action.Start?.First, package.End ?? (action.Ended ?? action.AgreedEnd)?.Last, done,
            [
                .. milestones.Select(milestone => new GanttMark(milestone.Due!.Value, State(milestone.ReachedOn is not null, milestone.Sign(dues)), $"{milestone.Number} {milestone.Title}")
                {
                    Code = milestone.Number, Href = $"/ja/{action.Slug}/milestones/{milestone.Number}",
                }),
                .. deliverables.Select(one => new GanttMark(one.Due!.Value, State(!Deliverable.IsOpen(one.Status), one.Sign(dues)), $"{one.Number} {one.Title}")
                {
                    Code = one.Number, Href = $"/ja/{action.Slug}/deliverables/{one.Number}", IsDeliverable = true,
                }),
            ],
            summary);
    }

    /// <summary>The milestones that its row marks, in the order of the marks.</summary>
    public static IReadOnlyList<Milestone> MilestonesOf(PlanDetail plan, WorkPackage package) =>
        [.. plan.Milestones.Where(milestone => milestone.WorkPackage == package.Number && milestone.Due is not null)];

    private static MarkState State(bool isKept, DueSign? sign) => isKept ? MarkState.Reached : sign is { IsLate: true } ? MarkState.Late : MarkState.ToCome;
}
