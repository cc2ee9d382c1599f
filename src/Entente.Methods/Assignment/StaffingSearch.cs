namespace Entente.Methods.Assignment;

/// <summary>
/// The best plan under conditions that no flow can hold: a flow without them first; where it breaks one, the pairs that break it are
/// forbidden in turn (those before them forced), the most promising case first. Each case begins with the tree of the one before.
/// </summary>
internal sealed class StaffingSearch
{
    private readonly StaffingNetwork network;
    private readonly TieBreak ties;
    private readonly NetworkSimplex simplex;
    private readonly long[] ownCosts;
    private readonly PriorityQueue<Case, (long Bound, int Turn)> open = new();
    private readonly List<int> changed = [];
    private int turn;

    public StaffingSearch(StaffingNetwork network, ulong seed)
    {
        this.network = network;
        ties = new(network, seed);
        ownCosts = network.Flow.Costs.ToArray();
        var ceiling = (network.Ceiling + 1) * ties.Scale;
        simplex = new(network.Flow, ties.Taken(ownCosts), ties.Scale, ceiling);
    }

    /// <summary>The best plan found.</summary>
    public List<Taken> Plan { get; private set; } = [];

    /// <summary>What it costs in the network.</summary>
    public long Cost { get; private set; } = long.MaxValue;

    /// <summary>What no plan costs less than, in the network.</summary>
    public long Bound { get; private set; } = long.MinValue;

    /// <summary>How many flows were solved.</summary>
    public int Solved { get; private set; }

    /// <summary>How many arcs entered the tree.</summary>
    public long Pivots => simplex.Pivots;

    /// <summary>The first flow, without the conditions outside of it; optimal when <see cref="Solved"/> is 1.</summary>
    public SolvedStaffing First { get; private set; } = null!;

    /// <summary>The check of the first flow.</summary>
    public FlowCheck FirstCheck { get; private set; } = null!;

    public void Run(int limit, IProgress<double>? progress, CancellationToken stop)
    {
        Solve(new(null, -1, Forces: false, long.MinValue), stop);
        while (open.TryDequeue(out var next, out _))
        {
            Bound = Math.Min(next.Bound, Cost);
            if (next.Bound >= Cost)
                return;
            if (Solved >= limit)
                return;
            stop.ThrowIfCancellationRequested();
            progress?.Report((double)Solved / limit);
            Solve(next, stop);
        }

        Bound = Cost;
        progress?.Report(1);
    }

    private void Solve(Case one, CancellationToken stop)
    {
        var forced = Apply(one);
        if (!simplex.Run(stop) || simplex.IsShort)
            throw new InvalidOperationException("A staffing flow has always an optimum. This is a fault of the method, not of the data.");
        Solved++;
        var flows = simplex.Flows;
        var prices = simplex.PricesUnder(network.Flow.Costs);
        var check = FlowCheck.Of(network.Flow, flows, prices);
        if (!check.Holds)
            throw new InvalidOperationException($"The flow does not prove itself: {check.Fault}. This is a fault of the method, not of the data.");
        if (Solved == 1)
            (First, FirstCheck) = (new(network, flows.ToArray(), prices), check);
        if (!Obeys(one, flows))
            return;

        var bound = (long)check.Cost + (network.Veto * forced);
        if (bound >= Cost)
            return;
        var plan = network.Read(flows);
        var taken = new bool[network.Problem.Pairs.Count];
        foreach (var (pair, _) in plan)
            taken[pair] = true;
        var broken = network.Loose.Select(condition => (condition, pairs: condition.Broken(taken))).FirstOrDefault(found => found.pairs.Count > 0);
        if (broken.condition is null)
        {
            Keep(plan);
            if (Cost != bound)
                throw new InvalidOperationException($"The plan costs {Cost}, its flow {bound}. This is a fault of the method, not of the data.");
            return;
        }

        Keep(Mended(plan, taken));
        Branch(one, broken.pairs, broken.condition.Limit, bound);
    }

    private void Branch(Case one, List<int> pairs, int limit, long bound)
    {
        var settled = new HashSet<int>();
        for (var at = one; at is { Pair: >= 0 }; at = at.Above!)
            settled.Add(at.Pair);
        var above = one;
        foreach (var pair in pairs.Take(limit + 1))
        {
            // A pair that is taken and settled is forced: to forbid it leaves nothing.
            if (settled.Contains(pair))
                continue;
            open.Enqueue(new(above, pair, Forces: false, bound), (bound, turn++));
            above = new(above, pair, Forces: true, bound);
        }
    }

    /// <summary>Lays the costs of a case, and says how many pairs it forces.</summary>
    private int Apply(Case one)
    {
        foreach (var arc in changed)
            Reprice(arc, ownCosts[arc]);
        changed.Clear();
        var forced = 0;
        for (var at = one; at is { Pair: >= 0 }; at = at.Above!)
        {
            var arc = StaffingNetwork.PairArc(at.Pair);
            changed.Add(arc);
            Reprice(arc, ownCosts[arc] + (at.Forces ? -network.Veto : network.Veto));
            forced += at.Forces ? 1 : 0;
        }

        return forced;
    }

    private void Reprice(int arc, long cost)
    {
        network.Flow.Reprice(arc, cost);
        simplex.Reprice(arc, ties.Taken(arc, cost));
    }

    /// <summary>True when the flow takes all that is forced and nothing that is forbidden; otherwise the case is empty.</summary>
    private static bool Obeys(Case one, ReadOnlySpan<long> flows)
    {
        for (var at = one; at is { Pair: >= 0 }; at = at.Above!)
        {
            if (flows[StaffingNetwork.PairArc(at.Pair)] > 0 != at.Forces)
                return false;
        }

        return true;
    }

    /// <summary>The same plan without pairs that break a condition: lawful, if not the best.</summary>
    private List<Taken> Mended(List<Taken> plan, bool[] taken)
    {
        foreach (var condition in network.Loose)
        {
            foreach (var pair in condition.Broken(taken).Skip(condition.Limit))
                taken[pair] = false;
        }

        return [.. plan.Where(one => taken[one.Pair])];
    }

    private void Keep(List<Taken> plan)
    {
        var cost = network.CostOf(plan);
        if (cost < Cost)
            (Plan, Cost) = (plan, cost);
    }

    /// <summary>A pair forced or forbidden, on top of another case.</summary>
    private sealed record Case(Case? Above, int Pair, bool Forces, long Bound);
}
