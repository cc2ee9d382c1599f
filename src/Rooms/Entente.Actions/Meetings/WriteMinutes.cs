using Entente.Platform.Accounts;

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
