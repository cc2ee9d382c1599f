using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Audit;

/// <summary>What a check alone cannot see, an anchor that was kept elsewhere shows; and a check of a house at work is not fooled by the work.</summary>
public class AuditAnchorTests
{
    [Theory, OnEveryDatabase]
    public async Task A_trail_that_was_cut_off_with_its_head_and_written_on_does_not_lead_through_the_anchor(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        foreach (var number in Enumerable.Range(1, 5))
            await board.Post($"Notice {number}");
        var anchor = await board.Work(db => AuditAnchor.Read(db, board.Clock, CancellationToken.None));
        Assert.Equal((5, 64), (anchor.Position, anchor.Hash.Length));
        await board.Post("Notice 6");
        Assert.Equal((6, null), await Check(board, anchor));

        await TakeOffTheLock(board);
        await board.Database.Execute("""DELETE FROM platform_audit WHERE "Position" > 3""");
        await board.Database.Execute("""UPDATE platform_audit_head SET "Sequence" = 3, "Hash" = (SELECT "Hash" FROM platform_audit WHERE "Position" = 3)""");

        Assert.Equal((3, null), await Check(board, anchor: null));
        Assert.Equal((3, "platform.audit-anchor-unmet"), await Check(board, anchor));
        foreach (var number in Enumerable.Range(7, 4))
            await board.Post($"Notice {number}");
        Assert.Equal((7, null), await Check(board, anchor: null));
        Assert.Equal((7, "platform.audit-anchor-unmet"), await Check(board, anchor));
    }

    [Theory, OnEveryDatabase]
    public async Task An_anchor_of_an_empty_trail_is_met_by_every_trail(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var anchor = await board.Work(db => AuditAnchor.Read(db, board.Clock, CancellationToken.None));
        await board.Post("Notice 1");

        Assert.Equal((1, null), await Check(board, anchor));
    }

    [Fact]
    public void An_anchor_is_read_back_as_it_was_written_and_nothing_else_is()
    {
        var anchor = new AuditAnchor(12, new('a', 64), new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal(anchor, AuditAnchor.Parse(anchor.ToString()).Value);
        Assert.All(["", "{}", "null", "[1]", "{\"position\":1,\"hash\":\"x\"}", $"{{\"hash\":\"{anchor.Hash}\"}}", $"{{\"position\":-1,\"hash\":\"{anchor.Hash}\"}}"],
            text => Assert.Equal("platform.audit-anchor-unreadable", AuditAnchor.Parse(text).Problem?.Code));
    }

    [Theory, OnEveryDatabase]
    public async Task While_people_write_every_check_is_whole_and_a_planted_fault_is_found(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        using var over = new CancellationTokenSource();
        var written = 0;
        var writers = Enumerable.Range(1, 4).Select(writer => Task.Run(async () =>
        {
            for (var number = 1; !over.IsCancellationRequested; number++)
            {
                Assert.Null(await board.Post($"Notice {number} of {writer}"));
                Interlocked.Increment(ref written);
            }
        })).ToList();
        // Two hosts chain at the same time, as they do after each save.
        var chainers = Enumerable.Range(1, 2).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
                await board.Work(db => AuditChain.Link(db, CancellationToken.None));
        })).ToList();

        await Written(25);
        var last = 0L;
        for (var check = 0; check < 25; check++)
        {
            var (lines, fault) = await Check(board, anchor: null);
            Assert.Null(fault);
            Assert.True(lines >= last);
            last = lines;
            await Written((check + 2) * 25);
        }

        await TakeOffTheLock(board);
        await board.Database.Execute("""UPDATE platform_audit SET "Actor" = 'somebody else' WHERE "Position" = 3""");
        Assert.Equal((3, "platform.audit-line-changed"), await Check(board, anchor: null));
        await board.Database.Execute("""UPDATE platform_audit SET "Actor" = 'program:tester' WHERE "Position" = 3""");
        Assert.Null((await Check(board, anchor: null)).Fault);
        await board.Database.Execute("""DELETE FROM platform_audit WHERE "Position" = 20""");
        Assert.Equal((20, "platform.audit-line-missing"), await Check(board, anchor: null));
        await over.CancelAsync();
        await Task.WhenAll([.. writers, .. chainers]);

        Task Written(int many) => Patience.Until(
            () => Task.FromResult(Volatile.Read(ref written) >= many || writers.Any(writer => writer.IsFaulted)), () => Task.FromResult($"{many} notices, {written} are written"));
    }

    private static Task<(long Lines, string? Fault)> Check(Board board, AuditAnchor? anchor) => board.Work(async db =>
    {
        var (lines, fault) = await AuditTrail.Check(db, CancellationToken.None, anchor: anchor);
        return (lines, fault?.Code);
    });

    private static Task TakeOffTheLock(Board board) => board.Database.Execute(board.Database.Settings.IsPostgres
        ? "DROP TRIGGER platform_audit_keep ON platform_audit; DROP TRIGGER platform_audit_chain ON platform_audit"
        : "DROP TRIGGER platform_audit_keep; DROP TRIGGER platform_audit_hold");
}
