using System.CommandLine;
using Entente.Methods.Signals;

namespace Entente.Cli.Calculations;

/// <summary>Watches counts by period for a rise.</summary>
internal static class SignalsMonitor
{
    private static readonly Dictionary<string, Func<ParseResult, List<Period>, CancellationToken, IEnumerable<object?[]>>> Ways = new(StringComparer.Ordinal)
    {
        ["maxsprt"] = Maximised, ["sprt"] = Wald, ["rate"] = Rates, ["cusum"] = Sums, ["ewma"] = Means, ["shewhart"] = Points,
    };

    private static readonly Option<FileInfo> Series = Ask.File("--series", "The file: a row a period, with its time and count, and what else the method needs.");
    private static readonly Option<string> Method = new("--method")
    {
        Description = "maxsprt: any rise over the column of expected events, watched without gaps. sprt: one rate or a raised one. rate: each period against a stated rate or all earlier ones. cusum, ewma, shewhart: charts.",
        DefaultValueFactory = _ => "maxsprt",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "Column of the series, where the file has several." };
    private static readonly Option<string> Time = new("--time") { Description = "Column of the time.", DefaultValueFactory = _ => "t" };
    private static readonly Option<string> Count = new("--count") { Description = "Column of the count.", DefaultValueFactory = _ => "y" };
    private static readonly Option<string> Expected = new("--expected") { Description = "Column of the expected events, for maxsprt.", DefaultValueFactory = _ => "expected" };
    private static readonly Option<string?> Exposure = new("--exposure") { Description = "Column of the exposure (devices on the market), for sprt and rate; all periods alike if left out." };
    private static readonly Option<double> Error = Ask.Number("--error", "Probability of a false alarm that is accepted: over the whole surveillance for maxsprt and sprt, in each period for rate.", 0.05);
    private static readonly Option<double?> Length = Ask.NumberOrNone("--length", "maxsprt: expected events at which surveillance ends, as planned; those of the whole file if left out.");
    private static readonly Option<double> Start = Ask.Number("--start", "maxsprt: expected events before the first look.", 0);
    private static readonly Option<int> Least = new("--least") { Description = "maxsprt: events needed for a signal.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double?> Rate = Ask.NumberOrNone("--rate", "sprt, rate: events by unit of exposure if nothing is wrong.");
    private static readonly Option<double?> Raised = Ask.NumberOrNone("--raised", "sprt: the rate that must be found.");
    private static readonly Option<double> Missed = Ask.Number("--missed", "sprt: probability of missing it.", 0.2);
    private static readonly Option<double?> Mean = Ask.NumberOrNone("--mean", "Charts: the level, with --deviation; from the earlier periods if left out.");
    private static readonly Option<double?> Deviation = Ask.NumberOrNone("--deviation", "Charts: the standard deviation.");
    private static readonly Option<double> Shift = Ask.Number("--shift", "cusum: rise to be found, in deviations.", 1);
    private static readonly Option<double> Limit = Ask.Number("--limit", "cusum: limit, in deviations.", 5);
    private static readonly Option<double> Weight = Ask.Number("--weight", "ewma: weight of the newest period.", 0.2);
    private static readonly Option<double> Width = Ask.Number("--width", "ewma: width of the limit, in deviations.", 3);

    public static Calculation Verb { get; } = new("monitor",
        """
        Watch counts by period for a rise: sequential tests, exact tests of rates, control charts.
        Example: ./entente signals monitor --series docs/methods/examples/incidents.csv --length 20
        """,
        Run, Series, Method, Name, Time, Count, Expected, Exposure, Error, Length, Start, Least, Rate, Raised, Missed, Mean, Deviation, Shift, Limit, Weight, Width, Ask.Output);

    private static async Task<Answer> Run(ParseResult asked, CancellationToken stop)
    {
        var method = asked.GetValue(Method)!;
        var way = Ask.One(method, Ways);
        if (asked.GetValue(Mean) is null != asked.GetValue(Deviation) is null)
            throw new AskFault("--mean and --deviation belong together; give both or neither.");
        if (asked.GetValue(Error) is not (> 0 and < 1))
            throw new AskFault("--error: Give a number strictly between 0 and 1 (5 % is 0.05).");
        var series = Read(asked, method);
        string[] heads = ["t", "observed", "expected", "statistic", "lower", "upper", "p", "signal", "note"];
        var rows = new List<object?[]>();
        foreach (var (name, periods) in series)
        {
            try
            {
                rows.AddRange(way(asked, periods, stop).Select(row => asked.GetValue(Name) is null ? row : (object?[])[name, .. row]));
            }
            catch (ArgumentException refused) when (series.Count > 1)
            {
                throw new AskFault($"Series \"{name}\": {Verb!.Why(refused)}");
            }
        }

        return await Written.Rows(asked.GetValue(Ask.Output), asked.GetValue(Name) is null ? heads : ["series", .. heads], rows, stop);
    }

    private static IEnumerable<object?[]> Maximised(ParseResult asked, List<Period> periods, CancellationToken stop)
    {
        var length = asked.GetValue(Length) ?? periods.Sum(period => period.Expected);
        if (length <= 0)
            throw new AskFault("Nothing is expected in any period; give expected events above 0, or the planned --length.");
        var plan = new MaxSprtPlan(length, asked.GetValue(Start), asked.GetValue(Least), asked.GetValue(Error));
        var critical = MaxSprt.Critical(plan, stop);
        var looks = MaxSprt.Watch([.. periods.Select(period => period.Count)], [.. periods.Select(period => period.Expected)], critical.Value, plan.Start, plan.Least);
        return periods.Select((period, at) => (object?[])[period.Time, looks[at].Observed, looks[at].Expected, looks[at].LogRatio, null, critical.Value, null, looks[at].Signal,
            looks[at].Expected > plan.Length * (1 + 1e-12) ? "Beyond the planned length." : ""]);
    }

    private static IEnumerable<object?[]> Wald(ParseResult asked, List<Period> periods, CancellationToken stop)
    {
        if (asked.GetValue(Rate) is not { } rate || asked.GetValue(Raised) is not { } raised)
            throw new AskFault("sprt needs --rate and --raised, the two rates that it decides between.");
        var (count, exposure) = (0L, 0.0);
        var rows = new List<object?[]>();
        foreach (var period in periods)
        {
            (count, exposure) = (count + period.Count, exposure + period.Exposure);
            var state = SequentialRatio.Of(count, exposure, rate, raised, asked.GetValue(Error), asked.GetValue(Missed));
            rows.Add([period.Time, count, rate * exposure, state.LogRatio, state.Lower, state.Upper, null, state.Decision == SequentialDecision.Raised,
                state.Decision switch { SequentialDecision.Raised => "The raised rate is accepted.", SequentialDecision.Baseline => "The rate is accepted.", _ => "" }]);
        }

        return rows;
    }

    private static IEnumerable<object?[]> Rates(ParseResult asked, List<Period> periods, CancellationToken stop)
    {
        var (count, exposure) = (0L, 0.0);
        var rows = new List<object?[]>();
        foreach (var period in periods)
        {
            var rate = asked.GetValue(Rate);
            var test = rate is { } stated ? RareEvents.AgainstStated(period.Count, period.Exposure, stated, 1 - asked.GetValue(Error))
                : exposure > 0 ? RareEvents.AgainstEarlier(period.Count, period.Exposure, count, exposure, 1 - asked.GetValue(Error)) : null;
            rows.Add([period.Time, period.Count, (rate ?? (exposure > 0 ? count / exposure : null)) * period.Exposure, test?.Rate ?? (period.Count / period.Exposure), test?.RateLower, null, test?.Probability,
                test?.Increased(asked.GetValue(Error)) ?? false, test is null ? "The first period has none before it." : ""]);
            (count, exposure) = (count + period.Count, exposure + period.Exposure);
        }

        return rows;
    }

    private static IEnumerable<object?[]> Sums(ParseResult asked, List<Period> periods, CancellationToken stop) =>
        Running(periods, ControlChart.CumulativeSum(Counts(periods), Baseline(asked), asked.GetValue(Shift), asked.GetValue(Limit)));

    private static IEnumerable<object?[]> Means(ParseResult asked, List<Period> periods, CancellationToken stop) =>
        Running(periods, ControlChart.WeightedMean(Counts(periods), Baseline(asked), asked.GetValue(Weight), asked.GetValue(Width)));

    private static IEnumerable<object?[]> Running(List<Period> periods, RunningChart chart) =>
        periods.Select((period, at) => (object?[])[period.Time, period.Count, chart.Baseline.Mean, chart.Values[at], null, chart.Limits[at], null, chart.Signals.Contains(at), ""]);

    // Each period is judged by those before it, as it would have been then; three are the least that show a spread.
    private static IEnumerable<object?[]> Points(ParseResult asked, List<Period> periods, CancellationToken stop)
    {
        var (counts, baseline) = (Counts(periods), Baseline(asked));
        for (var at = 0; at < counts.Length; at++)
        {
            if (baseline is null && (at < 2 || counts.AsSpan(0, at).IndexOfAnyExcept(counts[0]) < 0))
            {
                yield return [periods[at].Time, periods[at].Count, null, null, null, null, null, false, "The periods before show no spread yet."];
                continue;
            }

            var chart = ControlChart.Shewhart(counts.AsSpan(0, at + 1), baseline);
            yield return [periods[at].Time, periods[at].Count, chart.Baseline.Mean, chart.Scores[^1], null, chart.Baseline.Mean + (3 * chart.Baseline.Deviation), null, chart.Signal,
                chart.Signal ? $"Rule {string.Join(", ", chart.Rules.Where(rule => rule.Signal).Select(rule => rule.Rule))}" : ""];
        }
    }

    private static double[] Counts(List<Period> periods) => [.. periods.Select(period => (double)period.Count)];

    private static ChartBaseline? Baseline(ParseResult asked) => asked.GetValue(Mean) is { } mean ? new(mean, asked.GetValue(Deviation)!.Value, 0) : null;

    private static List<(string Name, List<Period> Periods)> Read(ParseResult asked, string method)
    {
        var (name, exposure, file) = (asked.GetValue(Name), asked.GetValue(Exposure), asked.GetValue(Series)!);
        var last = method == "maxsprt" ? asked.GetValue(Expected)! : exposure;
        string?[] columns = [asked.GetValue(Time), asked.GetValue(Count), last, name];
        using var table = Table.Open(file, [.. columns.OfType<string>()]);
        var rows = new Dictionary<string, List<(string Time, Period Value)>>(StringComparer.Ordinal);
        while (table.Next())
        {
            var (time, count, number) = (table.Name(0), table.Count(1), last is null ? 1 : table.Number(2));
            if (number < 0 || (number == 0 && method != "maxsprt"))
                throw table.Fault(2, method == "maxsprt" ? "expected events are at least 0." : "an exposure is above 0. Leave out periods without any.");
            var of = name is null ? "" : table.Name(last is null ? 2 : 3);
            if (!rows.TryGetValue(of, out var own))
                rows[of] = own = [];
            own.Add((time, new(time, count, number, number)));
        }

        return rows.Count == 0 ? throw new FileFault(file.Name, 0, null, "there are headings and no rows.")
            : [.. rows.Select(one => (one.Key, InTime.Order(file.Name, asked.GetValue(Time)!, one.Key, one.Value, gapless: false).Select(row => row.Value).ToList()))];
    }

    /// <summary>A period.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Count">Events.</param>
    /// <param name="Expected">Expected events, where the method takes them.</param>
    /// <param name="Exposure">Exposure; 1 where periods are alike.</param>
    private sealed record Period(string Time, long Count, double Expected, double Exposure);
}
