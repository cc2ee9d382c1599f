namespace Entente.Actions.Tests.Plan;

/// <summary>The words by which people call a team of an action.</summary>
public class TeamTests
{
    [Theory]
    [InlineData("WP5", "jams-2-0/5")]
    [InlineData("wp05", "jams-2-0/5")]
    [InlineData("WP", null)]
    [InlineData("WP-5", null)]
    [InlineData("WP99999999999", null)]
    [InlineData("T5", null)]
    [InlineData("5", null)]
    public void A_work_package_is_called_by_its_number(string word, string? code) =>
        Assert.Equal(code is null ? null : new Scope(ActionsScopes.WorkPackageKind, code), ActionsAppointments.Team("jams-2-0", word));
}
