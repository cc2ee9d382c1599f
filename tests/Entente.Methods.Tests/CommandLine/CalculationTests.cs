using System.Text;
using System.Text.Json;
using Entente.Methods.Signals;
using Entente.Methods.Tests.Signals;

namespace Entente.Methods.Tests.CommandLine;

/// <summary>Methods on the command line: examples run as printed, golden inputs give golden numbers, faulty files are refused by place and leave nothing behind.</summary>
public class CalculationTests
{
    public static TheoryData<string> Verbs =>
    [
        "signals", "signals score", "signals monitor", "forecast", "agreement", "assign",
        "sample", "sample rate", "sample containers", "sample detect", "sample risk", "sample interval", "sample plan", "sample accept", "sample inspect", "sample allocate", "sample estimate", "sample draw",
        "proficiency", "proficiency score", "proficiency consensus", "proficiency mandel", "proficiency items", "proficiency drift", "proficiency identify",
        "stability", "stability life", "stability pool", "stability kinetic", "stability arrhenius",
        "events", "events survival", "events hazard", "events score",
        "files", "files look",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_example_in_the_help_runs_as_printed(string verb)
    {
        var help = await Shell.Run([.. verb.Split(' '), "--help"]);
        var example = Assert.Single(help.Said.Split('\n'), line => line.Contains("Example: ./entente ", StringComparison.Ordinal)).Split("./entente ")[1].Trim();

        var (code, said, complained) = await Shell.Run(example.Split(' '));
        Assert.True(code == 0, complained);
        Assert.True(said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length > 1, said);
        Assert.StartsWith($"{verb} ", example, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openebgm_caers_unstrat", null)]
    [InlineData("openebgm_caers_strat_sex", "strat1")]
    public async Task Signals_of_the_golden_reports(string name, string? strata)
    {
        using var shell = new Shell();
        string[] words =
        [
            "signals", "score", "--reports", Golden.PathOf("signals/openebgm_caers_unstrat_input.csv.gz"), "--product", "var1", "--event", "var2",
            "--methods", "prr,ror,ic,bcpnn,ebgm", "--output", shell["scores.csv"], "--hyper", shell["prior.json"], .. strata is null ? (string[])[] : ["--strata", strata],
        ];
        var (code, _, complained) = await Shell.Run(words);
        Assert.True(code == 0, complained);

        var table = GoldenGammaPoissonTests.Count(name);
        var fit = GammaPoissonFit.Of(Squashing.Automatic(table.Count, table.Expected));
        var scores = GammaPoissonPosterior.Of(fit.Prior, table.Count, table.Expected);
        using var reader = new StreamReader(shell["scores.csv"]);
        var written = GoldenTable.Read("scores.csv", reader);
        Assert.Equal(table.Length, written.Rows.Count);
        for (var pair = 0; pair < table.Length; pair++)
        {
            var row = written.Rows[pair];
            Assert.Equal((table.Products[table.Product[pair]], table.Events[table.Event[pair]]), (row[0], row[1]));
            // All digits are written, so that what is read again is the same number.
            Assert.Equal(
                [table.Count[pair], table.Expected[pair], ReportingRatio.Odds(table.Table(pair)).Value ?? double.NaN, InformationComponent.Shrinkage(table.Count[pair], table.Expected[pair]).Lower,
                    InformationComponent.Normal(table.Table(pair)).Value, scores[pair].Mean, scores[pair].Lower, scores[pair].Upper],
                new[] { "n", "expected", "ror", "ic_lower", "bcpnn", "ebgm", "eb05", "eb95" }.Select(column => written.Number(row, column)));
        }

        var golden = Golden.Read($"signals/{name}_scores.csv.gz");
        var places = written.Rows.ToDictionary(row => (row[0], row[1]));
        Deviation expected = new($"{name} E", 1e-9), crude = new($"{name} PRR", 1e-9, 1e-11);
        foreach (var row in golden.Rows)
        {
            expected.Add(row[0], golden.Number(row, "E"), written.Number(places[(row[0], row[1])], "expected"));
            crude.Add(row[0], golden.Number(row, "PRR"), written.Number(places[(row[0], row[1])], "prr"));
        }

        expected.Settle();
        crude.Settle();
        using var prior = JsonDocument.Parse(await File.ReadAllTextAsync(shell["prior.json"]));
        Assert.Equal(fit.NegativeLogLikelihood, prior.RootElement.GetProperty("negativeLogLikelihood").GetDouble());
        Assert.Equal(6, prior.RootElement.GetProperty("searches").GetArrayLength());
    }

    [Fact]
    public async Task A_truncated_fit_takes_the_frequent_pairs_and_scores_all()
    {
        using var shell = new Shell();
        var (code, _, complained) = await Shell.Run(
            "signals", "score", "--reports", Golden.PathOf("signals/openebgm_caers_unstrat_input.csv.gz"), "--product", "var1", "--event", "var2", "--methods", "ebgm",
            "--truncate", "2", "--squash", "none", "--output", shell["scores.csv"], "--hyper", shell["prior.json"]);
        Assert.True(code == 0, complained);

        var table = GoldenGammaPoissonTests.Count("openebgm_caers_unstrat");
        int[] frequent = [.. Enumerable.Range(0, table.Length).Where(pair => table.Count[pair] >= 2)];
        var fit = GammaPoissonFit.Of(WeightedCells.Of([.. frequent.Select(pair => table.Count[pair])], [.. frequent.Select(pair => table.Expected[pair])]), least: 2);
        using var prior = JsonDocument.Parse(await File.ReadAllTextAsync(shell["prior.json"]));
        Assert.Equal(fit.NegativeLogLikelihood, prior.RootElement.GetProperty("negativeLogLikelihood").GetDouble());
        Assert.Equal(table.Length + 1, File.ReadLines(shell["scores.csv"]).Count());
    }

    [Fact]
    public async Task Counts_zeroes_correction_and_the_likelihood_ratio()
    {
        using var shell = new Shell();
        var file = shell.Put("counts.csv", "product;event;n\n\"A;1\";x;5\nB;x;1\nB;y;7\nA;y;0\n");
        string[] words = ["signals", "score", "--reports", file, "--counts", "--zeroes", "--methods", "prr,lrt"];
        var plain = await Shell.Run(words);
        var corrected = await Shell.Run([.. words, "--correct-zero"]);

        Assert.True(plain.Code == 0, plain.Complained);
        var table = GoldenTable.Read("", new StringReader(plain.Said));
        Assert.Equal(6, table.Rows.Count);
        Assert.Equal("A;1", table.Rows[0][0]);
        Assert.Equal(double.PositiveInfinity, table.Number(table.Rows.Single(row => row[0] == "B" && row[1] == "y"), "prr"));
        Assert.Equal(LikelihoodRatio.Conditional(TwoByTwo.OfMargins(5, 5, 6, 13)), table.Number(table.Rows[0], "lrt"), 1e-12);
        Assert.True(double.IsFinite(GoldenTable.Parse(GoldenTable.Read("", new StringReader(corrected.Said)).Rows.Single(row => row[0] == "B" && row[1] == "y")[5])));
    }

    [Theory]
    [InlineData("naive", "naive")]
    [InlineData("snaive", "snaive")]
    [InlineData("naive2", "naive2")]
    public async Task Forecasts_of_the_golden_series(string method, string column)
    {
        using var shell = new Shell();
        var series = Golden.Read("third-party/forecast/M3monthly_series_public60.csv");
        var file = shell.Put("series.csv", string.Concat(series.Rows.Where(row => series.Text(row, "part") == "train")
            .Select(row => $"{row[0]},{series.Text(row, "t")},{series.Text(row, "y")}\n").Prepend("series,t,y\n")));
        var (code, said, complained) = await Shell.Run("forecast", "--series", file, "--frequency", "12", "--horizon", "18", "--method", method);

        Assert.True(code == 0, complained);
        var ours = GoldenTable.Read("", new StringReader(said)).Rows.ToDictionary(row => (row[0], row[1]), row => GoldenTable.Parse(row[2]));
        var golden = Golden.Read("methods/forecast/M3monthly_forecasts_60series.csv");
        var deviation = new Deviation($"forecast {method}", 1e-9);
        foreach (var row in golden.Rows)
            deviation.Add($"{row[0]} {row[1]}", golden.Number(row, column), ours[(row[0], row[1])]);
        deviation.Settle();
        Assert.Equal(18 * series.Rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count(), ours.Count);
    }

    [Theory]
    [InlineData("s30x30.json", "s30x30")]
    [InlineData("s200x120.json", "s200x120")]
    [InlineData("s2000x600.json.gz", "s2000x600")]
    public async Task Staffing_of_the_golden_problems(string file, string instance)
    {
        var expected = Golden.Read("methods/assignment/expected.csv");
        var (code, said, complained) = await Shell.Run("assign", "--problem", Golden.PathOf($"methods/assignment/{file}"), "--json");

        Assert.True(code == 0, complained);
        using var answer = JsonDocument.Parse(said);
        Assert.Equal(expected.Number(expected.Rows.Single(row => row[0] == instance), "optimal_objective"), answer.RootElement.GetProperty("objective").GetDouble());
        Assert.Equal("optimal", answer.RootElement.GetProperty("outcome").GetString());
        Assert.True(answer.RootElement.TryGetProperty("certificate", out _));
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "", "score", "reports.csv: the file is empty" },
        { "id,product,event\n", "score", "There are no reports" },
        { "id,product,reaction\n1,a,b\n", "score", "reports.csv, line 1: there is no column \"event\". There are: id, product, reaction." },
        { "id|product|event\n1|a|b\n", "score", "Separate the headings by commas, semicolons or tabs" },
        { "id,product,event\n1,a,b\n2,\"a\"x,b\n", "score", "reports.csv, line 3: a quotation mark" },
        { "id,product,event\n1,a,b\n2,\"a,b\n3,c,d\n", "score", "reports.csv, line 3: a quotation mark" },
        { "id,product,event\n1,a,b\n2,a\n", "score", "reports.csv, line 3: there are 2 fields where the headings have 3" },
        { "id,product,event\n1,a,b\n2,,b\n", "score", "reports.csv, line 3, column \"product\": this is empty" },
        { "product,event,n\na,b,1\na,c,-2\n", "counts", "reports.csv, line 3, column \"n\": \"-2\" is no count" },
        { "product,event,n\na,b,1.5\n", "counts", "\"1.5\" is no count" },
        { "series,t,y\ns,1,1\ns,2,NaN\n", "forecast", "reports.csv, line 3, column \"y\": \"NaN\" is no number" },
        { "series,t,y\ns,1,1\ns,3,2\n", "forecast", "series \"s\" has nothing between 1 and 3" },
        { "series,t,y\ns,1,1\ns,1,2\n", "forecast", "series \"s\" has two values at 1" },
        { "series,t,y\ns,1,1\ns,2,2\n", "forecast", "Series \"s\": " },
        { "{", "assign", "reports.csv: line 1" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task A_faulty_file_is_refused_by_its_place_and_nothing_is_written(string content, string verb, string says)
    {
        using var shell = new Shell();
        var (code, said, complained) = await Refused(shell, shell.Put("reports.csv", content), verb);

        Assert.True(code == 1, $"{code} {complained}");
        Assert.Equal("", said);
        Assert.Contains(says, complained, StringComparison.Ordinal);
        Assert.Equal(["reports.csv"], shell.Files);
    }

    [Fact]
    public async Task Text_that_is_not_in_UTF8_too_many_columns_and_a_cut_off_archive_are_refused()
    {
        using var shell = new Shell();
        var latin = await Refused(shell, shell.Put("latin.csv", Encoding.Latin1.GetBytes("id,product,event\n1,a,fièvre\n")), "score");
        Assert.Contains("latin.csv, line 2, column \"event\": this is not written in UTF-8", latin.Complained, StringComparison.Ordinal);

        var wide = await Refused(shell, shell.Put("wide.csv", string.Concat(Enumerable.Repeat("x,", 10_000_000))), "score");
        Assert.Equal(1, wide.Code);
        Assert.Contains("wide.csv, line 1: ", wide.Complained, StringComparison.Ordinal);

        var packed = await Refused(shell, shell.Put("cut.csv.gz", [0x1f, 0x8b, 8, 0, 0]), "score");
        Assert.Equal(1, packed.Code);
        var missing = await Refused(shell, shell["none.csv"], "score");
        Assert.Contains("none.csv: there is no such file", missing.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain("out.csv", shell.Files);
    }

    private static Task<(int Code, string Said, string Complained)> Refused(Shell shell, string file, string verb) => Shell.Run(verb switch
    {
        "score" => ["signals", "score", "--reports", file, "--output", shell["out.csv"]],
        "counts" => ["signals", "score", "--counts", "--reports", file, "--output", shell["out.csv"]],
        "forecast" => ["forecast", "--series", file, "--output", shell["out.csv"]],
        _ => (string[])["assign", "--problem", file, "--output", shell["out.csv"]],
    });
}
