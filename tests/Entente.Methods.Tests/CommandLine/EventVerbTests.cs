namespace Entente.Methods.Tests.CommandLine;

/// <summary>Event history on the command line: the published example, closed forms, hand calculation.</summary>
public class EventVerbTests
{
    // Freireich et al. 1963, the group treated with 6-mercaptopurine; in weeks, + still without relapse.
    private const string Treated = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

    [Fact]
    public async Task The_published_curve_with_its_limits()
    {
        using var shell = new Shell();
        var file = shell.Put("cases.csv", string.Concat(Treated.Split(' ').Select(week => $"{week.TrimEnd('+')},{(week.EndsWith('+') ? 0 : 1)}\n").Prepend("time,event\n")));
        var table = await Shell.Table($"events survival --cases {file}");
        Column("time", 0, 6, 7, 10, 13, 16, 22, 23);
        Column("at_risk", 0, 21, 17, 15, 12, 11, 7, 6);
        Column("events", 0, 3, 1, 1, 1, 1, 1, 1);
        Column("survival", 4, 0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482);
        Column("se", 4, 0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346);
        // Limits on ln(-ln S), as Stata's "sts list" prints them.
        Column("lower", 4, 0.6197, 0.5631, 0.5032, 0.4316, 0.3675, 0.2678, 0.1881);
        Column("upper", 4, 0.9516, 0.9228, 0.8894, 0.8491, 0.8049, 0.7468, 0.6801);
        // On ln S, as R's survfit prints them.
        table = await Shell.Table($"events survival --scale log --cases {file}");
        Column("lower", 3, 0.720, 0.653, 0.586, 0.510, 0.439, 0.337, 0.249);
        Column("upper", 3, 1, 0.996, 0.968, 0.935, 0.896, 0.858, 0.807);
        // On S itself: S -+ 1.959964 se.
        table = await Shell.Table($"events survival --scale plain --cases {file}");
        Assert.Equal(0.4482 - (1.959964 * 0.1346), table.Number(table.Rows[^1], "lower"), 2e-4);

        table = await Shell.Table($"events survival --cases {file} --quantiles 0.5,0.4");
        Assert.Equal(["23", "NA"], table.Rows.Select(row => table.Text(row, "time")));
        table = await Shell.Table($"events survival --cases {file} --at 5,15,36");
        Column("survival", 4, 1, 0.6902, double.NaN);

        void Column(string column, int digits, params double[] expected) => Assert.Equal(expected, table.Rows.Select(row => Math.Round(table.Number(row, column), digits)));
    }

    [Fact]
    public async Task Groups_weights_and_late_entries()
    {
        using var shell = new Shell();
        // Group a: 4 cases at 1, of which 2 with the event; b: two at risk at 5, for the third comes in at 6, then two at 8.
        var file = shell.Put("cases.csv", "time;event;group;weight;entry\n1;yes;a;2;\n2;no;a;2;0\n5;1;b;1;0\n8;1;b;1;2\n9;0;b;1;6\n");
        var table = await Shell.Table($"events survival --cases {file}");
        Assert.Equal(["a 1 4 2 0.5", "b 5 2 1 0.5", "b 8 2 1 0.25"], table.Rows.Select(row => string.Join(' ', row.Take(5))));
    }

    [Fact]
    public async Task A_hazard_of_one_yes_or_no_is_the_log_odds_ratio_with_Woolfs_error()
    {
        var table = await Shell.Table("events hazard --periods docs/methods/examples/periods.csv --weight rows --penalty 0");
        Assert.Equal(["(intercept)", "single_source"], table.Rows.Select(row => row[0]));
        Assert.Equal(Math.Log(60 / 2840.0), table.Number(table.Rows[0], "coefficient"), 1e-9);
        Assert.Equal(12.0 * 2840 / (88 * 60), table.Number(table.Rows[1], "odds_ratio"), 1e-8);
        Assert.Equal(Math.Sqrt((1 / 12.0) + (1 / 88.0) + (1 / 60.0) + (1 / 2840.0)), table.Number(table.Rows[1], "se"), 1e-8);
        Assert.Equal((12 * Math.Log(0.12)) + (88 * Math.Log(0.88)) + (60 * Math.Log(60 / 2900.0)) + (2840 * Math.Log(2840 / 2900.0)), table.Number(table.Rows[0], "log_likelihood"), 1e-8);
        Assert.Equal("converged", table.Text(table.Rows[0], "end"));
    }

    [Fact]
    public async Task Scores_of_predictions_by_hand()
    {
        using var shell = new Shell();
        var file = shell.Put("predictions.csv", "predicted,event\n0.9,1\n0.8,0\n0.3,1\n0.2,0\n");
        var table = await Shell.Table($"events score --predictions {file}");
        // (0.01 + 0.64 + 0.49 + 0.04)/4; three of four pairs in order; precision 1 and 2/3 at the two events.
        Assert.Equal([0.295, 0.75, 5 / 6.0], table.Rows.Select(row => table.Number(row, "value")), (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.All(table.Rows, row => Assert.True(table.Number(row, "lower") <= table.Number(row, "value") && table.Number(row, "value") <= table.Number(row, "upper")));

        // The Brier score is a mean, so its interval is about that of a mean: 200 predictions of 0.3, 60 of them right, squares 0.49 and 0.09.
        var mean = shell.Put("many.csv", string.Concat(Enumerable.Range(0, 200).Select(at => $"0.3,{(at < 60 ? 1 : 0)}\n").Prepend("predicted,event\n")));
        table = await Shell.Table($"events score --predictions {mean} --draws 4000");
        var (value, reach) = (0.21, 1.96 * 0.4 * Math.Sqrt(0.3 * 0.7 / 200));
        Assert.Equal(value, table.Number(table.Rows[0], "value"), 1e-12);
        Assert.Equal(value - reach, table.Number(table.Rows[0], "lower"), 0.1 * reach);
        Assert.Equal(value + reach, table.Number(table.Rows[0], "upper"), 0.1 * reach);

        // One bin of equal predictions: 9 of 78 has Wilson's limits 6.19 and 20.50 %.
        var bin = shell.Put("bin.csv", string.Concat(Enumerable.Range(0, 78).Select(at => $"0.1,{(at < 9 ? 1 : 0)}\n").Prepend("predicted,event\n")));
        table = await Shell.Table($"events score --predictions {bin} --bins 10");
        Assert.Equal(["0.1", "0.1", "78"], Assert.Single(table.Rows).Take(3));
        Assert.Equal([0.1, 0.1154, 0.0619, 0.2050], new[] { "predicted", "observed", "lower", "upper" }.Select(column => Math.Round(table.Number(table.Rows[0], column), 4)));

        // When nothing happens there is nothing to tell apart.
        table = await Shell.Table($"events score --predictions {shell.Put("none.csv", "predicted,event\n0.1,0\n0.2,0\n")} --draws 10");
        Assert.Equal(["NA", "NA"], table.Rows.Skip(1).Select(row => table.Text(row, "value")));
        Assert.All(table.Rows.Skip(1), row => Assert.NotEqual("", table.Text(row, "note")));
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "time,event\n-1,1\n", "survival --cases", "line 2, column \"time\": a time is at least 0" },
        { "time,event\n1,2\n", "survival --cases", "line 2, column \"event\": \"2\" is neither yes nor no" },
        { "time,event,weight\n1,1,0\n", "survival --cases", "line 2, column \"weight\"" },
        { "time,event,entry\n1,1,1\n", "survival --cases", "line 2, column \"entry\"" },
        { "time,event\n", "survival --cases", "there are headings and no rows" },
        { "time,event\n1,1\n", "survival --at 1 --quantiles 0.5 --cases", "one at a time" },
        { "event,x\n1,1\n1,2\n", "hazard --periods", "both kinds" },
        { "event,x\n1,1\n0,one\n", "hazard --periods", "line 3, column \"x\": \"one\" is no number" },
        { "event\n1\n0\n", "hazard --periods", "there is no column of a feature" },
        { "event,x\n1,1\n0,2\n", "hazard --penalty -1 --periods", "--penalty: Give a finite number of at least 0" },
        { "predicted,event\n1.5,1\n", "score --predictions", "line 2, column \"predicted\": a probability is from 0 to 1" },
        { "predicted,event\n0.5,1\n", "score --draws 0 --predictions", "--draws: Give a whole number of at least 1" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_cannot_be_computed_is_refused_by_its_place(string content, string asked, string says) => await Shell.Refuses("events", content, asked, says);
}
