namespace Entente.Actions.Plan;

/// <summary>Something that the grant agreement obliges a work package to hand in by a day.</summary>
internal sealed class Deliverable : Entity, IVisible
{
    public required Id<Deliverable> Id { get; init; }

    public required Id<JointAction> Action { get; init; }

    public required int WorkPackage { get; init; }

    /// <summary><c>D5.1</c>: unique within the action.</summary>
    public required string Number { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>Null: not stated.</summary>
    public DateOnly? Due { get; private set; }

    public DeliverableStatus Status { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    public DateOnly? AcceptedOn { get; private set; }

    public bool IsDemo { get; init; }

    public Edition Edition { get; init; } = Edition.Network;

    public Handling Handling { get; init; } = Handling.Green;

    public string Audience { get; init; } = "";

    public static Result<Deliverable> Promise(
        JointAction action, int package, string number, string title, DateOnly? due, IEnumerable<string> taken, DateTimeOffset now, bool isDemo = false)
    {
        if (taken.Contains(number))
            return Problem.Rule("actions.deliverable-number-taken", "There is a deliverable {0} already.", number);

        var deliverable = new Deliverable
        {
            Id = Id<Deliverable>.New(now), Action = action.Id, WorkPackage = package, Number = number, Title = title.Trim(), Due = due,
            IsDemo = isDemo, Audience = Named.Of(Named.Action(action.Slug)),
        };
        deliverable.Tell(new DeliverablePromised(deliverable.Id.Value, action.Slug, number, due));
        return deliverable;
    }

    /// <summary>What its day asks of people today; null when it was handed in or has no day.</summary>
    public DueSign? Sign(DueRule rule) => IsOpen(Status) && Due is { } due ? rule.Look(due) : null;

    public static bool IsOpen(DeliverableStatus status) => status is not (DeliverableStatus.Submitted or DeliverableStatus.Accepted);

    /// <summary>Changes its words and its day; what was accepted stays as it was accepted.</summary>
    public Result<Done> Revise(string title, DateOnly? due)
    {
        if (Status == DeliverableStatus.Accepted)
            return Problem.Rule("actions.deliverable-accepted", "{0} was accepted on {1} and does not change any more.", Number, PartialDate.Of(AcceptedOn!.Value));

        Title = title.Trim();
        Due = due;
        return new Done();
    }

    public Result<Done> Become(DeliverableStatus status, DateOnly on)
    {
        if (Status == DeliverableStatus.Accepted)
            return Problem.Rule("actions.deliverable-accepted", "{0} was accepted on {1} and does not change any more.", Number, PartialDate.Of(AcceptedOn!.Value));
        if (status == DeliverableStatus.Accepted && Status != DeliverableStatus.Submitted)
            return Problem.Rule("actions.deliverable-not-submitted", "{0} must be submitted before it can be accepted.", Number);
        if (status == DeliverableStatus.Accepted && on < SubmittedOn)
            return Problem.Rule("actions.deliverable-accepted-early", "{0} was submitted on {1} and cannot have been accepted before.", Number, PartialDate.Of(SubmittedOn.Value));

        Status = status;
        SubmittedOn = status switch { DeliverableStatus.Submitted => on, DeliverableStatus.Accepted => SubmittedOn, _ => null };
        AcceptedOn = status == DeliverableStatus.Accepted ? on : null;
        if (status is DeliverableStatus.Submitted or DeliverableStatus.Accepted)
            Tell(new DeliverableMoved(Id.Value, Number, status.ToString(), on));
        return new Done();
    }
}

/// <summary>How far a deliverable has come.</summary>
internal enum DeliverableStatus
{
    Planned,
    InProgress,
    InReview,
    Submitted,
    Accepted,
}

/// <summary>A point that the plan must reach by a day, shown by a stated means.</summary>
internal sealed class Milestone : Entity, IVisible
{
    public required Id<Milestone> Id { get; init; }

    public required Id<JointAction> Action { get; init; }

    public required int WorkPackage { get; init; }

    /// <summary><c>MS7</c>: unique within the action.</summary>
    public required string Number { get; init; }

    public string Title { get; private set; } = "";

    public DateOnly? Due { get; private set; }

    public DateOnly? ReachedOn { get; private set; }

    /// <summary>How one can tell that it is reached.</summary>
    public string? Verification { get; private set; }

    public bool IsDemo { get; init; }

    public Edition Edition { get; init; } = Edition.Network;

    public Handling Handling { get; init; } = Handling.Green;

    public string Audience { get; init; } = "";

    public static Result<Milestone> Set(
        JointAction action, int package, string number, string title, DateOnly? due, string? verification, IEnumerable<string> taken,
        DateTimeOffset now, bool isDemo = false)
    {
        if (taken.Contains(number))
            return Problem.Rule("actions.milestone-number-taken", "There is a milestone {0} already.", number);

        return new Milestone
        {
            Id = Id<Milestone>.New(now), Action = action.Id, WorkPackage = package, Number = number, Title = title.Trim(), Due = due, Verification = verification,
            IsDemo = isDemo, Audience = Named.Of(Named.Action(action.Slug)),
        };
    }

    /// <summary>What its day asks of people today; null when it was reached or has no day.</summary>
    public DueSign? Sign(DueRule rule) => ReachedOn is null && Due is { } due ? rule.Look(due) : null;

    /// <summary>Changes its words, its day and its proof; what was reached stays as it was reached.</summary>
    public Result<Done> Revise(string title, DateOnly? due, string? verification)
    {
        if (ReachedOn is { } already)
            return Problem.Rule("actions.milestone-reached", "{0} was reached on {1} already.", Number, PartialDate.Of(already));

        Title = title.Trim();
        Due = due;
        Verification = verification;
        return new Done();
    }

    public Result<Done> Reach(DateOnly on)
    {
        if (ReachedOn is { } already)
            return Problem.Rule("actions.milestone-reached", "{0} was reached on {1} already.", Number, PartialDate.Of(already));

        ReachedOn = on;
        Tell(new MilestoneReached(Id.Value, Number, on));
        return new Done();
    }
}
