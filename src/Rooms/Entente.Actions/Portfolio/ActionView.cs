using System.Text.Json;

namespace Entente.Actions.Portfolio;

/// <summary>
/// A joint action as the API gives it: the words of the import format, with what the platform adds. Null and empty lists mean:
/// not stated.
/// </summary>
public sealed record ActionView(
    string Slug, string Acronym, IReadOnlyDictionary<string, string> Title, string Status, string? Start, int? DurationMonths,
    string? PlannedEnd, string? AgreedEnd, string? Ended, PartyView? Lead, IReadOnlyList<LeadTermView> Leads,
    IReadOnlyList<ParticipantView> Participants, IReadOnlyList<PredecessorView> Predecessors, IReadOnlyList<string> Successors,
    IReadOnlyList<AmendmentView> Amendments, BudgetView? Budget, string? LegalBasis, string? ResultsExpected, IReadOnlyList<string> Aims,
    IReadOnlyList<int> Objectives, int? ParticipatingStates, IReadOnlyDictionary<string, decimal> Context,
    IReadOnlyList<WorkPackageView> WorkPackages, string Edition, DateTimeOffset? PublishedAt, DateTimeOffset UpdatedAt,
    int Version) : IVersioned
{
    internal static ActionView Of(ActionDetail detail)
    {
        var (action, outline) = (detail.Action, detail.Outline);
        return new(
            action.Slug, action.Acronym, action.Title.All, Word(action.Status), action.Start?.ToString(), action.DurationMonths,
            action.PlannedEnd is { } end ? PartialDate.Of(end).ToString() : null, action.AgreedEnd?.ToString(), action.Ended?.ToString(),
            action.Lead is { } lead ? PartyView.Of(lead.Who, outline) : null,
            [.. action.Leads.Select(term => LeadTermView.Of(term, outline))],
            [.. action.Participants.Select(one => new ParticipantView(one.Id, PartyView.Of(one.Who, outline), Word(one.Role), one.AffiliatedTo, one.From?.ToString(), one.Until?.ToString()))],
            [.. action.Predecessors.Select(PredecessorView.Of)],
            [.. detail.Followers.Select(follower => follower.Slug)],
            [.. action.Amendments.Select(AmendmentView.Of)],
            action is { BudgetEur: null, Funder: null, FundedShare: null } ? null
                : new(action.BudgetEur, action.Funder, action.FundedShare, action.MemberStatesShare),
            action.LegalBasis, action.ResultsExpected, action.Aims, action.Objectives, action.ParticipatingStates, Figures(action.Context),
            [.. detail.Packages.Select(package => WorkPackageView.Of(package, outline))],
            Word(action.Edition), action.PublishedAt, action.UpdatedAt, action.Version);
    }

    /// <summary>A word of a fixed list as the API and the import format write it.</summary>
    internal static string Word(Enum word) => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    internal static IReadOnlyDictionary<string, decimal> Figures(IEnumerable<Figure> figures) =>
        figures.ToDictionary(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal);
}

/// <summary>A country and, where known, its authority: short name and code.</summary>
public sealed record PartyView(string Country, string? Agency, string? Authority)
{
    internal static PartyView Of(Party party, ActionOutline detail) => new(party.Country, detail.ShortName(party.Authority), party.Authority);
}

/// <summary>A stretch of time in which one party led.</summary>
public sealed record LeadTermView(Guid Id, PartyView Who, string? From, string? To, string? Why)
{
    internal static LeadTermView Of(LeadTerm term, ActionOutline detail) =>
        new(term.Id, PartyView.Of(term.Who, detail), term.From?.ToString(), term.Until?.ToString(), term.Why);
}

/// <summary>A party that takes part, with its standing and dates.</summary>
public sealed record ParticipantView(Guid Id, PartyView Who, string Role, string? AffiliatedTo, string? From, string? To);

/// <summary>An earlier action.</summary>
public sealed record PredecessorView(
    string Acronym, string? Slug, string? Title, string? From, string? To, int? ParticipatingStates, IReadOnlyList<LeadChangeView> LeadChanges)
{
    internal static PredecessorView Of(Predecessor one) => new(
        one.Acronym, one.Slug, one.Title, one.From?.ToString(), one.Until?.ToString(), one.ParticipatingStates,
        [.. one.LeadChanges.Select(change => new LeadChangeView(change.FromCountry, change.FromAuthority, change.ToCountry, change.ToAuthority, change.Why))]);
}

/// <summary>A change of coordinator in an earlier action.</summary>
public sealed record LeadChangeView(string FromCountry, string? FromAuthority, string ToCountry, string? ToAuthority, string? Why);

/// <summary>A change to the grant agreement.</summary>
public sealed record AmendmentView(Guid Id, string Kind, string State, int? Months, string? From, string? Until, string? Why, DateOnly? DecidedOn)
{
    internal static AmendmentView Of(Amendment one) => new(
        one.Id, ActionView.Word(one.Kind), ActionView.Word(one.State), one.Months, one.From?.ToString(), one.Until?.ToString(), one.Why, one.DecidedOn);
}

/// <summary>The money: total in euro and the shares as fractions of one.</summary>
public sealed record BudgetView(decimal? TotalEur, string? Funder, decimal? FundedShare, decimal? MemberStatesShare);

/// <summary>A work package.</summary>
public sealed record WorkPackageView(
    int Number, string Kind, IReadOnlyDictionary<string, string> Title, string? Scope, PartyView? Lead, IReadOnlyList<LeadTermView> Leads,
    IReadOnlyList<LeadTermView> Contributors, DateOnly? Start, DateOnly? End, IReadOnlyDictionary<string, decimal> Results, int Version) : IVersioned
{
    internal static WorkPackageView Of(WorkPackage package, ActionOutline detail) => new(
        package.Number, ActionView.Word(package.Kind), package.Title.All, package.Scope,
        package.Lead is { } lead ? PartyView.Of(lead.Who, detail) : null,
        [.. package.Leads.Select(term => LeadTermView.Of(term, detail))],
        [.. package.Contributors.Select(one => new LeadTermView(one.Id, PartyView.Of(one.Who, detail), one.From?.ToString(), one.Until?.ToString(), Why: null))],
        package.Start, package.End, ActionView.Figures(package.Results), package.Version);
}
