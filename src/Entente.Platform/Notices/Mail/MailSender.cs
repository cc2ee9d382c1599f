using System.Globalization;
using Entente.Kernel;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Notices.Mail;

/// <summary>
/// Mails people how much they were told, when they want it: what is due at the same time goes in one mail. Of several hosts one holds
/// the lease and sends. A mail is given first and noted afterwards: a host that dies in between, or whose database does, repeats that
/// one mail, once for each such death, and none is ever lost. While the server cannot be reached nothing is tried, with pauses that
/// grow up to an hour; a mail that is refused, for its address or for what stands in it, holds up that mailbox alone.
/// </summary>
public sealed class MailSender(
    IServiceScopeFactory scopes, MailDoor door, NoticeLetter letter, IOptions<MailSettings> rules, DatabaseClock databaseClock, TimeProvider clock, ILogger<MailSender> log)
    : BackgroundService
{
    private const string LeaseName = "notice-mail";

    // Longer than a mail may take, so that nobody takes over in the middle of one.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);
    private readonly string me = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7(clock.GetUtcNow()):N}");

    /// <summary>Sends what is due. Public so that tests can send without waiting.</summary>
    /// <returns>The mails that were taken.</returns>
    public async Task<int> SendDue(CancellationToken stop)
    {
        if (!rules.Value.Sends)
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = await databaseClock.Ask(db, stop);
        if (await db.Set<PostOffice>().AnyAsync(office => office.RetryAt > now, stop))
            return 0;

        var waiting = await Waiting(db, now, stop);
        if (waiting.Count == 0 || !await TakeLease(db, stop))
            return 0;
        try
        {
            var sent = 0;
            foreach (var account in waiting)
            {
                // Renewed before each: a slow server must not cost the lease. What another host has sent meanwhile is no longer due.
                if (!await TakeLease(db, stop) || await Send(db, account, stop) is not { } taken)
                    break;
                sent += taken ? 1 : 0;
            }

            return sent;
        }
        finally
        {
            await ReleaseLease(db);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDue(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; the sender must outlive that.
            catch (Exception failed)
#pragma warning restore CA1031
            {
                log.LogWarning(failed, "Mail about notices could not be sent; trying again");
            }

            await Task.Delay(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Two questions for hundreds of people: who has something unread that no mail has counted, and since when. Both go by the index
    // that begins with the person; the heap of what nobody wants mailed is never read.
    private async Task<List<Guid>> Waiting(PlatformDb db, DateTimeOffset now, CancellationToken stop)
    {
        var uncounted = db.Set<Notice>().Where(notice => notice.ReadAt == null && notice.MailedAt == null);
        var mailboxes = await db.Set<Mailbox>().AsNoTracking()
            .Where(mailbox => mailbox.Address != null && (mailbox.RetryAt == null || mailbox.RetryAt <= now)
                && uncounted.Any(notice => notice.Account == mailbox.Account))
            .OrderBy(mailbox => mailbox.Account).ToListAsync(stop);
        var due = new List<Guid>();
        foreach (var some in mailboxes.Chunk(500))
        {
            var accounts = some.Select(mailbox => mailbox.Account).ToArray();
            var first = await uncounted.Where(notice => accounts.Contains(notice.Account))
                .GroupBy(notice => new { notice.Account, notice.Topic })
                .Select(group => new { group.Key.Account, group.Key.Topic, At = group.Min(notice => notice.At) })
                .ToDictionaryAsync(row => (row.Account, row.Topic), row => row.At, stop);
            due.AddRange(some.Where(mailbox => mailbox.Wishes.Any(wish => first.TryGetValue((mailbox.Account, wish.Topic), out var at)
                && MailTimes.DueUpTo(wish.Time, at > wish.Since ? at : wish.Since, now, rules.Value.Gather) is not null)).Select(mailbox => mailbox.Account));
        }

        return due;
    }

    // True for a mail that was taken, false for none, null when the server takes nothing now.
    private async Task<bool?> Send(PlatformDb db, Guid account, CancellationToken stop)
    {
        var mailbox = await db.Set<Mailbox>().AsNoTracking().SingleAsync(row => row.Account == account, stop);
        var id = new Id<Account>(account);
        var person = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.WithdrawnAt == null, stop);
        var due = await Due(db, mailbox, stop);
        if (person is null || due.Count == 0 || mailbox.Address is not { } address)
            return false;

        try
        {
            using var mail = letter.Write(address, person.Language, due);
            await door.Give(mail, stop);
        }
        catch (MailRefusedException refused)
        {
            await NoteRefusal(db, mailbox, refused.Message);
            return false;
        }
#pragma warning disable CA1031 // Whatever a mail server or a folder does, the notices stay and are tried again.
        catch (Exception failed) when (failed is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await NoteFailure(db, failed);
            return null;
        }

        // The mail is out: this is noted even when the host is asked to stop.
        await NoteTaken(db, mailbox, [.. due.Select(notice => notice.Id)]);
        return true;
    }

    private async Task<List<Notice>> Due(PlatformDb db, Mailbox mailbox, CancellationToken stop)
    {
        var now = await databaseClock.Now(db, stop);
        var waiting = await db.Set<Notice>().AsNoTracking()
            .Where(notice => notice.Account == mailbox.Account && notice.ReadAt == null && notice.MailedAt == null)
            .OrderBy(notice => notice.Id).ToListAsync(stop);
        var wanted = waiting.Join(mailbox.Wishes, notice => notice.Topic, wish => wish.Topic, (notice, wish) => (Notice: notice, Wish: wish), StringComparer.Ordinal)
            .Where(pair => pair.Notice.At >= pair.Wish.Since);
        return
        [
            .. wanted.GroupBy(pair => pair.Wish.Time).SelectMany(group =>
            {
                var limit = MailTimes.DueUpTo(group.Key, group.Min(pair => pair.Notice.At), now, rules.Value.Gather);
                return group.Where(pair => pair.Notice.At <= limit).Select(pair => pair.Notice);
            }),
        ];
    }

    private async Task NoteTaken(PlatformDb db, Mailbox mailbox, Guid[] notices)
    {
        var now = await databaseClock.Now(db, CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        foreach (var some in notices.Chunk(500))
        {
            await db.Set<Notice>().Where(notice => some.Contains(notice.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.MailedAt, now), CancellationToken.None);
        }

        if (mailbox.LastError is not null)
        {
            await db.Set<Mailbox>().Where(row => row.Account == mailbox.Account).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Failures, 0).SetProperty(row => row.RetryAt, (DateTimeOffset?)null).SetProperty(row => row.LastError, (string?)null), CancellationToken.None);
        }

        await db.Set<PostOffice>().ExecuteUpdateAsync(set => set
            .SetProperty(office => office.Failures, 0).SetProperty(office => office.FailingSince, (DateTimeOffset?)null)
            .SetProperty(office => office.RetryAt, (DateTimeOffset?)null).SetProperty(office => office.LastError, (string?)null)
            .SetProperty(office => office.LastSentAt, now), CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task NoteRefusal(PlatformDb db, Mailbox mailbox, string why)
    {
        var then = await databaseClock.Now(db, CancellationToken.None) + Pause(mailbox.Failures + 4);
        log.LogWarning("The mail server refused a mail for account {Account}, attempt {Attempt}", mailbox.Account, mailbox.Failures + 1);
        await db.Set<Mailbox>().Where(row => row.Account == mailbox.Account).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Failures, mailbox.Failures + 1).SetProperty(row => row.RetryAt, then)
            .SetProperty(row => row.LastError, Short(why)), CancellationToken.None);
    }

    private async Task NoteFailure(PlatformDb db, Exception failed)
    {
        var now = await databaseClock.Now(db, CancellationToken.None);
        var office = await db.Set<PostOffice>().AsNoTracking().SingleAsync(CancellationToken.None);
        log.LogWarning(failed, "Mail cannot be sent, attempt {Attempt}", office.Failures + 1);
        await db.Set<PostOffice>().ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Failures, office.Failures + 1)
            .SetProperty(row => row.FailingSince, office.FailingSince ?? now)
            .SetProperty(row => row.RetryAt, now + Pause(office.Failures + 1))
            .SetProperty(row => row.LastError, Short(Reason(failed))), CancellationToken.None);
    }

    // 30 seconds, a minute, two, four and so on, up to an hour.
    private static TimeSpan Pause(int failures) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 15 * Math.Pow(2, Math.Min(failures, 20))));

    // "The connection could not be made" helps nobody: what is beneath it says whether it is the name, the port or the certificate.
    private static string Reason(Exception failed) => failed is not TimeoutException && failed.GetBaseException() is var beneath && beneath != failed
        ? $"{failed.Message} {beneath.Message}"
        : failed.Message;

    private static string Short(string text) => text.Length <= 1000 ? text : text[..1000];

    private async Task<bool> TakeLease(PlatformDb db, CancellationToken stop) =>
        await Lease.Take(db, LeaseName, me, LeaseTime, await databaseClock.Ask(db, stop), stop);

    private async Task ReleaseLease(PlatformDb db) =>
        await Lease.Release(db, LeaseName, me, await databaseClock.Now(db, CancellationToken.None));
}
