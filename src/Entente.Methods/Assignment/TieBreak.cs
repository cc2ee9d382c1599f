using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>
/// Chooses among equally cheap plans by a seed, not by the order of rows: the costs are multiplied, and each pair and each unfilled
/// place gets a little noise that depends on the seed and the ids alone, so little that it never outweighs a difference of cost.
/// </summary>
/// <remarks>
/// A cycle of the network has at most as many arcs as nodes, so its noise is below nodes · 2^bits, and that is at most half the scale: a
/// tree that is optimal with the noise is optimal without. Where costs are so large that the noise has few bits or none, the order of rows decides what is left.
/// </remarks>
internal sealed class TieBreak
{
    private const int MostBits = 20;

    private readonly long[] noise;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TieBreak(StaffingNetwork network, ulong seed)
    {
        var nodes = network.Flow.Nodes;
        var slack = Math.Max(1, MinimumCostFlow.CostLimit(nodes) / (network.Ceiling + 2));
        var bits = Math.Min(MostBits, 62 - System.Numerics.BitOperations.LeadingZeroCount((ulong)slack) - WidthOf(nodes));
        noise = new long[network.Flow.Arcs];
        Scale = 1;
        if (bits <= 0)
            return;

        Scale = 1L << (bits + WidthOf(nodes));
        var problem = network.Problem;
        var (tasks, people) = (new ulong[problem.Tasks.Count], new ulong[problem.People.Count]);
        for (var task = 0; task < tasks.Length; task++)
            tasks[task] = Hash(problem.Tasks[task].Id, seed);
        for (var person = 0; person < people.Length; person++)
            people[person] = Hash(problem.People[person].Id, seed ^ 0xA5A5_A5A5_A5A5_A5A5);
        var pairs = network.Index.Pairs;
        for (var pair = 0; pair < pairs.Length; pair++)
            noise[StaffingNetwork.PairArc(pair)] = Bits(tasks[pairs[pair].Task] ^ people[pairs[pair].Person], bits);
        for (var task = 0; task < tasks.Length; task++)
            noise[network.UnfilledArcs[task]] = Bits(tasks[task], bits);
    }

    /// <summary>By how much costs are multiplied.</summary>
    public long Scale { get; }

    /// <summary>What the simplex takes for the cost of an arc.</summary>
    public long Taken(int arc, long cost) => (cost * Scale) + noise[arc];

    /// <summary>What the simplex takes for all costs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long[] Taken(ReadOnlySpan<long> costs)
    {
        var taken = new long[costs.Length];
        for (var arc = 0; arc < taken.Length; arc++)
            taken[arc] = (costs[arc] * Scale) + noise[arc];
        return taken;
    }

    private static int WidthOf(int nodes) => 2 + System.Numerics.BitOperations.Log2((uint)nodes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bits(ulong value, int bits) => (long)(Mix(value) >> (64 - bits));

    private static ulong Hash(string text, ulong seed)
    {
        var hash = Mix(seed);
        foreach (var letter in text)
            hash = Mix(hash ^ letter);
        return hash;
    }

    /// <summary>The finaliser of splitmix64 (Steele, Lea and Flood 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E37_79B9_7F4A_7C15;
            value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
            value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
            return value ^ (value >> 31);
        }
    }
}
