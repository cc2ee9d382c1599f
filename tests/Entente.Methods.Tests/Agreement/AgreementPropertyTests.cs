using Entente.Methods.Agreement;
using Entente.Methods.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Agreement;

/// <summary>What must hold for every table of ratings.</summary>
public class AgreementPropertyTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void Alpha_by_mid_ranks_equals_alpha_by_coincidences() => Prop.ForAll(Seeds, seed =>
    {
        var table = Random(seed);
        foreach (var metric in Enum.GetValues<AlphaMetric>())
            Near(SlowAlpha.Of(table, metric), KrippendorffAlpha.Of(table, metric).Coefficient);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Units_and_raters_in_another_order_change_nothing() => Prop.ForAll(Seeds, seed =>
    {
        var table = Random(seed);
        var numbers = new SeededNumbers((ulong)seed, 7);
        var mixed = table.Only(Shuffled(table.Units, numbers), Shuffled(table.Raters, numbers));
        foreach (var coefficient in Enum.GetValues<AgreementCoefficient>())
        {
            var (before, after) = (AgreementMeasures.Of(table, coefficient, CategoryWeights.Ordinal), AgreementMeasures.Of(mixed, coefficient, CategoryWeights.Ordinal));
            Near(before.Coefficient, after.Coefficient);
            Near(before.StandardError, after.StandardError);
        }

        foreach (var metric in Enum.GetValues<AlphaMetric>())
        {
            var (before, after) = (KrippendorffAlpha.Of(table, metric), KrippendorffAlpha.Of(mixed, metric));
            Near(before.Coefficient, after.Coefficient);
            Near(before.StandardError, after.StandardError);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Coefficients_never_exceed_1_and_reach_it_when_all_agree() => Prop.ForAll(Seeds, seed =>
    {
        var table = Random(seed);
        foreach (var estimate in AgreementMeasures.All(table))
            Assert.True(estimate.Coefficient is null or <= 1 + 1e-12, estimate.Method);
        var agreed = new double?[6, 3];
        for (var unit = 0; unit < 6; unit++)
        {
            for (var rater = 0; rater < 3; rater++)
                agreed[unit, rater] = unit < 2 ? 1 : 1 + ((seed + unit) % 4);
        }

        agreed[5, 0] = agreed[5, 1] = agreed[5, 2] = 9;
        Assert.All(AgreementMeasures.All(RatingTable.Of(agreed)), estimate => Near(1, estimate.Coefficient));
        Assert.All(Enum.GetValues<AlphaMetric>(), metric => Near(1, KrippendorffAlpha.Of(RatingTable.Of(agreed), metric).Coefficient));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Interval_alpha_and_ICC_do_not_feel_a_change_of_unit_or_origin() => Prop.ForAll(Seeds, seed =>
    {
        var table = Random(seed);
        var moved = new double?[table.Units, table.Raters];
        for (var unit = 0; unit < table.Units; unit++)
        {
            for (var rater = 0; rater < table.Raters; rater++)
                moved[unit, rater] = (table[unit, rater] * 0.25) + 1000;
        }

        var other = RatingTable.Of(moved);
        Near(KrippendorffAlpha.Of(table, AlphaMetric.Interval).Coefficient, KrippendorffAlpha.Of(other, AlphaMetric.Interval).Coefficient);
        Near(KrippendorffAlpha.Of(table, AlphaMetric.Interval).StandardError, KrippendorffAlpha.Of(other, AlphaMetric.Interval).StandardError);
        foreach (var model in Enum.GetValues<IccModel>())
            Near(IntraclassCorrelation.Of(table, model).Coefficient, IntraclassCorrelation.Of(other, model).Coefficient);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Conger_of_two_raters_without_gaps_is_Cohen() => Prop.ForAll(Seeds, seed =>
    {
        if (Random(seed).Only([.. Enumerable.Range(0, Random(seed).Units)], [0, 1]).Complete() is not { } pair)
            return;
        foreach (var weights in new[] { CategoryWeights.Identity, CategoryWeights.Quadratic })
            Near(CohenKappa.Of(pair, 0, 1, weights).Coefficient, AgreementMeasures.Of(pair, AgreementCoefficient.Conger, weights).Coefficient);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Error_of_alpha_is_the_numerical_derivative_by_the_weights_of_units() => Prop.ForAll(Seeds, seed =>
    {
        // A unit that counts k times more moves alpha by k times its slope: central differences of a table in which all units count 200 times.
        var table = Random(seed).Complete();
        if (table is null || table.Units < 3)
            return;
        foreach (var metric in Enum.GetValues<AlphaMetric>())
        {
            var estimate = KrippendorffAlpha.Of(Repeated(table, 200, 0, 0), metric);
            if (estimate.Coefficient is null)
                continue;
            var square = 0.0;
            double[] slopes = [.. Enumerable.Range(0, table.Units).Select(unit =>
                (KrippendorffAlpha.Of(Repeated(table, 200, unit, 1), metric).Coefficient!.Value
                    - KrippendorffAlpha.Of(Repeated(table, 200, unit, -1), metric).Coefficient!.Value) / 2)];
            square = slopes.Sum(slope => Math.Pow(slope - slopes.Average(), 2)) * 200;
            double n = table.Units * 200;
            Assert.Equal(Math.Sqrt(square * n / (n - 1)), estimate.StandardError!.Value, 1e-3 * estimate.StandardError.Value + 1e-9);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void Shares_of_disagreement_add_up_to_1() => Prop.ForAll(Seeds, seed =>
    {
        var table = Random(seed);
        foreach (var metric in Enum.GetValues<AlphaMetric>())
        {
            if (KrippendorffAlpha.Of(table, metric).ObservedDisagreement is not > 0)
                continue;
            Near(1, DisagreementDrivers.Raters(table, metric).Sum(rater => rater.ShareOfDisagreement));
            Near(1, DisagreementDrivers.Raters(table, metric).Sum(rater => rater.ShareOfPairs));
            Near(1, DisagreementDrivers.Units(table, metric).Sum(unit => unit.ShareOfDisagreement ?? 0));
            Near(1, DisagreementDrivers.Categories(table, metric).Sum(category => category.ShareOfDisagreement ?? 0));
        }
    }).QuickCheckThrowOnFailure();

    /// <summary>Ratings 1 to 4 of up to 14 units by 3 to 5 raters with gaps; at least one unit has two ratings.</summary>
    internal static RatingTable Random(int seed)
    {
        var numbers = new SeededNumbers((ulong)seed);
        var ratings = new double?[3 + numbers.Below(12), 3 + numbers.Below(3)];
        for (var unit = 0; unit < ratings.GetLength(0); unit++)
        {
            var own = 1 + numbers.Below(4);
            for (var rater = 0; rater < ratings.GetLength(1); rater++)
                ratings[unit, rater] = numbers.Below(6) == 0 ? null : numbers.Below(3) > 0 ? own : 1 + numbers.Below(4);
        }

        (ratings[0, 0], ratings[0, 1]) = (1, 2);
        return RatingTable.Of(ratings, [1, 2, 3, 4]);
    }

    private static RatingTable Repeated(RatingTable table, int times, int unit, int more) =>
        table.Only([.. Enumerable.Range(0, table.Units).SelectMany(one => Enumerable.Repeat(one, one == unit ? times + more : times))], [.. Enumerable.Range(0, table.Raters)]);

    private static int[] Shuffled(int count, SeededNumbers numbers)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var at = count - 1; at > 0; at--)
        {
            var with = numbers.Below(at + 1);
            (order[at], order[with]) = (order[with], order[at]);
        }

        return order;
    }

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } one)
            Assert.Equal(one, actual!.Value, 1e-9 * Math.Max(1, Math.Abs(one)));
    }
}
