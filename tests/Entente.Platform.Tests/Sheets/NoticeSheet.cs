using Entente.Platform.Sheets;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Sheets;

/// <summary>The notices of the board as a table that comes back: the smallest one there is.</summary>
internal sealed class NoticeSheet(BoardDb db, TimeProvider clock) : IImportedSheet
{
    public static readonly IReadOnlyList<SheetColumn> AllColumns = [new("number", "No.", Use: ColumnUse.Key), new("text", "Text", Use: ColumnUse.Edited), new("kind", "Kind", Use: ColumnUse.Fixed)];

    public string Kind => "board.notices";

    public string Name => "Notices";

    public RoomDb Store => db;

    public IReadOnlyList<SheetColumn> Columns => AllColumns;

    /// <summary>How often the rows were asked for.</summary>
    public int Looks { get; private set; }

    /// <summary>Done before a row is laid.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public Task<Result<SheetContent>> Open(SheetAsk ask, CancellationToken stop) => throw new NotSupportedException();

    public Task<Problem?> Refuse(string of, CancellationToken stop) => Task.FromResult<Problem?>(null);

    public async Task<IReadOnlyList<KnownRow>> Known(string of, CancellationToken stop)
    {
        Looks++;
        return [.. (await db.Notices.OrderBy(notice => notice.Id).ToListAsync(stop)).Select((notice, at) => new KnownRow(notice.Id.Value, notice.Version, [$"N{at + 1}", notice.Text, "notice"]))];
    }

    public async Task<Problem?> Lay(string of, SheetLine row, string? known, CancellationToken stop)
    {
        await Before();
        if (known is null)
            db.Notices.Add(Notice.Post(row.Text("text")!, clock.GetUtcNow()));
        else
            (await db.Notices.OrderBy(notice => notice.Id).ToListAsync(stop))[int.Parse(known[1..], System.Globalization.CultureInfo.InvariantCulture) - 1].Rewrite(row.Text("text")!);
        return null;
    }
}
