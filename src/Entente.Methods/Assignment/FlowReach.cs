namespace Entente.Methods.Assignment;

/// <summary>The arcs of each node, and how far a flow leaves room from there.</summary>
internal sealed class FlowReach
{
    private readonly FlowNetwork network;
    private readonly int[] starts;
    private readonly int[] touching;

    public FlowReach(FlowNetwork network)
    {
        this.network = network;
        starts = new int[network.Nodes + 1];
        touching = new int[2 * network.Arcs];
        for (var arc = 0; arc < network.Arcs; arc++)
        {
            starts[network.Tails[arc] + 1]++;
            starts[network.Heads[arc] + 1]++;
        }

        for (var node = 0; node < network.Nodes; node++)
            starts[node + 1] += starts[node];
        var at = starts.AsSpan(0, network.Nodes).ToArray();
        for (var arc = 0; arc < network.Arcs; arc++)
        {
            touching[at[network.Tails[arc]]++] = arc;
            touching[at[network.Heads[arc]]++] = arc;
        }
    }

    /// <summary>The arcs that begin or end in a node.</summary>
    public ReadOnlySpan<int> At(int node) => touching.AsSpan(starts[node], starts[node + 1] - starts[node]);

    /// <summary>Which nodes can be reached from these over arcs with room, or back over arcs that carry something.</summary>
    public bool[] From(IReadOnlyList<int> sources, ReadOnlySpan<long> flows)
    {
        var seen = new bool[network.Nodes];
        var todo = new Stack<int>();
        foreach (var source in sources)
        {
            seen[source] = true;
            todo.Push(source);
        }

        while (todo.TryPop(out var node))
        {
            foreach (var arc in At(node))
            {
                var forward = network.Tails[arc] == node;
                var other = forward ? network.Heads[arc] : network.Tails[arc];
                if (!seen[other] && (forward ? flows[arc] < network.Capacities[arc] : flows[arc] > 0))
                {
                    seen[other] = true;
                    todo.Push(other);
                }
            }
        }

        return seen;
    }
}
