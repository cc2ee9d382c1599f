using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices.Mail;

/// <summary>A person says where and when mail about notices shall come.</summary>
/// <param name="Address">One plain e-mail address; empty for nowhere.</param>
/// <param name="Times">By topic: <c>never</c>, <c>atOnce</c>, <c>daily</c> or <c>weekly</c>. Topics that are left out bring no mail.</param>
public sealed record KeepMailbox(string? Address, IReadOnlyDictionary<string, string?>? Times)
{
    internal static async Task<Result<Mailbox>> Run(
        KeepMailbox ask, Seen seen, Actor actor, PlatformDb db, NoticeTopics topics, TimeProvider clock, CancellationToken stop)
    {
        if (actor.Account is not { } me)
            return Problem.Forbidden("platform.sign-in-first", "Sign in first.");
        var kept = await db.Set<Mailbox>().AsTracking().FirstOrDefaultAsync(mailbox => mailbox.Account == me, stop) ?? new() { Account = me };
        if (await db.ChangedSince(kept, seen, stop) is { } changed)
            return changed;
        var faults = new List<Fault>();
        var times = new Dictionary<string, MailTime>(StringComparer.Ordinal);
        foreach (var (topic, wanted) in ask.Times ?? new Dictionary<string, string?>())
        {
            if (topics.Find(topic) is null)
                faults.Add(new($"{nameof(Times)}.{topic}", "platform.notice-topic-unknown", "There are no notices of the sort '{0}'.", topic));
            else if (Time(wanted) is not { } time)
                faults.Add(new($"{nameof(Times)}.{topic}", "platform.mail-time-unknown", "Choose no mail, at once, daily or weekly."));
            else
                times[topic] = time;
        }

        if (faults.Count > 0)
            return Problem.Rule("platform.form-faulty", "Some fields need another look.") with { Faults = faults };

        if (db.Entry(kept).State == EntityState.Detached)
            db.Add(kept);
        if (kept.Keep(string.IsNullOrWhiteSpace(ask.Address) ? null : ask.Address.Trim(), times, clock.GetUtcNow()).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : kept;
    }

    internal static async Task<Results<Ok<MailboxView>, ProblemHttpResult>> Api(
        KeepMailbox ask, Seen seen, Actor actor, PlatformDb db, NoticeTopics topics, TimeProvider clock, CancellationToken stop)
    {
        var result = await Run(ask, seen, actor, db, topics, clock, stop);
        return result.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok(MailboxView.Of(result.Value, topics));
    }

    private static MailTime? Time(string? text) => Enum.GetValues<MailTime>().Cast<MailTime?>()
        .FirstOrDefault(time => string.Equals(time.ToString(), text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Where and when a person gets mail, as programs see it.</summary>
/// <param name="Address">Where; null for nowhere.</param>
/// <param name="Times">When, for every topic that there is.</param>
/// <param name="Version">Counts the changes: its ETag; 0 while nothing was ever said.</param>
public sealed record MailboxView(string? Address, IReadOnlyDictionary<string, string> Times, int Version) : IVersioned
{
    internal static MailboxView Of(Mailbox? mailbox, NoticeTopics topics) => new(mailbox?.Address, topics.All.ToDictionary(
        topic => topic.Name,
        topic => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName((mailbox?.TimeOf(topic.Name) ?? MailTime.Never).ToString()),
        StringComparer.Ordinal), mailbox?.Version ?? 0);
}
