using System.CommandLine;
using Entente.Methods.Agreement;

namespace Entente.Cli.Calculations;

/// <summary>How far raters agree, and who and what drives their disagreement.</summary>
internal static class AgreeRatings
{
    private static readonly Dictionary<string, AgreementCoefficient> Coefficients = new(StringComparer.Ordinal)
    {
        ["percent"] = AgreementCoefficient.Percent, ["fleiss"] = AgreementCoefficient.Fleiss, ["conger"] = AgreementCoefficient.Conger,
        ["brennan-prediger"] = AgreementCoefficient.BrennanPrediger, ["gwet"] = AgreementCoefficient.Gwet, ["krippendorff"] = AgreementCoefficient.Krippendorff,
    };

    private static readonly Dictionary<string, CategoryWeights> WeightWords = new(StringComparer.Ordinal)
    {
        ["identity"] = CategoryWeights.Identity, ["linear"] = CategoryWeights.Linear, ["quadratic"] = CategoryWeights.Quadratic, ["ordinal"] = CategoryWeights.Ordinal,
        ["radical"] = CategoryWeights.Radical, ["ratio"] = CategoryWeights.Ratio, ["linear-ranks"] = CategoryWeights.LinearRanks, ["quadratic-ranks"] = CategoryWeights.QuadraticRanks,
    };

    private static readonly Dictionary<string, AlphaMetric> MetricWords = new(StringComparer.Ordinal)
    {
        ["nominal"] = AlphaMetric.Nominal, ["ordinal"] = AlphaMetric.Ordinal, ["interval"] = AlphaMetric.Interval, ["ratio"] = AlphaMetric.Ratio,
    };

    private static readonly string[] Measures = [.. Coefficients.Keys, "alpha", "cohen", "fleiss-complete", "kendall", "icc"];
    private static readonly string[] Parts = ["raters", "units", "categories", "criteria"];
    private static readonly Option<FileInfo> File = Ask.File("--ratings", "The file: a row a unit, a column a rater, empty where a rater did not rate. Ratings are numbers or words.");
    private static readonly Option<string?> Unit = new("--unit") { Description = "Column of the units; the first one if left out." };
    private static readonly Option<string?> Raters = new("--raters") { Description = "Columns of the raters, separated by commas; all others if left out." };
    private static readonly Option<string?> Criterion = new("--criterion") { Description = "Column of the criterion, where a unit has a row for each of several." };
    private static readonly Option<string?> Scale = new("--scale") { Description = "All ratings that could be given, in ascending order, separated by commas. What nobody used counts too." };
    private static readonly Option<string> Which = new("--measures") { Description = $"Which, separated by commas: {string.Join(", ", Measures)}.", DefaultValueFactory = _ => "percent,fleiss,conger,brennan-prediger,gwet,alpha" };
    private static readonly Option<string> Weights = new("--weights") { Description = $"How far categories agree, for all but alpha: {string.Join(", ", WeightWords.Keys)}.", DefaultValueFactory = _ => "identity" };
    private static readonly Option<string?> Metric = new("--metric") { Description = $"What a difference weighs in alpha: {string.Join(", ", MetricWords.Keys)}. All that fit the ratings, but ratio, if left out." };
    private static readonly Option<int> Draws = new("--draws") { Description = "Draws of a bootstrap of the units, for percentile intervals beside the others; 0 for none.", DefaultValueFactory = _ => 0 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Determines the draws.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Drivers = new("--drivers") { Description = $"Who or what drives disagreement, instead of the measures: {string.Join(", ", Parts)}. Takes one metric." };

    public static Calculation Verb { get; } = new("agreement",
        """
        How far raters agree: percent, kappa and its kin, Gwet's AC, Krippendorff's alpha, with intervals.
        Example: ./entente agreement --ratings docs/methods/examples/ratings.csv --scale none,minor,major,critical --weights identity,quadratic
        """,
        Run, File, Unit, Raters, Criterion, Scale, Which, Weights, Metric, Ask.Level, Draws, Seed, Drivers, Ask.Output);

    private static async Task<Answer> Run(ParseResult asked, CancellationToken stop)
    {
        var measures = Ask.List(asked.GetValue(Which)!);
        if (Array.Find(measures, measure => !Measures.Contains(measure, StringComparer.Ordinal)) is { } unknown)
            throw new AskFault($"There is no \"{unknown}\" here; there are {string.Join(", ", Measures)}.");
        var weights = Ask.Some(asked.GetValue(Weights)!, WeightWords);
        var metrics = asked.GetValue(Metric) is { } metric ? Ask.Some(metric, MetricWords) : null;
        if (asked.GetValue(Draws) < 0)
            throw new AskFault("--draws: give a whole number of at least 0.");
        var ratings = Ratings.Read(asked.GetValue(File)!, asked.GetValue(Unit), asked.GetValue(Criterion), Ask.List(asked.GetValue(Raters) ?? ""), Ask.List(asked.GetValue(Scale) ?? ""));
        // Words without a declared order can be told apart and no more; places in a scale are no distances.
        var fitting = MetricWords.Where(one => one.Value == AlphaMetric.Nominal || (ratings[0].Ordered && one.Value != AlphaMetric.Ratio && (ratings[0].Words is null || one.Value == AlphaMetric.Ordinal)))
            .Select(one => (one.Key, one.Value)).ToList();
        metrics ??= fitting;
        Refuse(ratings[0], measures, weights, metrics);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"{ratings.Sum(one => one.Units.Count)} rows, {ratings[0].Raters.Count} raters, {ratings[0].Rated.Scale.Count} categories."));
        if (asked.GetValue(Drivers) is { } part)
        {
            return metrics.Count == 1 || asked.GetValue(Metric) is null
                ? await AgreementDrivers.Write(part, Parts, ratings, metrics[^1].Meant, asked.GetValue(Ask.Output), stop)
                : throw new AskFault("--drivers takes disagreement apart by one metric; name one with --metric.");
        }

        var draws = asked.GetValue(Draws);
        string[] heads = [.. asked.GetValue(Criterion) is null ? (string[])[] : ["criterion"], "measure", "variant", "raters", "value", "se", "lower", "upper", "observed", "expected", "statistic", "units", .. draws > 0 ? (string[])["boot_lower", "boot_upper"] : [], "note"];
        var rows = new List<object?[]>();
        foreach (var one in ratings)
        {
            var agreement = new AgreementRows(one, asked.GetValue(Ask.Level), draws, asked.GetValue(Seed), asked.GetValue(Scale) is not null, stop);
            foreach (var measure in measures)
            {
                var found = Coefficients.TryGetValue(measure, out var coefficient) ? weights.Select(weight => agreement.Of(measure, coefficient, weight.Word, weight.Meant))
                    : measure switch
                    {
                        "alpha" => metrics.Select(one => agreement.Alpha(one.Word, one.Meant)),
                        "cohen" => weights.SelectMany(weight => agreement.Cohen(weight.Word, weight.Meant)),
                        "fleiss-complete" => [agreement.Fleiss()],
                        "kendall" => [agreement.Kendall()],
                        _ => agreement.Correlations(),
                    };
                rows.AddRange(found.Select(row => asked.GetValue(Criterion) is null ? row : (object?[])[one.Criterion, .. row]));
            }
        }

        return await Written.Rows(asked.GetValue(Ask.Output), heads, rows, stop);
    }

    private static void Refuse(Ratings ratings, string[] measures, IReadOnlyList<(string Word, CategoryWeights Meant)> weights, IReadOnlyList<(string Word, AlphaMetric Meant)> metrics)
    {
        var needsOrder = weights.FirstOrDefault(one => one.Meant != CategoryWeights.Identity).Word ?? metrics.FirstOrDefault(one => one.Meant != AlphaMetric.Nominal).Word ?? measures.FirstOrDefault(measure => measure == "kendall");
        if (!ratings.Ordered && needsOrder is not null)
            throw new AskFault($"\"{needsOrder}\" needs an order of the words; name them all in ascending order with --scale.");
        var needsNumbers = weights.FirstOrDefault(one => one.Meant == CategoryWeights.Ratio).Word ?? metrics.FirstOrDefault(one => one.Meant is AlphaMetric.Interval or AlphaMetric.Ratio).Word ?? measures.FirstOrDefault(measure => measure == "icc");
        if (ratings.Words is not null && needsNumbers is not null)
            throw new AskFault($"\"{needsNumbers}\" needs numbers; places in a scale of words are no distances. Take an ordinal metric or linear-ranks, or give numbers.");
    }
}
