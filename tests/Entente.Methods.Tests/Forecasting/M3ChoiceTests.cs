using Entente.Methods.Forecasting;

namespace Entente.Methods.Tests.Forecasting;

/// <summary>What R's <c>ets</c> says of the models that it chose for the public M3 series, where its search found the maximum.</summary>
public class M3ChoiceTests
{
    [Theory]
    [InlineData("monthly", 12)]
    [InlineData("quarterly", 4)]
    public void Criteria_parameters_and_forecasts_at_one_maximum(string set, int period)
    {
        var golden = Golden.Read($"methods/forecast/M3{set}_ets_models.csv");
        var forecasts = Golden.Read($"methods/forecast/M3{set}_forecasts_60series.csv");
        var stored = forecasts.Rows.GroupBy(row => forecasts.Text(row, "series")).ToDictionary(rows => rows.Key, rows => rows.ToList());
        var series = M3.Read(set);
        Deviation criteria = new($"{set} criteria", 1e-6), variances = new($"{set} variances", 3e-4), scales = new($"{set} scales", 1e-9);
        Deviation means = new($"{set} forecasts", 1e-3), limits = new($"{set} limits", 4e-3);
        var same = 0;
        foreach (var row in golden.Rows)
        {
            var name = golden.Text(row, "series");
            var train = series[name].Train;
            Assert.Equal(golden.Number(row, "n"), train.Length);
            Assert.Equal(golden.Text(row, "seasonal_m4") == "TRUE", Seasonality.TestM4(train, period).Seasonal == true);
            scales.Add(name, golden.Number(row, "scale_snaive"), ForecastScores.Scale(train, period)!.Value);
            var fit = Ets.Fit(train, period, EtsModel.Parse(golden.Text(row, "ets")));
            if (Math.Abs(fit.LogLikelihood - golden.Number(row, "loglik")) > 1e-5)
                continue;
            same++;
            criteria.Add($"{name} AIC", golden.Number(row, "aic"), fit.Aic);
            criteria.Add($"{name} AICc", golden.Number(row, "aicc"), fit.AicC!.Value);
            criteria.Add($"{name} BIC", golden.Number(row, "bic"), fit.Bic);
            // With a multiplicative error the level makes up for the variance, so that one likelihood fixes it to four digits only.
            variances.Add(name, golden.Number(row, "sigma2"), fit.Variance!.Value);
            // The others are simulated, each by its own random numbers.
            if (!stored.TryGetValue(name, out var steps) || fit.Model is { Error: EtsError.Additive, Season: EtsPart.Multiplicative })
                continue;
            var forecast = fit.Forecast(steps.Count, [0.8, 0.95]);
            foreach (var step in steps)
            {
                var at = (int)forecasts.Number(step, "h") - 1;
                means.Add($"{name} {at}", forecasts.Number(step, "ets"), forecast.Mean[at]);
                var size = Math.Abs(forecast.Mean[at]);
                limits.Add($"{name} {at} 80 lower", forecasts.Number(step, "ets_lo80") + size, forecast.Bands[0].Lower[at] + size);
                limits.Add($"{name} {at} 80 upper", forecasts.Number(step, "ets_hi80") + size, forecast.Bands[0].Upper[at] + size);
                limits.Add($"{name} {at} 95 lower", forecasts.Number(step, "ets_lo95") + size, forecast.Bands[1].Lower[at] + size);
                limits.Add($"{name} {at} 95 upper", forecasts.Number(step, "ets_hi95") + size, forecast.Bands[1].Upper[at] + size);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{set}: {same} of {golden.Rows.Count} at one maximum");
        foreach (var deviation in new[] { criteria, variances, scales, means, limits })
            deviation.Settle();
        Assert.True(same > golden.Rows.Count / 10);
    }

    [Theory]
    [InlineData("monthly")]
    [InlineData("quarterly")]
    public void Combinations_are_the_means_and_medians_of_their_parts(string set)
    {
        var golden = Golden.Read($"methods/forecast/M3{set}_forecasts_60series.csv");
        Deviation combined = new($"{set} combinations", 1e-12), widths = new($"{set} width of theta", 1e-9);
        foreach (var row in golden.Rows)
        {
            Forecast Of(string name) => new(name, [golden.Number(row, name)], []);
            var where = $"{golden.Text(row, "series")} {golden.Text(row, "h")}";
            combined.Add(where + " mean", golden.Number(row, "ens_ets_theta"), Combination.Mean(Of("ets"), Of("thetaf")).Mean[0]);
            combined.Add(where + " median", golden.Number(row, "ens_median4"), Combination.Median(Of("ets"), Of("thetaf"), Of("dotm"), Of("comb")).Mean[0]);
            // The peer's widths do not carry the season; of 80 and 95 % they are in the ratio of the normal quantiles.
            widths.Add(where, 1.2815515655446004 / 1.959963984540054, (golden.Number(row, "thetaf_hi80") - golden.Number(row, "thetaf_lo80")) / (golden.Number(row, "thetaf_hi95") - golden.Number(row, "thetaf_lo95")));
        }

        combined.Settle();
        widths.Settle();
    }
}
