using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Storage;

/// <summary>A save writes the change, its line in the audit trail and its facts: all of it or nothing.</summary>
public class SaveTests
{
    private const string Everything = """
        SELECT (SELECT COUNT(*) FROM board_notice), (SELECT COUNT(*) FROM platform_audit), (SELECT COUNT(*) FROM platform_outbox),
               (SELECT "Sequence" FROM platform_audit_head) + (SELECT COUNT(*) FROM platform_audit_pending)
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
    public async Task A_thing_has_changed_when_a_part_of_it_has_come_gone_or_changed_however_deep_it_lies(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Amoxicillin is short");
        var id = 0;
        Guid Next() => new($"0197a000-0000-7000-8000-{++id:D12}");

        await Step(notice => notice.Hold(new() { Id = Next(), Colour = "red" }));
        await Step(notice => notice.Pins[0].Colour = "blue");
        await Step(notice => notice.Pins[0].Bend(new() { Id = Next(), Depth = 1 }));
        await Step(notice => notice.Pins[0].Dents[0].Depth = 2);
        await Step(notice => notice.Pins[0].Straighten());
        await Step(notice => notice.Loosen(notice.Pins[0]));
        Assert.Equal(["0 0"], await board.Database.Read("SELECT (SELECT COUNT(*) FROM board_pin), (SELECT COUNT(*) FROM board_dent)"));

        async Task Step(Action<Notice> change)
        {
            var (before, after) = await board.Work(async db =>
            {
                var notice = await db.Notices.AsTracking().SingleAsync();
                var before = notice.Version;
                change(notice);
                Assert.Null(await db.Save(CancellationToken.None));
                return (before, notice.Version);
            });
            Assert.Equal(before + 1, after);
            Assert.Equal([$"{after}"], await board.Database.Read("SELECT \"Version\" FROM board_notice"));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_take_away_different_parts_the_second_is_told_so(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Amoxicillin is short");
        await board.Work(async db =>
        {
            var notice = await db.Notices.AsTracking().SingleAsync();
            notice.Hold(new() { Id = new("0197a000-0000-7000-8000-000000000001"), Colour = "red" });
            notice.Hold(new() { Id = new("0197a000-0000-7000-8000-000000000002"), Colour = "blue" });
            return await db.Save(CancellationToken.None);
        });

        var lost = await board.Work(async mine =>
        {
            var notice = await mine.Notices.AsTracking().SingleAsync();
            await board.Work(async theirs =>
            {
                var same = await theirs.Notices.AsTracking().SingleAsync();
                same.Loosen(same.Pins.Single(pin => pin.Colour == "red"));
                return await theirs.Save(CancellationToken.None);
            });
            notice.Loosen(notice.Pins.Single(pin => pin.Colour == "blue"));
            return await mine.Save(CancellationToken.None);
        });

        Assert.Equal("platform.changed-meanwhile", lost?.Code);
        Assert.Equal(["1"], await board.Database.Read("SELECT COUNT(*) FROM board_pin"));
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_told_is_kept_even_where_nothing_has_changed(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Amoxicillin is short");

        await board.Work(async db =>
        {
            (await db.Notices.AsTracking().SingleAsync()).Repeat();
            return await db.Save(CancellationToken.None);
        });

        Assert.Equal(["1 1 2 1"], await board.Database.Read(Everything));
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
