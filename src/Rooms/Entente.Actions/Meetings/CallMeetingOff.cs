using Entente.Platform.Accounts;

namespace Entente.Actions.Meetings;

/// <summary>Whoever prepares a meeting calls it off and says why. It stays readable.</summary>
public sealed record CallMeetingOff(string? Because)
{
    internal static async Task<Result<Meeting>> Run(
        string slug, string number, CallMeetingOff ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = MoveMeeting.CheckReason(ask.Because, nameof(Because)).ToList();
        if (faults.Count > 0)
            return OpenMeeting.Faulty(faults);

        var (meeting, now) = (opened.Value.Meeting, clock.GetUtcNow());
        if (meeting.CallOff(ask.Because!.Trim(), now).Problem is { } refused)
            return refused;
        await MeetingNotices.All(opened.Value, MeetingNotices.CalledOff, "", actor, db, people, now, stop);
        return await db.Save(stop) is { } lost ? lost : meeting;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, CallMeetingOff ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
