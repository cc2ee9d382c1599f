using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>What makes a staffing problem one that can be computed with.</summary>
internal static class StaffingProblemCheck
{
    /// <summary>The largest cost of a pair, penalty or step: a plan of a million places stays far inside 64 bits.</summary>
    private const long LargestCost = 1_000_000_000_000;

    public static void Require(StaffingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        RequireTasks(problem.Tasks);
        RequirePeople(problem.People);
        RequirePairs(problem);
        RequireCost(problem.UnfilledPenalty ?? 0, "The penalty of an unfilled place");
        if (problem.UnfilledPenalty < 0)
            throw Bad($"The penalty of an unfilled place is {problem.UnfilledPenalty}; give 0 or more, or none at all when every place has to be filled.");
        if (problem.Target < 0)
            throw Bad($"The common target is {problem.Target}; give 0 or more tasks, or none at all.");
        RequireSteps(problem.OverPenalties);
        RequireQuotas(problem.Quotas);
        RequireGroups(problem.Apart, problem.People.Count, "Apart", "people");
        RequireGroups(problem.Overlapping, problem.Tasks.Count, "Overlapping", "tasks");
    }

    private static void RequireTasks(IReadOnlyList<StaffingTask> tasks)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < tasks.Count; at++)
        {
            var task = tasks[at];
            if (!seen.TryAdd(task.Id, at))
                throw Bad($"Tasks {seen[task.Id]} and {at} of the list have the same id '{task.Id}'; give each its own.");
            if (task.Need is < 0 or > 1_000_000)
                throw Bad($"Task '{task.Id}' needs {task.Need} people; give 0 to 1,000,000.");
            if (task.LeadLevel is not null && task.Need == 0)
                throw Bad($"Task '{task.Id}' wants a lead but needs nobody; a lead takes one of the places.");
            if (task.CountryCap < 0 || task.CountryCaps.Values.Any(cap => cap < 0))
                throw Bad($"Task '{task.Id}' takes fewer than 0 people of a country; give 0 or more.");
        }
    }

    private static void RequirePeople(IReadOnlyList<StaffingPerson> people)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < people.Count; at++)
        {
            var person = people[at];
            if (!seen.TryAdd(person.Id, at))
                throw Bad($"People {seen[person.Id]} and {at} of the list have the same id '{person.Id}'; give each their own.");
            if (person.Capacity is < 0 or > 1_000_000)
                throw Bad($"Person '{person.Id}' can take {person.Capacity} tasks; give 0 to 1,000,000.");
            if (person.Target < 0)
                throw Bad($"The target of person '{person.Id}' is {person.Target}; give 0 or more tasks.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RequirePairs(StaffingProblem problem)
    {
        var (tasks, people) = (problem.Tasks.Count, problem.People.Count);
        var pairs = problem.Pairs as StaffingPair[] ?? [.. problem.Pairs];
        for (var at = 0; at < pairs.Length; at++)
        {
            var pair = pairs[at];
            if (pair.Task < 0 || pair.Task >= tasks)
                throw Bad($"Pair {at} names task {pair.Task} of the list, which has {tasks}.");
            if (pair.Person < 0 || pair.Person >= people)
                throw Bad($"Pair {at} names person {pair.Person} of the list, which has {people}.");
            if (pair.Cost is > LargestCost or < -LargestCost || pair.LeadCost is > LargestCost or < -LargestCost)
                RequireCost(pair.Cost is > LargestCost or < -LargestCost ? pair.Cost : pair.LeadCost ?? 0, $"Pair {at}");
        }
    }

    /// <summary>Refuses a pair that stands in the list twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RequireOnce(StaffingProblem problem, PairIndex index)
    {
        var (lastTask, lastPair) = (new int[problem.People.Count], new int[problem.People.Count]);
        for (var task = 0; task < problem.Tasks.Count; task++)
        {
            foreach (var at in index.OfTask(task))
            {
                var person = index.Pairs[at].Person;
                if (lastTask[person] == task + 1)
                    throw Bad($"Pairs {lastPair[person]} and {at} are the same: task '{problem.Tasks[task].Id}' with person '{problem.People[person].Id}'. Keep one.");
                (lastTask[person], lastPair[person]) = (task + 1, at);
            }
        }
    }

    private static void RequireSteps(IReadOnlyList<long> steps)
    {
        for (var at = 0; at < steps.Count; at++)
        {
            RequireCost(steps[at], $"Step {at} of the penalties above the target");
            if (steps[at] < (at == 0 ? 0 : steps[at - 1]))
            {
                throw Bad($"The penalties above the target fall at step {at} to {steps[at]}; each has to be at least the one before and 0 "
                    + "(a burden that gets lighter as it grows is not convex, and outside of what a flow can optimise).");
            }
        }
    }

    private static void RequireQuotas(IReadOnlyList<OriginQuota> quotas)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var quota in quotas)
        {
            if (!seen.Add(quota.Country))
                throw Bad($"Country '{quota.Country}' has two quotas; keep one.");
            if (quota.AtLeast is < 0 or > 1_000_000_000 || quota.AtMost < quota.AtLeast)
                throw Bad($"The quota of '{quota.Country}' is {quota.AtLeast} to {quota.AtMost}; give 0 or more, and no less at most than at least.");
        }
    }

    private static void RequireGroups(IReadOnlyList<IReadOnlyList<int>> groups, int count, string what, string members)
    {
        for (var at = 0; at < groups.Count; at++)
        {
            foreach (var member in groups[at])
            {
                if (member < 0 || member >= count)
                    throw Bad($"{what} group {at} names {member} of the list of {members}, which has {count}.");
            }

            if (groups[at].Distinct().Count() != groups[at].Count)
                throw Bad($"{what} group {at} names somebody twice; name each once.");
        }
    }

    private static void RequireCost(long cost, string what)
    {
        if (cost is > LargestCost or < -LargestCost)
            throw Bad($"{what} costs {cost}, beyond ±{LargestCost}. Count in larger units.");
    }

#pragma warning disable MA0015 // The message says which part of the problem; the parameter is always the problem itself.
    private static ArgumentException Bad(string why) => new(why);
#pragma warning restore MA0015
}
