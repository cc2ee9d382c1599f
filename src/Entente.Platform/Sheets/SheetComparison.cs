using Entente.Kernel;
using Entente.Look.Components;

namespace Entente.Platform.Sheets;

/// <summary>Compares a brought sheet with what is known, and lays what is new or changed over the store.</summary>
internal sealed class SheetComparison(IImportedSheet table, string of, BoundSheet sheet, IReadOnlyList<KnownRow> known)
{
    private readonly Dictionary<Guid, KnownRow> byThing = known.ToDictionary(row => row.Thing);
    private readonly Dictionary<Guid, int> claimed = [];
    private readonly int key = Find(sheet.Columns, ColumnUse.Key);
    private readonly Dictionary<string, KnownRow> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, BoundRow> firstNew = new(StringComparer.Ordinal);
    private ILookup<string, KnownRow> bySaid = null!;

    public async Task<SheetReport> Lay(CancellationToken stop)
    {
        bySaid = known.ToLookup(row => Said(row.Cells), StringComparer.Ordinal);
        foreach (var row in known)
            byName.TryAdd(row.Cells[key] as string ?? "", row);
        foreach (var row in sheet.Rows.Where(row => !Names(row)))
            firstNew.TryAdd(Said(row.Cells), row);

        // Rows that name their thing come first: a new row may then not claim the same one.
        var rows = sheet.Rows.ToDictionary(row => row, row => Names(row) ? Known(row) : null);
        foreach (var row in sheet.Rows.Where(row => !Names(row)))
            rows[row] = New(row);
        var open = sheet.Rows.Where(row => rows[row]!.Outcome is RowOutcome.Added or RowOutcome.Changed).ToList();
        var refusals = new Dictionary<BoundRow, Problem>();

        // A row may have to wait for another: of two tasks that both move later, the second must move first. One pass goes down the
        // sheet and the next one up: a whole plan that moves later is through after two, and not after one for each of its tasks.
        for (var before = int.MaxValue; open.Count > 0 && open.Count < before;)
        {
            before = open.Count;
            var waiting = new List<BoundRow>();
            foreach (var row in open)
            {
                stop.ThrowIfCancellationRequested();
                if (await table.Lay(of, Line(row), rows[row]!.Outcome == RowOutcome.Changed ? rows[row]!.Name : null, stop) is { } refused)
                {
                    refusals[row] = refused;
                    waiting.Add(row);
                }
            }

            waiting.Reverse();
            open = waiting;
        }

        foreach (var row in open)
            rows[row] = rows[row]! with { Outcome = RowOutcome.Refused, Faults = [.. Named(row, refusals[row])] };
        return new([.. sheet.Rows.Select(row => rows[row]!)]);
    }

    private static int Find(IReadOnlyList<SheetColumn> columns, ColumnUse use) => columns.Select((column, at) => (column, at)).First(one => one.column.Use == use).at;

    // Whoever copies a row to write a new one copies its hidden mark too: a row without a number is new, whatever its mark.
    private bool Names(BoundRow row) => row.Cells[key] is not null;

    private RowReport Known(BoundRow row)
    {
        var name = row.Cells[key] as string ?? "";
        if (byName.GetValueOrDefault(name) is not { } thing)
            return Refuse(row, name, new Fault(row.Places[key], "platform.sheet-row-unknown", "There is no {0} here. Leave the number empty for a new row.", name));
        var called = (string)thing.Cells[key]!;
        if (row.Mark is { } mark && mark.Thing != thing.Thing)
        {
            return Refuse(row, called, new Fault(row.Places[key], "platform.sheet-key-changed",
                "This row was {0} when the sheet was taken. Put that number back, or empty it for a new row.", byThing.GetValueOrDefault(mark.Thing)?.Cells[key] as string ?? "?"));
        }

        if (!claimed.TryAdd(thing.Thing, row.Number))
            return Refuse(row, called, new Fault(row.Places[key], "platform.sheet-row-twice", "Row {0} is {1} too. Keep one of them.", claimed[thing.Thing], called));
        return row.Faults.Count > 0 ? Refuse(row, called, [.. row.Faults]) : Compared(row, thing, called);
    }

    private RowReport Compared(BoundRow row, KnownRow thing, string called)
    {
        var changed = Differing(row, thing, ColumnUse.Edited);
        var untouched = row.Mark is { } mark && mark.Print == RowMark.PrintOf(Edited(row.Cells));
        var isOlder = row.Mark is not null && row.Mark.Version != thing.Version;
        // What a new row is given stays as it was given. What changes elsewhere may have changed there since an older sheet was taken.
        var fixedOnes = (isOlder ? [] : Differing(row, thing, ColumnUse.Fixed)).Concat(Differing(row, thing, ColumnUse.Given)).ToList();
        if (fixedOnes.Count > 0)
        {
            return Refuse(row, called, [.. fixedOnes.Select(at => new Fault(row.Places[at], "platform.sheet-cell-fixed",
                "{0} does not change by an import. Put '{1}' back, and change it on its page.", sheet.Columns[at].Title, Shown(thing.Cells[at]) ?? ""))]);
        }

        if (changed.Count == 0 || untouched)
            return new(row.Number, called, RowOutcome.Same, [], []);
        if (row.TooLong.Count > 0)
            return Refuse(row, called, row.TooLong);
        // A version rises by a status or a review too; only other words in the cells of this sheet are a conflict.
        if (isOlder && row.Mark!.Print != RowMark.PrintOf(Edited(thing.Cells).Select(Plain)))
        {
            return Refuse(row, called, [.. changed.Select(at => new Fault(row.Places[at], "platform.sheet-row-conflict",
                "Somebody changed {0} since this sheet was taken: {1} is now '{2}'. Take a new sheet, or change it on its page.", called, sheet.Columns[at].Title, Shown(thing.Cells[at]) ?? ""))]);
        }

        return new(row.Number, called, RowOutcome.Changed, [.. changed.Select(at => new CellReport(sheet.Columns[at].Title, Shown(thing.Cells[at]), Shown(row.Cells[at])))], []);
    }

    private RowReport New(BoundRow row)
    {
        if (row.Faults.Count + row.TooLong.Count > 0)
            return Refuse(row, "", [.. row.Faults, .. row.TooLong]);

        // Brought a second time, a row that became a thing is found again by what it says.
        var said = Said(row.Cells);
        if (bySaid[said].ToList() is { Count: > 0 } alike)
        {
            if (alike.FirstOrDefault(one => claimed.TryAdd(one.Thing, row.Number)) is { } thing)
                return new(row.Number, (string)thing.Cells[key]!, RowOutcome.Same, [], []);
            return Refuse(row, "", new Fault(row.Places[key], "platform.sheet-row-again", "Row {0} says the same ({1}). Keep one of them.", claimed[alike[0].Thing], (string)alike[0].Cells[key]!));
        }

        if (firstNew[said] is var earlier && earlier != row)
            return Refuse(row, "", new Fault(row.Places[key], "platform.sheet-row-again", "Row {0} says the same ({1}). Keep one of them.", earlier.Number, ""));
        return new(row.Number, "", RowOutcome.Added,
            [.. Where(ColumnUse.Given, ColumnUse.Edited).Where(at => row.Cells[at] is not null).Select(at => new CellReport(sheet.Columns[at].Title, null, Shown(row.Cells[at])))], []);
    }

    private List<int> Differing(BoundRow row, KnownRow thing, ColumnUse use) =>
        [.. Where(use).Where(at => row.Has[at] && CellText.Invariant(row.Cells[at]) != CellText.Invariant(Plain(thing.Cells[at])))];

    private IEnumerable<int> Where(params ColumnUse[] uses) => Enumerable.Range(0, sheet.Columns.Count).Where(at => uses.Contains(sheet.Columns[at].Use));

    private IEnumerable<object?> Edited(IReadOnlyList<object?> cells) => Where(ColumnUse.Edited).Select(at => cells[at]);

    private string Said(IReadOnlyList<object?> cells) => RowMark.PrintOf(Where(ColumnUse.Given, ColumnUse.Edited).Select(at => Plain(cells[at])));

    // As it would come back: a file keeps no blanks at the ends, and no difference between nothing and an empty text.
    private static object? Plain(object? cell) => cell is string text ? text.Trim() : cell;

    private static string? Shown(object? cell) => cell switch
    {
        null => null,
        DateOnly day => Formats.Day(day),
        _ => CellText.Invariant(cell),
    };

    private SheetLine Line(BoundRow row) => new(row.Number, sheet.Columns.Select((column, at) => (column.Key, Cell: row.Cells[at])).ToDictionary(one => one.Key, one => one.Cell, StringComparer.Ordinal));

    private static RowReport Refuse(BoundRow row, string name, params IReadOnlyList<Fault> faults) => new(row.Number, name, RowOutcome.Refused, [], faults);

    // A slice names the fields of its form; the columns bear the same names.
    private IEnumerable<Fault> Named(BoundRow row, Problem refused)
    {
        if (refused.Faults.Count == 0)
            return [new(row.Places[key], refused.Code, refused.Message, refused.Arguments)];
        return refused.Faults.Select(fault => fault with
        {
            Place = sheet.Columns.Select((column, at) => (column, at)).FirstOrDefault(one => one.column.Key.Equals(fault.Place, StringComparison.OrdinalIgnoreCase)) is { column: not null } found
                ? row.Places[found.at] : row.Places[key],
        });
    }
}
