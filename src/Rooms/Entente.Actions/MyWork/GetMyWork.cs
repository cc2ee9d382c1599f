namespace Entente.Actions.MyWork;

/// <summary>What waits for one reader across all actions: votes, opinions and decisions, invitations, tasks, and what their work packages owe.</summary>
public sealed record GetMyWork
{
    internal static async Task<IReadOnlyList<WorkItem>> Run(Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var dues = await DueRule.Of(rules, clock, stop);
        var own = await OwnPackages.Of(actor, db, stop);
        return
        [
            .. (await Reviews(actor, own, db, dues, stop))
                .Concat(await Invitations(actor, own, db, dues, clock.GetUtcNow(), stop))
                .Concat(await Planned(actor, own, db, dues, stop))
                .OrderBy(item => item.Sign is null).ThenBy(item => item.Sign?.Ends).ThenBy(item => item.Acronym, StringComparer.Ordinal).ThenBy(item => item.Number, Numbers.Order),
        ];
    }

    internal static async Task<Ok<MyWorkList>> Api(Actor actor, ActionsDb db, RuleBook rules, TimeProvider clock, CancellationToken stop)
    {
        var items = await Run(actor, db, rules, clock, stop);
        return TypedResults.Ok(new MyWorkList(items.Count, [.. items.Select(item => item.View)]));
    }

    private static async Task<IEnumerable<WorkItem>> Reviews(Actor actor, OwnPackages own, ActionsDb db, DueRule dues, CancellationToken stop)
    {
        var here = actor.Authority;
        var open = await db.Reviews.AsNoTracking().Where(review => review.EndedOn == null)
            .Join(db.Deliverables.AsNoTracking().SeenBy(actor), review => review.Deliverable, deliverable => deliverable.Id, (review, deliverable) => new
                {
                    review, deliverable,
                    // The asker's country; what has nothing to do with the row would be a statement of its own.
                    Country = db.Authorities.Where(authority => authority.Code == here && review.EndedOn == null).Select(authority => authority.Country).FirstOrDefault(),
                })
            .ToListAsync(stop);
        return open
            .Where(one => own.Find(one.deliverable.Action) is { } action && ReviewNotices.IsAwaited(new(action, one.deliverable, [one.review]), one.review, actor, one.Country))
            .Select(one => Item(one.review, one.deliverable));

        WorkItem Item(Review review, Deliverable deliverable)
        {
            // Only a vote has a last day of its own; what follows is due when the deliverable is.
            var (kind, day) = review.Stage switch
            {
                ReviewStage.Vote => (WorkKind.Vote, review.VoteUntil),
                ReviewStage.Reading => (WorkKind.Opinion, deliverable.Due),
                _ => (WorkKind.Decision, deliverable.Due),
            };
            var action = own.Find(deliverable.Action)!;
            return new(kind, action.Slug, action.Acronym, deliverable.WorkPackage, deliverable.Number, deliverable.Title,
                $"/ja/{action.Slug}/deliverables/{deliverable.Number}/review", day is { } until ? dues.Look(until) : null, deliverable.IsDemo);
        }
    }

    // An answer is due by the day of the meeting.
    private static async Task<IEnumerable<WorkItem>> Invitations(
        Actor actor, OwnPackages own, ActionsDb db, DueRule dues, DateTimeOffset now, CancellationToken stop)
    {
        var open = db.Invitations.Where(one => one.Account == actor.Account && one.WithdrawnAt == null && one.Answer == null);
        var meetings = await db.Meetings.AsNoTracking().SeenBy(actor)
            .Where(meeting => meeting.CalledOffAt == null && meeting.End > now && open.Any(one => one.Meeting == meeting.Id)).Select(DatedMeeting.From).ToListAsync(stop);
        return from meeting in meetings
               let action = own.Find(meeting.Action)
               where action is not null
               let day = DateOnly.FromDateTime(meeting.Time.LocalStart)
               select new WorkItem(WorkKind.Invitation, action.Slug, action.Acronym, meeting.WorkPackage, meeting.Number, meeting.Title,
                   $"/ja/{action.Slug}/meetings/{meeting.Number}", new(day, day, day.DayNumber - dues.Today.DayNumber, Within: null), meeting.IsDemo);
    }

    // Tasks of the reader and of the reader's authority, and what the reader's work packages owe; a task without an owner is the lead's.
    private static async Task<IEnumerable<WorkItem>> Planned(Actor actor, OwnPackages own, ActionsDb db, DueRule dues, CancellationToken stop)
    {
        // A program is nobody's account.
        var (led, here, me) = (own.LedActions.ToList(), actor.Authority, actor.Account ?? Guid.Empty);
        var planned = await db.Tasks.AsNoTracking().SeenBy(actor)
            .Where(task => task.State != TaskState.Done
                && (task.Person == me || (task.Owner == null && led.Contains(task.Action)) || (task.Owner != null && task.Owner == here)))
            .Select(task => new { Kind = 0, task.Action, task.WorkPackage, task.Number, task.Title, Due = (DateOnly?)task.End, IsOwned = task.Owner != null || task.Person == me, task.IsDemo })
            .Concat(db.Deliverables.AsNoTracking().SeenBy(actor)
                .Where(Deliverable.Open).Where(one => led.Contains(one.Action))
                .Select(one => new { Kind = 1, one.Action, one.WorkPackage, one.Number, one.Title, one.Due, IsOwned = false, one.IsDemo }))
            .Concat(db.Milestones.AsNoTracking().SeenBy(actor).Where(one => led.Contains(one.Action) && one.ReachedOn == null)
                .Select(one => new { Kind = 2, one.Action, one.WorkPackage, one.Number, one.Title, one.Due, IsOwned = false, one.IsDemo }))
            .ToListAsync(stop);
        return from one in planned
               let action = own.Find(one.Action)
               where action is not null && (one.IsOwned || own.Leads(one.Action, one.WorkPackage))
               let kind = one.Kind switch { 0 => WorkKind.Task, 1 => WorkKind.Deliverable, _ => WorkKind.Milestone }
               let place = kind switch { WorkKind.Task => "plan", WorkKind.Deliverable => "deliverables", _ => "milestones" }
               // The days of tasks are the consortium's own, and nobody is warned of them here.
               let sign = one.Due is not { } due ? null : kind == WorkKind.Task ? dues.LookPlainly(due) with { Within = null } : dues.Look(due)
               select new WorkItem(kind, action.Slug, action.Acronym, one.WorkPackage, one.Number, one.Title, $"/ja/{action.Slug}/{place}/{one.Number}", sign, one.IsDemo);
    }
}

/// <summary>What is asked of the reader.</summary>
internal enum WorkKind
{
    Vote,
    Opinion,
    Decision,
    Invitation,
    Task,
    Deliverable,
    Milestone,
}

/// <summary>When something is to be done, seen from today.</summary>
internal enum WorkBand
{
    Late,
    Soon,
    Later,
}

/// <summary>One thing that waits for the reader, with the page where it is done.</summary>
/// <param name="Sign">Its day, looked at today; null when none is stated.</param>
internal sealed record WorkItem(
    WorkKind Kind, string Slug, string Acronym, int? WorkPackage, string Number, string Title, string Href, DueSign? Sign, bool IsDemo)
{
    /// <summary>Two weeks: what an officer can still plan this week and next.</summary>
    public const int SoonDays = 14;

    public WorkBand Band => Sign switch
    {
        { IsLate: true } => WorkBand.Late,
        { DaysLeft: <= SoonDays } => WorkBand.Soon,
        _ => WorkBand.Later,
    };

    public WorkItemView View => new(
        Kind.ToString(), Slug, WorkPackage, Number, Title, Sign?.Due, Sign?.Ends, Sign?.DaysLeft, Band.ToString(), Href);
}

/// <summary>What waits for the asker, as the API gives it; what ends first comes first.</summary>
public sealed record MyWorkList(int Count, IReadOnlyList<WorkItemView> Items);

/// <summary>One thing that waits for the asker. Null days: none is stated.</summary>
/// <param name="Kind"><c>Vote</c>, <c>Opinion</c>, <c>Decision</c>, <c>Invitation</c>, <c>Task</c>, <c>Deliverable</c> or <c>Milestone</c>.</param>
/// <param name="Action">Slug of the action.</param>
/// <param name="WorkPackage">Its number; null for a meeting of the whole action.</param>
/// <param name="Number">Of the thing.</param>
/// <param name="Title">Of the thing.</param>
/// <param name="Due">The day as stated.</param>
/// <param name="Ends">The working day with which it ends.</param>
/// <param name="DaysLeft">From today; negative when late.</param>
/// <param name="Band"><c>Late</c>, <c>Soon</c> (14 days) or <c>Later</c>.</param>
/// <param name="Href">The page where it is done.</param>
public sealed record WorkItemView(
    string Kind, string Action, int? WorkPackage, string Number, string Title, DateOnly? Due, DateOnly? Ends, int? DaysLeft, string Band, string Href);
