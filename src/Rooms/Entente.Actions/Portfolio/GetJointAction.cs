namespace Entente.Actions.Portfolio;

/// <summary>Everything about one joint action that the reader may see.</summary>
public sealed record GetJointAction
{
    internal static async Task<Result<ActionDetail>> Run(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Keep($"actions.action/{slug}", () => db.Actions.AsNoTracking().FirstOrDefaultAsync(action => action.Slug == slug, stop)) is not { } action
            || !CanSee.Item(actor, action))
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug);

        var packages = await ActionOutline.PackagesOf(action.Id, db, stop);
        var authorities = await ActionOutline.AuthoritiesOf(db, stop);
        var followers = await db.Keep($"actions.followers/{slug}", () => db.Actions.AsNoTracking()
            .Where(other => other.Predecessors.Any(predecessor => predecessor.Slug == slug))
            .Select(other => new Follower(other.Slug, other.Acronym, other.Edition, other.Handling, other.Audience)).ToListAsync(stop));
        var programme = await db.Keep("actions.programme", () => db.Programmes.AsNoTracking().OrderBy(row => row.Code).FirstOrDefaultAsync(stop));
        return new ActionDetail(action, packages, [.. followers.Where(other => CanSee.Item(actor, other))], authorities, programme);
    }

    internal static async Task<Results<Ok<ActionView>, ProblemHttpResult>> Api(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await Run(slug, actor, db, stop);
        return found.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok(ActionView.Of(found.Value));
    }
}

/// <summary>An action on this platform that follows another.</summary>
internal sealed record Follower(string Slug, string Acronym, Edition Edition, Handling Handling, string Audience) : IVisible;

/// <summary>A joint action with what belongs to it.</summary>
internal sealed record ActionDetail(
    JointAction Action, IReadOnlyList<WorkPackage> Packages, IReadOnlyList<Follower> Followers,
    IReadOnlyDictionary<string, Authority> Authorities, Programme? Programme)
{
    /// <summary>The same without the parts of the action.</summary>
    public ActionOutline Outline => new(Action.Head, Packages, Authorities);

    /// <inheritdoc cref="ActionOutline.ShortName"/>
    public string? ShortName(string? authority) => Outline.ShortName(authority);
}
