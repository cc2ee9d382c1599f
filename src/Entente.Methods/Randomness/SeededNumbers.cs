using System.Numerics;

namespace Entente.Methods.Randomness;

/// <summary>
/// Random numbers that are the same for the same seed on every machine: xoshiro256** of Blackman and Vigna (ACM Trans. Math. Softw. 47, 2021),
/// its state filled by splitmix64. Not for secrets. One instance serves one thread; a stream number gives an independent sequence of one seed.
/// </summary>
public sealed class SeededNumbers
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>The sequence of a seed, and of a stream of it.</summary>
    public SeededNumbers(ulong seed, ulong stream = 0)
    {
        unchecked
        {
            var state = seed;
            if (stream != 0)
                state = Split(ref state) ^ Mix(stream * 0x9E3779B97F4A7C15UL);
            (s0, s1, s2, s3) = (Split(ref state), Split(ref state), Split(ref state), Split(ref state));
        }
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
            var shifted = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = BitOperations.RotateLeft(s3, 45);
            return result;
        }
    }

    /// <summary>Uniform on [0, 1), with 53 random bits.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below <paramref name="limit"/>, without bias (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above 0.</exception>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        unchecked
        {
            var range = (uint)limit;
            var wide = (Next() >> 32) * range;
            if ((uint)wide < range)
            {
                var least = (0u - range) % range;
                while ((uint)wide < least)
                    wide = (Next() >> 32) * range;
            }

            return (int)(wide >> 32);
        }
    }

    /// <summary>A Poisson count of the mean: by inversion below 30, above by adding the counts of its parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative or not finite.</exception>
    public int Poisson(double mean)
    {
        if (!(double.IsFinite(mean) && mean >= 0))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean must be a finite number, 0 or more.");
        var count = 0;
        for (; mean > 30; mean -= 30)
            count += Inverted(30);
        return count + Inverted(mean);
    }

    private int Inverted(double mean)
    {
        var term = Math.Exp(-mean);
        var left = Uniform() - term;
        var count = 0;
        // Beyond 400 nothing is left of a mean of 30; rounding could leave a crumb of the uniform number.
        while (left >= 0 && count < 400)
        {
            count++;
            term *= mean / count;
            left -= term;
        }

        return count;
    }

    private static ulong Split(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            return Mix(state);
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
