using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>
/// Whether a flow and prices of nodes prove each other optimal. It knows nothing of how they were found: it reads the network, the
/// flows and the prices alone.
/// </summary>
/// <param name="Cost">Σ cost · flow: what the flow costs.</param>
/// <param name="DualCost">
/// Σ supply · price − Σ capacity · max(0, −reduced cost), where the reduced cost of an arc is cost − price of its tail + price of its head. No lawful flow costs less than this,
/// whatever the prices; where it equals <paramref name="Cost"/>, the flow is optimal (strong duality: Ahuja, Magnanti and Orlin 1993, theorem 9.4).
/// </param>
/// <param name="Arcs">How many arcs were checked.</param>
/// <param name="Unbalanced">Nodes whose flow out less flow in is not their supply.</param>
/// <param name="OutOfBounds">Arcs that carry less than 0 or more than their capacity.</param>
/// <param name="NotComplementary">
/// Arcs against complementary slackness: a reduced cost above 0 on an arc that carries something, or below 0 on one that is not full.
/// </param>
/// <param name="Fault">The first fault in words; null where there is none.</param>
public sealed record FlowCheck(Int128 Cost, Int128 DualCost, int Arcs, int Unbalanced, int OutOfBounds, int NotComplementary, string? Fault)
{
    private const long Widest = 1L << 61;

    /// <summary>True when the flow is lawful, complementary to the prices, and costs what the prices say that any flow costs at least.</summary>
    public bool Holds => Fault is null;

    /// <summary>Checks a flow against prices: every node, every arc, and both sums.</summary>
    /// <param name="network">The problem.</param>
    /// <param name="flows">What each arc carries; one number an arc.</param>
    /// <param name="prices">The price of a unit at each node; one number a node.</param>
    /// <exception cref="ArgumentException">Too few or too many flows or prices.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FlowCheck Of(FlowNetwork network, ReadOnlySpan<long> flows, ReadOnlySpan<long> prices)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (flows.Length != network.Arcs)
            throw new ArgumentException($"{flows.Length} flows for {network.Arcs} arcs; give one an arc.", nameof(flows));
        if (prices.Length != network.Nodes)
            throw new ArgumentException($"{prices.Length} prices for {network.Nodes} nodes; give one a node.", nameof(prices));

        string? fault = null;
        var tails = network.Tails;
        var heads = network.Heads;
        var capacities = network.Capacities;
        var costs = network.Costs;
        var left = new Int128[network.Nodes];
        var (cost, dual) = ((Int128)0, (Int128)0);
        for (var node = 0; node < network.Nodes; node++)
        {
            left[node] = network.Supplies[node];
            dual += (Int128)network.Supplies[node] * prices[node];
            if (prices[node] is > Widest or < -Widest)
                fault ??= $"the price of node {node} is beyond 2^61";
        }

        var (outOfBounds, notComplementary) = (0, 0);
        for (var arc = 0; fault is null && arc < flows.Length; arc++)
        {
            var (flow, capacity) = (flows[arc], capacities[arc]);
            if (costs[arc] is > Widest / 2 or < -Widest / 2)
            {
                fault = $"the cost of arc {arc} is beyond 2^60";
                break;
            }

            if (flow != 0)
            {
                cost += (Int128)costs[arc] * flow;
                left[tails[arc]] -= flow;
                left[heads[arc]] += flow;
            }

            var reduced = costs[arc] - prices[tails[arc]] + prices[heads[arc]];
            if (reduced < 0)
                dual += (Int128)reduced * capacity;
            if (flow < 0 || flow > capacity)
                outOfBounds++;
            else if ((reduced > 0 && flow > 0) || (reduced < 0 && flow < capacity))
                notComplementary++;
        }

        var unbalanced = left.Count(rest => rest != 0);
        fault ??= unbalanced > 0 ? $"{unbalanced} nodes do not pass on what they get and supply"
            : outOfBounds > 0 ? $"{outOfBounds} arcs carry less than 0 or more than their capacity"
            : notComplementary > 0 ? $"{notComplementary} arcs are against complementary slackness"
            : cost != dual ? $"the flow costs {cost}, the prices prove {dual}"
            : null;
        return new(cost, dual, network.Arcs, unbalanced, outOfBounds, notComplementary, fault);
    }
}
