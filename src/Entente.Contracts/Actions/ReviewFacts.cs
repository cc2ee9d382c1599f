using Entente.Kernel;

namespace Entente.Contracts.Actions;

/// <summary>A round of review of a deliverable began.</summary>
public sealed record ReviewOpened(Guid Review, Guid Deliverable, string ActionSlug, int Round, DateOnly Until) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.review-opened.1";
}

/// <summary>A seat has voted on a deliverable; what it said stays in the review.</summary>
public sealed record VoteGiven(Guid Review, Guid Deliverable, string ActionSlug, int Round, string Seat) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.vote-given.1";
}

/// <summary>A vote was given more time.</summary>
public sealed record VoteProlonged(Guid Review, Guid Deliverable, string ActionSlug, int Round, DateOnly Until) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.vote-prolonged.1";
}

/// <summary>A vote was counted.</summary>
public sealed record VoteCounted(Guid Review, Guid Deliverable, string ActionSlug, int Round, string Outcome) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.vote-counted.1";
}

/// <summary>A quality reader gave an opinion; what it says stays in the review.</summary>
public sealed record OpinionGiven(Guid Review, Guid Deliverable, string ActionSlug, int Round, string Reader) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.opinion-given.1";
}

/// <summary>Another reads in the place of a quality reader.</summary>
public sealed record ReaderReplaced(Guid Review, Guid Deliverable, string ActionSlug, int Round, string Reader, string By) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.reader-replaced.1";
}

/// <summary>A round of review of a deliverable ended.</summary>
/// <param name="Deliverable">Identity.</param>
/// <param name="ActionSlug">Slug of the joint action.</param>
/// <param name="Number"><c>D5.1</c>.</param>
/// <param name="Round">From 1.</param>
/// <param name="Outcome"><c>Ready</c> for the funding portal, or <c>Returned</c> to the authors.</param>
/// <param name="On">The day.</param>
public sealed record DeliverableReviewed(Guid Deliverable, string ActionSlug, string Number, int Round, string Outcome, DateOnly On) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.deliverable-reviewed.2";
}
