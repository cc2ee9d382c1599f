using System.Linq.Expressions;
using Entente.Actions.Reviews;
using Entente.Platform.Notices;

namespace Entente.Actions.Plan;

/// <summary>Something that the grant agreement obliges a work package to hand in by a day.</summary>
internal sealed class Deliverable : Entity, IPlanned, IToldOf
{
    public required Id<Deliverable> Id { get; init; }

    public Thing Thing => new(ActionsThings.Deliverable, Id.ToString());

    public required Id<JointAction> Action { get; init; }

    /// <summary>Its slug, for whoever hears of this.</summary>
    public required string ActionSlug { get; init; }

    public required int WorkPackage { get; init; }

    /// <summary><c>D5.1</c>: unique within the action.</summary>
    public required string Number { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>Null: not stated.</summary>
    public DateOnly? Due { get; private set; }

    public DeliverableStatus Status { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>When the steering committee approved it; null while it has not.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>Why it was handed in without a review on this platform; null when it was reviewed.</summary>
    public string? Unreviewed { get; private set; }

    /// <summary>Approved, and not yet handed in on the funding portal.</summary>
    public bool IsReady => Status == DeliverableStatus.SteeringApproval && ApprovedOn is not null;

    public bool IsInReview =>
        Status is DeliverableStatus.WorkPackageReview or DeliverableStatus.QualityReview or DeliverableStatus.SteeringApproval && !IsReady;

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public Withdrawal? Withdrawal => WithdrawnAt is { } at ? new(at, WithdrawnBy!, WithdrawnBecause!) : null;

    public bool IsDemo { get; init; }

    public Edition Edition { get; init; } = Edition.Network;

    public Handling Handling { get; init; } = Handling.Green;

    public string Audience { get; init; } = "";

    public static Result<Deliverable> Promise(
        JointAction action, int package, string number, string title, DateOnly? due, IEnumerable<string> taken, DateTimeOffset now, bool isDemo = false)
    {
        if (taken.Contains(number))
            return Problem.Rule("actions.deliverable-number-taken", "There is a deliverable {0} already.", number);
        if ((PlanTitle.Refuse(title) ?? CalendarReach.Refuse((nameof(Due), due))) is { } unsound)
            return unsound;

        var deliverable = new Deliverable
        {
            Id = Id<Deliverable>.New(now), Action = action.Id, WorkPackage = package, Number = number, Title = title.Trim(), Due = due,
            IsDemo = isDemo, ActionSlug = action.Slug, Audience = Named.Of(Named.Team(ActionsScopes.Action(action.Slug))),
        };
        deliverable.Tell(new DeliverablePromised(deliverable.Id.Value, action.Slug, number, due));
        return deliverable;
    }

    /// <summary>What its day asks of people today; null when it was handed in or has no day.</summary>
    public DueSign? Sign(DueRule rule) => IsOpen(Status) && Due is { } due ? rule.Look(due) : null;

    public static bool IsOpen(DeliverableStatus status) => status is not (DeliverableStatus.Submitted or DeliverableStatus.Accepted);

    /// <summary>The same, asked of the database.</summary>
    public static Expression<Func<Deliverable, bool>> Open { get; } = one => one.Status != DeliverableStatus.Submitted && one.Status != DeliverableStatus.Accepted;

    /// <summary>What was told of its day is over when it was handed in or has another day; how a review ended, when that was acted on.</summary>
    public bool IsOver(Notice told) => told.Topic switch
    {
        DueWarning.Topic => !IsOpen(Status) || WithdrawnAt is not null || !DueWarning.IsOf(told, Due),
        ReviewNotices.Ended => !IsOpen(Status) || WithdrawnAt is not null || IsInReview,
        _ => false,
    };

    /// <summary>Changes its words and its day; what was accepted stays as it was accepted.</summary>
    public Result<Done> Revise(string title, DateOnly? due)
    {
        if (Status == DeliverableStatus.Accepted)
            return Problem.Rule("actions.deliverable-accepted", "{0} was accepted on {1} and does not change any more.", Number, PartialDate.Of(AcceptedOn!.Value));

        if ((PlanTitle.Refuse(title) ?? CalendarReach.Refuse((nameof(Due), due))) is { } unsound)
            return unsound;

        if ((Title, Due) == (title.Trim(), due))
            return new Done();
        var before = Due;
        (Title, Due) = (title.Trim(), due);
        Tell(new DeliverableRevised(Id.Value, ActionSlug, Number));
        if (due != before)
            Tell(new DeliverableDueMoved(Id.Value, ActionSlug, Number, before, due));
        return new Done();
    }

    public Result<Done> Withdraw(Withdrawal withdrawal, IReadOnlyCollection<PlanTask> tasks)
    {
        if (WithdrawnAt is not null)
            return Withdrawn.Already(this);
        if (IsInReview)
            return Problem.Rule("actions.deliverable-in-review", "{0} is under review. Finish the review or call it off.", Number);
        if (!IsOpen(Status))
            return Problem.Rule("actions.deliverable-handed-in", "{0} was handed in and stays in the plan.", Number);

        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (withdrawal.At, withdrawal.By, withdrawal.Because);
        Tell(new PlanItemWithdrawn(Id.Value, ActionSlug, "deliverable", Number));
        return new Done();
    }

    public Result<Done> Restore(IReadOnlyCollection<PlanTask> tasks)
    {
        if (WithdrawnAt is null)
            return Withdrawn.NotAtAll(this);
        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (null, null, null);
        Tell(new PlanItemRestored(Id.Value, ActionSlug, "deliverable", Number));
        return new Done();
    }

    /// <summary>What can be recorded by hand from here: the states of a review are reached by the review alone.</summary>
    public IReadOnlyList<DeliverableStatus> Next() => Status switch
    {
        DeliverableStatus.Planned => [DeliverableStatus.Draft, DeliverableStatus.Submitted],
        DeliverableStatus.Draft => [DeliverableStatus.Planned, DeliverableStatus.Submitted],
        DeliverableStatus.SteeringApproval when IsReady => [DeliverableStatus.Submitted, DeliverableStatus.Draft],
        DeliverableStatus.Submitted => [DeliverableStatus.Accepted, DeliverableStatus.RevisionRequested, DeliverableStatus.Draft],
        DeliverableStatus.RevisionRequested => [DeliverableStatus.Draft, DeliverableStatus.Submitted],
        _ => [],
    };

    /// <summary>Records by hand how far it has come.</summary>
    /// <param name="status">The new state.</param>
    /// <param name="on">The day on which it happened.</param>
    /// <param name="unreviewed">Why it was submitted though no review here approved it; needed then only.</param>
    public Result<Done> Become(DeliverableStatus status, DateOnly on, string? unreviewed = null)
    {
        if (CalendarReach.Refuse(("On", on)) is { } outside)
            return outside;
        if (Status == DeliverableStatus.Accepted)
            return Problem.Rule("actions.deliverable-accepted", "{0} was accepted on {1} and does not change any more.", Number, PartialDate.Of(AcceptedOn!.Value));
        if (IsInReview)
            return Problem.Rule("actions.deliverable-in-review", "{0} is under review. Finish the review or call it off.", Number);
        if (status is DeliverableStatus.Accepted or DeliverableStatus.RevisionRequested && Status != DeliverableStatus.Submitted)
            return Problem.Rule("actions.deliverable-not-submitted", "{0} must be submitted before it can be accepted.", Number);
        if (status is DeliverableStatus.Accepted or DeliverableStatus.RevisionRequested && on < SubmittedOn)
            return Problem.Rule("actions.deliverable-accepted-early", "{0} was submitted on {1} and cannot have been accepted before.", Number, PartialDate.Of(SubmittedOn.Value));
        if (!Next().Contains(status))
            return Problem.Rule("actions.deliverable-reviewed-only", "{0} comes to this state by its review only.", Number);
        if (status == DeliverableStatus.Submitted && !IsReady && unreviewed is null)
        {
            return Problem.Rule("actions.deliverable-faulty", "Some answers need to be mended.") with
            {
                Faults = [new("Unreviewed", "actions.deliverable-not-approved", "No review here approved it. Have it reviewed, or say why it was handed in without one.")],
            };
        }

        if (status == DeliverableStatus.Submitted)
            (SubmittedOn, Unreviewed) = (on, IsReady ? null : unreviewed);
        if (status is DeliverableStatus.Planned or DeliverableStatus.Draft)
            (SubmittedOn, ApprovedOn, Unreviewed) = (null, null, null);
        if (status == DeliverableStatus.RevisionRequested)
            ApprovedOn = null;
        AcceptedOn = status == DeliverableStatus.Accepted ? on : null;
        Status = status;
        Tell(new DeliverableMoved(Id.Value, ActionSlug, Number, status.ToString(), on));
        return new Done();
    }

    /// <summary>A round of review begins.</summary>
    internal Result<Done> EnterReview(DateOnly on)
    {
        if (Status is not (DeliverableStatus.Planned or DeliverableStatus.Draft or DeliverableStatus.RevisionRequested))
            return Problem.Rule("actions.deliverable-not-draft", "{0} is under review or was handed in already.", Number);

        (Status, SubmittedOn, ApprovedOn, Unreviewed) = (DeliverableStatus.WorkPackageReview, null, null, null);
        Tell(new DeliverableMoved(Id.Value, ActionSlug, Number, nameof(DeliverableStatus.WorkPackageReview), on));
        return new Done();
    }

    /// <summary>The review leads on, or back to the authors.</summary>
    internal void Reach(DeliverableStatus status, DateOnly on)
    {
        Status = status;
        Tell(new DeliverableMoved(Id.Value, ActionSlug, Number, status.ToString(), on));
    }

    /// <summary>The steering committee has approved it.</summary>
    [TellsNobody("The review that ended so tells it.")]
    internal void Approve(DateOnly on) => ApprovedOn = on;
}

/// <summary>How far a deliverable has come; the three in the middle are steps of its review.</summary>
internal enum DeliverableStatus
{
    Planned,
    Draft,
    WorkPackageReview,
    QualityReview,
    SteeringApproval,
    Submitted,
    Accepted,
    RevisionRequested,
}
