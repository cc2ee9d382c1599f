using Entente.Methods.Forecasting;

namespace Entente.Methods.Tests.Forecasting;

/// <summary>Models at the parameters that R's forecast 8.20 stored, to 1e-8.</summary>
public class EtsEvaluationTests
{
    [Fact]
    public void Likelihood_and_criteria_at_stored_parameters_agree()
    {
        var golden = EtsGolden.All;
        var numbers = new Deviation("ETS at stored parameters", relative: 1e-8, absolute: 1e-8);
        var rows = 0;
        foreach (var row in golden.Models.Rows)
        {
            var fit = golden.AtStored(row);
            var where = golden.Where(row);
            numbers.Add(where + " loglik", golden.Models.Number(row, "loglik"), fit.LogLikelihood);
            numbers.Add(where + " aic", golden.Models.Number(row, "aic"), fit.Aic);
            numbers.Add(where + " aicc", golden.Models.Number(row, "aicc"), fit.AicC!.Value);
            numbers.Add(where + " bic", golden.Models.Number(row, "bic"), fit.Bic);
            numbers.Add(where + " sigma2", golden.Models.Number(row, "sigma2"), fit.Variance!.Value);
            numbers.Add(where + " mse", golden.Models.Number(row, "mse"), fit.MeanSquaredError);
            numbers.Add(where + " amse", golden.Models.Number(row, "amse"), fit.Model.Damped ? Slow(golden, row, fit, phi => [phi, 2 * phi, (2 * phi) + (phi * phi)]) : fit.MultiStepError);
            numbers.Add(where + " amse, slowly", Slow(golden, row, fit, phi => [phi, phi + (phi * phi), phi + (phi * phi) + (phi * phi * phi)]), fit.MultiStepError);
            Assert.Equal(golden.Models.Number(row, "npar"), fit.ParameterCount - 1);
            rows++;
        }

        Assert.Equal(golden.Models.Rows.Count, rows);
        numbers.Settle();
    }

    [Fact]
    public void States_after_the_last_observation_agree()
    {
        var golden = EtsGolden.All;
        var numbers = new Deviation("ETS final states", relative: 1e-8, absolute: 1e-8);
        var compared = 0;
        foreach (var row in golden.Models.Rows)
        {
            var (given, computed, where) = (golden.State(row, "final"), golden.AtStored(row).Final, golden.Where(row));
            numbers.Add(where + " l", given.Level, computed.Level);
            if (given.Growth is { } growth)
                numbers.Add(where + " b", growth, computed.Growth!.Value);
            for (var at = 0; at < given.Season.Count; at++)
                numbers.Add($"{where} s{at}", given.Season[at], computed.Season[at]);
            compared += 1 + (given.Growth is null ? 0 : 1) + given.Season.Count;
        }

        Assert.Equal(golden.States.Rows.Count, compared);
        numbers.Settle();
    }

    /// <summary>
    /// Errors 1 to 3 steps ahead, from a fit to each beginning of the series. R 8.20 weighs a damped growth by phi, 2 phi, 2 phi + phi^2 there
    /// (and nowhere else), where the model has phi + phi^2 and so on: its amse of damped models is compared with those weights.
    /// </summary>
    private static double Slow(EtsGolden golden, string[] row, EtsFit fit, Func<double, double[]> weights)
    {
        var values = golden.Series(golden.Models.Text(row, "series")).Values;
        var errors = new List<double>[] { [], [], [] };
        for (var t = 0; t < values.Length; t++)
        {
            var state = t == 0 ? fit.Initial : Ets.Evaluate(values.AsSpan(0, t), fit.Period, fit.Model, fit.Parameters, fit.Initial).Final;
            for (var h = 0; h < 3 && t + h < values.Length; h++)
            {
                var joint = state.Level + ((state.Growth ?? 0) * weights(fit.Parameters.Phi ?? 1)[h]);
                var mean = fit.Model.Season switch { EtsPart.None => joint, EtsPart.Additive => joint + state.Season[h], _ => joint * state.Season[h] };
                errors[h].Add((values[t + h] - mean) * (values[t + h] - mean));
            }
        }

        return errors.Average(one => one.Average());
    }
}
