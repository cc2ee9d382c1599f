namespace Entente.Methods.Signals;

/// <summary>
/// Product and event as one number. Its own hash would be product XOR event, which is the same for thousands of pairs; the product with the golden ratio
/// spreads them.
/// </summary>
internal sealed class PairKey : IEqualityComparer<long>
{
    public static PairKey Spread { get; } = new();

    public static long Of(int product, int reaction) => ((long)product << 32) | (uint)reaction;

    public bool Equals(long x, long y) => x == y;

    public int GetHashCode(long obj) => unchecked((int)(((ulong)obj * 0x9E3779B97F4A7C15UL) >> 32));
}
