namespace Entente.Methods.Forecasting;

/// <summary>
/// The region of the smoothing parameters in which old observations are forgotten: the roots of the characteristic equation lie in the unit
/// circle. Source: Hyndman, Akram, Archibald, "The admissible parameter space for exponential smoothing models", Ann. Inst. Stat. Math. 60
/// (2008) 407-426; Hyndman and others (2008), chapter 10.
/// </summary>
public static class EtsAdmissible
{
    private const double RootSlack = 1e-10;

    /// <summary>Whether these parameters are admissible. The same test is used for all kinds of error and season, as is usual.</summary>
    /// <param name="alpha">Smoothing of the level.</param>
    /// <param name="beta">Smoothing of the growth; null without trend.</param>
    /// <param name="gamma">Smoothing of the season; null without season.</param>
    /// <param name="phi">Damping; null when there is none.</param>
    /// <param name="period">Observations in a cycle.</param>
    public static bool Contains(double alpha, double? beta, double? gamma, double? phi, int period)
    {
        var damping = phi ?? 1;
        if (!(damping is >= 0 and <= 1 + 1e-8))
            return false;
        if (gamma is null || period <= 1)
        {
            return alpha >= 1 - (1 / damping) && alpha <= 1 + (1 / damping)
                && (beta is not { } slope || (slope >= alpha * (damping - 1) && slope <= (1 + damping) * (2 - alpha)));
        }

        return Seasonal(alpha, beta ?? 0, gamma.Value, damping, period);
    }

    private static bool Seasonal(double alpha, double beta, double gamma, double phi, int m)
    {
        if (gamma < Math.Max(1 - (1 / phi) - alpha, 0) || gamma > 1 + (1 / phi) - alpha)
            return false;
        if (alpha < 1 - (1 / phi) - (gamma * (1 - m + phi + (phi * m)) / (2 * phi * m)) || beta < -(1 - phi) * ((gamma / m) + alpha))
            return false;
        Span<double> polynomial = m < 62 ? stackalloc double[m + 2] : new double[m + 2];
        polynomial[0] = phi * (1 - alpha - gamma);
        polynomial[1] = alpha + beta - (alpha * phi) + gamma - 1;
        for (var at = 2; at < m; at++)
            polynomial[at] = alpha + beta - (alpha * phi);
        polynomial[m] = alpha + beta - phi;
        polynomial[m + 1] = 1;
        return RootsInside(polynomial, 1 + RootSlack);
    }

    /// <summary>
    /// Whether all roots lie inside a circle: the Schur-Cohn reduction, which needs no root. The coefficients, lowest power first, are used up.
    /// </summary>
    internal static bool RootsInside(Span<double> polynomial, double radius)
    {
        var power = 1.0;
        for (var at = 0; at < polynomial.Length; at++, power *= radius)
            polynomial[at] *= power;
        for (var degree = polynomial.Length - 1; degree > 0; degree--)
        {
            var ratio = polynomial[0] / polynomial[degree];
            if (!(Math.Abs(ratio) < 1))
                return false;
            for (int low = 0, high = degree; low <= high; low++, high--)
            {
                var (first, second) = (polynomial[low], polynomial[high]);
                polynomial[low] = first - (ratio * second);
                polynomial[high] = second - (ratio * first);
            }

            // What was the constant is 0 now: divide by the variable.
            for (var at = 0; at < degree; at++)
                polynomial[at] = polynomial[at + 1];
        }

        return true;
    }
}
