using Entente.Platform.Access;

namespace Entente.Platform.Tests.Access;

/// <summary>What a role may do, and how far it reaches.</summary>
public class RoleTests
{
    private const string Plan = "board.plan";
    private static readonly RoleTable Table = new([.. PlatformPermissions.All, new(Plan, "Plan.", Roles.Coordinator, Roles.WorkPackageLead)]);

    [Fact]
    public void A_grant_for_an_action_reaches_its_work_packages_and_no_other_action()
    {
        var coordinator = With(new Grant(Roles.Coordinator, Scope.Action("jams")));

        Assert.True(coordinator.May(Plan, Scope.Action("jams")));
        Assert.True(coordinator.May(Plan, Scope.WorkPackage("jams", 5)));
        Assert.False(coordinator.May(Plan, Scope.Action("jams-2-0")));
        Assert.False(coordinator.May(Plan, Scope.WorkPackage("jams-2-0", 5)));
        Assert.False(coordinator.May(Plan, Scope.Platform));
    }

    [Fact]
    public void A_grant_for_a_work_package_reaches_neither_its_neighbour_nor_its_action()
    {
        var lead = With(new Grant(Roles.WorkPackageLead, Scope.WorkPackage("jams", 1)));

        Assert.True(lead.May(Plan, Scope.WorkPackage("jams", 1)));
        Assert.False(lead.May(Plan, Scope.WorkPackage("jams", 11)));
        Assert.False(lead.May(Plan, Scope.Action("jams")));
    }

    [Fact]
    public void A_role_that_does_not_hold_the_permission_may_not()
    {
        var officer = With(new Grant(Roles.Officer, Scope.Agency("fr-ansm")));

        Assert.True(officer.May(PlatformPermissions.Use));
        Assert.False(officer.May(Plan));
        Assert.False(officer.May(PlatformPermissions.Administer));
    }

    [Fact]
    public void A_permission_that_nobody_declared_is_nobody_s() =>
        Assert.False(With(new Grant(Roles.Administrator, Scope.Platform)).May("board.burn"));

    [Fact]
    public void Somebody_who_has_not_signed_in_may_nothing() =>
        Assert.All(Table.Permissions.Keys, permission => Assert.False(Actor.Nobody.May(permission)));

    [Fact]
    public void Every_role_has_a_code_of_its_own() => Assert.Distinct(Roles.All.Select(role => role.Code));

    private static Actor With(params Grant[] grants) => Actor.Person(Guid.Empty, "ada", "Ada", null, grants, Table);
}
