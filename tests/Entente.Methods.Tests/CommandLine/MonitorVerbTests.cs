using System.Globalization;

namespace Entente.Methods.Tests.CommandLine;

/// <summary>Watching counts on the command line: numbers of Sequential, of an exact recursion, of mdsstat and of hand calculation.</summary>
public class MonitorVerbTests
{
    [Fact]
    public async Task Maximised_tests_of_the_golden_paths()
    {
        var paths = Golden.Read("signals/maxsprt_paths.csv");
        var decisions = Golden.Read("signals/maxsprt_paths_decision.csv");
        var deviation = new Deviation("signals monitor, maxsprt", relative: 1e-9, absolute: 1e-12);
        var table = await Shell.Table($"signals monitor --series {Golden.PathOf("signals/maxsprt_paths.csv")} --name series --time period --count observed");
        Assert.Equal(paths.Rows.Count, table.Rows.Count);
        foreach (var decision in decisions.Rows)
        {
            var (ours, theirs) = (table.Rows.Where(row => row[0] == decision[0]).ToList(), paths.Rows.Where(row => row[0] == decision[0]).ToList());
            for (var at = 0; at < theirs.Count; at++)
            {
                deviation.Add($"{decision[0]} {at} critical", decisions.Number(decision, "cv_continuous_M1_a05"), table.Number(ours[at], "upper"));
                deviation.Add($"{decision[0]} {at} statistic", paths.Number(theirs[at], "llr"), table.Number(ours[at], "statistic"));
                deviation.Add($"{decision[0]} {at} observed", paths.Number(theirs[at], "cum_observed"), table.Number(ours[at], "observed"));
                deviation.Add($"{decision[0]} {at} expected", paths.Number(theirs[at], "cum_expected"), table.Number(ours[at], "expected"));
            }

            var first = ours.FindIndex(row => table.Text(row, "signal") == "true");
            Assert.Equal(decisions.Text(decision, "first_signal_period"), first < 0 ? "NA" : (first + 1).ToString(CultureInfo.InvariantCulture));
        }

        deviation.Settle();
    }

    [Fact]
    public async Task The_critical_value_of_a_planned_length()
    {
        var golden = Golden.Read("signals/maxsprt_poisson_cv.csv");
        foreach (var row in golden.Rows.Where(row => golden.Number(row, "T") >= 20).Take(4))
        {
            var table = await Shell.Table($"signals monitor --series docs/methods/examples/incidents.csv --length {golden.Text(row, "T")} --start {golden.Text(row, "D")} --least {golden.Text(row, "M")} --error {golden.Text(row, "alpha")}");
            Assert.Equal(golden.Number(row, "cv_ref"), table.Number(table.Rows[0], "upper"), 1e-8);
        }
    }

    [Theory]
    [InlineData("M001")]
    [InlineData("S001")]
    public async Task Charts_of_the_golden_series(string name)
    {
        using var shell = new Shell();
        var (series, golden) = (Golden.Read("signals/mdsstat_series.csv"), Golden.Read("signals/mdsstat_results.csv.gz"));
        var months = series.Rows.Where(row => row[0] == name).ToList();
        var all = shell.Put("all.csv", string.Concat(months.Select(row => $"{series.Text(row, "time")},{series.Text(row, "nA")}\n").Prepend("t,y\n")));
        // The peer's CUSUM never adds the first month.
        var later = shell.Put("later.csv", string.Concat(months.Skip(1).Select(row => $"{series.Text(row, "time")},{series.Text(row, "nA")}\n").Prepend("t,y\n")));
        var deviation = new Deviation($"signals monitor, {name}", relative: 1e-9, absolute: 1e-12);

        var points = await Shell.Table($"signals monitor --method shewhart --series {all}");
        deviation.Add("xbar", Theirs("xbar", "", "statistic", 1), points.Number(points.Rows[^1], "statistic"));
        deviation.Add("xbar mu", Theirs("xbar", "", "mu", 1), points.Number(points.Rows[^1], "expected"));
        deviation.Add("xbar limit", Theirs("xbar", "", "mu", 1) + (3 * Theirs("xbar", "", "sigma", 1)), points.Number(points.Rows[^1], "upper"));

        var sums = await Shell.Table(string.Create(CultureInfo.InvariantCulture, $"signals monitor --method cusum --series {later} --mean {Theirs("cusum", "", "mu", 1):R} --deviation {Theirs("cusum", "", "sigma", 1):R} --shift 0.5"));
        for (var at = 1; at < months.Count; at++)
            deviation.Add($"cusum {at}", Theirs("cusum", "delta=0.5", "statistic", at + 1), sums.Number(sums.Rows[at - 1], "statistic"));
        deviation.Add("cusum limit", Theirs("cusum", "delta=0.5", "signal_threshold", 1), sums.Number(sums.Rows[^1], "upper"));

        var means = await Shell.Table($"signals monitor --method ewma --series {all} --weight 0.85 --width 3");
        for (var at = 0; at < months.Count; at++)
        {
            deviation.Add($"ewma {at}", Theirs("ewma_textbook(ref)", null, "statistic", at + 1), means.Number(means.Rows[at], "statistic"));
            deviation.Add($"ewma limit {at}", Theirs("ewma_textbook(ref)", null, "ucl", at + 1), means.Number(means.Rows[at], "upper"));
            Assert.Equal(Theirs("ewma_textbook(ref)", null, "statistic", at + 1) > Theirs("ewma_textbook(ref)", null, "ucl", at + 1) ? "true" : "false", means.Text(means.Rows[at], "signal"));
        }

        deviation.Settle();

        double Theirs(string algorithm, string? parameters, string field, int index) => golden.Number(golden.Rows.First(row =>
            row[0] == name && row[1] == algorithm && (parameters is null || row[2] == parameters) && row[4] == field && row[5] == index.ToString(CultureInfo.InvariantCulture)), "value");
    }

    [Fact]
    public async Task A_rate_against_a_stated_one_and_against_earlier_periods()
    {
        using var shell = new Shell();
        var (series, golden) = (Golden.Read("signals/mdsstat_series.csv"), Golden.Read("signals/mdsstat_results.csv.gz"));
        var deviation = new Deviation("signals monitor, rate", relative: 1e-9, absolute: 1e-15);
        foreach (var run in golden.Rows.Where(row => row[1] == "poisson_rare" && row[2].Length == 0 && row[3] == "Success").GroupBy(row => row[0]).Take(5))
        {
            var months = series.Rows.Where(row => row[0] == run.Key).ToList();
            var file = shell.Put("sum.csv", string.Create(CultureInfo.InvariantCulture, $"t,y,months\n1,{months.Sum(row => series.Number(row, "nA"))},{months.Count}\n"));
            var table = await Shell.Table($"signals monitor --method rate --rate 0.2 --exposure months --series {file}");
            foreach (var (field, column) in new[] { ("statistic", "statistic"), ("lcl", "lower"), ("p", "p") })
                deviation.Add($"{run.Key} {field}", golden.Number(run.First(row => row[4] == field), "value"), table.Number(table.Rows[0], column));
            Assert.Equal(golden.Number(run.First(row => row[4] == "signal"), "value") == 1 ? "true" : "false", table.Text(table.Rows[0], "signal"));
        }

        deviation.Settle();
        // 9 of 1,000 devices after 4 of 2,000: given 13 in all, binomial with a third; 4 were 2 expected.
        var earlier = await Shell.Table($"signals monitor --method rate --exposure devices --series {shell.Put("devices.csv", "t,y,devices\n1,4,2000\n2,9,1000\n")}");
        var chance = Enumerable.Range(9, 5).Sum(count => Choose(13, count) * Math.Pow(1 / 3.0, count) * Math.Pow(2 / 3.0, 13 - count));
        Assert.Equal([0.009, 2, chance], new[] { "statistic", "expected", "p" }.Select(column => Math.Round(earlier.Number(earlier.Rows[1], column), 12)), (one, other) => Math.Abs(one - other) < 1e-11);
        // Garwood's lower limit: with it, 9 or more have probability 0.05.
        var (mean, term, below) = (1000 * earlier.Number(earlier.Rows[1], "lower"), 1.0, 0.0);
        for (var count = 0; count < 9; count++)
            (below, term) = (below + term, term * mean / (count + 1));
        Assert.Equal(0.05, 1 - (below * Math.Exp(-mean)), 1e-10);
        Assert.Equal(("NA", "false", "true"), (earlier.Text(earlier.Rows[0], "p"), earlier.Text(earlier.Rows[0], "signal"), earlier.Text(earlier.Rows[1], "signal")));

        static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;
    }

    [Fact]
    public async Task Walds_test_of_two_rates()
    {
        using var shell = new Shell();
        // ln LR = 3 ln 2 - 2 (1 - 0.5) and so on, by hand; bounds ln(0.2/0.95) and ln(0.8/0.05).
        var table = await Shell.Table($"signals monitor --method sprt --rate 0.5 --raised 1 --series {shell.Put("counts.csv", "t,y\n1,1\n2,2\n3,4\n4,0\n")}");
        foreach (var (row, at) in table.Rows.Select((row, at) => (row, at)))
        {
            Assert.Equal((new[] { 1, 3, 7, 7 }[at] * Math.Log(2)) - ((at + 1) * 0.5), table.Number(row, "statistic"), 1e-12);
            Assert.Equal((Math.Log(0.2 / 0.95), Math.Log(16), (at + 1) * 0.5), (table.Number(row, "lower"), table.Number(row, "upper"), table.Number(row, "expected")), (one, other) =>
                Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) + Math.Abs(one.Item3 - other.Item3) < 1e-12);
        }

        Assert.Equal(["false", "false", "true", "true"], table.Rows.Select(row => table.Text(row, "signal")));
    }

    [Fact]
    public async Task A_chart_judges_each_period_by_those_before_it()
    {
        using var shell = new Shell();
        var table = await Shell.Table($"signals monitor --method shewhart --series {shell.Put("counts.csv", "t,y\n1,5\n2,5\n3,6\n4,5\n10,5\n9,50\n")}");
        Assert.Equal(["1", "2", "3", "4", "9", "10"], table.Rows.Select(row => row[0]));
        Assert.Equal(["false", "false", "false", "false", "true", "false"], table.Rows.Select(row => table.Text(row, "signal")));
        // Before the fifth: mean 5.25; moving ranges 0, 1, 1, so 2/3 over 2/sqrt(pi).
        Assert.Equal(5.25 + (3 * (2 / 3.0) / (2 / Math.Sqrt(Math.PI))), table.Number(table.Rows[4], "upper"), 1e-9);
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "t,y\n1,2\n", "monitor --series", "line 1: there is no column \"expected\"" },
        { "t,y,expected\n1,-2,1\n", "monitor --series", "line 2, column \"y\": \"-2\" is no count" },
        { "t,y,expected\n1,2,-1\n", "monitor --series", "line 2, column \"expected\": expected events are at least 0" },
        { "t,y,expected\n1,2,0\n", "monitor --series", "Nothing is expected in any period" },
        { "t,y,expected\n1,2,1\n1,2,1\n", "monitor --series", "has two values at 1" },
        { "t,y,expected\n1,2,1\n", "monitor --error 0 --series", "--error: Give a number strictly between 0 and 1" },
        { "t,y\n1,2\n2,3\n", "monitor --method sprt --series", "sprt needs --rate and --raised" },
        { "t,y\n1,2\n2,3\n", "monitor --method cusum --mean 1 --series", "--mean and --deviation belong together" },
        { "t,y\n1,2\n2,2\n3,2\n", "monitor --method cusum --series", "All observations of the baseline are equal" },
        { "t,y,n\n1,2,0\n", "monitor --method rate --exposure n --series", "line 2, column \"n\": an exposure is above 0" },
        { "t,y\n1,2\n", "monitor --method maxsprint --series", "There is no \"maxsprint\" here" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_cannot_be_computed_is_refused_by_its_place(string content, string asked, string says) => await Shell.Refuses("signals", content, asked, says);
}
