using Entente.Kernel;

namespace Entente.Contracts.Actions;

/// <summary>A joint action was put into the portfolio; by an account, or by an import (null).</summary>
public sealed record JointActionCreated(Guid Action, string Slug, string Acronym, string LeadCountry, string? LeadAuthority, Guid? By) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-created.1";
}

/// <summary>What is stated about a joint action was corrected: acronym, title, days, aims, money.</summary>
public sealed record JointActionRevised(Guid Action, string Slug) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-revised.1";
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

/// <summary>A party takes part in a joint action.</summary>
public sealed record ParticipantAdmitted(Guid Action, string Slug, string Country, string? Authority, string Standing) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.participant-admitted.1";
}

/// <summary>A party takes part in a joint action no longer; as far as the day is known (<c>2025</c>, <c>2025-03</c>, <c>2025-03-31</c>).</summary>
public sealed record ParticipantLeft(Guid Action, string Slug, string Country, string? Authority, string Until) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.participant-left.1";
}

/// <summary>What is stated of a participant was corrected: its legal standing, when it joined, when it left. Days as far as they are known; no last day: it takes part.</summary>
public sealed record ParticipantRevised(Guid Action, string Slug, string Country, string? Authority, string Standing, string? From, string? Until) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.participant-revised.1";
}

/// <summary>A participant that was entered by mistake was taken away.</summary>
public sealed record ParticipantRemoved(Guid Action, string Slug, string Country, string? Authority) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.participant-removed.1";
}

/// <summary>When a party coordinated, or why it took over, was corrected.</summary>
public sealed record CoordinationRevised(Guid Action, string Slug) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.coordination-revised.1";
}

/// <summary>A joint action goes on from another, which may be known here by its slug.</summary>
public sealed record PredecessorRecorded(Guid Action, string Slug, string? PredecessorSlug, string Acronym) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.predecessor-recorded.1";
}

/// <summary>The public page of a joint action was opened to everybody.</summary>
public sealed record JointActionPublished(Guid Action, string Slug) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-published.1";
}

/// <summary>The public page of a joint action was closed; the authorities keep seeing the action.</summary>
public sealed record JointActionUnpublished(Guid Action, string Slug) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.joint-action-unpublished.1";
}

/// <summary>An authority became known to the platform.</summary>
public sealed record AuthorityRegistered(string Code, string Country, string ShortName) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.authority-registered.1";
}

/// <summary>The name of an authority was written out, or written otherwise.</summary>
public sealed record AuthorityRenamed(string Code) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.authority-renamed.1";
}
