namespace Entente.Actions.Participants;

/// <summary>A coordinator takes away a participant that was entered by mistake. Whoever did anything in the action stays in its history: its participation is ended instead.</summary>
internal static class RemoveParticipant
{
    public static async Task<Result<Done>> Run(
        string slug, Guid participant, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenParticipant.ToSteer(slug, participant, seen, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        var (action, mistaken) = opened.Value;
        if (await PartOf(mistaken, action, db, stop) is { } part)
        {
            return Problem.Rule("actions.participant-has-parts",
                "{0} has a part in {1}: {2}. End its participation instead, or give that part to another party first.", mistaken.Who, action.Acronym, part);
        }

        if (action.Remove(mistaken, clock.GetUtcNow()).Problem is { } refused)
            return refused;
        return await db.Save(stop) is { } lost ? lost : new Done();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, Guid participant, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, participant, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    // The first part found, "WP5" or "T5.3": enough to know where to look. A second entry of the same party keeps its parts.
    private static async Task<string?> PartOf(Participant mistaken, JointAction action, ActionsDb db, CancellationToken stop)
    {
        if (action.Participants.Any(other => other != mistaken && other.Who == mistaken.Who))
            return null;
        if (action.Leads.Any(term => term.Who == mistaken.Who))
            return action.Acronym;
        var packages = await db.WorkPackages.Where(package => package.Action == action.Id).OrderBy(package => package.Number).ToListAsync(stop);
        if (packages.FirstOrDefault(package => package.Leads.Any(term => term.Who == mistaken.Who) || package.Contributors.Any(one => one.Who == mistaken.Who)) is { } package)
            return $"WP{package.Number}";
        return mistaken.Authority is null
            ? null
            : await db.Tasks.WithWithdrawn().Where(task => task.Action == action.Id && task.Owner == mistaken.Authority).OrderBy(task => task.Number)
                .Select(task => task.Number).FirstOrDefaultAsync(stop);
    }
}
