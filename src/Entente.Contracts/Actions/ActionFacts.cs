using Entente.Kernel;

namespace Entente.Contracts.Actions;

/// <summary>A joint action was put into the portfolio; by an account, or by an import (null).</summary>
public sealed record JointActionCreated(Guid Action, string Slug, string Acronym, string LeadCountry, string? LeadAuthority, Guid? By) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-created.1";
}

/// <summary>People recorded another status of a joint action.</summary>
public sealed record JointActionStatusChanged(Guid Action, string Slug, string Status) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-status-changed.1";
}

/// <summary>Another party took over the coordination of a joint action.</summary>
public sealed record JointActionHandedOver(Guid Action, string Slug, string LeadCountry, string? LeadAuthority) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-handed-over.1";
}

/// <summary>An amendment of a joint action was proposed, approved or rejected.</summary>
public sealed record JointActionAmended(Guid Action, string Slug, string Amendment, string State) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-amended.1";
}

/// <summary>The public page of a joint action was opened to everybody.</summary>
public sealed record JointActionPublished(Guid Action, string Slug) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-published.1";
}

/// <summary>A work package was opened in a joint action.</summary>
public sealed record WorkPackageOpened(Guid WorkPackage, string ActionSlug, int Number, string WorkPackageKind) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.work-package-opened.1";
}

/// <summary>A party took the lead of a work package.</summary>
public sealed record WorkPackageLeadChanged(Guid WorkPackage, int Number, string LeadCountry, string? LeadAuthority) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.work-package-lead-changed.1";
}

/// <summary>An authority became known to the platform.</summary>
public sealed record AuthorityRegistered(string Code, string Country, string ShortName) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.authority-registered.1";
}

/// <summary>A task was planned.</summary>
public sealed record TaskPlanned(Guid Task, string ActionSlug, int WorkPackage, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.task-planned.1";
}

/// <summary>A deliverable was promised.</summary>
public sealed record DeliverablePromised(Guid Deliverable, string ActionSlug, string Number, DateOnly? Due) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.deliverable-promised.1";
}

/// <summary>A deliverable was submitted or accepted, or the funder asked for a revision.</summary>
public sealed record DeliverableMoved(Guid Deliverable, string Number, string Status, DateOnly On) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.deliverable-moved.1";
}

/// <summary>A round of review of a deliverable ended.</summary>
/// <param name="Deliverable">Identity.</param>
/// <param name="Number"><c>D5.1</c>.</param>
/// <param name="Round">From 1.</param>
/// <param name="Outcome"><c>Ready</c> for the funding portal, or <c>Returned</c> to the authors.</param>
/// <param name="On">The day.</param>
public sealed record DeliverableReviewed(Guid Deliverable, string Number, int Round, string Outcome, DateOnly On) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.deliverable-reviewed.1";
}

/// <summary>A milestone was reached.</summary>
public sealed record MilestoneReached(Guid Milestone, string Number, DateOnly On) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.milestone-reached.1";
}
