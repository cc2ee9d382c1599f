using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>A task as lists, tables and boards show it.</summary>
public sealed record TaskLine(
    string Number, string Title, string Href, int WorkPackage, string PackageTitle, string PackageHref, string? OwnerCountry, string? OwnerCode, string? OwnerName,
    DateOnly Start, DateOnly End, IReadOnlyList<string> After, string State, string StateText, Tone Tone, bool Open, bool Late, bool MayMove, int Version)
{
    /// <summary>The person who does it; null for nobody named.</summary>
    public string? PersonName { get; init; }

    /// <summary>How its last day differs from the baseline; null when the plan is compared with none.</summary>
    public Slip? Slip { get; init; }
}

/// <summary>A deliverable as lists and tables show it.</summary>
public sealed record DeliverableLine(
    string Number, string Title, string Href, int WorkPackage, string PackageTitle, string PackageHref, string? LeadCountry, DateOnly? Due,
    string Status, string StatusText, Tone Tone, bool Open, DueSign? Sign, string? Settled)
{
    /// <summary>How its day differs from the baseline; null when the plan is compared with none.</summary>
    public Slip? Slip { get; init; }

    /// <summary>The day has passed and it was not handed in.</summary>
    public bool Late => Sign is { IsLate: true };
}

/// <summary>A milestone as lists and tables show it.</summary>
public sealed record MilestoneLine(
    string Number, string Title, string Href, int WorkPackage, string PackageTitle, string PackageHref, DateOnly? Due, DateOnly? ReachedOn, DueSign? Sign,
    string? Verification, string StatusText, Tone Tone, string? Settled)
{
    /// <summary>How its day differs from the baseline; null when the plan is compared with none.</summary>
    public Slip? Slip { get; init; }

    /// <summary>The day has passed and it was not reached.</summary>
    public bool Late => Sign is { IsLate: true };
}

/// <summary>Makes the lines that pages show from the plan.</summary>
internal static class PlanLines
{
    public static IReadOnlyList<TaskLine> Tasks(this PlanDesk desk, IStringLocalizer texts, Actor reader) =>
        [.. desk.Plan.Tasks.Select(task => Line(desk, task, texts, reader))];

    public static IReadOnlyList<DeliverableLine> Deliverables(this PlanDesk desk, IStringLocalizer texts) =>
        [.. desk.Plan.Deliverables.Select(one => Line(desk, one, texts))];

    public static IReadOnlyList<MilestoneLine> Milestones(this PlanDesk desk, IStringLocalizer texts) =>
        [.. desk.Plan.Milestones.Select(one => Line(desk, one, texts))];

    public static TaskLine Line(PlanDesk desk, PlanTask task, IStringLocalizer texts, Actor reader) =>
        Line(desk.Head, task, task.Owner is { } code ? desk.Detail.Authorities.GetValueOrDefault(code) : null, texts, reader) with
        {
            Slip = desk.SlipOf(PlanKind.Task, task.Number, task.Start, task.End),
        };

    public static DeliverableLine Line(PlanDesk desk, Deliverable one, IStringLocalizer texts) =>
        Line(desk.Head, one, texts) with { Slip = desk.SlipOf(PlanKind.Deliverable, one.Number, null, one.Due) };

    public static MilestoneLine Line(PlanDesk desk, Milestone one, IStringLocalizer texts) =>
        Line(desk.Head, one, texts) with { Slip = desk.SlipOf(PlanKind.Milestone, one.Number, null, one.Due) };

    public static TaskLine Line(PlanHead head, PlanTask task, Authority? owner, IStringLocalizer texts, Actor reader)
    {
        var late = task.State != TaskState.Done && task.End < head.Today;
        return new(
            task.Number, task.Title, $"{head.Root}/plan/{task.Number}", task.WorkPackage, head.PackageTitle(task.WorkPackage), PackageHref(head, task.WorkPackage),
            owner?.Country, owner?.Code, owner?.ShortName, task.Start, task.End, task.After, task.State.ToString(), texts.Say(task.State),
            ToneOf(task.State), task.State != TaskState.Done, late, task.IsMovedBy(reader), task.Version) { PersonName = task.PersonName };
    }

    public static DeliverableLine Line(PlanHead head, Deliverable one, IStringLocalizer texts)
    {
        var sign = one.Sign(head.Dues);
        var late = sign is { IsLate: true };
        return new(
            one.Number, one.Title, $"{head.Root}/deliverables/{one.Number}", one.WorkPackage, head.PackageTitle(one.WorkPackage), PackageHref(head, one.WorkPackage),
            head.Package(one.WorkPackage)?.LeadCountry, one.Due, one.Status.ToString(), late ? texts["deliverable-status.late"] : one.IsReady ? texts["review.ready"] : texts.Say(one.Status),
            Words.ToneOf(one.Status, late), Deliverable.IsOpen(one.Status), sign, Settled(one, texts));
    }

    public static MilestoneLine Line(PlanHead head, Milestone one, IStringLocalizer texts)
    {
        var sign = one.Sign(head.Dues);
        var late = sign is { IsLate: true };
        var (word, tone) = (one.ReachedOn, late) switch
        {
            (not null, _) => ("milestones.reached", Tone.Good),
            (_, true) => ("milestones.late", Tone.Late),
            _ => ("milestones.to-come", Tone.Neutral),
        };
        return new(
            one.Number, one.Title, $"{head.Root}/milestones/{one.Number}", one.WorkPackage, head.PackageTitle(one.WorkPackage), PackageHref(head, one.WorkPackage),
            one.Due, one.ReachedOn, sign, one.Verification, texts[word], tone,
            one.ReachedOn is { } day ? texts["milestones.reached-on", Formats.Day(day)].Value : null);
    }

    public static Tone ToneOf(TaskState state) => state switch
    {
        TaskState.Done => Tone.Good,
        TaskState.Waiting => Tone.Wait,
        TaskState.Doing => Tone.Info,
        _ => Tone.Neutral,
    };

    private static string PackageHref(PlanHead head, int package) => $"{head.Root}/wp/{package}";

    private static string? Settled(Deliverable one, IStringLocalizer texts) => one switch
    {
        { AcceptedOn: { } accepted } => texts["deliverables.accepted-on", Formats.Day(accepted)].Value,
        { SubmittedOn: { } submitted } => texts["deliverables.submitted-on", Formats.Day(submitted)].Value,
        _ => null,
    };
}
