using System.CommandLine;
using Entente.Methods.Forecasting;

namespace Entente.Cli.Calculations;

/// <summary>Forecasts the series of a file.</summary>
internal static class ForecastSeries
{
    private static readonly double[] Levels = [0.8, 0.95];
    private static readonly string[] Words = ["auto", "ets", "ets-average", "theta", "theta-m4", "dotm", "comb", "naive", "snaive", "naive2", "croston", "sba", "tsb", "adida", "imapa"];
    private static readonly Option<FileInfo> Series = new("--series") { Description = "The file, with the columns series, t and y.", Required = true };
    private static readonly Option<int> Frequency = new("--frequency") { Description = "Observations in a cycle: 12 by month, 4 by quarter, 1 without season.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Horizon = new("--horizon") { Description = "Steps ahead.", DefaultValueFactory = _ => 12 };
    private static readonly Option<string> How = new("--method")
    {
        Description = $"Which: {string.Join(", ", Words)}, or a model such as MAdM. auto takes sba for demand that comes seldom and the mean of ets-average and theta otherwise; ets is the best of all smoothing models by AICc, ets-average their average by Akaike weight.", DefaultValueFactory = _ => "auto",
    };

    private static readonly Option<string?> Shortage = new("--shortage") { Description = "Column that says of a time whether there was a shortage (1 or 0): sales then are only the least that was wanted, and the expected demand takes their place." };
    private static readonly Option<FileInfo?> Output = new("--output") { Description = "Where to; the terminal if left out." };

    public static Calculation Verb { get; } = new("forecast",
        """
        Forecast series, with intervals of 80 and 95 % where the method has them.
        Example: ./entente forecast --series docs/methods/examples/series.csv --frequency 4 --horizon 4
        """,
        Run, Series, Frequency, Horizon, How, Shortage, Output);

    private static async Task<Answer> Run(ParseResult asked, CancellationToken stop)
    {
        var (frequency, horizon, how) = (asked.GetValue(Frequency), asked.GetValue(Horizon), asked.GetValue(How)!);
        if (frequency < 1)
            throw new AskFault("A cycle has at least 1 observation.");
        if (horizon is < 1 or > 10_000)
            throw new AskFault("Forecast 1 to 10,000 steps ahead.");
        var model = Words.Contains(how, StringComparer.Ordinal) ? (EtsModel?)null : EtsModel.Parse(how);
        var series = Read(asked.GetValue(Series)!, asked.GetValue(Shortage));
        var forecasts = new Forecast[series.Count];
        var done = 0;
        // One fault of many would come wrapped; whoever mends the file wants the sentence.
        var faults = new string?[series.Count];
        Parallel.For(0, series.Count, new ParallelOptions { CancellationToken = stop }, at =>
        {
            try
            {
                var known = Array.IndexOf(series[at].Short, true) < 0 ? series[at].Values : [.. CensoredDemand.Fill(series[at].Values, series[at].Short, frequency).Filled];
                forecasts[at] = Of(how, model, known, frequency, horizon);
            }
            catch (ArgumentException refused)
            {
                faults[at] = refused.Message;
            }

            if (Interlocked.Increment(ref done) % 100 == 0)
                Console.Error.WriteLine(FormattableString.Invariant($"{done} of {series.Count} series forecast."));
        });
        if (Array.FindIndex(faults, fault => fault is not null) is >= 0 and var broken)
            throw new AskFault($"Series \"{series[broken].Name}\": {faults[broken]}");
        return await Written.To(asked.GetValue(Output), series.Count * horizon, text => Write(text, series, forecasts), stop);
    }

    private static Forecast Of(string how, EtsModel? model, double[] series, int frequency, int horizon) => how switch
    {
        _ when model is { } one => Ets.Fit(series, frequency, one).Forecast(horizon, Levels),
        "auto" => AutomaticForecast.Of(series, frequency, horizon, Levels),
        "ets-average" => EtsAverage.Of(series, frequency).Forecast(horizon, Levels),
        "ets" => Ets.Choose(series, frequency).Forecast(horizon, Levels),
        "theta" => Theta.Standard(series, frequency, horizon, Levels),
        "theta-m4" => Theta.Competition(series, frequency, horizon),
        "dotm" => DynamicTheta.Fit(series, frequency, horizon).Forecast,
        "comb" => Theta.Combined(series, frequency, horizon),
        "naive" => NaiveForecasts.Last(series, horizon, Levels),
        "snaive" => NaiveForecasts.Seasonal(series, frequency, horizon, Levels),
        "naive2" => NaiveForecasts.Adjusted(series, frequency, horizon),
        "croston" => IntermittentDemand.Croston(series, horizon),
        "sba" => IntermittentDemand.Croston(series, horizon, bias: CrostonBias.SyntetosBoylan),
        "tsb" => IntermittentDemand.TeunterSyntetosBabai(series, horizon),
        "adida" => IntermittentDemand.Aggregated(series, horizon),
        _ => IntermittentDemand.MultipleAggregated(series, horizon),
    };

    // Series in the order of their first row, each by its t.
    private static List<(string Name, double[] Values, bool[] Short)> Read(FileInfo file, string? shortage)
    {
        using var table = Table.Open(file, ["series", "t", "y", .. shortage is null ? (string[])[] : [shortage]]);
        var rows = new Dictionary<string, List<(string Time, (double Sold, bool Short) Value)>>(StringComparer.Ordinal);
        while (table.Next())
        {
            var (name, time) = (table.Text(0).ToString(), table.Text(1).ToString());
            if (name.Length == 0 || time.Length == 0)
                throw table.Fault(name.Length == 0 ? 0 : 1, "this is empty. Each row belongs to a series and a time.");
            if (!rows.TryGetValue(name, out var one))
                rows[name] = one = [];
            one.Add((time, (table.Number(2), shortage is not null && table.Flag(3))));
        }

        if (rows.Count == 0)
            throw new FileFault(file.Name, 0, null, "there are headings and no rows.");
        return [.. rows.Select(one => (one.Key, InTime.Order(file.Name, "t", one.Key, one.Value, gapless: true).ToList()))
            .Select(one => (one.Key, one.Item2.Select(row => row.Value.Sold).ToArray(), one.Item2.Select(row => row.Value.Short).ToArray()))];
    }

    private static void Write(TextWriter text, List<(string Name, double[] Values, bool[] Short)> series, Forecast[] forecasts)
    {
        text.Write("series,h,mean,lo80,hi80,lo95,hi95,method\n");
        for (var at = 0; at < forecasts.Length; at++)
        {
            for (var step = 0; step < forecasts[at].Horizon; step++)
            {
                text.Write(FormattableString.Invariant($"{Written.Name(series[at].Name)},{step + 1},{Written.Number(forecasts[at].Mean[step])}"));
                foreach (var level in Levels)
                {
                    var band = forecasts[at].Bands.FirstOrDefault(one => one.Level == level);
                    text.Write($",{Written.Number(band?.Lower[step])},{Written.Number(band?.Upper[step])}");
                }

                text.Write($",{Written.Name(forecasts[at].Method)}\n");
            }
        }
    }
}
