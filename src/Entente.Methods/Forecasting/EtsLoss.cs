namespace Entente.Methods.Forecasting;

/// <summary>
/// Minus twice the log-likelihood of an exponential smoothing model, without its constant: n log sum e^2, and for a multiplicative error, whose
/// e is relative, 2 sum log |mean| more. Source: Hyndman and others (2008), equation 5.3.
/// </summary>
internal static class EtsLoss
{
    // An exact fit has no finite likelihood; the search then ends here instead of at minus infinity.
    public const double Floor = 1e-32;

    public static double Of(EtsError error, double[] y, double[] mean)
    {
        var sum = 0.0;
        if (error == EtsError.Additive)
        {
            for (var t = 0; t < y.Length && t < mean.Length; t++)
            {
                var e = y[t] - mean[t];
                sum += e * e;
            }

            return y.Length * Math.Log(Math.Max(sum, y.Length * Floor));
        }

        double logs = 0, product = 1;
        for (var t = 0; t < y.Length && t < mean.Length; t++)
        {
            var e = (y[t] / mean[t]) - 1;
            sum += e * e;
            product *= mean[t];
            // A logarithm now and then instead of one for each observation.
            if (!(Math.Abs(product) is > 1e-100 and < 1e100))
            {
                logs += Math.Log(Math.Abs(product));
                product = 1;
            }
        }

        logs += Math.Log(Math.Abs(product));
        return (y.Length * Math.Log(Math.Max(sum, y.Length * Floor))) + (2 * logs);
    }

    /// <summary>Its derivatives by the means.</summary>
    public static void Slope(EtsError error, double[] y, double[] mean, double[] slope)
    {
        var sum = 0.0;
        if (error == EtsError.Additive)
        {
            for (var t = 0; t < y.Length; t++)
            {
                slope[t] = y[t] - mean[t];
                sum += slope[t] * slope[t];
            }

            var factor = -2 * y.Length / Math.Max(sum, y.Length * Floor);
            for (var t = 0; t < y.Length; t++)
                slope[t] *= factor;
            return;
        }

        for (var t = 0; t < y.Length; t++)
        {
            slope[t] = (y[t] / mean[t]) - 1;
            sum += slope[t] * slope[t];
        }

        var weight = -2 * y.Length / Math.Max(sum, y.Length * Floor);
        for (var t = 0; t < y.Length; t++)
            slope[t] = ((weight * slope[t] * y[t] / mean[t]) + 2) / mean[t];
    }
}
