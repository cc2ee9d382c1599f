using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>
/// The primal network simplex: a spanning tree of arcs carries what no bound decides, and arcs outside of it that would make the flow
/// cheaper enter one after the other.
/// </summary>
/// <remarks>
/// Entering arc: the best of a block of arcs, blocks in turn (Grigoriadis 1986; Király and Kovács 2012, section 5.3). Leaving arc: the last blocking one of the cycle seen from
/// its top, which keeps the tree strongly feasible, so that the method ends (Cunningham 1976). The tree is rooted in the busiest node, and
/// begins with the node's own arcs where these can carry the supplies; an artificial arc stands where none can. Costs may be changed
/// between two runs: the tree stays, and the next run begins with it.
/// </remarks>
internal sealed partial class NetworkSimplex
{
    private const sbyte AtZero = 1;
    private const sbyte InTree = 0;
    private const sbyte AtCapacity = -1;

    private readonly int nodes;
    private readonly int arcs;
    private readonly int[] tails;
    private readonly int[] heads;
    private readonly long[] capacities;
    private readonly long[] costs;
    private readonly long[] flows;
    private readonly sbyte[] states;
    private readonly long scale;
    private readonly int block;
    private int nextBlock;

    /// <summary>Begins with the star of a network's busiest node.</summary>
    /// <param name="network">The problem; its supplies add up to 0.</param>
    /// <param name="taken">What to take for the costs of the arcs: the network's own times the scale, and something to break ties.</param>
    /// <param name="scale">By how much the costs were multiplied.</param>
    /// <param name="ceiling">No cost will be beyond this, now or later; at least what the costs are now.</param>
    public NetworkSimplex(FlowNetwork network, ReadOnlySpan<long> taken, long scale, long ceiling)
    {
        nodes = network.Nodes;
        arcs = network.Arcs;
        var room = arcs + nodes;
        (tails, heads, capacities) = (new int[room], new int[room], new long[room]);
        (costs, flows, states) = (new long[room], new long[room], new sbyte[room]);
        network.Tails.CopyTo(tails);
        network.Heads.CopyTo(heads);
        network.Capacities.CopyTo(capacities);
        taken.CopyTo(costs);
        this.scale = scale;
        Array.Fill(states, AtZero, 0, arcs);
        block = Math.Max(32, (int)Math.Sqrt(arcs));
        (parents, parentArcs, depths) = (new int[nodes], new int[nodes], new int[nodes]);
        (firstChildren, nextSiblings, previousSiblings) = (new int[nodes], new int[nodes], new int[nodes]);
        potentials = new long[nodes];
        Begin(network.Supplies, ceiling);
    }

    /// <summary>How many arcs entered so far.</summary>
    public long Pivots { get; private set; }

    /// <summary>What each arc carries, artificial ones last.</summary>
    public ReadOnlySpan<long> Flows => flows.AsSpan(0, arcs);

    /// <summary>True when units stand on artificial arcs: what is supplied cannot be brought to where it is wanted.</summary>
    public bool IsShort
    {
        get
        {
            foreach (var flow in flows.AsSpan(arcs))
            {
                if (flow != 0)
                    return true;
            }

            return false;
        }
    }

    /// <summary>What each node's artificial arc brings to the root, negative where it comes from there.</summary>
    public long[] Stranded()
    {
        var stranded = new long[nodes];
        for (var arc = arcs; arc < arcs + artificial; arc++)
        {
            if (heads[arc] == Root)
                stranded[tails[arc]] = flows[arc];
            else
                stranded[heads[arc]] = -flows[arc];
        }

        return stranded;
    }

    /// <summary>What a unit costs on an arc from now on.</summary>
    public void Reprice(int arc, long cost) => costs[arc] = cost;

    /// <summary>What a unit costs on an arc now.</summary>
    public long CostOf(int arc) => costs[arc];

    /// <summary>
    /// Brings the flow to an optimum of the present costs. False when there is none, for a cycle of negative cost has no limit.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Run(CancellationToken stop)
    {
        Weigh();
        for (var turn = 0; FindEntering() is var entering && entering >= 0; turn++)
        {
            if ((turn & 0x3FF) == 0)
                stop.ThrowIfCancellationRequested();
            if (!Enter(entering))
                return false;
            Pivots++;
        }

        return true;
    }

    /// <summary>The best of the first block that has a good one; -1 when no arc makes the flow cheaper.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindEntering()
    {
        unchecked
        {
            var total = arcs;
            for (var seen = 0; seen < total;)
            {
                var from = nextBlock;
                var to = Math.Min(from + block, total);
                var found = BestOf(from, to);
                seen += to - from;
                nextBlock = to == total ? 0 : to;
                if (found >= 0)
                    return found;
            }

            return -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int BestOf(int from, int to)
    {
        unchecked
        {
            var length = to - from;
            var state = states.AsSpan(from, length);
            var cost = costs.AsSpan(from, length);
            var tail = tails.AsSpan(from, length);
            var head = heads.AsSpan(from, length);
            var potential = potentials;
            var (best, found) = (0L, -1);
            for (var at = 0; at < state.Length; at++)
            {
                var reduced = state[at] * (cost[at] + potential[tail[at]] - potential[head[at]]);
                if (reduced < best)
                    (best, found) = (reduced, from + at);
            }

            return found;
        }
    }
}
