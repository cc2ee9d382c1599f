namespace Entente.Actions.Portfolio;

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

    public PartialDate? From { get; init; }

    public PartialDate? Until { get; private set; }

    public Party Who => new(Country, Authority);

    public Result<Done> Leave(PartialDate until)
    {
        if (Until is not null)
            return Problem.Rule("actions.left-already", "{0} left already.", Who);
        if (From is { } from && until.Last < from.First)
            return Problem.Rule("actions.leaves-before-joining", "{0} joined in {1} and cannot leave in {2}.", Who, from, until);

        Until = until;
        return new Done();
    }
}

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
