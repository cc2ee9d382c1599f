using Entente.Actions.WorkPackages;

namespace Entente.Actions.Tests.WorkPackages;

/// <summary>What a work package can be: its number, its days, its leads.</summary>
public class WorkPackageTests
{
    private readonly WorkPackage package = Jams.Package();

    [Theory]
    [InlineData(0), InlineData(100)]
    public void Work_packages_are_numbered_from_1_to_99(int number) => Assert.Equal("actions.wp-number-out-of-range",
        WorkPackage.Open(Jams.Action(), [], number, WorkPackageKind.Technical, LocalText.Of("Signals", french: null), Jams.Now).Problem?.Code);

    [Fact]
    public void A_number_is_given_once_in_an_action() => Assert.Equal("actions.wp-number-taken",
        WorkPackage.Open(Jams.Action(), [4, 5], 5, WorkPackageKind.Technical, LocalText.Of("Signals", french: null), Jams.Now).Problem?.Code);

    [Fact]
    public void A_work_package_cannot_end_before_it_begins()
    {
        Assert.Equal("actions.wp-ends-before-start", package.Run(new(2026, 2, 1), new(2026, 1, 31)).Problem?.Code);
        Assert.Null(package.Run(new(2026, 2, 1), end: null).Problem);
        Assert.Equal(new DateOnly(2026, 2, 1), package.Start);
    }

    [Fact]
    public void Who_led_before_stays_in_the_history_with_the_day_of_the_change()
    {
        package.GiveLead(new("MT", Authority: null), from: null, why: null, Jams.Now);
        package.GiveLead(new("BE", "be-afmps"), PartialDate.Of(2026, 4), "Malta asked for it", Jams.Now);

        Assert.Equal(["MT", "BE"], package.Leads.Select(term => term.Country));
        Assert.Equal(PartialDate.Of(2026, 4), package.Leads[0].Until);
        Assert.Equal(("BE", "Malta asked for it"), (package.Lead!.Country, package.Lead.Why));
    }

    [Fact]
    public void Who_leads_cannot_be_given_the_lead()
    {
        package.GiveLead(new("MT", Authority: null), from: null, why: null, Jams.Now);

        Assert.Equal("actions.wp-leads-already", package.GiveLead(new("MT", Authority: null), from: null, why: null, Jams.Now).Problem?.Code);
    }

    [Fact]
    public void A_contributor_that_comes_back_later_is_another_stretch_and_the_same_stretch_is_refused()
    {
        Assert.Null(package.Admit(From(2024)).Problem);
        Assert.Null(package.Admit(From(2026)).Problem);
        Assert.Equal("actions.contributes-already", package.Admit(From(2024)).Problem?.Code);
    }

    private static Contributor From(int year) => new() { Id = Guid.CreateVersion7(Jams.Now), Country = "ES", From = PartialDate.Of(year) };
}
