using System.CommandLine;
using Entente.Methods.Sampling;

namespace Entente.Cli.Calculations;

/// <summary>How many to examine, and what a share that was found says.</summary>
internal static class SampleSizes
{
    private static readonly Dictionary<string, DetectionModel> Models = new(StringComparer.Ordinal)
    {
        ["unbounded"] = DetectionModel.Unbounded, ["approximate"] = DetectionModel.Approximate, ["exact"] = DetectionModel.Exact,
    };

    private static readonly Dictionary<string, Func<long, long, double, ProportionEstimate>> Intervals = new(StringComparer.Ordinal)
    {
        ["wilson"] = ProportionInterval.Wilson, ["wilson-modified"] = ProportionInterval.WilsonModified, ["clopper-pearson"] = ProportionInterval.ClopperPearson,
        ["blaker"] = ProportionInterval.Blaker, ["sterne"] = ProportionInterval.Sterne,
    };

    private static readonly Option<double> Expected = Ask.Number("--rate", "Expected rate, 0 to 1.", 0.5);
    private static readonly Option<double> Margin = Ask.Number("--margin", "Half the width of the interval: 0.1 for plus or minus 10 percentage points.");
    private static readonly Option<long?> Population = new("--population") { Description = "How many there are; large if left out." };
    private static readonly Option<double> Sensitivity = Ask.Number("--sensitivity", "Probability that the examination finds an affected thing.", 1);
    private static readonly Option<double> Specificity = Ask.Number("--specificity", "Probability that it passes an unaffected thing.", 1);

    public static Calculation Rate { get; } = new("rate",
        """
        How many to examine so that a rate is known within a margin.
        Example: ./entente sample rate --margin 0.1 --population 400
        """,
        (asked, stop) =>
        {
            var size = SampleSize.ForRate(asked.GetValue(Expected), asked.GetValue(Margin), asked.GetValue(Ask.Level), asked.GetValue(Population), asked.GetValue(Sensitivity), asked.GetValue(Specificity));
            return Written.Rows(asked.GetValue(Ask.Output), ["size", "exact", "method", "note"], [[size.Size, size.Exact, size.Method, size.Undefined ?? ""]], stop);
        }, Expected, Margin, Ask.Level, Population, Sensitivity, Specificity, Ask.Output);

    private static readonly Option<long> Lot = new("--lot") { Description = "How many containers there are.", Required = true };

    public static Calculation Containers { get; } = new("containers",
        """
        The square root of N plus 1 of the containers of a lot: a rule of thumb, with what it misses.
        Example: ./entente sample containers --lot 1200
        """,
        (asked, stop) =>
        {
            var size = SampleSize.SquareRootPlusOne(asked.GetValue(Lot));
            return Written.Rows(asked.GetValue(Ask.Output), ["size", "exact", "method", "note"], [[size.Size, size.Exact, size.Method, size.Caution]], stop);
        }, Lot, Ask.Output);

    private static readonly Option<double> Prevalence = Ask.Number("--prevalence", "Share affected that must not be missed.");
    private static readonly Option<double> Confidence = Ask.Number("--confidence", "Wanted probability of finding it.", 0.95);
    private static readonly Option<string?> Model = new("--model") { Description = $"How the sample is drawn: {string.Join(", ", Models.Keys)}. exact if the population is known and unbounded if not, if left out." };
    private static readonly Option<long?> Given = new("--size") { Description = "Things examined: what this sample finds is asked, not how many it takes." };
    private static readonly Option<long> Cut = new("--cut") { Description = "With --size: positives that make the population count as affected; 1 is any.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> Spares = Ask.Number("--spares", "With a specificity below 1: wanted probability that an unaffected population does not count as affected.", 0.95);

    public static Calculation Detect { get; } = new("detect",
        """
        How many to examine so that something that affects a share of a population is not missed.
        Example: ./entente sample detect --prevalence 0.05 --population 400
        """,
        Find, Prevalence, Confidence, Population, Sensitivity, Specificity, Spares, Model, Given, Cut, Ask.Output);

    private static readonly Option<FileInfo> Groups = Ask.File("--groups", "The file, with the columns group, risk, population_share and sample_share.");

    public static Calculation Risk { get; } = new("risk",
        """
        The same where the sample is drawn by preference from groups at higher risk.
        Example: ./entente sample risk --groups docs/methods/examples/risk-groups.csv --prevalence 0.02
        """,
        async (asked, stop) =>
        {
            using var table = Table.Open(asked.GetValue(Groups)!, "group", "risk", "population_share", "sample_share");
            var groups = new List<RiskGroup>();
            while (table.Next())
                groups.Add(new(table.Name(0), table.Number(1), table.Number(2), table.Number(3)));
            var size = RiskBasedDetection.Size(groups, asked.GetValue(Prevalence), asked.GetValue(Confidence), asked.GetValue(Sensitivity));
            return await Written.Rows(asked.GetValue(Ask.Output), ["group", "size", "adjusted_risk", "effective_probability", "reached"],
                [.. size.Groups.Select(one => (object?[])[one.Code, one.Size, one.AdjustedRisk, one.EffectiveProbability, null]), ["all", size.Size, null, null, size.Sensitivity]], stop);
        }, Groups, Prevalence, Confidence, Sensitivity, Ask.Output);

    private static readonly Option<long> Events = new("--events") { Description = "How many had it.", Required = true };
    private static readonly Option<long> Trials = new("--trials") { Description = "Of how many examined.", Required = true };
    private static readonly Option<string> Interval = new("--method") { Description = $"Which: {string.Join(", ", Intervals.Keys)}.", DefaultValueFactory = _ => "wilson" };

    public static Calculation Proportion { get; } = new("interval",
        """
        The interval of a share that was found, and the true share behind a test that errs.
        Example: ./entente sample interval --events 9 --trials 78
        """,
        (asked, stop) =>
        {
            var estimate = Ask.One(asked.GetValue(Interval)!, Intervals)(asked.GetValue(Events), asked.GetValue(Trials), asked.GetValue(Ask.Level));
            var truth = ProportionInterval.RoganGladen(estimate, asked.GetValue(Sensitivity), asked.GetValue(Specificity));
            return Written.Rows(asked.GetValue(Ask.Output), ["value", "lower", "upper", "true_value", "true_lower", "true_upper", "method"],
                [[estimate.Value, estimate.Lower, estimate.Upper, truth.Value, truth.Lower, truth.Upper, estimate.Method]], stop);
        }, Events, Trials, Interval, Ask.Level, Sensitivity, Specificity, Ask.Output);

    private static Task<Answer> Find(ParseResult asked, CancellationToken stop)
    {
        var (prevalence, population, sensitivity, specificity) = (asked.GetValue(Prevalence), asked.GetValue(Population), asked.GetValue(Sensitivity), asked.GetValue(Specificity));
        var model = asked.GetValue(Model) is { } word ? Ask.One(word, Models) : population is null ? DetectionModel.Unbounded : DetectionModel.Exact;
        if (model != DetectionModel.Unbounded && population is null)
            throw new AskFault("This model needs the size of the population; give --population, or take --model unbounded.");
        if (specificity < 1 && model == DetectionModel.Approximate)
            throw new AskFault("The approximate model knows no specificity; take --model exact or unbounded.");
        if (asked.GetValue(Given) is { } given)
        {
            var cut = asked.GetValue(Cut);
            if (model == DetectionModel.Approximate && cut != 1)
                throw new AskFault("The approximate model knows no --cut; take --model exact or unbounded.");
            if (given < 1 || given > population)
                throw new AskFault("--size: examine at least 1 and at most the whole population.");
            return One(given, null, cut, model switch
            {
                DetectionModel.Approximate => Detection.Sensitivity(model, given, prevalence, population, sensitivity),
                DetectionModel.Exact => Detection.Positive(population!.Value, Detection.Affected(population.Value, prevalence), given, cut, sensitivity, specificity),
                _ => Detection.Positive(prevalence, given, cut, sensitivity, specificity),
            }, "");
        }

        if (specificity < 1)
        {
            if (population is not { } all)
                throw new AskFault("A test with false positives needs the size of the population; give --population, or ask what a --size finds.");
            var affected = Detection.Affected(all, prevalence);
            var (size, cut) = Detection.Plan(all, affected, sensitivity, specificity, asked.GetValue(Confidence), asked.GetValue(Spares));
            return One(size, null, cut, size is { } n ? Detection.Positive(all, affected, n, cut!.Value, sensitivity, specificity) : null, size is null ? "No sample tells both with these probabilities by this test." : "");
        }

        var found = Detection.Size(model, prevalence, asked.GetValue(Confidence), population, sensitivity);
        return One(found.Size, found.Exact, 1, found.Reached, found.Undefined ?? "");

        Task<Answer> One(long? size, double? exact, long? cut, double? reached, string note) => Written.Rows(asked.GetValue(Ask.Output), ["size", "exact", "cut", "reached", "method", "note"],
            [[size, exact, cut, reached, $"Detection, {Models.First(one => one.Value == model).Key}", note]], stop);
    }
}
