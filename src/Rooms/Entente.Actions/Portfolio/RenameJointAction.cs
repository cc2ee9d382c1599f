namespace Entente.Actions.Portfolio;

/// <summary>A coordinator corrects the acronym of an action. Its address stays: links, mails and papers that name it go on leading to it.</summary>
public sealed record RenameJointAction(string? Acronym)
{
    internal static async Task<Result<JointAction>> Run(
        string slug, RenameJointAction ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;
        if (await Check(ask.Acronym, opened.Value.Id, db, stop) is { } fault)
            return Problem.Rule("actions.revision-faulty", "Some answers need to be mended.") with { Faults = [fault] };

        opened.Value.Rename(ask.Acronym!.Trim(), clock.GetUtcNow());
        return await db.Save(stop) is { } lost ? lost : opened.Value;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Api(
        string slug, RenameJointAction ask, Seen seen, Actor actor, ActionsDb db, TimeProvider clock, CancellationToken stop) =>
        (await Run(slug, ask, seen, actor, db, clock, stop)).Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    /// <summary>The fault of an acronym: none, too long, or another action's. An address made from it counts as its own too.</summary>
    internal static async Task<Fault?> Check(string? acronym, Id<JointAction>? own, ActionsDb db, CancellationToken stop)
    {
        var slug = Slugs.From(acronym ?? "");
        if (slug.Length == 0)
            return new(nameof(Acronym), "actions.acronym-missing", "Give the acronym, such as JAMS 2.0.");
        var name = acronym!.Trim();
        if (name.Length > 40)
            return new(nameof(Acronym), "actions.acronym-too-long", "An acronym has at most 40 characters.");
        return await db.Actions.AnyAsync(action => action.Id != own && (action.Slug == slug || action.Acronym == name), stop)
            ? new(nameof(Acronym), "actions.acronym-taken", "There is a joint action {0} already. Take another acronym.", name)
            : null;
    }
}
