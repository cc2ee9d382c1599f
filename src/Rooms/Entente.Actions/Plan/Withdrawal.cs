namespace Entente.Actions.Plan;

/// <summary>When, by whom and why something was taken out of a plan. It keeps its number, its history and its files, and can be put back.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, as people are told.</param>
/// <param name="Because">Why.</param>
public sealed record Withdrawal(DateTimeOffset At, string By, string Because)
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 500;
}

/// <summary>What stands in a plan and can be taken out of it: a task, a deliverable, a milestone.</summary>
internal interface IPlanned : IVisible
{
    string Number { get; }

    int WorkPackage { get; }

    string Title { get; }

    /// <summary>Null for what stands in the plan.</summary>
    Withdrawal? Withdrawal { get; }

    /// <summary>Takes it out of the plan.</summary>
    /// <param name="withdrawal">Who did it, and why.</param>
    /// <param name="tasks">The other tasks of the plan, which may wait for it.</param>
    Result<Done> Withdraw(Withdrawal withdrawal, IReadOnlyCollection<PlanTask> tasks);

    /// <summary>Puts it back as it was.</summary>
    /// <param name="tasks">The other tasks of the plan, for which it may wait.</param>
    Result<Done> Restore(IReadOnlyCollection<PlanTask> tasks);
}

/// <summary>Questions that look past the plan.</summary>
internal static class Withdrawn
{
    /// <summary>The filter that every question of a plan has unless it says otherwise.</summary>
    public const string Filter = "withdrawn";

    /// <summary>What was withdrawn too: for numbers, which are given once, for the page of a thing and for its history.</summary>
    public static IQueryable<T> WithWithdrawn<T>(this IQueryable<T> planned)
        where T : class, IPlanned => planned.IgnoreQueryFilters([Filter]);

    public static Problem Already(IPlanned planned) => Problem.Rule("actions.withdrawn-already", "{0} was withdrawn already.", planned.Number);

    public static Problem NotAtAll(IPlanned planned) => Problem.Rule("actions.not-withdrawn", "{0} stands in the plan.", planned.Number);
}
