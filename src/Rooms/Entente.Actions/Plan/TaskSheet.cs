using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The tasks of an action as a table to take along, to edit, and to bring back.</summary>
internal sealed class TaskSheet(Actor reader, ActionsDb db, RuleBook rules, IStringLocalizer<ActionsTexts> texts, TimeProvider clock) : IImportedSheet
{
    public const string Table = "actions.tasks";

    public string Kind => Table;

    public string Name => texts["plan.tasks"];

    public RoomDb Store => db;

    public IReadOnlyList<SheetColumn> Columns =>
    [
        new("number", texts["plan.number"], Use: ColumnUse.Key, Width: 10),
        new("workPackage", texts["plan.wp"], CellKind.Whole, ColumnUse.Given, Width: 14),
        new("packageTitle", texts["sheet.wp-title"], Width: 40),
        new("title", texts["plan.task"], Use: ColumnUse.Edited, Width: 60) { Longest = PlanTitle.Longest },
        new("start", texts["plan.start"], CellKind.Date, ColumnUse.Edited),
        new("end", texts["plan.end"], CellKind.Date, ColumnUse.Edited),
        new("owner", texts["sheet.owner-code"], Use: ColumnUse.Edited, Width: 18),
        new("ownerName", texts["plan.owner"], Width: 18),
        new("after", texts["plan.waits-for"], Use: ColumnUse.Edited, Width: 18) { IsList = true, Longest = 2000 },
        new("state", texts["plan.state"], Use: ColumnUse.Fixed),
    ];

    public async Task<Result<SheetContent>> Open(SheetAsk ask, CancellationToken stop)
    {
        var found = await PlanHead.Open(ask.Of, reader, db, rules, clock, stop);
        if (found.Problem is { } unknown)
            return unknown;

        var owners = (await ListTasks.Owners(found.Value, reader, db, stop)).ToDictionary(owner => owner.Code);
        var rows = ListTasks.Whole(found.Value, ask.State, reader, db, texts);
        return new SheetContent(
            new(Name, Columns) { Origin = $"{Table}/{ask.Of}" }, $"{ask.Of}-tasks", await rows.CountAsync(stop),
            rows.AsAsyncEnumerable().Select(task => Row(task, PlanLines.Line(found.Value, task, owners.GetValueOrDefault(task.Owner ?? ""), texts, reader))));
    }

    public async Task<Problem?> Refuse(string of, CancellationToken stop) => await PlanImport.Refuse(of, reader, db, stop);

    public async Task<IReadOnlyList<KnownRow>> Known(string of, CancellationToken stop)
    {
        var all = await db.Tasks.SeenBy(reader).Where(task => db.Actions.Any(action => action.Id == task.Action && action.Slug == of)).ToListAsync(stop);
        return [.. all.Select(task => new KnownRow(task.Id.Value, task.Version,
            [task.Number, task.WorkPackage, null, task.Title, task.Start, task.End, task.Owner, null, After(task), texts.Say(task.State)]))];
    }

    public async Task<Problem?> Lay(string of, SheetLine row, string? known, CancellationToken stop)
    {
        var (title, start, end, owner, after) = (row.Text("title"), row.Day("start"), row.Day("end"), row.Text("owner"), row.Texts("after"));
        return known is null
            ? (await PlanATask.Lay(of, new(row.Whole("workPackage"), title, start, end, owner, after), reader, db, clock, stop)).Problem
            : (await ReviseTask.Lay(of, known, new(title, start, end, owner, after), Seen.Any, reader, db, stop)).Problem;
    }

    private static string After(PlanTask task) => string.Join(", ", task.After);

    private SheetRow Row(PlanTask task, TaskLine line) => new(
        [task.Number, task.WorkPackage, line.PackageTitle, task.Title, task.Start, task.End, task.Owner, line.OwnerName, After(task), texts.Say(task.State)],
        new RowMark(task.Id.Value, task.Version, RowMark.PrintOf([task.Title, task.Start, task.End, task.Owner, After(task)])).ToString());
}
