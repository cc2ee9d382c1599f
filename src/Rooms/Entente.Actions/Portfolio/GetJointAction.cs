namespace Entente.Actions.Portfolio;

/// <summary>Everything about one joint action that the reader may see.</summary>
public sealed record GetJointAction
{
    internal static async Task<Result<ActionDetail>> Run(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await ForPlan(slug, actor, db, stop);
        if (found.Problem is not null)
            return found;

        var followers = await db.Actions.AsNoTracking().SeenBy(actor)
            .Where(other => other.Predecessors.Any(predecessor => predecessor.Slug == slug))
            .Select(other => new Follower(other.Slug, other.Acronym)).ToListAsync(stop);
        var programme = await db.Programmes.AsNoTracking().OrderBy(row => row.Code).FirstOrDefaultAsync(stop);
        return found.Value with { Followers = followers, Programme = programme };
    }

    /// <summary>The same without what follows it and without its programme, which no page of a plan shows.</summary>
    internal static async Task<Result<ActionDetail>> ForPlan(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Actions.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug);

        // One query: a work package has a lead or two and a handful of contributors.
        var packages = await db.WorkPackages.AsNoTracking().AsSingleQuery().Where(package => package.Action == action.Id)
            .OrderBy(package => package.Number).ToListAsync(stop);
        var authorities = await db.Authorities.AsNoTracking().ToDictionaryAsync(authority => authority.Code, stop);
        return new ActionDetail(action, packages, [], authorities, Programme: null);
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
    /// <summary>What people call a party: the authority's short name, else nothing.</summary>
    public string? ShortName(string? authority) =>
        authority is null ? null : Authorities.GetValueOrDefault(authority)?.ShortName ?? authority;
}
