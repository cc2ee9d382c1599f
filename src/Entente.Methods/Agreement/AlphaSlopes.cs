namespace Entente.Methods.Agreement;

/// <summary>How alpha changes when a unit counts a little more: the derivative by the unit's weight.</summary>
/// <remarks>
/// With O = Σ o δ and E = Σ n n δ, α = 1 − (n − 1) O / E gives dα = −(dn O + (n − 1) dO − (n − 1) O dE / E) / E. When ordinal, δ is
/// (M_c − M_k)² with mid-ranks M, which move with the unit's own ratings, so that dO and dE have a second part.
/// </remarks>
internal static class AlphaSlopes
{
    /// <summary>The slope of each pairable unit, after <paramref name="work"/> has summed all units once.</summary>
    public static double[] Of(PairableUnits pairs, AlphaWork work, double observed, double expected)
    {
        var ordinal = pairs.Metric == AlphaMetric.Ordinal;
        var totals = work.Totals;
        double n = pairs.Ratings;
        var pull = Pull(pairs, work);
        var met = ordinal ? MetPlaces(pairs, work) : [];
        var places = work.Places;
        var mean = 0.0;
        for (var category = 0; category < totals.Length; category++)
            mean += totals[category] * places[category] / n;

        var slopes = new double[pairs.Units];
        var moved = new double[totals.Length];
        for (var unit = 0; unit < slopes.Length; unit++)
        {
            var (codes, counts) = pairs.Unit(unit);
            var (dObserved, dExpected) = (work.Within(unit), 0.0);
            for (var at = 0; at < codes.Length; at++)
                dExpected += 2 * counts[at] * pull[codes[at]];
            if (ordinal)
            {
                Move(codes, counts, moved);
                double within = 0, without = 0;
                for (var category = 0; category < totals.Length; category++)
                {
                    within += moved[category] * ((totals[category] * places[category]) - met[category]);
                    without += totals[category] * (places[category] - mean) * moved[category];
                }

                dObserved += 4 * within;
                dExpected += 4 * n * without;
            }

            slopes[unit] = -((pairs.Total(unit) * observed) + ((n - 1) * dObserved) - ((n - 1) * observed * dExpected / expected)) / expected;
        }

        return slopes;
    }

    // Σ_k n_k δ_ck for each category c.
    private static double[] Pull(PairableUnits pairs, AlphaWork work)
    {
        var totals = work.Totals;
        var places = work.Places;
        var pull = new double[totals.Length];
        double n = pairs.Ratings, mean = 0, square = 0;
        for (var category = 0; category < totals.Length; category++)
            mean += totals[category] * places[category] / n;
        for (var category = 0; category < totals.Length; category++)
            square += totals[category] * (places[category] - mean) * (places[category] - mean);
        for (var category = 0; category < totals.Length; category++)
        {
            var apart = places[category] - mean;
            pull[category] = pairs.Metric switch
            {
                AlphaMetric.Nominal => n - totals[category],
                AlphaMetric.Ratio => RatioPull(work, category),
                _ => square + (n * apart * apart),
            };
        }

        return pull;
    }

    private static double RatioPull(AlphaWork work, int category)
    {
        var sum = 0.0;
        for (var other = 0; other < work.Totals.Length; other++)
            sum += work.Totals[other] * work.Ratio(category, other);
        return sum;
    }

    // Σ_c o_ck M_c for each category k: the places that its ratings met.
    private static double[] MetPlaces(PairableUnits pairs, AlphaWork work)
    {
        var met = new double[work.Totals.Length];
        for (var unit = 0; unit < pairs.Units; unit++)
        {
            var (codes, counts) = pairs.Unit(unit);
            var sum = 0.0;
            for (var at = 0; at < codes.Length; at++)
                sum += counts[at] * work.Places[codes[at]];
            for (var at = 0; at < codes.Length; at++)
                met[codes[at]] += counts[at] * (sum - work.Places[codes[at]]) / (pairs.Total(unit) - 1);
        }

        return met;
    }

    // How the mid-ranks move with one more of each rating of the unit.
    private static void Move(ReadOnlySpan<int> codes, ReadOnlySpan<double> counts, double[] moved)
    {
        var (before, at) = (0.0, 0);
        for (var category = 0; category < moved.Length; category++)
        {
            var own = at < codes.Length && codes[at] == category ? counts[at++] : 0;
            moved[category] = before + (own / 2);
            before += own;
        }
    }
}
