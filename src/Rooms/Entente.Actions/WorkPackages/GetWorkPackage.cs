namespace Entente.Actions.WorkPackages;

/// <summary>One work package of an action, for the reader who may see it.</summary>
internal static class GetWorkPackage
{
    public static async Task<Results<Ok<WorkPackageView>, ProblemHttpResult>> Api(string slug, int number, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await ActionOutline.Of(slug, actor, db, stop);
        if (found.Problem is { } unknown)
            return unknown.ToHttp();
        return found.Value.Packages.FirstOrDefault(package => package.Number == number) is { } package
            ? TypedResults.Ok(WorkPackageView.Of(package, found.Value))
            : Problem.Missing("actions.wp-unknown", "{0} has no WP{1}.", found.Value.Action.Acronym, number).ToHttp();
    }
}
