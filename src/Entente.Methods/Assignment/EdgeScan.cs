using System.Runtime.CompilerServices;

namespace Entente.Methods.Assignment;

/// <summary>
/// Reads edges of the plainest form, [[task, person, cost], …] of whole numbers, in one pass over the bytes; hundreds of thousands of them
/// are most of a file. Anything else it leaves to the reader, which knows all forms and says what is wrong.
/// </summary>
internal ref struct EdgeScan
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly int[] ofTasks;
    private readonly int[] ofPeople;
    private int at;

    private EdgeScan(ReadOnlySpan<byte> bytes, int start, int[] ofTasks, int[] ofPeople)
    {
        this.bytes = bytes;
        (this.ofTasks, this.ofPeople, at) = (ofTasks, ofPeople, start);
    }

    /// <summary>Reads the list that begins at a place; null when it is not of the plainest form.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="start">Where the list opens.</param>
    /// <param name="tasks">Where tasks stand in their list.</param>
    /// <param name="people">Where people stand in theirs.</param>
    /// <param name="end">Where the list closes.</param>
    public static StaffingPair[]? Read(ReadOnlySpan<byte> bytes, int start, PlaceTable tasks, PlaceTable people, out int end)
    {
        var scan = new EdgeScan(bytes, start, tasks.Places, people.Places);
        var pairs = scan.Pairs();
        end = scan.at - 1;
        return pairs;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StaffingPair[]? Pairs()
    {
        // No more edges than brackets that close: room is made once.
        var (pairs, count) = (new StaffingPair[bytes[at..].Count((byte)']')], 0);
        if (!Take((byte)'['))
            return null;
        do
        {
            if (!Take((byte)'[') || !Number(out var task) || !Take((byte)',') || !Number(out var person) || !Take((byte)',') || !Number(out var cost) || !Take((byte)']'))
                return null;
            if (task < 0 || task >= ofTasks.Length || person < 0 || person >= ofPeople.Length || ofTasks[task] < 0 || ofPeople[person] < 0)
                return null;
            pairs[count++] = new(ofTasks[task], ofPeople[person], cost);
        }
        while (Take((byte)','));

        return Take((byte)']') ? Trimmed(pairs, count) : null;
    }

    private static StaffingPair[] Trimmed(StaffingPair[] pairs, int count)
    {
        Array.Resize(ref pairs, count);
        return pairs;
    }

    /// <summary>Passes over space and one sign; false, and no further than the space, when another stands there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Take(byte sign)
    {
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        if (at >= bytes.Length || bytes[at] != sign)
            return false;
        at++;
        return true;
    }

    /// <summary>A whole number of up to fifteen digits, without leading zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Number(out long number)
    {
        var minus = Take((byte)'-');
        var first = at;
        number = 0;
        while (at < bytes.Length && at < first + 15 && bytes[at] is >= (byte)'0' and <= (byte)'9')
            number = (number * 10) + (bytes[at++] - (byte)'0');
        if (at == first || (at > first + 1 && bytes[first] == (byte)'0'))
            return false;
        number = minus ? -number : number;
        return true;
    }
}
