namespace Entente.Actions.Import;

/// <summary>What a programme file states, read and checked, not yet compared with what is known.</summary>
internal sealed record ProgrammeFile(ProgrammeEntry Programme, IReadOnlyList<ActionEntry> Actions, IReadOnlyList<string> Unused);

/// <summary>The programme itself.</summary>
internal sealed record ProgrammeEntry(
    string Code, LocalText Name, string? LegalBasis, int? FromYear, int? UntilYear, decimal? BudgetEur,
    IReadOnlyList<LocalText> Objectives, IReadOnlyList<TemplatePackage> Template);

/// <summary>One joint action of the file; <paramref name="Path"/> is where it stands.</summary>
internal sealed record ActionEntry(
    string Path, string Slug, string Acronym, LocalText Title, ActionStatus Status, PartialDate? Start, int? DurationMonths, PartialDate? Ended,
    PartyEntry Lead, IReadOnlyList<ParticipantEntry> Participants, IReadOnlyList<PredecessorEntry> Predecessors,
    IReadOnlyList<AmendmentEntry> Amendments, BudgetEntry? Budget, string? LegalBasis, string? ResultsExpected,
    IReadOnlyList<string> Aims, int? ParticipatingStates, IReadOnlyList<Figure> Context, IReadOnlyList<PackageEntry> Packages);

/// <summary>A country and, where stated, its authority by acronym or name.</summary>
internal sealed record PartyEntry(string Country, string? Agency)
{
    public Party Party => new(Country, Agency is null ? null : Authority.CodeFor(Country, Agency));
}

internal sealed record ParticipantEntry(PartyEntry Who, ParticipantRole Role, string? AffiliatedTo, PartialDate? From, PartialDate? Until);

internal sealed record PredecessorEntry(
    string Acronym, string? Title, PartialDate? From, PartialDate? Until, int? ParticipatingStates, IReadOnlyList<(PartyEntry From, PartyEntry To, string? Why)> LeadChanges);

internal sealed record AmendmentEntry(AmendmentKind Kind, AmendmentState State, int? Months, PartialDate? From, PartialDate? Until, string? Why);

internal sealed record BudgetEntry(decimal? TotalEur, string? Funder, decimal? FundedShare, decimal? MemberStatesShare);

internal sealed record PackageEntry(
    int Number, WorkPackageKind Kind, LocalText Title, string? Scope, PartyEntry? Lead,
    IReadOnlyList<(PartyEntry Who, PartialDate? From, PartialDate? Until)> Contributors, IReadOnlyList<Figure> Results);
