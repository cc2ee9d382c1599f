using Entente.Methods.Events;
using Entente.Methods.Randomness;

namespace Entente.Methods.Tests.Events;

/// <summary>Survival curves, hazards and scores of predictions: published and worked examples, slow obvious forms, edges.</summary>
public class EventHistoryTests
{
    // Freireich et al. 1963, the group treated with 6-mercaptopurine, in every textbook (Klein and Moeschberger 2003, section 1.2).
    private static readonly double[] Weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    private static readonly bool[] Relapsed = [true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false, false, false, false, false];

    [Fact]
    public void The_published_example()
    {
        var curve = SurvivalCurve.Of(Weeks, Relapsed);
        Assert.Equal([6, 7, 10, 13, 16, 22, 23], curve.Steps.Select(step => step.Time));
        Assert.Equal([21, 17, 15, 12, 11, 7, 6], curve.Steps.Select(step => step.AtRisk));
        double[] survival = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346];
        for (var at = 0; at < survival.Length; at++)
        {
            Assert.Equal(survival[at], curve.Steps[at].Survival, 5.1e-5);
            Assert.Equal(errors[at], curve.Steps[at].Error!.Value, 5.1e-5);
        }

        Assert.Equal(23, curve.Quantile(0.5));
        Assert.Null(curve.Quantile(0.4));
        Assert.Equal((21.0, 12.0), (curve.Observed, curve.Censored));
        Assert.Null(curve.At(36));
        Assert.Equal(1, curve.At(5.9));
        foreach (var scale in Enum.GetValues<SurvivalScale>())
            Assert.All(SurvivalCurve.Of(Weeks, Relapsed, scale).Steps, step => Assert.True(step.Lower >= 0 && step.Lower < step.Survival && step.Survival < step.Upper && step.Upper <= 1));
    }

    [Fact]
    public void The_curve_equals_the_obvious_one_with_weights_late_entries_and_in_any_order()
    {
        var numbers = new SeededNumbers(3);
        const int size = 300;
        var (times, happened, weights, entries) = (new double[size], new bool[size], new double[size], new double[size]);
        for (var at = 0; at < size; at++)
            (times[at], happened[at], weights[at], entries[at]) = (5 + numbers.Below(20), numbers.Below(3) > 0, 1 + numbers.Below(4), numbers.Below(5));
        var curve = SurvivalCurve.Of(times, happened, weights: weights, entries: entries);
        var survival = 1.0;
        foreach (var step in curve.Steps)
        {
            double atRisk = 0, events = 0;
            for (var at = 0; at < size; at++)
            {
                atRisk += entries[at] < step.Time && times[at] >= step.Time ? weights[at] : 0;
                events += times[at] == step.Time && happened[at] ? weights[at] : 0;
            }

            survival *= 1 - (events / atRisk);
            Assert.Equal((atRisk, events), (step.AtRisk, step.Events));
            Assert.Equal(survival, step.Survival, 1e-12);
        }

        int[] order = [.. Enumerable.Range(0, size).OrderBy(_ => numbers.Next())];
        var turned = SurvivalCurve.Of([.. order.Select(at => times[at])], [.. order.Select(at => happened[at])], weights: [.. order.Select(at => weights[at])], entries: [.. order.Select(at => entries[at])]);
        Assert.Equal(curve.Steps, turned.Steps);

        // Grouped cases are that many single ones.
        double[] single = [.. Enumerable.Range(0, size).SelectMany(at => Enumerable.Repeat(times[at], (int)weights[at]))];
        bool[] each = [.. Enumerable.Range(0, size).SelectMany(at => Enumerable.Repeat(happened[at], (int)weights[at]))];
        Assert.Equal(SurvivalCurve.Of(times, happened, weights: weights).Steps, SurvivalCurve.Of(single, each).Steps);
    }

    [Fact]
    public void Edges_of_survival()
    {
        var none = SurvivalCurve.Of([3, 4], [false, false]);
        Assert.Empty(none.Steps);
        Assert.Equal(1, none.At(3));
        Assert.Null(none.At(5));
        var all = SurvivalCurve.Of([3, 4], [true, true]);
        Assert.Equal(0, all.Steps[^1].Survival);
        Assert.Null(all.Steps[^1].Error);
        Assert.Equal(0, all.At(9));
        Assert.Equal(3.5, all.MeanUntil(4), 1e-12);
        Assert.Contains("last observation", Assert.Throws<ArgumentOutOfRangeException>(() => none.MeanUntil(9)).Message, StringComparison.Ordinal);
        Assert.Contains("after the beginning", Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([3], [true], entries: [3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([], []));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([double.NaN], [true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SurvivalCurve.Of([-1], [true]));
    }

    [Fact]
    public void A_hazard_of_one_yes_or_no_is_the_log_odds_ratio_with_Woolfs_error()
    {
        // 12 of 100 against 60 of 2,900, without penalty: closed forms.
        double[,] features = { { 1 }, { 1 }, { 0 }, { 0 } };
        var fit = DiscreteHazard.Fit(features, [true, false, true, false], penalty: 0, weights: [12, 88, 60, 2840]);
        Assert.Equal(HazardEnd.Converged, fit.End);
        Assert.Equal(Math.Log(12.0 * 2840 / (88 * 60)), fit.Coefficients[0], 1e-9);
        Assert.Equal(Math.Log(60 / 2840.0), fit.Intercept, 1e-9);
        Assert.Equal(Math.Sqrt((1 / 12.0) + (1 / 88.0) + (1 / 60.0) + (1 / 2840.0)), fit.Errors[1], 1e-8);
        Assert.Equal(0.12, fit.Chance([1]), 1e-9);
        Assert.Equal(0.88 * 0.88 * (2840 / 2900.0), fit.Survival([[1.0], [1.0], [0.0]]), 1e-9);
        Assert.Equal((12 * Math.Log(0.12)) + (88 * Math.Log(0.88)) + (60 * Math.Log(60 / 2900.0)) + (2840 * Math.Log(2840 / 2900.0)), fit.LogLikelihood, 1e-8);
    }

    [Fact]
    public void A_penalty_shrinks_has_a_maximum_when_events_are_told_apart_and_does_not_depend_on_units()
    {
        double[,] apart = { { 1 }, { 2 }, { 3 }, { 4 } }, scaled = { { 1000 }, { 2000 }, { 3000 }, { 4000 } };
        bool[] events = [false, false, true, true];
        var (light, heavy) = (DiscreteHazard.Fit(apart, events, 0.1), DiscreteHazard.Fit(apart, events, 10));
        Assert.Equal(HazardEnd.Converged, light.End);
        Assert.True(light.Coefficients[0] > heavy.Coefficients[0] && heavy.Coefficients[0] > 0);
        Assert.Equal(light.Coefficients[0], 1000 * DiscreteHazard.Fit(scaled, events, 0.1).Coefficients[0], 1e-9);
        Assert.Equal(0.5, DiscreteHazard.Fit(apart, events, 1e9).Chance([1]), 1e-6);
        Assert.Contains("constant", Assert.Throws<ArgumentException>(() => DiscreteHazard.Fit(new double[,] { { 1 }, { 1 } }, [true, false])).Message, StringComparison.Ordinal);
        Assert.Contains("both kinds", Assert.Throws<ArgumentException>(() => DiscreteHazard.Fit(apart, [true, true, true, true])).Message, StringComparison.Ordinal);
        Assert.Contains("Row 2, feature 1", Assert.Throws<ArgumentException>(() => DiscreteHazard.Fit(new double[,] { { 1 }, { double.NaN } }, [true, false])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_penalised_maximum_is_flat_in_every_direction()
    {
        var numbers = new SeededNumbers(7);
        var (features, events) = (new double[200, 3], new bool[200]);
        for (var row = 0; row < 200; row++)
        {
            for (var column = 0; column < 3; column++)
                features[row, column] = numbers.Uniform() * (column + 1);
            events[row] = numbers.Uniform() < 1 / (1 + Math.Exp(2 - (2 * features[row, 0]) - features[row, 1]));
        }

        var fit = DiscreteHazard.Fit(features, events, 2);
        double[] deviations = [.. Enumerable.Range(0, 3).Select(column => Deviation(column))], at = [fit.Intercept, .. fit.Coefficients];
        var best = Penalised(at);
        for (var one = 0; one < 4; one++)
        {
            foreach (var away in new[] { -1e-3, 1e-3 })
            {
                double[] near = [.. at];
                near[one] += away;
                Assert.True(Penalised(near) < best);
            }
        }

        double Deviation(int column)
        {
            double[] values = [.. Enumerable.Range(0, 200).Select(row => features[row, column])];
            var mean = values.Average();
            return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        }

        double Penalised(double[] point)
        {
            var sum = 0.0;
            for (var row = 0; row < 200; row++)
            {
                var odds = point[0] + (point[1] * features[row, 0]) + (point[2] * features[row, 1]) + (point[3] * features[row, 2]);
                sum += events[row] ? -Math.Log(1 + Math.Exp(-odds)) : -Math.Log(1 + Math.Exp(odds));
            }

            for (var column = 0; column < 3; column++)
                sum -= Math.Pow(point[column + 1] * deviations[column], 2);
            return sum;
        }
    }

    [Fact]
    public void Scores_of_predictions_equal_the_obvious_sums()
    {
        var numbers = new SeededNumbers(8);
        var (predicted, happened) = (new double[250], new bool[250]);
        for (var at = 0; at < 250; at++)
        {
            predicted[at] = numbers.Below(20) / 20.0;
            happened[at] = numbers.Uniform() < predicted[at];
        }

        double pairs = 0, won = 0, precision = 0;
        for (var one = 0; one < 250; one++)
        {
            if (!happened[one])
                continue;
            var (above, right) = (0, 0);
            for (var other = 0; other < 250; other++)
            {
                if (!happened[other])
                    (pairs, won) = (pairs + 1, won + (predicted[one] > predicted[other] ? 1 : predicted[one] == predicted[other] ? 0.5 : 0));
                if (predicted[other] >= predicted[one])
                    (above, right) = (above + 1, right + (happened[other] ? 1 : 0));
            }

            precision += (double)right / above / happened.Count(true.Equals);
        }

        Assert.Equal(won / pairs, PredictionScores.Area(predicted, happened)!.Value, 1e-12);
        Assert.Equal(precision, PredictionScores.AveragePrecision(predicted, happened)!.Value, 1e-12);
        Assert.Equal(Enumerable.Range(0, 250).Average(at => Math.Pow(predicted[at] - (happened[at] ? 1 : 0), 2)), PredictionScores.Brier(predicted, happened), 1e-12);
        var bins = PredictionScores.Calibration(predicted, happened);
        Assert.Equal(250, bins.Sum(bin => bin.Count));
        Assert.True(bins.Zip(bins.Skip(1)).All(pair => pair.First.To < pair.Second.From));
        Assert.All(bins, bin => Assert.True(bin.Lower <= bin.Observed && bin.Observed <= bin.Upper));

        var interval = PredictionScores.Bootstrap("Area", (p, y) => PredictionScores.Area(p, y), predicted, happened, seed: 1);
        Assert.True(interval.Lower < interval.Value && interval.Value < interval.Upper);
        Assert.Equal(interval, PredictionScores.Bootstrap("Area", (p, y) => PredictionScores.Area(p, y), predicted, happened, seed: 1));
        // Every prediction in a group of its own is no grouping; two groups of equals leave more to chance.
        Assert.Equal(interval, PredictionScores.Bootstrap("Area", (p, y) => PredictionScores.Area(p, y), predicted, happened, 1, [.. Enumerable.Range(0, 250)]));
        Assert.Null(PredictionScores.Area([0.2, 0.4], [true, true]));
        Assert.Null(PredictionScores.AveragePrecision([0.2], [false]));
        var undefined = PredictionScores.Bootstrap("Area", (p, y) => PredictionScores.Area(p, y), [0.2, 0.4], [true, true], 1, draws: 10);
        Assert.Equal((null, 10), (undefined.Value, undefined.UndefinedDraws));
        Assert.NotNull(undefined.Reason);
        Assert.Contains("Prediction 2", Assert.Throws<ArgumentException>(() => PredictionScores.Brier([0.1, 1.1], [true, false])).Message, StringComparison.Ordinal);
    }
}
