using Entente.Platform.Accounts;

namespace Entente.Actions.Meetings;

/// <summary>The minutes are approved as they are: from now on their text does not change.</summary>
public sealed record ApproveMinutes
{
    internal static async Task<Result<Meeting>> Run(
        string slug, string number, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        // Nobody approves what they have not seen, whatever it is.
        var opened = await OpenMeeting.ToPrepare(slug, number, seen == Seen.Any ? Seen.Nothing : seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;

        var (meeting, now) = (opened.Value.Meeting, clock.GetUtcNow());
        var approved = meeting.Approve(actor.Signature, now, actor.Authority);
        if (approved.Problem is { } refused)
            return refused;
        await MeetingNotices.All(opened.Value, MeetingNotices.Approved, $"/{approved.Value.Round}", actor, db, people, now, stop);
        return await db.Save(stop) is { } lost ? lost : meeting;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, seen, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
