namespace Entente.Actions.MyWork;

/// <summary>What an action itself asks of a reader: an answer to an invitation, and what its coordinator has to state or decide.</summary>
internal static class AskedOfActions
{
    /// <summary>An answer is due by the day of the meeting.</summary>
    public static IEnumerable<WorkItem> Invitations(MyAction action, DateOnly today) =>
        from meeting in action.Meetings
        let day = DateOnly.FromDateTime(new MeetingTime(meeting.Start, meeting.End, meeting.Zone).LocalStart)
        let page = $"/ja/{action.Head.Slug}/meetings/{meeting.Number}"
        select new WorkItem(
            WorkKind.Invitation, action.Head.Slug, action.Head.Acronym, meeting.WorkPackage, meeting.Number, meeting.Title, page, Plainly(day, today), meeting.IsDemo)
        {
            Act = $"{page}#answer", Button = "work.do-invitation",
            Asker = action.Packages.FirstOrDefault(package => package.Number == meeting.WorkPackage)?.LeadName ?? action.LeadName,
        };

    /// <summary>What those who steer the action have to decide: an amendment, its end, its status. An administrator may everywhere and is asked nowhere.</summary>
    public static IEnumerable<WorkItem> Decisions(MyAction action, Actor reader, DateOnly today)
    {
        var (head, scope) = (action.Head, ActionsScopes.Action(action.Head.Slug));
        if (!reader.Grants.Any(grant => grant.Scope == scope) || !reader.May(ActionsPermissions.Steer, scope))
            yield break;
        if (head.EndHasPassed(today) is { } end)
            yield return Item(WorkKind.End, "settings", "work.do-end", Plainly(end, today));
        if (head.StartHasPassed(today) is { } start)
            yield return Item(WorkKind.Status, "settings", "work.do-status", Plainly(start, today));
        foreach (var amendment in head.Undecided)
            yield return Item(WorkKind.Amendment, "lineage", "work.do-amendment", sign: null) with { Amendment = amendment.Kind };

        WorkItem Item(WorkKind kind, string page, string button, DueSign? sign) =>
            new(kind, head.Slug, head.Acronym, WorkPackage: null, head.Acronym, head.Title.In(Formats.Language).Text, $"/ja/{head.Slug}", sign, IsDemo: false)
            {
                Act = $"/ja/{head.Slug}/{page}", Button = button,
            };
    }

    private static DueSign Plainly(DateOnly day, DateOnly today) => new(day, day, day.DayNumber - today.DayNumber, Within: null);
}
