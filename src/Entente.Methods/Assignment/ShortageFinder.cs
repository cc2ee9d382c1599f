namespace Entente.Methods.Assignment;

/// <summary>Finds for unfilled places a small set of tasks that together ask for more than those who may take them can give.</summary>
/// <remarks>
/// From an unfilled place the flow leaves room to nobody; the tasks and people reached from there are such a set (the cut of Ford and
/// Fulkerson 1956, for places and people the theorem of Hall 1935). It is made smaller by filling part of its tasks anew, the unfilled one
/// last, until none can be left out: more tasks beside it never make a task easier to fill, so halving finds what is needed (Junker,
/// QuickXplain, 2004). A smallest set of all is not promised, and where the effort is spent, the set is one that could be smaller.
/// </remarks>
internal sealed class ShortageFinder
{
    private readonly StaffingNetwork network;
    private readonly PlaceFiller filler;
    private readonly StaffingProblem problem;
    private readonly long effort;

    private ShortageFinder(StaffingNetwork network, long effort)
    {
        (this.network, problem, this.effort) = (network, network.Problem, effort);
        filler = new(network);
    }

    public static IReadOnlyList<Shortage> Of(
        StaffingNetwork network, StaffingSearch search, List<UnfilledPlaces> unfilled, List<UnmetQuota> unmet, StaffingOptions options)
    {
        if ((unfilled.Count == 0 && unmet.Count == 0) || options.ShortageLimit <= 0)
            return [];
        var finder = new ShortageFinder(network, options.ShortageEffort);
        var found = finder.Of(search.First, unfilled, options.ShortageLimit);
        found.AddRange(unmet.Take(Math.Max(0, options.ShortageLimit - found.Count)).Select(finder.Explain));
        return found;
    }

    private List<Shortage> Of(SolvedStaffing first, List<UnfilledPlaces> unfilled, int limit)
    {
        // What is short by itself is told task by task, what is short together is told once; neither crowds out the other.
        var ordered = unfilled.OrderByDescending(one => one.Places).ThenBy(one => one.Task).ToList();
        var alone = ordered.Where(one => Lacks(one.Task, [], [], 0)).ToList();
        var together = ordered.Except(alone);
        var ofItself = alone.Select(one => one.Task).ToHashSet();
        var (found, explained) = (new List<Shortage>(), new HashSet<int>());
        filler.Take(first.Flows);
        var free = filler.Before(network.Sink);
        var trapped = unfilled.Where(one => Short(first, one.Task).Any(node => !free[node])).Select(one => one.Task).ToList();
        foreach (var (task, places) in alone.Take((limit + 1) / 2).Concat(together).Concat(alone.Skip((limit + 1) / 2)))
        {
            if (found.Count >= limit)
                break;
            if (explained.Add(task))
                found.Add(Explain(first, task, places, ofItself.Contains(task), trapped, explained));
        }

        return found;
    }

    /// <summary>The nodes of a task from which a flow leaves places unfilled.</summary>
    private int[] Short(SolvedStaffing first, int task)
    {
        var lead = network.LeadNodes[task];
        int[] members = first.Flows[network.UnfilledArcs[task]] > 0 ? [task] : [];
        return lead >= 0 && first.Flows[network.UnfilledArcs[task] - 1] > 0 ? [.. members, lead] : members;
    }

    /// <summary>Explains why a task has places unfilled, and adds those tasks that this explains as well.</summary>
    private Shortage Explain(SolvedStaffing first, int task, int places, bool alone, List<int> trapped, HashSet<int> explained)
    {
        var nodes = Short(first, task);
        var people = PeopleOf([task]);
        if (nodes.Length == 0)
            return new(ShortageKind.SideConditions, [task], people, places, 0, [], [], null, null, [ShortageWords.Conditions(problem, task, places)]);

        filler.Take(first.Flows);
        int[] stuck = [.. nodes.Where(node => !filler.CouldFill([node]))];
        if (stuck.Length == 0)
        {
            var extra = ExtraCost(nodes[0], first);
            return new(ShortageKind.CostsMore, [task], people, places, 0, [], [], null, extra, [ShortageWords.CostsMore(problem, task, places, extra)]);
        }

        filler.CouldFill(stuck);
        var circle = Circled();
        var around = alone ? null : Around(first, stuck[0], trapped, explained);
        var (tasks, needed, possible, limits) = Shrunk(task, circle);
        var hindrances = tasks.Count == 1 ? Eligibility.Count(problem, network.Index, task) : [];
        people = PeopleOf(tasks);
        var wider = around?.Tasks > tasks.Count ? around : null;
        return new(ShortageKind.TooFewPeople, tasks, people, needed, possible, limits, hindrances, wider, null,
            ShortageWords.TooFew(problem, tasks, people, needed, possible, limits, hindrances, wider));
    }

    /// <summary>How short all are that cannot get past the same people, the task among them; all these are explained with it.</summary>
    private ShortageScope Around(SolvedStaffing first, int stuck, List<int> trapped, HashSet<int> explained)
    {
        var before = filler.Before(filler.Core(stuck));
        var group = trapped.Where(other => Short(first, other).Any(node => before[node])).ToList();
        explained.UnionWith(group);
        filler.CouldFill([.. group.SelectMany(other => Short(first, other).Where(node => before[node]))]);
        var circle = Circled();
        return new(circle.Count, PeopleOf(circle).Count, circle.Sum(one => (long)problem.Tasks[one].Need), circle.Sum(one => filler.FilledOf(one)));
    }

    private Shortage Explain(UnmetQuota quota)
    {
        var people = Enumerable.Range(0, problem.People.Count).Where(person => problem.People[person].Country == quota.Country).ToList();
        var possible = people.Sum(person => (long)Math.Min(problem.People[person].Capacity, network.Index.OfPerson(person).Length));
        return new(ShortageKind.Quota, [], people, quota.AtLeast, Math.Min(possible, quota.AtLeast), [], [], null, null,
            [ShortageWords.Quota(quota, people.Count, possible)]);
    }

    /// <summary>
    /// Leaves out of a set of tasks what the shortage of one does not need: the shortest beginning of the set, nearest tasks first, with
    /// which that one cannot be filled, keeps its last task; so on with what stands before, until the kept ones are enough.
    /// </summary>
    private (List<int> Tasks, long Needed, long Possible, List<ShortageLimit> Limits) Shrunk(int task, List<int> circle)
    {
        var (kept, rest, until) = (new List<int>(), Nearest(task, circle), filler.Looked + effort);
        while (rest.Count > 0 && !Lacks(task, kept, [], 0))
        {
            var (none, enough) = (0, rest.Count);
            while (enough - none > 1 && filler.Looked < until)
            {
                var half = (none + enough) / 2;
                if (Lacks(task, kept, rest, half))
                    enough = half;
                else
                    none = half;
            }

            if (filler.Looked >= until)
            {
                kept.AddRange(rest[..enough]);
                break;
            }

            Lacks(task, kept, rest, enough);
            kept.Add(rest[enough - 1]);
            rest = [.. rest[..(enough - 1)].Where(other => InCircle(other))];
        }

        Lacks(task, kept, [], 0);
        kept = Circled();
        return (kept, kept.Sum(one => (long)problem.Tasks[one].Need), kept.Sum(one => filler.FilledOf(one)), LimitsAround());
    }

    /// <summary>Fills tasks, and one of them last: true when that one cannot be filled.</summary>
    private bool Lacks(int task, List<int> kept, List<int> rest, int count)
    {
        filler.Clear();
        foreach (var other in kept)
            filler.Fill(other);
        for (var at = 0; at < count; at++)
            filler.Fill(rest[at]);
        return !filler.FillLast(task);
    }

    /// <summary>The other tasks of a circle, those first that share people with the one, then those that share with these.</summary>
    private List<int> Nearest(int task, List<int> circle)
    {
        var (inside, seen) = (circle.ToHashSet(), new bool[problem.People.Count]);
        var (order, next) = (new List<int> { task }, 0);
        inside.Remove(task);
        for (; next < order.Count; next++)
        {
            foreach (var pair in network.Index.OfTask(order[next]))
            {
                var person = problem.Pairs[pair].Person;
                if (seen[person])
                    continue;
                seen[person] = true;
                foreach (var other in network.Index.OfPerson(person))
                {
                    if (inside.Remove(problem.Pairs[other].Task))
                        order.Add(problem.Pairs[other].Task);
                }
            }
        }

        return [.. order.Skip(1), .. inside.Order()];
    }

    private bool InCircle(int task) => filler.Circle(task) || (network.LeadNodes[task] >= 0 && filler.Circle(network.LeadNodes[task]));

    private List<int> Circled() =>
        [.. Enumerable.Range(0, problem.Tasks.Count).Where(InCircle)];

    private List<int> PeopleOf(IReadOnlyList<int> tasks)
    {
        var people = new SortedSet<int>();
        foreach (var task in tasks)
        {
            foreach (var pair in network.Index.OfTask(task))
            {
                if (problem.People[problem.Pairs[pair].Person].Capacity > 0)
                    people.Add(problem.Pairs[pair].Person);
            }
        }

        return [.. people];
    }

    private List<ShortageLimit> LimitsAround()
    {
        var limits = new List<ShortageLimit>();
        foreach (var arc in filler.Edge())
        {
            var (tail, head) = (filler.Ways.Tails[arc], filler.Ways.Heads[arc]);
            if (network.Laid.TryGetValue(head, out var condition) && condition.OnTask && tail == condition.Owner)
                limits.Add(new(condition.Kind, condition.Country, condition.Owner, null, condition.Limit));
            else if (network.Laid.TryGetValue(tail, out condition) && !condition.OnTask)
                limits.Add(new(condition.Kind, null, null, condition.Owner, condition.Limit));
            else if (head == network.Sink && network.OriginNodes.FirstOrDefault(origin => origin.Value == tail).Key is { } country)
                limits.Add(new(null, country, null, null, filler.Ways.Capacities[arc]));
        }

        return limits;
    }

    /// <summary>By how much the plan is dearer with one place more; null when that breaks what may not be broken.</summary>
    private long? ExtraCost(int node, SolvedStaffing solved)
    {
        var ways = new CheapestWays(solved, arc => arc == UnfilledArcOf(node));
        var cost = ways.From(node)[network.Sink] is { } distance ? distance + solved.Prices[node] - solved.Prices[network.Sink] : (long?)null;
        return cost is { } whole && (network.Hard == 0 || whole - network.Penalty < network.Hard / 2) ? whole - network.Penalty : null;
    }

    private int UnfilledArcOf(int node) => node < problem.Tasks.Count ? network.UnfilledArcs[node] : network.UnfilledArcs[Array.IndexOf(network.LeadNodes, node)] - 1;
}
