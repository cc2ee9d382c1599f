using Entente.Methods.Randomness;

namespace Entente.Methods.Forecasting;

/// <summary>Paths of a model beyond its series: without errors, and with drawn ones.</summary>
internal static class EtsPath
{
    public static double[] Means(EtsFit fit, int horizon)
    {
        var mean = new double[horizon];
        double weight = 0, power = 1;
        for (var h = 0; h < horizon; h++)
        {
            weight += power *= fit.Parameters.Phi ?? 1;
            var joint = fit.Model.Trend switch
            {
                EtsPart.None => fit.Final.Level,
                EtsPart.Additive => fit.Final.Level + (weight * fit.Final.Growth!.Value),
                _ => fit.Final.Level * Math.Pow(fit.Final.Growth!.Value, weight),
            };
            var season = fit.Model.Season == EtsPart.None ? 0 : fit.Final.Season[h % fit.Period];
            mean[h] = fit.Model.Season == EtsPart.Multiplicative ? joint * season : joint + season;
        }

        return mean;
    }

    /// <summary>Quantiles of simulated paths (definition 8 of Hyndman and Fan, American Statistician 50, 1996), with normal errors.</summary>
    public static Forecast Simulated(EtsFit fit, double[] mean, ReadOnlySpan<double> levels, EtsForecastOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Paths, 100, nameof(options));
        if (fit.Variance is not { } variance)
            throw new ArgumentException("There are too few observations for a variance, so there are no intervals; ask for no levels.", nameof(fit));
        int horizon = mean.Length, paths = options.Paths;
        var outcomes = new double[horizon][];
        for (var h = 0; h < horizon; h++)
            outcomes[h] = new double[paths];
        var numbers = new SeededNumbers(options.Seed);
        var seasons = new double[Math.Max(fit.Final.Season.Count, 1) + horizon];
        for (var path = 0; path < paths; path++)
            Draw(fit, numbers, Math.Sqrt(variance), seasons, outcomes, path);
        foreach (var one in outcomes)
            Array.Sort(one);
        var bands = new ForecastBand[levels.Length];
        for (var at = 0; at < levels.Length; at++)
        {
            double[] lower = new double[horizon], upper = new double[horizon];
            for (var h = 0; h < horizon; h++)
                (lower[h], upper[h]) = (Quantile(outcomes[h], 0.5 - (levels[at] / 2)), Quantile(outcomes[h], 0.5 + (levels[at] / 2)));
            bands[at] = new(levels[at], lower, upper);
        }

        return new(fit.Method, mean, bands);
    }

    /// <summary>Definition 8: the sample's own quantile at a place ((n + 1/3) p + 1/3).</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        var place = ((sorted.Length + (1.0 / 3)) * probability) + (1.0 / 3);
        var below = Math.Clamp((int)Math.Floor(place), 1, sorted.Length);
        var above = Math.Min(below + 1, sorted.Length);
        var share = Math.Clamp(place - below, 0, 1);
        return share == 0 ? sorted[below - 1] : sorted[below - 1] + (share * (sorted[above - 1] - sorted[below - 1]));
    }

    private static void Draw(EtsFit fit, SeededNumbers numbers, double deviation, double[] seasons, double[][] outcomes, int path)
    {
        var model = fit.Model;
        double level = fit.Final.Level, growth = fit.Final.Growth ?? 0, phi = fit.Parameters.Phi ?? 1;
        double alpha = fit.Parameters.Alpha, beta = fit.Parameters.Beta ?? 0, gamma = fit.Parameters.Gamma ?? 0;
        for (var at = 0; at < fit.Final.Season.Count; at++)
            seasons[at] = fit.Final.Season[at];
        for (var h = 0; h < outcomes.Length; h++)
        {
            var carried = model.Trend switch { EtsPart.None => 0, EtsPart.Additive => phi * growth, _ => phi == 1 ? growth : Math.Pow(growth, phi) };
            var joint = model.Trend == EtsPart.Multiplicative ? level * carried : level + carried;
            var met = seasons[h];
            var mean = model.Season switch { EtsPart.None => joint, EtsPart.Additive => joint + met, _ => joint * met };
            var drawn = deviation * numbers.DrawNormal();
            var error = model.Error == EtsError.Additive ? drawn : mean * drawn;
            outcomes[h][path] = mean + error;
            var shift = model.Season == EtsPart.Multiplicative ? error / met : error;
            if (model.Trend == EtsPart.Additive)
                growth = carried + (beta * shift);
            else if (model.Trend == EtsPart.Multiplicative)
                growth = Math.Max(carried + (beta * shift / level), 1e-10);
            level = joint + (alpha * shift);
            if (model.Season != EtsPart.None)
                seasons[h + fit.Final.Season.Count] = met + (gamma * (model.Season == EtsPart.Multiplicative ? error / joint : error));
        }
    }
}
