using Entente.Methods.Sampling;

namespace Entente.Methods.Tests.CommandLine;

/// <summary>Drawing on the command line: what the function draws, in the same order, and refusals by place.</summary>
public class DrawVerbTests
{
    private const string Frame = "docs/methods/examples/frame.csv";

    [Fact]
    public async Task Strata_by_risk_as_the_functions_do()
    {
        var (ids, strata, risks) = Read();
        var drawn = await Shell.Table($"sample draw --frame {Frame} --strata class --total 12 --by risk --seed 20260611 --replacements 2");
        Stratum[] sizes = [.. strata.Zip(risks).GroupBy(one => one.First).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Stratum(group.Key, group.Count(), Risk: group.First().Second))];
        var parts = sizes.Zip(Allocation.RiskWeighted(sizes, 12).Whole).ToDictionary(one => one.First.Code, one => one.Second);
        var ours = SampleDraw.Stratified(strata, parts, 20260611, 2);
        Assert.Equal(ours.Things.Select(thing => (thing.Stratum, $"{thing.Order}", ids[thing.Place], thing.Replacement ? "replacement" : "sample")),
            drawn.Rows.Select(row => (drawn.Text(row, "stratum"), drawn.Text(row, "order"), drawn.Text(row, "id"), drawn.Text(row, "kind"))));
        Assert.Equal(ours.Things.Select(thing => thing.Probability ?? double.NaN), drawn.Rows.Select(row => drawn.Number(row, "probability")));
        // Weights of the sample add up to the list.
        Assert.Equal(40, drawn.Rows.Where(row => drawn.Text(row, "kind") == "sample").Sum(row => drawn.Number(row, "weight")), 1e-9);
        Assert.Equal(12, drawn.Rows.Count(row => drawn.Text(row, "kind") == "sample"));
    }

    [Fact]
    public async Task A_simple_sample_and_one_by_risk()
    {
        var (ids, _, risks) = Read();
        var simple = await Shell.Table($"sample draw --frame {Frame} --total 6 --seed 3");
        Assert.Equal(SampleDraw.WithoutReplacement(40, 6, 3).Select(place => ids[place]), simple.Rows.Select(row => simple.Text(row, "id")));
        var byRisk = await Shell.Table($"sample draw --frame {Frame} --total 6 --by risk --seed 3");
        var ours = SampleDraw.ByRisk(risks, 6, 3);
        Assert.Equal(ours.Things.Select(thing => ids[thing.Place]), byRisk.Rows.Select(row => byRisk.Text(row, "id")));
        Assert.Equal(ours.Things.Select(thing => thing.Probability!.Value), byRisk.Rows.Select(row => byRisk.Number(row, "probability")));
    }

    [Fact]
    public async Task What_allocate_wrote_is_drawn_and_the_same_seed_draws_it_again()
    {
        using var shell = new Shell();
        var sizes = shell.Put("sizes.csv", "stratum,size,risk\nI,18,1\nIIa,12,1.5\nIIb,7,2\nIII,3,3\n");
        Assert.Equal(0, (await Shell.Run("sample", "allocate", "--strata", sizes, "--total", "12", "--by", "risk", "--output", shell["parts.csv"])).Code);
        string[] words = ["sample", "draw", "--frame", Frame, "--strata", "class", "--parts", shell["parts.csv"], "--seed", "20260611"];
        var (first, again) = (await Shell.Run(words), await Shell.Run(words));
        Assert.Equal(0, first.Code);
        Assert.Contains("12 of 40 drawn", first.Complained, StringComparison.Ordinal);
        Assert.Contains("seed 20260611", first.Complained, StringComparison.Ordinal);
        Assert.Equal(first.Said, again.Said);
        Assert.Equal(first.Said, (await Shell.Run("sample", "draw", "--frame", Frame, "--strata", "class", "--total", "12", "--by", "risk", "--seed", "20260611")).Said);
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "id\na\n", "--total 2", "--total: draw 1 to 1" },
        { "id\na\n", "", "either --total or --parts" },
        { "id\na\n", "--total 1 --by cost", "there are size and risk" },
        { "id\na\nb\na\n", "--total 1", "given.csv, line 4, column \"id\": \"a\" is in the list twice" },
        { "id,class\na,I\nb,\n", "--total 1 --strata class", "given.csv, line 3, column \"class\": this is empty" },
        { "id,risk\na,1\nb,-1\n", "--total 1 --by risk", "given.csv, line 3, column \"risk\": -1 is too small" },
        { "id,risk\na,1\nb,0\n", "--total 2 --by risk", "1 to the 1 things with a risk above 0" },
        { "id,risk\na,1\nb,2\n", "--total 1 --by risk --replacements 1", "no replacements" },
        { "id\n", "--total 1", "there are headings and no rows" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_cannot_be_drawn_is_refused(string content, string asked, string says) =>
        await Shell.Refuses("sample", content, $"draw --seed 1{(asked.Length > 0 ? " " : "")}{asked} --frame", says);

    [Fact]
    public async Task A_draw_without_a_seed_is_none()
    {
        var (code, _, complained) = await Shell.Run("sample", "draw", "--frame", Frame, "--total", "3");
        Assert.Equal(2, code);
        Assert.Contains("--seed", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Containers_come_with_their_warning()
    {
        var rule = await Shell.Table("sample containers --lot 1200");
        Assert.Equal("36", rule.Text(rule.Rows[0], "size"));
        Assert.Contains("without a stated confidence", rule.Text(rule.Rows[0], "note"), StringComparison.Ordinal);
        Assert.Contains("95 defective", rule.Text(rule.Rows[0], "note"), StringComparison.Ordinal);
    }

    private static (string[] Ids, string[] Strata, double[] Risks) Read()
    {
        string[][] rows = [.. File.ReadLines(Shell.Path(Frame)).Skip(1).Select(line => line.Split(','))];
        return ([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])], [.. rows.Select(row => GoldenTable.Parse(row[2]))]);
    }
}
