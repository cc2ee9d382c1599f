using Entente.Methods.Forecasting;

namespace Entente.Methods.Tests.Forecasting;

/// <summary>Naive, theta and combined forecasts equal the R package forecast 8.20 and the benchmarks of the M4 competition, by number and by score.</summary>
public class BenchmarkForecastTests
{
    private static readonly EtsModel Simple = EtsModel.Parse("ANN"), Trended = EtsModel.Parse("AAN"), Damped = EtsModel.Parse("AAdN");

    [Fact]
    public void Simple_methods_on_twelve_series()
    {
        var (input, golden) = (Golden.Read("methods/ets/series.csv"), Golden.Read("methods/ets/simple_methods.csv"));
        Deviation closed = new("closed", 1e-9), fitted = new("fitted", 1e-3);
        foreach (var rows in golden.Rows.GroupBy(row => row[0]))
        {
            var data = input.Rows.Where(row => row[0] == rows.Key).ToList();
            var (y, period, horizon) = (data.Select(row => input.Number(row, "y")).ToArray(), (int)input.Number(data[0], "frequency"), rows.Count());
            var (naive, theta) = (NaiveForecasts.Seasonal(y, period, horizon, 0.95), Theta.Standard(y, period, horizon, 0.95));
            var smooth = Ets.Evaluate(y, 1, Simple, new(0.3), new(y[0], null, [])).Forecast(horizon);
            var simple = Ets.Fit(y, 1, Simple).Forecast(horizon);
            var adjusted = Seasonality.TestTheta(y, period).Seasonal == true;
            foreach (var row in rows)
            {
                var (step, where) = ((int)golden.Number(row, "h") - 1, $"{rows.Key} {row[1]}");
                closed.Add(where + " snaive", golden.Number(row, "snaive"), naive.Mean[step]);
                closed.Add(where + " snaive lower", golden.Number(row, "snaive_lo95"), naive.Bands[0].Lower[step]);
                closed.Add(where + " snaive upper", golden.Number(row, "snaive_hi95"), naive.Bands[0].Upper[step]);
                closed.Add(where + " ses 0.3", golden.Number(row, "ses_simple_alpha03"), smooth.Mean[step]);
                fitted.Add(where + " ses", golden.Number(row, "ses"), simple.Mean[step]);
                fitted.Add(where + " theta", golden.Number(row, "thetaf"), theta.Mean[step]);
                // The peer does not multiply the width by the season.
                if (!adjusted)
                {
                    fitted.Add(where + " theta lower", golden.Number(row, "thetaf_lo95"), theta.Bands[0].Lower[step]);
                    fitted.Add(where + " theta upper", golden.Number(row, "thetaf_hi95"), theta.Bands[0].Upper[step]);
                }
            }
        }

        closed.Settle();
        fitted.Settle();
    }

    [Theory]
    [InlineData("monthly", 12)]
    [InlineData("quarterly", 4)]
    public void Sixty_series_of_the_M3_competition(string set, int period)
    {
        var (series, golden) = (M3.Read(set), Golden.Read($"methods/forecast/M3{set}_forecasts_60series.csv"));
        Deviation closed = new($"{set} closed", 1e-9, 1e-9);
        var apart = new Dictionary<string, HashSet<string>>();
        var compared = 0;
        foreach (var rows in golden.Rows.GroupBy(row => row[0]))
        {
            var (train, horizon) = (series[rows.Key].Train, rows.Count());
            var methods = Methods(train, period, horizon);
            foreach (var row in rows)
            {
                var step = (int)golden.Number(row, "h") - 1;
                foreach (var (name, forecast) in methods)
                {
                    var given = golden.Number(row, name);
                    if (name is "naive" or "snaive" or "naive2")
                        closed.Add($"{rows.Key} {step} {name}", given, forecast.Mean[step]);
                    else if (Math.Abs(given - forecast.Mean[step]) > 1e-3 * Math.Abs(given))
                        (apart.TryGetValue(name, out var names) ? names : apart[name] = []).Add(rows.Key);
                    compared++;
                }
            }
        }

        closed.Settle();
        foreach (var (name, names) in apart)
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {string.Join(' ', names)}");
        Assert.True(compared > 0);

        // One level is found by both searches. With a trend R's often stops short: on N1402, say, its forecasts rise by 8.33 a step from 3362.22, while the
        // line of 0.577 from 3634.73 has the smaller squared error. These are compared by score, below.
        foreach (var name in new[] { "ses", "theta_m4", "thetaf" })
            Assert.True(apart.GetValueOrDefault(name, []).Count <= 3, $"{name}: {apart.GetValueOrDefault(name, []).Count} series");
    }

    [Theory]
    [InlineData("monthly", 12)]
    [InlineData("quarterly", 4)]
    public void Scores_over_the_public_series_of_the_M3_competition(string set, int period)
    {
        var golden = Golden.Read($"methods/forecast/M3{set}_scores.csv");
        var scores = new Dictionary<string, (List<double> Percents, List<double> Scaled)>();
        foreach (var series in M3.Read(set).Values)
        {
            var scale = ForecastScores.Scale(series.Train, period)!.Value;
            foreach (var (name, forecast) in Methods(series.Train, period, series.Test.Length))
            {
                var (percents, scaled) = scores.TryGetValue(name, out var known) ? known : scores[name] = ([], []);
                double[] mean = [.. forecast.Mean];
                percents.Add(ForecastScores.SymmetricPercent(series.Test, mean));
                scaled.Add(ForecastScores.Scaled(series.Test, mean, scale));
            }
        }

        var closed = new Deviation($"{set} naive scores", 1e-9);
        foreach (var row in golden.Rows.Where(row => row[0] == "public60" && scores.ContainsKey(row[1])))
        {
            var (percents, scaled) = scores[row[1]];
            var overall = ForecastScores.Overall([.. percents], [.. scaled], [.. scores["naive2"].Percents], [.. scores["naive2"].Scaled]);
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{row[1]}: OWA {overall:F5} against {golden.Number(row, "OWA"):F5}"));
            Assert.Equal(golden.Number(row, "n"), percents.Count);
            if (row[1].Contains("naive", StringComparison.Ordinal))
            {
                closed.Add(row[1] + " sMAPE", golden.Number(row, "sMAPE"), percents.Average());
                closed.Add(row[1] + " MASE", golden.Number(row, "MASE"), scaled.Average());
                closed.Add(row[1] + " OWA", golden.Number(row, "OWA"), overall);
            }
            // At the true optimum, damped smoothing does worse out of sample than where R's search stops (by 0.01 and 0.02), optimised theta on quarters by 0.004;
            // all others do as well or better.
            else
                Assert.True(overall <= golden.Number(row, "OWA") + (row[1] switch { "damped" => 0.02, "dotm" => 0.004, _ => 0.001 }), $"{row[1]}: {overall}");
        }

        closed.Settle();
    }

    [Fact]
    public void Scores_by_hand_and_refusals()
    {
        Assert.Equal((0 + 200 + 50) / 3.0, ForecastScores.SymmetricPercent([0, 1, 5], [0, 0, 3]), 1e-12);
        Assert.Null(ForecastScores.Scale([2, 2, 2], 1));
        Assert.Equal(1.5, ForecastScores.Scale([1, 3, 4], 1));
        Assert.Equal(((0.9 * 2) + (0.1 * 3)) / 2, ForecastScores.Pinball([5, 1], [3, 4], 0.9), 1e-12);
        var band = new ForecastBand(0.95, [0, 0], [2, 2]);
        Assert.Equal(0.5, ForecastScores.Coverage([1, 3], band));
        Assert.Equal((2 + 2 + 40) / 2.0, ForecastScores.IntervalScore([1, 3], band, 1), 1e-9);
        Assert.Throws<ArgumentException>(() => ForecastScores.SymmetricPercent([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => NaiveForecasts.Seasonal([1, 2, 3], 4, 2));
        Assert.Throws<ArgumentException>(() => Theta.Standard([1, 2, double.NaN, 3, 4], 1, 2));
        Assert.Throws<ArgumentException>(() => Theta.Smoothed([1, 2, 3, 4, 5, 6], 1, EtsModel.Parse("ANA"), 1));
        Assert.All(Theta.Standard([7, 7, 7, 7, 7], 1, 3, 0.9).Mean, value => Assert.Equal(7, value, 1e-12));
        Assert.All(Theta.Combined([7, 7, 7, 7, 7, 7], 1, 3).Mean, value => Assert.Equal(7, value, 1e-12));
    }

    [Fact]
    public void The_optimised_theta_is_the_best_of_a_grid_and_combinations_and_back_tests_are_what_they_say()
    {
        var numbers = new Randomness.SeededNumbers(6);
        var y = new double[40];
        for (var at = 0; at < y.Length; at++)
            y[at] = 20 + (0.4 * at) + (6 * numbers.Uniform());
        var fit = DynamicTheta.Fit(y, 1, 3);
        for (var alpha = 0.1; alpha <= 0.99; alpha += 0.089)
        {
            foreach (var theta in new[] { 1, 1.5, 2, 4, 50 })
            {
                foreach (var level in new[] { y[0] / 2, y[0], fit.Level })
                    Assert.True(Squares(y, alpha, theta, level) >= fit.SquaredError * (1 - 1e-12));
            }
        }

        Assert.Equal(Squares(y, fit.Alpha, fit.Theta, fit.Level), fit.SquaredError, 1e-8 * fit.SquaredError);
        Forecast[] three = [new("a", [1.0, 5], []), new("b", [2.0, 6], []), new("c", [9.0, 7], [])];
        Assert.Equal([4.0, 6], Combination.Mean(three).Mean);
        Assert.Equal([2.0, 6], Combination.Median(three).Mean);
        Assert.Contains("one horizon", Assert.Throws<ArgumentException>(() => Combination.Mean(three[0], new Forecast("d", [1.0], []))).Message, StringComparison.Ordinal);
        var test = BackTest.Run([1, 2, 4, 7, 11], 1, 2, 3, (known, steps) => NaiveForecasts.Last(known, steps));
        Assert.Equal(2, test.Origins);
        Assert.Equal([3.0, 7], test.Errors[0]);
        Assert.Equal([4.0], test.Errors[1]);
        Assert.Equal(((5 / 1.5) + (4 / 2.0)) / 2, test.Scaled!.Value, 1e-12);
        Assert.Throws<ArgumentException>(() => BackTest.Run([1, 2, 3], 1, 1, 3, (known, steps) => NaiveForecasts.Last(known, steps)));

        // The recursion as it is published.
        static double Squares(double[] y, double alpha, double theta, double level)
        {
            double sum = 0, mean = 0, weighted = 0;
            for (var t = 1; t < y.Length; t++)
            {
                level = (alpha * y[t - 1]) + ((1 - alpha) * level);
                mean = (((t - 1) * mean) + y[t - 1]) / t;
                weighted += t * y[t - 1];
                var slope = t == 1 ? 0 : 6.0 / ((t * t) - 1) * ((2.0 / t * weighted) - ((t + 1) * mean));
                var start = mean - ((t + 1) / 2.0 * slope);
                var forecast = level + ((1 - (1 / theta)) * ((Math.Pow(1 - alpha, t) * start) + ((1 - Math.Pow(1 - alpha, t + 1)) / alpha * slope)));
                sum += t < 2 ? 0 : Math.Pow(y[t] - forecast, 2);
            }

            return sum;
        }
    }

    private static Dictionary<string, Forecast> Methods(double[] train, int period, int horizon) => new()
    {
        ["naive"] = NaiveForecasts.Last(train, horizon),
        ["snaive"] = NaiveForecasts.Seasonal(train, period, horizon),
        ["naive2"] = NaiveForecasts.Adjusted(train, period, horizon),
        ["ses"] = Theta.Smoothed(train, period, Simple, horizon),
        ["holt"] = Theta.Smoothed(train, period, Trended, horizon),
        ["damped"] = Theta.Smoothed(train, period, Damped, horizon),
        ["theta_m4"] = Theta.Competition(train, period, horizon),
        ["comb"] = Theta.Combined(train, period, horizon),
        ["thetaf"] = Theta.Standard(train, period, horizon),
        ["dotm"] = DynamicTheta.Fit(train, period, horizon).Forecast,
    };
}
