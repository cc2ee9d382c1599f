using Entente.Methods.Signals;

namespace Entente.Methods.Tests.Signals;

/// <summary>Likelihood ratio statistics equal Huang's formula and pvLRT 0.5.1 on 500 cells of the bundled caers data; probabilities within chance.</summary>
public class GoldenLikelihoodRatioTests
{
    [Fact]
    public void Statistics_and_probabilities()
    {
        var golden = Golden.Read("signals/lrt_pvLRT_a.csv");
        long[] observed = [.. golden.Rows.Select(row => (long)golden.Number(row, "n"))];
        double[] expected = [.. golden.Rows.Select(row => golden.Number(row, "E"))];
        var totals = golden.Rows.GroupBy(row => row[0]).ToDictionary(group => group.Key, group => group.Sum(row => (long)golden.Number(row, "n")));
        const int draws = 9_999;
        // The last product of the peer stands for all others and is not tested.
        string[] products = [.. golden.Rows.Select(row => row[1]).Distinct()], events = [.. golden.Rows.Select(row => row[0]).Distinct()];
        var table = new long[products.Length, events.Length];
        for (var at = 0; at < observed.Length; at++)
            table[Array.IndexOf(products, golden.Rows[at][1]), Array.IndexOf(events, golden.Rows[at][0])] = observed[at];
        var reference = Array.IndexOf(products, golden.Rows.First(row => double.IsNaN(golden.Number(row, "logLR_pvLRT")))[1]);
        var test = LikelihoodRatio.TestTable(table, seed: 17, draws, reference);
        Deviation conditional = new("Huang's statistic", 1e-9, 1e-12), poisson = new("Poisson statistic", 1e-9, 1e-12), chance = new("standard errors of probabilities", 0, 4);
        for (var at = 0; at < golden.Rows.Count; at++)
        {
            var row = golden.Rows[at];
            var cell = (Array.IndexOf(products, row[1]) * events.Length) + Array.IndexOf(events, row[0]);
            var where = $"{row[0]} × {row[1]}";
            if (golden.Number(row, "logLR_formula") is var formula && !double.IsNaN(formula))
                conditional.Add(where, formula, LikelihoodRatio.Conditional(observed[at], expected[at], totals[row[0]]));
            if (golden.Number(row, "logLR_pvLRT") is var statistic && !double.IsNaN(statistic))
                poisson.Add(where, statistic, test.Values[cell]);
            if (golden.Number(row, "p_value_pvLRT") is not (var p and >= 0))
                continue;
            // Both are simulated: the peer with 10,000 draws.
            var error = Math.Sqrt(2 * Math.Max(p * (1 - p), 1e-4) / draws);
            chance.Add(where, 0, (test.Probabilities[cell] - p) / error);
        }

        conditional.Settle();
        poisson.Settle();
        chance.Settle();
    }
}
