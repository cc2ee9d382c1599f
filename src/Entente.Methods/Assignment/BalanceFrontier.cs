namespace Entente.Methods.Assignment;

/// <summary>What a plan costs and how fair it is, under one penalty for tasks above the target.</summary>
/// <param name="OverPenalty">The penalty of each task above the target.</param>
/// <param name="PairCost">What the pairs of the best plan cost, penalties apart.</param>
/// <param name="Unfilled">How many places it leaves unfilled.</param>
/// <param name="Above">How many tasks above their target people take in all.</param>
/// <param name="Heaviest">How many tasks the one with most takes.</param>
public sealed record BalancePoint(long OverPenalty, long PairCost, int Unfilled, int Above, int Heaviest);

/// <summary>How cost and fairness trade.</summary>
public static partial class Staffing
{
    /// <summary>The best plans under growing penalties for tasks above the target: the points at which cost and fairness cannot both be bettered.</summary>
    /// <remarks>
    /// As the penalty grows, tasks above the target never become more, and what the rest costs (pairs and unfilled places) never falls: the weighted
    /// sum method for two aims (Zadeh 1963; Ehrgott, Multicriteria Optimization, 2005, section 3.1). It finds the points on the convex
    /// hull of the frontier; what lies in dents between them no penalty reaches.
    /// </remarks>
    /// <param name="problem">The problem; its own <see cref="StaffingProblem.OverPenalties"/> do not count.</param>
    /// <param name="overPenalties">The penalties to try, each 0 or more.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="stop">Ends the run early, by an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One point a penalty, in the order given.</returns>
    /// <exception cref="ArgumentException">A problem that cannot be computed with, or one without any target.</exception>
    public static IReadOnlyList<BalancePoint> Frontier(
        StaffingProblem problem, IReadOnlyList<long> overPenalties, StaffingOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(overPenalties);
        if (problem.Target is null && problem.People.All(person => person.Target is null))
            throw new ArgumentException("Nobody has a target, so there is nothing to balance. Give the problem a target.", nameof(problem));
        var points = new List<BalancePoint>(overPenalties.Count);
        foreach (var penalty in overPenalties)
        {
            var plan = Solve(problem with { OverPenalties = [penalty] }, (options ?? new()) with { ShortageLimit = 0 }, null, stop);
            var burdens = new int[problem.People.Count];
            foreach (var one in plan.Assignments)
                burdens[one.Person]++;
            points.Add(new(
                penalty,
                plan.Assignments.Sum(one => one.Cost),
                plan.Unfilled.Sum(one => one.Places),
                burdens.Select((tasks, person) => Math.Max(0, tasks - problem.TargetOf(person))).Sum(),
                burdens.Length == 0 ? 0 : burdens.Max()));
        }

        return points;
    }
}
