namespace Entente.Methods.Assignment;

/// <summary>How a flow problem ended.</summary>
public enum FlowOutcome
{
    /// <summary>The cheapest flow; no other is cheaper.</summary>
    Optimal,

    /// <summary>No flow brings all that is supplied to where it is wanted.</summary>
    Infeasible,

    /// <summary>A cycle of negative cost without limit: there is no cheapest flow.</summary>
    Unbounded,
}

/// <summary>The answer to a flow problem.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Cost">Σ cost · flow; where the outcome is not optimal, that of the flow at which the method stopped.</param>
/// <param name="Flows">What each arc carries.</param>
/// <param name="Prices">For each node what one more unit from there would cost, 0 at the node in which the tree is rooted.</param>
/// <param name="Check">Whether flows and prices prove each other; it holds if and only if the outcome is optimal.</param>
/// <param name="Cut">Where infeasible: nodes that together supply more than the arcs that leave them can carry; else empty.</param>
/// <param name="Pivots">How many arcs entered the tree.</param>
public sealed record FlowSolution(
    FlowOutcome Outcome, Int128 Cost, IReadOnlyList<long> Flows, IReadOnlyList<long> Prices, FlowCheck Check, IReadOnlyList<int> Cut, long Pivots)
{
    /// <summary>Network simplex.</summary>
    public string Method { get; } = "Minimum-cost flow, primal network simplex";

    /// <summary>The version of the method.</summary>
    public int Version { get; } = 1;
}

/// <summary>
/// Minimum-cost flow by the primal network simplex. Sources: Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 11; Cunningham,
/// A network simplex method, Mathematical Programming 11 (1976) 105-116, for strongly feasible trees; Grigoriadis, An efficient
/// implementation of the network simplex method, Mathematical Programming Study 26 (1986) 83-111, and Király and Kovács, Efficient
/// implementations of minimum-cost flow algorithms, Acta Univ. Sapientiae Informatica 4 (2012) 67-118, for block search.
/// </summary>
public static class MinimumCostFlow
{
    /// <summary>The cheapest flow, with prices that prove it.</summary>
    /// <remarks>
    /// Exact: 64-bit whole numbers throughout, sums in 128 bits. Deterministic: among equal optima the order of the arcs decides.
    /// </remarks>
    /// <param name="network">The problem. Its supplies add up to 0.</param>
    /// <param name="stop">Ends the run early, by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Supplies that do not add up to 0, or numbers so large that prices would not fit in 64 bits.</exception>
    public static FlowSolution Solve(FlowNetwork network, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        RequireBalance(network);
        var simplex = new NetworkSimplex(network, network.Costs, scale: 1, ceiling: Ceiling(network));
        var bounded = simplex.Run(stop);
        var prices = simplex.PricesUnder(network.Costs);
        var check = FlowCheck.Of(network, simplex.Flows, prices);
        if (!bounded)
            return new(FlowOutcome.Unbounded, check.Cost, simplex.Flows.ToArray(), prices, check, [], simplex.Pivots);
        if (simplex.IsShort)
            return new(FlowOutcome.Infeasible, check.Cost, simplex.Flows.ToArray(), prices, check, CutOf(network, simplex), simplex.Pivots);
        return check.Holds
            ? new(FlowOutcome.Optimal, check.Cost, simplex.Flows.ToArray(), prices, check, [], simplex.Pivots)
            : throw new InvalidOperationException($"The flow does not prove itself: {check.Fault}. This is a fault of the method, not of the data.");
    }

    /// <summary>The largest |cost| that a network of so many nodes may hold, so that no sum of costs along a way leaves 64 bits.</summary>
    internal static long CostLimit(int nodes) => (1L << 60) / (nodes + 1L) - 1;

    private static void RequireBalance(FlowNetwork network)
    {
        var (sum, moved) = ((Int128)0, (Int128)0);
        foreach (var supply in network.Supplies)
        {
            sum += supply;
            moved += Math.Abs(supply);
        }

        if (sum != 0)
            throw new ArgumentException($"The supplies add up to {sum}, not to 0. Add a node that takes what is left over, or gives what is missing.", nameof(network));
        if (moved > 1L << 59)
            throw new ArgumentException("The supplies add up to more than 2^59 units. Count in larger units.", nameof(network));
    }

    private static long Ceiling(FlowNetwork network)
    {
        var (limit, most) = (CostLimit(network.Nodes), 0L);
        for (var arc = 0; arc < network.Arcs; arc++)
        {
            if (network.Costs[arc] > limit || network.Costs[arc] < -limit)
            {
                throw new ArgumentException(
                    $"Arc {arc} costs {network.Costs[arc]}; with {network.Nodes} nodes no cost may be beyond ±{limit}, or prices would not fit in 64 bits. Count in larger units.",
                    nameof(network));
            }

            most = Math.Max(most, Math.Abs(network.Costs[arc]));
        }

        return most;
    }

    /// <summary>Where what is stranded can still go: no arc that leaves these nodes has room.</summary>
    private static List<int> CutOf(FlowNetwork network, NetworkSimplex simplex)
    {
        var stranded = simplex.Stranded();
        var reach = new FlowReach(network);
        int[] sources = [.. Enumerable.Range(0, network.Nodes).Where(node => stranded[node] > 0)];
        // Where nothing is stranded but at the root, it is the root that has more than it can send.
        var cut = reach.From(sources.Length > 0 ? sources : [simplex.Root], simplex.Flows);
        return [.. Enumerable.Range(0, network.Nodes).Where(node => cut[node])];
    }
}
