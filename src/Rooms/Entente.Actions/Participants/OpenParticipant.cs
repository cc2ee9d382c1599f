namespace Entente.Actions.Participants;

/// <summary>One participant of an action, for somebody who may change it.</summary>
internal static class OpenParticipant
{
    public static async Task<Result<(JointAction Action, Participant Participant)>> ToSteer(
        string slug, Guid participant, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;
        if (opened.Value.Participants.FirstOrDefault(one => one.Id == participant) is not { } found)
            return Unknown(opened.Value.Acronym);
        return (opened.Value, found);
    }

    public static Problem Unknown(string acronym) => Problem.Missing("actions.participant-unknown", "{0} has no such participant.", acronym);
}
