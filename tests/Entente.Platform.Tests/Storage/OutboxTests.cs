using Entente.Platform.Storage;

namespace Entente.Platform.Tests.Storage;

/// <summary>Facts are heard in the order of telling, each exactly once in effect, whatever breaks on the way.</summary>
public class OutboxTests
{
    private const string Waiting = """
        SELECT COUNT(*) FROM platform_outbox WHERE "Id" NOT IN (SELECT "FactId" FROM platform_delivery) AND "Id" NOT IN (SELECT "FactId" FROM platform_parked)
        """;

    [Theory, OnEveryDatabase]
    public async Task Facts_are_heard_once_and_in_the_order_of_telling(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        foreach (var number in Enumerable.Range(1, 12))
            await board.Post($"Notice {number}");

        Assert.Equal(12, await board.Sender.SendDue(CancellationToken.None));
        Assert.Equal(0, await board.Sender.SendDue(CancellationToken.None));

        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"Notice {number}"), await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_heard_of_a_change_that_was_not_saved(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Notice");
        await board.Post("Notice");

        await board.Sender.SendDue(CancellationToken.None);

        Assert.Equal(["Notice"], await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task A_hearer_that_fails_is_asked_again_after_growing_pauses_while_later_facts_wait(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("First");
        await board.Post("Second");
        board.Mood.Before = _ => throw new IOException("The room is being painted.");

        Assert.Equal(0, await board.Sender.SendDue(CancellationToken.None));
        board.Mood.Before = _ => { };
        board.Clock.Pass(TimeSpan.FromSeconds(2.9));
        Assert.Equal(0, await board.Sender.SendDue(CancellationToken.None));
        Assert.Empty(await board.Heard());
        board.Clock.Pass(TimeSpan.FromSeconds(0.2));
        Assert.Equal(2, await board.Sender.SendDue(CancellationToken.None));

        Assert.Equal(["First", "Second"], await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task A_fact_that_nobody_can_hear_is_parked_after_eight_tries_and_the_rest_goes_on(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Poison");
        await board.Post("Bread");
        board.Mood.Before = text =>
        {
            if (text == "Poison")
                throw new IOException("No.");
        };

        await board.Sender.SendDue(CancellationToken.None);
        foreach (var (pause, failed) in new[] { 3, 9, 27, 81, 243, 729, 2187 }.Select((pause, before) => (pause, before + 1)))
        {
            board.Clock.Pass(TimeSpan.FromSeconds(pause - 0.1));
            await board.Sender.SendDue(CancellationToken.None);
            Assert.Equal(failed, await Attempts(board));
            board.Clock.Pass(TimeSpan.FromSeconds(0.2));
            await board.Sender.SendDue(CancellationToken.None);
            Assert.Equal(failed + 1, await Attempts(board));
        }

        Assert.Equal(["Bread"], await board.Heard());
        Assert.Equal(["0"], await board.Database.Read(Waiting));
        Assert.Equal(["Poison No."], await board.Database.Read("""
            SELECT CASE WHEN "Body" LIKE '%Poison%' THEN 'Poison' ELSE 'Bread' END, "LastError" FROM platform_outbox JOIN platform_parked ON "FactId" = "Id"
            """));
    }

    [Theory, OnEveryDatabase]
    public async Task A_crash_between_hearing_and_noting_has_no_effect_twice(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Notice");
        board.Mood.After = _ => throw new IOException("The power failed.");
        await board.Sender.SendDue(CancellationToken.None);
        Assert.Empty(await board.Heard());

        board.Mood.After = _ => { };
        board.Clock.Pass(TimeSpan.FromMinutes(1));
        await board.Sender.SendDue(CancellationToken.None);

        Assert.Equal(["Notice"], await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task A_crash_between_noting_and_moving_on_has_no_effect_twice(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Notice");
        await board.Sender.SendDue(CancellationToken.None);

        await board.Database.Execute("""UPDATE platform_lane SET "HeardUpTo" = 0""");
        Assert.Equal(0, await board.Sender.SendDue(CancellationToken.None));

        Assert.Equal(["Notice"], await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task While_one_host_holds_the_lease_another_sends_nothing(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Notice");
        // As a host leaves it that was killed while it sent.
        await board.Database.Execute("""UPDATE platform_lease SET "Holder" = 'killed', "Until" = '2026-06-11 09:00:30+00' WHERE "Name" = 'board.echo'""");

        board.Clock.Pass(TimeSpan.FromSeconds(29));
        Assert.Equal(0, await board.Sender.SendDue(CancellationToken.None));
        board.Clock.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await board.Sender.SendDue(CancellationToken.None));

        Assert.Equal(["Notice"], await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task When_one_host_has_sent_another_may_at_once(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("First");
        await board.Sender.SendDue(CancellationToken.None);
        await board.Post("Second");

        Assert.Equal(1, await board.SecondSender().SendDue(CancellationToken.None));

        Assert.Equal(["First", "Second"], await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task Two_hosts_that_send_at_once_never_deliver_twice(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        foreach (var number in Enumerable.Range(1, 30))
            await board.Post($"Notice {number}");
        // The slow host loses its lease in the middle of its work: only the notes of what was heard stand between it and a repeat.
        board.Mood.Before = _ => board.Clock.Pass(TimeSpan.FromSeconds(61));
        var (one, other) = (board.Sender, board.SecondSender());

        for (var round = 0; round < 40 && await board.Database.Read(Waiting) is not ["0"]; round++)
            await Task.WhenAll(Quietly(one), Quietly(other));

        Assert.Equal(Enumerable.Range(1, 30).Select(number => $"Notice {number}"), await board.Heard());
    }

    // A host that meets the other's write may fail; the next look mends it, as the running sender does.
    internal static async Task Quietly(OutboxSender sender)
    {
        try
        {
            await Task.Run(() => sender.SendDue(CancellationToken.None));
        }
        catch (Exception lost) when (lost is Microsoft.EntityFrameworkCore.DbUpdateException or System.Data.Common.DbException)
        {
            return;
        }
    }

    private static async Task<int> Attempts(Board board) => int.Parse(
        (await board.Database.Read("""
            SELECT COALESCE((SELECT "Attempts" FROM platform_parked), (SELECT "Attempts" FROM platform_lane WHERE "Hearer" = 'board.echo'))
            """))[0], System.Globalization.CultureInfo.InvariantCulture);
}
