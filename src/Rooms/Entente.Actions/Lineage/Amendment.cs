namespace Entente.Actions.Lineage;

/// <summary>A change to the grant agreement: an extension, a renewal, a change of scope.</summary>
internal sealed class Amendment
{
    public required Guid Id { get; init; }

    public int Order { get; set; }

    public required AmendmentKind Kind { get; init; }

    public AmendmentState State { get; private set; }

    /// <summary>How many months it adds.</summary>
    public int? Months { get; init; }

    public PartialDate? From { get; init; }

    /// <summary>Until when the action runs with it, as stated.</summary>
    public PartialDate? Until { get; init; }

    public string? Why { get; init; }

    public DateOnly? DecidedOn { get; private set; }

    public static Amendment Of(AmendmentKind kind, AmendmentState state, int? months, PartialDate? from, PartialDate? until, string? why, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, State = state, Months = months, From = from, Until = until, Why = why };

    public void Decide(AmendmentState state, DateOnly on) => (State, DecidedOn) = (state, on);

    /// <summary>Takes a later state from a source that does not state the day of the decision.</summary>
    public void Report(AmendmentState state) => State = state;
}

/// <summary>What an amendment does.</summary>
internal enum AmendmentKind
{
    Extension,
    Renewal,
    Scope,
    Budget,
}

/// <summary>How far an amendment has come.</summary>
internal enum AmendmentState
{
    Proposed,
    Approved,
    Rejected,
}

/// <summary>An earlier action that this one follows.</summary>
internal sealed class Predecessor
{
    public required Guid Id { get; init; }

    public int Order { get; set; }

    public required string Acronym { get; init; }

    /// <summary>Its address, where it is kept on this platform too.</summary>
    public string? Slug { get; set; }

    public string? Title { get; set; }

    public PartialDate? From { get; set; }

    public PartialDate? Until { get; set; }

    public int? ParticipatingStates { get; set; }

    /// <summary>Changes of its coordinator.</summary>
    public IReadOnlyList<LeadChange> LeadChanges { get; set; } = [];
}

/// <summary>One party took over from another in an earlier action.</summary>
internal sealed record LeadChange(string FromCountry, string? FromAuthority, string ToCountry, string? ToAuthority, string? Why);
