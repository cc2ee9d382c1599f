using System.Globalization;

namespace Entente.Methods.Tests.CommandLine;

/// <summary>Agreement on the command line: numbers of irr and irrCAC, of published tables and of hand calculation.</summary>
public class AgreementVerbTests
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["pa"] = "percent", ["bp"] = "brennan-prediger", ["kripp"] = "krippendorff", ["unweighted"] = "identity", ["equal"] = "linear-ranks", ["squared"] = "quadratic-ranks",
        ["coeff"] = "value", ["alpha"] = "value", ["kappa"] = "value", ["icc"] = "value", ["W"] = "value", ["pe"] = "expected", ["z_h0"] = "statistic", ["z"] = "statistic", ["F"] = "statistic", ["chisq"] = "statistic",
        ["lower95"] = "lower", ["upper95"] = "upper",
    };

    public static TheoryData<string> Cases =>
    [
        "krippendorff2011_4x12", "fleiss1971_diagnoses_30x6", "sim01_n60_r4_q5_m10", "sim02_n60_r5_q5_m25", "sim03_n60_r7_q4_m0", "sim04_n60_r5_q2_m0", "sim08_n15_r7_q5_m0", "sim11_n250_r4_q3_m25", "sim12_n59_r2_q5_m25",
        "shrout_fleiss1979_6x4", "simicc01_n20_k6", "simicc03_n17_k2",
    ];

    /// <remarks>Left out: alpha of irr for tables without gaps and its limits of ICC(A,k), which <see cref="Agreement.GoldenAgreementTests"/> shows to be wrong, and Conger's kappa of complete units, which is not printed.</remarks>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Numbers_equal_those_of_independent_programs(string name)
    {
        var file = Golden.PathOf($"methods/agreement/ratings_{name}.csv");
        if (!File.Exists(file))
            file = Golden.PathOf($"third-party/agreement/ratings_{name}.csv");
        var (code, said, complained) = await Shell.Run("agreement", "--ratings", file, "--measures", "percent,fleiss,conger,brennan-prediger,gwet,krippendorff,alpha,cohen,fleiss-complete,kendall,icc",
            "--weights", "identity,linear,quadratic,ordinal,radical,ratio,linear-ranks,quadratic-ranks", "--metric", "nominal,ordinal,interval,ratio");
        Assert.True(code == 0, complained);
        var ours = GoldenTable.Read("", new StringReader(said));
        var rows = ours.Rows.ToDictionary(row => string.Join('|', row.Take(3)));

        var golden = Golden.Read("methods/agreement/expected.csv");
        var gaps = File.ReadLines(file).Any(line => line.Contains(",,", StringComparison.Ordinal) || line.EndsWith(',') || line.Contains("NA", StringComparison.Ordinal));
        var deviation = new Deviation(name, relative: 1e-9, absolute: 1e-12);
        foreach (var row in golden.Rows.Where(row => golden.Text(row, "case") == name))
        {
            var (method, param, quantity) = (golden.Text(row, "method"), golden.Text(row, "param"), golden.Text(row, "quantity"));
            if (method == "kappam_conger_listwise" || (method == "kripp_irr" && !gaps) || (param == "twoway agreement average" && quantity.EndsWith("95", StringComparison.Ordinal)))
                continue;
            var key = method switch
            {
                "kripp_irr" => $"alpha|{param}|all",
                "kappam_fleiss_listwise" => "fleiss-complete|identity|all",
                "kendall_w_listwise" => "kendall|ties|all",
                "icc" => $"icc|ICC({(param.StartsWith("oneway", StringComparison.Ordinal) ? "" : param.Contains("agreement", StringComparison.Ordinal) ? "A," : "C,")}{(param.EndsWith("average", StringComparison.Ordinal) ? "k" : "1")})|all",
                _ when method.StartsWith("cohen_", StringComparison.Ordinal) => $"cohen|{Word(param)}|{method[6..].Replace('_', ' ')}",
                _ => $"{Word(method)}|{Word(param)}|all",
            };
            deviation.Add($"{method} {param} {quantity}", golden.Number(row, "value"), ours.Number(rows[key], quantity == "pa" ? "observed" : Word(quantity)));
        }

        deviation.Settle();
    }

    [Fact]
    public async Task Krippendorffs_published_example_and_its_bootstrap()
    {
        using var shell = new Shell();
        // Computing Krippendorff's alpha-reliability (2011): 40 ratings that can be paired, 8 of them disagree, alpha = 0.743.
        var file = shell.Put("ratings.csv", "unit;A;B;C;D\n1;1;1;;1\n2;2;2;3;2\n3;3;3;3;3\n4;3;3;3;3\n5;2;2;2;2\n6;1;2;3;4\n7;4;4;4;4\n8;1;1;2;1\n9;2;2;2;2\n10;NA;5;5;5\n11;;;1;1\n12;;3;;\n");
        var (code, said, complained) = await Shell.Run("agreement", "--ratings", file, "--measures", "alpha,gwet", "--draws", "4000");
        Assert.True(code == 0, complained);
        var table = GoldenTable.Read("", new StringReader(said));
        foreach (var (metric, alpha) in new[] { ("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849) })
            Assert.Equal(alpha, Number(table, metric, "value"), 5e-4);
        Assert.Equal(8 / 40.0, Number(table, "nominal", "observed"), 1e-12);
        Assert.Equal(1216 / 1560.0, Number(table, "nominal", "expected"), 1e-12);
        // Gwet 2014: AC1 0.77544; the t interval of 11 degrees of freedom goes with 2.200985.
        Assert.Equal(0.77544, Number(table, "identity", "value"), 5e-6);
        Assert.Equal(2.200985 * Number(table, "identity", "se"), Number(table, "identity", "value") - Number(table, "identity", "lower"), 1e-6);
        var bootstrap = Golden.Read("methods/agreement/alpha_bootstrap.csv");
        foreach (var row in bootstrap.Rows.Where(row => row[0] == "krippendorff2011_4x12"))
        {
            Assert.Equal(bootstrap.Number(row, "lo95"), Number(table, row[1], "boot_lower"), bootstrap.Number(row, "compare_tolerance"));
            Assert.Equal(bootstrap.Number(row, "hi95"), Number(table, row[1], "boot_upper"), bootstrap.Number(row, "compare_tolerance"));
        }
    }

    [Fact]
    public async Task Limits_of_alpha_reach_as_far_as_an_independent_bootstrap()
    {
        var bootstrap = Golden.Read("methods/agreement/alpha_bootstrap.csv");
        foreach (var name in new[] { "sim02_n60_r5_q5_m25", "sim03_n60_r7_q4_m0" })
        {
            var (code, said, complained) = await Shell.Run("agreement", "--ratings", Golden.PathOf($"methods/agreement/ratings_{name}.csv"), "--measures", "alpha");
            Assert.True(code == 0, complained);
            var table = GoldenTable.Read("", new StringReader(said));
            foreach (var row in bootstrap.Rows.Where(row => row[0] == name))
            {
                var width = bootstrap.Number(row, "hi95") - bootstrap.Number(row, "lo95");
                Assert.InRange((Number(table, row[1], "upper") - Number(table, row[1], "lower")) / width, 0.9, 1.15);
                Assert.InRange(2 * 1.96 * Number(table, row[1], "se") / width, 0.85, 1.1);
            }
        }
    }

    [Fact]
    public async Task The_worked_example_has_the_kappas_of_the_reference()
    {
        var (code, said, complained) = await Shell.Run("agreement", "--ratings", "docs/methods/examples/ratings.csv", "--scale", "none,minor,major,critical", "--measures", "cohen",
            "--weights", "identity,linear-ranks,quadratic-ranks");
        Assert.True(code == 0, complained);
        var table = GoldenTable.Read("", new StringReader(said));
        Assert.Equal([0.6571, 0.7722, 0.8732], table.Rows.Select(row => Math.Round(table.Number(row, "value"), 4)));
        Assert.Equal((0.75, 0.270833, "12"), (Math.Round(table.Number(table.Rows[0], "observed"), 12), Math.Round(table.Number(table.Rows[0], "expected"), 6), table.Text(table.Rows[0], "units")));
    }

    [Fact]
    public async Task Two_psychiatrists_of_Fleiss_with_errors_by_the_slopes_of_kappa()
    {
        // Fleiss, Levin and Paik (2003), table 18.1: 100 patients, kappa 0.676, standard error by chance alone 0.076.
        int[,] counts = { { 75, 1, 4 }, { 5, 4, 1 }, { 0, 0, 10 } };
        using var shell = new Shell();
        var lines = Enumerable.Range(0, 9).SelectMany(cell => Enumerable.Repeat($"{cell / 3},{cell % 3}", counts[cell / 3, cell % 3])).Select((pair, at) => $"{at},{pair}\n");
        var table = await Shell.Table($"agreement --ratings {shell.Put("ratings.csv", string.Concat(lines.Prepend("patient,a,b\n")))} --measures cohen,fleiss-complete");
        var (kappa, error) = (table.Number(table.Rows[0], "value"), table.Number(table.Rows[0], "se"));
        Assert.Equal(0.676, kappa, 5e-4);
        Assert.Equal(0.676 / 0.0762, table.Number(table.Rows[0], "statistic"), 0.02);

        // The error of the interval by the delta method, with slopes taken numerically.
        double sum = 0, square = 0;
        for (var cell = 0; cell < 9; cell++)
        {
            var slope = (Kappa(cell, 1e-6) - Kappa(cell, -1e-6)) / 2e-6;
            (sum, square) = (sum + (counts[cell / 3, cell % 3] / 100.0 * slope), square + (counts[cell / 3, cell % 3] / 100.0 * slope * slope));
        }

        Assert.Equal(Math.Sqrt((square - (sum * sum)) / 100), error, 1e-8);
        Assert.Equal((kappa - (1.959963985 * error), kappa + (1.959963985 * error)), (table.Number(table.Rows[0], "lower"), table.Number(table.Rows[0], "upper")),
            (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9);
        // A test's error is the coefficient by its z, which irr gives (see the golden cases).
        Assert.Equal(table.Number(table.Rows[1], "value") / table.Number(table.Rows[1], "statistic"), table.Number(table.Rows[1], "se"), 1e-12);

        double Kappa(int moved, double by)
        {
            double Share(int row, int column) => (counts[row, column] / 100.0) + (moved == (3 * row) + column ? by : 0);
            var observed = Enumerable.Range(0, 3).Sum(at => Share(at, at));
            var expected = Enumerable.Range(0, 3).Sum(at => Enumerable.Range(0, 3).Sum(other => Share(at, other)) * Enumerable.Range(0, 3).Sum(other => Share(other, at)));
            return (observed - expected) / (1 - expected);
        }
    }

    [Fact]
    public async Task Bootstrap_limits_of_a_coefficient_are_about_those_of_its_error()
    {
        var table = await Shell.Table($"agreement --ratings {Golden.PathOf("methods/agreement/ratings_sim11_n250_r4_q3_m25.csv")} --measures gwet,brennan-prediger --draws 2000");
        var golden = Golden.Read("methods/agreement/expected.csv");
        foreach (var (row, method) in table.Rows.Zip(["gwet", "bp"]))
        {
            double Theirs(string quantity) => golden.Number(golden.Rows.Single(one => one[0] == "sim11_n250_r4_q3_m25" && one[1] == method && one[2] == "unweighted" && one[3] == quantity), "value");
            Assert.Equal(Theirs("coeff") - (1.96 * Theirs("se")), table.Number(row, "boot_lower"), 0.3 * Theirs("se"));
            Assert.Equal(Theirs("coeff") + (1.96 * Theirs("se")), table.Number(row, "boot_upper"), 0.3 * Theirs("se"));
        }
    }

    [Fact]
    public async Task Who_and_what_drives_disagreement()
    {
        using var shell = new Shell();
        // d is one step higher every time, so half of each of its disagreements is its own; the criterion "clear" is read alike by all.
        var file = shell.Put("ratings.csv", string.Concat(Enumerable.Range(0, 9).Select(unit => string.Create(CultureInfo.InvariantCulture,
            $"vague,{unit},{1 + (unit % 3)},{1 + (unit % 3)},{1 + (unit % 3)},{2 + (unit % 3)}\nclear,{unit},{1 + (unit % 4)},{1 + (unit % 4)},{1 + (unit % 4)},{1 + (unit % 4)}\n")).Prepend("criterion,unit,a,b,c,d\n")));
        var raters = await Table("raters", "ordinal");
        var d = raters.Rows.Single(row => row[0] == "vague" && row[1] == "d");
        Assert.Equal([0.5, 0.25, 1, 1], new[] { "share", "share_of_pairs", "alpha_without", "mean_deviation" }.Select(column => Math.Round(raters.Number(d, column), 12)));
        Assert.True(raters.Number(d, "influence") < 0);
        var criteria = await Table("criteria", "nominal");
        Assert.Equal([0.0, 1], criteria.Rows.OrderBy(row => row[0], StringComparer.Ordinal).Select(row => Math.Round(criteria.Number(row, "share"), 12)));
        var units = await Table("units", "nominal");
        // Nine equal shares of the disagreement; the clear ones have none to share.
        Assert.Equal(1 / 9.0, units.Number(units.Rows.Single(row => row[0] == "vague" && row[1] == "3"), "share"), 1e-12);
        Assert.True(double.IsNaN(units.Number(units.Rows.Single(row => row[0] == "clear" && row[1] == "3"), "share")));
        var categories = await Table("categories", "nominal");
        // 3, 3, 3 and 4 in a third of the units: 4 meets 3 only, half of 9 of the 27 pairs that differ.
        Assert.Equal(1 / 6.0, categories.Number(categories.Rows.Single(row => row[0] == "vague" && row[1] == "4"), "share"), 1e-12);

        async Task<GoldenTable> Table(string part, string metric)
        {
            var (code, said, complained) = await Shell.Run("agreement", "--ratings", file, "--unit", "unit", "--criterion", "criterion", "--metric", metric, "--drivers", part);
            Assert.True(code == 0, complained);
            return GoldenTable.Read("", new StringReader(said));
        }
    }

    [Fact]
    public async Task When_all_agree_kappa_is_not_defined_and_says_so()
    {
        using var shell = new Shell();
        var (code, said, _) = await Shell.Run("agreement", "--ratings", shell.Put("ratings.csv", "unit,a,b\n1,yes,yes\n2,yes,yes\n"), "--measures", "percent,fleiss,alpha,cohen");
        Assert.Equal(0, code);
        var table = GoldenTable.Read("", new StringReader(said));
        Assert.Equal([1, double.NaN, double.NaN, double.NaN], table.Rows.Select(row => table.Number(row, "value")));
        Assert.All(table.Rows.Skip(1), row => Assert.NotEqual("", table.Text(row, "note")));
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "unit,a\n1,2\n", "", "line 1: a column of units and two columns of raters are needed" },
        { "unit\n1\n", "", "line 1: there is one heading only" },
        { "unit,a,a\n1,2,2\n", "", "there are two columns \"a\"" },
        { "unit,a,b\n", "", "there are headings and no rows" },
        { "unit,a,b\n1,2,2\n2,2,two\n", "", "line 3, column \"b\": \"two\" is no number, unlike the ratings before" },
        { "unit,a,b\n1,low,high\n2,huge,low\n", "--scale low,high", "line 3, column \"a\": \"huge\" is not in the scale low, high" },
        { "unit,a,b\n1,1,2\n2,5,1\n", "--scale 1,2,3", "line 3, column \"a\": \"5\" is not in the scale" },
        { "unit,a,b\n1,low,high\n", "--weights linear", "\"linear\" needs an order of the words" },
        { "unit,a,b\n1,low,high\n", "--scale low,high --metric interval", "\"interval\" needs numbers" },
        { "unit,a,b\n1,1,2\n", "--measures kapa", "There is no \"kapa\" here" },
        { "unit,a,b\n1,1,2\n", "--level 95", "--level: Give a number strictly between 0 and 1" },
        { "unit,a,b\n1,1,2\n", "--raters a,c", "there is no column \"c\"" },
        { "unit,a,b\n1,1,2\n1,2,2\n", "", "line 3, column \"unit\": \"1\" has a row further up" },
        { "unit,a,b\n1,,\n", "", "There is no rating at all" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_cannot_be_computed_is_refused_by_its_place(string content, string options, string says)
    {
        using var shell = new Shell();
        var (code, said, complained) = await Shell.Run(["agreement", "--ratings", shell.Put("ratings.csv", content), "--output", shell["out.csv"], .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(code == 1, $"{code} {complained}");
        Assert.Equal("", said);
        Assert.Contains(says, complained, StringComparison.Ordinal);
        Assert.Equal(["ratings.csv"], shell.Files);
    }

    private static string Word(string text) => Words.GetValueOrDefault(text, text);

    private static double Number(GoldenTable table, string variant, string column) => table.Number(table.Rows.Single(row => row[1] == variant), column);
}
