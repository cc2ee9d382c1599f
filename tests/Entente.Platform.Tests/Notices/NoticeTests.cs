using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;
using Microsoft.EntityFrameworkCore;
using Told = Entente.Platform.Notices.Notice;

namespace Entente.Platform.Tests.Notices;

/// <summary>A person is told once of each cause, together with it or not at all, and reads only one's own notices.</summary>
public class NoticeTests
{
    [Theory, OnEveryDatabase]
    public async Task A_notice_of_a_change_that_was_not_saved_is_not_given(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        await board.Post("Taken");
        var anna = Person(Id<Account>.New(board.Clock.Now).Value);

        var refused = await board.Work(async db =>
        {
            await db.Notify(anna.Account!.Value, Of("one"), board.Clock.Now, CancellationToken.None);
            db.Notices.Add(Notice.Post("Taken", board.Clock.Now));
            return await db.Save(CancellationToken.None);
        });

        Assert.Equal("platform.made-meanwhile", refused?.Code);
        Assert.Empty(await Inbox(board, anna));
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_is_told_twice_of_one_cause_not_even_at_the_same_time(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var anna = Person(Id<Account>.New(board.Clock.Now).Value);
        var bruno = Person(Id<Account>.New(board.Clock.Now).Value);
        await Tell(board, anna, "one", "one", "two");
        await Tell(board, anna, "one");
        await Tell(board, bruno, "one");

        Assert.Equal(["one", "two"], (await Inbox(board, anna)).Select(notice => notice.Arguments[0]).Order(StringComparer.Ordinal));
        Assert.Single(await Inbox(board, bruno));

        // Two that look before either has saved: the later save is refused.
        var lost = await board.Work(async first =>
        {
            await first.Notify(anna.Account!.Value, Of("three"), board.Clock.Now, CancellationToken.None);
            await Tell(board, anna, "three");
            return await first.Save(CancellationToken.None);
        });
        Assert.Equal("platform.made-meanwhile", lost?.Code);
        Assert.Equal(3, (await Inbox(board, anna)).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_person_reads_and_notes_only_ones_own(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var anna = Person(Id<Account>.New(board.Clock.Now).Value);
        var bruno = Person(Id<Account>.New(board.Clock.Now).Value);
        await Tell(board, anna, "one", "two");
        var one = (await Inbox(board, anna))[0];

        Assert.Equal(0, await Note(board, one.Id, bruno));
        Assert.Equal(0, await Note(board, null, Actor.Program("tester")));
        Assert.Equal(1, await Note(board, one.Id, anna));
        Assert.Equal(0, await Note(board, one.Id, anna));
        Assert.NotEqual(one.Id, Assert.Single(await Inbox(board, anna, unread: true)).Id);
        Assert.Equal(1, await Note(board, null, anna));
        Assert.Empty(await Inbox(board, anna, unread: true));
    }

    [Theory, OnEveryDatabase]
    public async Task Ten_thousand_notices_are_read_a_page_at_a_time_none_twice_and_none_left_out(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var anna = Person(Id<Account>.New(board.Clock.Now).Value);
        var begin = board.Clock.Now;
        await board.InPlatform(async db =>
        {
            db.Set<Told>().AddRange(Enumerable.Range(0, 10_000).Select(number => new Told
            {
                Id = Guid.CreateVersion7(begin.AddMilliseconds(number)), Account = anna.Account!.Value, Topic = "board.pinned", Cause = $"board/{number}",
                Href = "/board", Text = "notice.board.pinned", Arguments = [$"{number}"], At = begin.AddMilliseconds(number),
            }));
            return await db.SaveChangesAsync();
        });

        var seen = new List<string>();
        Guid? before = null;
        for (var pages = 0; pages < 4; pages++)
        {
            var page = await Inbox(board, anna, before: before);
            seen.AddRange(page.Select(notice => notice.Arguments[0]));
            before = page[^1].Id;
        }

        Assert.Equal(Enumerable.Range(0, 4 * ListNotices.Page).Select(back => $"{9_999 - back}"), seen);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_asked_for_a_job_is_told_of_its_end_once_and_a_schedule_tells_nobody(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var account = Account.Open("anna@authority.example", "Anna", authority: null, "hash", board.Clock.Now);
        await board.InPlatform(db =>
        {
            db.Add(account);
            return db.Save(CancellationToken.None);
        });
        var anna = Person(account.Id.Value);
        var done = await Queue(board, anna, new("Bread", ""));
        var refused = await Queue(board, anna, new("Cheese", "board.too-early"));
        await Queue(board, Actor.Program("schedule"), new("Milk", ""));
        while (await board.Runner.RunNext(CancellationToken.None))
        {
        }

        var told = await board.InPlatform(db => db.Set<Told>().AsNoTracking().ToListAsync());
        Assert.All(told, notice => Assert.Equal(account.Id.Value, notice.Account));
        Assert.Equal(
            new[] { ($"/jobs/{done}", "notice.platform.job-ended.done"), ($"/jobs/{refused}", "notice.platform.job-ended.refused") }.Order(),
            told.Select(notice => (notice.Href, notice.Text)).Order());
    }

    [Theory, OnEveryDatabase]
    public async Task Whose_job_somebody_else_calls_off_is_told_once_and_whoever_calls_off_ones_own_is_not(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var anna = Person(Id<Account>.New(board.Clock.Now).Value);
        var own = await Queue(board, anna, new("Bread", ""));
        var other = await Queue(board, anna, new("Cheese", ""));

        Assert.Null((await CallOff(board, own, anna)).Problem);
        Assert.Null((await CallOff(board, other, Actor.Program("administration"))).Problem);
        Assert.Equal("platform.job-over", (await CallOff(board, other, Actor.Program("administration"))).Problem?.Code);

        var told = Assert.Single(await Inbox(board, anna));
        Assert.Equal(($"/jobs/{other}", "notice.platform.job-ended.calledOff"), (told.Href, told.Text));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_muted_a_thread_is_told_no_more_of_it_and_others_are(DatabaseKind kind)
    {
        await using var board = await Board.Open(kind);
        var anna = Person(Id<Account>.New(board.Clock.Now).Value);
        var bruno = Person(Id<Account>.New(board.Clock.Now).Value);
        await Tell(board, anna, "one");
        Assert.Equal("platform.notice-unknown", (await Mute(board, (await Inbox(board, anna))[0].Id, bruno)).Problem?.Code);
        Assert.Null((await Mute(board, (await Inbox(board, anna))[0].Id, anna)).Problem);
        Assert.Null((await Mute(board, (await Inbox(board, anna))[0].Id, anna)).Problem);

        await Tell(board, anna, "two");
        await Tell(board, bruno, "two");
        Assert.Single(await Inbox(board, anna));
        Assert.Single(await Inbox(board, bruno));
        Assert.Equal(0, await board.InPlatform(db => UnmuteThread.Run(new("board.wall/1"), bruno, db, CancellationToken.None)));
        Assert.Equal(1, await board.InPlatform(db => UnmuteThread.Run(new("board.wall/1"), anna, db, CancellationToken.None)));
        // What happened meanwhile is not told later; what happens from now on is.
        await Tell(board, anna, "three");
        Assert.Equal(["one", "three"], (await Inbox(board, anna)).Select(notice => notice.Arguments[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_can_be_told_of_a_topic_that_no_room_registered()
    {
        await using var board = await Board.Open(DatabaseKind.Sqlite);
        var anna = Person(Id<Account>.New(board.Clock.Now).Value);

        var failed = await Assert.ThrowsAsync<ArgumentException>(() => board.Work(async db =>
        {
            await db.Notify(anna.Account!.Value, Of("one") with { Topic = "board.unheard-of" }, board.Clock.Now, CancellationToken.None);
            return await db.Save(CancellationToken.None);
        }));
        Assert.Contains("board.unheard-of", failed.Message, StringComparison.Ordinal);
    }

    private static Telling Of(string what) => new("board.pinned", $"board/{what}", "/board", "notice.board.pinned", what) { About = new("board.wall", "1") };

    private static Actor Person(Guid account) => Actor.Person(account, "anna@authority.example", "Anna", authority: null, [], new([]));

    private static Task<Problem?> Tell(Board board, Actor person, params string[] causes) => board.Work(async db =>
    {
        foreach (var cause in causes)
            await db.Notify(person.Account!.Value, Of(cause), board.Clock.Now, CancellationToken.None);
        return await db.Save(CancellationToken.None);
    });

    private static Task<List<Told>> Inbox(Board board, Actor person, bool unread = false, Guid? before = null) =>
        board.InPlatform(db => ListNotices.Run(before, unread, person, db, CancellationToken.None));

    private static Task<int> Note(Board board, Guid? only, Actor person) =>
        board.InPlatform(db => ReadNotices.Run(only, person, db, board.Clock, CancellationToken.None));

    private static Task<Result<Done>> Mute(Board board, Guid id, Actor person) =>
        board.InPlatform(db => MuteThread.Run(id, person, db, board.Clock, CancellationToken.None));

    private static Task<Result<Done>> CallOff(Board board, Guid job, Actor person) =>
        board.InPlatform(db => CancelJob.Run(job, person, db, board.Clock, CancellationToken.None));

    private static Task<Guid> Queue(Board board, Actor asker, PinUp.Ask ask) => board.Work(async db =>
    {
        var job = await db.Queue(PinUp.Kind, ask, about: null, asker, board.Clock, CancellationToken.None);
        await db.Save(CancellationToken.None);
        return job.Id;
    });
}
