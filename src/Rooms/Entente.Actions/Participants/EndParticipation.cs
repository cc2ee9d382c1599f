namespace Entente.Actions.Participants;

/// <summary>A coordinator records that a party takes part no longer, or will leave; it stays in the history.</summary>
/// <param name="Until">The last day, as far as it is known: 2026-04-30, 2026-04 or 2026.</param>
public sealed record EndParticipation(string? Until)
{
    internal static async Task<Result<Participant>> Run(
        string slug, Guid participant, EndParticipation ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenParticipant.ToSteer(slug, participant, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (string.IsNullOrWhiteSpace(ask.Until))
            return Faulty("actions.participation-end-missing", "Say when it leaves, as far as it is known: 2026-04-30, 2026-04 or 2026.");
        if (Asked.Refuse(nameof(Until), ask.Until) is { } unreadable)
            return unreadable;
        var (action, leaving) = opened.Value;
        if (action.Lead?.Who == leaving.Who)
            return Problem.Rule("actions.leaver-coordinates", "{0} coordinates {1}. Hand the coordination over first.", leaving.Who, action.Acronym);
        if (await LedBy(leaving, action, db, stop) is { } package)
            return Problem.Rule("actions.leaver-leads", "{0} leads WP{1}. Give that lead to another party first.", leaving.Who, package);

        if (action.Release(leaving, Asked.Date(ask.Until)!.Value, clock.GetUtcNow()).Problem is { } refused)
            return Faulty(refused.Code, refused.Message, refused.Arguments);
        return await db.Save(stop) is { } lost ? lost : leaving;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, Guid participant, EndParticipation ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, participant, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    // Another stretch of the same party may go on.
    private static async Task<int?> LedBy(Participant leaving, JointAction action, ActionsDb db, CancellationToken stop) =>
        action.Participants.Any(other => other != leaving && other.Who == leaving.Who && other.Until is null)
            ? null
            : (await db.WorkPackages.Where(package => package.Action == action.Id).OrderBy(package => package.Number).ToListAsync(stop))
                .FirstOrDefault(package => package.Lead?.Who == leaving.Who)?.Number;

    private static Problem Faulty(string code, string message, params IReadOnlyList<object> arguments) =>
        Problem.Rule(code, message, arguments) with { Faults = [new(nameof(Until), code, message, arguments)] };
}
