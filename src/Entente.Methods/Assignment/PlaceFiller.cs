namespace Entente.Methods.Assignment;

/// <summary>
/// Fills places one after the other, costs aside, by augmenting ways (Ford and Fulkerson 1956): what can be filled at all, and, where a
/// place cannot, which tasks and people stand in a circle around it.
/// </summary>
internal sealed class PlaceFiller
{
    private readonly StaffingNetwork network;
    private readonly FlowNetwork ways;
    private readonly FlowReach reach;
    private readonly long[] flows;
    private readonly int[] seen;
    private readonly int[] cameBy;
    private readonly int[] todo;
    private readonly bool[] spent;
    private readonly List<int> used = [];
    private bool taken;
    private int round;
    private int come;

    public PlaceFiller(StaffingNetwork network)
    {
        this.network = network;
        ways = WaysOf(network);
        reach = new(ways);
        flows = new long[ways.Arcs];
        (seen, cameBy, todo, spent) = (new int[ways.Nodes], new int[ways.Nodes], new int[ways.Nodes], new bool[ways.Nodes]);
    }

    /// <summary>How many arcs it looked at in all.</summary>
    public long Looked { get; private set; }

    /// <summary>The network without the arcs of what is unfilled and unmet, and with quotas that are upper limits alone.</summary>
    public FlowNetwork Ways => ways;

    /// <summary>Empties all places.</summary>
    public void Clear()
    {
        if (taken)
            Array.Clear(flows);
        foreach (var arc in used)
            flows[arc] = 0;
        used.Clear();
        taken = false;
        Array.Clear(spent);
    }

    /// <summary>Takes over a flow of the staffing network.</summary>
    public void Take(ReadOnlySpan<long> solved)
    {
        Clear();
        taken = true;
        for (var arc = 0; arc < flows.Length; arc++)
            flows[arc] = ways.Capacities[arc] == 0 ? 0 : solved[arc];
        for (var at = 0; at < network.QuotaArcs.Length; at++)
            flows[network.QuotaArcs[at] - 1] += network.Problem.Quotas[at].AtLeast - solved[network.QuotaArcs[at]];
    }

    /// <summary>Fills as many places of a task as it can; true when all are.</summary>
    public bool Fill(int task)
    {
        var lead = network.LeadNodes[task];
        var led = lead < 0 || Fill(lead, 1);
        return Fill(task, network.Problem.Tasks[task].Need - (lead < 0 ? 0 : 1)) && led;
    }

    /// <summary>Fills as many places of a task as it can; true when all are. If not, <see cref="Circle"/> says who stands around the others.</summary>
    public bool FillLast(int task)
    {
        var lead = network.LeadNodes[task];
        var led = lead < 0 || Fill(lead, 1);
        var joined = Fill(task, network.Problem.Tasks[task].Need - (lead < 0 ? 0 : 1));
        if (led && joined)
            return true;
        CouldFill(led ? [task] : joined ? [lead] : [lead, task]);
        return false;
    }

    /// <summary>True when one more place could be filled from one of these nodes; if not, <see cref="Circle"/> says who stands around it.</summary>
    public bool CouldFill(IReadOnlyList<int> nodes) => Search(nodes, whole: true);

    /// <summary>How many places of a task are filled.</summary>
    public long FilledOf(int task) => FilledFrom(task) + (network.LeadNodes[task] < 0 ? 0 : FilledFrom(network.LeadNodes[task]));

    /// <summary>True where the last search came to a node.</summary>
    public bool Circle(int node) => seen[node] == round;

    /// <summary>
    /// A node of the circle from which all that it reaches leads back to it: what the circle cannot get past. The circle is walked from the
    /// node that was asked for, and from what does not lead back, until all does.
    /// </summary>
    public int Core(int start)
    {
        while (true)
        {
            Search([start], whole: true);
            var reached = todo.AsSpan(0, come).ToArray();
            var before = Before(start);
            var beyond = Array.FindLastIndex(reached, node => !before[node]);
            if (beyond < 0)
                return start;
            start = reached[beyond];
        }
    }

    /// <summary>From which nodes a way leads to this one.</summary>
    public bool[] Before(int node)
    {
        var before = new bool[ways.Nodes];
        before[node] = true;
        (todo[0], come) = (node, 1);
        for (var at = 0; at < come; at++)
        {
            foreach (var arc in reach.At(todo[at]))
            {
                var into = ways.Heads[arc] == todo[at];
                var other = into ? ways.Tails[arc] : ways.Heads[arc];
                if (before[other] || !(into ? flows[arc] < ways.Capacities[arc] : flows[arc] > 0))
                    continue;
                before[other] = true;
                todo[come++] = other;
            }
        }

        return before;
    }

    /// <summary>The arcs that leave the circle: all of them full.</summary>
    public IEnumerable<int> Edge()
    {
        for (var arc = 0; arc < ways.Arcs; arc++)
        {
            if (ways.Capacities[arc] > 0 && Circle(ways.Tails[arc]) && !Circle(ways.Heads[arc]))
                yield return arc;
        }
    }

    private long FilledFrom(int node)
    {
        var filled = 0L;
        foreach (var arc in reach.At(node))
            filled += ways.Tails[arc] == node ? flows[arc] : 0;
        return filled;
    }

    private bool Fill(int node, int units)
    {
        for (var unit = 0; unit < units; unit++)
        {
            if (spent[node] || !Search([node], whole: false))
                return false;
            for (var at = network.Sink; at != node;)
            {
                var arc = cameBy[at];
                var forward = ways.Heads[arc] == at;
                flows[arc] += forward ? 1 : -1;
                used.Add(arc);
                at = forward ? ways.Tails[arc] : ways.Heads[arc];
            }
        }

        return true;
    }

    /// <summary>Looks for a way to the sink.</summary>
    /// <param name="nodes">From where.</param>
    /// <param name="whole">True to walk through what is known to lead nowhere, so that the circle is whole.</param>
    private bool Search(IReadOnlyList<int> nodes, bool whole)
    {
        (round, come) = (round + 1, 0);
        foreach (var node in nodes)
            See(node, -1);
        for (var at = 0; at < come; at++)
        {
            if (Leave(todo[at], whole))
                return true;
        }

        // What does not lead to the sink now never will: no later way enters it.
        for (var at = 0; at < come && !whole; at++)
            spent[todo[at]] = true;
        return false;
    }

    private bool Leave(int node, bool whole)
    {
        var arcs = reach.At(node);
        Looked += arcs.Length;
        foreach (var arc in arcs)
        {
            var forward = ways.Tails[arc] == node;
            var other = forward ? ways.Heads[arc] : ways.Tails[arc];
            if (seen[other] == round || (spent[other] && !whole) || !(forward ? flows[arc] < ways.Capacities[arc] : flows[arc] > 0))
                continue;
            See(other, arc);
            if (other == network.Sink)
                return true;
        }

        return false;
    }

    private void See(int node, int arc)
    {
        (seen[node], cameBy[node]) = (round, arc);
        todo[come++] = node;
    }

    private static FlowNetwork WaysOf(StaffingNetwork network)
    {
        var flow = network.Flow;
        var plain = new FlowNetwork(flow.Nodes, flow.Arcs);
        var capacities = flow.Capacities.ToArray();
        foreach (var arc in network.UnfilledArcs)
            capacities[arc] = 0;
        for (var task = 0; task < network.LeadNodes.Length; task++)
        {
            // A lead's own arc stands right before that of the members.
            if (network.LeadNodes[task] >= 0)
                capacities[network.UnfilledArcs[task] - 1] = 0;
        }

        for (var at = 0; at < network.QuotaArcs.Length; at++)
        {
            capacities[network.QuotaArcs[at]] = 0;
            capacities[network.QuotaArcs[at] - 1] = network.Problem.Quotas[at].AtMost ?? FlowNetwork.Unlimited;
        }

        for (var arc = 0; arc < flow.Arcs; arc++)
            plain.AddArc(flow.Tails[arc], flow.Heads[arc], capacities[arc], 0);
        return plain;
    }
}
