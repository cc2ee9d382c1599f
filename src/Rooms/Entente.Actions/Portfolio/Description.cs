namespace Entente.Actions.Portfolio;

/// <summary>What a source or a form states about an action; null and empty lists mean: not stated.</summary>
internal sealed record Description(
    LocalText? Title = null, PartialDate? Start = null, int? DurationMonths = null, string? LegalBasis = null, string? ResultsExpected = null,
    IReadOnlyList<string>? Aims = null, IReadOnlyList<int>? Objectives = null, int? ParticipatingStates = null, IReadOnlyList<Figure>? Context = null);

/// <summary>The recorded state of a joint action.</summary>
internal enum ActionStatus
{
    Planned,
    Ongoing,
    Extended,
    Suspended,
    Ended,
}

/// <summary>A figure as a source gives it: a key such as <c>hospitalDays</c> and a number.</summary>
internal sealed record Figure(string Key, decimal Value);
