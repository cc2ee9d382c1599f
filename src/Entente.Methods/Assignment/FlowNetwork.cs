using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>
/// A minimum-cost flow problem: nodes that supply or want units, arcs that carry them from tail to head at a price, no more than their
/// capacity: minimise Σ cost · flow, where what leaves a node less what enters it is its supply, and 0 ≤ flow ≤ capacity.
/// </summary>
/// <remarks>
/// Nodes and arcs are numbered from 0 in the order in which they came. All numbers are whole, so that an optimum is exact and a flow
/// is never a fraction (Ahuja, Magnanti and Orlin, Network Flows, 1993, theorem 9.10). A lower bound L of an arc is laid by the caller: take L from the supply of the tail
/// and from the capacity, and add it to the supply of the head.
/// </remarks>
public sealed class FlowNetwork
{
    /// <summary>The capacity of an arc that has no limit.</summary>
    public const long Unlimited = long.MaxValue / 4;

    private readonly long[] supplies;
    private int[] tails;
    private int[] heads;
    private long[] capacities;
    private long[] costs;
    private int arcs;

    /// <summary>A network without arcs.</summary>
    /// <param name="nodes">How many nodes; at least 1.</param>
    /// <param name="expectedArcs">How many arcs will come, so that room is made once; no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">No node, or a negative number of arcs.</exception>
    public FlowNetwork(int nodes, int expectedArcs = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedArcs);
        supplies = new long[nodes];
        tails = new int[expectedArcs];
        heads = new int[expectedArcs];
        capacities = new long[expectedArcs];
        costs = new long[expectedArcs];
    }

    /// <summary>How many nodes.</summary>
    public int Nodes => supplies.Length;

    /// <summary>How many arcs.</summary>
    public int Arcs => arcs;

    /// <summary>What each node supplies; negative where it wants units.</summary>
    public ReadOnlySpan<long> Supplies => supplies;

    /// <summary>Where each arc begins.</summary>
    public ReadOnlySpan<int> Tails => tails.AsSpan(0, arcs);

    /// <summary>Where each arc ends.</summary>
    public ReadOnlySpan<int> Heads => heads.AsSpan(0, arcs);

    /// <summary>What each arc carries at most.</summary>
    public ReadOnlySpan<long> Capacities => capacities.AsSpan(0, arcs);

    /// <summary>What one unit costs on each arc.</summary>
    public ReadOnlySpan<long> Costs => costs.AsSpan(0, arcs);

    /// <summary>Adds to what a node supplies.</summary>
    /// <param name="node">Which node.</param>
    /// <param name="amount">How much; negative where the node wants units.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such node, or an amount beyond ±2^60.</exception>
    public void AddSupply(int node, long amount)
    {
        RequireNode(node, nameof(node));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, 1L << 60);
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, -(1L << 60));
        supplies[node] += amount;
    }

    /// <summary>Adds an arc; two arcs between the same nodes are two arcs.</summary>
    /// <param name="tail">Where it begins.</param>
    /// <param name="head">Where it ends; another node.</param>
    /// <param name="capacity">What it carries at most; 0 or more, <see cref="Unlimited"/> where there is no limit.</param>
    /// <param name="cost">What one unit costs; may be negative.</param>
    /// <returns>The number of the arc.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such node, or a capacity below 0.</exception>
    /// <exception cref="ArgumentException">An arc from a node to itself.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int AddArc(int tail, int head, long capacity, long cost)
    {
        RequireNode(tail, nameof(tail));
        RequireNode(head, nameof(head));
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (tail == head)
            throw new ArgumentException($"Arc {arcs} goes from node {tail} to itself; leave it out.", nameof(head));
        if (arcs == tails.Length)
            Grow();
        (tails[arcs], heads[arcs], capacities[arcs], costs[arcs]) = (tail, head, Math.Min(capacity, Unlimited), cost);
        return arcs++;
    }

    /// <summary>Gives an arc another cost; for a search that forbids and forces.</summary>
    internal void Reprice(int arc, long cost) => costs[arc] = cost;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RequireNode(int node, string name)
    {
        if (node < 0 || node >= supplies.Length)
            throw new ArgumentOutOfRangeException(name, node, $"The network has nodes 0 to {supplies.Length - 1}.");
    }

    private void Grow()
    {
        var room = Math.Max(16, tails.Length * 2);
        Array.Resize(ref tails, room);
        Array.Resize(ref heads, room);
        Array.Resize(ref capacities, room);
        Array.Resize(ref costs, room);
    }
}
