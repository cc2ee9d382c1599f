using System.Globalization;
using System.Text;
using Entente.Platform.Access;
using Entente.Platform.Accounts;
using Entente.Platform.Notices;
using Entente.Platform.Notices.Mail;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Notices;

/// <summary>Mail about notices: in time, once, by whichever host, and with nothing in it that not everybody may read.</summary>
public class MailTests
{
    private const string Secret = "Recall of Panzyga";

    [Theory, OnEveryDatabase]
    public async Task Many_notices_of_a_minute_go_in_one_mail_that_says_nothing_but_how_many(DatabaseKind kind)
    {
        await using var server = new MailServer();
        await using var board = await Open(kind, server);
        var anna = await Person(board, "anna", "board.pinned AtOnce", "board.torn AtOnce");
        for (var number = 0; number < 12; number++)
        {
            await Tell(board, anna, "board.pinned", $"pin {number}");
            board.Clock.Pass(TimeSpan.FromSeconds(4));
        }

        await Tell(board, anna, "board.torn", "torn");
        Assert.Equal(0, await board.Get<MailSender>().SendDue(CancellationToken.None));
        board.Clock.Pass(TimeSpan.FromSeconds(12));
        Assert.Equal(1, await board.Get<MailSender>().SendDue(CancellationToken.None));
        Assert.Equal(0, await board.Get<MailSender>().SendDue(CancellationToken.None));

        var mail = Assert.Single(server.Mails);
        var body = Body(mail);
        Assert.Contains("board.pinned: 12", body, StringComparison.Ordinal);
        Assert.Contains("board.torn: 1", body, StringComparison.Ordinal);
        Assert.Contains("https://entente.example/me/notices", body, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe: <https://entente.example/me/settings/notices>", mail, StringComparison.OrdinalIgnoreCase);
        foreach (var word in new[] { Secret, "Panzyga", "pin 1", "Anna", "/board/" })
            Assert.DoesNotContain(word, mail.Replace("anna@authority.example", "", StringComparison.Ordinal) + body, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task What_may_be_mailed_is_said_and_the_rest_only_counted(DatabaseKind kind)
    {
        await using var server = new MailServer();
        await using var board = await Open(kind, server);
        var anna = await Person(board, "anna", "board.lent AtOnce");
        await Tell(board, anna, "board.lent", "D3.1");
        Assert.Null(await board.Work(async db =>
        {
            await db.Notify(anna, new("board.lent", "board/D3.2", "/board/D3.2", "{0} until {1}", "D3.2", "2026-06-21") { MayBeMailed = true }, board.Clock.Now, CancellationToken.None);
            return await db.Save(CancellationToken.None);
        }));
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await board.Get<MailSender>().SendDue(CancellationToken.None));
        var body = Body(Assert.Single(server.Mails));
        Assert.Contains("board.lent: 2\n   D3.2 until 21 Jun 2026\n", body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("D3.1", body, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_read_or_not_wished_for_or_told_before_the_wish_is_not_mailed(DatabaseKind kind)
    {
        await using var server = new MailServer();
        await using var board = await Open(kind, server);
        var anna = await Person(board, "anna");
        await Tell(board, anna, "board.pinned", "before");
        board.Clock.Pass(TimeSpan.FromHours(1));
        await Wish(board, anna, "anna@authority.example", "board.pinned AtOnce");
        await Tell(board, anna, "board.torn", "not wished for");
        await Tell(board, anna, "board.pinned", "read");
        await board.InPlatform(db => ReadNotices.Run(only: null, Reader(anna), db, board.Clock, CancellationToken.None));
        board.Clock.Pass(TimeSpan.FromHours(1));

        Assert.Equal(0, await board.Get<MailSender>().SendDue(CancellationToken.None));
        await Tell(board, anna, "board.pinned", "after");
        board.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await board.Get<MailSender>().SendDue(CancellationToken.None));
        Assert.Contains("board.pinned: 1", Body(Assert.Single(server.Mails)), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Daily_and_weekly_mail_that_is_due_together_is_one_and_a_missed_morning_is_caught_up(DatabaseKind kind)
    {
        await using var server = new MailServer();
        await using var board = await Open(kind, server);
        var anna = await Person(board, "anna", "board.pinned Daily", "board.torn Weekly");
        await Tell(board, anna, "board.pinned", "Thursday");
        await Tell(board, anna, "board.torn", "Thursday, too");

        // Friday, 07:00 in Brussels.
        await Counts(board, "2026-06-12T04:59:59Z", 0);
        await Counts(board, "2026-06-12T05:00:00Z", 1);
        await Tell(board, anna, "board.pinned", "Friday");

        // The house is off over the weekend; on Monday at noon both are due.
        await Counts(board, "2026-06-15T10:00:00Z", 1);
        await Counts(board, "2026-06-16T10:00:00Z", 0);
        Assert.Equal(2, server.Mails.Count);
        Assert.Contains("board.torn: 1", Body(server.Mails.Last()), StringComparison.Ordinal);
        Assert.Contains("board.pinned: 1", Body(server.Mails.Last()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailTime.Daily, "2026-03-28T12:00:00Z", "2026-03-29T04:59:59Z", "2026-03-29T05:00:00Z")]
    [InlineData(MailTime.Daily, "2026-03-27T12:00:00Z", "2026-03-28T05:59:59Z", "2026-03-28T06:00:00Z")]
    [InlineData(MailTime.Daily, "2026-10-24T12:00:00Z", "2026-10-25T05:59:59Z", "2026-10-25T06:00:00Z")]
    [InlineData(MailTime.Weekly, "2026-03-24T12:00:00Z", "2026-03-30T04:59:59Z", "2026-03-30T05:00:00Z")]
    [InlineData(MailTime.Weekly, "2026-10-20T12:00:00Z", "2026-10-26T05:59:59Z", "2026-10-26T06:00:00Z")]
    [InlineData(MailTime.Daily, "2026-06-12T05:00:00Z", "2026-06-12T04:59:59Z", "2026-06-12T05:00:00Z")]
    [InlineData(MailTime.Daily, "2026-06-12T05:00:01Z", "2026-06-13T04:59:59Z", "2026-06-13T05:00:00Z")]
    [InlineData(MailTime.AtOnce, "2026-06-12T05:00:00Z", "2026-06-12T05:00:59Z", "2026-06-12T05:01:00Z")]
    public void Seven_in_the_morning_is_what_the_clocks_in_Brussels_show_in_summer_and_winter(MailTime time, string told, string notYet, string due)
    {
        Assert.Null(MailTimes.DueUpTo(time, At(told), At(notYet), TimeSpan.FromMinutes(1)));
        Assert.Equal(At(due), MailTimes.DueUpTo(time, At(told), At(due), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_folder_takes_mail_as_files_in_the_readers_language()
    {
        var folder = Directory.CreateTempSubdirectory("entente-mail-").FullName;
        await using var board = await Board.Open(DatabaseKind.Sqlite, ("Mail:Folder", folder), ("Mail:From", "entente@agency.example"));
        var anna = await Person(board, "anna", "platform.job-ended AtOnce");
        await board.InPlatform(async db =>
        {
            var account = await db.Set<Account>().AsTracking().SingleAsync();
            account.KeepProfile("Anna", "fr", theme: null);
            return await db.Save(CancellationToken.None);
        });
        await Tell(board, anna, "platform.job-ended", "done");
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await board.Get<MailSender>().SendDue(CancellationToken.None));
        var body = Body(await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "*.eml"))));
        Assert.Contains("Vous avez 1 nouvelle notification.", body, StringComparison.Ordinal);
        Assert.Contains("Tâches de fond terminées\u202f: 1", body, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("anna@agency.example", true)]
    [InlineData("a.b+c@x-y.agency.example", true)]
    [InlineData("anna@agency.example\r\nBcc: all@agency.example", false)]
    [InlineData("anna@agency.example\nSubject: hello", false)]
    [InlineData("anna@agency.example,bruno@agency.example", false)]
    [InlineData("anna@agency.example;bruno@agency.example", false)]
    [InlineData("Anna <anna@agency.example>", false)]
    [InlineData("\"anna bruno\"@agency.example", false)]
    [InlineData("anna @agency.example", false)]
    [InlineData("änna@agency.example", false)]
    [InlineData("anna@localhost", false)]
    [InlineData("anna", false)]
    [InlineData("", false)]
    public void Only_one_plain_address_is_an_address(string text, bool fine) => Assert.Equal(fine, Mailbox.IsAddress(text));

    internal static Task<Board> Open(DatabaseKind kind, MailServer server, string limit = "00:00:30") => Board.Open(kind,
        ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)),
        ("Mail:From", "entente@agency.example"), ("Mail:Site", "https://entente.example"), ("Mail:TimeLimit", limit));

    /// <summary>Somebody with an address and these wishes, <c>topic time</c>.</summary>
    internal static async Task<Guid> Person(Board board, string name, params string[] wishes)
    {
        var account = Account.Open($"{name}@authority.example", "Anna", authority: null, "hash", board.Clock.Now);
        await board.InPlatform(db =>
        {
            db.Add(account);
            return db.Save(CancellationToken.None);
        });
        if (wishes.Length > 0)
            await Wish(board, account.Id.Value, $"{name}@authority.example", wishes);
        return account.Id.Value;
    }

    internal static async Task Tell(Board board, Guid account, string topic, string what) => Assert.Null(await board.Work(async db =>
    {
        await db.Notify(account, new(topic, $"board/{what}", $"/board/{what}", $"notice.{topic}", Secret, what), board.Clock.Now, CancellationToken.None);
        return await db.Save(CancellationToken.None);
    }));

    private static async Task Wish(Board board, Guid account, string address, params string[] wishes)
    {
        var times = wishes.Select(wish => wish.Split(' ')).ToDictionary(wish => wish[0], wish => (string?)wish[1], StringComparer.Ordinal);
        var kept = await board.InPlatform(db => KeepMailbox.Run(new(address, times), Entente.Platform.Hosting.Seen.Any, Reader(account), db, board.Get<NoticeTopics>(), board.Clock, CancellationToken.None));
        Assert.Null(kept.Problem);
    }

    private static async Task Counts(Board board, string moment, int mails)
    {
        board.Clock.Now = At(moment);
        Assert.Equal(mails, await board.Get<MailSender>().SendDue(CancellationToken.None));
    }

    private static Actor Reader(Guid account) => Actor.Person(account, "anna@authority.example", "Anna", authority: null, [], new([]));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    /// <summary>What a person reads: the part after the headers, decoded.</summary>
    private static string Body(string mail)
    {
        var parts = mail.ReplaceLineEndings("\n").Split("\n\n", 2);
        return parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].ReplaceLineEndings("")))
            : Encoding.UTF8.GetString(Unquoted(parts[1].Replace("=\n", "", StringComparison.Ordinal)));
    }

    private static byte[] Unquoted(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length)
            {
                bytes.Add(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes([text[at]]));
        }

        return [.. bytes];
    }
}
