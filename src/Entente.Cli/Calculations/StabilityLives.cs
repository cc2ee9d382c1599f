using System.CommandLine;
using Entente.Methods.Stability;

namespace Entente.Cli.Calculations;

/// <summary>Shelf life by ICH Q1E, and what temperature does.</summary>
internal static class StabilityLives
{
    private static readonly Dictionary<string, BatchModel?> Models = new(StringComparer.Ordinal)
    {
        ["auto"] = null, ["separate"] = BatchModel.Separate, ["common-slope"] = BatchModel.CommonSlope, ["pooled"] = BatchModel.Pooled,
    };

    private static readonly Dictionary<string, ExtrapolationCap> Caps = new(StringComparer.Ordinal)
    {
        ["none"] = ExtrapolationCap.None, ["supported"] = ExtrapolationCap.Supported, ["unsupported"] = ExtrapolationCap.Unsupported, ["refrigerated"] = ExtrapolationCap.Refrigerated,
    };

    private static readonly Dictionary<string, InterceptError> Errors = new(StringComparer.Ordinal) { ["full"] = InterceptError.FullModel, ["common-slope"] = InterceptError.CommonSlopeModel };
    private static readonly Option<FileInfo> Results = Ask.File("--results", "The file, with the columns batch and month, and the attribute.");
    private static readonly Option<string> Attribute = new("--attribute") { Description = "Column of the attribute.", DefaultValueFactory = _ => "value" };
    private static readonly Option<double?> Lower = Ask.NumberOrNone("--lower", "Lower acceptance limit.");
    private static readonly Option<double?> Upper = Ask.NumberOrNone("--upper", "Upper acceptance limit.");
    private static readonly Option<string> Model = new("--model") { Description = $"How the lines of the batches are related: {string.Join(", ", Models.Keys)}. auto lets the tests of poolability choose.", DefaultValueFactory = _ => "auto" };
    private static readonly Option<bool> OwnError = new("--own-error") { Description = "With separate lines: each batch its own error." };
    private static readonly Option<double> Alpha = Ask.Number("--alpha", "Significance level of the tests of poolability.", 0.25);
    private static readonly Option<string> Error = new("--error") { Description = $"Error term of the test of levels: {string.Join(", ", Errors.Keys)}.", DefaultValueFactory = _ => "full" };
    private static readonly Option<double> Horizon = Ask.Number("--horizon", "Months beyond which nothing is looked for.", 120);
    private static readonly Option<string> Cap = new("--extrapolate") { Description = $"How far a proposal may go beyond the data: {string.Join(", ", Caps.Keys)}. A policy: check the text in force.", DefaultValueFactory = _ => "none" };

    public static Calculation Life { get; } = new("life",
        """
        The shelf life that stability results support: where the confidence limit of the mean meets the acceptance limit.
        Example: ./entente stability life --results docs/methods/examples/stability.csv --lower 95 --extrapolate supported
        """,
        (asked, stop) =>
        {
            var results = Read(asked);
            if (asked.GetValue(Lower) is null && asked.GetValue(Upper) is null)
                throw new AskFault("Give --lower, --upper or both: a shelf life ends at an acceptance limit.");
            var life = ShelfLife.Of(results, new(asked.GetValue(Lower), asked.GetValue(Upper)), Ask.One(asked.GetValue(Model)!, Models), asked.GetValue(OwnError), asked.GetValue(Ask.Level), asked.GetValue(Alpha),
                Ask.One(asked.GetValue(Error)!, Errors), asked.GetValue(Horizon));
            var proposed = ShelfLife.Propose(life.Months, results.Max(result => result.Month), Ask.One(asked.GetValue(Cap)!, Caps));
            return Written.Rows(asked.GetValue(Ask.Output), ["batch", "model", "intercept", "slope", "sigma", "freedom", "outcome", "months", "proposed", "limited_by"],
                [.. life.Batches.Select(one => (object?[])[one.Line.Batch, Word(life.Model), one.Line.Intercept, one.Line.Slope, one.Line.Sigma, one.Line.Freedom, Word(one.Outcome), one.Months, null, ""]),
                    ["shortest", Word(life.Model), null, null, null, null, Word(life.Outcome), life.Months, proposed.Months, Word(proposed.LimitedBy)]], stop);
        }, Results, Attribute, Lower, Upper, Model, OwnError, Ask.Level, Alpha, Error, Horizon, Cap, Ask.Output);

    public static Calculation Pool { get; } = new("pool",
        """
        Whether batches may share slope and level: analysis of covariance.
        Example: ./entente stability pool --results docs/methods/examples/stability.csv
        """,
        (asked, stop) =>
        {
            var one = Poolability.Of(Read(asked), asked.GetValue(Alpha), Ask.One(asked.GetValue(Error)!, Errors));
            return Written.Rows(asked.GetValue(Ask.Output), ["slopes_f", "slopes_p", "levels_f", "levels_p", "sigma", "model"],
                [[one.SlopesF, one.SlopesP, one.InterceptsF, one.InterceptsP, one.FullSigma, Word(one.Model)]], stop);
        }, Results, Attribute, Alpha, Error, Ask.Output);

    private static readonly Option<FileInfo> Temperatures = Ask.File("--temperatures", "The file, with the column celsius, and duration where times are not equal.");
    private static readonly Option<double> Activation = Ask.Number("--activation", "Activation energy in kJ/mol.", Temperature.UsualActivation);

    public static Calculation Kinetic { get; } = new("kinetic",
        """
        The mean kinetic temperature of a storage.
        Example: ./entente stability kinetic --temperatures docs/methods/examples/temperatures.csv
        """,
        async (asked, stop) =>
        {
            using var table = Table.OpenWide(asked.GetValue(Temperatures)!, "celsius");
            var lasted = table.Columns.ToList().IndexOf("duration");
            var (celsius, durations) = (new List<double>(), new List<double>());
            while (table.Next())
            {
                celsius.Add(Warm(table));
                durations.Add(lasted < 0 ? 1 : table.Number(lasted));
                if (durations[^1] < 0)
                    throw table.Fault(lasted, "a duration is at least 0.");
            }

            var one = Temperature.MeanKinetic([.. celsius], [.. durations], asked.GetValue(Activation));
            return await Written.Rows(asked.GetValue(Ask.Output), ["celsius", "mean", "method"], [[one.Celsius, one.Mean, one.Method]], stop);
        }, Temperatures, Activation, Ask.Output);

    private static readonly Option<FileInfo> Rates = Ask.File("--rates", "The file, with the columns celsius and rate.");
    private static readonly Option<string> At = new("--at") { Description = "Temperatures at which the rate is asked, separated by commas.", DefaultValueFactory = _ => "5,25" };

    public static Calculation Arrhenius { get; } = new("arrhenius",
        """
        Rates of change at other temperatures by Arrhenius' law: supporting evidence, never the sole basis of a shelf life.
        Example: ./entente stability arrhenius --rates docs/methods/examples/rates.csv --at 5
        """,
        async (asked, stop) =>
        {
            using var table = Table.Open(asked.GetValue(Rates)!, "celsius", "rate");
            var (celsius, rates) = (new List<double>(), new List<double>());
            while (table.Next())
            {
                celsius.Add(Warm(table));
                rates.Add(table.Number(1));
                if (rates[^1] <= 0)
                    throw table.Fault(1, "a rate is above 0. Leave out temperatures at which nothing changed.");
            }

            var fit = Temperature.Arrhenius([.. celsius], [.. rates]);
            return await Written.Rows(asked.GetValue(Ask.Output), ["celsius", "rate", "activation", "activation_se", "log_factor"],
                [.. Ask.Numbers(asked.GetValue(At)!).Select(one => (object?[])[one, fit.RateAt(one), fit.Activation, fit.ActivationError, fit.LogFactor])], stop);
        }, Rates, At, Ask.Output);

    private static List<StabilityResult> Read(ParseResult asked)
    {
        using var table = Table.Open(asked.GetValue(Results)!, "batch", "month", asked.GetValue(Attribute)!);
        var results = new List<StabilityResult>();
        while (table.Next())
        {
            results.Add(new(table.Name(0), table.Number(1), table.Number(2)));
            if (results[^1].Month < 0)
                throw table.Fault(1, "a month is at least 0.");
        }

        return results.Count == 0 ? throw new FileFault(asked.GetValue(Results)!.Name, 0, null, "there are headings and no rows.") : results;
    }

    private static double Warm(Table table) => table.Number(0) is > -273.15 and var celsius ? celsius : throw table.Fault(0, "there is no such temperature. Write degrees Celsius.");

    private static string Word(BatchModel model) => Models.First(one => one.Value == model).Key;

    private static string Word(CrossingOutcome outcome) => outcome switch { CrossingOutcome.Crosses => "crosses", CrossingOutcome.FailsAtStart => "fails-at-start", _ => "beyond-horizon" };

    private static string Word(LifeLimit limit) => limit switch { LifeLimit.Estimate => "estimate", LifeLimit.Factor => "factor", _ => "months" };
}
