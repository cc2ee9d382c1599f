using System.Security.Cryptography;
using System.Text.Json;
using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Audit;

/// <summary>Lines are chained behind their saves: nobody waits for anybody, none is skipped, and what happens to one that waits is seen.</summary>
public class AuditChainTests
{
    private const string Chain = """SELECT "Position", "Sequence" FROM platform_audit ORDER BY "Position" """;

    [Fact]
    public async Task Whoever_saves_waits_for_nobody_and_whoever_ends_late_comes_later_in_the_chain()
    {
        await using var board = await Board.Open(DatabaseKind.Postgres);

        await board.Work(async early =>
        {
            await using var open = await early.Database.BeginTransactionAsync();
            early.Notices.Add(Notice.Post("Begun first", board.Clock.Now));
            Assert.Null(await early.Save(CancellationToken.None));

            // Were it to wait for the transaction above, this would never end.
            Assert.Null(await board.Post("Through first"));
            Assert.Equal(1, await Link(board));
            Assert.Equal((1, null), await Verify(board));
            await open.CommitAsync();
            return true;
        });

        Assert.Equal((2, null), await Verify(board));
        Assert.Equal(["1 2", "2 1"], await board.Database.Read(Chain));
        Assert.Null(await board.Post("Third"));
        Assert.Equal((3, null), await Verify(board));
    }

    [Fact]
    public async Task What_came_to_nothing_leaves_a_gap_in_the_numbers_and_none_in_the_chain()
    {
        await using var board = await Board.Open(DatabaseKind.Postgres);
        await board.Post("First");
        await board.Work(async db =>
        {
            await using var open = await db.Database.BeginTransactionAsync();
            db.Notices.Add(Notice.Post("Given up", board.Clock.Now));
            return await db.Save(CancellationToken.None);
        });
        await board.Post("Last");

        Assert.Equal((2, null), await Verify(board));
        Assert.Equal(["1 1", "2 3"], await board.Database.Read(Chain));
    }

    [Fact]
    public async Task More_than_one_round_of_lines_and_several_hosts_at_once_make_one_chain()
    {
        await using var board = await Board.Open(DatabaseKind.Postgres);
        foreach (var some in Enumerable.Range(1, 1200).Chunk(400))
        {
            await board.Work(db =>
            {
                db.Notices.AddRange(some.Select(number => Notice.Post($"Notice {number}", board.Clock.Now)));
                return db.Save(CancellationToken.None);
            });
        }

        var linked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Link(board))));

        Assert.Equal(1200, linked.Sum());
        Assert.Equal((1200, null), await Verify(board));
        Assert.Equal(["0"], await board.Database.Read("SELECT COUNT(*) FROM platform_audit_pending"));
    }

    [Theory]
    [InlineData("""DELETE FROM platform_audit WHERE "Sequence" = 3""", "Line 3 was taken out before it was chained.")]
    [InlineData("""UPDATE platform_audit SET "After" = '{}' WHERE "Sequence" = 3""", "Line 3 was changed before it was chained (board_notice ")]
    [InlineData("""DELETE FROM platform_audit_pending WHERE "Line" = 3""", "Line 3 was written by no save, or its note that it waits was taken out (board_notice ")]
    public async Task A_line_that_is_meddled_with_before_it_is_chained_is_found_for_good_and_keeps_no_other_from_the_chain(string meddling, string found)
    {
        await using var board = await Board.Open(DatabaseKind.Postgres);
        foreach (var number in Enumerable.Range(1, 5))
            await board.Post($"Notice {number}");
        await board.Database.Execute("""
            DROP TRIGGER platform_audit_keep ON platform_audit; DROP TRIGGER platform_audit_chain ON platform_audit;
            DROP TRIGGER platform_audit_pending_keep ON platform_audit_pending
            """);

        await board.Database.Execute(meddling);

        Assert.StartsWith(found, (await Verify(board)).Fault, StringComparison.Ordinal);
        await board.Post("Notice 6");
        var (lines, fault) = await Verify(board);
        Assert.Equal(5, lines);
        Assert.StartsWith(found, fault, StringComparison.Ordinal);
    }

    // Line 1 is chained, line 2 waits.
    [Theory]
    [InlineData("""UPDATE platform_audit SET "After" = '{}', "Position" = 2 WHERE "Sequence" = 2""")]
    [InlineData("""UPDATE platform_audit SET "Position" = NULL WHERE "Sequence" = 1""")]
    [InlineData("""UPDATE platform_audit SET "Position" = 7 WHERE "Sequence" = 1""")]
    [InlineData("""DELETE FROM platform_audit WHERE "Sequence" = 2""")]
    [InlineData("DELETE FROM platform_audit_pending")]
    [InlineData("""UPDATE platform_audit_pending SET "Print" = ''""")]
    [InlineData("TRUNCATE platform_audit_pending")]
    public async Task The_database_itself_lets_a_line_be_chained_once_and_nothing_else(string meddling)
    {
        await using var board = await Board.Open(DatabaseKind.Postgres);
        await board.Post("Chained");
        await Link(board);
        await board.Post("Waits");

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => board.Database.Execute(meddling));

        Assert.Contains("audit trail", refused.Message, StringComparison.Ordinal);
        Assert.Equal((2, null), await Verify(board));
    }

    [Theory]
    [InlineData("\"Sequence\", \"Position\"", "\"Sequence\", \"Position\"")]
    [InlineData("\"Sequence\", \"Position\"", "\"Sequence\" + 100, \"Position\"")]
    public async Task The_embedded_database_takes_no_line_in_the_place_of_another(string columns, string values)
    {
        await using var board = await Board.Open(DatabaseKind.Sqlite);
        await board.Post("Amoxicillin is short");

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => board.Database.Execute($$"""
            INSERT OR REPLACE INTO platform_audit ({{columns}}, "At", "Actor", "Kind", "Thing", "Key", "Before", "After", "PreviousHash", "Hash")
            SELECT {{values}}, "At", "Actor", "Kind", "Thing", "Key", "Before", '{}', "PreviousHash", "Hash" FROM platform_audit
            """));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, null), await Verify(board));
    }

    [Theory, OnEveryDatabase]
    public async Task A_house_from_before_keeps_its_lines_and_their_hashes_and_goes_on(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await BackToOneWriter(board.Database);
        // As saves wrote them then: each with the hash of the one before, and its number for its position.
        var previous = AuditTrail.Origin;
        for (var number = 1; number <= 3; number++)
        {
            string[] parts = [previous, $"{number}", "2026-06-01T09:00:00.000", "old", "Added", "board_notice", $"key-{number}", "{}", "{\"Text\":\"Old\"}"];
            var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
            await board.Database.Execute($$"""
                INSERT INTO platform_audit ("Sequence", "At", "Actor", "Kind", "Thing", "Key", "Before", "After", "PreviousHash", "Hash")
                VALUES ({{number}}, '2026-06-01 09:00:00', 'old', 'Added', 'board_notice', 'key-{{number}}', '{}', '{"Text":"Old"}', '{{previous}}', '{{hash}}')
                """);
            await board.Database.Execute($"""UPDATE platform_audit_head SET "Sequence" = {number}, "Hash" = '{hash}'""");
            previous = hash;
        }

        await using var later = await board.Another();

        Assert.Equal((3, null), await Verify(later));
        Assert.Null(await later.Post("New"));
        Assert.Equal((4, null), await Verify(later));
        Assert.Equal(["1 1", "2 2", "3 3", "4 4"], await board.Database.Read(Chain));
        Assert.Equal([previous], await board.Database.Read("""SELECT "Hash" FROM platform_audit WHERE "Position" = 3"""));
    }

    // As 0001 and 0011 made it.
    private static async Task BackToOneWriter(TestDatabase database)
    {
        string[] taken = database.Settings.IsPostgres
            ?
            [
                "DROP TRIGGER platform_audit_keep ON platform_audit", "DROP TRIGGER platform_audit_chain ON platform_audit", "DROP FUNCTION platform_audit_chain_once",
                "DROP TABLE platform_audit_pending", "DROP FUNCTION platform_audit_wait", "DROP SEQUENCE platform_audit_number",
                "CREATE TRIGGER platform_audit_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON platform_audit FOR EACH STATEMENT EXECUTE FUNCTION platform_audit_refuse()",
            ]
            : ["DROP TRIGGER platform_audit_once", "DROP TABLE platform_audit_pending"];
        foreach (var statement in (string[])[.. taken, "DROP INDEX \"IX_platform_audit_Position\"", "ALTER TABLE platform_audit DROP COLUMN \"Position\"", "DELETE FROM platform_migrations WHERE \"MigrationId\" = '0032_ChainLater'"])
            await database.Execute(statement);
    }

    private static Task<int> Link(Board board) => board.Work(db => AuditChain.Link(db, CancellationToken.None));

    private static Task<(long Lines, string? Fault)> Verify(Board board) => board.Work(db => AuditTrail.Verify(db, CancellationToken.None));
}
