using Entente.Methods.Agreement;
using Entente.Methods.Functions;

namespace Entente.Methods.Tests.Agreement;

/// <summary>Coefficients of agreement equal those of irr 0.84.1 and irrCAC 1.0.</summary>
/// <remarks>
/// Two defects of irr are shown to be that, not passed over: its alpha of a table without gaps (<c>kripp_irr</c>; irrCAC and
/// <c>alpha_bootstrap.csv</c> have ours) and its limits of ICC(A,k) (<c>twoway agreement average</c>; Spearman and Brown's formula turns
/// the limits of ICC(A,1), on which we agree, into ours).
/// Left out by name: <c>sklar_bootstrap_other_definition.csv</c>, whose program defines alpha by other formulas (0.7560 where Krippendorff
/// has 0.7434, and its ordinal equals its interval).
/// </remarks>
public class GoldenAgreementTests
{
    private static readonly Dictionary<string, AgreementCoefficient> Coefficients = new(StringComparer.Ordinal)
    {
        ["pa"] = AgreementCoefficient.Percent,
        ["fleiss"] = AgreementCoefficient.Fleiss,
        ["conger"] = AgreementCoefficient.Conger,
        ["bp"] = AgreementCoefficient.BrennanPrediger,
        ["gwet"] = AgreementCoefficient.Gwet,
        ["kripp"] = AgreementCoefficient.Krippendorff,
    };

    private static readonly Dictionary<string, CategoryWeights> Weights = new(StringComparer.Ordinal)
    {
        ["unweighted"] = CategoryWeights.Identity,
        ["linear"] = CategoryWeights.Linear,
        ["quadratic"] = CategoryWeights.Quadratic,
        ["ordinal"] = CategoryWeights.Ordinal,
        ["radical"] = CategoryWeights.Radical,
        ["ratio"] = CategoryWeights.Ratio,
        ["equal"] = CategoryWeights.LinearRanks,
        ["squared"] = CategoryWeights.QuadraticRanks,
    };

    [Fact]
    public void Coefficients_and_their_errors_equal_those_of_independent_programs()
    {
        var expected = Golden.Read("methods/agreement/expected.csv");
        var deviation = new Deviation("agreement", relative: 1e-9, absolute: 1e-12);
        var tables = new Dictionary<string, RatingTable>(StringComparer.Ordinal);
        var (compared, defects) = (0, 0);
        foreach (var row in expected.Rows)
        {
            var name = expected.Text(row, "case");
            if (!tables.TryGetValue(name, out var table))
                tables[name] = table = GoldenRatings.Read(name);
            var (method, param, quantity) = (expected.Text(row, "method"), expected.Text(row, "param"), expected.Text(row, "quantity"));
            var computed = Compute(table, method, param, quantity) ?? double.NaN;
            if (method == "kripp_irr" && table.Complete() == table && table.Raters > 2)
            {
                // Without gaps irr counts each pair of raters once too often, so that n − 1 becomes n − 1/(m − 1).
                double n = (double)table.Units * table.Raters;
                computed = 1 - ((1 - computed) * (n - (1.0 / (table.Raters - 1))) / (n - 1));
                defects++;
            }
            else if (method == "icc" && param == "twoway agreement average" && quantity is "lower95" or "upper95")
            {
                computed = IrrLimit(table, quantity == "lower95");
                defects++;
            }

            deviation.Add($"{name} {method} {param} {quantity}", expected.Number(row, "value"), computed);
            compared++;
        }

        deviation.Settle();
        Assert.Equal(expected.Rows.Count, compared);
        Assert.Equal((6 * 4) + (6 * 2), defects);
    }

    [Fact]
    public void Limits_of_the_mean_of_raters_are_those_of_one_rater_by_Spearman_and_Brown()
    {
        var deviation = new Deviation("ICC(A,k)", relative: 1e-9);
        foreach (var name in new[] { "irr_anxiety_icc", "shrout_fleiss1979_6x4", "simicc01_n20_k6", "simicc02_n11_k6", "simicc03_n17_k2", "simicc04_n19_k6" })
        {
            var table = GoldenRatings.Read(name);
            var (single, mean) = (IntraclassCorrelation.Of(table, IccModel.TwoWayAgreement), IntraclassCorrelation.Of(table, IccModel.TwoWayAgreement, average: true));
            double k = table.Raters;
            foreach (var (one, all) in new[] { (single.Coefficient, mean.Coefficient), (single.Lower, mean.Lower), (single.Upper, mean.Upper) })
                deviation.Add(name, k * one!.Value / (1 + ((k - 1) * one.Value)), all!.Value);
        }

        deviation.Settle();
    }

    [Fact]
    public void Bootstrap_intervals_of_alpha_equal_those_of_an_independent_program_within_its_tolerance()
    {
        var expected = Golden.Read("methods/agreement/alpha_bootstrap.csv");
        var compared = 0;
        foreach (var row in expected.Rows)
        {
            var table = GoldenRatings.Read(expected.Text(row, "case"));
            var metric = Enum.Parse<AlphaMetric>(expected.Text(row, "level"), ignoreCase: true);
            var alpha = KrippendorffAlpha.Of(table, metric);
            var drawn = AgreementBootstrap.Alpha(table, metric, seed: 20261122);
            var tolerance = expected.Number(row, "compare_tolerance");
            var point = new Deviation("alpha", relative: 1e-9);
            point.Add(expected.Text(row, "case"), expected.Number(row, "alpha"), alpha.Coefficient!.Value);
            point.Settle();
            var interval = new Deviation($"bootstrap {row[0]} {row[1]}", relative: 0, absolute: tolerance);
            interval.Add("mean", expected.Number(row, "boot_mean"), drawn.Mean!.Value);
            interval.Add("lower", expected.Number(row, "lo95"), drawn.Lower!.Value);
            interval.Add("upper", expected.Number(row, "hi95"), drawn.Upper!.Value);
            interval.Settle();
            compared++;
        }

        Assert.Equal(expected.Rows.Count, compared);
    }

    private static double? Compute(RatingTable table, string method, string param, string quantity)
    {
        if (Coefficients.TryGetValue(method, out var coefficient))
        {
            var estimate = AgreementMeasures.Of(table, coefficient, Weights[param]);
            return quantity switch { "coeff" => estimate.Coefficient, "pa" => estimate.Observed, "pe" => estimate.Expected, "se" => estimate.StandardError, _ => null };
        }

        if (method.StartsWith("cohen_", StringComparison.Ordinal))
        {
            int[] pair = [.. method.Split('_').Skip(1).Select(rater => rater[1] - '1')];
            var both = table.Only([.. Enumerable.Range(0, table.Units).Where(unit => pair.All(rater => table.Code(unit, rater) >= 0))], pair).WithUsedScale();
            var kappa = CohenKappa.Of(both, 0, 1, Weights[param]);
            return quantity switch { "kappa" => kappa.Coefficient, "z_h0" => kappa.Z, _ => null };
        }

        return method switch
        {
            "kripp_irr" => KrippendorffAlpha.Of(table, Enum.Parse<AlphaMetric>(param, ignoreCase: true)).Coefficient,
            "kappam_fleiss_listwise" => quantity == "kappa" ? CompleteUnits.Fleiss(table).Coefficient : CompleteUnits.Fleiss(table).Z,
            "kappam_conger_listwise" => AgreementMeasures.Of(table.Complete()!, AgreementCoefficient.Conger).Coefficient,
            "kendall_w_listwise" => quantity == "W" ? CompleteUnits.Kendall(table).Coefficient : CompleteUnits.Kendall(table).ChiSquare,
            "icc" => Icc(table, param, quantity),
            _ => null,
        };
    }

    // The limits of ICC(A,k) as irr has them: the mean's correlation stands in the degrees of freedom where the single rating's belongs.
    private static double IrrLimit(RatingTable table, bool lower)
    {
        double n = table.Units, k = table.Raters;
        double[] units = [.. Enumerable.Range(0, table.Units).Select(unit => Enumerable.Range(0, table.Raters).Average(rater => table[unit, rater]!.Value))];
        double[] raters = [.. Enumerable.Range(0, table.Raters).Select(rater => Enumerable.Range(0, table.Units).Average(unit => table[unit, rater]!.Value))];
        var grand = units.Average();
        var (ofUnits, ofRaters) = (k * units.Sum(mean => Math.Pow(mean - grand, 2)) / (n - 1), n * raters.Sum(mean => Math.Pow(mean - grand, 2)) / (k - 1));
        var ofError = Enumerable.Range(0, table.Units).Sum(unit => Enumerable.Range(0, table.Raters).Sum(rater =>
            Math.Pow(table[unit, rater]!.Value - units[unit] - raters[rater] + grand, 2))) / ((n - 1) * (k - 1));
        var correlation = (ofUnits - ofError) / (ofUnits + ((ofRaters - ofError) / n));
        var odds = k * correlation / (1 - correlation);
        var (a, b) = (odds / n * ofRaters, (1 + (odds * (n - 1) / n)) * ofError);
        var freedom = Math.Pow(a + b, 2) / ((a * a / (k - 1)) + (b * b / ((n - 1) * (k - 1))));
        var f = lower ? BetaFunctions.FisherUpper(0.025, n - 1, freedom) : 1 / BetaFunctions.FisherUpper(0.025, freedom, n - 1);
        return n * (ofUnits - (f * ofError)) / ((f * (ofRaters - ofError)) + (n * ofUnits));
    }

    private static double? Icc(RatingTable table, string param, string quantity)
    {
        var words = param.Split(' ');
        var model = words[0] == "oneway" ? IccModel.OneWay : words[1] == "agreement" ? IccModel.TwoWayAgreement : IccModel.TwoWayConsistency;
        var estimate = IntraclassCorrelation.Of(table, model, average: words[2] == "average");
        return quantity switch { "icc" => estimate.Coefficient, "F" => estimate.F, "lower95" => estimate.Lower, "upper95" => estimate.Upper, _ => null };
    }
}
