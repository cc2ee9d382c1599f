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

/// <summary>Everything that is stated about an action at one time, to be compared with another.</summary>
internal sealed record Statement(
    LocalText Title, PartialDate? Start, int? DurationMonths, string? LegalBasis, string? ResultsExpected, int? ParticipatingStates,
    decimal? BudgetEur, string? Funder, decimal? FundedShare, decimal? MemberStatesShare)
{
    private IReadOnlyList<string> Aims { get; init; } = [];

    private IReadOnlyList<int> Objectives { get; init; } = [];

    private IReadOnlyList<Figure> Context { get; init; } = [];

    public static Statement Of(JointAction action) => new(
        action.Title, action.Start, action.DurationMonths, action.LegalBasis, action.ResultsExpected, action.ParticipatingStates,
        action.BudgetEur, action.Funder, action.FundedShare, action.MemberStatesShare)
    {
        Aims = action.Aims, Objectives = action.Objectives, Context = action.Context,
    };

    public bool Says(Statement other) =>
        this with { Aims = [], Objectives = [], Context = [] } == other with { Aims = [], Objectives = [], Context = [] }
        && Aims.SequenceEqual(other.Aims) && Objectives.SequenceEqual(other.Objectives) && Context.SequenceEqual(other.Context);
}
