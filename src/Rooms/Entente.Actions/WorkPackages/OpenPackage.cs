namespace Entente.Actions.WorkPackages;

/// <summary>One work package with its action, for somebody who may change it; also one that was withdrawn.</summary>
internal static class OpenPackage
{
    public static async Task<Result<(JointAction Action, WorkPackage Package)>> ToSteer(
        string slug, int number, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.WorkPackages.WithWithdrawn().FirstOrDefaultAsync(one => one.Action == opened.Value.Id && one.Number == number, stop) is not { } package)
            return Problem.Missing("actions.wp-unknown", "{0} has no WP{1}.", opened.Value.Acronym, number);
        if (await db.ChangedSince(package, seen, stop) is { } changed)
            return changed;
        return (opened.Value, package);
    }
}
