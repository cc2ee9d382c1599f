using Entente.Platform.Accounts;

namespace Entente.Actions.Meetings;

/// <summary>Whoever prepares a meeting moves it to another time and says why; the invited are asked again.</summary>
public sealed record MoveMeeting(AskedTime? Time, string? Because)
{
    internal static async Task<Result<Meeting>> Run(
        string slug, string number, MoveMeeting ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var time = MeetingTime.Of(ask.Time ?? new(null, null, null, null, null));
        List<Fault> faults = [.. time.Problem?.Faults ?? [], .. CheckReason(ask.Because, nameof(Because))];
        if (faults.Count > 0)
            return OpenMeeting.Faulty(faults);

        var (meeting, now) = (opened.Value.Meeting, clock.GetUtcNow());
        if (meeting.Move(time.Value, ask.Because!.Trim(), actor.Signature, now).Problem is { } refused)
            return refused;
        foreach (var invitation in opened.Value.Standing)
            invitation.AskAgain();
        await MeetingNotices.All(opened.Value, MeetingNotices.Moved, $"/{meeting.Sequence}", actor, db, people, now, stop);
        return await db.Save(stop) is { } lost ? lost : meeting;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, MoveMeeting ask, Seen seen, Actor actor, ActionsDb db, People people, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, people, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    internal static IEnumerable<Fault> CheckReason(string? because, string place)
    {
        if (string.IsNullOrWhiteSpace(because) || because.Length > 1000)
            yield return new(place, "actions.meeting-reason", "Say why, in up to 1000 characters.");
    }
}
