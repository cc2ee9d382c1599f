using Entente.Methods.Stability;

namespace Entente.Methods.Tests.Stability;

/// <summary>Regression, poolability and shelf life equal those of base R.</summary>
public class GoldenStabilityTests
{
    [Fact]
    public void Poolability_and_shelf_lives()
    {
        var data = Golden.Read("methods/shelflife/stability.csv");
        var studies = data.Rows.GroupBy(row => data.Text(row, "case")).ToDictionary(study => study.Key,
            study => (IReadOnlyList<StabilityResult>)[.. study.Select(row => new StabilityResult(data.Text(row, "batch"), data.Number(row, "month"), data.Number(row, "assay")))]);
        var expected = Golden.Read("methods/shelflife/expected.csv");
        var deviation = new Deviation("shelf life", relative: 1e-9);
        var compared = 0;
        foreach (var row in expected.Rows)
        {
            var (name, model, quantity) = (expected.Text(row, "case"), expected.Text(row, "model"), expected.Text(row, "quantity"));
            var computed = model == "ancova" ? Ancova(studies[name], quantity) : Life(studies[name], model, quantity);
            deviation.Add($"{name} {model} {quantity}", expected.Number(row, "value"), computed ?? double.NaN);
            compared++;
        }

        deviation.Settle();
        Assert.Equal(expected.Rows.Count, compared);
        Assert.Equal(12, studies.Count);
    }

    private static double? Ancova(IReadOnlyList<StabilityResult> study, string quantity)
    {
        var (full, reduced) = (Poolability.Of(study), Poolability.Of(study, error: InterceptError.CommonSlopeModel));
        return quantity switch
        {
            "F_slopes" => full.SlopesF,
            "p_slopes" => full.SlopesP,
            "F_intercepts_full_mse" => full.InterceptsF,
            "p_intercepts_full_mse" => full.InterceptsP,
            "F_intercepts_reduced_mse" => reduced.InterceptsF,
            "p_intercepts_reduced_mse" => reduced.InterceptsP,
            "rmse_full" => full.FullSigma,
            "choice_1separate_2commonslope_3pooled_alpha0.25" => 1 + (int)full.Model,
            _ => null,
        };
    }

    private static double? Life(IReadOnlyList<StabilityResult> study, string model, string quantity)
    {
        var lines = model switch { "pooled" => BatchModel.Pooled, "common_slope" => BatchModel.CommonSlope, _ => BatchModel.Separate };
        var twoSided = quantity.StartsWith("months_two_sided95_95_105_", StringComparison.Ordinal);
        var life = ShelfLife.Of(study, twoSided ? new(95, 105) : new(95), lines, ownError: model == "separate_own_mse");
        var batch = quantity.Split('_')[^1];
        return quantity switch
        {
            "shelf_life_min_months_lower95" => life.Months,
            "sigma" => life.Batches[0].Line.Sigma,
            "intercept" => life.Batches[0].Line.Intercept,
            "slope" => life.Batches[0].Line.Slope,
            _ when quantity.StartsWith("months_", StringComparison.Ordinal) => life.Batches.Single(one => one.Line.Batch == batch).Months,
            _ => null,
        };
    }
}
