namespace Entente.Actions.Plan.Baselines;

/// <summary>One thing of the plan beside its days in a baseline.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="FixedStart">The first day as it was fixed.</param>
/// <param name="FixedEnd">The last day as it was fixed.</param>
/// <param name="Start">The first day now.</param>
/// <param name="End">The last day now.</param>
/// <param name="Change">What happened to it: "kept", "later", "earlier", "startsLater", "startsEarlier", "given", "taken", "new", "gone", "undated".</param>
/// <param name="StartSlipDays">Days by which the first day lies later now; negative when earlier; null when one of the two is not stated.</param>
/// <param name="SlipDays">The same for the last day.</param>
public sealed record ComparedView(
    string Kind, string Number, string Title, DateOnly? FixedStart, DateOnly? FixedEnd, DateOnly? Start, DateOnly? End, string Change,
    int? StartSlipDays, int? SlipDays)
{
    internal PlanKind PlanKind => Word.Of<PlanKind>(Kind);

    internal Slip Slip => new(Word.Of<SlipKind>(Change), FixedStart, FixedEnd, StartSlipDays, SlipDays);

    /// <summary>"WP5", "T5.2".</summary>
    internal string Code => PlanKind == PlanKind.WorkPackage ? $"WP{Number}" : Number;

    /// <summary>Everything of the plan that the reader sees beside its days in the baseline of the desk, and what has gone since.</summary>
    internal static IReadOnlyList<ComparedView> All(PlanDesk desk)
    {
        if (desk.Against is null)
            return [];

        ComparedView Line(PlanKind kind, string number, string title, DateOnly? start, DateOnly? end) =>
            Of(kind, number, title, start, end, desk.SlipOf(kind, number, start, end)!);

        return
        [
            .. desk.Detail.Packages.Select(one => Line(PlanKind.WorkPackage, ListBaselines.NumberOf(one.Number), desk.PackageTitle(one.Number), one.Start, one.End)),
            .. desk.Plan.Tasks.Select(one => Line(PlanKind.Task, one.Number, one.Title, one.Start, one.End)),
            .. desk.Plan.Deliverables.Select(one => Line(PlanKind.Deliverable, one.Number, one.Title, null, one.Due)),
            .. desk.Plan.Milestones.Select(one => Line(PlanKind.Milestone, one.Number, one.Title, null, one.Due)),
            .. desk.Gone.Select(one => Of(one.Kind, one.Number, one.Title, null, null, Slip.Gone(one))),
        ];
    }

    /// <summary>The same rows on the page and in what is exported from it.</summary>
    internal bool IsShown(TableState state, string? view) =>
        (view == "all" || Slip.HasMoved)
        && (state.Filter("kind") is not { } kind || string.Equals(kind, Kind, StringComparison.OrdinalIgnoreCase))
        && (state.Filter("change") is not { } change || string.Equals(change, Change, StringComparison.OrdinalIgnoreCase))
        && state.Matches(Code, Title);

    private static ComparedView Of(PlanKind kind, string number, string title, DateOnly? start, DateOnly? end, Slip slip) => new(
        ActionView.Word(kind), number, title, slip.FixedStart, slip.FixedEnd, start, end, ActionView.Word(slip.Kind), slip.StartDays, slip.Days);
}
