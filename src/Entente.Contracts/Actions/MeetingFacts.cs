using Entente.Kernel;

namespace Entente.Contracts.Actions;

/// <summary>A meeting was planned.</summary>
public sealed record MeetingPlanned(Guid Meeting, string ActionSlug, string Number, DateTimeOffset Start, DateTimeOffset End) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.meeting-planned.1";
}

/// <summary>What a meeting is called or where it is held was changed.</summary>
public sealed record MeetingRevised(Guid Meeting, string ActionSlug, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.meeting-revised.1";
}

/// <summary>The agenda of a meeting was laid.</summary>
public sealed record AgendaLaid(Guid Meeting, string ActionSlug, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.agenda-laid.1";
}

/// <summary>A meeting was moved to another time.</summary>
public sealed record MeetingMoved(Guid Meeting, string ActionSlug, string Number, DateTimeOffset Start, DateTimeOffset End) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.meeting-moved.1";
}

/// <summary>A meeting was called off.</summary>
public sealed record MeetingCalledOff(Guid Meeting, string ActionSlug, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.meeting-called-off.1";
}

/// <summary>A meeting decided something.</summary>
public sealed record DecisionRecorded(Guid Meeting, string ActionSlug, string Number, int Decision) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.decision-recorded.1";
}

/// <summary>A decision of a meeting became a task.</summary>
public sealed record DecisionBecameTask(Guid Meeting, string ActionSlug, string Number, int Decision, string Task) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.decision-became-task.1";
}

/// <summary>The minutes of a meeting were approved, from 1 on for each round of correction.</summary>
public sealed record MinutesApproved(Guid Meeting, string ActionSlug, string Number, int Round) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.minutes-approved.1";
}

/// <summary>A round of correction of approved minutes began.</summary>
public sealed record MinutesReopened(Guid Meeting, string ActionSlug, string Number) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.minutes-reopened.1";
}

/// <summary>A person was asked to come to a meeting.</summary>
public sealed record PersonInvited(Guid Meeting, Guid Account) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.person-invited.1";
}

/// <summary>An invitation was taken back.</summary>
public sealed record PersonUninvited(Guid Meeting, Guid Account) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.person-uninvited.1";
}

/// <summary>A person said whether they come.</summary>
public sealed record InvitationAnswered(Guid Meeting, Guid Account, string Answer) : IFact
{
    /// <inheritdoc/>
    public string Kind => "actions.invitation-answered.1";
}
