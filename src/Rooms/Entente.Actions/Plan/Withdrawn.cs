namespace Entente.Actions.Plan;

/// <summary>Questions that look past the plan.</summary>
internal static class Withdrawn
{
    /// <summary>The filter that every question of a plan has unless it says otherwise.</summary>
    public const string Filter = "withdrawn";

    /// <summary>What was withdrawn too: for numbers, which are given once, for the page of a thing and for its history.</summary>
    public static IQueryable<T> WithWithdrawn<T>(this IQueryable<T> planned)
        where T : class, IWithdrawable => planned.IgnoreQueryFilters([Filter]);

    public static Problem Already(IPlanned planned) => Problem.Rule("actions.withdrawn-already", "{0} was withdrawn already.", planned.Number);

    public static Problem NotAtAll(IPlanned planned) => Problem.Rule("actions.not-withdrawn", "{0} stands in the plan.", planned.Number);
}
