namespace Entente.Methods.Tests.Assignment;

/// <summary>Small whole numbers that a seed fixes on every machine (splitmix64).</summary>
internal sealed class Dice(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>From least to most, both included.</summary>
    public int Next(int least, int most)
    {
        unchecked
        {
            state += 0x9E37_79B9_7F4A_7C15;
            var value = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
            value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
            return least + (int)((value ^ (value >> 31)) % (ulong)(most - least + 1));
        }
    }

    public bool Chance(int percent) => Next(1, 100) <= percent;

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToArray();
        for (var at = list.Length - 1; at > 0; at--)
        {
            var other = Next(0, at);
            (list[at], list[other]) = (list[other], list[at]);
        }

        return list;
    }
}
