using System.Diagnostics;
using System.Globalization;
using Entente.Methods.Agreement;
using Entente.Methods.Bench;
using Entente.Methods.Randomness;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["forecast", var folder] => M3Scores.Run(folder),
    ["agreement", var times] => Agreement(int.Parse(times, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

// 10,000 draws of ordinal alpha, 250 units by 7 raters: the median of several runs in one process, the first left out.
static int Agreement(int times)
{
    var numbers = new SeededNumbers(1);
    var ratings = new double?[250, 7];
    for (var unit = 0; unit < 250; unit++)
    {
        var own = 1 + numbers.Below(5);
        for (var rater = 0; rater < 7; rater++)
            ratings[unit, rater] = numbers.Below(3) > 0 ? own : 1 + numbers.Below(5);
    }

    var table = RatingTable.Of(ratings);
    var (walls, processor) = (new List<double>(), new List<double>());
    for (var run = 0; run <= times; run++)
    {
        var (before, clock) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        AgreementBootstrap.Alpha(table, AlphaMetric.Ordinal, seed: (ulong)run + 1, draws: 10_000);
        if (run == 0)
            continue;
        walls.Add(clock.Elapsed.TotalSeconds);
        processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    walls.Sort();
    processor.Sort();
    Console.WriteLine($"{walls[walls.Count / 2]:F3} {processor[processor.Count / 2]:F3}");
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: forecast GOLDEN-FOLDER, or agreement TIMES");
    return 2;
}
