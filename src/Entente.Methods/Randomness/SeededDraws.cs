namespace Entente.Methods.Randomness;

/// <summary>Draws from distributions, from 64 random bits each.</summary>
internal static class SeededDraws
{
    /// <summary>Standard normal, by Marsaglia's polar method; of the two that it makes one is used, so that every draw stands alone.</summary>
    public static double DrawNormal(this SeededNumbers numbers)
    {
        while (true)
        {
            var (across, up) = ((2 * numbers.Uniform()) - 1, (2 * numbers.Uniform()) - 1);
            var square = (across * across) + (up * up);
            if (square is > 0 and < 1)
                return across * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }
}
