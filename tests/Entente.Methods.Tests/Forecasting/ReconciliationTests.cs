using Entente.Methods.Forecasting;
using Entente.Methods.Randomness;

namespace Entente.Methods.Tests.Forecasting;

/// <summary>Reconciled forecasts equal hts 6.0.3, and add up.</summary>
public class ReconciliationTests
{
    [Theory]
    [InlineData("case01_P4_C4_T60")]
    [InlineData("case02_P2_C2_T30")]
    [InlineData("case03_P3_C2_T60")]
    [InlineData("case04_P4_C5_T30")]
    public void Golden_hierarchies(string name)
    {
        var sums = Golden.Read($"methods/reconcile/S_{name}.csv");
        var hierarchy = new Hierarchy([.. sums.Rows.Select(row => row[0])], Numbers(sums, sums.Rows, sums.Columns.Skip(1)));
        var residualTable = Golden.Read($"methods/reconcile/resid_{name}.csv");
        var residuals = Numbers(residualTable, residualTable.Rows, hierarchy.Nodes);
        var golden = Golden.Read($"methods/reconcile/recon_{name}.csv");
        var lambda = Golden.Read($"methods/reconcile/lambda_{name}.csv");
        var deviation = new Deviation(name, 1e-9, 1e-9);
        var forecasts = Numbers(golden, golden.Rows.Where(row => row[0] == "base"), hierarchy.Nodes);
        foreach (var rows in golden.Rows.Where(row => row[0] != "base").GroupBy(row => row[0]))
        {
            var result = rows.Key switch
            {
                "ols" => Reconciliation.Of(hierarchy, forecasts, ReconciliationErrors.Equal),
                "wls_struct" => Reconciliation.Of(hierarchy, forecasts, ReconciliationErrors.Structural),
                "wls_var" => Reconciliation.Of(hierarchy, forecasts, ReconciliationErrors.Variances, residuals),
                "mint_sample" => Sample(hierarchy, forecasts, residuals),
                "mint_shrink" => Reconciliation.Of(hierarchy, forecasts, ReconciliationErrors.ShrunkCovariance, residuals),
                "bottom_up" => Reconciliation.Of(hierarchy, forecasts, ReconciliationErrors.BottomUp),
                // The peer cuts negative base forecasts off at 0 before it reconciles.
                "ols_nonneg_on_base_minus_8" => Reconciliation.Of(hierarchy, Changed(forecasts, value => Math.Max(0, value - 8)), ReconciliationErrors.Equal, notNegative: true),
                _ => null,
            };
            if (rows.Key == "mint_shrink")
                deviation.Add("lambda", lambda.Number(lambda.Rows[0], "value"), result!.Shrinkage!.Value);
            var step = 0;
            foreach (var row in rows)
            {
                for (var at = 0; at < hierarchy.Nodes.Count && result is not null; at++)
                    deviation.Add($"{rows.Key} {step + 1} {hierarchy.Nodes[at]}", golden.Number(row, hierarchy.Nodes[at]), result.Values[step][at]);
                step++;
            }
        }

        deviation.Settle();
    }

    [Fact]
    public void Forecasts_add_up_stay_when_they_did_and_are_not_negative_when_they_must_not()
    {
        var hierarchy = Hierarchy.Grouped(["x", "y", "z"], ["fr", "it"]);
        var numbers = new SeededNumbers(5);
        var (forecasts, residuals) = (new double[4, hierarchy.Nodes.Count], new double[50, hierarchy.Nodes.Count]);
        for (var at = 0; at < hierarchy.Nodes.Count; at++)
        {
            for (var step = 0; step < 4; step++)
                forecasts[step, at] = (10 * numbers.Uniform()) - 4;
            for (var time = 0; time < 50; time++)
                residuals[time, at] = numbers.Uniform() - 0.5;
        }

        foreach (var errors in Enum.GetValues<ReconciliationErrors>())
        {
            foreach (var notNegative in new[] { false, true })
            {
                var result = Reconciliation.Of(hierarchy, forecasts, errors, residuals, notNegative);
                foreach (var values in result.Values)
                {
                    Assert.Equal(values[0], values[1] + values[2] + values[3], 1e-9);
                    Assert.Equal(values[0], values[4] + values[5], 1e-9);
                    Assert.Equal(values[1], values[6] + values[7], 1e-9);
                    if (notNegative)
                        Assert.True(values.Min() >= 0);
                }

                var again = new double[4, hierarchy.Nodes.Count];
                for (var step = 0; step < 4; step++)
                {
                    for (var at = 0; at < hierarchy.Nodes.Count; at++)
                        again[step, at] = result.Values[step][at];
                }

                var second = Reconciliation.Of(hierarchy, again, errors, residuals);
                for (var step = 0; step < 4; step++)
                    Assert.True(result.Values[step].Zip(second.Values[step]).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9));
            }
        }
    }

    [Fact]
    public void The_constrained_optimum_is_the_best_of_a_grid()
    {
        var hierarchy = new Hierarchy(["total", "a", "b"], new double[,] { { 1, 1 }, { 1, 0 }, { 0, 1 } });
        double[,] forecasts = { { 2, -3, 4 } };
        var values = Reconciliation.Of(hierarchy, forecasts, ReconciliationErrors.Equal, notNegative: true).Values[0];
        var best = (Loss: double.MaxValue, A: 0.0, B: 0.0);
        for (var a = 0.0; a <= 6; a += 0.01)
        {
            for (var b = 0.0; b <= 6; b += 0.01)
            {
                var loss = Math.Pow(2 - a - b, 2) + Math.Pow(-3 - a, 2) + Math.Pow(4 - b, 2);
                if (loss < best.Loss)
                    best = (loss, a, b);
            }
        }

        Assert.Equal(best.A, values[1], 0.011);
        Assert.Equal(best.B, values[2], 0.011);
    }

    [Fact]
    public void What_cannot_be_reconciled_is_refused_in_words()
    {
        double[,] sums = { { 1, 1 }, { 1, 0 }, { 0, 1 } };
        Assert.Contains("row of its own", Assert.Throws<ArgumentException>(() => new Hierarchy(["total", "a"], new double[,] { { 1, 1 }, { 1, 0 } })).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new Hierarchy(["a", "a", "b"], sums)).Message, StringComparison.Ordinal);
        var hierarchy = new Hierarchy(["total", "a", "b"], sums);
        Assert.Contains("one a series", Assert.Throws<ArgumentException>(() => Reconciliation.Of(hierarchy, new double[1, 2], ReconciliationErrors.Equal)).Message, StringComparison.Ordinal);
        Assert.Contains("need residuals", Assert.Throws<ArgumentException>(() => Reconciliation.Of(hierarchy, new double[1, 3], ReconciliationErrors.Variances)).Message, StringComparison.Ordinal);
        Assert.Contains("outweigh", Assert.Throws<ArgumentException>(() => Reconciliation.Of(hierarchy, new double[1, 3], ReconciliationErrors.Variances, new double[5, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("take the shrunk one", Assert.Throws<ArgumentException>(() => Reconciliation.Of(hierarchy, new double[1, 3], ReconciliationErrors.Covariance, new double[,] { { 1, 2, 3 }, { 2, 1, 1 } })).Message, StringComparison.Ordinal);
        Assert.Contains("Row 1, column 2", Assert.Throws<ArgumentException>(() => Reconciliation.Of(hierarchy, new double[,] { { 1, double.NaN, 1 } }, ReconciliationErrors.Equal)).Message, StringComparison.Ordinal);
    }

    private static ReconciledForecasts? Sample(Hierarchy hierarchy, double[,] forecasts, double[,] residuals) =>
        Reconciliation.Of(hierarchy, forecasts, ReconciliationErrors.Covariance, residuals);

    private static double[,] Changed(double[,] values, Func<double, double> change)
    {
        var changed = new double[values.GetLength(0), values.GetLength(1)];
        for (var row = 0; row < values.GetLength(0); row++)
        {
            for (var column = 0; column < values.GetLength(1); column++)
                changed[row, column] = change(values[row, column]);
        }

        return changed;
    }

    private static double[,] Numbers(GoldenTable table, IEnumerable<string[]> rows, IEnumerable<string> columns)
    {
        var (all, names) = (rows.ToList(), columns.ToList());
        var numbers = new double[all.Count, names.Count];
        for (var row = 0; row < all.Count; row++)
        {
            for (var column = 0; column < names.Count; column++)
                numbers[row, column] = table.Number(all[row], names[column]);
        }

        return numbers;
    }
}
