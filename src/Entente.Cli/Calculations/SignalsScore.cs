using System.CommandLine;
using System.Text;
using System.Text.Json;
using Entente.Methods.Signals;

namespace Entente.Cli.Calculations;

/// <summary>Scores all pairs of product and event of a file of reports.</summary>
internal static class SignalsScore
{
    private static readonly string[] All = ["prr", "ror", "ic", "bcpnn", "ebgm", "lrt"];
    private static readonly Option<FileInfo> Reports = new("--reports") { Description = "The file: a row a report, product and event; or, with --counts, a row a product and event.", Required = true };
    private static readonly Option<string> Id = new("--id") { Description = "Column of the report's name.", DefaultValueFactory = _ => "id" };
    private static readonly Option<string> Product = new("--product") { Description = "Column of the product.", DefaultValueFactory = _ => "product" };
    private static readonly Option<string> Event = new("--event") { Description = "Column of the event.", DefaultValueFactory = _ => "event" };
    private static readonly Option<string?> Strata = new("--strata") { Description = "Columns by which expectations are stratified, separated by commas." };
    private static readonly Option<bool> Counts = new("--counts") { Description = "The rows are counts: product, event and n. Margins are then sums of cells." };
    private static readonly Option<string> CountColumn = new("--n") { Description = "Column of the count.", DefaultValueFactory = _ => "n" };
    private static readonly Option<bool> Zeroes = new("--zeroes") { Description = "Also pairs without reports." };
    private static readonly Option<string> Which = new("--methods") { Description = $"Which, separated by commas: {string.Join(',', All)}.", DefaultValueFactory = _ => "prr,ror,ic,ebgm" };
    private static readonly Option<string> Squash = new("--squash") { Description = "Cells of the fit: auto bins them, none takes each.", DefaultValueFactory = _ => "auto" };
    private static readonly Option<long?> Truncate = new("--truncate") { Description = "The fit takes only pairs with at least so many reports, by a likelihood that knows it." };
    private static readonly Option<bool> CorrectZero = new("--correct-zero") { Description = "Add 0.5 to all four cells where one is empty; without it PRR and ROR may be Inf." };
    private static readonly Option<int> Draws = new("--draws") { Description = "Draws of the likelihood ratio test for each event; the smallest probability is one in as many.", DefaultValueFactory = _ => 999 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Determines the draws.", DefaultValueFactory = _ => 1 };
    private static readonly Option<FileInfo?> Output = new("--output") { Description = "Where to; the terminal if left out." };
    private static readonly Option<FileInfo?> Hyper = new("--hyper") { Description = "Where the fitted prior goes, as JSON." };

    public static Calculation Verb { get; } = new("score",
        """
        Score product-event pairs: PRR, ROR, information component, EBGM, likelihood ratio.
        Example: ./entente signals score --reports docs/methods/examples/reports.csv --methods prr,ror,ic
        """,
        Run, Reports, Id, Product, Event, Strata, Counts, CountColumn, Zeroes, Which, Squash, Truncate, CorrectZero, Draws, Seed, Output, Hyper);

    private static async Task<Answer> Run(ParseResult asked, CancellationToken stop)
    {
        var methods = asked.GetValue(Which)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (methods.FirstOrDefault(method => !All.Contains(method, StringComparer.Ordinal)) is { } unknown)
            throw new AskFault($"There is no method \"{unknown}\"; there are {string.Join(", ", All)}.");
        if (asked.GetValue(Squash) is not ("auto" or "none"))
            throw new AskFault($"\"{asked.GetValue(Squash)}\" is no way to squash; write auto or none.");
        if (asked.GetValue(Truncate) < 1)
            throw new AskFault("Truncate at 1 report or more.");

        var table = asked.GetValue(Counts) ? Counted(asked, stop) : Read(asked, stop);
        await Console.Error.WriteLineAsync(FormattableString.Invariant(
            $"{table.Length} pairs of {table.Products.Count} products and {table.Events.Count} events in {table.Reports} reports."));
        // The rows are no longer needed: their memory goes back before the scores take theirs.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var scores = methods.Contains("ebgm", StringComparer.Ordinal) ? await Shrink(asked, table, stop) : null;
        var tests = methods.Contains("lrt", StringComparer.Ordinal) ? Test(asked, table, stop) : null;
        return await Written.To(asked.GetValue(Output), table.Length, text => Write(text, table, methods, asked.GetValue(CorrectZero), scores, tests), stop);
    }

    private static PairTable Read(ParseResult asked, CancellationToken stop)
    {
        string[] strata = asked.GetValue(Strata)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        using var file = Table.Open(asked.GetValue(Reports)!, [asked.GetValue(Id)!, asked.GetValue(Product)!, asked.GetValue(Event)!, .. strata]);
        var rows = new ReportRows();
        while (file.Next())
        {
            for (var column = 0; column < 3; column++)
            {
                if (file.Bytes(column).IsEmpty)
                    throw file.Fault(column, "this is empty. Give a name or leave the row out.");
            }

            rows.AddUtf8(file.Bytes(0), file.Bytes(1), file.Bytes(2), strata.Length == 1 ? file.Bytes(3) : strata.Length > 1 ? Stratum(file, strata.Length) : default);
            if (rows.Count % 1_000_000 == 0)
            {
                stop.ThrowIfCancellationRequested();
                Console.Error.WriteLine(FormattableString.Invariant($"{rows.Count} rows read."));
            }
        }

        return rows.Count == 0 ? throw new AskFault("There are no reports; the file has headings only.") : rows.Table(asked.GetValue(Zeroes));
    }

    private static byte[] Stratum(Table file, int columns) => Encoding.UTF8.GetBytes(string.Join('\u001f', Enumerable.Range(3, columns).Select(column => file.Text(column).ToString())));

    private static PairTable Counted(ParseResult asked, CancellationToken stop)
    {
        if (asked.GetValue(Strata) is not null)
            throw new AskFault("Counts cannot be stratified: give the reports themselves.");
        using var file = Table.Open(asked.GetValue(Reports)!, asked.GetValue(Product)!, asked.GetValue(Event)!, asked.GetValue(CountColumn)!);
        return PairTable.OfCounts(Cells(file, stop), asked.GetValue(Zeroes));
    }

    private static IEnumerable<(string Product, string Event, long Count)> Cells(Table file, CancellationToken stop)
    {
        while (file.Next())
        {
            stop.ThrowIfCancellationRequested();
            var (product, reaction, count) = (file.Text(0).ToString(), file.Text(1).ToString(), file.Count(2));
            if (product.Length == 0 || reaction.Length == 0)
                throw file.Fault(product.Length == 0 ? 0 : 1, "this is empty. Give a name or leave the row out.");
            yield return (product, reaction, count);
        }
    }

    private static async Task<GammaPoissonScore[]> Shrink(ParseResult asked, PairTable table, CancellationToken stop)
    {
        var least = asked.GetValue(Truncate) ?? (asked.GetValue(Zeroes) ? 0 : 1);
        var (counts, expected) = (table.Count, table.Expected);
        if (Array.Exists(counts, count => count < least))
        {
            int[] those = [.. Enumerable.Range(0, counts.Length).Where(at => counts[at] >= least)];
            (counts, expected) = ([.. those.Select(at => table.Count[at])], [.. those.Select(at => table.Expected[at])]);
        }

        var cells = asked.GetValue(Squash) == "auto" ? Squashing.Automatic(counts, expected) : WeightedCells.Of(counts, expected);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"Fitting the prior to {cells.Counts.Count} entries."));
        var fit = GammaPoissonFit.Of(cells, least, stop: stop);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"Negative log-likelihood {fit.NegativeLogLikelihood:R}, {fit.Close} of {fit.Searches.Count} starts agree. {fit.Note}"));
        if (asked.GetValue(Hyper) is { } file)
        {
            await Written.Whole(file, stream => JsonSerializer.Serialize(stream, new
            {
                fit.Method, fit.Version, fit.Prior, fit.NegativeLogLikelihood, End = fit.End.ToString(), fit.Close, StandardErrors = fit.StandardErrors is { } errors ? new { errors.Shape1, errors.Rate1, errors.Shape2, errors.Rate2, errors.Weight } : null, fit.Note,
                Squashing = asked.GetValue(Squash), Entries = cells.Counts.Count,
                Searches = fit.Searches.Select(search => new { search.Start, search.Found, search.NegativeLogLikelihood, search.Steps, End = search.End.ToString() }),
            }, Terminal.Pretty), stop);
        }

        return GammaPoissonPosterior.Of(fit.Prior, table.Count, table.Expected, stop: stop);
    }

    // Each event over all products: counts of pairs fall on products in proportion to their own.
    private static (double Value, double Probability)[] Test(ParseResult asked, PairTable table, CancellationToken stop)
    {
        var tests = new (double, double)[table.Length];
        var sizes = new double[table.Products.Count];
        for (var pair = 0; pair < table.Length; pair++)
            sizes[table.Product[pair]] += table.Count[pair];
        var byEvent = Enumerable.Range(0, table.Length).GroupBy(pair => table.Event[pair]).ToList();
        var done = 0;
        Parallel.ForEach(byEvent, new ParallelOptions { CancellationToken = stop }, pairs =>
        {
            var observed = new long[sizes.Length];
            foreach (var pair in pairs)
                observed[table.Product[pair]] = table.Count[pair];
            if (observed.Sum() > 0)
            {
                var test = LikelihoodRatio.Test(observed, sizes, asked.GetValue(Seed) + (ulong)pairs.Key, asked.GetValue(Draws), stop: stop);
                foreach (var pair in pairs)
                    tests[pair] = (test.Values[table.Product[pair]], test.Probabilities[table.Product[pair]]);
            }
            else
            {
                foreach (var pair in pairs)
                    tests[pair] = (0, 1);
            }

            if (Interlocked.Increment(ref done) % 100 == 0)
                Console.Error.WriteLine(FormattableString.Invariant($"{done} of {byEvent.Count} events tested."));
        });
        return tests;
    }

    private static void Write(TextWriter text, PairTable table, string[] methods, bool correct, GammaPoissonScore[]? scores, (double Value, double Probability)[]? tests)
    {
        var heads = methods.SelectMany(method => method switch
        {
            "prr" => (string[])["prr", "prr_lower", "prr_upper"],
            "ror" => ["ror", "ror_lower", "ror_upper"],
            "ic" => ["ic", "ic_lower", "ic_upper"],
            "bcpnn" => ["bcpnn", "bcpnn_lower", "bcpnn_upper"],
            "ebgm" => ["ebgm", "eb05", "eb95"],
            _ => ["lrt", "lrt_p"],
        });
        text.Write($"product,event,n,expected,rr,{string.Join(',', heads)}\n");
        string[] products = [.. table.Products.Select(Written.Name)], events = [.. table.Events.Select(Written.Name)];
        for (var pair = 0; pair < table.Length; pair++)
        {
            var (count, expected) = (table.Count[pair], table.Expected[pair]);
            text.Write(products[table.Product[pair]]);
            text.Write(',');
            text.Write(events[table.Event[pair]]);
            Written.Cell(text, count);
            Written.Cell(text, expected);
            Written.Cell(text, count / expected);
            foreach (var method in methods)
                Numbers(method, pair);
            text.Write('\n');
        }

        void Numbers(string method, int pair)
        {
            switch (method)
            {
                case "prr" or "ror":
                    var ratio = method == "prr" ? ReportingRatio.Proportional(table.Table(pair), correct: correct) : ReportingRatio.Odds(table.Table(pair), correct: correct);
                    Three(ratio.Value, ratio.Lower, ratio.Upper);
                    break;
                case "ic" or "bcpnn":
                    var component = method == "ic" ? InformationComponent.Shrinkage(table.Count[pair], table.Expected[pair]) : InformationComponent.Normal(table.Table(pair));
                    Three(component.Value, component.Lower, component.Upper);
                    break;
                case "ebgm":
                    Three(scores![pair].Mean, scores[pair].Lower, scores[pair].Upper);
                    break;
                default:
                    Written.Cell(text, tests![pair].Value);
                    Written.Cell(text, tests[pair].Probability);
                    break;
            }
        }

        void Three(double? value, double? lower, double? upper)
        {
            Written.Cell(text, value);
            Written.Cell(text, lower);
            Written.Cell(text, upper);
        }
    }
}
