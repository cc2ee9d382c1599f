using System.CommandLine;
using Entente.Methods.Proficiency;

namespace Entente.Cli.Calculations;

/// <summary>The results of a round: consensus values, scores, consistency of laboratories.</summary>
internal static class ProficiencyRounds
{
    private static readonly Dictionary<string, Func<IReadOnlyList<Laboratory>, Agreed>> Ways = new(StringComparer.Ordinal)
    {
        ["algorithm-a"] = laboratories => Agreed.By(AlgorithmA.Of(Means(laboratories))),
        ["algorithm-a-printed"] = laboratories => Agreed.By(AlgorithmA.Of(Means(laboratories), AlgorithmAVariant.PrintedFactors)),
        ["algorithm-a-third"] = laboratories => Agreed.By(AlgorithmA.Of(Means(laboratories), AlgorithmAVariant.ThirdFigure)),
        ["q-hampel"] = laboratories => Agreed.By(QMethod.Of([.. laboratories.Select(one => one.Results)])),
        ["median-made"] = laboratories => Agreed.By(laboratories, RobustScale.MedianDeviation(Means(laboratories))),
        ["median-niqr"] = laboratories => Agreed.By(laboratories, RobustScale.QuartileDistance(Means(laboratories))),
        ["median-sn"] = laboratories => Agreed.By(laboratories, RobustScale.Sn(Means(laboratories))),
        ["median-qn"] = laboratories => Agreed.By(laboratories, RobustScale.Qn(Means(laboratories))),
        ["mandel-paule"] = laboratories => Agreed.By(Consensus.MandelPaule(Means(laboratories), Uncertainties(laboratories))),
        ["dersimonian-laird"] = laboratories => Agreed.By(Consensus.DerSimonianLaird(Means(laboratories), Uncertainties(laboratories))),
    };

    private static readonly Option<FileInfo> Results = Ask.File("--results", "The file, with the columns lab and x, and u where laboratories state a standard uncertainty; repeats are rows of one laboratory.");
    private static readonly Option<double?> Assigned = Ask.NumberOrNone("--assigned", "The assigned value; the consensus of the results if left out.");
    private static readonly Option<double?> AssignedUncertainty = Ask.NumberOrNone("--assigned-u", "Its standard uncertainty, with --assigned.");
    private static readonly Option<double?> Sigma = Ask.NumberOrNone("--sigma", "Standard deviation for proficiency assessment; the robust one of the round if left out.");
    private static readonly Option<string> By = new("--consensus") { Description = $"Where the assigned value comes from: {string.Join(", ", Ways.Keys)}.", DefaultValueFactory = _ => "algorithm-a" };
    private static readonly Option<double> Coverage = Ask.Number("--coverage", "Coverage factor of the expanded uncertainties in En.", 2);

    public static Calculation Score { get; } = new("score",
        """
        Scores of the results of a round: z, z', zeta, En, and what they say.
        Example: ./entente proficiency score --results docs/methods/examples/results.csv --sigma 0.25 --consensus algorithm-a-printed
        """,
        async (asked, stop) =>
        {
            var laboratories = Laboratory.Read(asked.GetValue(Results)!);
            var (assigned, sigma) = (asked.GetValue(Assigned), asked.GetValue(Sigma));
            if (assigned is null && asked.GetValue(AssignedUncertainty) is not null)
                throw new AskFault("--assigned-u belongs to --assigned; give both.");
            Agreed? agreed = assigned is null || sigma is null ? Ask.One(asked.GetValue(By)!, Ways)(laboratories) : null;
            if (sigma is null && agreed is not { Spread: true })
                throw new AskFault("The consensus of stated uncertainties has no standard deviation of the round; give --sigma.");
            if ((assigned is null && agreed!.Uncertainty is null) || (sigma is null && agreed!.Deviation is not > 0))
                throw new AskFault($"{agreed!.Note} Give --assigned and --sigma, or take --consensus q-hampel.");
            var value = new AssignedValue(assigned ?? agreed!.Value, assigned is null ? agreed!.Uncertainty!.Value : asked.GetValue(AssignedUncertainty) ?? 0);
            sigma ??= agreed!.Deviation;
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"Assigned value {value.Value:R}, standard uncertainty {value.Uncertainty:R}, sigma {sigma:R}, {laboratories.Count} laboratories."));
            var limits = new ScoreLimits();
            return await Written.Rows(asked.GetValue(Ask.Output), ["lab", "x", "assigned", "u_assigned", "sigma", "difference", "percent", "z", "z_prime", "zeta", "en", "percent_of_permitted", "counts", "verdict", "en_verdict"],
                [.. laboratories.Select(one =>
                {
                    var score = Scores.Of(one.Mean, value, sigma!.Value, one.Uncertainty, asked.GetValue(Coverage), limits);
                    return (object?[])[one.Name, one.Mean, value.Value, value.Uncertainty, sigma, score.Difference, score.DifferencePercent, score.Z, score.ZPrime, score.Zeta, score.En, score.PercentOfPermitted,
                        score.Method, Word(score.Verdict), score.En is { } en ? Word(limits.JudgeEn(en)) : ""];
                })], stop);
        }, Results, Assigned, AssignedUncertainty, Sigma, By, Coverage, Ask.Output);

    public static Calculation Agree { get; } = new("consensus",
        """
        Robust means and standard deviations of the results of a round, by every method that fits them.
        Example: ./entente proficiency consensus --results docs/methods/examples/results.csv
        """,
        (asked, stop) =>
        {
            var laboratories = Laboratory.Read(asked.GetValue(Results)!);
            var stated = laboratories.All(one => one.Uncertainty > 0);
            return Written.Rows(asked.GetValue(Ask.Output), ["method", "value", "sd", "u", "iterations", "note"],
                [.. Ways.Where(way => stated || way.Key is not ("mandel-paule" or "dersimonian-laird")).Select(way =>
                {
                    var agreed = way.Value(laboratories);
                    return (object?[])[way.Key, agreed.Value, agreed.Deviation, agreed.Uncertainty, agreed.Iterations, agreed.Note];
                })], stop);
        }, Results, Ask.Output);

    public static Calculation Mandel { get; } = new("mandel",
        """
        Whether laboratories are consistent: Mandel's h between and k within them, with critical values at 5 %.
        Example: ./entente proficiency mandel --results docs/methods/examples/repeats.csv
        """,
        (asked, stop) =>
        {
            var laboratories = Laboratory.Read(asked.GetValue(Results)!);
            var results = Laboratory.Square(laboratories, asked.GetValue(Results)!);
            var (count, repeats) = (results.GetLength(0), results.GetLength(1));
            if (count < 3)
                throw new AskFault("Give at least three laboratories: with two, each is as far from the mean as the other.");
            var mandel = MandelStatistics.Of(results);
            var (h, k) = (MandelStatistics.CriticalH(count), repeats < 2 ? (double?)null : MandelStatistics.CriticalK(count, repeats));
            return Written.Rows(asked.GetValue(Ask.Output), ["lab", "h", "k", "critical_h", "critical_k", "stands_out"],
                [.. laboratories.Select((one, at) => (object?[])[one.Name, mandel.H?[at], mandel.K?[at], h, k, Math.Abs(mandel.H?[at] ?? 0) > h || mandel.K?[at] > k])], stop);
        }, Results, Ask.Output);

    private static double[] Means(IReadOnlyList<Laboratory> laboratories) => [.. laboratories.Select(one => one.Mean)];

    private static double[] Uncertainties(IReadOnlyList<Laboratory> laboratories) => [.. laboratories.Select(one => one.Uncertainty is > 0 and var own
        ? own : throw new AskFault($"Laboratory \"{one.Name}\" states no uncertainty above 0 in the column \"u\", which this consensus needs."))];

    private static string Word(ScoreVerdict verdict) => verdict switch
    {
        ScoreVerdict.Satisfactory => "satisfactory", ScoreVerdict.Questionable => "questionable", _ => "unsatisfactory",
    };

    /// <summary>What laboratories agree on.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Deviation">The standard deviation; null without spread.</param>
    /// <param name="Uncertainty">Standard uncertainty of the value; null without spread.</param>
    /// <param name="Iterations">Steps taken; null for a closed form.</param>
    /// <param name="Spread">True when the deviation is that of the results, not the part that stated uncertainties leave over.</param>
    /// <param name="Note">What is to be known of it.</param>
    private sealed record Agreed(double Value, double? Deviation, double? Uncertainty, int? Iterations, bool Spread, string Note)
    {
        public static Agreed By(RobustEstimate one) => new(one.Mean, one.Deviation, one.Uncertainty, one.Iterations, Spread: true, one.Outcome switch
        {
            IterationOutcome.NoSpread => "More than half of the results are equal: there is no spread to start from.",
            IterationOutcome.NotConverged => "The iteration did not arrive; this is its last point.",
            _ => "",
        });

        public static Agreed By(IReadOnlyList<Laboratory> laboratories, ScaleEstimate scale) => new(RobustScale.Median(Means(laboratories)), scale.Value,
            scale.Value is { } spread ? AssignedValue.RobustUncertainty(spread, laboratories.Count) : null, null, Spread: true, scale.Undefined ?? "");

        public static Agreed By(ConsensusEstimate one) => new(one.Mean, one.Between, one.Uncertainty, null, Spread: false, "sd is what the stated uncertainties leave over.");
    }
}
