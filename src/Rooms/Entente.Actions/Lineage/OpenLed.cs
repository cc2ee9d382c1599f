namespace Entente.Actions.Lineage;

/// <summary>What is led, for somebody who may change who leads it: an action, or one of its work packages.</summary>
internal static class OpenLed
{
    /// <returns>The action, and its work package where one was asked for.</returns>
    public static async Task<Result<(JointAction Action, WorkPackage? Package)>> ToSteer(
        string slug, int? package, Seen seen, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (package is { } number)
        {
            var within = await OpenPackage.ToSteer(slug, number, seen, actor, db, stop);
            if (within.Problem is { } shut)
                return shut;
            return (within.Value.Action, within.Value.Package);
        }

        var opened = await OpenAction.ToSteer(slug, actor, db, stop);
        if (opened.Problem is { } closed)
            return closed;
        if (await db.ChangedSince(opened.Value, seen, stop) is { } changed)
            return changed;
        return (opened.Value, null);
    }
}
