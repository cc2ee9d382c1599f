using Entente.Platform.Storage;
using Npgsql;

namespace Entente.Platform.Tests.Storage;

/// <summary>Each hearer has a lane: its own order, tries, parked facts and past, and none waits for another.</summary>
public class LaneTests
{
    private static readonly string[] Five = ["1", "2", "3", "4", "5"];

    [Theory, OnEveryDatabase]
    public async Task A_hearer_that_always_fails_stops_itself_alone(DatabaseKind kind)
    {
        await using var board = await Board.OpenWithLater(kind);
        board.Mood.Later = (_, _) => throw new IOException("The room is being painted.");
        await Post(board, Five);

        Assert.Equal(5, await Send(board));
        await Post(board, "6");
        Assert.Equal(1, await Send(board));

        Assert.Equal([.. Five, "6"], await board.Heard());
        Assert.Equal(
            [new("board.echo", true, 0, 0, 0, null, null), new("board.echo-later", true, 6, 0, 1, board.Clock.Now.AddSeconds(3), "The room is being painted.")],
            (await List(board)).Lanes.Where(lane => lane.Hearer.StartsWith("board.", StringComparison.Ordinal)));

        board.Mood.Later = (_, _) => Task.CompletedTask;
        board.Clock.Pass(TimeSpan.FromSeconds(3.1));
        Assert.Equal(6, await Send(board));
        Assert.Equal([.. Five, "6", .. Five.Append("6").Select(text => $"Later: {text}")], await board.Heard());
        Assert.All((await List(board)).Lanes, lane => Assert.Equal((0, 0, null), (lane.Waiting, lane.Attempts, lane.LastError)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_hearer_that_hangs_is_given_up_and_keeps_nobody(DatabaseKind kind)
    {
        await using var board = await Board.OpenWithLater(kind);
        // Long enough for the other lane on a machine with much to do.
        board.Sender.Hearing.Longest = TimeSpan.FromSeconds(5);
        // One that does not even listen when it is told to stop.
        board.Mood.Later = (_, _) => Task.Delay(Timeout.Infinite, CancellationToken.None);
        await Post(board, Five);

        Assert.Equal(5, await Send(board));

        Assert.Equal(Five, await board.Heard());
        Assert.Equal("It was not through after 5 seconds.", (await Lane(board, EchoLater.Name)).LastError);
    }

    [Theory, OnEveryDatabase]
    public async Task While_a_hearer_works_others_write_and_it_waits_for_nobody(DatabaseKind kind)
    {
        await using var board = await Board.OpenWithLater(kind);
        board.Mood.Later = async (text, _) =>
        {
            if (text == "Bread")
                Assert.Null(await board.Post("Cheese"));
        };
        await Post(board, "Bread");

        // The other lane may be through before the second one is posted.
        Assert.Equal(4, await Patience.For(Send(board), "a hearer beside which somebody writes") + await Send(board));

        Assert.Equal(["Bread", "Cheese", "Later: Bread", "Later: Cheese"], (await board.Heard()).Order(StringComparer.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Two_hosts_and_one_hearer_that_always_fails_deliver_each_fact_once(DatabaseKind kind)
    {
        await using var board = await Board.OpenWithLater(kind);
        await using var other = await board.Another(later: true);
        var numbers = Enumerable.Range(1, 20).Select(number => $"{number:00}").ToArray();
        // Never here, and there only by chance: a lane whose host fails is tried by the other.
        board.Mood.Later = (_, _) => throw new IOException("Never here.");
        await Post(board, numbers);

        for (var round = 0; round < 60 && (await List(board)).Lanes.Any(lane => lane.Waiting > 0); round++)
        {
            await Task.WhenAll(OutboxTests.Quietly(board.Sender), OutboxTests.Quietly(other.Sender));
            board.Clock.Pass(TimeSpan.FromMinutes(40));
        }

        Assert.Equal(
            [.. numbers.Select(number => $"{number} 1"), .. numbers.Select(number => $"Later: {number} 1")],
            await board.Database.Read("""SELECT "Text", COUNT(*) FROM board_echo GROUP BY "Text" ORDER BY "Text" """));
        Assert.Empty((await List(board)).Parked);
    }

    [Theory, OnEveryDatabase]
    public async Task A_parked_fact_is_heard_when_somebody_retries_it_and_nothing_else_again(DatabaseKind kind)
    {
        await using var board = await Board.OpenWithLater(kind);
        board.Mood.Later = (text, _) => text == "Poison" ? throw new IOException("No.") : Task.CompletedTask;
        await Post(board, "Poison", "Bread");
        for (var attempt = 0; attempt < OutboxSender.MostAttempts; attempt++)
        {
            await Send(board);
            board.Clock.Pass(TimeSpan.FromHours(1));
        }

        Assert.Equal(["Poison", "Bread", "Later: Bread"], await board.Heard());
        var parked = Assert.Single((await List(board)).Parked);
        Assert.Equal((EchoLater.Name, NoticePosted.Name, OutboxSender.MostAttempts, "No."), (parked.Hearer, parked.Kind, parked.Attempts, parked.LastError));
        Assert.Equal((0, 1), ((await Lane(board, EchoLater.Name)).Waiting, (await Lane(board, EchoLater.Name)).Parked));

        board.Mood.Later = (_, _) => Task.CompletedTask;
        Assert.Equal(1, (await Retry(board, parked.Fact)).Value);
        Assert.Equal(1, await Send(board));

        Assert.Equal(["Poison", "Bread", "Later: Bread", "Later: Poison"], await board.Heard());
        Assert.Empty((await List(board)).Parked);
        Assert.Equal("platform.fact-not-parked", (await Retry(board, parked.Fact)).Problem?.Code);
    }

    [Theory, OnEveryDatabase]
    public async Task A_room_that_comes_later_begins_with_now_and_hears_of_the_past_when_it_is_replayed(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await Post(board, "1", "2", "3");
        await Send(board);
        await using var later = await board.Another(later: true);
        await Post(board, "4");

        Assert.Equal(2, await Send(later));
        Assert.Equal(["1", "2", "3", "4", "Later: 4"], (await board.Heard()).Order(StringComparer.Ordinal));

        Assert.Equal(new Replay(3, board.Clock.Now), (await Replayed(later)).Value);
        Assert.Equal(3, await Send(later));
        Assert.Equal(["Later: 1", "Later: 2", "Later: 3"], (await board.Heard()).TakeLast(3));
        Assert.Equal(new Replay(0, null), (await Replayed(later)).Value);
        Assert.Equal(0, await Send(later));
        Assert.Equal("platform.hearer-unknown", (await Replayed(board)).Problem?.Code);
        // The house without that room still lists the lane, and says that nobody hears there.
        Assert.False((await Lane(board, EchoLater.Name)).Known);
    }

    [Fact]
    public async Task A_fact_whose_lower_number_is_seen_late_is_not_skipped()
    {
        await using var board = await Board.Open(DatabaseKind.Postgres);
        await using var connection = new NpgsqlConnection(board.Database.Settings.ConnectionString);
        await connection.OpenAsync();
        await using var slow = await connection.BeginTransactionAsync();
        await Tell(connection, "Slow");
        await board.Database.Execute(Telling("Quick"));
        await using var third = new NpgsqlConnection(board.Database.Settings.ConnectionString);
        await third.OpenAsync();
        await using (var givenUp = await third.BeginTransactionAsync())
        {
            await Tell(third, "Given up");
            Assert.Equal(1, await Send(board));
            Assert.Equal(["Quick"], await board.Heard());
            await givenUp.RollbackAsync();
        }

        await board.Database.Execute(Telling("Quick too"));
        Assert.Equal(1, await Send(board));
        Assert.Equal(0, await Send(board));
        Assert.Equal(["0"], await HeardUpTo(board));

        await slow.CommitAsync();
        Assert.Equal(1, await Send(board));
        Assert.Equal(["Quick", "Quick too", "Slow"], await board.Heard());
        // The number that was given up is nobody's, and the lane is past it.
        Assert.Equal(["4"], await HeardUpTo(board));
    }

    [Fact]
    public async Task A_lane_moves_on_past_those_who_are_through_while_others_go_on_telling()
    {
        await using var board = await Board.Open(DatabaseKind.Postgres);
        var open = new Queue<NpgsqlConnection>();
        for (var number = 1; number <= 6; number++)
        {
            // There is always somebody in the middle of telling a fact.
            var connection = new NpgsqlConnection(board.Database.Settings.ConnectionString);
            await connection.OpenAsync();
            await using var begin = new NpgsqlCommand($"BEGIN; {Telling($"{number}")}", connection);
            await begin.ExecuteNonQueryAsync();
            open.Enqueue(connection);
            if (open.Count > 1)
                await End(open.Dequeue());
            await Send(board);
        }

        var upTo = long.Parse((await HeardUpTo(board))[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(upTo, 2, 5);
        await End(open.Dequeue());
        await Send(board);
        Assert.Equal(["1", "2", "3", "4", "5", "6"], await board.Heard());
        Assert.Equal(["6"], await HeardUpTo(board));

        static async Task End(NpgsqlConnection connection)
        {
            await using var commit = new NpgsqlCommand("COMMIT", connection);
            await commit.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_slice_waits_for_the_one_hearer_that_it_needs_and_for_no_other_fact(DatabaseKind kind)
    {
        await using var board = await Board.OpenWithLater(kind);
        board.Mood.Later = (text, _) => text == "Stuck" ? throw new IOException("No.") : Task.CompletedTask;
        board.Mood.Before = _ => throw new IOException("Not this one either.");
        await Post(board, "Stuck");
        await Send(board);

        await board.Work(async db =>
        {
            db.Notices.Add(Notice.Post("Needed", board.Clock.Now));
            Assert.Null(await db.Save(CancellationToken.None));
            await board.Sender.HearNow<EchoLater>(db, CancellationToken.None);
            return 0;
        });

        Assert.Equal(["Later: Needed"], await board.Heard());
        // The lane goes on as any: it is past the one that was heard, and behind the one that is stuck.
        board.Mood.Later = (_, _) => Task.CompletedTask;
        board.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Send(board));
        Assert.Equal(["Later: Needed", "Later: Stuck"], await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task Facts_that_all_have_heard_are_swept_after_thirty_days(DatabaseKind kind)
    {
        await using var board = await Board.OpenWithLater(kind);
        board.Mood.Later = (text, _) => text == "Poison" ? throw new IOException("No.") : Task.CompletedTask;
        await Post(board, "Bread", "Poison");
        for (var attempt = 0; attempt < OutboxSender.MostAttempts; attempt++)
        {
            await Send(board);
            board.Clock.Pass(TimeSpan.FromHours(1));
        }

        board.Clock.Pass(TimeSpan.FromDays(29));
        Assert.Equal(0, await Swept(board));
        board.Clock.Pass(TimeSpan.FromDays(1));
        board.Mood.Later = (_, _) => throw new IOException("Closed.");
        await Post(board, "Behind");
        await Send(board);

        // The parked one stays for whoever mends it.
        Assert.Equal(1, await Swept(board));
        Assert.Equal(["Poison", "Behind"], await Kept(board));
        Assert.Equal(["1"], await board.Database.Read("""SELECT COUNT(*) FROM platform_delivery WHERE "FactId" NOT IN (SELECT "Id" FROM platform_outbox WHERE "Body" LIKE '%Behind%')"""));
        board.Clock.Pass(TimeSpan.FromDays(31));
        // And the one that a lane has still to hear, however old.
        Assert.Equal(0, await Swept(board));

        board.Mood.Later = (_, _) => Task.CompletedTask;
        await Retry(board, (await List(board)).Parked[0].Fact);
        Assert.Equal(2, await Send(board));
        Assert.Equal(2, await Swept(board));
        Assert.Empty(await Kept(board));
        Assert.Equal(["0"], await board.Database.Read("SELECT COUNT(*) FROM platform_delivery"));
    }

    private static string Telling(string text) =>
        $$"""INSERT INTO platform_outbox ("Id", "Kind", "Body", "At") VALUES (gen_random_uuid(), '{{NoticePosted.Name}}', '{"id":"{{Guid.Empty}}","text":"{{text}}"}', now())""";

    private static async Task Tell(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(Telling(text), connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Post(Board board, params string[] texts)
    {
        foreach (var text in texts)
            Assert.Null(await board.Post(text));
    }

    private static Task<int> Send(Board board) => board.Sender.SendDue(CancellationToken.None);

    private static Task<OutboxView> List(Board board) => board.InPlatform(db => ListLanes.Run(db, board.Get<Facts>(), CancellationToken.None));

    private static async Task<LaneView> Lane(Board board, string hearer) => (await List(board)).Lanes.Single(lane => lane.Hearer == hearer);

    private static Task<Result<int>> Retry(Board board, Guid fact) =>
        board.InPlatform(db => RetryFact.Run(new(fact), db, board.Get<OutboxSignal>(), CancellationToken.None));

    private static Task<Result<Replay>> Replayed(Board board) =>
        board.InPlatform(db => ReplayLane.Run(new(EchoLater.Name), db, board.Get<Facts>(), board.Get<OutboxSignal>(), CancellationToken.None));

    private static Task<int> Swept(Board board) => board.InPlatform(db => SweepFacts.Run(db, board.Get<Facts>(), board.Clock.Now, CancellationToken.None));

    private static Task<IReadOnlyList<string>> Kept(Board board) => board.Database.Read("""
        SELECT CASE WHEN "Body" LIKE '%Poison%' THEN 'Poison' WHEN "Body" LIKE '%Behind%' THEN 'Behind' ELSE 'Bread' END FROM platform_outbox ORDER BY "Sequence"
        """);

    private static Task<IReadOnlyList<string>> HeardUpTo(Board board) => board.Database.Read("""SELECT "HeardUpTo" FROM platform_lane WHERE "Hearer" = 'board.echo'""");
}
