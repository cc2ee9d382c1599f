using Entente.Platform.Notices;

namespace Entente.Actions.Plan;

/// <summary>A point that the plan must reach by a day, shown by a stated means.</summary>
internal sealed class Milestone : Entity, IPlanned, IToldOf
{
    public required Id<Milestone> Id { get; init; }

    public required Id<JointAction> Action { get; init; }

    /// <summary>Its slug, for whoever hears of this.</summary>
    public required string ActionSlug { get; init; }

    public required int WorkPackage { get; init; }

    /// <summary><c>MS7</c>: unique within the action.</summary>
    public required string Number { get; init; }

    public string Title { get; private set; } = "";

    public DateOnly? Due { get; private set; }

    public DateOnly? ReachedOn { get; private set; }

    /// <summary>How one can tell that it is reached.</summary>
    public string? Verification { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public Withdrawal? Withdrawal => WithdrawnAt is { } at ? new(at, WithdrawnBy!, WithdrawnBecause!) : null;

    public Thing Thing => new(ActionsThings.Milestone, Id.ToString());

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
        if (CalendarReach.Refuse((nameof(Due), due)) is { } outside)
            return outside;

        var milestone = new Milestone
        {
            Id = Id<Milestone>.New(now), Action = action.Id, WorkPackage = package, Number = number, Title = title.Trim(), Due = due, Verification = verification,
            IsDemo = isDemo, ActionSlug = action.Slug, Audience = Named.Of(Named.Team(ActionsScopes.Action(action.Slug))),
        };
        milestone.Tell(new MilestoneSet(milestone.Id.Value, action.Slug, number, due));
        return milestone;
    }

    /// <summary>What its day asks of people today; null when it was reached or has no day.</summary>
    public DueSign? Sign(DueRule rule) => ReachedOn is null && Due is { } due ? rule.Look(due) : null;

    /// <summary>What was told of its day is over when it was reached or has another day.</summary>
    public bool IsOver(Notice told) => told.Topic == DueWarning.Topic && (ReachedOn is not null || WithdrawnAt is not null || !DueWarning.IsOf(told, Due));

    /// <summary>Changes its words, its day and its proof; what was reached stays as it was reached.</summary>
    public Result<Done> Revise(string title, DateOnly? due, string? verification)
    {
        if (ReachedOn is { } already)
            return Problem.Rule("actions.milestone-reached", "{0} was reached on {1} already.", Number, PartialDate.Of(already));
        if (CalendarReach.Refuse((nameof(Due), due)) is { } outside)
            return outside;

        if ((Title, Due, Verification) == (title.Trim(), due, verification))
            return new Done();
        var before = Due;
        (Title, Due, Verification) = (title.Trim(), due, verification);
        Tell(new MilestoneRevised(Id.Value, ActionSlug, Number));
        if (due != before)
            Tell(new MilestoneDueMoved(Id.Value, ActionSlug, Number, before, due));
        return new Done();
    }

    public Result<Done> Withdraw(Withdrawal withdrawal, IReadOnlyCollection<PlanTask> tasks)
    {
        if (WithdrawnAt is not null)
            return Withdrawn.Already(this);
        if (ReachedOn is { } reached)
            return Problem.Rule("actions.milestone-reached", "{0} was reached on {1} already.", Number, PartialDate.Of(reached));

        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (withdrawal.At, withdrawal.By, withdrawal.Because);
        Tell(new PlanItemWithdrawn(Id.Value, ActionSlug, "milestone", Number));
        return new Done();
    }

    public Result<Done> Restore(IReadOnlyCollection<PlanTask> tasks)
    {
        if (WithdrawnAt is null)
            return Withdrawn.NotAtAll(this);
        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (null, null, null);
        Tell(new PlanItemRestored(Id.Value, ActionSlug, "milestone", Number));
        return new Done();
    }

    public Result<Done> Reach(DateOnly on)
    {
        if (ReachedOn is { } already)
            return Problem.Rule("actions.milestone-reached", "{0} was reached on {1} already.", Number, PartialDate.Of(already));
        if (CalendarReach.Refuse(("On", on)) is { } outside)
            return outside;

        ReachedOn = on;
        Tell(new MilestoneReached(Id.Value, ActionSlug, Number, on));
        return new Done();
    }
}
