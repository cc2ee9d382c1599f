using Entente.Methods.Forecasting;
using Entente.Methods.Randomness;

namespace Entente.Methods.Tests.Forecasting;

/// <summary>The average of smoothing models and the automatic forecast: no worse than R's best on the public M3 series, with intervals that hold what they say.</summary>
public class AutomaticForecastTests
{
    /// <remarks>R: forecast 8.20. Its automatic smoothing has 0.8357 and 0.9764, its best combination 0.8049 and 0.8772; its 95 % intervals hold 92.0 and 86.0 %.</remarks>
    [Theory]
    [InlineData("monthly", 12, 0.94)]
    [InlineData("quarterly", 4, 0.93)]
    public void Scores_and_coverage_over_the_public_series_of_the_M3_competition(string set, int period, double coverage)
    {
        var golden = Golden.Read($"methods/forecast/M3{set}_scores.csv");
        var series = M3.Read(set).Values.ToList();
        var scores = new Score[3][];
        for (var method = 0; method < 3; method++)
            scores[method] = new Score[series.Count];
        Parallel.For(0, series.Count, at =>
        {
            var (train, horizon) = (series[at].Train, series[at].Test.Length);
            var smoothing = EtsAverage.Of(train, period);
            scores[0][at] = Of(series[at], smoothing.Forecast(horizon, 0.8, 0.95), period);
            scores[1][at] = Of(series[at], AutomaticForecast.Combined(train, period, horizon, smoothing, 0.8, 0.95), period);
            Assert.NotEqual(DemandClass.Lumpy, IntermittentDemand.Pattern(train).Class);
            Assert.NotEqual(DemandClass.Intermittent, IntermittentDemand.Pattern(train).Class);
            scores[2][at] = Of(series[at], NaiveForecasts.Adjusted(train, period, horizon), period);
        });
        double[] overall = [.. scores.Select(ofMethod => ForecastScores.Overall([.. ofMethod.Select(one => one.Percent)], [.. ofMethod.Select(one => one.Scaled)], [.. scores[2].Select(one => one.Percent)], [.. scores[2].Select(one => one.Scaled)]))];
        var (ets, best) = (Peer("ets", "OWA"), Math.Min(Peer("ens_ets_theta", "OWA"), Peer("ens_median4", "OWA")));
        var (held, held80) = (scores[1].Average(one => one.Held!.Value), scores[1].Average(one => one.Held80!.Value));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{set}: smoothing OWA {overall[0]:F4} (R {ets:F4}), automatic {overall[1]:F4} (R's best {best:F4}); holds {held:F4} and {held80:F4} (R {Peer("ets", "cover95"):F4} and {Peer("ets", "cover80"):F4}), smoothing {scores[0].Average(one => one.Held!.Value):F4}; interval score {scores[1].Average(one => one.Width!.Value):F3} (R {Peer("ets", "MSIS95"):F3})"));
        Assert.Equal(Peer("naive2", "sMAPE"), scores[2].Average(one => one.Percent), 1e-9);
        Assert.True(overall[0] <= ets + 0.001, $"{overall[0]}");
        Assert.True(overall[1] <= best, $"{overall[1]}");
        Assert.True(held >= coverage, $"{held}");
        // Not by being wide: the score that weighs width against misses is better than R's too, and 80 % are about 80.
        Assert.True(scores[1].Average(one => one.Width!.Value) < Peer("ets", "MSIS95"));
        Assert.InRange(held80, 0.78, 0.87);

        double Peer(string method, string column) => golden.Number(golden.Rows.Single(row => golden.Text(row, "set") == "public60" && golden.Text(row, "method") == method), column);
    }

    [Fact]
    public void An_average_is_the_sum_of_its_models_by_weight()
    {
        double[] series = [.. Enumerable.Range(0, 40).Select(at => 50 + at + (8 * Math.Sin(at * Math.PI / 2)) + (3 * ((at * 7919) % 11) / 11.0))];
        var average = EtsAverage.Of(series, 4);
        Assert.True(average.Models.Count > 1);
        Assert.Equal(1, average.Models.Sum(one => one.Weight), 1e-12);
        var best = average.Models[0];
        foreach (var (fit, weight) in average.Models)
            Assert.Equal(Math.Exp((best.Fit.AicC!.Value - fit.AicC!.Value) / 2), weight / best.Weight, 1e-9);
        var forecast = average.Forecast(6, 0.8, 0.95);
        for (var step = 0; step < 6; step++)
        {
            Assert.Equal(average.Models.Sum(one => one.Weight * one.Fit.Forecast(6).Mean[step]), forecast.Mean[step], 1e-9);
            Assert.True(forecast.Bands[1].Lower[step] < forecast.Bands[0].Lower[step] && forecast.Bands[0].Upper[step] < forecast.Bands[1].Upper[step]);
        }

        Assert.Equal(forecast.Mean, average.Forecast(6).Mean);
        Assert.Empty(average.Forecast(6).Bands);
    }

    [Fact]
    public void Constant_short_seldom_and_negative_series_have_a_forecast()
    {
        var constant = AutomaticForecast.Of([7, 7, 7, 7, 7, 7], 1, 3, 0.95);
        Assert.All(constant.Mean, value => Assert.Equal(7, value, 1e-9));
        Assert.All(constant.Bands[0].Upper, value => Assert.Equal(7, value, 1e-6));
        Assert.Contains("Croston", AutomaticForecast.Of([0, 0, 3, 0, 0, 0, 2, 0, 0, 5, 0, 0], 1, 2).Method, StringComparison.OrdinalIgnoreCase);
        Assert.All(AutomaticForecast.Of([-3, 1, -2, 4, -1, 2, 0, 3], 1, 2, 0.95).Mean, value => Assert.True(double.IsFinite(value)));
        Assert.All(AutomaticForecast.Of([3, 1, 2, 4], 1, 2).Mean, value => Assert.True(double.IsFinite(value)));
        Assert.Throws<ArgumentException>(() => AutomaticForecast.Of([3, 1, 2], 1, 2));
        Assert.Throws<ArgumentException>(() => AutomaticForecast.Of([3, 1, double.NaN, 2], 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => AutomaticForecast.Of([3, 1, 2, 5], 1, 0));
    }

    /// <remarks>By Newton's method on the likelihood itself (in Olsen's parameters, where it is concave), in another language; the months with a shortage are 7, 11, 20 and 21.</remarks>
    [Fact]
    public void Months_in_shortage_are_filled_as_the_greatest_likelihood_says()
    {
        double[] sold = [52, 61, 70, 44, 55, 60, 30, 47, 58, 66, 20, 50, 57, 69, 77, 52, 61, 70, 82, 30, 40, 73, 85, 55];
        bool[] shortages = [.. Enumerable.Range(0, 24).Select(at => at is 6 or 10 or 19 or 20)];
        var filled = CensoredDemand.Fill(sold, shortages, 4);
        Assert.True(filled.Converged);
        Assert.Equal(1.1890037921562697, filled.Deviation, 1e-8);
        double[] known = [73.49467140319716, 75.99733570159859, 54.104795737122565, 64.10799289520426];
        foreach (var (value, at) in known.Zip([6, 10, 19, 20]))
            Assert.Equal(value, filled.Filled[at], 1e-7);
        Assert.All(Enumerable.Range(0, 24).Where(at => !shortages[at]), at => Assert.Equal(sold[at], filled.Filled[at]));
    }

    [Fact]
    public void A_shortage_that_is_said_raises_the_forecast_to_where_demand_is()
    {
        var numbers = new SeededNumbers(5);
        var (demand, sold, shortages) = (new double[60], new double[60], new bool[60]);
        for (var at = 0; at < 60; at++)
        {
            demand[at] = 100 + (20 * Math.Cos(at * Math.PI / 6)) + (8 * (numbers.Uniform() - 0.5));
            shortages[at] = at is 20 or 21 or 33 or > 56;
            sold[at] = shortages[at] ? demand[at] * 0.4 : demand[at];
        }

        var filled = CensoredDemand.Fill(sold, shortages, 12).Filled;
        for (var at = 0; at < 60; at++)
        {
            Assert.True(filled[at] >= sold[at]);
            Assert.Equal(demand[at], filled[at], 10.0);
        }

        double Off(IReadOnlyList<double> series) => AutomaticForecast.Of([.. series], 12, 12).Mean.Select((value, step) => Math.Abs(value - (100 + (20 * Math.Cos(step * Math.PI / 6))))).Average();
        Assert.True(Off(filled) < 4, $"{Off(filled)}");
        Assert.True(Off(sold) > 2 * Off(filled), $"{Off(sold)}");
        Assert.Equal(sold, CensoredDemand.Fill(sold, new bool[60], 12).Filled);
        Assert.Contains("at least 4", Assert.Throws<ArgumentException>(() => CensoredDemand.Fill([1, 2, 3, 4], [true, true, false, false], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CensoredDemand.Fill([1, 2, 3, 4], [true], 1));
    }

    private readonly record struct Score(double Percent, double Scaled, double? Held80, double? Held, double? Width);

    private static Score Of(M3.Series series, Forecast forecast, int period)
    {
        double[] mean = [.. forecast.Mean];
        var scale = ForecastScores.Scale(series.Train, period)!.Value;
        var (inner, outer) = forecast.Bands.Count == 2 ? (forecast.Bands[0], forecast.Bands[1]) : (null, null);
        return new(ForecastScores.SymmetricPercent(series.Test, mean), ForecastScores.Scaled(series.Test, mean, scale),
            inner is null ? null : ForecastScores.Coverage(series.Test, inner), outer is null ? null : ForecastScores.Coverage(series.Test, outer), outer is null ? null : ForecastScores.IntervalScore(series.Test, outer, scale));
    }
}
