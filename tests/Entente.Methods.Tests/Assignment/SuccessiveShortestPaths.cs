using Entente.Methods.Assignment;

namespace Entente.Methods.Tests.Assignment;

/// <summary>
/// Minimum-cost flow by successive shortest paths with potentials (Edmonds and Karp 1972): slow, obvious, and with nothing in common
/// with the network simplex but the problem.
/// </summary>
internal static class SuccessiveShortestPaths
{
    /// <summary>The least cost; null when the supplies cannot be brought to where they are wanted. Every arc has a limit, or costs 0 or more.</summary>
    public static long? Cost(FlowNetwork network)
    {
        // Every arc of negative cost is filled at once; what that displaces becomes supply. No arc with room then costs less than 0.
        var (nodes, arcs) = (network.Nodes, network.Arcs);
        var (source, sink) = (nodes, nodes + 1);
        var graph = new List<Arc>[nodes + 2];
        for (var node = 0; node < graph.Length; node++)
            graph[node] = [];
        var (supply, cost) = (network.Supplies.ToArray(), 0L);
        for (var arc = 0; arc < arcs; arc++)
        {
            var (tail, head, capacity, price) = (network.Tails[arc], network.Heads[arc], network.Capacities[arc], network.Costs[arc]);
            if (price >= 0)
            {
                Add(graph, tail, head, capacity, price);
                continue;
            }

            Assert.True(capacity < FlowNetwork.Unlimited, "an arc of negative cost has a limit here");
            cost += price * capacity;
            supply[tail] -= capacity;
            supply[head] += capacity;
            Add(graph, head, tail, capacity, -price);
        }

        var wanted = 0L;
        for (var node = 0; node < nodes; node++)
        {
            if (supply[node] > 0)
            {
                Add(graph, source, node, supply[node], 0);
                wanted += supply[node];
            }
            else if (supply[node] < 0)
            {
                Add(graph, node, sink, -supply[node], 0);
            }
        }

        var potential = new long[nodes + 2];
        while (wanted > 0)
        {
            var (distance, came) = Dijkstra(graph, source, potential);
            if (distance[sink] == long.MaxValue)
                return null;
            for (var node = 0; node < potential.Length; node++)
                potential[node] += Math.Min(distance[node], distance[sink]);
            var amount = wanted;
            for (var arc = came[sink]; arc is not null; arc = came[arc.Back.Head])
                amount = Math.Min(amount, arc.Room);
            for (var arc = came[sink]; arc is not null; arc = came[arc.Back.Head])
            {
                arc.Room -= amount;
                arc.Back.Room += amount;
                cost += amount * arc.Cost;
            }

            wanted -= amount;
        }

        return cost;
    }

    private static (long[] Distance, Arc?[] Came) Dijkstra(List<Arc>[] graph, int source, long[] potential)
    {
        var (distance, came, todo) = (new long[graph.Length], new Arc?[graph.Length], new PriorityQueue<int, long>());
        Array.Fill(distance, long.MaxValue);
        distance[source] = 0;
        todo.Enqueue(source, 0);
        while (todo.TryDequeue(out var node, out var at))
        {
            if (at > distance[node])
                continue;
            foreach (var arc in graph[node])
            {
                var next = at + arc.Cost + potential[node] - potential[arc.Head];
                if (arc.Room > 0 && next < distance[arc.Head])
                {
                    (distance[arc.Head], came[arc.Head]) = (next, arc);
                    todo.Enqueue(arc.Head, next);
                }
            }
        }

        return (distance, came);
    }

    private static void Add(List<Arc>[] graph, int tail, int head, long room, long cost)
    {
        var there = new Arc { Head = head, Room = room, Cost = cost };
        var back = new Arc { Head = tail, Room = 0, Cost = -cost, Back = there };
        there.Back = back;
        graph[tail].Add(there);
        graph[head].Add(back);
    }

    private sealed class Arc
    {
        public required int Head { get; init; }

        public required long Cost { get; init; }

        public required long Room { get; set; }

        public Arc Back { get; set; } = null!;
    }
}
