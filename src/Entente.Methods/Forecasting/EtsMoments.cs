namespace Entente.Methods.Forecasting;

/// <summary>Means and variances of forecasts in closed form.</summary>
internal static class EtsMoments
{
    public static (double[] Mean, double[] Variance) Of(EtsFit fit, int horizon, double variance, bool slips) =>
        fit.Model.Season == EtsPart.Multiplicative ? Product(fit, horizon, variance, slips) : Sum(fit, horizon, variance, slips);

    /// <summary>All parts added: v_h = s^2 (1 + sum c_j^2), c_j = alpha + beta (phi + … + phi^j) + gamma [m divides j]; relative errors by recursion.</summary>
    private static (double[] Mean, double[] Variance) Sum(EtsFit fit, int horizon, double variance, bool slips)
    {
        var mean = EtsPath.Means(fit, horizon);
        var result = new double[horizon];
        var weights = new double[horizon];
        double power = 1, sum = 0;
        var phi = fit.Parameters.Phi ?? 1;
        var full = slips && fit.Model.Trend == EtsPart.None ? fit.Period - 1 : 0;
        for (var j = 1; j < horizon; j++)
        {
            sum += power *= phi;
            weights[j] = fit.Parameters.Alpha + ((fit.Parameters.Beta ?? 0) * sum) + (fit.Model.Season != EtsPart.None && j % fit.Period == full ? fit.Parameters.Gamma!.Value : 0);
        }

        if (fit.Model.Error == EtsError.Additive)
        {
            var total = 1.0;
            for (var h = 0; h < horizon; total += ++h < horizon ? weights[h] * weights[h] : 0)
                result[h] = variance * total;
            return (mean, result);
        }

        var squares = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var carried = 0.0;
            for (var j = 1; j <= h; j++)
                carried += weights[j] * weights[j] * squares[h - j];
            squares[h] = (mean[h] * mean[h]) + (variance * carried);
            result[h] = ((1 + variance) * squares[h]) - (mean[h] * mean[h]);
        }

        return (mean, result);
    }

    /// <summary>
    /// Multiplicative error and season, trend added. With x the vector of level and growth, y = (H x) z (1 + e), and each step multiplies x by
    /// F + G e; the season z of a later cycle carries the factors (1 + gamma e) of the steps a whole number of cycles before. First and second
    /// moments of x times these factors are followed step by step; the fourth moment of e is that of the normal distribution.
    /// </summary>
    private static (double[] Mean, double[] Variance) Product(EtsFit fit, int horizon, double variance, bool lateDamping)
    {
        double[] mean = new double[horizon], result = new double[horizon];
        for (var h = 1; h <= horizon; h++)
        {
            var season = fit.Final.Season[(h - 1) % fit.Period];
            var (first, second) = Trend(fit, h, variance, lateDamping);
            mean[h - 1] = first * season;
            result[h - 1] = Math.Max(0, season * season * (((1 + variance) * second) - (first * first)));
        }

        return (mean, result);
    }

    private static (double First, double Second) Trend(EtsFit fit, int h, double variance, bool lateDamping)
    {
        double alpha = fit.Parameters.Alpha, beta = fit.Parameters.Beta ?? 0, gamma = fit.Parameters.Gamma!.Value, phi = fit.Parameters.Phi ?? 1;
        // H = (1, near), F = ((1, near), (0, phi)), G = (alpha, beta)' H.
        var near = lateDamping ? 1 : phi;
        double level = fit.Final.Level, growth = fit.Final.Growth ?? 0;
        double ll = level * level, lg = level * growth, gg = growth * growth;
        for (var step = 1; step < h; step++)
        {
            var met = (h - step) % fit.Period == 0;
            // Moments of (1 + gamma e)^1 and ^2 with 1, e, e^2.
            double first = met ? gamma * variance : 0;
            double plain = met ? 1 + (gamma * gamma * variance) : 1, cross = met ? 2 * gamma * variance : 0;
            var square = variance + (met ? 3 * gamma * gamma * variance * variance : 0);

            // F Q F', F Q G' and G Q G' by hand: with k = H Q H' and w = F Q H'.
            double wl = ll + (2 * near * lg) + (near * near * gg), wg = phi * (lg + (near * gg));
            double newLl = (plain * wl) + (2 * cross * alpha * wl) + (square * alpha * alpha * wl);
            double newLg = (plain * wg) + (cross * ((alpha * wg) + (beta * wl))) + (square * alpha * beta * wl);
            double newGg = (plain * phi * phi * gg) + (2 * cross * beta * wg) + (square * beta * beta * wl);
            (ll, lg, gg) = (newLl, newLg, newGg);

            var joint = level + (near * growth);
            (level, growth) = (joint + (first * alpha * joint), (phi * growth) + (first * beta * joint));
        }

        return (level + (near * growth), ll + (2 * near * lg) + (near * near * gg));
    }
}
