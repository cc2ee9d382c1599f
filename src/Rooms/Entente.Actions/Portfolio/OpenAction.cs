namespace Entente.Actions.Portfolio;

/// <summary>The two questions before any change to an action: may the asker know of it, and may the asker do this to it?</summary>
internal static class OpenAction
{
    public static Task<Result<JointAction>> ToSteer(string slug, Actor actor, ActionsDb db, CancellationToken stop) =>
        For(ActionsPermissions.Steer, ActionsScopes.Action(slug), slug, actor, db, stop);

    /// <summary>Planning is the coordinator's everywhere and a lead's in the own work package.</summary>
    public static Task<Result<JointAction>> ToPlan(string slug, int package, Actor actor, ActionsDb db, CancellationToken stop) =>
        For(ActionsPermissions.Plan, ActionsScopes.WorkPackage(slug, package), slug, actor, db, stop);

    /// <summary>What concerns all work packages is planned by the coordinator.</summary>
    public static Task<Result<JointAction>> ToPlanAll(string slug, Actor actor, ActionsDb db, CancellationToken stop) =>
        For(ActionsPermissions.Plan, ActionsScopes.Action(slug), slug, actor, db, stop);

    /// <summary>For what somebody may do who is named for a thing of the action, whatever the role.</summary>
    public static Task<Result<JointAction>> ToRead(string slug, Actor actor, ActionsDb db, CancellationToken stop) =>
        For(ActionsPermissions.Read, ActionsScopes.Action(slug), slug, actor, db, stop);

    private static async Task<Result<JointAction>> For(
        string permission, Scope scope, string slug, Actor actor, ActionsDb db, CancellationToken stop)
    {
        if (await db.Actions.SeenBy(actor).FirstOrDefaultAsync(action => action.Slug == slug, stop) is not { } action)
            return Problem.Missing("actions.unknown", "There is no joint action '{0}' that you may see.", slug);
        if (!actor.May(permission, scope))
            return NotYours(action);

        return action;
    }

    public static Problem NotYours(JointAction action) => NotYours(action.Head);

    public static Problem NotYours(ActionHead action) =>
        Problem.Forbidden("actions.not-yours", "Only the coordinator of {0}, or a lead in the own work package, may change this.", action.Acronym);
}
