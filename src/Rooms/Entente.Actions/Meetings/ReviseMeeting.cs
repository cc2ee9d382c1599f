using Entente.Platform.Accounts;

namespace Entente.Actions.Meetings;

/// <summary>
/// Whoever prepares a meeting changes its words, its place or its link; the invited are told where it is now. Its time is changed by moving it.
/// </summary>
public sealed record ReviseMeeting(string? Title, string? Place, string? Link)
{
    internal static async Task<Result<Meeting>> Run(
        string slug, string number, ReviseMeeting ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = PlanMeeting.Check(ask.Title, ask.Place, ask.Link).ToList();
        if (faults.Count > 0)
            return OpenMeeting.Faulty(faults);

        var (meeting, now) = (opened.Value.Meeting, clock.GetUtcNow());
        var (place, link) = (CreateJointAction.Blank(ask.Place), CreateJointAction.Blank(ask.Link));
        var elsewhere = (meeting.Place, meeting.Link) != (place, link);
        if (meeting.Revise(ask.Title!, place, link, now).Problem is { } refused)
            return refused;
        // Nobody travels to what is over.
        if (elsewhere && now <= meeting.End)
            await MeetingNotices.All(opened.Value, MeetingNotices.Changed, $"/{meeting.Sequence}", actor, db, people, now, stop);
        return await db.Save(stop) is { } lost ? lost : meeting;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, ReviseMeeting ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
