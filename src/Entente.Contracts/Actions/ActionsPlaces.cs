namespace Entente.Contracts.Actions;

/// <summary>Places on the pages of joint actions where other rooms may stand.</summary>
public static class ActionsPlaces
{
    /// <summary>Cards on the overview of a joint action, behind the action's own; the visit names the action.</summary>
    public const string Overview = "actions.overview";

    /// <summary>Cards on the page of a work package, behind its plan; the visit names the action and the work package.</summary>
    public const string WorkPackage = "actions.work-package";
}
