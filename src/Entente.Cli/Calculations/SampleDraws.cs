using System.CommandLine;
using Entente.Methods.Sampling;

namespace Entente.Cli.Calculations;

/// <summary>Draws the sample itself from a list.</summary>
internal static class SampleDraws
{
    private static readonly Option<FileInfo> Frame = Ask.File("--frame", "The list: a row a thing, with a column that names it.");
    private static readonly Option<string> Id = new("--id") { Description = "Column of the thing's name.", DefaultValueFactory = _ => "id" };
    private static readonly Option<string?> Strata = new("--strata") { Description = "Column of the stratum; a simple sample if left out." };
    private static readonly Option<long?> Total = new("--total") { Description = "How many to draw in all; shared out between the strata." };
    private static readonly Option<string> By = new("--by") { Description = "size, or risk: in proportion to the column risk, of a stratum by the sum of its things, without strata of each thing.", DefaultValueFactory = _ => "size" };
    private static readonly Option<string> Risk = new("--risk") { Description = "Column of the risk of a thing.", DefaultValueFactory = _ => "risk" };
    private static readonly Option<long> Least = new("--least") { Description = "Least of each stratum; a smaller one is taken whole.", DefaultValueFactory = _ => 2 };
    private static readonly Option<FileInfo?> Parts = new("--parts") { Description = "In place of --total: a file with the columns stratum and sample, as allocate writes it." };
    private static readonly Option<int> Replacements = new("--replacements") { Description = "Things drawn beyond the part of each stratum, in case one cannot be examined." };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Determines the draw. Fix and record it beforehand, from something that nobody can choose.", Required = true };

    public static Calculation Draw { get; } = new("draw",
        """
        Draw a sample from a list by a recorded seed, so that anybody can repeat it.
        Example: ./entente sample draw --frame docs/methods/examples/frame.csv --strata class --total 12 --by risk --seed 20260611
        """,
        Run, Frame, Id, Strata, Total, By, Risk, Least, Parts, Replacements, Seed, Ask.Output);

    private static async Task<Answer> Run(ParseResult asked, CancellationToken stop)
    {
        var (byRisk, column, seed, replacements) = (asked.GetValue(By) == "risk", asked.GetValue(Strata), asked.GetValue(Seed), asked.GetValue(Replacements));
        if (!byRisk && asked.GetValue(By) != "size")
            throw new AskFault($"There is no \"{asked.GetValue(By)}\" here; there are size and risk.");
        if (asked.GetValue(Total) is null == asked.GetValue(Parts) is null)
            throw new AskFault("Give either --total or --parts.");
        if (asked.GetValue(Parts) is not null && (column is null || byRisk))
            throw new AskFault("--parts are those of --strata, and say already how much of each: leave --by out.");
        if (byRisk && column is null && replacements > 0)
            throw new AskFault("A sample in proportion to the risk of each thing has no replacements; give --strata, or leave --replacements out.");
        var (ids, strata, risks) = Read(asked.GetValue(Frame)!, asked.GetValue(Id)!, column, byRisk ? asked.GetValue(Risk) : null, stop);
        if (asked.GetValue(Total) is { } total && (total < 1 || total > ids.Count))
            throw new AskFault(FormattableString.Invariant($"--total: draw 1 to {ids.Count}, for so many are in the list."));
        var drawn = byRisk && column is null ? SampleDraw.ByRisk(risks, (int)asked.GetValue(Total)!.Value, seed) : SampleDraw.Stratified(strata, Shares(asked, strata, risks, byRisk), seed, replacements);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"{drawn.Things.Count(thing => !thing.Replacement)} of {ids.Count} drawn, {drawn.Method.ToLowerInvariant()}, version {drawn.Version}, seed {seed}."));
        return await Written.Rows(asked.GetValue(Ask.Output), ["stratum", "order", "id", "kind", "probability", "weight"],
            [.. drawn.Things.Select(thing => (object?[])[column is null ? "all" : thing.Stratum, thing.Order, ids[thing.Place], thing.Replacement ? "replacement" : "sample", thing.Probability, 1 / thing.Probability])], stop);
    }

    private static Dictionary<string, long> Shares(ParseResult asked, List<string> strata, List<double> risks, bool byRisk)
    {
        if (asked.GetValue(Parts) is { } file)
            return Read(file);
        var total = asked.GetValue(Total)!.Value;
        if (asked.GetValue(Strata) is null)
            return new(StringComparer.Ordinal) { [""] = total };
        // In the order of names, so that the order of the list changes no part.
        Stratum[] sizes = [.. Enumerable.Range(0, strata.Count).GroupBy(at => strata[at], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Stratum(group.Key, group.Count(), Risk: byRisk ? group.Average(at => risks[at]) : 1))];
        var limits = new AllocationLimits(asked.GetValue(Least));
        var shared = byRisk ? Allocation.RiskWeighted(sizes, total, limits) : Allocation.Proportional(sizes, total, limits);
        return sizes.Zip(shared.Whole).ToDictionary(one => one.First.Code, one => one.Second, StringComparer.Ordinal);
    }

    private static (List<string> Ids, List<string> Strata, List<double> Risks) Read(FileInfo file, string id, string? stratum, string? risk, CancellationToken stop)
    {
        using var table = Table.Open(file, [id, .. stratum is null ? (string[])[] : [stratum], .. risk is null ? (string[])[] : [risk]]);
        var (ids, strata, risks, known) = (new List<string>(), new List<string>(), new List<double>(), new HashSet<string>(StringComparer.Ordinal));
        while (table.Next())
        {
            stop.ThrowIfCancellationRequested();
            ids.Add(table.Name(0));
            // A thing that is there twice would be drawn twice as often.
            if (!known.Add(ids[^1]))
                throw table.Fault(0, $"\"{ids[^1]}\" is in the list twice. Leave one out.");
            strata.Add(stratum is null ? "" : table.Name(1));
            if (risk is null)
                continue;
            var place = stratum is null ? 1 : 2;
            risks.Add(table.Number(place));
            if (risks[^1] < 0)
                throw table.Fault(place, $"{Written.Number(risks[^1])} is too small. Give a number of at least 0.");
        }

        return ids.Count == 0 ? throw new FileFault(file.Name, 0, null, "there are headings and no rows.") : (ids, strata, risks);
    }

    // The row "all" of allocate is the sum of the others.
    private static Dictionary<string, long> Read(FileInfo file)
    {
        using var table = Table.Open(file, "stratum", "sample");
        var parts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (table.Next())
        {
            var (name, part) = (table.Name(0), table.Count(1));
            if (name != "all" && !parts.TryAdd(name, part))
                throw table.Fault(0, $"\"{name}\" is there twice. Give each stratum one part.");
        }

        return parts.Count == 0 ? throw new FileFault(file.Name, 0, null, "there is no part of a stratum.") : parts;
    }
}
