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
        new(Read, "Read the portfolio, plans, deliverables and authorities.", Roles.All),
        new(Create, "Create a joint action.", Roles.Administrator, Roles.Coordinator, Roles.AgencyContact),
        new(Steer, "Change a joint action: status, money, participants, work packages, lineage, public page.", Roles.Administrator, Roles.Coordinator),
        new(Plan, "Plan tasks, deliverables and milestones, and record how far they are.", Roles.Administrator, Roles.Coordinator, Roles.WorkPackageLead),
        new(Vote, "Vote on deliverables and read them for quality, for one's own authority.", Roles.AgencyContact, Roles.Coordinator, Roles.Evaluator, Roles.WorkPackageLead, Roles.Contributor),
        new(KeepAuthority, "Keep what an authority says of itself.", Roles.Administrator, Roles.AgencyContact),
        new(Import, "Import a programme file.", Roles.Administrator),
    ];
}
