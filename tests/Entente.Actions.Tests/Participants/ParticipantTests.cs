using Entente.Actions.Participants;
using Entente.Actions.Portfolio;
using Entente.Contracts.Actions;
using static Entente.Actions.Tests.Portfolio.Given;

namespace Entente.Actions.Tests.Participants;

/// <summary>A participant is corrected, leaves, comes back and is taken away, and each change tells.</summary>
public class ParticipantTests
{
    private readonly JointAction action = Action();

    [Theory]
    [InlineData("2026-06-10", true)]
    [InlineData("2026-06-11", false)]
    [InlineData("2026-06", false)]
    [InlineData("2026-05", true)]
    [InlineData("2026", false)]
    [InlineData("2025", true)]
    public void Whoever_leaves_takes_part_until_the_last_day_is_over(string until, bool left)
    {
        var participant = Admit(Aifa);

        Assert.Null(action.Release(participant, Date(until), Now).Problem);

        Assert.Equal(left, participant.HasLeft(new(2026, 6, 11)));
    }

    [Fact]
    public void A_correction_replaces_standing_and_dates_and_is_told_once()
    {
        var beneficiary = Admit(Ansm, ParticipantRole.Beneficiary);
        var participant = Admit(Aifa);
        action.Saved();

        Assert.Null(action.Revise(participant, new(ParticipantRole.AffiliatedEntity, "fr-ansm", Date("2024-01"), Until: null), Now).Problem);
        Assert.Null(action.Revise(participant, participant.Standing, Now).Problem);

        Assert.Equal(new(ParticipantRole.AffiliatedEntity, "fr-ansm", Date("2024-01"), Until: null), participant.Standing);
        Assert.Equal([new ParticipantRevised(action.Id.Value, "jams-2-0", "IT", "it-aifa", "AffiliatedEntity", "2024-01", null)], action.Told);
        Assert.Equal("actions.participant-has-affiliates", action.Remove(beneficiary, Now).Problem?.Code);
    }

    [Fact]
    public void An_end_entered_by_mistake_is_taken_back_by_leaving_it_out()
    {
        var participant = Admit(Aifa);
        action.Release(participant, Date("2026-03-31"), Now);

        Assert.Null(action.Revise(participant, participant.Standing with { Until = null }, Now).Problem);

        Assert.Null(participant.Until);
        Assert.Equal("actions.participates-already", action.Admit(Participant(Aifa), Now).Problem?.Code);
    }

    [Fact]
    public void Two_stretches_of_one_party_do_not_both_go_on()
    {
        var first = Admit(Aifa);
        action.Release(first, Date("2025"), Now);
        Admit(Aifa);

        Assert.Equal("actions.participates-already", action.Revise(first, first.Standing with { Until = null }, Now).Problem?.Code);
    }

    [Fact]
    public void Whoever_leaves_on_a_day_to_come_takes_part_until_then_and_comes_back_after_it()
    {
        action.Release(Admit(Aifa), Date("2026-12-20"), Now);

        Assert.Equal("actions.participates-already", action.Admit(Participant(Aifa), Now).Problem?.Code);
        Assert.Equal("actions.participates-already", action.Admit(Participant(Aifa, from: "2026-12-20"), Now).Problem?.Code);
        Assert.Null(action.Admit(Participant(Aifa, from: "2026-12-21"), Now).Problem);
    }

    [Theory]
    [InlineData(ParticipantRole.AffiliatedEntity, null, null, "actions.affiliation-missing")]
    [InlineData(ParticipantRole.AffiliatedEntity, "it-aifa", null, "actions.affiliated-to-itself")]
    [InlineData(ParticipantRole.Beneficiary, null, "2023", "actions.leaves-before-joining")]
    internal void What_cannot_be_is_refused_and_changes_nothing(ParticipantRole role, string? affiliatedTo, string? until, string code)
    {
        var participant = Admit(Aifa, from: "2024-01");
        var before = participant.Standing;

        var refused = action.Revise(participant, new(role, affiliatedTo, Date("2024-01"), until is null ? null : Date(until)), Now);

        Assert.Equal(code, refused.Problem?.Code);
        Assert.Equal(before, participant.Standing);
    }

    [Fact]
    public void Who_was_entered_by_mistake_is_gone_and_the_next_one_stands_behind_all_others()
    {
        var mistaken = Admit(Malta);
        var kept = Admit(Aifa);

        Assert.Null(action.Remove(mistaken, Now).Problem);
        var next = Admit(Ansm);

        Assert.Equal([kept, next], action.Participants);
        Assert.Contains(new ParticipantRemoved(action.Id.Value, "jams-2-0", "MT", null), action.Told);
    }

    private Participant Admit(Party who, ParticipantRole role = ParticipantRole.Participant, string? from = null) => action.Admit(Participant(who, role, from: from), Now).Value;
}
