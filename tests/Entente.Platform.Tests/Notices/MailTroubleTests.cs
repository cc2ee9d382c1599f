using Entente.Platform.Notices.Mail;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Tests.Notices;

/// <summary>Mail while servers hang and refuse, hosts compete, and a host dies in the middle.</summary>
public class MailTroubleTests
{
    [Theory, OnEveryDatabase]
    public async Task A_server_that_hangs_is_given_up_in_time_and_left_alone_for_longer_and_longer(DatabaseKind kind)
    {
        await using var server = new MailServer { Hangs = true };
        await using var board = await MailTests.Open(kind, server, limit: "00:00:05");
        var anna = await MailTests.Person(board, "anna", "board.pinned AtOnce");
        await MailTests.Tell(board, anna, "board.pinned", "one");
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await Patience.For(board.Get<MailSender>().SendDue(CancellationToken.None), "the end of the sending"));
        var first = await Office(board);
        Assert.Equal((1, board.Clock.Now), (first.Failures, first.FailingSince));
        Assert.Contains("did not take the mail", first.LastError, StringComparison.Ordinal);

        // Before its time nothing is tried, not even for others.
        server.Hangs = false;
        board.Clock.Pass(TimeSpan.FromSeconds(29));
        Assert.Equal(0, await board.Get<MailSender>().SendDue(CancellationToken.None));
        server.Hangs = true;
        board.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Patience.For(board.Get<MailSender>().SendDue(CancellationToken.None), "the end of the sending"));
        var second = await Office(board);
        Assert.Equal((2, first.FailingSince, TimeSpan.FromMinutes(1)), (second.Failures, second.FailingSince, second.RetryAt - board.Clock.Now));

        server.Hangs = false;
        board.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await board.Get<MailSender>().SendDue(CancellationToken.None));
        var well = await Office(board);
        Assert.Equal((0, null, null, null, board.Clock.Now), (well.Failures, well.FailingSince, well.RetryAt, well.LastError, well.LastSentAt));
        Assert.Single(server.Mails);
    }

    [Theory, OnEveryDatabase]
    public async Task A_server_that_is_not_there_or_takes_nothing_is_tried_again_later(DatabaseKind kind)
    {
        var server = new MailServer { ToSender = "421 come back later" };
        await using var board = await MailTests.Open(kind, server);
        var anna = await MailTests.Person(board, "anna", "board.pinned AtOnce");
        await MailTests.Tell(board, anna, "board.pinned", "one");
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await board.Get<MailSender>().SendDue(CancellationToken.None));
        Assert.Equal(1, (await Office(board)).Failures);
        await server.DisposeAsync();
        board.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await board.Get<MailSender>().SendDue(CancellationToken.None));
        Assert.Equal(2, (await Office(board)).Failures);
        Assert.Equal(["1"], await board.Database.Read("""SELECT COUNT(*) FROM platform_notice WHERE "MailedAt" IS NULL"""));
    }

    [Theory, OnEveryDatabase]
    public async Task An_address_that_is_refused_waits_by_itself_and_another_one_clears_it(DatabaseKind kind)
    {
        await using var server = new MailServer { ToRecipient = said => said.Contains("anna", StringComparison.Ordinal) ? "550 no such mailbox" : "250 ok" };
        await using var board = await MailTests.Open(kind, server);
        foreach (var name in new[] { "anna", "bruno" })
            await MailTests.Tell(board, await MailTests.Person(board, name, "board.pinned AtOnce"), "board.pinned", name);
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await board.Get<MailSender>().SendDue(CancellationToken.None));
        Assert.Contains("bruno@authority.example", Assert.Single(server.Mails), StringComparison.Ordinal);
        Assert.Equal(0, (await Office(board)).Failures);
        var refused = await board.InPlatform(db => db.Set<Mailbox>().AsNoTracking().SingleAsync(mailbox => mailbox.LastError != null));
        Assert.Equal(("anna@authority.example", 1), (refused.Address, refused.Failures));
        Assert.True(refused.RetryAt > board.Clock.Now);

        refused.Keep("anna@elsewhere.example", new Dictionary<string, MailTime>(StringComparer.Ordinal), board.Clock.Now);
        Assert.Equal((0, null, null), (refused.Failures, refused.RetryAt, refused.LastError));
    }

    [Theory, OnEveryDatabase]
    public async Task A_mail_that_is_refused_after_it_was_read_holds_up_its_own_mailbox_alone(DatabaseKind kind)
    {
        await using var server = new MailServer { ToMail = mail => mail.Contains("anna@", StringComparison.Ordinal) ? "554 5.7.1 looks like spam" : "250 taken" };
        await using var board = await MailTests.Open(kind, server);
        foreach (var name in new[] { "anna", "bruno", "carla" })
            await MailTests.Tell(board, await MailTests.Person(board, name, "board.pinned AtOnce"), "board.pinned", name);
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(2, await board.Get<MailSender>().SendDue(CancellationToken.None));
        Assert.Equal((0, null), ((await Office(board)).Failures, (await Office(board)).FailingSince));
        var refused = await board.InPlatform(db => db.Set<Mailbox>().AsNoTracking().SingleAsync(mailbox => mailbox.LastError != null));
        Assert.Equal("anna@authority.example", refused.Address);
        Assert.Contains("looks like spam", refused.LastError, StringComparison.Ordinal);

        // Neither is it tried before its time, nor are later mails of others.
        board.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await board.Get<MailSender>().SendDue(CancellationToken.None));
        server.ToMail = _ => "250 taken";
        board.Clock.Now = refused.RetryAt!.Value;
        Assert.Equal(1, await board.Get<MailSender>().SendDue(CancellationToken.None));
        Assert.Equal(3, server.Mails.Count);
    }

    [Fact]
    public async Task A_server_that_closes_after_the_mail_was_read_is_left_alone_for_a_while()
    {
        await using var server = new MailServer { ToMail = _ => "421 going down" };
        await using var board = await MailTests.Open(DatabaseKind.Sqlite, server);
        await MailTests.Tell(board, await MailTests.Person(board, "anna", "board.pinned AtOnce"), "board.pinned", "one");
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await board.Get<MailSender>().SendDue(CancellationToken.None));
        Assert.Equal(1, (await Office(board)).Failures);
        Assert.Contains("going down", (await Office(board)).LastError, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_three_hosts_one_sends_each_mail(DatabaseKind kind)
    {
        await using var server = new MailServer();
        await using var board = await MailTests.Open(kind, server);
        for (var number = 0; number < 12; number++)
            await MailTests.Tell(board, await MailTests.Person(board, $"p{number}", "board.pinned AtOnce"), "board.pinned", "one");
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        var sent = await Task.WhenAll(board.Get<MailSender>().SendDue(CancellationToken.None), Task.Run(() => board.SecondMailSender().SendDue(CancellationToken.None)),
            Task.Run(() => board.SecondMailSender().SendDue(CancellationToken.None)));

        Assert.Equal(12, sent.Sum());
        Assert.Equal(12, server.Mails.Select(mail => mail.Split('\n').Single(line => line.StartsWith("To:", StringComparison.OrdinalIgnoreCase))).Distinct().Count());
        Assert.Equal(12, server.Mails.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_host_that_dies_between_giving_a_mail_and_noting_it_repeats_it_once(DatabaseKind kind)
    {
        using var death = new CancellationTokenSource();
        await using var server = new MailServer();
        server.Taken = async () =>
        {
            await death.CancelAsync();
            await Task.Delay(200);
        };
        await using var board = await MailTests.Open(kind, server);
        var anna = await MailTests.Person(board, "anna", "board.pinned AtOnce");
        await MailTests.Tell(board, anna, "board.pinned", "one");
        board.Clock.Pass(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => board.Get<MailSender>().SendDue(death.Token));
        Assert.Single(server.Mails);
        server.Taken = () => Task.CompletedTask;
        Assert.Equal(1, await board.SecondMailSender().SendDue(CancellationToken.None));
        Assert.Equal(0, await board.SecondMailSender().SendDue(CancellationToken.None));
        Assert.Equal(2, server.Mails.Count);
        // By its name the mailbox, or whoever looks after it, knows that both are one.
        var name = Assert.Single(server.Mails.SelectMany(mail => mail.Split('\n')).Where(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal));
        Assert.Matches("^Message-Id: <[0-9a-f]{32}@agency.example>$", name);
    }

    private static Task<PostOffice> Office(Board board) => board.InPlatform(db => db.Set<PostOffice>().AsNoTracking().SingleAsync());
}
