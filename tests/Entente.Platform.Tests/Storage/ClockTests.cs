using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Tests.Storage;

/// <summary>A host whose own clock is wrong, here by two days, stops nobody, delays nothing and signs nobody out.</summary>
public class ClockTests
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    [Theory, OnEveryDatabase]
    public async Task Its_failing_hearer_pauses_no_longer_than_that_of_others(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await using var fast = await board.Another(TwoDays);
        await board.Post("Bread");
        fast.Mood.Before = _ => throw new IOException("Not here.");

        Assert.Equal(0, await fast.Sender.SendDue(CancellationToken.None));
        board.Clock.Pass(TimeSpan.FromSeconds(3.1));
        Assert.Equal(1, await board.Sender.SendDue(CancellationToken.None));

        Assert.Equal(["Bread"], await board.Heard());
    }

    [Theory, OnEveryDatabase]
    public async Task A_lease_that_is_longer_than_its_term_is_void(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Bread");
        await board.Database.Execute("""UPDATE platform_lease SET "Holder" = 'fast', "Until" = '2026-06-13 09:00:30+00'""");

        Assert.Equal(1, await board.Sender.SendDue(CancellationToken.None));
        Assert.True(await board.InPlatform(db => Lease.Take(db, "notice-mail", "me", TimeSpan.FromMinutes(2), board.Clock.Now, CancellationToken.None)));
        Assert.False(await board.InPlatform(db => Lease.Take(db, "notice-mail", "you", TimeSpan.FromMinutes(2), board.Clock.Now, CancellationToken.None)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_pause_that_is_longer_than_the_longest_is_void(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Bread");
        await board.Database.Execute("""UPDATE platform_lane SET "NextTryAt" = '2026-06-13 09:00:30+00', "Attempts" = 1""");

        Assert.Equal(1, await board.Sender.SendDue(CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_it_died_at_is_taken_over_and_one_that_it_queued_is_due(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await using var fast = await board.Another(TwoDays);
        await Queue(board, "Bread");
        await board.Database.Execute("""
            UPDATE platform_job SET "State" = 'Running', "Turn" = 1, "Attempts" = 1, "Host" = 'fast', "Until" = '2026-06-13 09:01:00+00'
            """);
        await Queue(fast, "Cheese");

        Assert.True(await board.Runner.RunNext(CancellationToken.None));
        Assert.True(await board.Runner.RunNext(CancellationToken.None));

        Assert.Equal(["Bread", "Cheese"], await board.Database.Read("""SELECT "Text" FROM board_notice ORDER BY "Text" """));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_fails_with_it_is_tried_again_as_soon_as_with_others(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await using var fast = await board.Another(TwoDays);
        fast.Mood.During = (_, _) => throw new IOException("Not here.");
        await Queue(board, "Bread");

        Assert.True(await fast.Runner.RunNext(CancellationToken.None));
        board.Clock.Pass(TimeSpan.FromSeconds(3.1));
        Assert.True(await board.Runner.RunNext(CancellationToken.None));

        Assert.Equal(["Bread"], await board.Database.Read("SELECT \"Text\" FROM board_notice"));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_done_every_day_is_neither_done_early_nor_put_off(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await using var fast = await board.Another(TwoDays);
        await LookAround(board);
        await LookAround(fast);
        Assert.Equal(["0"], await Tidied(board));

        // As one left it that was fast before its clock no longer mattered.
        await board.Database.Execute($"""UPDATE platform_schedule SET "NextAt" = '2026-06-14 04:00:00{(kind == DatabaseKind.Sqlite ? "" : "+00")}'""");
        await LookAround(board);
        Assert.Equal(["1"], await Tidied(board));
        await LookAround(fast);
        await LookAround(board);
        Assert.Equal(["1"], await Tidied(board));
    }

    [Theory, OnEveryDatabase]
    public async Task Its_sweep_signs_nobody_out_and_forgets_nothing_early(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await using var fast = await board.Another(TwoDays);
        await board.Post("Bread");
        await board.Sender.SendDue(CancellationToken.None);
        await board.InPlatform(async db =>
        {
            db.Add(Session("here", board.Clock.Now.AddHours(-7)));
            db.Add(Session("gone", board.Clock.Now.AddHours(-9)));
            return await db.SaveChangesAsync();
        });
        board.Clock.Pass(TimeSpan.FromMinutes(30));

        await fast.InPlatform(async db =>
        {
            await db.Queue(SweepUp.Kind, new SweepUp.Everything(), about: null, Actor.Program("tester"), fast.Clock, CancellationToken.None);
            return await db.Save(CancellationToken.None);
        });
        Assert.True(await fast.Runner.RunNext(CancellationToken.None));

        Assert.Equal(["here"], await board.Database.Read("SELECT \"KeyHash\" FROM platform_session"));
        Assert.Equal(["1"], await board.Database.Read("SELECT COUNT(*) FROM platform_outbox"));
    }

    [Theory, OnEveryDatabase]
    public async Task It_opens_no_lock_early_and_locks_for_no_longer_than_others(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await using var fast = await board.Another(TwoDays);
        var rules = board.Get<IOptions<SignInSettings>>();
        await board.InPlatform(async db =>
        {
            db.Add(Account.Open("ada", "Ada", null, board.Get<Passwords>().Hash("correct horse"), board.Clock.Now));
            return await db.SaveChangesAsync();
        });

        await Guess(board);
        Assert.Equal("platform.sign-in-refused", (await SignIn(fast, "correct horse")).Problem?.Code);
        board.Clock.Pass(rules.Value.LockTime + TimeSpan.FromSeconds(1));
        Assert.Null((await SignIn(fast, "correct horse")).Problem);
        await Guess(fast);
        Assert.Equal("platform.sign-in-refused", (await SignIn(board, "correct horse")).Problem?.Code);
        board.Clock.Pass(rules.Value.LockTime + TimeSpan.FromSeconds(1));
        Assert.Null((await SignIn(board, "correct horse")).Problem);

        async Task Guess(Board host)
        {
            for (var guess = 0; guess < rules.Value.MostFailures; guess++)
                Assert.NotNull((await SignIn(host, "wrong")).Problem);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_token_that_it_makes_works_as_long_as_one_of_others(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await using var fast = await board.Another(TwoDays);
        var made = await fast.InPlatform(async db =>
        {
            db.Add(Account.Open("ada", "Ada", null, board.Get<Passwords>().Hash("correct horse"), board.Clock.Now));
            await db.SaveChangesAsync();
            return await CreateToken.Run(new("ada", "Script", 1, true), Actor.Program("tester"), db, fast.Get<IOptions<SignInSettings>>(), fast.Clock, CancellationToken.None);
        });

        Assert.Equal(board.Clock.Now.AddDays(1), made.Value.ExpiresAt);
    }

    [Theory, OnEveryDatabase]
    public async Task The_database_s_clock_is_asked_for_and_does_not_follow_the_host_s(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var host = new FixedClock { Now = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        var clock = new DatabaseClock(host);
        var (asked, now, later) = await board.InPlatform(async db =>
        {
            var asked = await clock.Ask(db, CancellationToken.None);
            var now = await clock.Now(db, CancellationToken.None);
            host.Now = new(2150, 1, 1, 0, 0, 0, TimeSpan.Zero);
            return (asked, now, await clock.Now(db, CancellationToken.None));
        });

        // Whatever day it is, it is neither of the host's, and it goes on by what passes.
        Assert.InRange(asked, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2149, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.InRange(now, asked, asked.AddMinutes(10));
        Assert.InRange(later, now, asked.AddMinutes(10));
        Assert.Equal(TimeSpan.Zero, asked.Offset);
    }

    private static Task<Result<Account>> SignIn(Board host, string password) => host.InPlatform(db => Entente.Platform.Accounts.SignIn.Run(
        new("ada", password), db, host.Get<Passwords>(), host.Get<IOptions<SignInSettings>>(), host.Clock, new CurrentActor(), CancellationToken.None));

    private static Session Session(string key, DateTimeOffset used) => new()
    {
        KeyHash = key, Id = Guid.CreateVersion7(used), Account = Id<Account>.New(used), Stamp = "", StartedAt = used, LastUsedAt = used, ExpiresAt = used.AddDays(30), UserAgent = "",
    };

    private static Task<Problem?> Queue(Board host, string text) => host.Work(async db =>
    {
        await db.Queue(PinUp.Kind, new PinUp.Ask(text, ""), about: null, Actor.Program("tester"), host.Clock, CancellationToken.None);
        return await db.Save(CancellationToken.None);
    });

    private static Task<IReadOnlyList<string>> Tidied(Board board) =>
        board.Database.Read($"SELECT COUNT(*) FROM platform_job WHERE \"Kind\" = '{Tidy.Kind}'");

    private static Task LookAround(Board board) => board.InPlatform(async db =>
    {
        await board.Get<Schedules>().QueueDue(db, CancellationToken.None);
        return 0;
    });
}
