using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The deliverables of an action as a table to take along, to edit, and to bring back.</summary>
internal sealed class DeliverableSheet(Actor reader, ActionsDb db, RuleBook rules, IStringLocalizer<ActionsTexts> texts, TimeProvider clock) : IImportedSheet
{
    public const string Table = "actions.deliverables";

    public string Kind => Table;

    public string Name => texts["deliverables.title"];

    public RoomDb Store => db;

    public IReadOnlyList<SheetColumn> Columns =>
    [
        new("number", texts["plan.number"], Use: ColumnUse.Key, Width: 10),
        new("workPackage", texts["plan.wp"], CellKind.Whole, ColumnUse.Given, Width: 14),
        new("packageTitle", texts["sheet.wp-title"], Width: 40),
        new("title", texts["deliverables.deliverable"], Use: ColumnUse.Edited, Width: 60) { Longest = PlanTitle.Longest },
        new("due", texts["plan.due"], CellKind.Date, ColumnUse.Edited),
        new("lead", texts["wp.lead"], Width: 12),
        new("status", texts["deliverables.status"], Use: ColumnUse.Fixed, Width: 22),
        new("submittedOn", texts["sheet.submitted"], CellKind.Date, ColumnUse.Fixed),
        new("acceptedOn", texts["sheet.accepted"], CellKind.Date, ColumnUse.Fixed),
    ];

    public async Task<Result<SheetContent>> Open(SheetAsk ask, CancellationToken stop)
    {
        var found = await PlanHead.Open(ask.Of, reader, db, rules, clock, stop);
        if (found.Problem is { } unknown)
            return unknown;

        // The lines come from the store one by one; only what surrounds them is in memory.
        var rows = ListDeliverables.Whole(found.Value, ask.View, ask.State, reader, db, texts);
        return new SheetContent(
            new(Name, Columns) { Origin = $"{Table}/{ask.Of}" }, $"{ask.Of}-deliverables", await rows.CountAsync(stop),
            rows.AsAsyncEnumerable().Select(one => Row(one, PlanLines.Line(found.Value, one, texts))));
    }

    public async Task<Problem?> Refuse(string of, CancellationToken stop) => await PlanImport.Refuse(of, reader, db, stop);

    public async Task<IReadOnlyList<KnownRow>> Known(string of, CancellationToken stop)
    {
        var all = await db.Deliverables.SeenBy(reader).Where(one => db.Actions.Any(action => action.Id == one.Action && action.Slug == of)).ToListAsync(stop);
        return [.. all.Select(one => new KnownRow(one.Id.Value, one.Version,
            [one.Number, one.WorkPackage, null, one.Title, one.Due, null, texts.Say(one.Status), one.SubmittedOn, one.AcceptedOn]))];
    }

    public async Task<Problem?> Lay(string of, SheetLine row, string? known, CancellationToken stop) => known is null
        ? (await PromiseDeliverable.Lay(of, new(row.Whole("workPackage"), row.Text("title"), row.Day("due")), reader, db, clock, stop)).Problem
        : (await ReviseDeliverable.Lay(of, known, new(row.Text("title"), row.Day("due")), Seen.Any, reader, db, stop)).Problem;

    private SheetRow Row(Deliverable one, DeliverableLine line) => new(
        [one.Number, one.WorkPackage, line.PackageTitle, one.Title, one.Due, line.LeadCountry, texts.Say(one.Status), one.SubmittedOn, one.AcceptedOn],
        new RowMark(one.Id.Value, one.Version, RowMark.PrintOf([one.Title, one.Due])).ToString());
}
