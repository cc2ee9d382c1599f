namespace Entente.Methods.Tests.CommandLine;

/// <summary>Proficiency testing on the command line: numbers of metRology, robustbase and an exact Q method, of the references and of printed tables.</summary>
public class ProficiencyVerbTests
{
    private static readonly Dictionary<string, (string Way, string Column)> Words = new(StringComparer.Ordinal)
    {
        ["algA_exact mean"] = ("algorithm-a", "value"), ["algA_exact sd"] = ("algorithm-a", "sd"), ["u_xpt u"] = ("algorithm-a", "u"),
        ["algA_iso_constants mean"] = ("algorithm-a-printed", "value"), ["algA_iso_constants sd"] = ("algorithm-a-printed", "sd"),
        ["algA_iso_stop3 mean"] = ("algorithm-a-third", "value"), ["algA_iso_stop3 sd"] = ("algorithm-a-third", "sd"), ["algA_iso_stop3 iterations"] = ("algorithm-a-third", "iterations"),
        ["median mean"] = ("median-made", "value"), ["MADe_1.4826 sd"] = ("median-made", "sd"), ["nIQR_0.7413_type7 sd"] = ("median-niqr", "sd"), ["Qn_finite sd"] = ("median-qn", "sd"), ["Sn_finite sd"] = ("median-sn", "sd"),
        ["Q_method sd"] = ("q-hampel", "sd"), ["Q_Hampel mean"] = ("q-hampel", "value"), ["Q_method_replicates sd"] = ("q-hampel", "sd"), ["Q_Hampel_replicates mean"] = ("q-hampel", "value"),
        ["mandel_paule mean"] = ("mandel-paule", "value"), ["mandel_paule u"] = ("mandel-paule", "u"), ["dersimonian_laird mean"] = ("dersimonian-laird", "value"), ["dersimonian_laird u"] = ("dersimonian-laird", "u"),
    };

    [Theory]
    [InlineData("iso5725_5_creosote")]
    [InlineData("sim01_p12")]
    [InlineData("sim02_p5")]
    [InlineData("sim03_p35")]
    [InlineData("sim06_p8")]
    [InlineData("sim08_p60")]
    [InlineData("repl01_p7_m2")]
    [InlineData("repl02_p7_m3")]
    public async Task Consensus_values_of_independent_programs(string name)
    {
        var consensus = await Shell.Table($"proficiency consensus --results {Golden.PathOf($"methods/proficiency/pt_{name}.csv")}");
        var stated = name.StartsWith("sim", StringComparison.Ordinal) ? await Shell.Table($"proficiency consensus --results {Golden.PathOf($"methods/proficiency/kc_{name}.csv")}") : consensus;
        var golden = Golden.Read("methods/proficiency/expected.csv");
        var deviation = new Deviation(name, relative: 1e-9, absolute: 1e-13);
        foreach (var row in golden.Rows.Where(row => golden.Text(row, "case") == name))
        {
            if (!Words.TryGetValue($"{golden.Text(row, "method")} {golden.Text(row, "quantity")}", out var place))
                continue;
            var table = place.Way is "mandel-paule" or "dersimonian-laird" ? stated : consensus;
            deviation.Add($"{place}", golden.Number(row, "value"), table.Number(table.Rows.Single(one => one[0] == place.Way), place.Column));
        }

        // ISO 13528, 7.7.3: 1.25 s/√p for every robust value.
        var laboratories = File.ReadLines(Golden.PathOf($"methods/proficiency/pt_{name}.csv")).Skip(1).Select(line => line.Split(',')[0]).Distinct(StringComparer.Ordinal).Count();
        foreach (var row in consensus.Rows.Where(row => !double.IsNaN(consensus.Number(row, "sd"))))
            deviation.Add($"{row[0]} u", 1.25 * consensus.Number(row, "sd") / Math.Sqrt(laboratories), consensus.Number(row, "u"));
        // Mandel and Paule's condition: the weighted squares are p - 1; the uncertainty is that of the weighted mean.
        if (stated != consensus && stated.Rows.Single(row => row[0] == "mandel-paule") is var paule && stated.Number(paule, "sd") > 0)
        {
            var given = Golden.Read($"methods/proficiency/kc_{name}.csv");
            double[] weights = [.. given.Rows.Select(row => 1 / (Math.Pow(given.Number(row, "u"), 2) + Math.Pow(stated.Number(paule, "sd"), 2)))];
            deviation.Add("weighted squares", laboratories - 1, given.Rows.Select((row, at) => weights[at] * Math.Pow(given.Number(row, "x") - stated.Number(paule, "value"), 2)).Sum());
            deviation.Add("mandel-paule u", 1 / Math.Sqrt(weights.Sum()), stated.Number(paule, "u"));
        }

        deviation.Settle();
    }

    [Theory]
    [InlineData("sim01_p12")]
    [InlineData("sim02_p5")]
    [InlineData("sim08_p60")]
    public async Task Scores_of_the_golden_rounds(string name)
    {
        var file = Golden.PathOf($"methods/proficiency/scores_{name}.csv");
        var golden = Golden.Read($"methods/proficiency/scores_{name}.csv");
        var given = await Shell.Table($"proficiency score --results {file} --assigned {golden.Text(golden.Rows[0], "xpt")} --assigned-u {golden.Text(golden.Rows[0], "u_xpt")} --sigma {golden.Text(golden.Rows[0], "sigma_pt")}");
        var consensus = await Shell.Table($"proficiency score --results {file}");
        Deviation scores = new($"{name} scores", relative: 1e-9, absolute: 1e-12), agreed = new($"{name} by consensus", relative: 1e-6, absolute: 1e-9);
        foreach (var (row, at) in golden.Rows.Select((row, at) => (row, at)))
        {
            foreach (var (theirs, ours) in new[] { ("D", "difference"), ("D_percent", "percent"), ("z", "z"), ("z_prime", "z_prime"), ("zeta", "zeta"), ("En_k2", "en"), ("P_A", "percent_of_permitted") })
            {
                scores.Add($"{row[0]} {ours}", golden.Number(row, theirs), given.Number(given.Rows[at], ours));
                agreed.Add($"{row[0]} {ours}", golden.Number(row, theirs), consensus.Number(consensus.Rows[at], ours));
            }

            // Limits of ISO 13528, 9.4: beyond 2 questionable, from 3 on unsatisfactory; z' where u of the assigned value is above 0.3 sigma.
            var counts = golden.Number(row, "u_xpt") <= 0.3 * golden.Number(row, "sigma_pt") ? "z" : "z'";
            var score = Math.Abs(golden.Number(row, counts == "z" ? "z" : "z_prime"));
            Assert.Equal((counts, score >= 3 ? "unsatisfactory" : score > 2 ? "questionable" : "satisfactory"), (given.Text(given.Rows[at], "counts"), given.Text(given.Rows[at], "verdict")));
            Assert.Equal(Math.Abs(golden.Number(row, "En_k2")) > 1 ? "unsatisfactory" : "satisfactory", given.Text(given.Rows[at], "en_verdict"));
        }

        scores.Settle();
        agreed.Settle();
    }

    [Fact]
    public async Task The_ten_laboratories_of_the_reference()
    {
        var table = await Shell.Table("proficiency score --results docs/methods/examples/results.csv --sigma 0.25 --consensus algorithm-a-printed");
        Assert.Equal((5.0278, 0.0685), (Math.Round(table.Number(table.Rows[0], "assigned"), 4), Math.Round(table.Number(table.Rows[0], "u_assigned"), 4)));
        Assert.Equal([-0.83, 0.89, 5.49], new[] { 0, 5, 8 }.Select(lab => Math.Round(table.Number(table.Rows[lab], "z"), 2)));
        Assert.Equal("unsatisfactory", table.Text(table.Rows[8], "verdict"));
        var narrow = await Shell.Table("proficiency score --results docs/methods/examples/results.csv --sigma 0.2");
        Assert.All(narrow.Rows, row => Assert.Equal("z'", narrow.Text(row, "counts")));
    }

    [Theory]
    [InlineData("repl01_p7_m2", 1.711, 1.870)]
    [InlineData("repl02_p7_m3", 1.711, 1.659)]
    public async Task Mandels_h_and_k(string name, double h, double k)
    {
        var file = Golden.PathOf($"methods/proficiency/pt_{name}.csv");
        var mandel = await Shell.Table($"proficiency mandel --results {file}");
        var golden = Golden.Read($"methods/proficiency/mandel_{name}.csv");
        var deviation = new Deviation(name, relative: 1e-9, absolute: 1e-12);
        foreach (var (row, at) in golden.Rows.Select((row, at) => (row, at)))
        {
            deviation.Add($"{at} h", golden.Number(row, "mandel_h"), mandel.Number(mandel.Rows[at], "h"));
            deviation.Add($"{at} k", golden.Number(row, "mandel_k"), mandel.Number(mandel.Rows[at], "k"));
            Assert.Equal((h, k), (Math.Round(mandel.Number(mandel.Rows[at], "critical_h"), 3), Math.Round(mandel.Number(mandel.Rows[at], "critical_k"), 3)));
            Assert.Equal(Math.Abs(golden.Number(row, "mandel_h")) > h || golden.Number(row, "mandel_k") > k ? "true" : "false", mandel.Text(mandel.Rows[at], "stands_out"));
        }

        // The same file as items: their deviations within and between.
        using var shell = new Shell();
        var items = await Shell.Table($"proficiency items --items {shell.Put("items.csv", (await File.ReadAllTextAsync(file)).Replace("\"lab\"", "item", StringComparison.Ordinal))}");
        var expected = Golden.Read("methods/proficiency/expected.csv");
        foreach (var row in expected.Rows.Where(row => expected.Text(row, "case") == name && expected.Text(row, "method") == "homogeneity"))
            deviation.Add(expected.Text(row, "quantity"), expected.Number(row, "value"), items.Number(items.Rows[0], expected.Text(row, "quantity") switch { "sw" => "within", "s_xbar" => "of_means", _ => "between" }));
        deviation.Settle();
    }

    [Fact]
    public async Task Items_and_drift_by_their_criteria()
    {
        var items = await Shell.Table("proficiency items --items docs/methods/examples/items.csv --sigma 0.1");
        Assert.Equal(("true", "true"), (items.Text(items.Rows[0], "passes"), items.Text(items.Rows[0], "passes_expanded")));
        Assert.Equal(0.03, items.Number(items.Rows[0], "limit"), 1e-12);
        Assert.Equal(10.0015, items.Number(items.Rows[0], "mean"), 1e-12);
        // Ten items in duplicate: F1 = 1.88 and F2 = 1.01 of Fearn and Thompson's table; s_w by hand from the ten differences, 3.1e-3/20.
        Assert.Equal((1.88 * 0.0009) + (1.01 * 0.0031 / 20), Math.Pow(items.Number(items.Rows[0], "expanded_limit"), 2), 5e-6);
        using var shell = new Shell();
        var apart = await Shell.Table($"proficiency items --sigma 0.1 --items {shell.Put("items.csv", (await File.ReadAllTextAsync(Shell.Path("docs/methods/examples/items.csv"))).Replace("1,10.01\n1,9.99", "1,10.5\n1,10.5", StringComparison.Ordinal))}");
        Assert.Equal("false", apart.Text(apart.Rows[0], "passes"));

        // Means 10.1 and 10.1; the first differ by 0.2, so s = 0.141421 and u = 0.1, and the other time adds nothing.
        var drift = await Shell.Table("proficiency drift --times docs/methods/examples/drift.csv --sigma 0.5");
        Assert.Equal([0, 0.1, 0.15, 0.35], new[] { "difference", "u", "limit", "expanded_limit" }.Select(column => Math.Round(drift.Number(drift.Rows[0], column), 12)));
        Assert.Equal("true", drift.Text(drift.Rows[0], "passes"));
    }

    [Fact]
    public async Task The_six_samples_of_the_reference()
    {
        var table = await Shell.Table("proficiency identify --answers docs/methods/examples/answers.csv");
        Assert.Equal(["L1", "12", "24", "0.5", "S4", "unsatisfactory"], Assert.Single(table.Rows));
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "lab,x\n1,a\n", "score --results", "line 2, column \"x\": \"a\" is no number" },
        { "lab,x\n,1\n", "score --results", "line 2, column \"lab\": this is empty" },
        { "lab,x\n", "consensus --results", "there are headings and no rows" },
        { "lab,x\n1,1\n", "consensus --results", "give at least 2" },
        { "lab,x,u\n1,1,-1\n2,1,1\n", "score --results", "line 2, column \"u\": an uncertainty is at least 0" },
        { "lab,x,u\n1,1,1\n1,1,2\n", "score --results", "line 3, column \"u\": \"1\" states another uncertainty further up" },
        { "lab,x\n1,5\n2,5\n3,5\n4,6\n", "score --results", "More than half of the results are equal" },
        { "lab,x\n1,5\n2,6\n", "score --consensus mandel-paule --sigma 1 --results", "Laboratory \"1\" states no uncertainty above 0" },
        { "lab,x,u\n1,5,1\n2,6,1\n", "score --consensus mandel-paule --results", "give --sigma" },
        { "lab,x\n1,5\n2,6\n", "score --sigma 0 --results", "--sigma: Give a finite number above 0" },
        { "lab,x\n1,5\n2,6\n", "score --assigned-u 1 --results", "--assigned-u belongs to --assigned" },
        { "lab,x\n1,5\n1,6\n2,6\n3,6\n", "mandel --results", "\"2\" has 1 results where \"1\" has 2" },
        { "lab,x\n1,5\n2,6\n", "mandel --results", "at least three laboratories" },
        { "item,x\n1,5\n2,6\n", "items --items", "at least 2" },
        { "time,x\n1,5\n", "drift --sigma 1 --times", "column \"time\": there are 1 times" },
        { "lab,sample,positive,answer\nL,S,1,yes\n", "identify --answers", "line 2, column \"answer\": \"yes\" is no answer" },
        { "lab,sample,positive,answer\nL,S,0,missed\n", "identify --answers", "line 2, column \"answer\": \"missed\" is no answer to a negative sample" },
        { "lab,sample,positive,answer\nL,S,perhaps,missed\n", "identify --answers", "line 2, column \"positive\": \"perhaps\" is neither yes nor no" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_cannot_be_computed_is_refused_by_its_place(string content, string asked, string says) => await Shell.Refuses("proficiency", content, asked, says);
}
