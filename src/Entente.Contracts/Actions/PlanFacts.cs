using Entente.Kernel;

namespace Entente.Contracts.Actions;

/// <summary>A work package was opened in a joint action.</summary>
public sealed record WorkPackageOpened(Guid WorkPackage, string ActionSlug, int Number, string WorkPackageKind) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.work-package-opened.1";
}

/// <summary>What is stated about a work package was corrected.</summary>
public sealed record WorkPackageRevised(Guid WorkPackage, string ActionSlug, int Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.work-package-revised.1";
}

/// <summary>First and last day of a work package were stated; null for those of the action.</summary>
public sealed record WorkPackageDated(Guid WorkPackage, string ActionSlug, int Number, DateOnly? Start, DateOnly? End) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.work-package-dated.1";
}

/// <summary>A party took the lead of a work package.</summary>
public sealed record WorkPackageLeadChanged(Guid WorkPackage, string ActionSlug, int Number, string LeadCountry, string? LeadAuthority) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.work-package-lead-changed.2";
}

/// <summary>The leads of a work package were corrected: days, reasons, or a lead given by mistake was taken back. Who leads now is asked of the room.</summary>
public sealed record WorkPackageLeadRevised(Guid WorkPackage, string ActionSlug, int Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.work-package-lead-revised.1";
}

/// <summary>A party contributes to a work package.</summary>
public sealed record ContributorAdmitted(Guid WorkPackage, string ActionSlug, int Number, string Country, string? Authority) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.contributor-admitted.1";
}

/// <summary>When a party contributes to a work package was corrected. Days as far as they are known; no last day: it contributes.</summary>
public sealed record ContributorRevised(Guid WorkPackage, string ActionSlug, int Number, string Country, string? Authority, string? From, string? Until) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.contributor-revised.1";
}

/// <summary>A contributor to a work package that was entered by mistake was taken away.</summary>
public sealed record ContributorRemoved(Guid WorkPackage, string ActionSlug, int Number, string Country, string? Authority) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.contributor-removed.1";
}

/// <summary>A task was planned.</summary>
public sealed record TaskPlanned(Guid Task, string ActionSlug, int WorkPackage, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.task-planned.1";
}

/// <summary>What a task is, or whose it is, was said otherwise.</summary>
public sealed record TaskAssigned(Guid Task, string ActionSlug, string Number, string? Owner, Guid? Person = null) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.task-assigned.1";
}

/// <summary>The days of a task, or what it waits for, were changed.</summary>
public sealed record TaskRescheduled(Guid Task, string ActionSlug, string Number, DateOnly Start, DateOnly End) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.task-rescheduled.1";
}

/// <summary>A task was moved on the board.</summary>
public sealed record TaskMoved(Guid Task, string ActionSlug, string Number, string State) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.task-moved.1";
}

/// <summary>A deliverable was promised.</summary>
public sealed record DeliverablePromised(Guid Deliverable, string ActionSlug, string Number, DateOnly? Due) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.deliverable-promised.1";
}

/// <summary>The words or the day of a deliverable were changed.</summary>
public sealed record DeliverableRevised(Guid Deliverable, string ActionSlug, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.deliverable-revised.1";
}

/// <summary>The day of a deliverable was moved; null for no day.</summary>
public sealed record DeliverableDueMoved(Guid Deliverable, string ActionSlug, string Number, DateOnly? From, DateOnly? To) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.deliverable-due-moved.1";
}

/// <summary>A deliverable came to another state, by hand or by its review.</summary>
public sealed record DeliverableMoved(Guid Deliverable, string ActionSlug, string Number, string Status, DateOnly On) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.deliverable-moved.2";
}

/// <summary>A milestone was entered.</summary>
public sealed record MilestoneSet(Guid Milestone, string ActionSlug, string Number, DateOnly? Due) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.milestone-set.1";
}

/// <summary>The words, the day or the proof of a milestone were changed.</summary>
public sealed record MilestoneRevised(Guid Milestone, string ActionSlug, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.milestone-revised.1";
}

/// <summary>The day of a milestone was moved; null for no day.</summary>
public sealed record MilestoneDueMoved(Guid Milestone, string ActionSlug, string Number, DateOnly? From, DateOnly? To) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.milestone-due-moved.1";
}

/// <summary>A milestone was reached.</summary>
public sealed record MilestoneReached(Guid Milestone, string ActionSlug, string Number, DateOnly On) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.milestone-reached.2";
}

/// <summary>A task, a deliverable or a milestone was taken out of the plan.</summary>
public sealed record PlanItemWithdrawn(Guid Item, string ActionSlug, string Sort, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.plan-item-withdrawn.1";
}

/// <summary>What was taken out of the plan was put back.</summary>
public sealed record PlanItemRestored(Guid Item, string ActionSlug, string Sort, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.plan-item-restored.1";
}

/// <summary>The days of a plan were fixed, to compare with.</summary>
public sealed record BaselineFixed(Guid Baseline, string ActionSlug, int Number, DateOnly Day) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.baseline-fixed.1";
}
