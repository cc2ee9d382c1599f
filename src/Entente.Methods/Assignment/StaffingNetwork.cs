using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>
/// A staffing problem as a flow: places flow from tasks over pairs to people and on to the sink, unfilled ones go there directly.
/// </summary>
/// <remarks>
/// A person reaches the sink over parallel arcs, one for each step of the burden; over the node of the country where it has a quota. A
/// lead's place is a node of its own; a pair that could take either place has a node between, which passes one unit on. A side
/// condition is a node that passes on its limit, between task and pairs or between pairs and person, as long as the conditions of one
/// task (or person) share no pair; those that do, and all of tasks with a lead, stay outside the flow, in <see cref="Loose"/>.
/// </remarks>
internal sealed class StaffingNetwork
{
    private readonly List<(int Tail, int Head, long Capacity, long Cost)> extra = [];
    private int nodes;

    public StaffingNetwork(StaffingProblem problem)
    {
        Problem = problem;
        Index = new(problem);
        StaffingProblemCheck.RequireOnce(problem, Index);
        nodes = problem.Tasks.Count + problem.People.Count;
        Sink = nodes++;
        var (taskSides, personSides) = LaySides();
        LeadNodes = [.. problem.Tasks.Select(task => task.LeadLevel is null ? -1 : nodes++)];
        OriginNodes = problem.Quotas.ToDictionary(quota => quota.Country, _ => nodes++, StringComparer.Ordinal);
        var eithers = !LeadNodes.Any(node => node >= 0) ? null : Eithers();

        (Hard, Penalty, Veto) = Weights();
        Flow = new(nodes, problem.Pairs.Count + (2 * problem.Tasks.Count) + (3 * problem.People.Count));
        LeadArcs = eithers is null ? [] : new int[problem.Pairs.Count];
        LayPairs(taskSides, personSides, eithers);
        LayEithers(eithers);
        UnfilledArcs = LayTasks();
        LayPeople();
        QuotaArcs = LayQuotas();
        foreach (var (tail, head, capacity, cost) in extra)
            Flow.AddArc(tail, head, capacity, cost);
    }

    public StaffingProblem Problem { get; }

    public PairIndex Index { get; }

    public FlowNetwork Flow { get; }

    public int Sink { get; }

    /// <summary>The node of each task's lead, -1 where nobody leads.</summary>
    public int[] LeadNodes { get; }

    /// <summary>The node of each country that has a quota.</summary>
    public Dictionary<string, int> OriginNodes { get; }

    /// <summary>For each pair the arc that carries a unit when it is taken; the first arcs of the network, in order.</summary>
    public static int PairArc(int pair) => pair;

    /// <summary>For each pair the arc that carries a unit when its person leads, -1 where the person may not; empty when nobody leads.</summary>
    public int[] LeadArcs { get; }

    /// <summary>The arc of each task's unfilled places.</summary>
    public int[] UnfilledArcs { get; }

    /// <summary>For each quota the arc of what is missing from the country.</summary>
    public int[] QuotaArcs { get; }

    /// <summary>The conditions inside the flow, by their nodes.</summary>
    public Dictionary<int, SideCondition> Laid { get; } = [];

    /// <summary>The conditions that no flow can hold.</summary>
    public List<SideCondition> Loose { get; } = [];

    /// <summary>No cost in the network is ever beyond this.</summary>
    public long Ceiling { get; private set; }

    /// <summary>What it costs to break what may not be broken: more than any way through the network.</summary>
    public long Hard { get; }

    /// <summary>What an unfilled place costs in the network.</summary>
    public long Penalty { get; }

    /// <summary>What it costs to take a forbidden pair, or to leave a forced one: more than to leave places unfilled and quotas unmet.</summary>
    public long Veto { get; }

    public int PersonNode(int person) => Problem.Tasks.Count + person;

    /// <summary>What a plan costs, with <see cref="Penalty"/> and <see cref="Hard"/> for what it lacks.</summary>
    public long CostOf(IReadOnlyList<Taken> plan)
    {
        var (filled, burdens) = (0L, new int[Problem.People.Count]);
        var cost = 0L;
        foreach (var (pair, leads) in plan)
        {
            var one = Problem.Pairs[pair];
            cost += leads ? one.LeadCost!.Value : one.Cost;
            burdens[one.Person]++;
            filled++;
        }

        for (var person = 0; person < burdens.Length; person++)
            cost += Problem.OverCost(person, burdens[person]);
        cost += Penalty * (Problem.Tasks.Sum(task => (long)task.Need) - filled);
        foreach (var quota in Problem.Quotas)
        {
            var held = 0;
            for (var person = 0; person < burdens.Length; person++)
                held += Problem.People[person].Country == quota.Country ? burdens[person] : 0;
            cost += Hard * Math.Max(0, quota.AtLeast - held);
        }

        return cost;
    }

    /// <summary>The pairs that a flow takes, by task and person.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<Taken> Read(ReadOnlySpan<long> flows)
    {
        var taken = new List<Taken>();
        for (var task = 0; task < Problem.Tasks.Count; task++)
        {
            foreach (var pair in Index.OfTask(task))
            {
                if (flows[PairArc(pair)] > 0)
                    taken.Add(new(pair, LeadArcs.Length > 0 && LeadArcs[pair] >= 0 && flows[LeadArcs[pair]] > 0));
            }
        }

        return taken;
    }

    /// <summary>The three large numbers, when they fit.</summary>
    private (long Hard, long Penalty, long Veto) Weights()
    {
        var largest = LargestCost();
        var hard = Problem.UnfilledPenalty is null || Problem.Quotas.Any(quota => quota.AtLeast > 0) ? (largest + (Int128)1) * (nodes + 1) : 0;
        var penalty = Problem.UnfilledPenalty is { } given ? given : hard;
        // To take or leave one pair displaces at most five others: of its task, of its person, of a condition on either side, of a quota.
        var veto = (12 * (Int128.Max(penalty, hard) + largest)) + 1;
        Ceiling = (long)Int128.Min(long.MaxValue, Loose.Count > 0 ? veto + largest : Int128.Max(Int128.Max(penalty, hard), largest));
        var places = (Int128)Problem.Tasks.Sum(task => (long)task.Need);
        if (Ceiling > MinimumCostFlow.CostLimit(nodes) || Ceiling * (places + 1) > 1L << 60)
        {
#pragma warning disable MA0015 // The message says which part of the problem; the parameter is always the problem itself.
            throw new ArgumentException(
#pragma warning restore MA0015
                $"The largest cost, {largest}, with {Problem.Tasks.Count} tasks, {Problem.People.Count} people and {places} places needs sums beyond 64 bits. Count in larger units.");
        }

        return ((long)hard, (long)penalty, (long)veto);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long LargestCost()
    {
        var most = Math.Max(Problem.UnfilledPenalty ?? 0, Problem.OverPenalties.Count == 0 ? 0 : Problem.OverPenalties[^1]);
        foreach (var pair in Index.Pairs)
            most = Math.Max(most, Math.Max(Math.Abs(pair.Cost), Math.Abs(pair.LeadCost ?? 0)));
        return most;
    }

    private (int[] TaskSides, int[] PersonSides) LaySides()
    {
        var (taskSides, personSides) = (new int[Problem.Pairs.Count], new int[Problem.Pairs.Count]);
        foreach (var condition in SideCondition.Of(Problem, Index))
        {
            var sides = condition.OnTask ? taskSides : personSides;
            if ((condition.OnTask && Problem.Tasks[condition.Owner].LeadLevel is not null) || condition.Pairs.Any(pair => sides[pair] != 0))
            {
                Loose.Add(condition);
                continue;
            }

            foreach (var pair in condition.Pairs)
                sides[pair] = nodes;
            var owner = condition.OnTask ? condition.Owner : PersonNode(condition.Owner);
            extra.Add(condition.OnTask ? (owner, nodes, condition.Limit, 0) : (nodes, owner, condition.Limit, 0));
            Laid.Add(nodes++, condition);
        }

        return (taskSides, personSides);
    }

    /// <summary>A node for each pair whose person could lead or just take part.</summary>
    private int[] Eithers()
    {
        var eithers = new int[Problem.Pairs.Count];
        for (var pair = 0; pair < eithers.Length; pair++)
        {
            var one = Problem.Pairs[pair];
            if (LeadNodes[one.Task] >= 0 && one.LeadCost is not null && Problem.Tasks[one.Task].Need > 1)
                eithers[pair] = nodes++;
        }

        return eithers;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LayPairs(int[] taskSides, int[] personSides, int[]? eithers)
    {
        for (var pair = 0; pair < taskSides.Length; pair++)
        {
            var one = Index.Pairs[pair];
            var (tail, head, cost) = (taskSides[pair] > 0 ? taskSides[pair] : one.Task, personSides[pair] > 0 ? personSides[pair] : PersonNode(one.Person), one.Cost);
            if (eithers is not null)
                LeadArcs[pair] = -1;
            if (eithers is not null && eithers[pair] > 0)
            {
                (tail, cost) = (eithers[pair], 0);
            }
            else if (eithers is not null && LeadNodes[one.Task] >= 0 && one.LeadCost is { } asLead)
            {
                LeadArcs[pair] = pair;
                (tail, cost) = (LeadNodes[one.Task], asLead);
            }

            Flow.AddArc(tail, head, 1, cost);
        }
    }

    private void LayEithers(int[]? eithers)
    {
        for (var pair = 0; pair < eithers?.Length; pair++)
        {
            if (eithers[pair] == 0)
                continue;
            var one = Problem.Pairs[pair];
            Flow.AddArc(one.Task, eithers[pair], 1, one.Cost);
            LeadArcs[pair] = Flow.AddArc(LeadNodes[one.Task], eithers[pair], 1, one.LeadCost!.Value);
        }
    }

    private int[] LayTasks()
    {
        var (arcs, total) = (new int[Problem.Tasks.Count], 0L);
        for (var task = 0; task < arcs.Length; task++)
        {
            var need = Problem.Tasks[task].Need;
            total += need;
            if (LeadNodes[task] >= 0)
            {
                Flow.AddSupply(LeadNodes[task], 1);
                Flow.AddArc(LeadNodes[task], Sink, FlowNetwork.Unlimited, Penalty);
                need--;
            }

            Flow.AddSupply(task, need);
            arcs[task] = Flow.AddArc(task, Sink, FlowNetwork.Unlimited, Penalty);
        }

        Flow.AddSupply(Sink, -total);
        return arcs;
    }

    private void LayPeople()
    {
        for (var person = 0; person < Problem.People.Count; person++)
        {
            var one = Problem.People[person];
            var to = one.Country is { } country && OriginNodes.TryGetValue(country, out var origin) ? origin : Sink;
            var (left, steps, step) = (one.Capacity, Problem.OverPenalties, 0);
            for (var part = Math.Min(left, Problem.TargetOf(person)); left > 0; step++)
            {
                if (part > 0)
                    Flow.AddArc(PersonNode(person), to, part, step == 0 || steps.Count == 0 ? 0 : steps[step - 1]);
                left -= part;
                part = step < steps.Count - 1 ? Math.Min(left, 1) : left;
            }
        }
    }

    private int[] LayQuotas()
    {
        var arcs = new int[Problem.Quotas.Count];
        for (var at = 0; at < arcs.Length; at++)
        {
            var quota = Problem.Quotas[at];
            var node = OriginNodes[quota.Country];
            Flow.AddSupply(node, -quota.AtLeast);
            Flow.AddSupply(Sink, quota.AtLeast);
            Flow.AddArc(node, Sink, quota.AtMost is { } most ? most - quota.AtLeast : FlowNetwork.Unlimited, 0);
            arcs[at] = Flow.AddArc(Sink, node, quota.AtLeast, Hard);
        }

        return arcs;
    }
}

/// <summary>A pair that a plan takes, and whether its person leads.</summary>
/// <param name="Pair">Which pair, by its place in the list.</param>
/// <param name="Leads">True when the person leads.</param>
internal readonly record struct Taken(int Pair, bool Leads);
