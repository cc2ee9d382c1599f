using Entente.Platform.Accounts;

namespace Entente.Actions.Meetings;

/// <summary>Whoever prepares a meeting takes an invitation back; who was asked stays readable.</summary>
public sealed record Uninvite(Guid Account)
{
    internal static async Task<Result<OpenMeeting>> Run(
        string slug, string number, Uninvite ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (opened.Value.Standing.FirstOrDefault(one => one.Account == ask.Account) is not { } invitation)
            return Problem.Missing("actions.invitation-unknown", "This person is not invited to {0}.", number);

        // Told before the meeting is closed to the person: afterwards there may be nothing left to see.
        var now = clock.GetUtcNow();
        if ((await people.Holding(ActionsPermissions.Read, stop)).FirstOrDefault(person => person.Account == ask.Account) is { } guest)
            await MeetingNotices.Tell(guest, opened.Value.Action, opened.Value.Meeting, MeetingNotices.Uninvited, $"/{invitation.Asked}", actor, db, now, stop);
        invitation.Withdraw(now);
        opened.Value.Meeting.Dismiss(ask.Account);
        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, Guid account, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, new(account), seen, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
