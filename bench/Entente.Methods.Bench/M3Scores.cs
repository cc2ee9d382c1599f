using System.Diagnostics;
using System.Globalization;
using Entente.Methods.Forecasting;

namespace Entente.Methods.Bench;

/// <summary>Forecasts of the public M3 series: scores, coverage and processor time, beside those that R had.</summary>
internal static class M3Scores
{
    // R's forecast 8.20, CPU milliseconds a series on a quiet machine (reference/methods.md); its quarterly time was taken on a busy one.
    private static readonly Dictionary<string, double> Milliseconds = new(StringComparer.Ordinal) { ["monthly"] = 865, ["quarterly"] = 174 };

    public static int Run(string folder)
    {
        Console.WriteLine("| series | method | OWA | R's | 95 % holds | R's | MSIS | R's | CPU ms a series | R's | times R's speed |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (set, period) in new[] { ("monthly", 12), ("quarterly", 4) })
        {
            var series = Read(Path.Combine(folder, $"third-party/forecast/M3{set}_series_public60.csv"));
            var peers = File.ReadLines(Path.Combine(folder, $"methods/forecast/M3{set}_scores.csv")).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).Where(row => row[0] == "public60").ToDictionary(row => row[1]);
            var naive = Scores(series, period, (train, horizon) => NaiveForecasts.Adjusted(train, period, horizon));
            foreach (var (name, method, peer, timed) in new (string, Func<double[], int, Forecast>, string, bool)[]
            {
                ("one ETS by AICc", (train, horizon) => Ets.Choose(train, period).Forecast(horizon, [0.95]), "ets", true),
                ("average of ETS", (train, horizon) => EtsAverage.Of(train, period).Forecast(horizon, 0.95), "ets", true),
                ("automatic", (train, horizon) => AutomaticForecast.Of(train, period, horizon, 0.95), "ens_ets_theta", false),
            })
            {
                var ours = Scores(series, period, method);
                var overall = ForecastScores.Overall(ours.Percents, ours.Scaled, naive.Percents, naive.Scaled);
                // The combination of R has no intervals of its own: those of its ets stand beside ours.
                Console.WriteLine($"| {series.Count} {set} | {name} | {overall:F4} | {Number(peers[peer][9]):F4} | {100 * ours.Held:F1} % | {100 * Number(peers["ets"][7]):F1} % | {ours.Width:F2} | {Number(peers["ets"][8]):F2} | {ours.Milliseconds:F1} | {Milliseconds[set]} | {(timed ? $"{Milliseconds[set] / ours.Milliseconds:F0}" : "–")} |");
            }
        }

        return 0;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static (double[] Percents, double[] Scaled, double Held, double Width, double Milliseconds) Scores(List<(double[] Train, double[] Test)> all, int period, Func<double[], int, Forecast> method)
    {
        var (percents, scaled, held, width) = (new double[all.Count], new double[all.Count], new double[all.Count], new double[all.Count]);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        Parallel.For(0, all.Count, at =>
        {
            var (train, test) = all[at];
            var forecast = method(train, test.Length);
            double[] mean = [.. forecast.Mean];
            var scale = ForecastScores.Scale(train, period)!.Value;
            (percents[at], scaled[at]) = (ForecastScores.SymmetricPercent(test, mean), ForecastScores.Scaled(test, mean, scale));
            if (forecast.Bands.Count > 0)
                (held[at], width[at]) = (ForecastScores.Coverage(test, forecast.Bands[0]), ForecastScores.IntervalScore(test, forecast.Bands[0], scale));
        });
        return (percents, scaled, held.Average(), width.Average(), (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / all.Count);
    }

    private static List<(double[] Train, double[] Test)> Read(string file)
    {
        var series = new Dictionary<string, (List<double> Train, List<double> Test)>(StringComparer.Ordinal);
        foreach (var row in File.ReadLines(file).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')))
        {
            if (!series.TryGetValue(row[0], out var one))
                series[row[0]] = one = ([], []);
            (row[1] == "train" ? one.Train : one.Test).Add(Number(row[3]));
        }

        return [.. series.Values.Select(one => (one.Train.ToArray(), one.Test.ToArray()))];
    }
}
