namespace Entente.Actions.Meetings;

/// <summary>A meeting with its action and whoever is invited: what every slice and page about it begins with.</summary>
internal sealed record OpenMeeting(JointAction Action, Meeting Meeting, IReadOnlyList<Invitation> Invitations)
{
    public string Href => $"/ja/{Action.Slug}/meetings/{Meeting.Number}";

    public Scope Scope => Meeting.WorkPackage is { } package ? ActionsScopes.WorkPackage(Action.Slug, package) : ActionsScopes.Action(Action.Slug);

    public IEnumerable<Invitation> Standing => Invitations.Where(one => one.WithdrawnAt is null);

    public static async Task<Result<OpenMeeting>> Of(string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug);
        if (await db.Meetings.SeenBy(actor).FirstOrDefaultAsync(one => one.Action == action.Id && one.Number == number, stop) is not { } meeting)
            return Problem.Missing("actions.meeting-unknown", "There is no meeting {0} here.", number);

        var invitations = await db.Invitations.Where(one => one.Meeting == meeting.Id).ToListAsync(stop);
        return new OpenMeeting(action, meeting, [.. invitations.OrderBy(one => one.Authority, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The same for whoever prepares it: the coordinator, or the lead of its work package.</summary>
    /// <param name="slug">Of the action.</param>
    /// <param name="number">Of the meeting.</param>
    /// <param name="seen">The version that the asker looked at.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="db">The store.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Result<OpenMeeting>> ToPrepare(string slug, string number, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var opened = await Of(slug, number, actor, db, stop);
        if (opened.Problem is not null)
            return opened;
        if (!actor.May(ActionsPermissions.Plan, opened.Value.Scope))
            return OpenAction.NotYours(opened.Value.Action);
        return await db.ChangedSince(opened.Value.Meeting, seen, stop) is { } changed ? changed : opened;
    }

    /// <summary>A draft is for those who write it and those who were asked to come; everybody else waits for what is approved.</summary>
    public bool MayReadDraft(Actor actor) => MayPrepare(actor) || Standing.Any(one => one.Account == actor.Account);

    public bool MayPrepare(Actor actor) => actor.May(ActionsPermissions.Plan, Scope);

    /// <summary>The refusal of a form with these faults.</summary>
    public static Problem Faulty(params IReadOnlyList<Fault> faults) =>
        Problem.Rule("actions.meeting-faulty", "Some answers need to be mended.") with { Faults = faults };
}
