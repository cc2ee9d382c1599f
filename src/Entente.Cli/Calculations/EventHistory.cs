using System.CommandLine;
using Entente.Methods.Events;

namespace Entente.Cli.Calculations;

/// <summary>How long until it happens, what it hangs on, and how good predictions of it were.</summary>
internal static class EventHistory
{
    private static readonly Dictionary<string, SurvivalScale> Scales = new(StringComparer.Ordinal) { ["loglog"] = SurvivalScale.LogLog, ["log"] = SurvivalScale.Log, ["plain"] = SurvivalScale.Plain };

    private static readonly Option<FileInfo> Cases = Ask.File("--cases", "The file, with the columns time and event (1 happened, 0 still without it then); group, weight (cases that a row stands for) and entry (when observation began) where they are known.");
    private static readonly Option<string> Scale = new("--scale") { Description = $"Scale on which limits are formed: {string.Join(", ", Scales.Keys)}.", DefaultValueFactory = _ => "loglog" };
    private static readonly Option<string?> At = new("--at") { Description = "Times at which the curve is asked, separated by commas, in place of all its steps." };
    private static readonly Option<string?> Quantiles = new("--quantiles") { Description = "Shares without the event (0.5 is the median) whose times are asked, separated by commas, in place of the steps." };

    public static Calculation Survival { get; } = new("survival",
        """
        How long until it happens: the survival curve of Kaplan and Meier, by group.
        Example: ./entente events survival --cases docs/methods/examples/durations.csv
        """,
        Curve, Cases, Scale, At, Quantiles, Ask.Level, Ask.Output);

    private static readonly Option<FileInfo> Periods = Ask.File("--periods", "The file: a row for each case and period under observation, with a column that says whether the event happened in it; all other columns are features.");
    private static readonly Option<string> Event = new("--event") { Description = "Column of the event.", DefaultValueFactory = _ => "event" };
    private static readonly Option<string?> Weight = new("--weight") { Description = "Column of the rows that each stands for." };
    private static readonly Option<string?> Features = new("--features") { Description = "Columns of the features, separated by commas; all others if left out." };
    private static readonly Option<double> Penalty = Ask.Number("--penalty", "Ridge penalty on standardised features; 0 for none.", 1);

    public static Calculation Hazard { get; } = new("hazard",
        """
        What the chance of an event in a period hangs on: logistic regression with a ridge penalty.
        Example: ./entente events hazard --periods docs/methods/examples/periods.csv --weight rows --penalty 0
        """,
        Fit, Periods, Event, Weight, Features, Penalty, Ask.Output);

    private static readonly Option<FileInfo> Predictions = Ask.File("--predictions", "The file, with the columns predicted (0 to 1) and event, and group where predictions of one group are not independent.");
    private static readonly Option<int> Draws = new("--draws") { Description = "Draws of whole groups for the intervals.", DefaultValueFactory = _ => 2000 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Determines the draws.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int?> Bins = new("--bins") { Description = "Calibration in at most so many bins, in place of the scores." };

    public static Calculation Score { get; } = new("score",
        """
        How good predicted probabilities were: Brier score, area under the curve, average precision, calibration.
        Example: ./entente events score --predictions docs/methods/examples/predictions.csv
        """,
        Judge, Predictions, Draws, Seed, Bins, Ask.Level, Ask.Output);

    private static async Task<Answer> Curve(ParseResult asked, CancellationToken stop)
    {
        using var table = Table.OpenWide(asked.GetValue(Cases)!, "time", "event");
        var (group, weight, entry) = (Place(table, "group"), Place(table, "weight"), Place(table, "entry"));
        var groups = new Dictionary<string, List<(double Time, bool Happened, double Weight, double Entry)>>(StringComparer.Ordinal);
        while (table.Next())
        {
            var one = (Time: table.Number(0), Happened: table.Flag(1), Weight: weight is { } column ? table.Number(column) : 1, Entry: entry is { } from ? table.NumberOrNone(from) ?? 0 : 0);
            if (one.Time < 0)
                throw table.Fault(0, "a time is at least 0.");
            if (one.Weight <= 0)
                throw table.Fault(weight!.Value, "a weight is above 0. Leave out rows that stand for no case.");
            if (entry is { } late && (one.Entry < 0 || one.Entry >= one.Time))
                throw table.Fault(late, "observation begins at 0 or later, and before it ends.");
            var name = group is { } of ? table.Name(of) : "all";
            if (!groups.TryGetValue(name, out var own))
                groups[name] = own = [];
            own.Add(one);
        }

        if (groups.Count == 0)
            throw new FileFault(asked.GetValue(Cases)!.Name, 0, null, "there are headings and no rows.");
        if (asked.GetValue(At) is not null && asked.GetValue(Quantiles) is not null)
            throw new AskFault("Ask for --at or for --quantiles, one at a time.");
        var curves = groups.Select(one => (one.Key, Curve: SurvivalCurve.Of([.. one.Value.Select(row => row.Time)], [.. one.Value.Select(row => row.Happened)], Ask.One(asked.GetValue(Scale)!, Scales), asked.GetValue(Ask.Level),
            weight is null ? [] : [.. one.Value.Select(row => row.Weight)], entry is null ? [] : [.. one.Value.Select(row => row.Entry)]))).ToList();
        var output = asked.GetValue(Ask.Output);
        if (asked.GetValue(Quantiles) is { } shares)
        {
            return await Written.Rows(output, ["group", "share", "time", "note"], [.. curves.SelectMany(one => Ask.Numbers(shares).Select(share =>
                (object?[])[one.Key, share, one.Curve.Quantile(share), one.Curve.Quantile(share) is null ? "The curve does not fall so far while it is known." : ""]))], stop);
        }

        if (asked.GetValue(At) is { } times)
        {
            return await Written.Rows(output, ["group", "time", "survival", "note"], [.. curves.SelectMany(one => Ask.Numbers(times).Select(time =>
                (object?[])[one.Key, time, one.Curve.At(time), one.Curve.At(time) is null ? "After the last observation the curve is not known." : ""]))], stop);
        }

        return await Written.Rows(output, ["group", "time", "at_risk", "events", "survival", "se", "lower", "upper"], [.. curves.SelectMany(one => one.Curve.Steps.Select(step =>
            (object?[])[one.Key, step.Time, step.AtRisk, step.Events, step.Survival, step.Error, step.Lower, step.Upper]))], stop);
    }

    private static async Task<Answer> Fit(ParseResult asked, CancellationToken stop)
    {
        var (file, features, weight) = (asked.GetValue(Periods)!, Ask.List(asked.GetValue(Features) ?? ""), asked.GetValue(Weight));
        using var table = Table.OpenWide(file, [asked.GetValue(Event)!, .. weight is null ? (string[])[] : [weight], .. features]);
        var first = weight is null ? 1 : 2;
        var columns = features.Length > 0 ? features.Length : table.Columns.Count - first;
        if (columns == 0)
            throw new FileFault(file.Name, 1, null, "there is no column of a feature beside the event.");
        var (values, events, weights) = (new List<double>(), new List<bool>(), new List<double>());
        while (table.Next())
        {
            events.Add(table.Flag(0));
            weights.Add(weight is null ? 1 : table.Number(1));
            if (weights[^1] <= 0)
                throw table.Fault(1, "a weight is above 0. Leave out rows that stand for nothing.");
            for (var column = 0; column < columns; column++)
                values.Add(table.Number(first + column));
        }

        var rows = new double[events.Count, columns];
        for (var at = 0; at < values.Count; at++)
            rows[at / columns, at % columns] = values[at];
        var fit = DiscreteHazard.Fit(rows, [.. events], asked.GetValue(Penalty), weight is null ? [] : [.. weights], stop);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"{events.Count} rows, log-likelihood {fit.LogLikelihood:R}, {fit.Steps} steps. {(fit.End == HazardEnd.Converged ? "" : "The fit did not arrive; this is the best point found.")}"));
        return await Written.Rows(asked.GetValue(Ask.Output), ["feature", "coefficient", "se", "odds_ratio", "log_likelihood", "end"], [.. Enumerable.Range(0, columns + 1).Select(at =>
        {
            var value = at == 0 ? fit.Intercept : fit.Coefficients[at - 1];
            return (object?[])[at == 0 ? "(intercept)" : table.Columns[first + at - 1], value, fit.Errors[at], Math.Exp(value), fit.LogLikelihood, fit.End == HazardEnd.Converged ? "converged" : "not-converged"];
        })], stop);
    }

    private static async Task<Answer> Judge(ParseResult asked, CancellationToken stop)
    {
        using var table = Table.OpenWide(asked.GetValue(Predictions)!, "predicted", "event");
        var group = Place(table, "group");
        var (predicted, happened, groups, names) = (new List<double>(), new List<bool>(), new List<int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        while (table.Next())
        {
            predicted.Add(table.Number(0));
            happened.Add(table.Flag(1));
            if (predicted[^1] is < 0 or > 1)
                throw table.Fault(0, "a probability is from 0 to 1 (5 % is 0.05).");
            if (group is not { } of)
                continue;
            var name = table.Name(of);
            groups.Add(names.TryGetValue(name, out var known) ? known : names[name] = names.Count);
        }

        if (predicted.Count == 0)
            throw new FileFault(asked.GetValue(Predictions)!.Name, 0, null, "there are headings and no rows.");
        var output = asked.GetValue(Ask.Output);
        if (asked.GetValue(Bins) is { } bins)
        {
            return await Written.Rows(output, ["from", "to", "count", "predicted", "observed", "lower", "upper"], [.. PredictionScores.Calibration([.. predicted], [.. happened], bins, asked.GetValue(Ask.Level))
                .Select(bin => (object?[])[bin.From, bin.To, bin.Count, bin.Predicted, bin.Observed, bin.Lower, bin.Upper])], stop);
        }

        (string Name, Func<double[], bool[], double?> Of)[] scores =
        [
            ("brier", (p, y) => PredictionScores.Brier(p, y)), ("area", (p, y) => PredictionScores.Area(p, y)), ("average-precision", (p, y) => PredictionScores.AveragePrecision(p, y)),
        ];
        return await Written.Rows(output, ["score", "value", "lower", "upper", "draws", "undefined_draws", "note"], [.. scores.Select(score =>
        {
            var one = PredictionScores.Bootstrap(score.Name, score.Of, [.. predicted], [.. happened], asked.GetValue(Seed), group is null ? [] : [.. groups], asked.GetValue(Draws), asked.GetValue(Ask.Level), stop);
            return (object?[])[score.Name, one.Value, one.Lower, one.Upper, one.Draws, one.UndefinedDraws, one.Reason ?? ""];
        })], stop);
    }

    private static int? Place(Table table, string column) => table.Columns.ToList().IndexOf(column) is >= 0 and var place ? place : null;
}
