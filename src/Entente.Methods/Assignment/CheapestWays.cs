namespace Entente.Methods.Assignment;

/// <summary>
/// The cheapest ways that an optimal flow leaves open: along arcs with room, back along arcs that carry something. Under its prices no step costs less than 0, so
/// Dijkstra's method finds them; a way's true cost is its distance plus the price where it begins less the price where it ends.
/// </summary>
/// <param name="solved">The flow and its prices.</param>
/// <param name="closed">Arcs that may not be taken forward.</param>
internal sealed class CheapestWays(SolvedStaffing solved, Func<int, bool>? closed = null)
{
    private readonly FlowNetwork flow = solved.Network.Flow;
    private readonly FlowReach reach = new(solved.Network.Flow);

    /// <summary>The last arc of the cheapest way to each node that was last asked for; -1 where none comes.</summary>
    public int[] CameBy { get; private set; } = [];

    /// <summary>How far each node is from one; null where no way leads.</summary>
    public long?[] From(int source) => Walk(source, back: false);

    /// <summary>How far it is from each node to one; null where no way leads.</summary>
    public long?[] To(int target) => Walk(target, back: true);

    private long?[] Walk(int start, bool back)
    {
        var (distances, done, todo) = (new long?[flow.Nodes], new bool[flow.Nodes], new PriorityQueue<int, (long, int)>());
        CameBy = new int[flow.Nodes];
        Array.Fill(CameBy, -1);
        distances[start] = 0;
        todo.Enqueue(start, (0, start));
        while (todo.TryDequeue(out var node, out _))
        {
            if (done[node])
                continue;
            done[node] = true;
            foreach (var arc in reach.At(node))
            {
                // Looking back from the target, an arc is walked forward when it ends here.
                var forward = (flow.Tails[arc] == node) != back;
                var other = flow.Tails[arc] == node ? flow.Heads[arc] : flow.Tails[arc];
                if (done[other] || !IsOpen(arc, forward))
                    continue;
                var distance = distances[node]!.Value + (forward ? Reduced(arc) : -Reduced(arc));
                if (distances[other] is { } known && known <= distance)
                    continue;
                (distances[other], CameBy[other]) = (distance, arc);
                todo.Enqueue(other, (distance, other));
            }
        }

        return distances;
    }

    private bool IsOpen(int arc, bool forward) =>
        forward ? solved.Flows[arc] < flow.Capacities[arc] && closed?.Invoke(arc) != true : solved.Flows[arc] > 0;

    /// <summary>What a unit on an arc costs under the prices.</summary>
    public long Reduced(int arc) => flow.Costs[arc] - solved.Prices[flow.Tails[arc]] + solved.Prices[flow.Heads[arc]];
}
