namespace Entente.Actions.Portfolio;

/// <content>Who coordinates, and who takes part.</content>
internal sealed partial class JointAction
{
    /// <summary>Another party takes over the coordination; the former one stays in the history.</summary>
    public Result<Done> HandOver(Party to, PartialDate? from, string? why, DateTimeOffset now)
    {
        if (Lead is { } current && current.Who == to)
            return Problem.Rule("actions.leads-already", "{0} coordinates this action already.", to);

        LeadTerm.HandOver(leads, to, from, why, now);
        Touch(now);
        Tell(new JointActionHandedOver(Id.Value, Slug, to.Country, to.Authority));
        return new Done();
    }

    /// <summary>States otherwise when a party coordinated, and why it took over.</summary>
    public Result<Done> ReviseLead(Guid term, LeadDates stated, DateTimeOffset now)
    {
        if (LeadTerm.Revise(leads, term, stated).Problem is { } refused)
            return refused;

        Touch(now);
        Tell(new CoordinationRevised(Id.Value, Slug));
        return new Done();
    }

    /// <summary>The last hand-over was a mistake: the former party coordinates as if it had not been.</summary>
    public Result<Done> TakeLeadBack(Guid term, DateTimeOffset now)
    {
        if (leads.Count < 2)
            return Problem.Rule("actions.lead-needed", "An action has a coordinator. Hand the coordination over instead.");
        if (LeadTerm.TakeBack(leads, term).Problem is { } refused)
            return refused;

        Touch(now);
        Tell(new JointActionHandedOver(Id.Value, Slug, Lead!.Country, Lead.Authority));
        return new Done();
    }

    public Result<Participant> Admit(Participant participant, DateTimeOffset now)
    {
        var first = participant.From?.First ?? Clock.DayInBrussels(now);
        if (participants.Any(known => known.Who == participant.Who && known.TakesPartFrom(first)))
            return Problem.Rule("actions.participates-already", "{0} takes part already.", participant.Who);
        if (participant.Refuse(participant.Role, participant.AffiliatedTo) is { } unaffiliated)
            return unaffiliated;

        participant.Order = participants.Select(known => known.Order + 1).DefaultIfEmpty(0).Max();
        participants.Add(participant);
        Touch(now);
        Tell(new ParticipantAdmitted(Id.Value, Slug, participant.Country, participant.Authority, participant.Role.ToString()));
        return participant;
    }

    /// <summary>A party takes part no longer; it stays in the history.</summary>
    public Result<Done> Release(Participant participant, PartialDate until, DateTimeOffset now)
    {
        if (participant.Leave(until).Problem is { } refused)
            return refused;

        Touch(now);
        Tell(new ParticipantLeft(Id.Value, Slug, participant.Country, participant.Authority, until.ToString()));
        return new Done();
    }

    /// <summary>States otherwise how and when a party takes part; without a last day it goes on.</summary>
    public Result<Done> Revise(Participant participant, Standing stated, DateTimeOffset now)
    {
        if (stated.Until is null && participants.Any(known => known != participant && known.Who == participant.Who && known.Until is null))
            return Problem.Rule("actions.participates-already", "{0} takes part already.", participant.Who);
        var before = participant.Standing;
        if (participant.Revise(stated).Problem is { } refused)
            return refused;
        if (participant.Standing == before)
            return new Done();

        Touch(now);
        Tell(new ParticipantRevised(Id.Value, Slug, participant.Country, participant.Authority, participant.Role.ToString(), participant.From?.ToString(), participant.Until?.ToString()));
        return new Done();
    }

    /// <summary>Takes away a participant that was entered by mistake.</summary>
    public Result<Done> Remove(Participant participant, DateTimeOffset now)
    {
        if (participants.FirstOrDefault(other => other != participant && other.AffiliatedTo is { } to && to == participant.Authority) is { } affiliated)
            return Problem.Rule("actions.participant-has-affiliates", "{0} is affiliated to {1}. Correct that first.", affiliated.Who, participant.Who);

        participants.Remove(participant);
        Touch(now);
        Tell(new ParticipantRemoved(Id.Value, Slug, participant.Country, participant.Authority));
        return new Done();
    }
}
