namespace Entente.Methods.Functions;

/// <summary>A gamma distribution of scale 1: what depends on the shape alone is computed once.</summary>
internal readonly struct GammaShape
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;
    private const double Large = 20_000;
    private readonly double norm;

    /// <summary>Above 0, which the caller checks.</summary>
    public GammaShape(double shape)
    {
        Shape = shape;
        norm = BinomialDensity.StirlingError(shape) + HalfLogTwoPi + (0.5 * Math.Log(shape));
    }

    public double Shape { get; }

    /// <summary>x^a e^(−x)/Γ(a + 1).</summary>
    public double Factor(double x) => Math.Exp(-norm - BinomialDensity.Deviance(Shape, x));

    public (double Lower, double Upper) Tails(double x) => Tails(x, Factor(x));

    /// <summary>The same with the factor known.</summary>
    public (double Lower, double Upper) Tails(double x, double factor)
    {
        if (x <= 0)
            return (0, 1);
        if (double.IsPositiveInfinity(x))
            return (1, 0);
        if (Shape > Large && Math.Abs(x - Shape) < 0.5 * Shape)
            return Integrated(x);
        if (x < Shape + 1)
        {
            double sum = 1, term = 1;
            for (var at = Shape + 1; term > 1e-17 * sum; at++)
                sum += term *= x / at;
            var lower = Math.Min(1, factor * sum);
            return (lower, 1 - lower);
        }

        const double tiny = 1e-300;
        var below = x + 1 - Shape;
        double c = 1 / tiny, d = 1 / below, fraction = d;
        for (var at = 1; at < 100_000; at++)
        {
            var above = at * (Shape - at);
            below += 2;
            d = 1 / NotZero((above * d) + below);
            c = NotZero(below + (above / c));
            var change = c * d;
            fraction *= change;
            if (Math.Abs(change - 1) < 3e-16)
                break;
        }

        var upper = Math.Min(1, factor * Shape * fraction);
        return (1 - upper, upper);

        static double NotZero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }

    // Series and fraction need √shape terms near the centre. There the density is nearly normal, and Gauss-Legendre over panels of one standard
    // deviation, away from the nearer tail, has full accuracy with eight points each.
    private (double Lower, double Upper) Integrated(double x)
    {
        var deviation = Math.Sqrt(Shape);
        var outward = x < Shape ? -deviation : deviation;
        var sum = 0.0;
        for (var panel = 0; panel < 40; panel++)
        {
            var middle = x + ((panel + 0.5) * outward);
            if (middle - Math.Abs(outward) <= 0)
                break;
            var part = 0.0;
            for (var at = 0; at < 8; at++)
            {
                var point = middle + (0.5 * deviation * Nodes[at]);
                part += Weights[at] * Factor(point) * Shape / point;
            }

            sum += part;
            if (part < 1e-17 * sum)
                break;
        }

        sum *= 0.5 * deviation;
        return x < Shape ? (sum, 1 - sum) : (1 - sum, sum);
    }

    private static ReadOnlySpan<double> Nodes =>
    [
        -0.96028985649753623, -0.79666647741362674, -0.52553240991632899, -0.18343464249564980,
        0.18343464249564980, 0.52553240991632899, 0.79666647741362674, 0.96028985649753623,
    ];

    private static ReadOnlySpan<double> Weights =>
    [
        0.10122853629037626, 0.22238103445337447, 0.31370664587788729, 0.36268378337836198,
        0.36268378337836198, 0.31370664587788729, 0.22238103445337447, 0.10122853629037626,
    ];
}
