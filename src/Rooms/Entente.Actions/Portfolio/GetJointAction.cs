namespace Entente.Actions.Portfolio;

/// <summary>Everything about one joint action that the reader may see.</summary>
public sealed record GetJointAction
{
    internal static async Task<Result<ActionDetail>> Run(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Actions.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug);

        var packages = await ActionOutline.PackagesOf(action.Id, db, stop);
        var authorities = await ActionOutline.AuthoritiesOf(db, stop);
        var followers = await db.Actions.AsNoTracking().SeenBy(actor)
            .Where(other => other.Predecessors.Any(predecessor => predecessor.Slug == slug))
            .Select(other => new Follower(other.Slug, other.Acronym)).ToListAsync(stop);
        var programme = await db.Programmes.AsNoTracking().OrderBy(row => row.Code).FirstOrDefaultAsync(stop);
        return new ActionDetail(action, packages, followers, authorities, programme);
    }

    internal static async Task<Results<Ok<ActionView>, ProblemHttpResult>> Api(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await Run(slug, actor, db, stop);
        return found.Problem is { } problem ? problem.ToHttp() : TypedResults.Ok(ActionView.Of(found.Value));
    }
}

/// <summary>An action on this platform that follows another.</summary>
internal sealed record Follower(string Slug, string Acronym);

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
