namespace Entente.Methods.Assignment;

/// <summary>A person who joins or leaves a task.</summary>
/// <param name="Task">Which task.</param>
/// <param name="Person">Which person.</param>
/// <param name="Joins">True when the person joins, false when the person leaves.</param>
public readonly record struct StaffingChange(int Task, int Person, bool Joins);

/// <summary>What becomes of a plan when one person does not do one task.</summary>
/// <param name="Task">Which task.</param>
/// <param name="Person">Which person.</param>
/// <param name="ExtraCost">By how much the best plan without this pair is dearer; null when it would leave undone what has to be done.</param>
/// <param name="Replacement">Who joins the task in that plan; null when the place stays unfilled.</param>
/// <param name="Changes">All that changes, the person's leaving first.</param>
public sealed record NextBest(int Task, int Person, long? ExtraCost, int? Replacement, IReadOnlyList<StaffingChange> Changes);

/// <summary>Somebody who is not on a task but could be.</summary>
/// <param name="Person">Who.</param>
/// <param name="ExtraCost">By how much the best plan in which the person takes part is dearer.</param>
public readonly record struct Alternative(int Person, long ExtraCost);

/// <summary>What other choices would cost.</summary>
public static partial class Staffing
{
    /// <summary>What it costs when a person of a plan does not do a task: the next best, and all that moves with it.</summary>
    /// <remarks>
    /// Exact: the cheapest way that the optimal flow leaves open from the pair's task to its person (Ahuja, Magnanti and Orlin 1993,
    /// section 9.4, residual networks). Where conditions lie outside the flow, the problem is solved anew without the pair.
    /// </remarks>
    /// <param name="plan">A proven plan.</param>
    /// <param name="task">A task, by its place in the list.</param>
    /// <param name="person">A person of the plan who takes it, by their place in the list.</param>
    /// <param name="stop">Ends a new search early.</param>
    /// <exception cref="ArgumentException">The plan does not have the person on the task, or is not proven.</exception>
    public static NextBest NextBest(StaffingPlan plan, int task, int person, CancellationToken stop = default)
    {
        RequireProven(plan);
        if (!plan.Assignments.Any(one => one.Task == task && one.Person == person))
            throw new ArgumentException($"Person {person} is not on task {task} in this plan.", nameof(person));
        if (plan.Solved is not { } solved)
            return NextBestAnew(plan, task, person, stop);

        var network = solved.Network;
        var arc = StaffingNetwork.PairArc(PairOf(network, task, person));
        var (tail, head) = (network.Flow.Tails[arc], network.Flow.Heads[arc]);
        var ways = new CheapestWays(solved);
        if (ways.From(tail)[head] is not { } distance)
            return new(task, person, null, null, [new(task, person, Joins: false)]);
        var changes = new List<StaffingChange>();
        for (var node = head; node != tail;)
        {
            var step = ways.CameBy[node];
            var forward = network.Flow.Heads[step] == node;
            if (step < network.Problem.Pairs.Count)
                changes.Add(new(network.Problem.Pairs[step].Task, network.Problem.Pairs[step].Person, forward));
            node = forward ? network.Flow.Tails[step] : network.Flow.Heads[step];
        }

        changes.Add(new(task, person, Joins: false));
        changes.Reverse();
        var extra = distance - ways.Reduced(arc);
        return new(task, person, Lawful(network, extra), Joiner(changes, task), changes);
    }

    /// <summary>Who else could take part in a task, and what that would cost, the cheapest first.</summary>
    /// <remarks>Exact, as <see cref="NextBest(StaffingPlan, int, int, CancellationToken)"/>: all else moves as it is best.</remarks>
    /// <param name="plan">A proven plan.</param>
    /// <param name="task">A task, by its place in the list.</param>
    /// <param name="stop">Ends new searches early.</param>
    /// <exception cref="ArgumentException">There is no such task, or the plan is not proven.</exception>
    public static IReadOnlyList<Alternative> Alternatives(StaffingPlan plan, int task, CancellationToken stop = default)
    {
        RequireProven(plan);
        if (task < 0 || task >= plan.Problem.Tasks.Count)
            throw new ArgumentOutOfRangeException(nameof(task), task, $"The problem has tasks 0 to {plan.Problem.Tasks.Count - 1}.");
        var taken = plan.Assignments.Where(one => one.Task == task).Select(one => one.Person).ToHashSet();
        var found = new List<Alternative>();
        var network = plan.Solved?.Network ?? new StaffingNetwork(plan.Problem);
        var known = new Dictionary<int, long?[]>();
        var ways = plan.Solved is null ? null : new CheapestWays(plan.Solved);
        foreach (var pair in network.Index.OfTask(task))
        {
            var person = plan.Problem.Pairs[pair].Person;
            if (taken.Contains(person))
                continue;
            var extra = ways is not null ? ExtraOfTaking(network, ways, StaffingNetwork.PairArc(pair), known) : ExtraOfForcing(plan, network, pair, stop);
            if (extra is { } cost)
                found.Add(new(person, cost));
        }

        return [.. found.OrderBy(one => one.ExtraCost).ThenBy(one => plan.Problem.People[one.Person].Id, StringComparer.Ordinal)];
    }

    private static long? ExtraOfTaking(StaffingNetwork network, CheapestWays ways, int arc, Dictionary<int, long?[]> known)
    {
        var (tail, head) = (network.Flow.Tails[arc], network.Flow.Heads[arc]);
        if (!known.TryGetValue(tail, out var distances))
            known[tail] = distances = ways.To(tail);
        return distances[head] is { } distance ? Lawful(network, distance + ways.Reduced(arc)) : null;
    }

    private static long? ExtraOfForcing(StaffingPlan plan, StaffingNetwork network, int pair, CancellationToken stop)
    {
        var pairs = plan.Problem.Pairs.ToArray();
        var one = pairs[pair];
        pairs[pair] = one with { Cost = one.Cost - network.Veto, LeadCost = one.LeadCost - network.Veto };
        var other = Solve(plan.Problem with { Pairs = pairs }, new() { ShortageLimit = 0 }, null, stop);
        if (!other.Assignments.Any(taken => taken.Task == one.Task && taken.Person == one.Person))
            return null;
        RequireProven(other);
        return Lacks(other) == Lacks(plan) ? other.Objective + network.Veto - plan.Objective : null;
    }

    private static NextBest NextBestAnew(StaffingPlan plan, int task, int person, CancellationToken stop)
    {
        var pairs = plan.Problem.Pairs.Where(pair => pair.Task != task || pair.Person != person).ToList();
        var other = Solve(plan.Problem with { Pairs = pairs }, new() { ShortageLimit = 0 }, null, stop);
        RequireProven(other);
        var before = plan.Assignments.Select(one => (one.Task, one.Person)).ToHashSet();
        var after = other.Assignments.Select(one => (one.Task, one.Person)).ToHashSet();
        var changes = new List<StaffingChange> { new(task, person, Joins: false) };
        changes.AddRange(before.Except(after).Where(one => one != (task, person)).Select(one => new StaffingChange(one.Task, one.Person, Joins: false)));
        changes.AddRange(after.Except(before).Select(one => new StaffingChange(one.Task, one.Person, Joins: true)));
        return new(task, person, Lacks(other) == Lacks(plan) ? other.Objective - plan.Objective : null, Joiner(changes, task), changes);
    }

    /// <summary>How much a plan leaves undone of what has to be done.</summary>
    private static long Lacks(StaffingPlan plan) =>
        (plan.Problem.UnfilledPenalty is null ? plan.Unfilled.Sum(one => (long)one.Places) : 0) + plan.UnmetQuotas.Sum(quota => (long)(quota.AtLeast - quota.Held));

    private static int? Joiner(List<StaffingChange> changes, int task)
    {
        foreach (var change in changes)
        {
            if (change.Joins && change.Task == task)
                return change.Person;
        }

        return null;
    }

    /// <summary>A cost, unless it is one of what may not be broken.</summary>
    private static long? Lawful(StaffingNetwork network, long extra) => network.Hard > 0 && extra > network.Hard / 2 ? null : extra;

    private static int PairOf(StaffingNetwork network, int task, int person)
    {
        foreach (var pair in network.Index.OfTask(task))
        {
            if (network.Problem.Pairs[pair].Person == person)
                return pair;
        }

        throw new ArgumentException($"Person {person} may not take task {task}.", nameof(person));
    }

    private static void RequireProven(StaffingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Outcome == StaffingOutcome.NotProven)
            throw new ArgumentException("The plan is not proven to be the best; what others cost more cannot be said. Raise the search limit.", nameof(plan));
    }
}
