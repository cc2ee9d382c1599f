using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Storage;

/// <summary>A save writes the change, its line in the audit trail and its facts: all of it or nothing.</summary>
public class SaveTests
{
    private const string Everything = """
        SELECT (SELECT COUNT(*) FROM board_notice), (SELECT COUNT(*) FROM platform_audit), (SELECT COUNT(*) FROM platform_outbox),
               (SELECT "Sequence" FROM platform_audit_head)
        """;

    [Theory, OnEveryDatabase]
    public async Task A_save_writes_the_change_its_audit_line_and_its_fact(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);

        Assert.Null(await board.Post("Amoxicillin is short"));

        Assert.Equal(["1 1 1 1"], await board.Database.Read(Everything));
        var line = await board.Work(db => db.Set<Entente.Platform.Audit.AuditEntry>().SingleAsync());
        Assert.Equal("program:tester", line.Actor);
        Assert.Equal("board_notice", line.Thing);
        Assert.Equal("{}", line.Before);
        Assert.Contains("\"Text\":\"Amoxicillin is short\"", line.After, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase("platform_outbox")]
    [OnEveryDatabase("platform_audit")]
    [OnEveryDatabase("board_notice")]
    public async Task A_save_that_fails_halfway_leaves_nothing(string table, DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await Fault(board, table);

        await Assert.ThrowsAnyAsync<Exception>(() => board.Post("Amoxicillin is short"));

        Assert.Equal(["0 0 0 0"], await board.Database.Read(Everything));
    }

    [Theory, OnEveryDatabase]
    public async Task The_second_to_save_the_same_version_is_told_so(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Amoxicillin is short");

        var lost = await board.Work(async mine =>
        {
            var notice = await mine.Notices.AsTracking().SingleAsync();
            await board.Work(async theirs =>
            {
                (await theirs.Notices.AsTracking().SingleAsync()).Rewrite("Amoxicillin is back");
                return await theirs.Save(CancellationToken.None);
            });
            notice.Rewrite("Amoxicillin is still short");
            return await mine.Save(CancellationToken.None);
        });

        Assert.Equal("platform.changed-meanwhile", lost?.Code);
        Assert.Equal(["Amoxicillin is back"], await board.Database.Read("""SELECT "Text" FROM board_notice"""));
        Assert.Equal(["2 2"], await board.Database.Read("SELECT (SELECT COUNT(*) FROM platform_audit), (SELECT COUNT(*) FROM platform_outbox)"));
    }

    [Theory, OnEveryDatabase]
    public async Task The_second_to_make_the_same_thing_is_told_so(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Amoxicillin is short");

        Assert.Equal("platform.made-meanwhile", (await board.Post("Amoxicillin is short"))?.Code);
        Assert.Equal(["1 1 1 1"], await board.Database.Read(Everything));
    }

    [Theory, OnEveryDatabase]
    public async Task A_save_without_its_trail_does_not_exist(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);

        await Assert.ThrowsAsync<NotSupportedException>(() => board.Work(db => Task.FromResult(db.SaveChanges())));
    }

    // The world's part in this test: the database refuses one of the three writes.
    private static Task Fault(Board board, string table) => board.Database.Execute(board.Database.Settings.IsPostgres
        ? $"""
           CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$;
           CREATE TRIGGER fault BEFORE INSERT ON {table} FOR EACH STATEMENT EXECUTE FUNCTION fault()
           """
        : $"CREATE TRIGGER fault BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'disk full'); END");
}
