using System.Text;
using Entente.Platform.Access;
using Entente.Platform.Documents;
using Entente.Platform.Sheets;
using Entente.Platform.Tests.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Tests.Sheets;

/// <summary>A sheet is kept, looked through and applied: once, as it was seen, or not at all.</summary>
public class ImportSheetTests
{
    private const string Kind = "board.notices";
    private static readonly Actor Anna = Actor.Person(new("0197a000-0000-7000-8000-00000000000a"), "anna", "Anna", authority: null, [], new RoleTable([]));

    [Theory, OnEveryDatabase]
    public async Task A_sheet_is_applied_once_and_looked_through_no_more(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("first");

        await board.Work(async db =>
        {
            var table = new NoticeSheet(db, board.Clock);
            var import = Import(board, table, Store(board));
            var sheet = (await import.Bring(Kind, "", File("No.,Text\r\nN1,other\r\n,new\r\n"), CancellationToken.None)).Value;
            var seen = (await import.Look(Kind, "", sheet.Id.Value, CancellationToken.None)).Value.Report;
            Assert.Equal((1, 1), (seen.Count(RowOutcome.Added), seen.Count(RowOutcome.Changed)));

            var applied = (await import.Apply(Kind, "", sheet.Id.Value, seen.Print, CancellationToken.None)).Value;
            Assert.Equal((1, 1, 0), (applied.Added, applied.Changed, applied.Same));
            db.ChangeTracker.Clear();
            var (looks, at) = (table.Looks, applied.AppliedAt);

            // A second click, and a window that still has its button.
            board.Clock.Pass(TimeSpan.FromMinutes(1));
            Assert.Equal(at, (await import.Apply(Kind, "", sheet.Id.Value, seen.Print, CancellationToken.None)).Value.AppliedAt);
            var later = (await import.Look(Kind, "", sheet.Id.Value, CancellationToken.None)).Value;
            Assert.Empty(later.Report.Rows);
            Assert.Equal(looks, table.Looks);
            return 0;
        });
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_clicks_at_once_both_see_what_was_done(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("first");
        var sheet = await board.Work(async db => (await Import(board, new NoticeSheet(db, board.Clock), Store(board)).Bring(Kind, "", File("No.,Text\r\nN1,other\r\n"), CancellationToken.None)).Value);

        await board.Work(async db =>
        {
            var slow = new NoticeSheet(db, board.Clock)
            {
                Before = () => board.Work(other => Import(board, new NoticeSheet(other, board.Clock), Store(board)).Apply(Kind, "", sheet.Id.Value, seen: null, CancellationToken.None)),
            };

            var second = await Import(board, slow, Store(board)).Apply(Kind, "", sheet.Id.Value, seen: null, CancellationToken.None);

            Assert.Null(second.Problem);
            Assert.Equal(1, second.Value.Changed);
            return 0;
        });
    }

    [Theory, OnEveryDatabase]
    public async Task What_somebody_saves_while_a_sheet_is_laid_is_not_overwritten(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("first");

        await board.Work(async db =>
        {
            var table = new NoticeSheet(db, board.Clock);
            var import = Import(board, table, Store(board));
            var sheet = (await import.Bring(Kind, "", File("No.,Text\r\nN1,from the sheet\r\n"), CancellationToken.None)).Value;
            table.Before = () => board.Work(async other =>
            {
                (await other.Notices.SingleAsync()).Rewrite("in a window");
                return await other.Save(CancellationToken.None);
            });

            Assert.Equal("platform.changed-meanwhile", (await import.Apply(Kind, "", sheet.Id.Value, seen: null, CancellationToken.None)).Problem?.Code);
            return 0;
        });
        Assert.Equal(["in a window"], await board.Database.Read("""SELECT "Text" FROM board_notice"""));
    }

    [Fact]
    public async Task Where_there_is_no_room_a_sheet_is_refused()
    {
        await using var board = await Board.Open(DatabaseKind.Sqlite);
        var folder = Directory.CreateTempSubdirectory("full-");

        var refused = await board.Work(db => Import(board, new NoticeSheet(db, board.Clock), new FullDisk(folder.FullName)).Bring(Kind, "", File("No.,Text\r\n,new\r\n"), CancellationToken.None));

        Assert.Equal((ProblemKind.NoRoom, "platform.document-no-room"), (refused.Problem?.Kind, refused.Problem?.Code));
        folder.Delete(recursive: true);
    }

    private static FolderStore Store(Board board) => new(Path.Combine(board.Database.Folder, "documents"), board.Clock);

    private static SentFile File(string text) => new("notices.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(text)), "text/csv");

    private static ImportSheet Import(Board board, NoticeSheet table, DocumentStore store) =>
        new([table], new SheetDesk([table], store, Anna, Options.Create(new SheetSettings()), board.Clock), store, new LookQueue(Options.Create(new DocumentSettings())), Anna, board.Clock);
}
