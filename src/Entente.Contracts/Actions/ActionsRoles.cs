using Entente.Kernel.Access;

namespace Entente.Contracts.Actions;

/// <summary>The roles that joint actions bring; other rooms may give them permissions of their own.</summary>
public static class ActionsRoles
{
    /// <summary>Coordinates a joint action (WP1).</summary>
    public static readonly Role Coordinator = new("coordinator", ActionsScopes.ActionKind);

    /// <summary>Evaluates a joint action (WP3).</summary>
    public static readonly Role Evaluator = new("evaluator", ActionsScopes.ActionKind);

    /// <summary>Follows a joint action for the funding agency; reads only.</summary>
    public static readonly Role ProjectOfficer = new("project-officer", ActionsScopes.ActionKind);

    /// <summary>Leads a work package.</summary>
    public static readonly Role WorkPackageLead = new("wp-lead", ActionsScopes.WorkPackageKind);

    /// <summary>Contributes to a work package.</summary>
    public static readonly Role Contributor = new("contributor", ActionsScopes.WorkPackageKind);
}
