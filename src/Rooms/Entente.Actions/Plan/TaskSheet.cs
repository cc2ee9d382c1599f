using Entente.Platform.Accounts;
using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Plan;

/// <summary>The tasks of an action as a table to take along, to edit, and to bring back.</summary>
internal sealed class TaskSheet(Actor reader, ActionsDb db, RuleBook rules, People people, IStringLocalizer<ActionsTexts> texts, TimeProvider clock) : IImportedSheet
{
    public const string Table = "actions.tasks";

    // Who can be named, read once for all rows.
    private IReadOnlyList<Actor>? persons;

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
        new("person", texts["plan.person"], Use: ColumnUse.Edited, Width: 24) { Longest = 200 },
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
            [task.Number, task.WorkPackage, null, task.Title, task.Start, task.End, task.Owner, null, task.PersonName, After(task), texts.Say(task.State)]))];
    }

    public async Task<Problem?> Lay(string of, SheetLine row, string? known, CancellationToken stop)
    {
        var (title, start, end, owner, after) = (row.Text("title"), row.Day("start"), row.Day("end"), row.Text("owner"), row.Texts("after"));
        var person = await Person(of, known, row.Text("person"), stop);
        if (person.Problem is { } refused)
            return refused;
        return known is null
            ? (await PlanATask.Lay(of, new(row.Whole("workPackage"), title, start, end, owner, after, person.Value.Account), reader, db, people, clock, stop)).Problem
            : (await ReviseTask.Lay(of, known, new(title, start, end, owner, after, person.Value.Account), Seen.Any, reader, db, people, clock, stop)).Problem;
    }

    // A table names people as everybody calls them. Whoever is named already stays, also when gone or when another is called the same.
    private async Task<Result<Choice>> Person(string of, string? known, string? name, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(name))
            return new Choice(null);
        var named = known is null ? null : db.Tasks.Local.FirstOrDefault(task => task.ActionSlug == of && task.Number == known)?.NamedPerson;
        if (named is not null && string.Equals(named.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
            return new Choice(named.Account);
        if (persons is null && await db.Actions.SeenBy(reader).FirstOrDefaultAsync(action => action.Slug == of, stop) is { } action)
            persons = await TaskPeople.Of(action, action.Id, of, db, people, stop);
        var found = (persons ?? []).Where(person => string.Equals(person.DisplayName, name.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count < 2)
            return new Choice(found.Count == 0 ? Guid.Empty : found[0].Account);
        return Problem.Rule("actions.task-faulty", "Some answers need to be mended.") with
        {
            Faults = [new("Person", "actions.task-person-twice", "More than one person is called {0}: choose on the page of the task.", name.Trim())],
        };
    }

    private sealed record Choice(Guid? Account);

    private static string After(PlanTask task) => string.Join(", ", task.After);

    private SheetRow Row(PlanTask task, TaskLine line) => new(
        [task.Number, task.WorkPackage, line.PackageTitle, task.Title, task.Start, task.End, task.Owner, line.OwnerName, task.PersonName, After(task), texts.Say(task.State)],
        new RowMark(task.Id.Value, task.Version, RowMark.PrintOf([task.Title, task.Start, task.End, task.Owner, task.PersonName, After(task)])).ToString());
}
