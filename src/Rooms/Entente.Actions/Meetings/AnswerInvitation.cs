namespace Entente.Actions.Meetings;

/// <summary>Somebody who is invited says whether they come; they may change their mind until it is over.</summary>
/// <param name="Answer"><c>Yes</c>, <c>No</c> or <c>Maybe</c>.</param>
/// <param name="Asked">Which asking it answers, as the invitation says it: after a move it is another. Null for whatever it is now.</param>
public sealed record AnswerInvitation([property: Words(typeof(Answer))] string? Answer, int? Asked = null)
{
    internal static async Task<Result<Invitation>> Run(
        string slug, string number, AnswerInvitation ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.Of(slug, number, actor, db, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        if (opened.Value.Standing.FirstOrDefault(one => one.Account == actor.Account) is not { } invitation)
            return Problem.Forbidden("actions.not-invited", "You are not invited to {0}. Whoever prepares it can invite you.", number);
        if (!Word.Is<Answer>(ask.Answer, out var answer))
            return OpenMeeting.Faulty(new Fault(nameof(Answer), "actions.answer-missing", "Choose: yes, no or maybe."));
        if (ask.Asked is { } asked && asked != invitation.Asked)
            return Problem.Conflict("actions.meeting-moved-meanwhile", "{0} was moved meanwhile, or you were asked once more. Look at the time that stands here now and answer again.", number);
        var now = clock.GetUtcNow();
        if (opened.Value.Meeting.CalledOffAt is not null)
            return Problem.Rule("actions.meeting-called-off", "{0} was called off and does not change any more. Plan a new meeting.", number);
        if (now > opened.Value.Meeting.End)
            return Problem.Rule("actions.meeting-over", "{0} is over: an answer says nothing any more.", number);

        invitation.Say(answer, now);
        return await db.Save(stop) is { } lost ? lost : invitation;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, AnswerInvitation ask, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();
}
