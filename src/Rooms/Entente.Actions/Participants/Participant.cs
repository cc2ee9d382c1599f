namespace Entente.Actions.Participants;

/// <summary>An authority that takes part in an action, with its legal standing and its dates.</summary>
internal sealed class Participant
{
    public required Guid Id { get; init; }

    /// <summary>In the order of admission.</summary>
    public int Order { get; set; }

    public required string Country { get; init; }

    public string? Authority { get; init; }

    public ParticipantRole Role { get; set; }

    /// <summary>Code of the beneficiary to which an affiliated entity belongs.</summary>
    public string? AffiliatedTo { get; set; }

    public PartialDate? From { get; set; }

    /// <summary>The last day as far as it is known; it may lie ahead.</summary>
    public PartialDate? Until { get; private set; }

    public Party Who => new(Country, Authority);

    /// <summary>How and when it takes part.</summary>
    public Standing Standing => new(Role, AffiliatedTo, From, Until);

    /// <summary>True when the last day is over on that day.</summary>
    public bool HasLeft(DateOnly day) => Until?.Last < day;

    /// <summary>True when it may still take part on that day or later.</summary>
    public bool TakesPartFrom(DateOnly day) => Until is not { } until || until.Last >= day;

    public Result<Done> Leave(PartialDate until)
    {
        if (Until is { } last)
            return Problem.Rule("actions.left-already", "{0} has a last day already, {1}. Correct that.", Who, last);
        if (LeavesTooEarly(From, until) is { } refused)
            return refused;

        Until = until;
        return new Done();
    }

    /// <summary>Replaces what is stated of it.</summary>
    public Result<Done> Revise(Standing stated)
    {
        if (Refuse(stated.Role, stated.AffiliatedTo) is { } unaffiliated)
            return unaffiliated;
        if (stated.Until is { } until && LeavesTooEarly(stated.From, until) is { } refused)
            return refused;

        (Role, AffiliatedTo, From, Until) = (stated.Role, stated.Role == ParticipantRole.AffiliatedEntity ? stated.AffiliatedTo : null, stated.From, stated.Until);
        return new Done();
    }

    /// <summary>An affiliated entity belongs to a beneficiary, which is another than itself.</summary>
    public Problem? Refuse(ParticipantRole role, string? affiliatedTo) => role switch
    {
        ParticipantRole.AffiliatedEntity when affiliatedTo is null =>
            Problem.Rule("actions.affiliation-missing", "Say to which beneficiary {0} is affiliated.", Who),
        ParticipantRole.AffiliatedEntity when affiliatedTo == Authority =>
            Problem.Rule("actions.affiliated-to-itself", "{0} cannot be affiliated to itself. Choose the beneficiary to which it belongs.", Who),
        _ => null,
    };

    private Problem? LeavesTooEarly(PartialDate? from, PartialDate until) => from is { } joined && until.Last < joined.First
        ? Problem.Rule("actions.leaves-before-joining", "{0} joined in {1} and cannot leave in {2}.", Who, joined, until)
        : null;
}

/// <summary>How and when a party takes part.</summary>
/// <param name="Role">Its legal standing.</param>
/// <param name="AffiliatedTo">Code of the beneficiary, for an affiliated entity.</param>
/// <param name="From">Since when; null: not stated.</param>
/// <param name="Until">The last day; null: it goes on.</param>
internal sealed record Standing(ParticipantRole Role, string? AffiliatedTo, PartialDate? From, PartialDate? Until);

/// <summary>Legal standing in the grant agreement.</summary>
internal enum ParticipantRole
{
    /// <summary>Takes part; the legal standing is not stated.</summary>
    Participant,

    /// <summary>Signs the grant agreement.</summary>
    Beneficiary,

    /// <summary>Takes part under a beneficiary to which it is affiliated.</summary>
    AffiliatedEntity,

    /// <summary>Takes part without funding.</summary>
    AssociatedPartner,
}
