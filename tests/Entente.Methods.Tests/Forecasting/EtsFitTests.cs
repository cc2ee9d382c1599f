using System.Globalization;
using Entente.Methods.Forecasting;

namespace Entente.Methods.Tests.Forecasting;

/// <summary>Maximum likelihood: never below R's by more than 0.01.</summary>
public class EtsFitTests
{
    [Fact]
    public void Every_stored_model_is_fitted_at_least_as_well()
    {
        var golden = EtsGolden.All;
        var below = new List<string>();
        var worst = double.PositiveInfinity;
        foreach (var row in golden.Models.Rows)
        {
            var (period, values) = golden.Series(golden.Models.Text(row, "series"));
            var fit = Ets.Fit(values, period, EtsModel.Parse(golden.Models.Text(row, "selected")));
            var gain = fit.LogLikelihood - golden.Models.Number(row, "loglik");
            worst = Math.Min(worst, gain);
            if (gain < -0.01)
                below.Add(string.Create(CultureInfo.InvariantCulture, $"{golden.Where(row)}: {gain:F4} {fit.Parameters} {fit.End}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{golden.Models.Rows.Count} fits, least gain of log-likelihood {worst:F5}"));
        Assert.True(below.Count == 0, string.Join('\n', below));
    }

    [Theory, InlineData("monthly", 12), InlineData("quarterly", 4)]
    public void The_models_that_R_chose_for_M3_are_fitted_at_least_as_well(string set, int period)
    {
        var golden = Golden.Read($"methods/forecast/M3{set}_ets_models.csv");
        var series = M3.Read(set);
        var below = new List<string>();
        var worst = double.PositiveInfinity;
        foreach (var row in golden.Rows)
        {
            var one = series[golden.Text(row, "series")];
            var fit = Ets.Fit(one.Train, period, EtsModel.Parse(golden.Text(row, "ets")));
            var gain = fit.LogLikelihood - golden.Number(row, "loglik");
            worst = Math.Min(worst, gain);
            if (gain < -0.01)
                below.Add(string.Create(CultureInfo.InvariantCulture, $"{golden.Text(row, "series")} {golden.Text(row, "ets")}: {gain:F4} {fit.Parameters} {fit.End}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{golden.Rows.Count} fits, least gain {worst:F5}"));
        Assert.True(below.Count == 0, string.Join('\n', below));
    }
}
