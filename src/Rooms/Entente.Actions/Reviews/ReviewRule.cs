namespace Entente.Actions.Reviews;

/// <summary>The numbers of the rule set <c>actions.deliverable-review</c>.</summary>
/// <param name="QuorumOver">A vote counts when more than this part of the seats took part.</param>
/// <param name="MajorityOver">It passes when more than this part of the votes for and against is for.</param>
/// <param name="AbstentionsCountForQuorum">True when who abstains took part.</param>
/// <param name="FewestSeats">A vote with fewer seats is none.</param>
/// <param name="Readers">How many quality readers there are.</param>
/// <param name="ReadersMayBeLead">True when an authority may read what it leads.</param>
internal sealed record ReviewRule(
    decimal QuorumOver, decimal MajorityOver, bool AbstentionsCountForQuorum, int FewestSeats, int Readers, bool ReadersMayBeLead)
{
    public const string Code = "actions.deliverable-review";
}

/// <summary>The formats of the rule set <c>actions.portal-formats</c>.</summary>
/// <param name="Formats">Endings of file names, without the dot.</param>
internal sealed record PortalFormats(IReadOnlyList<string> Formats)
{
    public const string Code = "actions.portal-formats";
}
