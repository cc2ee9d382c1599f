namespace Entente.Actions.Meetings;

/// <summary>Meetings, deliverables and milestones between two days that the reader may see, in order.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
internal sealed record ListEvents(DateOnly From, DateOnly To)
{
    /// <summary>Only what is of these actions; null for all.</summary>
    public IReadOnlyCollection<string>? Slugs { get; init; }

    /// <summary>Only what is of the work package with this number.</summary>
    public int? WorkPackage { get; init; }

    /// <summary>Only the meetings to which this person is invited, of whatever action; days keep to <see cref="Slugs"/>.</summary>
    public Guid? Invited { get; init; }

    public static async Task<IReadOnlyList<DatedItem>> Run(ListEvents ask, Actor reader, ActionsDb db, CancellationToken stop)
    {
        var seen = await db.Actions.AsNoTracking().IgnoreAutoIncludes().SeenBy(reader)
            .Select(action => new { action.Id, action.Slug, action.Acronym, action.Edition, action.Handling }).ToListAsync(stop);
        var actions = seen.ToDictionary(action => action.Id, action => new DatedAction(action.Slug, action.Acronym, DatedAction.Narrow(action.Edition, action.Handling)));
        var wanted = seen.Where(action => ask.Slugs?.Contains(action.Slug) != false).Select(action => action.Id).ToList();
        // A day has begun somewhere up to 14 hours before it begins in UTC; what does not fall on the days is left out below.
        var (since, until) = (Moment(ask.From).AddDays(-1), Moment(ask.To).AddDays(2));
        var meetings = db.Meetings.AsNoTracking().SeenBy(reader).Where(one => one.End >= since && one.Start < until);
        meetings = ask.Invited is { } guest
            ? meetings.Where(one => db.Invitations.Any(invitation => invitation.Meeting == one.Id && invitation.Account == guest && invitation.WithdrawnAt == null))
            : meetings.Where(one => wanted.Contains(one.Action) && (ask.WorkPackage == null || one.WorkPackage == ask.WorkPackage));
        var deliverables = await db.Deliverables.AsNoTracking().SeenBy(reader)
            .Where(one => one.Due >= ask.From && one.Due <= ask.To && wanted.Contains(one.Action) && (ask.WorkPackage == null || one.WorkPackage == ask.WorkPackage))
            .Select(one => new DatedDay(EventKind.Deliverable, one.Id.Value, one.Action, one.WorkPackage, one.Number, one.Title, one.Due!.Value, one.Edition, one.Handling, one.Version, one.IsDemo))
            .ToListAsync(stop);
        var milestones = await db.Milestones.AsNoTracking().SeenBy(reader)
            .Where(one => one.Due >= ask.From && one.Due <= ask.To && wanted.Contains(one.Action) && (ask.WorkPackage == null || one.WorkPackage == ask.WorkPackage))
            .Select(one => new DatedDay(EventKind.Milestone, one.Id.Value, one.Action, one.WorkPackage, one.Number, one.Title, one.Due!.Value, one.Edition, one.Handling, one.Version, one.IsDemo))
            .ToListAsync(stop);

        return
        [
            .. (await meetings.Select(DatedMeeting.From).ToListAsync(stop)).Where(one => actions.ContainsKey(one.Action)).Select(one => DatedItem.Of(one, actions[one.Action]))
                .Concat(deliverables.Concat(milestones).Select(one => one.In(actions[one.Action])))
                .Where(item => item.LastDay >= ask.From && item.Day <= ask.To).OrderBy(item => item.Day).ThenBy(item => item.Meeting?.Start ?? DateTimeOffset.MinValue)
                .ThenBy(item => item.Acronym, StringComparer.Ordinal).ThenBy(item => item.Number, Numbers.Order),
        ];
    }

    private static DateTimeOffset Moment(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    // A day by which something of the plan is due.
    private sealed record DatedDay(
        EventKind Kind, Guid Id, Id<JointAction> Action, int WorkPackage, string Number, string Title, DateOnly Due, Edition Edition, Handling Handling, int Version, bool IsDemo)
    {
        public DatedItem In(DatedAction action) => new(
            Kind, Id, action.Slug, action.Acronym, WorkPackage, Number, Title, Due, Due, action.IsNarrow || DatedAction.Narrow(Edition, Handling))
        {
            Version = Version, IsDemo = IsDemo,
        };
    }
}
