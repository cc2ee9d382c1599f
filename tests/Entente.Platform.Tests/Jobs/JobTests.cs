using Entente.Platform.Access;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Jobs;

/// <summary>A job has its effect once, or none: whatever breaks, whoever works on it, whoever calls it off.</summary>
public class JobTests
{
    private static readonly Actor Tester = Actor.Program("tester");

    [Theory, OnEveryDatabase]
    public async Task A_job_is_queued_with_the_change_that_asks_for_it_and_has_its_effect_once(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var id = await Queue(board, "Bread");
        Assert.Equal(JobState.Waiting, (await JobOf(board, id)).State);

        Assert.True(await board.Runner.RunNext(CancellationToken.None));
        Assert.False(await board.Runner.RunNext(CancellationToken.None));

        var job = await JobOf(board, id);
        Assert.Equal((JobState.Done, "/board", "[1,0]", 1, "pin"), (job.State, job.ResultHref, job.ResultFigures, job.Attempts, job.Step));
        Assert.Equal(["Bread"], await Notices(board));
        // What a job does is done in the name of whoever asked, and told like any change.
        Assert.Equal(["program:tester"], await board.Database.Read("""SELECT "Actor" FROM platform_audit WHERE "Thing" = 'board_notice'"""));
        Assert.Equal(1, await board.Sender.SendDue(CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_of_a_change_that_was_not_saved_does_not_exist(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Taken");
        var refused = await board.Work(async db =>
        {
            await db.Queue(PinUp.Kind, new PinUp.Ask("Bread", ""), about: null, Tester, board.Clock, CancellationToken.None);
            db.Notices.Add(Notice.Post("Taken", board.Clock.Now));
            return await db.Save(CancellationToken.None);
        });

        Assert.Equal("platform.made-meanwhile", refused?.Code);
        Assert.False(await board.Runner.RunNext(CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task Two_clicks_make_one_job_and_a_later_ask_another(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var first = await Queue(board, "Bread", about: "board.notice/1");
        var second = await Queue(board, "Bread", about: "board.notice/1");
        Assert.Equal(first, second);

        await board.Runner.RunNext(CancellationToken.None);
        Assert.NotEqual(first, await Queue(board, "Cheese", about: "board.notice/1"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_refused_job_changes_nothing_and_keeps_every_fault(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var id = await Queue(board, "Bread", refuse: "board.too-early");

        await board.Runner.RunNext(CancellationToken.None);

        var job = await JobOf(board, id);
        Assert.Equal(JobState.Refused, job.State);
        var problem = StoredProblem.Read(job.Refusal!);
        Assert.Equal(("board.too-early", "Not before 07/01/2026."), (problem.Code, problem.Text));
        Assert.Equal(("$.text", "Longer than 3."), (problem.Faults[0].Place, problem.Faults[0].Text));
        Assert.Equal(new DateOnly(2026, 7, 1), problem.Arguments[0]);
        Assert.Empty(await Notices(board));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_fails_is_tried_again_after_growing_pauses_and_then_given_up(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        board.Mood.During = (_, _) => throw new IOException("No space left on device");
        var id = await Queue(board, "Bread");

        Assert.True(await board.Runner.RunNext(CancellationToken.None));
        foreach (var pause in new[] { 3, 9, 27, 81 })
        {
            Assert.Equal(JobState.Waiting, (await JobOf(board, id)).State);
            board.Clock.Pass(TimeSpan.FromSeconds(pause - 0.1));
            Assert.False(await board.Runner.RunNext(CancellationToken.None));
            board.Clock.Pass(TimeSpan.FromSeconds(0.2));
            Assert.True(await board.Runner.RunNext(CancellationToken.None));
        }

        var job = await JobOf(board, id);
        Assert.Equal((JobState.Failed, 5, "No space left on device"), (job.State, job.Attempts, job.LastError));
        Assert.Empty(await Notices(board));
        board.Mood.During = (_, _) => Task.CompletedTask;
        var again = await board.InPlatform(db => RepeatJob.Run(id, Tester, db, board.Clock, CancellationToken.None));
        await board.Runner.RunNext(CancellationToken.None);
        Assert.Equal(JobState.Done, (await JobOf(board, again.Value.Id)).State);
        Assert.Equal(["Bread"], await Notices(board));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_whose_save_loses_against_somebody_is_done_again_on_the_new_state(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var tries = 0;
        board.Mood.During = async (text, _) =>
        {
            // Somebody puts up the same notice while the job is at work, and takes it down again after the first try.
            if (++tries == 1)
                await board.Post(text);
        };
        var id = await Queue(board, "Bread");

        await board.Runner.RunNext(CancellationToken.None);
        Assert.Equal(JobState.Waiting, (await JobOf(board, id)).State);
        await board.Database.Execute("DELETE FROM board_notice");
        board.Clock.Pass(TimeSpan.FromSeconds(4));
        await board.Runner.RunNext(CancellationToken.None);

        Assert.Equal((JobState.Done, 2), ((await JobOf(board, id)).State, tries));
        Assert.Equal(["Bread"], await Notices(board));
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_kind_of_job_is_given_up_in_time_and_holds_nobody_up(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var id = await board.Work(async db =>
        {
            var job = await db.Queue("board.no-such-job", 1, about: null, Tester, board.Clock, CancellationToken.None);
            await db.Save(CancellationToken.None);
            return job.Id;
        });
        var good = await Queue(board, "Bread");

        for (var attempt = 0; attempt < 7; attempt++)
        {
            while (await board.Runner.RunNext(CancellationToken.None))
            {
            }

            board.Clock.Pass(TimeSpan.FromMinutes(2));
        }

        Assert.Equal((JobState.Failed, JobState.Done), ((await JobOf(board, id)).State, (await JobOf(board, good)).State));
    }

    [Theory, OnEveryDatabase]
    public async Task Every_night_old_jobs_and_sessions_that_have_run_out_are_swept_up(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var old = await Queue(board, "Bread");
        await board.Runner.RunNext(CancellationToken.None);
        await board.InPlatform(async db =>
        {
            await board.Get<Schedules>().QueueDue(db, CancellationToken.None);
            return 0;
        });
        board.Clock.Pass(TimeSpan.FromDays(91));
        var open = await Queue(board, "Cheese");
        await board.InPlatform(async db =>
        {
            await board.Get<Schedules>().QueueDue(db, CancellationToken.None);
            return 0;
        });

        while (await board.Runner.RunNext(CancellationToken.None))
        {
        }

        Assert.Equal(["0"], await board.Database.Read($"SELECT COUNT(*) FROM platform_job WHERE \"Id\" = '{Stored(kind, old)}'"));
        Assert.Equal(JobState.Done, (await JobOf(board, open)).State);
    }

    private static string Stored(DatabaseKind kind, Guid id) =>
        kind == DatabaseKind.Sqlite ? id.ToString().ToUpperInvariant() : id.ToString();

    internal static Task<Guid> Queue(Board board, string text, string about = "", string refuse = "") => board.Work(async db =>
    {
        var job = await db.Queue(PinUp.Kind, new PinUp.Ask(text, refuse), Thing.Read(about), Tester, board.Clock, CancellationToken.None);
        Assert.Null(await db.Save(CancellationToken.None));
        return job.Id;
    });

    internal static Task<Job> JobOf(Board board, Guid id) => board.InPlatform(db => db.Set<Job>().AsNoTracking().SingleAsync(job => job.Id == id));

    internal static Task<IReadOnlyList<string>> Notices(Board board) => board.Database.Read("""SELECT "Text" FROM board_notice ORDER BY "Text" """);
}
