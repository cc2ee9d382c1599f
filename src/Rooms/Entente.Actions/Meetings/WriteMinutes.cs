namespace Entente.Actions.Meetings;

/// <summary>Whoever prepares a meeting writes its minutes, which stay a draft until they are approved.</summary>
public sealed record WriteMinutes(string? Text)
{
    internal static async Task<Result<Meeting>> Run(
        string slug, string number, WriteMinutes ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (string.IsNullOrWhiteSpace(ask.Text) || ask.Text.Length > Meeting.MostCharacters)
            return OpenMeeting.Faulty(new Fault(nameof(Text), "actions.minutes-text", "Write the minutes, in up to {0} characters.", Meeting.MostCharacters));

        var meeting = opened.Value.Meeting;
        if (meeting.Write(ask.Text.ReplaceLineEndings("\n").Trim(), clock.GetUtcNow()).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : meeting;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, WriteMinutes ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
