namespace Entente.Methods.Functions;

/// <summary>Mixtures of two gamma distributions.</summary>
internal static class GammaMixture
{
    /// <summary>Probabilities of at most x and of more.</summary>
    /// <param name="x">At least 0.</param>
    /// <param name="weight">Of the first.</param>
    /// <param name="first">Its shape.</param>
    /// <param name="firstRate">Its rate.</param>
    /// <param name="second">The other's shape.</param>
    /// <param name="secondRate">The other's rate.</param>
    public static (double Lower, double Upper) Tails(double x, double weight, in GammaShape first, double firstRate, in GammaShape second, double secondRate)
    {
        var (a, b) = (first.Tails(x * firstRate), second.Tails(x * secondRate));
        return ((weight * a.Lower) + ((1 - weight) * b.Lower), (weight * a.Upper) + ((1 - weight) * b.Upper));
    }

    /// <summary>
    /// The x that is not exceeded with a probability: Newton's method on the logarithm of the smaller tail against ln x, kept between the nearest
    /// x known to be too small and too large. Relative accuracy about 1e-13.
    /// </summary>
    public static double Quantile(double probability, double weight, in GammaShape first, double firstRate, in GammaShape second, double secondRate, double near = double.NaN)
    {
        var left = probability <= 0.5;
        var goal = Math.Log(left ? probability : 1 - probability);
        double from = -740, to = 700;
        var at = near > 0 ? Math.Log(near) : Start(probability, weight, first, firstRate, second, secondRate);
        for (var step = 0; step < 300; step++)
        {
            var x = Math.Exp(at);
            double mass = 0, slope = 0;
            Add(weight, first, x * firstRate);
            if (weight < 1)
                Add(1 - weight, second, x * secondRate);
            var off = Math.Log(mass) - goal;
            if (left == off > 0)
                to = at;
            else
                from = at;
            var move = mass > 0 && slope > 0 ? (left ? -off : off) * mass / slope : double.NaN;
            // So near, the error after the step is the square of the step: below rounding.
            if (Math.Abs(move) < 3e-8)
                return Math.Exp(at + move);
            var next = at + move;
            if (!(next > from && next < to))
                next = (from + to) / 2;
            if (Math.Abs(next - at) <= 4e-16 * Math.Max(1, Math.Abs(at)))
                return Math.Exp(next);
            at = next;

            void Add(double share, in GammaShape gamma, double scaled)
            {
                if (share <= 0)
                    return;
                var factor = gamma.Factor(scaled);
                var tails = gamma.Tails(scaled, factor);
                mass += share * (left ? tails.Lower : tails.Upper);
                slope += share * factor * gamma.Shape;
            }
        }

        return Math.Exp(at);
    }

    // Wilson and Hilferty's cube, or the leading term of the series where that fails; of the two components by the logarithm.
    private static double Start(double probability, double weight, in GammaShape first, double firstRate, in GammaShape second, double secondRate)
    {
        var normal = -BetaFunctions.NormalUpper(probability);
        var one = weight > 0 ? One(probability, normal, first.Shape) - Math.Log(firstRate) : 0;
        var other = weight < 1 ? One(probability, normal, second.Shape) - Math.Log(secondRate) : 0;
        return (weight * one) + ((1 - weight) * other);
    }

    private static double One(double probability, double normal, double shape)
    {
        var ninth = 1 / (9 * shape);
        var cube = 1 - ninth + (normal * Math.Sqrt(ninth));
        if (cube > 0.25)
            return Math.Log(shape) + (3 * Math.Log(cube));
        return (Math.Log(probability) + GammaOfNext(shape)) / shape;
    }

    // ln Γ(a + 1).
    private static double GammaOfNext(double shape) => MathNet.Numerics.SpecialFunctions.GammaLn(shape + 1);
}
