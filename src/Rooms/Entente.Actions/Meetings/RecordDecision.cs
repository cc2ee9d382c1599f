namespace Entente.Actions.Meetings;

/// <summary>Whoever prepares a meeting records what was decided under a point of its agenda.</summary>
/// <param name="Item">Id of the point.</param>
/// <param name="Text">What was decided.</param>
public sealed record RecordDecision(int? Item, string? Text)
{
    internal static async Task<Result<Decision>> Run(
        string slug, string number, RecordDecision ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        // The number is the next one after those that stand, so nobody else takes one meanwhile.
        await using var turn = await db.TurnToNumber("actions.decisions", of: $"{slug}/{number}", stop);
        var opened = await OpenMeeting.ToPrepare(slug, number, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var faults = new List<Fault>();
        if (ask.Item is null || opened.Value.Meeting.Agenda.All(one => one.Id != ask.Item))
            faults.Add(new(nameof(Item), "actions.agenda-item-unknown", "Choose a point of the agenda."));
        if (string.IsNullOrWhiteSpace(ask.Text) || ask.Text.Length > 2000)
            faults.Add(new(nameof(Text), "actions.decision-text", "Say what was decided, in up to 2000 characters."));
        if (faults.Count > 0)
            return OpenMeeting.Faulty(faults);

        var decided = opened.Value.Meeting.Decide(ask.Item!.Value, ask.Text!, actor.Signature, clock.GetUtcNow(), actor.Authority);
        if (decided.Problem is { } refused)
            return refused;
        return await db.Save(turn, stop) is { } lost ? lost : decided;
    }

    internal static async Task<Results<Created<Made>, ProblemHttpResult>> Api(
        string slug, string number, RecordDecision ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var made = await Run(slug, number, ask, seen, actor, db, clock, stop);
        return made.Problem is { } problem ? problem.ToHttp() : Made.At($"/api/v1/actions/{slug}/meetings/{number}", made.Value.Number);
    }
}
