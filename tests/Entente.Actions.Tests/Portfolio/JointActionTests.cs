using Entente.Actions.Lineage;
using Entente.Actions.Participants;
using Entente.Actions.Portfolio;
using Entente.Contracts.Actions;
using Entente.Platform.Access;
using static Entente.Actions.Tests.Portfolio.Given;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>What a joint action allows, refuses and tells.</summary>
public class JointActionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-jams")]
    [InlineData("jams-")]
    [InlineData("jams--2")]
    [InlineData("JAMS")]
    [InlineData("jams 2")]
    [InlineData("jäms")]
    [InlineData("../jams")]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a123456789a")]
    public void A_short_address_that_no_browser_bar_should_carry_is_refused(string slug) =>
        Assert.Equal("actions.slug-invalid", JointAction.Create(slug, "JAMS", LocalText.Of("JAMS"), Ansm, Now).Problem?.Code);

    [Fact]
    public void A_new_action_is_planned_for_the_network_and_tells_who_leads_it()
    {
        var action = Action();

        Assert.Equal(ActionStatus.Planned, action.Status);
        Assert.Equal((Edition.Network, Handling.Green), (action.Edition, action.Handling));
        Assert.Equal(Ansm, action.Lead?.Who);
        var told = Assert.IsType<JointActionCreated>(Assert.Single(action.Told));
        Assert.Equal(("jams-2-0", "FR", "fr-ansm"), (told.Slug, told.LeadCountry, told.LeadAuthority));
    }

    [Fact]
    public void A_status_is_recorded_whatever_the_dates_say()
    {
        var action = Action("2016-01-01", months: 12);

        Assert.Null(action.Become(ActionStatus.Ongoing, ended: null, Now).Problem);

        Assert.Equal(ActionStatus.Ongoing, action.Status);
        Assert.Equal(Date("2016-12-31"), action.AgreedEnd);
        Assert.Null(action.Ended);
        Assert.Equal("Ongoing", Assert.Single(action.Told.OfType<JointActionStatusChanged>()).Status);
    }

    [Fact]
    public void The_same_status_again_changes_and_tells_nothing()
    {
        var action = Action();
        action.Become(ActionStatus.Ended, Date("2026-04"), Now);
        var told = action.Told.Count;

        Assert.Null(action.Become(ActionStatus.Ended, Date("2026-04"), Now.AddDays(1)).Problem);

        Assert.Equal(told, action.Told.Count);
        Assert.Equal(Now, action.UpdatedAt);
    }

    [Theory]
    [InlineData("Planned")]
    [InlineData("Ongoing")]
    [InlineData("Extended")]
    [InlineData("Suspended")]
    public void Only_an_ended_action_has_an_end(string status)
    {
        var action = Action();

        Assert.Equal("actions.end-without-ending", action.Become(Enum.Parse<ActionStatus>(status), Date("2026-04"), Now).Problem?.Code);

        Assert.Equal(ActionStatus.Planned, action.Status);
        Assert.Null(action.Ended);
    }

    [Theory]
    [InlineData("2023-10", "actions.ends-before-start")]
    [InlineData("2022", "actions.ends-before-start")]
    [InlineData("2023", null)]
    [InlineData("2023-11", null)]
    public void An_action_cannot_end_before_it_began(string ended, string? refusal) =>
        Assert.Equal(refusal, Action().Become(ActionStatus.Ended, Date(ended), Now).Problem?.Code);

    [Theory]
    [InlineData("4800000", "0.8", "0.2", null)]
    [InlineData(null, null, null, null)]
    [InlineData("4800000", "0.8", null, null)]
    [InlineData("1", "1", "0", null)]
    [InlineData("4800000", "0.8", "0.3", "actions.shares-not-whole")]
    [InlineData("4800000", "1.2", "-0.2", "actions.share-out-of-range")]
    [InlineData("0", "0.8", "0.2", "actions.budget-not-positive")]
    [InlineData("-1", null, null, "actions.budget-not-positive")]
    public void The_shares_add_up_to_the_whole(string? total, string? funded, string? national, string? refusal)
    {
        var action = Action();

        Assert.Equal(refusal, action.Fund(Number(total), "HaDEA", Number(funded), Number(national)).Problem?.Code);

        Assert.Equal(refusal is null ? Number(total) : null, action.BudgetEur);
    }

    [Fact]
    public void The_former_coordinator_stays_in_the_history()
    {
        var action = Action();

        Assert.Null(action.HandOver(Aifa, Date("2025-03"), "The former one withdrew", Now).Problem);

        Assert.Equal([Ansm, Aifa], action.Leads.Select(term => term.Who));
        Assert.Equal(Date("2025-03"), action.Leads[0].Until);
        Assert.Equal(Aifa, action.Lead?.Who);
        Assert.Equal("The former one withdrew", action.Lead?.Why);
        Assert.Single(action.Told.OfType<JointActionHandedOver>());
    }

    [Fact]
    public void A_coordinator_who_comes_back_leads_again()
    {
        var action = Action();
        action.HandOver(Aifa, Date("2024"), why: null, Now);

        action.HandOver(Ansm, Date("2025"), why: null, Now);

        Assert.Equal([Ansm, Aifa, Ansm], action.Leads.Select(term => term.Who));
        Assert.Equal(Ansm, action.Lead?.Who);
    }

    [Fact]
    public void Nobody_takes_over_from_themselves()
    {
        var action = Action();

        Assert.Equal("actions.leads-already", action.HandOver(Ansm, from: null, why: null, Now).Problem?.Code);

        Assert.Single(action.Leads);
    }

    [Fact]
    public void An_authority_is_admitted_once_and_again_after_it_has_left()
    {
        var action = Action();
        var first = action.Admit(Participant(Aifa), Now).Value;

        Assert.Equal("actions.participates-already", action.Admit(Participant(Aifa, ParticipantRole.Beneficiary), Now).Problem?.Code);
        Assert.Null(first.Leave(Date("2025")).Problem);
        Assert.Null(action.Admit(Participant(Aifa), Now).Problem);

        Assert.Equal(2, action.Participants.Count);
    }

    [Fact]
    public void An_affiliated_entity_names_its_beneficiary() =>
        Assert.Equal("actions.affiliation-missing", Action().Admit(Participant(Aifa, ParticipantRole.AffiliatedEntity), Now).Problem?.Code);

    [Fact]
    public void A_participant_leaves_once_and_not_before_it_joined()
    {
        var participant = Participant(Aifa, from: "2024-05");

        Assert.Equal("actions.leaves-before-joining", participant.Leave(Date("2024-04")).Problem?.Code);
        Assert.Null(participant.Leave(Date("2024-05")).Problem);
        Assert.Equal("actions.left-already", participant.Leave(Date("2025")).Problem?.Code);
    }

    [Fact]
    public void Publishing_opens_the_page_to_all_and_keeps_the_first_day()
    {
        var action = Action();

        action.Publish(Now);
        action.Publish(Now.AddDays(1));
        action.Unpublish(Now.AddDays(2));
        Assert.Equal((Edition.Network, Handling.Green), (action.Edition, action.Handling));
        action.Publish(Now.AddDays(3));

        Assert.Equal((Edition.Public, Handling.Clear), (action.Edition, action.Handling));
        Assert.Equal(Now, action.PublishedAt);
        Assert.Equal(Now.AddDays(3), action.UpdatedAt);
        Assert.Equal(2, action.Told.OfType<JointActionPublished>().Count());
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
