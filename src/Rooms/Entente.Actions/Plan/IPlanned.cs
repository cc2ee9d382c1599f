namespace Entente.Actions.Plan;

/// <summary>What stands in a plan and can be taken out of it: a task, a deliverable, a milestone.</summary>
internal interface IPlanned : IVisible, IWithdrawable
{
    string Number { get; }

    int WorkPackage { get; }

    string Title { get; }

    /// <summary>Takes it out of the plan.</summary>
    /// <param name="withdrawal">Who did it, and why.</param>
    /// <param name="tasks">The other tasks of the plan, which may wait for it.</param>
    Result<Done> Withdraw(Withdrawal withdrawal, IReadOnlyCollection<PlanTask> tasks);

    /// <summary>Puts it back as it was.</summary>
    /// <param name="tasks">The other tasks of the plan, for which it may wait.</param>
    Result<Done> Restore(IReadOnlyCollection<PlanTask> tasks);
}
