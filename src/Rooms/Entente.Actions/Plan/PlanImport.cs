namespace Entente.Actions.Plan;

/// <summary>Who may bring a sheet with rows of a plan: whoever may plan in some work package. Each row is asked for again.</summary>
internal static class PlanImport
{
    public static async Task<Problem?> Refuse(string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await ActionOutline.Of(slug, actor, db, stop);
        if (found.Problem is { } unknown)
            return unknown;
        var may = found.Value.Packages.Select(package => package.Number).Append(0).Any(number => actor.May(ActionsPermissions.Plan, ActionsScopes.WorkPackage(slug, number)));
        return may ? null : OpenAction.NotYours(found.Value.Action);
    }
}
