namespace Entente.Methods.Agreement;

/// <summary>Fleiss' kappa of the units that all rated, with its test against chance.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Coefficient">Kappa; null when undefined.</param>
/// <param name="NullStandardError">Standard error if all agreed by chance alone.</param>
/// <param name="Z">Kappa by that standard error.</param>
/// <param name="Units">Units that all rated.</param>
/// <param name="LeftOut">Units with a gap, which do not count here.</param>
/// <param name="Undefined">Why kappa is undefined; null when it is defined.</param>
public sealed record FleissTest(string Method, int Version, double? Coefficient, double? NullStandardError, double? Z, int Units, int LeftOut, string? Undefined);

/// <summary>Kendall's W of the units that all rated.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Coefficient">W, from 0 to 1, corrected for ties; null when undefined.</param>
/// <param name="ChiSquare">m(n − 1)W, with <paramref name="Freedom"/> degrees of freedom if the orders have nothing in common.</param>
/// <param name="Freedom">n − 1.</param>
/// <param name="PValue">Probability of a larger chi-square by chance (large samples).</param>
/// <param name="Units">Units that all rated.</param>
/// <param name="LeftOut">Units with a gap, which do not count here.</param>
/// <param name="Undefined">Why W is undefined; null when it is defined.</param>
public sealed record KendallEstimate(string Method, int Version, double? Coefficient, double? ChiSquare, int? Freedom, double? PValue, int Units, int LeftOut, string? Undefined);

/// <summary>Coefficients that need every rater's rating of a unit: units with gaps are left out, and counted.</summary>
public static class CompleteUnits
{
    /// <summary>Fleiss' kappa with the test against chance.</summary>
    /// <remarks>J. L. Fleiss, Psychological Bulletin 76 (1971) 378; variance of J. L. Fleiss, J. C. M. Nee and J. R. Landis, Psychological Bulletin 86 (1979) 974, formula 12.</remarks>
    /// <param name="table">The ratings.</param>
    /// <returns>Kappa; undefined when no unit is complete or all ratings fall into one category.</returns>
    public static FleissTest Fleiss(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        const string method = "Fleiss kappa of complete units";
        if (table.Complete() is not { } whole)
            return new(method, 1, null, null, null, 0, table.Units, "No unit was rated by all.");
        var estimate = AgreementMeasures.Of(whole, AgreementCoefficient.Fleiss);
        double spread = 0, skew = 0;
        double ratings = (double)whole.Units * whole.Raters;
        for (var category = 0; category < whole.Scale.Count; category++)
        {
            var share = 0.0;
            for (var unit = 0; unit < whole.Units; unit++)
                share += whole.Row(unit).Count(category) / ratings;
            spread += share * (1 - share);
            skew += share * (1 - share) * (1 - (2 * share));
        }

        if (estimate.Coefficient is not { } kappa)
            return new(method, 1, null, null, null, whole.Units, table.Units - whole.Units, estimate.Undefined);
        var error = Math.Sqrt(2 / (ratings * (whole.Raters - 1)) * Math.Max(0, (spread * spread) - skew)) / spread;
        return new(method, 1, kappa, error, error > 0 ? kappa / error : null, whole.Units, table.Units - whole.Units, null);
    }

    /// <summary>Kendall's coefficient of concordance: how far the raters put the units into one order.</summary>
    /// <remarks>M. G. Kendall, Rank Correlation Methods (1948), chapter 6: W = 12 S / (m²(n³ − n) − m Σ(t³ − t)) with mid-ranks.</remarks>
    /// <param name="table">The ratings.</param>
    /// <returns>W; undefined with fewer than two complete units or when each rater rates all units alike.</returns>
    public static KendallEstimate Kendall(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        const string method = "Kendall W, corrected for ties";
        var whole = table.Complete();
        var (units, leftOut) = (whole?.Units ?? 0, table.Units - (whole?.Units ?? 0));
        if (units < 2)
            return new(method, 1, null, null, null, null, units, leftOut, "Fewer than two units were rated by all.");
        var sums = new double[units];
        var ties = 0.0;
        var counts = new double[whole!.Scale.Count];
        for (var rater = 0; rater < whole.Raters; rater++)
        {
            Array.Clear(counts);
            for (var unit = 0; unit < units; unit++)
                counts[whole.Code(unit, rater)]++;
            var before = 0.0;
            for (var category = 0; category < counts.Length; category++)
            {
                var count = counts[category];
                ties += (count * count * count) - count;
                counts[category] = before + ((count + 1) / 2);
                before += count;
            }

            for (var unit = 0; unit < units; unit++)
                sums[unit] += counts[whole.Code(unit, rater)];
        }

        double m = whole.Raters, n = units, mean = m * (n + 1) / 2;
        var below = (m * m * ((n * n * n) - n)) - (m * ties);
        if (below <= 0)
            return new(method, 1, null, null, null, null, units, leftOut, "Each rater rates all units alike: there is no order to agree on.");
        var w = 12 * sums.Sum(sum => (sum - mean) * (sum - mean)) / below;
        var chiSquare = m * (n - 1) * w;
        return new(method, 1, w, chiSquare, units - 1, MathNet.Numerics.SpecialFunctions.GammaUpperRegularized((n - 1) / 2, chiSquare / 2), units, leftOut, null);
    }
}
