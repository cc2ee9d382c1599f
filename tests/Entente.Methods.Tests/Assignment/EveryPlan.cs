using Entente.Methods.Assignment;

namespace Entente.Methods.Tests.Assignment;

/// <summary>The best plan of a tiny staffing problem by trying all of them; it reads the problem alone.</summary>
internal static class EveryPlan
{
    /// <summary>How much the best plan lacks of what has to be done, and what it costs.</summary>
    public static (long Lacks, long Cost) Best(StaffingProblem problem)
    {
        var best = (Lacks: long.MaxValue, Cost: long.MaxValue);
        var taken = new List<(StaffingPair Pair, bool Leads)>();
        Try(0);
        return best;

        void Try(int at)
        {
            if (at == problem.Pairs.Count)
            {
                if (Judge(problem, taken) is { } found && found.CompareTo(best) < 0)
                    best = found;
                return;
            }

            Try(at + 1);
            var pair = problem.Pairs[at];
            taken.Add((pair, false));
            Try(at + 1);
            taken.RemoveAt(taken.Count - 1);
            if (problem.Tasks[pair.Task].LeadLevel is null || pair.LeadCost is null)
                return;
            taken.Add((pair, true));
            Try(at + 1);
            taken.RemoveAt(taken.Count - 1);
        }
    }

    /// <summary>What a plan lacks and costs; null when it breaks a rule.</summary>
    public static (long Lacks, long Cost)? Judge(StaffingProblem problem, IReadOnlyList<(StaffingPair Pair, bool Leads)> taken)
    {
        var (lacks, cost) = (0L, 0L);
        for (var at = 0; at < problem.Tasks.Count; at++)
        {
            var task = problem.Tasks[at];
            var on = taken.Where(one => one.Pair.Task == at).ToList();
            var (leads, members) = (on.Count(one => one.Leads), on.Count(one => !one.Leads));
            var leadPlaces = task.LeadLevel is null ? 0 : 1;
            if (leads > leadPlaces || members > task.Need - leadPlaces)
                return null;
            foreach (var group in on.Where(one => problem.People[one.Pair.Person].Country is not null).GroupBy(one => problem.People[one.Pair.Person].Country!))
            {
                if (group.Count() > (task.CountryCaps.TryGetValue(group.Key, out var own) ? own : task.CountryCap ?? int.MaxValue))
                    return null;
            }

            if (problem.Apart.Any(group => on.Count(one => group.Contains(one.Pair.Person)) > 1))
                return null;
            var unfilled = task.Need - on.Count;
            cost += (problem.UnfilledPenalty ?? 0) * unfilled;
            lacks += problem.UnfilledPenalty is null ? unfilled : 0;
        }

        for (var at = 0; at < problem.People.Count; at++)
        {
            var person = problem.People[at];
            var does = taken.Where(one => one.Pair.Person == at).Select(one => one.Pair.Task).ToList();
            if (does.Count > person.Capacity || problem.Overlapping.Any(group => does.Count(group.Contains) > 1))
                return null;
            for (var step = 0; step < does.Count - (person.Target ?? problem.Target ?? int.MaxValue); step++)
                cost += problem.OverPenalties[Math.Min(step, problem.OverPenalties.Count - 1)];
        }

        foreach (var quota in problem.Quotas)
        {
            var held = taken.Count(one => problem.People[one.Pair.Person].Country == quota.Country);
            if (held > quota.AtMost)
                return null;
            lacks += Math.Max(0, quota.AtLeast - held);
        }

        return (lacks, cost + taken.Sum(one => one.Leads ? one.Pair.LeadCost!.Value : one.Pair.Cost));
    }
}
