namespace Entente.Methods.Tests.CommandLine;

/// <summary>Sampling on the command line: numbers of AcceptanceSampling, epiR and PracTools, of the references' campaign and of printed tables.</summary>
public class SampleVerbTests
{
    [Theory]
    [InlineData("rate --margin 0.1 --population 400", "size 78", "exact 77.60")]
    [InlineData("rate --margin 0.1", "size 97", "exact 96.04")]
    [InlineData("detect --prevalence 0.05 --population 400", "size 55", "reached 0.95202")]
    [InlineData("detect --prevalence 0.05 --population 400 --size 54", "cut 1", "reached 0.94907")]
    [InlineData("risk --groups docs/methods/examples/risk-groups.csv --prevalence 0.02", "size 85", "adjusted_risk 1.66667")]
    [InlineData("interval --events 9 --trials 78", "lower 0.0619", "upper 0.2050")]
    [InlineData("interval --events 17 --trials 18", "lower 0.7424", "upper 0.9901")]
    [InlineData("accept --n 80 --c 2 --rates 0.01", "rate 0.01", "accepts 0.953")]
    [InlineData("accept --n 80 --c 2 --rates 0.05", "rate 0.05", "accepts 0.231")]
    [InlineData("inspect --lot 1000 --aql 1", "letter J", "n 80", "accept 2", "reject 3")]
    [InlineData("allocate --strata docs/methods/examples/strata.csv --total 78 --by risk", "sample 24", "exact 23.797")]
    [InlineData("estimate --strata docs/methods/examples/strata.csv", "estimate 0.1167", "se 0.03582", "lower 0.0465", "upper 0.1869")]
    public async Task The_campaign_of_the_references(string asked, params string[] expected)
    {
        var table = await Shell.Table($"sample {asked}");
        foreach (var (column, value) in expected.Select(one => (one.Split(' ')[0], one.Split(' ')[1])))
        {
            var said = table.Text(table.Rows[0], column);
            var digits = value.Contains('.', StringComparison.Ordinal) ? value.Length - value.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            if (digits == 0)
                Assert.Equal(value, said);
            else
                Assert.Equal(GoldenTable.Parse(value), GoldenTable.Parse(said), 0.51 * Math.Pow(10, -digits));
        }
    }

    [Fact]
    public async Task Parts_of_the_campaign_add_up()
    {
        var shared = await Shell.Table("sample allocate --strata docs/methods/examples/strata.csv --total 78 --by risk");
        Assert.Equal(["24", "24", "18", "12", "78"], shared.Rows.Select(row => shared.Text(row, "sample")));
        // Wilson's interval as printed, (p + z²/2n ± z √(p q/n + z²/4n²))/(1 + z²/n), at the size of a simple sample of equal precision.
        var whole = await Shell.Table("sample estimate --strata docs/methods/examples/strata.csv");
        var (p, z) = (whole.Number(whole.Rows[0], "estimate"), 1.959963985);
        var n = p * (1 - p) / Math.Pow(whole.Number(whole.Rows[0], "se"), 2);
        foreach (var (column, side) in new[] { ("wilson_lower", -1), ("wilson_upper", 1) })
            Assert.Equal((p + (z * z / (2 * n)) + (side * z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))))) / (1 + (z * z / n)), whole.Number(whole.Rows[0], column), 1e-9);
        Assert.Equal(9 / 78.0, whole.Number(whole.Rows[0], "unweighted"), 1e-12);
        var groups = await Shell.Table("sample risk --groups docs/methods/examples/risk-groups.csv --prevalence 0.02");
        Assert.Equal(["85", "9", "94"], groups.Rows.Select(row => groups.Text(row, "size")));
        // 1 - (1 - 0.02 * 2/1.2)^85 (1 - 0.02/1.2)^9 = 0.95175 by hand.
        Assert.Equal(0.95175, groups.Number(groups.Rows[2], "reached"), 1e-4);
        Assert.Equal(0.02 / 1.2, groups.Number(groups.Rows[1], "effective_probability"), 1e-12);
    }

    [Fact]
    public async Task Sizes_of_epiR()
    {
        var golden = Golden.Read("methods/sampling/prevalence_sample_size.csv");
        var deviation = new Deviation("sample rate", relative: 1e-9);
        foreach (var row in golden.Rows.Take(6))
        {
            var size = await Shell.Table($"sample rate --rate {golden.Text(row, "p")} --margin {golden.Text(row, "abs_error")} --level {golden.Text(row, "conf")} --sensitivity {golden.Text(row, "se")} --specificity {golden.Text(row, "sp")}{Population(golden.Text(row, "N"))}");
            Assert.Equal(golden.Text(row, "n"), size.Text(size.Rows[0], "size"));
            deviation.Add(string.Join(' ', row), golden.Number(row, "n_fractional"), size.Number(size.Rows[0], "exact"));
        }

        deviation.Settle();
    }

    [Fact]
    public async Task Detection_of_epiR_and_freecalc()
    {
        var simple = Golden.Read("methods/sampling/freedom_simple.csv");
        var deviation = new Deviation("sample detect", relative: 1e-9);
        foreach (var row in simple.Rows.Take(8))
        {
            var words = $"sample detect --prevalence {simple.Text(row, "pstar")} --sensitivity {simple.Text(row, "se_u")}{Population(simple.Text(row, "N"))}{(simple.Text(row, "N") == "NA" ? "" : " --model approximate")}";
            var size = await Shell.Table($"{words} --confidence {simple.Text(row, "target_sep")}");
            Assert.Equal(simple.Text(row, "n_required"), size.Text(size.Rows[0], "size"));
            var given = await Shell.Table($"{words} --size {simple.Text(row, "n_given")}");
            deviation.Add(string.Join(' ', row), simple.Number(row, "sep_given"), given.Number(given.Rows[0], "reached"));
        }

        var errs = Golden.Read("methods/sampling/freedom_freecalc.csv");
        foreach (var row in errs.Rows.Take(5))
        {
            var words = $"sample detect --prevalence {errs.Text(row, "pstar")} --sensitivity {errs.Text(row, "se_u")} --specificity {errs.Text(row, "sp_u")} --size {errs.Text(row, "n")} --cut {errs.Text(row, "cutpoint")}";
            var exact = await Shell.Table($"{words} --population {errs.Text(row, "N")}");
            deviation.Add($"{string.Join(' ', row)} exact", errs.Number(row, "se_pop_hyper"), exact.Number(exact.Rows[0], "reached"));
            var unbounded = await Shell.Table(words);
            deviation.Add($"{string.Join(' ', row)} unbounded", errs.Number(row, "se_pop_binom"), unbounded.Number(unbounded.Rows[0], "reached"));
        }

        deviation.Settle();
    }

    [Fact]
    public async Task A_test_that_errs_needs_a_cut_point()
    {
        // Found by trying every size and cut point with binomial coefficients in whole numbers, in another language.
        var found = await Shell.Table("sample detect --prevalence 0.2 --population 265 --sensitivity 0.9 --specificity 0.98");
        var (size, cut) = (found.Text(found.Rows[0], "size"), found.Text(found.Rows[0], "cut"));
        Assert.Equal(("30", "3"), (size, cut));
        Assert.Equal(0.9579491459716147, found.Number(found.Rows[0], "reached"), 1e-12);
        var again = await Shell.Table($"sample detect --prevalence 0.2 --population 265 --sensitivity 0.9 --specificity 0.98 --size {size} --cut {cut}");
        Assert.Equal(found.Number(found.Rows[0], "reached"), again.Number(again.Rows[0], "reached"));
    }

    [Fact]
    public async Task Plans_and_curves_of_AcceptanceSampling()
    {
        var plans = Golden.Read("methods/sampling/find_plan.csv");
        foreach (var row in plans.Rows.Take(8))
        {
            var found = await Shell.Table($"sample plan --good {plans.Text(row, "prp")} --accept-good {plans.Text(row, "prp_accept")} --bad {plans.Text(row, "crp")} --accept-bad {plans.Text(row, "crp_accept")}{Way(plans.Text(row, "type"), plans.Text(row, "N"))}");
            Assert.Equal((plans.Text(row, "n"), plans.Text(row, "c")), (found.Text(found.Rows[0], "n"), found.Text(found.Rows[0], "c")));
        }

        var curves = Golden.Read("methods/sampling/oc_curves.csv");
        var deviation = new Deviation("sample accept", relative: 1e-9, absolute: 1e-15);
        foreach (var plan in curves.Rows.GroupBy(row => string.Join(' ', row.Take(8))).GroupBy(plan => curves.Text(plan.First(), "type") + (curves.Text(plan.First(), "n2") == "NA")).SelectMany(kind => kind.Take(2)))
        {
            var first = plan.First();
            var twice = curves.Text(first, "n2") == "NA" ? "" : $" --reject {curves.Text(first, "r1")} --second {curves.Text(first, "n2")} --both {curves.Text(first, "c2")}";
            var curve = await Shell.Table($"sample accept --n {curves.Text(first, "n1")} --c {curves.Text(first, "c1")}{twice}{Way(curves.Text(first, "type"), curves.Text(first, "N"))} --rates {string.Join(',', plan.Select(row => curves.Text(row, "p")))}");
            foreach (var (row, at) in plan.Select((row, at) => (row, at)))
                deviation.Add($"{plan.Key} {curves.Text(row, "p")}", curves.Number(row, "p_accept"), curve.Number(curve.Rows[at], "accepts"));
        }

        deviation.Settle();
    }

    [Fact]
    public async Task Intervals_of_epiR()
    {
        var golden = Golden.Read("methods/sampling/prevalence_ci.csv");
        var closed = new Deviation("sample interval", relative: 1e-9, absolute: 1e-15);
        var solved = new Deviation("Sterne and Blaker", relative: 0, absolute: 1e-4);
        foreach (var row in golden.Rows.Where(row => golden.Number(row, "x") > 1).GroupBy(row => golden.Text(row, "method") + (golden.Text(row, "sp") == "1")).SelectMany(kind => kind.Take(2)))
        {
            var method = golden.Text(row, "method") switch { "c-p" => "clopper-pearson", "wilson" => "wilson-modified", var same => same };
            var ours = await Shell.Table($"sample interval --events {golden.Text(row, "x")} --trials {golden.Text(row, "n")} --method {method} --sensitivity {golden.Text(row, "se")} --specificity {golden.Text(row, "sp")}");
            var deviation = method is "blaker" or "sterne" ? solved : closed;
            foreach (var (theirs, mine) in new[] { ("ap", "value"), ("ap_lo", "lower"), ("ap_hi", "upper"), ("tp", "true_value"), ("tp_lo", "true_lower"), ("tp_hi", "true_upper") })
                deviation.Add($"{string.Join(' ', row.Take(5))} {mine}", golden.Number(row, theirs), ours.Number(ours.Rows[0], mine));
        }

        closed.Settle();
        solved.Settle();
    }

    [Fact]
    public async Task Allocations_of_PracTools()
    {
        var golden = Golden.Read("methods/sampling/allocation.csv");
        var deviation = new Deviation("sample allocate", relative: 1e-9);
        using var shell = new Shell();
        foreach (var rows in golden.Rows.GroupBy(row => golden.Text(row, "case")).Take(3).Select(strata => strata.ToList()))
        {
            var file = shell.Put("strata.csv", string.Concat(rows.Select(row => $"{golden.Text(row, "stratum")};{golden.Text(row, "Nh")};{golden.Text(row, "Sh")};{golden.Text(row, "ch")}\n").Prepend("stratum;size;deviation;cost\n")));
            var variance = Math.Pow(golden.Number(rows[0], "cv0") * golden.Number(rows[0], "ybar"), 2).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            foreach (var (column, words) in new[]
            {
                ("nh_prop", $"--total {golden.Text(rows[0], "n_total")}"), ("nh_neyman", $"--total {golden.Text(rows[0], "n_total")} --by neyman"), ("nh_totcost", $"--budget {golden.Text(rows[0], "budget")}"), ("nh_totvar", $"--variance {variance}"),
            })
            {
                var ours = await Shell.Table($"sample allocate --strata {file} {words}");
                for (var at = 0; at < rows.Count; at++)
                    deviation.Add($"{rows[at][0]} {at} {column}", golden.Number(rows[at], column), ours.Number(ours.Rows[at], "exact"));
            }
        }

        deviation.Settle();
    }

    [Fact]
    public async Task A_mean_of_strata()
    {
        using var shell = new Shell();
        // Half of all in each: mean (10 + 20)/2, variance (1/4)(1 - 4/100)(4/4) twice, by hand.
        var file = shell.Put("strata.csv", "stratum,size,examined,mean,deviation\na,100,4,10,2\nb,100,4,20,2\n");
        var table = await Shell.Table($"sample estimate --strata {file}");
        Assert.Equal(15, table.Number(table.Rows[0], "estimate"), 1e-12);
        Assert.Equal(Math.Sqrt(0.48), table.Number(table.Rows[0], "se"), 1e-12);
        Assert.Equal(15 - (1.959963984540054 * Math.Sqrt(0.48)), table.Number(table.Rows[0], "lower"), 1e-9);
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "", "rate --margin 0", "--margin: Give a finite number above 0" },
        { "", "rate --margin 0.1 --rate 50", "--rate: Give a probability from 0 to 1 (5 % is 0.05)" },
        { "", "detect --prevalence 0.1 --model exact", "give --population" },
        { "", "detect --prevalence 0.1 --specificity 0.9", "give --population" },
        { "", "plan --good 0.05 --bad 0.01", "Bad quality must have the higher rate" },
        { "", "accept --n 10 --c 1 --second 10", "A double plan needs --reject, --second and --both" },
        { "", "accept --n 10 --c 1 --rates 0.1,x", "\"x\" is no number" },
        { "", "inspect --lot 1000 --aql 2", "there is no column of 2 per cent" },
        { "", "interval --events 9 --trials 8", "9" },
        { "stratum,size\na,10\n", "allocate --strata FILE --total 5 --by risk", "strata.csv, line 1: there is no column \"risk\"" },
        { "stratum,size,risk\na,10,1\nb,0,1\n", "allocate --strata FILE --total 5 --by risk", "strata.csv, line 3, column \"size\"" },
        { "stratum,size,risk\na,10,1\nb,5,-1\n", "allocate --strata FILE --total 5 --by risk", "strata.csv, line 3, column \"risk\": -1 is too small" },
        { "stratum,size\na,10\n", "allocate --strata FILE --total 50", "50" },
        { "stratum,size\na,10\n", "allocate --strata FILE --by cost", "there is no column \"deviation\"" },
        { "stratum,size,examined,events\na,10,5,6\n", "estimate --strata FILE", "strata.csv, line 2, column \"events\": 6 events among 5 examined" },
        { "stratum,size,examined,events\na,10,11,6\n", "estimate --strata FILE", "strata.csv, line 2, column \"examined\"" },
        { "stratum,size,examined\na,10,11\n", "estimate --strata FILE", "neither a column \"events\"" },
        { "group,risk,population_share,sample_share\na,2,0.5,1\nb,1,0.4,0\n", "risk --groups FILE --prevalence 0.1", "must each add up to 1" },
        { "group,risk,population_share,sample_share\na,0,0.5,1\nb,1,0.5,0\n", "risk --groups FILE --prevalence 0.1", "\"a\": Give a finite number above 0" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_cannot_be_computed_is_refused(string content, string asked, string says)
    {
        using var shell = new Shell();
        var file = shell.Put("strata.csv", content);
        var (code, said, complained) = await Shell.Run([.. $"sample {asked}".Split(' ').Select(word => word == "FILE" ? file : word), "--output", shell["out.csv"]]);
        Assert.True(code == 1, $"{code} {complained}");
        Assert.Equal("", said);
        Assert.Contains(says, complained, StringComparison.Ordinal);
        Assert.Equal(["strata.csv"], shell.Files);
    }

    [Fact]
    public async Task A_number_is_written_with_a_point_in_every_language()
    {
        var (code, _, complained) = await Shell.Run("sample", "rate", "--margin", "0,1");
        Assert.Equal(2, code);
        Assert.Contains("--margin: \"0,1\" is no number", complained, StringComparison.Ordinal);
        var (right, said, _) = await Shell.Run("sample", "rate", "--margin", "0.1", "--json");
        Assert.Equal(0, right);
        Assert.Contains("\"size\": 97", said, StringComparison.Ordinal);
    }

    private static string Population(string size) => size == "NA" ? "" : $" --population {size}";

    private static string Way(string type, string lot) => type switch { "hypergeom" => $" --lot {lot}", "poisson" => " --model poisson", _ => "" };
}
