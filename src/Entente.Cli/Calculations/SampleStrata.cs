using System.CommandLine;
using Entente.Methods.Sampling;

namespace Entente.Cli.Calculations;

/// <summary>Strata: how a sample is shared out between them, and what it says of the whole.</summary>
internal static class SampleStrata
{
    private static readonly string[] Ways = ["size", "risk", "neyman", "cost"];
    private static readonly Option<FileInfo> Strata = Ask.File("--strata", "The file, with the columns stratum and size, and deviation, cost and risk where they are needed.");
    private static readonly Option<long?> Total = new("--total") { Description = "How many to examine in all." };
    private static readonly Option<string?> By = new("--by") { Description = "size, risk (size times risk) or neyman (size times deviation) for a total; cost for a budget or a variance." };
    private static readonly Option<double?> Budget = Ask.NumberOrNone("--budget", "With --by cost: what may be spent, fixed costs taken off.");
    private static readonly Option<double?> Variance = Ask.NumberOrNone("--variance", "With --by cost: wanted variance of the mean.");
    private static readonly Option<long> Least = new("--least") { Description = "Least of each stratum; a smaller one is taken whole.", DefaultValueFactory = _ => 2 };

    public static Calculation Allocate { get; } = new("allocate",
        """
        Share a sample out between strata, in whole things.
        Example: ./entente sample allocate --strata docs/methods/examples/strata.csv --total 78 --by risk
        """,
        (asked, stop) =>
        {
            var by = asked.GetValue(By) ?? (asked.GetValue(Budget) is not null || asked.GetValue(Variance) is not null ? "cost" : "size");
            if (!Ways.Contains(by, StringComparer.Ordinal))
                throw new AskFault($"There is no \"{by}\" here; there are {string.Join(", ", Ways)}.");
            var strata = Read(asked.GetValue(Strata)!, by);
            var limits = new AllocationLimits(asked.GetValue(Least));
            var shared = (by, asked.GetValue(Total), asked.GetValue(Budget), asked.GetValue(Variance)) switch
            {
                ("cost", null, { } budget, null) => Allocation.ForBudget(strata, budget, limits),
                ("cost", null, null, { } variance) => Allocation.ForVariance(strata, variance, limits),
                ("cost", _, _, _) => throw new AskFault("--by cost needs either --budget or --variance, and no --total."),
                ("size", { } total, null, null) => Allocation.Proportional(strata, total, limits),
                ("risk", { } total, null, null) => Allocation.RiskWeighted(strata, total, limits),
                (_, { } total, null, null) => Allocation.Neyman(strata, total, limits),
                _ => throw new AskFault($"--by {by} needs --total, and neither --budget nor --variance."),
            };
            return Written.Rows(asked.GetValue(Ask.Output), ["stratum", "size", "sample", "exact", "cost"],
                [.. strata.Select((one, at) => (object?[])[one.Code, one.Size, shared.Whole[at], shared.Exact[at], shared.Whole[at] * one.Cost]),
                    ["all", strata.Sum(one => one.Size), shared.Total, shared.Exact.Sum(), shared.Cost]], stop);
        }, Strata, Total, By, Budget, Variance, Least, Ask.Output);

    private static readonly Option<FileInfo> Counts = Ask.File("--strata", "The file, with the columns stratum, size, examined and events; or mean and deviation in place of events.");

    public static Calculation Estimate { get; } = new("estimate",
        """
        The rate or mean of a whole population from samples of its strata.
        Example: ./entente sample estimate --strata docs/methods/examples/strata.csv
        """,
        async (asked, stop) =>
        {
            using var table = Table.OpenWide(asked.GetValue(Counts)!, "stratum", "size", "examined");
            var (events, mean, deviation) = (Place(table, "events"), Place(table, "mean"), Place(table, "deviation"));
            if (events is null && (mean is null || deviation is null))
                throw new FileFault(asked.GetValue(Counts)!.Name, 1, null, "there is neither a column \"events\" nor \"mean\" and \"deviation\".");
            var (counts, means) = (new List<StratumCount>(), new List<StratumMean>());
            while (table.Next())
            {
                var (name, size, examined) = (table.Name(0), table.Count(1), table.Count(2));
                if (examined < 1 || examined > size)
                    throw table.Fault(2, FormattableString.Invariant($"{examined} examined of {size}. Examine at least one, or join the stratum with another."));
                if (events is { } column)
                {
                    counts.Add(new(name, size, examined, table.Count(column)));
                    if (counts[^1].Events > examined)
                        throw table.Fault(column, FormattableString.Invariant($"{counts[^1].Events} events among {examined} examined. Give at most as many as were examined."));
                }
                else
                    means.Add(new(name, size, examined, table.Number(mean!.Value), table.Number(deviation!.Value)));
            }

            var one = events is null ? StratifiedEstimate.Mean(means, asked.GetValue(Ask.Level)) : StratifiedEstimate.Rate(counts, asked.GetValue(Ask.Level));
            return await Written.Rows(asked.GetValue(Ask.Output), ["estimate", "se", "lower", "upper", "wilson_lower", "wilson_upper", "unweighted", "method"],
                [[one.Estimate, one.StandardError, one.Lower, one.Upper, one.Wilson?.Lower, one.Wilson?.Upper, one.Unweighted, one.Method]], stop);
        }, Counts, Ask.Level, Ask.Output);

    private static List<Stratum> Read(FileInfo file, string by)
    {
        string[] needed = ["stratum", "size", .. by switch { "risk" => (string[])["risk"], "neyman" => ["deviation"], "cost" => ["deviation", "cost"], _ => [] }];
        using var table = Table.OpenWide(file, needed);
        var (deviation, cost, risk) = (Place(table, "deviation"), Place(table, "cost"), Place(table, "risk"));
        var strata = new List<Stratum>();
        while (table.Next())
        {
            strata.Add(new(table.Name(0), table.Count(1), Least(deviation, 0, 0), Least(cost, 1, double.Epsilon), Least(risk, 1, 0)));
            if (strata[^1].Size < 1)
                throw table.Fault(1, "a stratum without anything in it. Leave the row out.");
        }

        return strata.Count == 0 ? throw new FileFault(file.Name, 0, null, "there are headings and no rows.") : strata;

        double Least(int? column, double usual, double least) => column is not { } one || !needed.Contains(table.Columns[one], StringComparer.Ordinal) ? usual
            : table.Number(one) is var number && number >= least ? number
            : throw table.Fault(one, $"{Written.Number(number)} is too small. Give a number {(least > 0 ? "above" : "of at least")} 0.");
    }

    private static int? Place(Table table, string column) => table.Columns.ToList().IndexOf(column) is >= 0 and var place ? place : null;
}
