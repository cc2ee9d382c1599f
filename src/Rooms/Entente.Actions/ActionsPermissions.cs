namespace Entente.Actions;

/// <summary>What the doors of this room ask for.</summary>
internal static class ActionsPermissions
{
    public const string Read = "actions.read";
    public const string Create = "actions.create";
    public const string Steer = "actions.steer";
    public const string Plan = "actions.plan";
    public const string Vote = "actions.vote";
    public const string KeepAuthority = "actions.keep-authority";
    public const string Import = "actions.import";

    public static IReadOnlyList<Permission> All { get; } =
    [
        Permission.ForAll(Read, "Read the portfolio, plans, deliverables and authorities."),
        new(Create, "Create a joint action.", PlatformRoles.Administrator, ActionsRoles.Coordinator, PlatformRoles.AgencyContact),
        new(Steer, "Change a joint action: status, money, participants, work packages, lineage, public page.", PlatformRoles.Administrator, ActionsRoles.Coordinator),
        new(Plan, "Plan tasks, deliverables and milestones, and record how far they are.", PlatformRoles.Administrator, ActionsRoles.Coordinator, ActionsRoles.WorkPackageLead),
        new(Vote, "Vote on deliverables and read them for quality, for one's own authority.", PlatformRoles.AgencyContact, ActionsRoles.Coordinator, ActionsRoles.Evaluator, ActionsRoles.WorkPackageLead, ActionsRoles.Contributor),
        new(KeepAuthority, "Keep what an authority says of itself.", PlatformRoles.Administrator, PlatformRoles.AgencyContact),
        new(Import, "Import a programme file.", PlatformRoles.Administrator),
    ];
}
