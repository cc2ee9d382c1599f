using Entente.Platform.Access;
using Entente.Platform.Accounts;

namespace Entente.Platform.Tests.Access;

/// <summary>What a role may do, and how far it reaches.</summary>
public class RoleTests
{
    private const string Plan = "board.plan";
    private static readonly RoleTable Table = new([.. PlatformPermissions.All, new(Plan, "Plan.", ActionsRoles.Coordinator, ActionsRoles.WorkPackageLead)]);

    [Fact]
    public void A_grant_for_an_action_reaches_its_work_packages_and_no_other_action()
    {
        var coordinator = With(new Grant(ActionsRoles.Coordinator, ActionsScopes.Action("jams")));

        Assert.True(coordinator.May(Plan, ActionsScopes.Action("jams")));
        Assert.True(coordinator.May(Plan, ActionsScopes.WorkPackage("jams", 5)));
        Assert.False(coordinator.May(Plan, ActionsScopes.Action("jams-2-0")));
        Assert.False(coordinator.May(Plan, ActionsScopes.WorkPackage("jams-2-0", 5)));
        Assert.False(coordinator.May(Plan, Scope.Platform));
    }

    [Fact]
    public void A_grant_for_a_work_package_reaches_neither_its_neighbour_nor_its_action()
    {
        var lead = With(new Grant(ActionsRoles.WorkPackageLead, ActionsScopes.WorkPackage("jams", 1)));

        Assert.True(lead.May(Plan, ActionsScopes.WorkPackage("jams", 1)));
        Assert.False(lead.May(Plan, ActionsScopes.WorkPackage("jams", 11)));
        Assert.False(lead.May(Plan, ActionsScopes.Action("jams")));
    }

    [Fact]
    public void A_role_that_does_not_hold_the_permission_may_not()
    {
        var officer = With(new Grant(PlatformRoles.Officer, Scope.Agency("fr-ansm")));

        Assert.True(officer.May(PlatformPermissions.Use));
        Assert.False(officer.May(Plan));
        Assert.False(officer.May(PlatformPermissions.Administer));
    }

    [Fact]
    public void A_permission_that_nobody_declared_is_nobody_s() =>
        Assert.False(With(new Grant(PlatformRoles.Administrator, Scope.Platform)).May("board.burn"));

    [Fact]
    public void Somebody_who_has_not_signed_in_may_nothing() =>
        Assert.All(Table.Permissions.Keys, permission => Assert.False(Actor.Nobody.May(permission)));

    [Fact]
    public void A_scope_lies_in_another_step_by_step()
    {
        var signal = new Scope("action/work-package/case", "jams-2-0/5/C-1");

        Assert.True(ActionsScopes.WorkPackage("jams-2-0", 5).Covers(signal));
        Assert.True(ActionsScopes.Action("jams-2-0").Covers(signal));
        Assert.True(Scope.Platform.Covers(signal));
        Assert.False(ActionsScopes.WorkPackage("jams-2-0", 50).Covers(signal));
        Assert.False(ActionsScopes.Action("jams").Covers(signal));
        Assert.False(new Scope("act", "jams-2-0").Covers(signal));
        Assert.False(signal.Covers(ActionsScopes.Action("jams-2-0")));
        Assert.Equal([signal, ActionsScopes.WorkPackage("jams-2-0", 5), ActionsScopes.Action("jams-2-0")], signal.Outwards());
        Assert.Equal("jams-2-0", ActionsScopes.ActionOf(signal));
        Assert.Null(ActionsScopes.ActionOf(Scope.Agency("fr-ansm")));
    }

    [Fact]
    public void A_role_with_a_code_that_is_taken_is_not_brought() => Assert.Throws<InvalidOperationException>(() =>
        OfThePlatform().Role<AccountTexts>(new Role("officer", ActionsScopes.ActionKind)));

    [Fact]
    public void A_permission_is_held_by_whom_it_names_and_by_whom_a_room_gives_it()
    {
        var seamstress = new Role("seamstress", ActionsScopes.ActionKind);
        var table = OfThePlatform().Role<AccountTexts>(seamstress, PlatformPermissions.Comment).Table(PlatformPermissions.All);

        Assert.True(table.Allows(seamstress, PlatformPermissions.Comment));
        Assert.True(table.Allows(seamstress, PlatformPermissions.Use));
        Assert.False(table.Allows(seamstress, PlatformPermissions.KeepDocuments));
        Assert.False(table.Allows(new Role("stranger", ActionsScopes.ActionKind), PlatformPermissions.Comment));
        Assert.True(table.Allows(PlatformRoles.Officer, PlatformPermissions.Comment));
    }

    private static RoleKinds OfThePlatform()
    {
        var roles = new RoleKinds();
        new AccountsSetup().Appoint(roles);
        return roles;
    }

    private static Actor With(params Grant[] grants) => Actor.Person(Guid.Empty, "ada", "Ada", null, grants, Table);
}
