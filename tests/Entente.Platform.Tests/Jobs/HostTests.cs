using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using static Entente.Platform.Tests.Jobs.JobTests;

namespace Entente.Platform.Tests.Jobs;

/// <summary>Hosts that die, stop, sleep or work side by side, and people who call a job off meanwhile.</summary>
public class HostTests
{
    [Theory, OnEveryDatabase]
    public async Task The_job_of_a_host_that_died_is_taken_over_after_a_minute(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var id = await Queue(board, "Bread");
        // As a host leaves it that was killed at work.
        await board.Database.Execute("""
            UPDATE platform_job SET "State" = 'Running', "Turn" = 1, "Attempts" = 1, "Host" = 'killed', "Until" = '2026-06-11 09:01:00+00'
            """);

        board.Clock.Pass(TimeSpan.FromSeconds(59));
        Assert.False(await board.Runner.RunNext(CancellationToken.None));
        board.Clock.Pass(TimeSpan.FromSeconds(2));
        Assert.True(await board.Runner.RunNext(CancellationToken.None));

        Assert.Equal((JobState.Done, 2), ((await JobOf(board, id)).State, (await JobOf(board, id)).Attempts));
        Assert.Equal(["Bread"], await JobTests.Notices(board));
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_host_saves_that_was_thought_dead_is_thrown_away(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var second = board.SecondRunner();
        var tries = 0;
        board.Mood.During = async (_, _) =>
        {
            if (++tries > 1)
                return;
            // The first host sleeps for longer than anybody waits; another does the work.
            board.Clock.Pass(TimeSpan.FromSeconds(61));
            Assert.True(await second.RunNext(CancellationToken.None));
            // What it did is taken away again, to see whether the first host would bring it back.
            await board.Database.Execute("DELETE FROM board_notice");
        };
        var id = await Queue(board, "Bread");

        Assert.True(await board.Runner.RunNext(CancellationToken.None));

        Assert.Equal((JobState.Done, 2), ((await JobOf(board, id)).State, tries));
        Assert.Empty(await JobTests.Notices(board));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_hosts_each_job_is_done_by_one(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        foreach (var number in Enumerable.Range(0, 24))
            await Queue(board, $"Notice {number:00}");

        await Task.WhenAll(Drain(board.Runner), Drain(board.SecondRunner()), Drain(board.SecondRunner()));

        Assert.Equal(Enumerable.Range(0, 24).Select(number => $"Notice {number:00}"), await JobTests.Notices(board));
        Assert.Equal(["24"], await board.Database.Read("""SELECT COUNT(*) FROM platform_job WHERE "State" = 'Done' AND "Attempts" = 1"""));
    }

    [Theory, OnEveryDatabase]
    public async Task A_host_that_is_asked_to_stop_hands_its_job_back_without_counting_the_try(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        using var stop = new CancellationTokenSource();
        board.Mood.During = async (_, work) =>
        {
            await stop.CancelAsync();
            work.ThrowIfCancellationRequested();
        };
        var id = await Queue(board, "Bread");

        await board.Runner.RunNext(stop.Token);

        Assert.Equal((JobState.Waiting, 0), ((await JobOf(board, id)).State, (await JobOf(board, id)).Attempts));
        Assert.Empty(await JobTests.Notices(board));
        board.Mood.During = (_, _) => Task.CompletedTask;
        await board.Runner.RunNext(CancellationToken.None);
        Assert.Equal(["Bread"], await JobTests.Notices(board));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_kills_its_host_every_time_is_given_up(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var id = await Queue(board, "Poison");
        await board.Database.Execute("""
            UPDATE platform_job SET "State" = 'Running', "Turn" = 30, "Attempts" = 30, "Host" = 'killed', "Until" = '2026-06-11 08:00:00+00'
            """);

        Assert.True(await board.Runner.RunNext(CancellationToken.None));

        Assert.Equal(JobState.Failed, (await JobOf(board, id)).State);
        Assert.Empty(await JobTests.Notices(board));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_whose_hosts_died_again_and_again_is_not_given_up_for_that(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var id = await Queue(board, "Bread");
        await board.Database.Execute("""
            UPDATE platform_job SET "State" = 'Running', "Turn" = 12, "Attempts" = 12, "Host" = 'killed', "Until" = '2026-06-11 08:00:00+00'
            """);

        Assert.True(await board.Runner.RunNext(CancellationToken.None));

        Assert.Equal((JobState.Done, 13, 0), ((await JobOf(board, id)).State, (await JobOf(board, id)).Attempts, (await JobOf(board, id)).Failures));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_waits_is_called_off_at_once(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var id = await Queue(board, "Bread");

        Assert.Null((await Cancel(board, id)).Problem);

        Assert.False(await board.Runner.RunNext(CancellationToken.None));
        Assert.Equal(JobState.Cancelled, (await JobOf(board, id)).State);
        Assert.Equal("platform.job-over", (await Cancel(board, id)).Problem?.Code);
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_runs_is_stopped_when_somebody_calls_it_off_and_changes_nothing(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var id = Guid.Empty;
        board.Mood.During = async (_, work) =>
        {
            Assert.Null((await Cancel(board, id)).Problem);
            await Task.Delay(Timeout.Infinite, work);
        };
        id = await Queue(board, "Bread");

        await board.Runner.RunNext(CancellationToken.None);

        Assert.Equal(JobState.Cancelled, (await JobOf(board, id)).State);
        Assert.Empty(await JobTests.Notices(board));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_done_every_day_is_queued_once_by_all_hosts_together_and_caught_up_once(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await LookAround(board);
        Assert.Equal(["0"], await Tidied(board));

        // 06:00 in Brussels is 04:00 UTC in summer; the clock stands at 09:00.
        board.Clock.Pass(TimeSpan.FromHours(18.9));
        await LookAround(board);
        Assert.Equal(["0"], await Tidied(board));
        board.Clock.Pass(TimeSpan.FromHours(0.2));
        await Task.WhenAll(LookAround(board), LookAround(board), LookAround(board));
        Assert.Equal(["1"], await Tidied(board));

        board.Clock.Pass(TimeSpan.FromDays(5));
        await LookAround(board);
        await LookAround(board);
        Assert.Equal(["2"], await Tidied(board));
        await Drain(board.Runner);
        Assert.Equal(["Tidied", "Tidied"], await board.Heard());
    }

    private static Task<IReadOnlyList<string>> Tidied(Board board) =>
        board.Database.Read($"SELECT COUNT(*) FROM platform_job WHERE \"Kind\" = '{Tidy.Kind}'");

    private static Task LookAround(Board board) => board.InPlatform(async db =>
    {
        await board.Get<Schedules>().QueueDue(db, CancellationToken.None);
        return 0;
    });

    private static Task<Result<Done>> Cancel(Board board, Guid id) =>
        board.InPlatform(db => CancelJob.Run(id, Actor.Program("tester"), db, board.Clock, CancellationToken.None));

    private static async Task Drain(JobRunner runner)
    {
        while (await runner.RunNext(CancellationToken.None))
        {
        }
    }
}
