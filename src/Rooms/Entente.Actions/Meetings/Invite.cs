using Entente.Platform.Accounts;

namespace Entente.Actions.Meetings;

/// <summary>Whoever prepares a meeting invites more people: single ones, or all of an authority who use the platform.</summary>
/// <param name="People">Accounts.</param>
/// <param name="Authorities">Codes of authorities.</param>
public sealed record Invite([MayBeMissing] IReadOnlyList<Guid>? People, [MayBeMissing] IReadOnlyList<string>? Authorities)
{
    internal static async Task<Result<OpenMeeting>> Run(
        string slug, string number, Invite ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, meeting, invitations) = opened.Value;
        var choice = await Candidates(action, people, stop);
        if (ask.Authorities?.Any(code => choice.All(person => person.Authority != code)) == true)
            return OpenMeeting.Faulty(new Fault(nameof(Authorities), "actions.invitee-authority", "Choose authorities from the list: somebody there must use this platform and be able to see the joint action."));
        var wanted = choice.Where(person => ask.People?.Contains(person.Account!.Value) == true || (person.Authority is { } at && ask.Authorities?.Contains(at) == true)).ToList();
        if (ask.People?.Any(account => choice.All(person => person.Account != account)) == true)
            return OpenMeeting.Faulty(new Fault(nameof(People), "actions.invitee-unknown", "Choose people from the list: each must be able to see the joint action."));
        if (wanted.Count == 0)
            return OpenMeeting.Faulty(new Fault(nameof(People), "actions.invitee-missing", "Choose at least one person, or an authority whose people use this platform."));
        if (meeting.CalledOffAt is not null)
            return Problem.Rule("actions.meeting-called-off", "{0} was called off and does not change any more. Plan a new meeting.", meeting.Number);

        await Add(action, meeting, wanted, invitations, actor, db, clock.GetUtcNow(), stop);
        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, Invite ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    /// <summary>Everybody who can be invited: who may see the action. An invitation opens the meeting, never the action.</summary>
    internal static async Task<IReadOnlyList<Actor>> Candidates(JointAction action, People people, CancellationToken stop) =>
        [.. (await people.Holding(ActionsPermissions.Read, stop)).Where(person => CanSee.Item(person, action))];

    /// <summary>Invites those with a role in the action, and in the work package or, for a meeting of the action, in any of them.</summary>
    internal static async Task Team(
        JointAction action, Meeting meeting, Actor actor, ActionsDb db, People people, DateTimeOffset now, CancellationToken stop)
    {
        var here = ActionsScopes.Action(action.Slug);
        var team = (await Candidates(action, people, stop)).Where(person => person.Grants.Any(grant => grant.Scope.Kind switch
        {
            ActionsScopes.ActionKind => grant.Scope == here,
            ActionsScopes.WorkPackageKind => meeting.WorkPackage is { } package ? grant.Scope == ActionsScopes.WorkPackage(action.Slug, package) : here.Covers(grant.Scope),
            _ => false,
        }));
        await Add(action, meeting, [.. team], [], actor, db, now, stop);
    }

    private static async Task Add(
        JointAction action, Meeting meeting, IReadOnlyList<Actor> wanted, IReadOnlyList<Invitation> invitations, Actor actor, ActionsDb db, DateTimeOffset now,
        CancellationToken stop)
    {
        foreach (var person in wanted)
        {
            var known = invitations.FirstOrDefault(one => one.Account == person.Account);
            if (known is { WithdrawnAt: null })
                continue;
            if (known is null)
                db.Invitations.Add(Invitation.To(meeting, person, now));
            else
                known.Renew();
            meeting.Admit(person.Account!.Value);
            await MeetingNotices.Tell(person, action, meeting, MeetingNotices.Invited, known is null ? "" : $"/{known.Asked}", actor, db, now, stop);
        }
    }
}
