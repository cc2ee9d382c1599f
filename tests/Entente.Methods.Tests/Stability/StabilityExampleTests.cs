using Entente.Methods.Randomness;
using Entente.Methods.Stability;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Methods.Tests.Stability;

/// <summary>Worked examples, what must hold always, edges and refusals of shelf life and temperature.</summary>
public class StabilityExampleTests
{
    private static readonly StabilityResult[] Stock =
        [new("L", 0, 100.2), new("L", 6, 99.6), new("L", 12, 99.1), new("L", 24, 98.3), new("L", 36, 97.1), new("L", 48, 96.4)];

    [Fact]
    public void A_lot_of_the_stock_may_be_kept_for_60_months()
    {
        var life = ShelfLife.Of(Stock, new(95));
        var line = life.Batches[0].Line;
        Assert.Equal(100.1189, line.Intercept, 5.1e-5);
        Assert.Equal(-0.079474, line.Slope, 5.1e-7);
        Assert.Equal(0.116754, line.Sigma, 5.1e-7);
        Assert.Equal(1710, line.Spread, 1e-9);
        Assert.Equal(96.1125, ShelfLife.Limit(line, 48, lower: true), 5.1e-5);
        Assert.Equal(95.0947, ShelfLife.Limit(line, 60, lower: true), 5.1e-5);
        Assert.Equal(61.1, life.Months!.Value, 0.05);
        Assert.Equal(64.4, (95 - line.Intercept) / line.Slope, 0.05);
        var proposed = ShelfLife.Propose(life.Months, 48, ExtrapolationCap.Supported);
        Assert.Equal((60, LifeLimit.Months), (proposed.Months, proposed.LimitedBy));
        Assert.Equal((54, LifeLimit.Months), (ShelfLife.Propose(life.Months, 48, ExtrapolationCap.Unsupported).Months, ShelfLife.Propose(life.Months, 48, ExtrapolationCap.Refrigerated).LimitedBy));
        Assert.Equal(LifeLimit.Estimate, ShelfLife.Propose(50, 48, ExtrapolationCap.Supported).LimitedBy);
        Assert.Equal((9, LifeLimit.Factor), (ShelfLife.Propose(null, 6, ExtrapolationCap.Unsupported).Months, ShelfLife.Propose(null, 6, ExtrapolationCap.Unsupported).LimitedBy));
        Assert.Equal(48, ShelfLife.Propose(null, 48, ExtrapolationCap.None).Months);
    }

    [Fact]
    public void Arrhenius_from_two_temperatures()
    {
        var fit = Temperature.Arrhenius([40, 25], [0.30, 0.075]);
        Assert.Equal(71.74, fit.Activation, 5.1e-3);
        Assert.Equal(0.00936, fit.RateAt(5), 5.1e-6);
        Assert.Equal(0.30, fit.RateAt(40), 1e-12);
        Assert.Null(fit.ActivationError);
        Assert.Equal(0, Temperature.Arrhenius([40, 25, 5], [fit.RateAt(40), fit.RateAt(25), fit.RateAt(5)]).ActivationError!.Value, 1e-9);
        Assert.Throws<ArgumentException>(() => Temperature.Arrhenius([25, 25], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.Arrhenius([25, 40], [0, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.Arrhenius([25, -300], [1, 2]));
        Assert.Throws<ArgumentException>(() => Temperature.Arrhenius([25, 40], [1]));
    }

    [Fact]
    public void A_warm_week_counts_more_than_its_mean()
    {
        var kinetic = Temperature.MeanKinetic([22, 24, 25, 31, 27, 23]);
        Assert.Equal(25.84, kinetic.Celsius, 5.1e-3);
        Assert.Equal(25.33, kinetic.Mean, 5.1e-3);
        Assert.Equal(kinetic.Celsius, Temperature.MeanKinetic([22, 24, 25, 31, 27, 23, 99], [2, 2, 2, 2, 2, 2, 0]).Celsius, 1e-11);
        Assert.Equal(5, Temperature.MeanKinetic([5, 5, 5]).Celsius, 1e-12);
        Assert.Throws<ArgumentException>(() => Temperature.MeanKinetic([]));
        Assert.Throws<ArgumentException>(() => Temperature.MeanKinetic([5], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.MeanKinetic([5, 6], [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.MeanKinetic([5], activation: 0));
    }

    [Fact]
    public void Kinetic_temperature_lies_between_mean_and_warmest() => Prop.ForAll(Gen.Choose(-30, 60).ListOf().Where(list => list.Count > 0).ToArbitrary(), temperatures =>
    {
        double[] celsius = [.. temperatures.Select(one => (double)one)];
        var kinetic = Temperature.MeanKinetic(celsius);
        Assert.InRange(kinetic.Celsius, kinetic.Mean - 1e-10, celsius.Max() + 1e-10);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_confidence_limit_meets_the_acceptance_limit_at_the_shelf_life_and_not_before() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var study = Random(seed);
        foreach (var model in Enum.GetValues<BatchModel>())
        {
            foreach (var batch in ShelfLife.Of(study, new(95), model).Batches)
            {
                if (batch.Outcome == CrossingOutcome.Crosses)
                    Assert.Equal(95, ShelfLife.Limit(batch.Line, batch.Months!.Value, lower: true), 1e-10);
                else if (batch.Outcome == CrossingOutcome.FailsAtStart)
                    Assert.True(ShelfLife.Limit(batch.Line, 0, lower: true) <= 95);
                for (var part = 0; part < 50; part++)
                    Assert.True(ShelfLife.Limit(batch.Line, (batch.Months ?? 120) * part / 50, lower: true) > 95 - 1e-9 || batch.Outcome == CrossingOutcome.FailsAtStart);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mirrored_attribute_has_the_same_shelf_life_and_two_limits_are_never_kinder() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var study = Random(seed);
        StabilityResult[] mirrored = [.. study.Select(result => result with { Value = 200 - result.Value })];
        var (lower, upper, both) = (ShelfLife.Of(study, new(95)), ShelfLife.Of(mirrored, new(Upper: 105)), ShelfLife.Of(study, new(95, 110)));
        Assert.Equal(lower.Model, upper.Model);
        Assert.Equal(lower.Months ?? -1, upper.Months ?? -1, 1e-8);
        Assert.True((both.Months ?? 120) <= (lower.Months ?? 120) + 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_equal_plain_least_squares_of_a_larger_model() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        // The common slope model by an explicit design of indicators and time, solved by MathNet's QR.
        var study = Random(seed);
        string[] names = [.. study.Select(result => result.Batch).Distinct()];
        var design = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(study.Count, names.Length + 1,
            (row, column) => column == names.Length ? study[row].Month : study[row].Batch == names[column] ? 1 : 0);
        var values = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense([.. study.Select(result => result.Value)]);
        var solved = design.QR().Solve(values);
        var rest = (values - (design * solved)).L2Norm();
        var lines = ShelfLife.Of(study, new(95), BatchModel.CommonSlope).Batches;
        for (var at = 0; at < names.Length; at++)
        {
            Assert.Equal(solved[at], lines[at].Line.Intercept, 1e-9);
            Assert.Equal(solved[names.Length], lines[at].Line.Slope, 1e-10);
            Assert.Equal(rest / Math.Sqrt(study.Count - names.Length - 1), lines[at].Line.Sigma, 1e-9);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_fails_at_once_and_what_never_fails()
    {
        StabilityResult[] bad = [.. Stock.Select(result => result with { Value = result.Value - 6 })];
        Assert.Equal((CrossingOutcome.FailsAtStart, 0), (ShelfLife.Of(bad, new(95)).Outcome, ShelfLife.Of(bad, new(95)).Months));
        StabilityResult[] rising = [.. Stock.Select(result => result with { Value = 100 + (result.Month / 1000) })];
        Assert.Equal((CrossingOutcome.NotWithinHorizon, (double?)null), (ShelfLife.Of(rising, new(95)).Outcome, ShelfLife.Of(rising, new(95)).Months));
        // A line without error meets its limit where the line itself does.
        StabilityResult[] straight = [.. Stock.Select(result => result with { Value = 100 - (result.Month / 8) })];
        Assert.Equal(40, ShelfLife.Of(straight, new(95)).Months!.Value, 1e-6);
    }

    [Fact]
    public void Batches_without_any_error_are_told_apart_or_pooled()
    {
        StabilityResult[] same = [.. Stock.SelectMany(result => new[] { result with { Value = 100 - (result.Month / 8) }, result with { Batch = "M", Value = 100 - (result.Month / 8) } })];
        Assert.Equal((BatchModel.Pooled, (double?)null), (Poolability.Of(same).Model, Poolability.Of(same).SlopesF));
        StabilityResult[] different = [.. Stock.SelectMany(result => new[] { result with { Value = 100 - (result.Month / 8) }, result with { Batch = "M", Value = 100 - (result.Month / 4) } })];
        Assert.Equal(BatchModel.Separate, Poolability.Of(different).Model);
    }

    [Fact]
    public void Studies_without_a_line_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ShelfLife.Of([], new(95)));
        Assert.Throws<ArgumentException>(() => ShelfLife.Of(Stock, new()));
        Assert.Throws<ArgumentException>(() => ShelfLife.Of(Stock, new(105, 95)));
        Assert.Throws<ArgumentException>(() => ShelfLife.Of([new("A", 3, 99), new("A", 3, 98), new("A", 3, 97)], new(95)));
        Assert.Throws<ArgumentException>(() => ShelfLife.Of([new("A", 0, 99), new("A", 3, 98)], new(95)));
        Assert.Throws<ArgumentException>(() => ShelfLife.Of([new("A", -1, 99), new("A", 3, 98), new("A", 6, 97)], new(95)));
        Assert.Throws<ArgumentException>(() => ShelfLife.Of([new("A", 0, double.NaN), new("A", 3, 98), new("A", 6, 97)], new(95)));
        Assert.Throws<ArgumentException>(() => Poolability.Of(Stock));
        Assert.Throws<ArgumentException>(() => Poolability.Of([new("A", 0, 99), new("A", 3, 98), new("B", 0, 97), new("B", 3, 96)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShelfLife.Propose(10, 0, ExtrapolationCap.Supported));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShelfLife.Propose(10, 12, new(0.5, 1)));
    }

    private static IReadOnlyList<StabilityResult> Random(int seed)
    {
        var numbers = new SeededNumbers((ulong)seed);
        var results = new List<StabilityResult>();
        var slope = -0.3 * numbers.Uniform();
        for (var batch = 0; batch < 2 + numbers.Below(4); batch++)
        {
            var (level, own) = (96 + (6 * numbers.Uniform()), slope + (0.05 * (numbers.Uniform() - 0.5)));
            foreach (var month in new[] { 0, 3, 6, 9, 12, 18, 24, 36 })
            {
                if (month < 6 || numbers.Below(5) > 0)
                    results.Add(new($"B{batch}", month, level + (own * month) + numbers.Uniform() - 0.5));
            }
        }

        return results;
    }
}
