using Entente.Platform.Accounts;
using Entente.Platform.Jobs;
using Entente.Platform.Notices;

namespace Entente.Actions.Plan;

/// <summary>
/// Every morning: tells those who answer for a deliverable, a milestone or a task that its day comes near, and closes what was told and is
/// over by the day alone: meetings that were held, votes whose last day has passed, warnings of those who no longer answer for it.
/// </summary>
internal sealed class WarnOfDays(People people, RuleBook rules, TimeProvider clock) : IJob<WarnOfDays.Everything, ActionsDb>
{
    public const string Kind = "actions.warn-of-days";

    public sealed record Everything;

    public async Task<Result<JobResult>> Run(Everything ask, ActionsDb db, JobProgress progress, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var rule = await DueRule.Of(rules, clock, stop);
        var readers = await people.Holding(ActionsPermissions.Read, stop);
        var here = readers.Select(person => person.Account).ToHashSet();
        // Where the named person is gone, the authority is warned, as if nobody were named.
        var near = (await Near(db, rule, stop)).Select(one => here.Contains(one.Person) ? one : one with { Person = null }).ToDictionary(one => one.Thing);
        var told = new List<(Guid, Telling)>();
        var whom = new Dictionary<Thing, HashSet<Guid>>();
        foreach (var one in near.Values)
        {
            whom[one.Thing] = [.. readers.Where(one.IsFor).Select(person => person.Account!.Value)];
            if (one.Say() is { } telling)
                told.AddRange(whom[one.Thing].Select(account => (account, telling)));
        }

        var waiting = db.Set<Notice>().AsNoTracking().Where(notice => notice.OverAt == null && notice.Thread != null);
        var warned = await waiting.Where(notice => notice.Topic == DueWarning.Topic).Select(notice => notice.Thread!).Distinct().ToListAsync(stop);
        var over = await db.Over(Read(warned), notice => notice.Topic == DueWarning.Topic && !StillWaits(notice), now, stop);
        over += await CloseHeld(db, waiting, now, stop) + await CloseVotes(db, rule.Today, now, stop);
        await db.Notify(told, now, stop);
        return new JobResult(null, told.Count, over);

        // A nearer warning takes the place of the one before; of a day that has passed the last one stays, for it is still owed.
        bool StillWaits(Notice notice) => Thing.Read(notice.Thread) is { } thing && near.TryGetValue(thing, out var one) && whom[one.Thing].Contains(notice.Account)
            && DueWarning.IsOf(notice, one.Sign.Due, one.Whose) && (one.Say() is not { } telling || telling.Cause == notice.Cause);
    }

    // All that is owed by a day within the longest warning, also what is late. A day off may put the end of one day later.
    private static async Task<List<DueWarning>> Near(ActionsDb db, DueRule rule, CancellationToken stop)
    {
        var until = rule.Today.AddDays(rule.Horizon);
        var actions = await db.Actions.AsNoTracking().ToDictionaryAsync(action => action.Id, stop);
        var packages = await db.WorkPackages.AsNoTracking().ToDictionaryAsync(package => (package.Action, package.Number), stop);
        var deliverables = await db.Deliverables.AsNoTracking()
            .Where(Deliverable.Open).Where(one => one.Due <= until).ToListAsync(stop);
        var milestones = await db.Milestones.AsNoTracking().Where(one => one.Due <= until && one.ReachedOn == null).ToListAsync(stop);
        var tasks = await db.Tasks.AsNoTracking().Where(one => one.End <= until && one.State != TaskState.Done).ToListAsync(stop);
        return
        [
            .. deliverables.Select(one => DueWarning.Of(actions[one.Action], packages[(one.Action, one.WorkPackage)], one, rule))
                .Concat(milestones.Select(one => DueWarning.Of(actions[one.Action], packages[(one.Action, one.WorkPackage)], one, rule)))
                .Concat(tasks.Select(one => DueWarning.Of(actions[one.Action], packages[(one.Action, one.WorkPackage)], one, rule)))
                .OfType<DueWarning>(),
        ];
    }

    private static async Task<int> CloseHeld(ActionsDb db, IQueryable<Notice> waiting, DateTimeOffset now, CancellationToken stop)
    {
        var threads = await waiting.Where(notice => notice.Topic == MeetingNotices.Invited || notice.Topic == MeetingNotices.Changed || notice.Topic == MeetingNotices.Moved)
            .Select(notice => notice.Thread!).Distinct().ToListAsync(stop);
        if (threads.Count == 0)
            return 0;
        var held = (await db.Meetings.AsNoTracking().Where(meeting => meeting.End < now).Select(meeting => meeting.Id).ToListAsync(stop)).Select(id => new Thing(ActionsThings.Meeting, id.ToString())).ToHashSet();
        return await db.Over([.. Read(threads).Where(held.Contains)], MeetingNotices.IsBefore, now, stop);
    }

    private static async Task<int> CloseVotes(ActionsDb db, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var ended = await db.Reviews.AsNoTracking().Where(review => review.Stage == ReviewStage.Vote && review.VoteUntil < today).ToListAsync(stop);
        var rounds = ended.ToLookup(review => new Thing(ActionsThings.Deliverable, review.Deliverable.ToString()), ReviewNotices.VoteIn);
        return await db.Over([.. rounds.Select(round => round.Key)], notice => rounds[Thing.Read(notice.Thread)!.Value].Any(vote => notice.Cause.StartsWith(vote, StringComparison.Ordinal)), now, stop);
    }

    private static List<Thing> Read(IEnumerable<string> threads) => [.. threads.Select(Thing.Read).OfType<Thing>()];
}
