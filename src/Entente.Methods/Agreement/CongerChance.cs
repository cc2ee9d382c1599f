namespace Entente.Methods.Agreement;

/// <summary>Chance agreement from each rater's own distribution: the mean over ordered pairs of raters of Σ w_kl p_gk p_hl.</summary>
/// <remarks>A. J. Conger, Integration and generalization of kappas for multiple raters, Psychological Bulletin 88 (1980) 322. Raters without a rating do not count.</remarks>
internal sealed class CongerChance(RatingTable table, int[] units, double[] weights)
{
    private readonly int size = table.Scale.Count;

    /// <summary>When unit i counts <paramref name="times"/>[i] times.</summary>
    public double Expected(ReadOnlySpan<int> times)
    {
        var (shares, rated) = Marginals(times);
        var sums = new double[size];
        var same = 0.0;
        for (var rater = 0; rater < table.Raters; rater++)
        {
            var own = shares.AsSpan(rater * size, size);
            same += WeightTable.Quadratic(weights, own);
            for (var category = 0; category < size; category++)
                sums[category] += own[category];
        }

        double raters = Present(rated);
        return (WeightTable.Quadratic(weights, sums) - same) / (raters * (raters - 1));
    }

    /// <summary>To first order, what each unit adds: a unit moves the distributions of those who rated it.</summary>
    public double[] ByUnit()
    {
        var ones = new int[units.Length];
        Array.Fill(ones, 1);
        var (shares, rated) = Marginals(ones);
        var sums = new double[size];
        for (var at = 0; at < shares.Length; at++)
            sums[at % size] += shares[at];
        var pull = new double[table.Raters * size];
        var mean = new double[table.Raters];
        var others = new double[size];
        for (var rater = 0; rater < table.Raters; rater++)
        {
            var own = shares.AsSpan(rater * size, size);
            for (var category = 0; category < size; category++)
                others[category] = sums[category] - own[category];
            for (var category = 0; category < size; category++)
            {
                pull[(rater * size) + category] = WeightTable.Dot(weights.AsSpan(category * size, size), others);
                mean[rater] += own[category] * pull[(rater * size) + category];
            }
        }

        double raters = Present(rated);
        var byUnit = new double[units.Length];
        for (var at = 0; at < byUnit.Length; at++)
        {
            var row = table.Row(units[at]);
            for (var rater = 0; rater < table.Raters; rater++)
            {
                if (rated[rater] == 0)
                    continue;
                byUnit[at] += mean[rater];
                if (row[rater] >= 0)
                    byUnit[at] += units.Length / rated[rater] * (pull[(rater * size) + row[rater]] - mean[rater]);
            }

            byUnit[at] /= raters * (raters - 1);
        }

        return byUnit;
    }

    private (double[] Shares, double[] Rated) Marginals(ReadOnlySpan<int> times)
    {
        var shares = new double[table.Raters * size];
        var rated = new double[table.Raters];
        for (var at = 0; at < units.Length; at++)
        {
            if (times[at] == 0)
                continue;
            var row = table.Row(units[at]);
            for (var rater = 0; rater < row.Length; rater++)
            {
                if (row[rater] < 0)
                    continue;
                shares[(rater * size) + row[rater]] += times[at];
                rated[rater] += times[at];
            }
        }

        for (var at = 0; at < shares.Length; at++)
            shares[at] /= Math.Max(1, rated[at / size]);
        return (shares, rated);
    }

    private static int Present(double[] rated) => rated.Count(times => times > 0);
}
