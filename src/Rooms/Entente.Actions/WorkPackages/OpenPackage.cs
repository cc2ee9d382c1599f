namespace Entente.Actions.WorkPackages;

/// <summary>One work package with its action, for somebody who may change it. One that was withdrawn changes no more until it is put back.</summary>
internal static class OpenPackage
{
    public static async Task<Result<(JointAction Action, WorkPackage Package)>> ToSteer(
        string slug, int number, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        var found = await ToRestore(slug, number, seen, actor, db, stop);
        return found is { Problem: null, Value.Package.Withdrawal: not null }
            ? Problem.Rule("actions.wp-withdrawn", "WP{0} was withdrawn. Put that back first.", number)
            : found;
    }

    /// <summary>Also one that was withdrawn.</summary>
    public static async Task<Result<(JointAction Action, WorkPackage Package)>> ToRestore(
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
