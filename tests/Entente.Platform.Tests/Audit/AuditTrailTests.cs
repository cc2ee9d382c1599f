using System.Data;
using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Platform.Tests.Audit;

/// <summary>The trail refuses meddling, and finds it where somebody got round the refusal.</summary>
public class AuditTrailTests
{
    private const string Trail = """SELECT "Actor", "Kind", "Thing", "Before", "After" FROM platform_audit ORDER BY "Sequence" """;

    [Theory, OnEveryDatabase]
    public async Task An_untouched_trail_is_whole(DatabaseKind kind)
    {
        await using var board = await WithFiveLines(kind);

        Assert.Equal((5, null), await Verify(board));
    }

    [Theory, OnEveryDatabase]
    public async Task An_empty_trail_is_whole(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);

        Assert.Equal((0, null), await Verify(board));
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_is_written_with_before_and_after_and_nothing_else(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Amoxicillin is short");
        await board.Work(async db =>
        {
            (await db.Notices.AsTracking().SingleAsync()).Rewrite("Amoxicillin is back");
            return await db.Save(CancellationToken.None);
        }, who: "other");

        Assert.Equal(
            """program:other Changed board_notice {"Text":"Amoxicillin is short"} {"Text":"Amoxicillin is back"}""",
            (await board.Database.Read(Trail))[1]);
    }

    [Theory, OnEveryDatabase]
    public async Task A_removal_keeps_what_was_there(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Amoxicillin is short");
        await board.Work(async db =>
        {
            db.Notices.Remove(await db.Notices.AsTracking().SingleAsync());
            return await db.Save(CancellationToken.None);
        });

        var line = (await board.Database.Read(Trail))[1];
        Assert.Contains("Removed board_notice", line, StringComparison.Ordinal);
        Assert.Contains("\"Text\":\"Amoxicillin is short\"", line, StringComparison.Ordinal);
        Assert.EndsWith(" {}", line, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_secret_is_only_called_set(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Work(db =>
        {
            db.Notices.Add(new Notice { Id = Id<Notice>.New(board.Clock.Now), Text = "Locked", Password = "correct horse" });
            return db.Save(CancellationToken.None);
        });

        var line = Assert.Single(await board.Database.Read(Trail));
        Assert.Contains("\"Password\":\"(set)\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", line, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase("""UPDATE platform_audit SET "Actor" = 'somebody else' WHERE "Sequence" = 3""")]
    [OnEveryDatabase("""DELETE FROM platform_audit WHERE "Sequence" = 3""")]
    public async Task The_database_itself_refuses_to_change_a_line(string meddling, DatabaseKind kind)
    {
        await using var board = await WithFiveLines(kind);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => board.Database.Execute(meddling));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal((5, null), await Verify(board));
    }

    [Theory]
    [OnEveryDatabase("edited", """UPDATE platform_audit SET "After" = '{"Text":"Nothing is short"}' WHERE "Sequence" = 3""", "Line 3 was changed")]
    [OnEveryDatabase("signed by another", """UPDATE platform_audit SET "Actor" = 'somebody else' WHERE "Sequence" = 1""", "Line 1 was changed")]
    [OnEveryDatabase("taken out", """DELETE FROM platform_audit WHERE "Sequence" = 3""", "The line at position 3 is missing")]
    [OnEveryDatabase("the first taken out", """DELETE FROM platform_audit WHERE "Sequence" = 1""", "The line at position 1 is missing")]
    [OnEveryDatabase("the end cut off", """DELETE FROM platform_audit WHERE "Sequence" > 3""", "ends at line 3, but 5 lines")]
    [OnEveryDatabase("all of it", """DELETE FROM platform_audit""", "ends at line 0, but 5 lines")]
    [OnEveryDatabase("put in", """
        INSERT INTO platform_audit ("Sequence", "Position", "At", "Actor", "Kind", "Thing", "Key", "Before", "After", "PreviousHash", "Hash")
        SELECT 6, 6, "At", "Actor", "Kind", "Thing", "Key", "Before", "After", "Hash", "Hash" FROM platform_audit WHERE "Sequence" = 5
        """, "Line 6 was changed")]
    [OnEveryDatabase("put in without a position", """
        INSERT INTO platform_audit ("Sequence", "At", "Actor", "Kind", "Thing", "Key", "Before", "After", "PreviousHash", "Hash")
        SELECT 6, "At", "Actor", "Kind", "Thing", "Key", "Before", "After", "Hash", "Hash" FROM platform_audit WHERE "Sequence" = 5
        """, "Line 6 was written by no save")]
    [OnEveryDatabase("a number changed", """UPDATE platform_audit SET "Sequence" = 9 WHERE "Sequence" = 3""", "Line 9 was changed")]
    public async Task A_line_that_was_meddled_with_is_found(string how, string meddling, string found, DatabaseKind kind)
    {
        await using var board = await WithFiveLines(kind);
        await TakeOffTheLock(board);

        await board.Database.Execute(meddling);

        Assert.True((await Verify(board)).Fault?.Contains(found, StringComparison.Ordinal), $"{how}: {(await Verify(board)).Fault}");
    }

    [Theory, OnEveryDatabase]
    public async Task A_line_edited_together_with_its_own_hash_breaks_the_chain_at_the_next(DatabaseKind kind)
    {
        await using var board = await WithFiveLines(kind);
        await TakeOffTheLock(board);

        await board.Database.Execute($"""UPDATE platform_audit SET "Hash" = '{new string('a', 64)}' WHERE "Sequence" = 5""");
        Assert.NotNull((await Verify(board)).Fault);
        await board.Database.Execute($"""UPDATE platform_audit SET "PreviousHash" = '{new string('a', 64)}' WHERE "Sequence" = 2""");
        Assert.Equal("Line 2 does not continue line 1.", (await Verify(board)).Fault);
    }

    [Theory, OnEveryDatabase]
    public async Task Twenty_who_save_at_once_leave_one_unbroken_chain(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);

        var refusals = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(() => board.Post($"Notice {number}"))));

        Assert.All(refusals, Assert.Null);
        Assert.Equal((20, null), await Verify(board));
        Assert.Equal(["20 20"], await board.Database.Read("SELECT (SELECT COUNT(*) FROM board_notice), (SELECT COUNT(*) FROM platform_outbox)"));
    }

    private static async Task<Board> WithFiveLines(DatabaseKind kind)
    {
        var board = await Board.Open(kind);
        foreach (var number in Enumerable.Range(1, 5))
            await board.Post($"Notice {number}");
        // As the house does soon after each save.
        await board.Work(db => AuditChain.Link(db, CancellationToken.None));
        return board;
    }

    [Fact]
    public async Task Lines_are_read_as_they_come_and_never_gathered_in_memory_first()
    {
        await using var board = await WithFiveLines(DatabaseKind.Postgres);

        var atTheFirst = await board.Work(async db =>
        {
            await using var lines = AuditTrail.Lines(db).OrderBy(line => line.Sequence).AsAsyncEnumerable().GetAsyncEnumerator();
            Assert.True(await lines.MoveNextAsync());
            return ((NpgsqlConnection)db.Database.GetDbConnection()).FullState;
        });

        // The server's answer is still being read while the first line is in hand.
        Assert.True(atTheFirst.HasFlag(ConnectionState.Fetching), atTheFirst.ToString());
    }

    private static Task<(long Lines, string? Fault)> Verify(Board board) => board.Work(db => AuditTrail.Verify(db, CancellationToken.None));

    // What somebody with the administrator's rights on the database could do.
    private static Task TakeOffTheLock(Board board) => board.Database.Execute(board.Database.Settings.IsPostgres
        ? "DROP TRIGGER platform_audit_keep ON platform_audit; DROP TRIGGER platform_audit_chain ON platform_audit"
        : "DROP TRIGGER platform_audit_keep; DROP TRIGGER platform_audit_hold; DROP TRIGGER platform_audit_once");
}
