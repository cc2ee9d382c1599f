using System.Buffers;
using System.Numerics;

namespace Entente.Methods.Signals;

/// <summary>Sorts whole numbers below a limit by their digits, the lowest first: no comparison, and as many passes as the limit needs.</summary>
internal static class RadixSort
{
    private const int Bits = 11;

    /// <summary>Sorts the first of a list; the list may be overwritten.</summary>
    public static ReadOnlySpan<T> Of<T>(T[] keys, int count, ulong limit)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (count < 1 << Bits)
        {
            Array.Sort(keys, 0, count);
            return keys.AsSpan(0, count);
        }

        var other = ArrayPool<T>.Shared.Rent(count);
        var places = new int[1 << Bits];
        var (from, to) = (keys, other);
        for (var shift = 0; shift < 64 && (limit - 1) >> shift > 0; shift += Bits)
        {
            Array.Clear(places);
            foreach (var key in from.AsSpan(0, count))
                places[(int)(ulong.CreateTruncating(key) >> shift) & ((1 << Bits) - 1)]++;
            for (int digit = 0, sum = 0; digit < places.Length; digit++)
                (places[digit], sum) = (sum, sum + places[digit]);
            foreach (var key in from.AsSpan(0, count))
                to[places[(int)(ulong.CreateTruncating(key) >> shift) & ((1 << Bits) - 1)]++] = key;
            (from, to) = (to, from);
        }

        if (from != keys)
            from.AsSpan(0, count).CopyTo(keys);
        ArrayPool<T>.Shared.Return(other);
        return keys.AsSpan(0, count);
    }
}
