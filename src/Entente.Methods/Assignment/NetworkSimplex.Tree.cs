using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>The spanning tree of the simplex: how it begins, and how one arc takes the place of another.</summary>
internal sealed partial class NetworkSimplex
{
    private readonly int[] parents;
    private readonly int[] parentArcs;
    private readonly int[] depths;
    private readonly int[] firstChildren;
    private readonly int[] nextSiblings;
    private readonly int[] previousSiblings;
    private readonly long[] potentials;
    private int artificial;

    /// <summary>The node in which the tree is rooted.</summary>
    public int Root { get; private set; }

    /// <summary>The price of a unit at each node: what it costs to bring one more from there to the root.</summary>
    /// <param name="truth">The costs to reckon with; those of the run may carry more.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long[] PricesUnder(ReadOnlySpan<long> truth)
    {
        var prices = new long[nodes];
        for (var node = Next(Root, Root); node >= 0; node = Next(node, Root))
        {
            var arc = parentArcs[node];
            var cost = arc < arcs ? truth[arc] : costs[arc] / scale;
            prices[node] = tails[arc] == node ? prices[parents[node]] + cost : prices[parents[node]] - cost;
        }

        return prices;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Begin(ReadOnlySpan<long> supplies, long ceiling)
    {
        Root = Busiest();
        Array.Fill(firstChildren, -1);
        var starts = BestStarts(supplies);
        // More than any way through the network costs, and a whole number of true costs.
        var dear = ((ceiling / scale) + 1) * scale * nodes;
        (parents[Root], parentArcs[Root]) = (-1, -1);
        for (var node = nodes - 1; node >= 0; node--)
        {
            if (node == Root)
                continue;
            var arc = starts[node];
            if (arc < 0)
            {
                arc = arcs + artificial++;
                (tails[arc], heads[arc]) = supplies[node] >= 0 ? (node, Root) : (Root, node);
                (capacities[arc], costs[arc]) = (FlowNetwork.Unlimited, dear);
            }

            (flows[arc], states[arc]) = (Math.Abs(supplies[node]), InTree);
            parentArcs[node] = arc;
            Hang(node, Root);
            depths[node] = 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Busiest()
    {
        var degrees = new int[nodes];
        for (var arc = 0; arc < arcs; arc++)
        {
            degrees[tails[arc]]++;
            degrees[heads[arc]]++;
        }

        return Array.IndexOf(degrees, degrees.Max());
    }

    /// <summary>For each node the cheapest arc to or from the root that carries its whole supply and could still send one more unit to the root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] BestStarts(ReadOnlySpan<long> supplies)
    {
        var starts = new int[nodes];
        Array.Fill(starts, -1);
        for (var arc = 0; arc < arcs; arc++)
        {
            int node;
            if (heads[arc] == Root && supplies[tails[arc]] is >= 0 and var leaves && capacities[arc] > leaves)
                node = tails[arc];
            else if (tails[arc] == Root && supplies[heads[arc]] is < 0 and var comes && capacities[arc] >= -comes)
                node = heads[arc];
            else
                continue;
            if (starts[node] < 0 || costs[arc] < costs[starts[node]])
                starts[node] = arc;
        }

        return starts;
    }

    /// <summary>Potentials from the tree: 0 at the root, and no reduced cost on an arc of the tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh()
    {
        potentials[Root] = 0;
        for (var node = Next(Root, Root); node >= 0; node = Next(node, Root))
        {
            var arc = parentArcs[node];
            potentials[node] = tails[arc] == node ? potentials[parents[node]] - costs[arc] : potentials[parents[node]] + costs[arc];
        }
    }

    /// <summary>Sends what it can around the cycle that an arc closes; false when that has no limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Enter(int entering)
    {
        unchecked
        {
            var forward = states[entering] == AtZero;
            var (first, second) = forward ? (tails[entering], heads[entering]) : (heads[entering], tails[entering]);
            // From the top of the cycle down to first, over the entering arc, and from second up to the top.
            var room = capacities[entering];
            var (leaving, onFirst) = (-1, false);
            var (down, up) = (first, second);
            while (down != up)
            {
                if (depths[down] >= depths[up])
                {
                    var arc = parentArcs[down];
                    var free = tails[arc] == down ? flows[arc] : capacities[arc] - flows[arc];
                    if (free < room)
                        (room, leaving, onFirst) = (free, down, true);
                    down = parents[down];
                }
                else
                {
                    up = parents[up];
                }
            }

            var top = down;
            for (up = second; up != top; up = parents[up])
            {
                var arc = parentArcs[up];
                var free = tails[arc] == up ? capacities[arc] - flows[arc] : flows[arc];
                if (free <= room)
                    (room, leaving, onFirst) = (free, up, false);
            }

            if (room > FlowNetwork.Unlimited / 2)
                return false;
            if (room > 0)
                Send(entering, forward, room, first, second, top);
            if (leaving < 0)
            {
                states[entering] = (sbyte)-states[entering];
                return true;
            }

            var gone = parentArcs[leaving];
            states[gone] = flows[gone] == 0 ? AtZero : AtCapacity;
            states[entering] = InTree;
            var reduced = costs[entering] + potentials[tails[entering]] - potentials[heads[entering]];
            var inside = onFirst ? first : second;
            Turn(inside, leaving, onFirst ? second : first, entering);
            Shift(inside, inside == tails[entering] ? -reduced : reduced);
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Send(int entering, bool forward, long amount, int first, int second, int top)
    {
        unchecked
        {
            flows[entering] += forward ? amount : -amount;
            for (var node = first; node != top; node = parents[node])
                flows[parentArcs[node]] += tails[parentArcs[node]] == node ? -amount : amount;
            for (var node = second; node != top; node = parents[node])
                flows[parentArcs[node]] += tails[parentArcs[node]] == node ? amount : -amount;
        }
    }

    /// <summary>Hangs the part below the leaving arc under the entering one: the way from inside up to leaving is turned around.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turn(int inside, int leaving, int outside, int entering)
    {
        var (node, parent, arc) = (inside, outside, entering);
        while (true)
        {
            var (oldParent, oldArc) = (parents[node], parentArcs[node]);
            Unhang(node);
            parentArcs[node] = arc;
            Hang(node, parent);
            if (node == leaving)
                return;
            (parent, arc, node) = (node, oldArc, oldParent);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Shift(int top, long change)
    {
        unchecked
        {
            for (var node = top; node >= 0; node = Next(node, top))
            {
                potentials[node] += change;
                depths[node] = depths[parents[node]] + 1;
            }
        }
    }

    /// <summary>The node after this one on a walk through what hangs under the top; -1 at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(int node, int top)
    {
        if (firstChildren[node] >= 0)
            return firstChildren[node];
        while (node != top)
        {
            if (nextSiblings[node] >= 0)
                return nextSiblings[node];
            node = parents[node];
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Hang(int node, int parent)
    {
        var sibling = firstChildren[parent];
        (parents[node], nextSiblings[node], previousSiblings[node]) = (parent, sibling, -1);
        firstChildren[parent] = node;
        if (sibling >= 0)
            previousSiblings[sibling] = node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Unhang(int node)
    {
        var (before, after) = (previousSiblings[node], nextSiblings[node]);
        if (before >= 0)
            nextSiblings[before] = after;
        else
            firstChildren[parents[node]] = after;
        if (after >= 0)
            previousSiblings[after] = before;
    }
}
