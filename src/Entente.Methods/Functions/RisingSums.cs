namespace Entente.Methods.Functions;

/// <summary>
/// <see cref="GammaFunctions.LogRising"/> and <see cref="GammaFunctions.DigammaRise"/> of one number for ever larger counts: each goes on where the last ended, so
/// that all counts together cost what the largest costs alone.
/// </summary>
/// <param name="a">Above 0.</param>
internal struct RisingSums(double a)
{
    private long count = 0;
    private double digamma = 0;
    private double log = 0;
    private double product = 1;

    /// <summary>Both for a count that is not below the last.</summary>
    public (double LogRising, double DigammaRise) To(long next)
    {
        if (next > GammaFunctions.LongestSum)
            return (GammaFunctions.LogRising(a, next), GammaFunctions.DigammaRise(a, next));
        for (; count < next; count++)
        {
            digamma += 1 / (a + count);
            product *= a + count;
            if (product is > 1e200 or < 1e-200)
                (log, product) = (log + Math.Log(product), 1);
        }

        return (log + Math.Log(product), digamma);
    }
}
