namespace Entente.Methods.Assignment;

/// <summary>A plan made after another, that changes as little as it can.</summary>
/// <param name="Plan">
/// The new plan. Its certificate proves it for the problem in <see cref="StaffingPlan.Problem"/>, in which each kept pair is cheaper by its worth; <paramref name="Objective"/> is the true cost.
/// </param>
/// <param name="Objective">What the new plan costs under the problem as it was given.</param>
/// <param name="FreshObjective">What the cheapest plan would cost that is free to change everything.</param>
/// <param name="Kept">Assignments of the old plan that stay.</param>
/// <param name="Ended">Assignments of the old plan that end, by the places of task and person.</param>
/// <param name="Begun">Assignments that are new.</param>
public sealed record StaffingReplan(
    StaffingPlan Plan,
    long Objective,
    long FreshObjective,
    IReadOnlyList<StaffingAssignment> Kept,
    IReadOnlyList<(int Task, int Person)> Ended,
    IReadOnlyList<StaffingAssignment> Begun)
{
    /// <summary>What it costs to keep: the true cost less that of the plan that is free to change everything. Below 0 never, where both fill the same places.</summary>
    public long PriceOfKeeping => Objective - FreshObjective;
}

/// <summary>Plans after a cancellation.</summary>
public static partial class Staffing
{
    /// <summary>The problem when a person has cancelled: the person can take nothing any more.</summary>
    /// <param name="problem">The problem as it was.</param>
    /// <param name="person">Who cancels, by their place in the list.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public static StaffingProblem WithoutPerson(StaffingProblem problem, int person)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (person < 0 || person >= problem.People.Count)
            throw new ArgumentOutOfRangeException(nameof(person), person, $"The problem has people 0 to {problem.People.Count - 1}.");
        return problem with { People = [.. problem.People.Select((one, at) => at == person ? one with { Capacity = 0 } : one)] };
    }

    /// <summary>The plan that fits a changed problem and keeps as much of an earlier plan as it can.</summary>
    /// <remarks>
    /// Every pair of the earlier plan becomes cheaper by what keeping it is worth, so the problem stays a flow. Without a given worth, the
    /// order is strict: first as many places filled as possible, then as many assignments kept as possible, then the cost.
    /// </remarks>
    /// <param name="problem">The problem as it is now; see <see cref="WithoutPerson"/>.</param>
    /// <param name="before">Task and person of each earlier assignment, by their places in the lists.</param>
    /// <param name="keepWorth">What one kept assignment is worth in units of cost, 0 or more; null for the strict order.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="stop">Ends the run early, by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">A problem that cannot be computed with, an earlier assignment that names no task or person, or one that is there twice.</exception>
    public static StaffingReplan Replan(
        StaffingProblem problem,
        IReadOnlyList<(int Task, int Person)> before,
        long? keepWorth = null,
        StaffingOptions? options = null,
        CancellationToken stop = default)
    {
        StaffingProblemCheck.Require(problem);
        ArgumentNullException.ThrowIfNull(before);
        if (keepWorth < 0)
            throw new ArgumentOutOfRangeException(nameof(keepWorth), keepWorth, "A kept assignment is worth 0 or more.");
        var old = new HashSet<(int Task, int Person)>();
        foreach (var one in before)
        {
            if (one.Task < 0 || one.Task >= problem.Tasks.Count || one.Person < 0 || one.Person >= problem.People.Count)
                throw new ArgumentException($"The earlier plan names task {one.Task} and person {one.Person}, which the problem does not have.", nameof(before));
            if (!old.Add(one))
                throw new ArgumentException($"The earlier plan has person {one.Person} on task {one.Task} twice.", nameof(before));
        }

        var fresh = Solve(problem, (options ?? new()) with { ShortageLimit = 0 }, null, stop);
        var plan = Solve(Weighted(problem, old, keepWorth), options, null, stop);
        var costs = problem.Pairs.ToDictionary(pair => (pair.Task, pair.Person));
        var now = plan.Assignments
            .Select(one => one with { Cost = one.Leads ? costs[(one.Task, one.Person)].LeadCost!.Value : costs[(one.Task, one.Person)].Cost }).ToList();
        var taken = now.Select(one => (one.Task, one.Person)).ToHashSet();
        return new(
            plan,
            CostOf(problem, now),
            fresh.Objective,
            [.. now.Where(one => old.Contains((one.Task, one.Person)))],
            [.. before.Where(one => !taken.Contains(one))],
            [.. now.Where(one => !old.Contains((one.Task, one.Person)))]);
    }

    private static StaffingProblem Weighted(StaffingProblem problem, HashSet<(int Task, int Person)> old, long? keepWorth)
    {
        var places = problem.Tasks.Sum(task => (long)task.Need);
        var most = problem.OverPenalties.Count == 0 ? 0 : problem.OverPenalties[^1];
        foreach (var pair in problem.Pairs)
            most = Math.Max(most, Math.Max(Math.Abs(pair.Cost), Math.Abs(pair.LeadCost ?? 0)));
        // Strict: no sum of costs outweighs one kept assignment, and all kept ones together do not outweigh one place.
        var worth = keepWorth ?? ((3 * most * (places + 1)) + 1);
        var penalty = keepWorth is null ? problem.UnfilledPenalty + (worth * (places + 1)) : problem.UnfilledPenalty;
        return problem with
        {
            UnfilledPenalty = penalty,
            Pairs = [.. problem.Pairs.Select(pair => old.Contains((pair.Task, pair.Person))
                ? pair with { Cost = pair.Cost - worth, LeadCost = pair.LeadCost - worth }
                : pair)],
        };
    }
}
