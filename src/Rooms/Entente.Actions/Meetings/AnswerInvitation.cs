namespace Entente.Actions.Meetings;

/// <summary>Somebody who is invited says whether they come; they may change their mind until it is over.</summary>
/// <param name="Answer"><c>Yes</c>, <c>No</c> or <c>Maybe</c>.</param>
public sealed record AnswerInvitation([property: Words(typeof(Answer))] string? Answer)
{
    internal static async Task<Result<Invitation>> Run(
        string slug, string number, AnswerInvitation ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenMeeting.Of(slug, number, actor, db, stop);
        if (opened.Problem is { } unknown)
            return unknown;
        if (opened.Value.Standing.FirstOrDefault(one => one.Account == actor.Account) is not { } invitation)
            return Problem.Forbidden("actions.not-invited", "You are not invited to {0}. Whoever prepares it can invite you.", number);
        // Moved, or asked once more, the invitation is another one than was answered.
        if (await db.ChangedSince(invitation, seen, stop) is { } changed)
            return changed;
        if (!Word.Is<Answer>(ask.Answer, out var answer))
            return OpenMeeting.Faulty(new Fault(nameof(Answer), "actions.answer-missing", "Choose: yes, no or maybe."));
        var now = clock.GetUtcNow();
        if (opened.Value.Meeting.CalledOffAt is not null)
            return Problem.Rule("actions.meeting-called-off", "{0} was called off and does not change any more. Plan a new meeting.", number);
        if (now > opened.Value.Meeting.End)
            return Problem.Rule("actions.meeting-over", "{0} is over: an answer says nothing any more.", number);

        invitation.Say(answer, now);
        return await db.Save(stop) is { } lost ? lost : invitation;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, string number, AnswerInvitation ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, number, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    /// <summary>One's own invitation, which an answer names by its version.</summary>
    internal static async Task<Results<Ok<InvitedView>, ProblemHttpResult>> Own(string slug, string number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var opened = await OpenMeeting.Of(slug, number, actor, db, stop);
        if (opened.Problem is { } unknown)
            return unknown.ToHttp();
        return opened.Value.Standing.FirstOrDefault(one => one.Account == actor.Account) is { } invitation
            ? TypedResults.Ok(InvitedView.Of(invitation))
            : Problem.Forbidden("actions.not-invited", "You are not invited to {0}. Whoever prepares it can invite you.", number).ToHttp();
    }
}
