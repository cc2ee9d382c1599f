namespace Entente.Methods.Tests.CommandLine;

/// <summary>Stability on the command line: numbers of base R, of the references and of hand calculation.</summary>
public class StabilityVerbTests
{
    [Theory]
    [InlineData("Q01")]
    [InlineData("Q05")]
    [InlineData("Q12")]
    public async Task Poolability_and_shelf_lives_of_the_golden_studies(string name)
    {
        using var shell = new Shell();
        var data = Golden.Read("methods/shelflife/stability.csv");
        var file = shell.Put("study.csv", string.Concat(data.Rows.Where(row => data.Text(row, "case") == name).Select(row => $"{data.Text(row, "batch")}\t{data.Text(row, "month")}\t{data.Text(row, "assay")}\n").Prepend("batch\tmonth\tassay\n")));
        var expected = Golden.Read("methods/shelflife/expected.csv");
        var tables = new Dictionary<string, GoldenTable>(StringComparer.Ordinal);
        var deviation = new Deviation(name, relative: 1e-9);
        foreach (var row in expected.Rows.Where(row => expected.Text(row, "case") == name))
        {
            var (model, quantity, value) = (expected.Text(row, "model"), expected.Text(row, "quantity"), expected.Number(row, "value"));
            if (model == "ancova")
            {
                var pool = await Table($"pool{(quantity.Contains("reduced", StringComparison.Ordinal) ? " --error common-slope" : "")}");
                if (quantity.StartsWith("choice", StringComparison.Ordinal))
                    Assert.Equal(new[] { "separate", "common-slope", "pooled" }[(int)value - 1], pool.Text(pool.Rows[0], "model"));
                else
                {
                    deviation.Add(quantity, value, pool.Number(pool.Rows[0], quantity.StartsWith("rmse", StringComparison.Ordinal) ? "sigma"
                        : $"{(quantity.Contains("slopes", StringComparison.Ordinal) ? "slopes" : "levels")}_{char.ToLowerInvariant(quantity[0])}"));
                }

                continue;
            }

            var life = await Table($"life --lower 95{(quantity.Contains("two_sided", StringComparison.Ordinal) ? " --upper 105" : "")} --model {(model.StartsWith("separate", StringComparison.Ordinal) ? "separate" : model.Replace('_', '-'))}{(model == "separate_own_mse" ? " --own-error" : "")}");
            deviation.Add($"{model} {quantity}", value, quantity switch
            {
                "shelf_life_min_months_lower95" => life.Number(life.Rows[^1], "months"),
                "sigma" or "intercept" or "slope" => life.Number(life.Rows[0], quantity),
                _ => life.Number(life.Rows.Single(one => one[0] == quantity.Split('_')[^1]), "months"),
            });
        }

        deviation.Settle();

        async Task<GoldenTable> Table(string words) => tables.TryGetValue(words, out var known) ? known : tables[words] = await Shell.Table($"stability {words} --results {file} --attribute assay");
    }

    [Fact]
    public async Task A_lot_of_the_stock_may_be_kept_for_60_months()
    {
        using var shell = new Shell();
        var file = shell.Put("lot.csv", "batch,month,value\nL,0,100.2\nL,6,99.6\nL,12,99.1\nL,24,98.3\nL,36,97.1\nL,48,96.4\n");
        var life = await Shell.Table($"stability life --results {file} --lower 95 --extrapolate supported");
        Assert.Equal([100.1189, -0.079474, 0.116754, 61.1], new[] { ("intercept", 4), ("slope", 6), ("sigma", 6), ("months", 1) }.Select(one => Math.Round(life.Number(life.Rows[0], one.Item1), one.Item2)));
        Assert.Equal(("60", "months", "crosses", "4"), (life.Text(life.Rows[1], "proposed"), life.Text(life.Rows[1], "limited_by"), life.Text(life.Rows[1], "outcome"), life.Text(life.Rows[0], "freedom")));
        var plain = await Shell.Table($"stability life --results {file} --lower 95");
        Assert.Equal("48", plain.Text(plain.Rows[1], "proposed"));
        var high = await Shell.Table($"stability life --results {file} --lower 101");
        Assert.Equal(("fails-at-start", "0"), (high.Text(high.Rows[1], "outcome"), high.Text(high.Rows[1], "months")));
        var low = await Shell.Table($"stability life --results {file} --lower 10");
        Assert.Equal(("beyond-horizon", "NA"), (low.Text(low.Rows[1], "outcome"), low.Text(low.Rows[1], "months")));
    }

    [Fact]
    public async Task Temperatures_of_the_references()
    {
        var kinetic = await Shell.Table("stability kinetic --temperatures docs/methods/examples/temperatures.csv");
        Assert.Equal((25.84, 25.33), (Math.Round(kinetic.Number(kinetic.Rows[0], "celsius"), 2), Math.Round(kinetic.Number(kinetic.Rows[0], "mean"), 2)));
        var fit = await Shell.Table("stability arrhenius --rates docs/methods/examples/rates.csv --at 5,40");
        Assert.Equal((71.74, 0.00936), (Math.Round(fit.Number(fit.Rows[0], "activation"), 2), Math.Round(fit.Number(fit.Rows[0], "rate"), 5)));
        Assert.Equal(0.30, fit.Number(fit.Rows[1], "rate"), 1e-12);
        Assert.Equal("NA", fit.Text(fit.Rows[0], "activation_se"));
        // Three temperatures: the slope's error of plain regression of ln k on 1/T, times the gas constant.
        using var shell = new Shell();
        var three = await Shell.Table($"stability arrhenius --at 5 --rates {shell.Put("rates.csv", "celsius,rate\n40,0.30\n30,0.11\n25,0.075\n")}");
        double[] x = [1 / 313.15, 1 / 303.15, 1 / 298.15], y = [Math.Log(0.30), Math.Log(0.11), Math.Log(0.075)];
        var squares = x.Sum(one => Math.Pow(one - x.Average(), 2));
        var slope = x.Zip(y).Sum(one => (one.First - x.Average()) * (one.Second - y.Average())) / squares;
        var left = x.Zip(y).Sum(one => Math.Pow(one.Second - y.Average() - (slope * (one.First - x.Average())), 2));
        Assert.Equal(-slope * 8.31446261815324e-3, three.Number(three.Rows[0], "activation"), 1e-6);
        Assert.Equal(Math.Sqrt(left / squares) * 8.31446261815324e-3, three.Number(three.Rows[0], "activation_se"), 1e-6);
        // ln A = ln k + Ea/(R T) by hand at 40 degrees.
        Assert.Equal(Math.Log(0.30) + (71740 / (8.314462618 * 313.15)), fit.Number(fit.Rows[0], "log_factor"), 2e-3);
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "batch,month,value\nL,0,100\nL,6,x\n", "life --lower 95 --results", "line 3, column \"value\": \"x\" is no number" },
        { "batch,month,value\nL,-1,100\nL,6,99\n", "life --lower 95 --results", "line 2, column \"month\": a month is at least 0" },
        { "batch,month,value\nL,0,100\nL,6,99\n", "life --results", "Give --lower, --upper or both" },
        { "batch,month,value\nL,0,100\nL,6,99\nL,9,98\n", "life --lower 99 --upper 95 --results", "the lower below the upper" },
        { "batch,month,value\nL,0,100\nL,0,99\nL,0,98\n", "life --lower 95 --results", "\"L\"" },
        { "batch,month,value\nL,0,100\nL,6,99\nL,9,98\n", "life --lower 95 --model average --results", "There is no \"average\" here" },
        { "batch,month,assay\nL,0,100\n", "life --lower 95 --results", "line 1: there is no column \"value\". There are: batch, month, assay" },
        { "celsius\n-300\n", "kinetic --temperatures", "line 2, column \"celsius\": there is no such temperature" },
        { "celsius,duration\n5,-1\n", "kinetic --temperatures", "line 2, column \"duration\"" },
        { "celsius,rate\n5,0\n6,1\n", "arrhenius --rates", "line 2, column \"rate\": a rate is above 0" },
        { "celsius,rate\n5,1\n5,2\n", "arrhenius --rates", "All temperatures are the same" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_cannot_be_computed_is_refused_by_its_place(string content, string asked, string says) => await Shell.Refuses("stability", content, asked, says);
}
