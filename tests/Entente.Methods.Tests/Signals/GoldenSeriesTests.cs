using System.Globalization;
using Entente.Methods.Functions;
using Entente.Methods.Signals;

namespace Entente.Methods.Tests.Signals;

/// <summary>
/// Charts and tests of series equal mdsstat 0.3.3.9000 where it is right, and the reference where it is not. Left out by name: <c>bcpnn</c> and <c>gps</c>
/// (a component read as a natural logarithm; five parameters fitted to four cells), <c>ewma</c> (starts at 0, misplaced bracket; its textbook form is
/// compared), <c>cp_mean</c> and the p-values of <c>lrt</c> (random).
/// </summary>
public class GoldenSeriesTests
{
    private static readonly HashSet<string> LeftOut = ["bcpnn", "gps", "ewma", "cp_mean"];

    [Fact]
    public void Every_number_of_every_series()
    {
        var series = Golden.Read("signals/mdsstat_series.csv");
        var months = series.Rows.GroupBy(row => row[0]).ToDictionary(group => group.Key, group => group.ToList());
        var golden = Golden.Read("signals/mdsstat_results.csv.gz");
        var deviations = new Dictionary<string, Deviation>();
        var (compared, leftOut, refused) = (0, 0, 0);
        foreach (var run in golden.Rows.GroupBy(row => (Series: row[0], Algorithm: row[1], Parameters: row[2])))
        {
            var (name, algorithm, parameters) = run.Key;
            if (LeftOut.Contains(algorithm))
            {
                leftOut++;
                continue;
            }

            // The peer's own limits on the share of empty months are policies of the caller here.
            if (run.First()[3] != "Success")
            {
                refused++;
                continue;
            }

            // 0 ln 0 is 0 here; the peer makes it no number.
            if (algorithm == "lrt" && run.Any(row => row[4] == "statistic" && double.IsNaN(golden.Number(row, "value"))))
                continue;
            var given = new SeriesRun(months[name], series, parameters);
            foreach (var row in run)
            {
                var (field, index) = (row[4], int.Parse(row[5], CultureInfo.InvariantCulture) - 1);
                if (given.Value(algorithm, field, index) is not { } value)
                    continue;
                if (!deviations.TryGetValue(algorithm, out var deviation))
                    deviations[algorithm] = deviation = new(algorithm, relative: 1e-9, absolute: 1e-12);
                deviation.Add($"{name} {parameters} {field} {index}", golden.Number(row, "value"), value);
                compared++;
            }
        }

        foreach (var one in deviations.Values)
            one.Settle();
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} compared, {leftOut} runs left out, {refused} refused by the peer");
        Assert.Equal(9, deviations.Count);
    }

    private sealed class SeriesRun(List<string[]> rows, GoldenTable table, string parameters)
    {
        private readonly Dictionary<string, double> set = parameters.Length == 0 ? []
            : parameters.Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => double.Parse(part[1], CultureInfo.InvariantCulture));

        public double? Value(string algorithm, string field, int index) => algorithm switch
        {
            "xbar" => Chart(field, index),
            "cusum" => Sum(field, index),
            "ewma_textbook(ref)" => Mean(field, index),
            "sprt" => Ratio(field),
            "poisson_rare" => Rare(field),
            "prr" or "ror" => Two(algorithm, field),
            "bcpnn_log2(ref)" => Component(field),
            _ => field == "statistic" ? Likelihood() : null,
        };

        private double? Chart(string field, int index)
        {
            var values = Counts(Given("eval_period", rows.Count));
            var chart = ControlChart.Shewhart(values);
            var rule = chart.Rules[Given("we_rule", 1) - 1];
            return field switch
            {
                "statistic" => chart.Scores[values.Length - rule.Among + index],
                "mu" => chart.Baseline.Mean,
                "sigma" => chart.Baseline.Deviation,
                "signal_threshold" => rule.Limit,
                "ucl" => chart.Baseline.Mean + (BetaFunctions.NormalUpper(0.025) * chart.Baseline.Deviation),
                "signal" => rule.Signal ? 1 : 0,
                _ => null,
            };
        }

        private double? Sum(string field, int index)
        {
            var values = Counts(rows.Count);
            var baseline = ChartBaseline.Of(values.AsSpan(..^1));
            // The peer never adds the first month.
            var chart = ControlChart.CumulativeSum(values.AsSpan(1), baseline, set.GetValueOrDefault("delta", 1), set.TryGetValue("H", out var limit) ? limit / baseline.Deviation : 5);
            return field switch
            {
                "statistic" => index == 0 ? 0 : chart.Values[index - 1],
                "mu" => baseline.Mean,
                "sigma" => baseline.Deviation,
                "signal_threshold" => chart.Limits[^1],
                "signal" => chart.Signals.Contains(chart.Values.Count - 1) ? 1 : 0,
                _ => null,
            };
        }

        private double? Mean(string field, int index)
        {
            var chart = ControlChart.WeightedMean(Counts(rows.Count), null, set.GetValueOrDefault("lambda", 0.85), set.GetValueOrDefault("delta", 3));
            return field == "statistic" ? chart.Values[index] : field == "ucl" ? chart.Limits[index] : null;
        }

        private double? Ratio(string field)
        {
            var values = Counts(rows.Count);
            var last = Given("obs_period", 1);
            var baseline = set.GetValueOrDefault("h0", values[..^last].Average());
            var raised = set.GetValueOrDefault("h1", baseline * set.GetValueOrDefault("relative_risk", 1));
            var state = SequentialRatio.Of((long)values[^last..].Sum(), last, baseline, raised);
            return field switch
            {
                "statistic" => state.LogRatio,
                "lcl" => state.Lower,
                "ucl" => state.Upper,
                "h0" => baseline,
                "h1" => raised,
                "signal" => state.Decision == SequentialDecision.Raised ? 1 : 0,
                _ => null,
            };
        }

        private double? Rare(string field)
        {
            var values = Counts(rows.Count);
            var test = RareEvents.AgainstStated((long)values.Sum(), values.Length, set.GetValueOrDefault("p_rate", 0.2));
            return field switch
            {
                "statistic" => test.Rate,
                "lcl" => test.RateLower,
                "p" => test.Probability,
                "signal" => test.Increased(0.05) ? 1 : 0,
                _ => null,
            };
        }

        private double? Two(string algorithm, string field)
        {
            var level = 1 - set.GetValueOrDefault("alpha", 0.05);
            // The peer adds the correction whether a cell is empty or not; ours only where one is.
            if (set.ContainsKey("cont_adj") && !Table().HasEmptyCell)
                return null;
            var correct = set.ContainsKey("cont_adj");
            var ratio = algorithm == "prr" ? ReportingRatio.Proportional(Table(), level, correct) : ReportingRatio.Odds(Table(), level, correct);
            return field switch
            {
                "statistic" => ratio.Value,
                "lcl" => ratio.Lower,
                "ucl" => ratio.Upper,
                "sigma" => Math.Exp(ratio.LogError!.Value),
                "p" => ratio.PValue() is { } p ? Math.Min(1, 2 * p) : null,
                _ => null,
            };
        }

        private double? Component(string field)
        {
            var component = InformationComponent.Normal(Table());
            return field switch
            {
                "IC" => component.Value,
                "var" => component.Variance,
                "IC025" => component.Lower,
                _ => component.Upper,
            };
        }

        private double Likelihood() => LikelihoodRatio.Conditional(Table());

        private TwoByTwo Table()
        {
            var last = rows[^Given("eval_period", 1)..];
            long Cell(string name) => (long)last.Sum(row => table.Number(row, name));
            return new(Cell("nA"), Cell("nB"), Cell("nC"), Cell("nD"));
        }

        private double[] Counts(int last) => [.. rows[^last..].Select(row => table.Number(row, "nA"))];

        private int Given(string name, int otherwise) => (int)set.GetValueOrDefault(name, otherwise);
    }
}
