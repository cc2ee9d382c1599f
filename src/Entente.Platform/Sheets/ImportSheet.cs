using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Documents;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entente.Platform.Sheets;

/// <summary>
/// Takes a sheet in: it is looked through and kept, shown as differences, and applied as a whole or not at all. Nothing is written
/// before it is applied.
/// </summary>
internal sealed class ImportSheet(IEnumerable<ISheet> sheets, SheetDesk desk, DocumentStore store, LookQueue looks, Actor actor, TimeProvider clock)
{
    /// <summary>Keeps a sheet that can be read; whether its rows can be imported is for <see cref="Look"/> to say.</summary>
    public async Task<Result<KeptSheet>> Bring(string kind, string of, SentFile? file, CancellationToken stop)
    {
        var table = Table(kind);
        if (await table.Refuse(of, stop) is { } closed)
            return closed;
        if (file is null)
            return Problem.Malformed("platform.sheet-no-file", "Choose a file.");
        using var turn = await looks.Enter(stop);
        var bytes = await Receive(file, stop);
        var bound = BoundSheet.Read(bytes, table, of, desk.Rules, stop);
        if (bound.Problem is { } unreadable)
            return unreadable;

        using var content = new MemoryStream(bytes);
        var name = Documents.Content.FileName.Safe(file.Name);
        var kept = await DocumentStore.WhileThereIsRoom<KeptSheet>(
            async () => await desk.Keep(SheetWay.In, kind, of, name, "application/octet-stream", bound.Value.Rows.Count, content, stop));
        if (kept.Problem is { } noRoom)
            return noRoom;
        table.Store.Set<KeptSheet>().Add(kept.Value);
        return await table.Store.Save(stop) is { } lost ? lost : kept;
    }

    /// <summary>What a kept sheet would change now; no row for one that was applied already.</summary>
    public async Task<Result<(KeptSheet Sheet, SheetReport Report)>> Look(string kind, string of, Guid id, CancellationToken stop)
    {
        var table = Table(kind);
        var found = await Find(table, of, id, stop);
        if (found.Problem is { } gone)
            return gone;
        if (found.Value.AppliedAt is not null)
            return (found.Value, new SheetReport([]));
        var bound = await Read(table, of, found.Value, stop);
        if (bound.Problem is { } unreadable)
            return unreadable;
        var report = await Lay(table, of, bound.Value, stop);
        // What was laid over the store was only to hear the refusals.
        table.Store.ChangeTracker.Clear();
        return (found.Value, report);
    }

    /// <summary>Applies a kept sheet, once: one that was applied already is given back as it is.</summary>
    /// <param name="kind">Which table.</param>
    /// <param name="of">Whose.</param>
    /// <param name="id">The kept sheet.</param>
    /// <param name="seen">The print of the report that the person looked at.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Result<KeptSheet>> Apply(string kind, string of, Guid id, string? seen, CancellationToken stop)
    {
        var table = Table(kind);
        var applied = await Apply(table, of, id, seen, turn: null, stop);
        if (applied.Problem is { Code: "platform.made-meanwhile" })
        {
            // Somebody made something that has the number which the house chose for a row: once more, in the turn in which the room numbers.
            table.Store.ChangeTracker.Clear();
            await using var turn = await table.Store.TurnToNumber(kind, of, stop);
            applied = await Apply(table, of, id, seen, turn, stop);
        }

        if (applied.Problem is not { } refused)
            return applied;
        table.Store.ChangeTracker.Clear();
        // Of two clicks at once the second finds what the first has done.
        return refused.Kind == ProblemKind.Conflict && await Find(table, of, id, stop) is { Problem: null, Value.AppliedAt: not null } other ? other : applied;
    }

    /// <summary>A sheet with headings only.</summary>
    public async Task<Result<SheetHead>> Template(string kind, string of, CancellationToken stop)
    {
        var table = Table(kind);
        if (await table.Refuse(of, stop) is { } closed)
            return closed;
        return new SheetHead(table.Name, [.. table.Columns.Where(column => column.Use is ColumnUse.Key or ColumnUse.Given or ColumnUse.Edited)]) { Origin = $"{kind}/{of}" };
    }

    private async Task<Result<KeptSheet>> Apply(IImportedSheet table, string of, Guid id, string? seen, IDbContextTransaction? turn, CancellationToken stop)
    {
        var found = await Find(table, of, id, stop);
        if (found.Problem is not null || found.Value.AppliedAt is not null)
            return found;
        var sheet = found.Value;
        var bound = await Read(table, of, sheet, stop);
        if (bound.Problem is { } unreadable)
            return unreadable;
        var report = await Lay(table, of, bound.Value, stop);
        if (report.Count(RowOutcome.Refused) is > 0 and var faulty)
            return Problem.Rule("platform.sheet-rows-refused", "Nothing was imported: {0} of the rows cannot be. Mend them and bring the sheet again.", faulty) with { Faults = [.. report.Rows.SelectMany(row => row.Faults)] };
        if (seen is not null && seen != report.Print)
            return Problem.Conflict("platform.sheet-seen-otherwise", "Somebody changed something since you looked; nothing was written. Look through the differences once more.");
        if (report.Count(RowOutcome.Same) == report.Rows.Count)
            return Problem.Rule("platform.sheet-nothing", "This sheet changes nothing: all is as it says.");

        var (added, changed) = (report.Count(RowOutcome.Added), report.Count(RowOutcome.Changed));
        sheet.Apply(added, changed, report.Count(RowOutcome.Same), clock.GetUtcNow());
        return await (turn is null ? table.Store.Save(stop) : table.Store.Save(turn, stop)) is { } lost ? lost : sheet;
    }

    private async Task<Result<KeptSheet>> Find(IImportedSheet table, string of, Guid id, CancellationToken stop)
    {
        if (await table.Refuse(of, stop) is { } closed)
            return closed;
        var key = new Id<KeptSheet>(id);
        var sheet = await KeptSheet.SeenBy(table.Store.Set<KeptSheet>(), actor).FirstOrDefaultAsync(
            one => one.Id == key && one.Way == SheetWay.In && one.Kind == table.Kind && one.Of == of, stop);
        return sheet is null ? Gone : sheet;
    }

    private async Task<Result<BoundSheet>> Read(IImportedSheet table, string of, KeptSheet sheet, CancellationToken stop)
    {
        if (await store.Open(sheet.Sha256, stop) is not { } content)
            return Gone;
        await using (content)
        {
            var bytes = new byte[content.Length];
            await content.ReadExactlyAsync(bytes, stop);
            return BoundSheet.Read(bytes, table, of, desk.Rules, stop);
        }
    }

    private static async Task<SheetReport> Lay(IImportedSheet table, string of, BoundSheet bound, CancellationToken stop) =>
        await new SheetComparison(table, of, bound, await Known(table, of, bound.Language, stop)).Lay(stop);

    private static async Task<IReadOnlyList<KnownRow>> Known(IImportedSheet table, string of, string language, CancellationToken stop)
    {
        // Flows into what is called from here, and ends with this method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return await table.Known(of, stop);
    }

    // One byte more than is read, so that a larger file is known as one.
    private async Task<byte[]> Receive(SentFile file, CancellationToken stop)
    {
        await using var source = file.Open();
        var most = desk.Rules.MostBytes + 1;
        using var taken = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = await source.ReadAsync(buffer, stop); read > 0 && taken.Length < most; read = await source.ReadAsync(buffer, stop))
            taken.Write(buffer, 0, (int)Math.Min(read, most - taken.Length));
        return taken.ToArray();
    }

    private static Problem Gone =>
        Problem.Missing("platform.sheet-brought-gone", "There is no such sheet. It may be somebody else's, or its days are over: bring it again.");

    private IImportedSheet Table(string kind) => sheets.OfType<IImportedSheet>().Single(sheet => sheet.Kind == kind);
}
