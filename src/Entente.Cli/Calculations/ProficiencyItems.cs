using System.CommandLine;
using Entente.Methods.Proficiency;

namespace Entente.Cli.Calculations;

/// <summary>Fitness of the items of a round, and rounds in which samples are identified.</summary>
internal static class ProficiencyItems
{
    private static readonly Dictionary<string, IdentificationAnswer> Words = new(StringComparer.Ordinal)
    {
        ["right"] = IdentificationAnswer.RightToLevel, ["group"] = IdentificationAnswer.RightGroup, ["detected"] = IdentificationAnswer.Detected, ["missed"] = IdentificationAnswer.Missed,
        ["wrong"] = IdentificationAnswer.WrongAgent, ["negative"] = IdentificationAnswer.CorrectNegative, ["inconclusive"] = IdentificationAnswer.Inconclusive, ["false-positive"] = IdentificationAnswer.FalsePositive,
    };

    private static readonly Option<FileInfo> Repeats = Ask.File("--items", "The file, with the columns item and x; repeats on one item are rows of it, and all have as many.");
    private static readonly Option<double?> Sigma = Ask.NumberOrNone("--sigma", "Standard deviation for proficiency assessment; without it there is no verdict.");
    private static readonly Option<double> SigmaNeeded = Ask.Number("--sigma", "Standard deviation for proficiency assessment.");
    private static readonly Option<double> Share = Ask.Number("--share", "Allowed share of it.", 0.3);

    public static Calculation Items { get; } = new("items",
        """
        Whether the items of a round are alike: standard deviations within and between, against the criterion.
        Example: ./entente proficiency items --items docs/methods/examples/items.csv --sigma 0.1
        """,
        (asked, stop) =>
        {
            var items = Laboratory.Read(asked.GetValue(Repeats)!, "item");
            var one = Homogeneity.Of(Laboratory.Square(items, asked.GetValue(Repeats)!), asked.GetValue(Sigma), asked.GetValue(Share));
            return Written.Rows(asked.GetValue(Ask.Output), ["mean", "within", "of_means", "between", "limit", "passes", "expanded_limit", "passes_expanded", "method"],
                [[one.Mean, one.Within, one.OfMeans, one.Between, one.Limit, one.Passes, one.ExpandedLimit, one.PassesExpanded, one.Method]], stop);
        }, Repeats, Sigma, Share, Ask.Output);

    private static readonly Option<FileInfo> Times = Ask.File("--times", "The file, with the columns time and x: two times, the earlier one first.");

    public static Calculation Drift { get; } = new("drift",
        """
        Whether the items of a round changed between two times.
        Example: ./entente proficiency drift --times docs/methods/examples/drift.csv --sigma 0.5
        """,
        (asked, stop) =>
        {
            var times = Laboratory.Read(asked.GetValue(Times)!, "time");
            if (times.Count != 2)
                throw new FileFault(asked.GetValue(Times)!.Name, 0, "time", FormattableString.Invariant($"there are {times.Count} times. Give two of them."));
            var one = Homogeneity.Stability(times[0].Results, times[1].Results, asked.GetValue(SigmaNeeded), asked.GetValue(Share));
            return Written.Rows(asked.GetValue(Ask.Output), ["difference", "u", "limit", "passes", "expanded_limit", "passes_expanded", "method"],
                [[one.Difference, one.Uncertainty, one.Limit, one.Passes, one.ExpandedLimit, one.PassesExpanded, one.Method]], stop);
        }, Times, SigmaNeeded, Share, Ask.Output);

    private static readonly Option<FileInfo> Answers = Ask.File("--answers", $"The file, with the columns lab, sample, positive (1 or 0), answer ({string.Join(", ", Words.Keys)}), and highest (1 where a miss is critical).");

    public static Calculation Identify { get; } = new("identify",
        """
        Scores of laboratories that identify what samples hold.
        Example: ./entente proficiency identify --answers docs/methods/examples/answers.csv
        """,
        async (asked, stop) =>
        {
            using var table = Table.OpenWide(asked.GetValue(Answers)!, "lab", "sample", "positive", "answer");
            var highest = table.Columns.ToList().IndexOf("highest");
            var answers = new Dictionary<string, List<IdentificationResult>>(StringComparer.Ordinal);
            while (table.Next())
            {
                var (lab, sample, positive, word) = (table.Name(0), table.Name(1), table.Flag(2), table.Name(3));
                if (!Words.TryGetValue(word, out var answer))
                    throw table.Fault(3, $"\"{word}\" is no answer. Write one of {string.Join(", ", Words.Keys)}.");
                if (positive != answer < IdentificationAnswer.CorrectNegative)
                    throw table.Fault(3, $"\"{word}\" is no answer to a {(positive ? "positive" : "negative")} sample. Mend it or the column \"positive\".");
                if (!answers.TryGetValue(lab, out var own))
                    answers[lab] = own = [];
                own.Add(new(sample, positive, answer, highest >= 0 && !table.Text(highest).IsEmpty && table.Flag(highest)));
            }

            return answers.Count == 0 ? throw new FileFault(asked.GetValue(Answers)!.Name, 0, null, "there are headings and no rows.")
                : await Written.Rows(asked.GetValue(Ask.Output), ["lab", "points", "most_points", "score", "critical", "grade"], [.. answers.Select(one =>
                {
                    var score = Identification.Score(one.Value);
                    return (object?[])[one.Key, score.Points, score.MostPoints, score.Score, string.Join(' ', score.Critical), score.Grade switch
                    {
                        IdentificationGrade.Excellent => "excellent", IdentificationGrade.Satisfactory => "satisfactory", IdentificationGrade.Insufficient => "insufficient", _ => "unsatisfactory",
                    }];
                })], stop);
        }, Answers, Ask.Output);
}
