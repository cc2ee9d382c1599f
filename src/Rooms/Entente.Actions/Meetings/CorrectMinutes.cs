namespace Entente.Actions.Meetings;

/// <summary>Approved minutes turn out to be wrong: a new round begins with their text. What was approved stays readable.</summary>
public sealed record CorrectMinutes(string? Because)
{
    internal static async Task<Result<Meeting>> Run(
        string slug, string number, CorrectMinutes ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = MoveMeeting.CheckReason(ask.Because, nameof(Because)).ToList();
        if (faults.Count > 0)
            return OpenMeeting.Faulty(faults);

        var meeting = opened.Value.Meeting;
        if (meeting.Correct(ask.Because!.Trim(), clock.GetUtcNow()).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : meeting;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, CorrectMinutes ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
