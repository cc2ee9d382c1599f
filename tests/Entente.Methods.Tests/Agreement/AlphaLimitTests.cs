using Entente.Methods.Agreement;
using MathNet.Numerics.Distributions;

namespace Entente.Methods.Tests.Agreement;

/// <summary>The t limits of Krippendorff's alpha, by numbers that were not made here.</summary>
public class AlphaLimitTests
{
    /// <remarks>
    /// irrCAC linearises alpha with the small-sample term 1/n of the observed agreement held fixed, n the ratings that can be compared; here n moves with the unit.
    /// Without gaps that makes our error smaller by exactly (n − 1)/n, whatever the metric; with gaps, where units differ in ratings, by that to within 3e-5.
    /// </remarks>
    [Fact]
    public void Limits_are_those_of_the_error_of_irrCAC()
    {
        var expected = Golden.Read("methods/agreement/expected.csv");
        Deviation whole = new("errors of alpha without gaps", relative: 1e-9), gaps = new("errors of alpha with gaps", relative: 3e-5), limits = new("limits of alpha", relative: 0, absolute: 1e-5);
        foreach (var row in expected.Rows.Where(row => expected.Text(row, "method") == "kripp" && expected.Text(row, "quantity") == "se"))
        {
            AlphaMetric? metric = expected.Text(row, "param") switch { "unweighted" => AlphaMetric.Nominal, "quadratic" => AlphaMetric.Interval, "ratio" => AlphaMetric.Ratio, _ => null };
            var table = GoldenRatings.Read(expected.Text(row, "case"));
            if (metric is not { } one || (one == AlphaMetric.Ratio && table.Scale[0] <= 0))
                continue;
            var alpha = KrippendorffAlpha.Of(table, one);
            double n = alpha.Ratings;
            var error = expected.Number(row, "value") * (n - 1) / n;
            (table.Complete() == table ? whole : gaps).Add($"{row[0]} {one}", error, alpha.StandardError!.Value);
            foreach (var level in new[] { 0.8, 0.95 })
            {
                var reach = error * StudentT.InvCDF(0, 1, alpha.Units - 1, (1 + level) / 2);
                var ours = KrippendorffAlpha.Of(table, one, level);
                limits.Add($"{row[0]} {one} {level} lower", alpha.Coefficient!.Value - reach, ours.Lower!.Value);
                limits.Add($"{row[0]} {one} {level} upper", Math.Min(1, alpha.Coefficient.Value + reach), ours.Upper!.Value);
            }
        }

        whole.Settle();
        gaps.Settle();
        limits.Settle();
    }

    // irrCAC prints (0.419, 1) for these ratings (package documentation, cac.raw4raters): 0.74342 - 2.2281 * 0.14557.
    [Fact]
    public void The_published_limits_of_four_raters()
    {
        var table = GoldenRatings.Read("krippendorff2011_4x12");
        var weighted = AgreementMeasures.Of(table, AgreementCoefficient.Krippendorff);
        Assert.Equal((0.419, 1), (Math.Round(weighted.Lower!.Value, 3), weighted.Upper!.Value));
        Assert.Equal(0.74342 - (2.228139 * 0.14557 * 39 / 40), KrippendorffAlpha.Of(table, AlphaMetric.Nominal).Lower!.Value, 2e-5);
    }

    [Theory]
    [InlineData(AlphaMetric.Nominal)]
    [InlineData(AlphaMetric.Ordinal)]
    [InlineData(AlphaMetric.Interval)]
    public void Limits_are_near_those_of_an_independent_bootstrap(AlphaMetric metric)
    {
        var drawn = Golden.Read("methods/agreement/alpha_bootstrap.csv");
        foreach (var row in drawn.Rows.Where(row => drawn.Text(row, "level").Equals(metric.ToString(), StringComparison.OrdinalIgnoreCase) && drawn.Text(row, "case") != "krippendorff2011_4x12"))
        {
            // Percentiles are not symmetric and t limits are: a quarter of the half-width apart at most with sixty units.
            var alpha = KrippendorffAlpha.Of(GoldenRatings.Read(drawn.Text(row, "case")), metric);
            var half = (drawn.Number(row, "hi95") - drawn.Number(row, "lo95")) / 2;
            Assert.Equal(drawn.Number(row, "lo95"), alpha.Lower!.Value, half / 4);
            Assert.Equal(drawn.Number(row, "hi95"), alpha.Upper!.Value, half / 4);
        }
    }
}
