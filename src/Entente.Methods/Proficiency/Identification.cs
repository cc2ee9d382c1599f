using System.Globalization;
using Entente.Methods.Agreement;
using Entente.Methods.Functions;
using Entente.Methods.Sampling;

namespace Entente.Methods.Proficiency;

/// <summary>What a laboratory said of a sample.</summary>
public enum IdentificationAnswer
{
    /// <summary>Positive sample: the right agent to the required level.</summary>
    RightToLevel,

    /// <summary>Positive sample: the right genus or group only.</summary>
    RightGroup,

    /// <summary>Positive sample: detected, not identified.</summary>
    Detected,

    /// <summary>Positive sample: nothing found.</summary>
    Missed,

    /// <summary>Positive sample: a wrong agent named.</summary>
    WrongAgent,

    /// <summary>Negative sample: nothing found.</summary>
    CorrectNegative,

    /// <summary>Negative sample: no decision.</summary>
    Inconclusive,

    /// <summary>Negative sample: an agent named.</summary>
    FalsePositive,
}

/// <summary>The answer to one sample.</summary>
/// <param name="Sample">Its code.</param>
/// <param name="Positive">True when it holds an agent.</param>
/// <param name="Answer">What the laboratory said.</param>
/// <param name="HighestClass">True when the agent (in a negative sample: the one named) belongs to the highest class, where missing it or naming it wrongly is critical.</param>
public sealed record IdentificationResult(string Sample, bool Positive, IdentificationAnswer Answer, bool HighestClass = false);

/// <summary>Points and grades of a scheme; the defaults are a proposal, not a standard.</summary>
/// <param name="RightToLevel">Points for the right agent to the required level: the most that a sample can give.</param>
/// <param name="RightGroup">Points for the right group.</param>
/// <param name="Detected">Points for detection.</param>
/// <param name="Missed">Points for a miss.</param>
/// <param name="WrongAgent">Points for a wrong agent.</param>
/// <param name="CorrectNegative">Points for a correct negative: the most that a negative sample can give.</param>
/// <param name="Inconclusive">Points for no decision on a negative sample.</param>
/// <param name="FalsePositive">Points for a false positive.</param>
/// <param name="Excellent">From this score on, excellent.</param>
/// <param name="Satisfactory">From this score on, satisfactory.</param>
public sealed record IdentificationScheme(double RightToLevel = 4, double RightGroup = 2, double Detected = 1, double Missed = 0, double WrongAgent = -2,
    double CorrectNegative = 4, double Inconclusive = 1, double FalsePositive = -2, double Excellent = 0.9, double Satisfactory = 0.75)
{
    /// <summary>The points of an answer.</summary>
    public double Points(IdentificationAnswer answer) => answer switch
    {
        IdentificationAnswer.RightToLevel => RightToLevel,
        IdentificationAnswer.RightGroup => RightGroup,
        IdentificationAnswer.Detected => Detected,
        IdentificationAnswer.Missed => Missed,
        IdentificationAnswer.WrongAgent => WrongAgent,
        IdentificationAnswer.CorrectNegative => CorrectNegative,
        IdentificationAnswer.Inconclusive => Inconclusive,
        IdentificationAnswer.FalsePositive => FalsePositive,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Choose one of the named answers."),
    };
}

/// <summary>How a laboratory identified.</summary>
public enum IdentificationGrade
{
    /// <summary>At least the score for excellent, no critical error.</summary>
    Excellent,

    /// <summary>At least the score for satisfactory, no critical error.</summary>
    Satisfactory,

    /// <summary>Below, no critical error.</summary>
    Insufficient,

    /// <summary>A critical error, whatever the score.</summary>
    Unsatisfactory,
}

/// <summary>A laboratory's score in a qualitative round.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Points">Sum of the points.</param>
/// <param name="MostPoints">What all right would give.</param>
/// <param name="Score">Points by most points, not below 0.</param>
/// <param name="Critical">Codes of the samples with a critical error.</param>
/// <param name="Grade">The grade.</param>
public sealed record IdentificationScore(string Method, int Version, double Points, double MostPoints, double Score, IReadOnlyList<string> Critical, IdentificationGrade Grade);

/// <summary>How a network of laboratories tells positive from negative samples.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Sensitivity">Positives found, with Wilson's interval; null without positive samples.</param>
/// <param name="Specificity">Negatives passed, with Wilson's interval; null without negative samples.</param>
/// <param name="Kappa">Cohen's kappa of result against truth; null when undefined.</param>
public sealed record NetworkPerformance(string Method, int Version, ProportionEstimate? Sensitivity, ProportionEstimate? Specificity, double? Kappa);

/// <summary>A laboratory's classes against the assigned ones.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Version">Version of the method.</param>
/// <param name="Correct">Share of right classes, with Wilson's interval.</param>
/// <param name="Distance">Mean distance in classes by the largest possible: 0 all right, 1 all as far off as can be.</param>
/// <param name="Alpha">Krippendorff's ordinal alpha against the assigned classes; undefined when only one class occurs.</param>
public sealed record OrdinalPerformance(string Method, int Version, ProportionEstimate Correct, double Distance, AlphaEstimate Alpha);

/// <summary>Scores of rounds in which samples are identified or put into classes.</summary>
public static class Identification
{
    /// <summary>The score of one laboratory.</summary>
    /// <param name="results">Its answers, at least one.</param>
    /// <param name="scheme">Points and grades; null for the defaults.</param>
    /// <exception cref="ArgumentException">No answer, or an answer that does not fit its sample.</exception>
    public static IdentificationScore Score(IReadOnlyList<IdentificationResult> results, IdentificationScheme? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count == 0)
            throw new ArgumentException("There is no answer; give at least one.", nameof(results));
        scheme ??= new();
        double points = 0, most = 0;
        var critical = new List<string>();
        foreach (var result in results)
        {
            if (result.Positive != result.Answer < IdentificationAnswer.CorrectNegative)
                throw new ArgumentException($"Sample \"{result.Sample}\" is {(result.Positive ? "positive" : "negative")}; the answer {result.Answer} belongs to the other kind.", nameof(results));
            points += scheme.Points(result.Answer);
            most += result.Positive ? scheme.RightToLevel : scheme.CorrectNegative;
            if (result is { HighestClass: true, Answer: IdentificationAnswer.Missed or IdentificationAnswer.FalsePositive })
                critical.Add(result.Sample);
        }

        var score = Math.Max(0, points / Given.Positive(most, nameof(scheme)));
        var grade = critical.Count > 0 ? IdentificationGrade.Unsatisfactory
            : score >= scheme.Excellent ? IdentificationGrade.Excellent
            : score >= scheme.Satisfactory ? IdentificationGrade.Satisfactory
            : IdentificationGrade.Insufficient;
        return new("Qualitative identification", 1, points, most, score, critical, grade);
    }

    /// <summary>Sensitivity, specificity and kappa of a network.</summary>
    /// <param name="found">Positive samples found.</param>
    /// <param name="missed">Positive samples missed.</param>
    /// <param name="passed">Negative samples passed.</param>
    /// <param name="alarmed">Negative samples called positive.</param>
    /// <param name="level">Confidence level.</param>
    public static NetworkPerformance Network(long found, long missed, long passed, long alarmed, double level = 0.95)
    {
        Given.AtLeast(found, 0);
        Given.AtLeast(missed, 0);
        Given.AtLeast(passed, 0);
        Given.AtLeast(alarmed, 0);
        double all = found + missed + passed + alarmed;
        if (all == 0)
            throw new ArgumentException("There is no sample; give at least one.", nameof(found));
        var observed = (found + passed) / all;
        var expected = ((found + missed) / all * ((found + alarmed) / all)) + ((passed + alarmed) / all * ((passed + missed) / all));
        return new("Identification by a network", 1,
            found + missed > 0 ? ProportionInterval.Wilson(found, found + missed, level) : null,
            passed + alarmed > 0 ? ProportionInterval.Wilson(passed, passed + alarmed, level) : null,
            1 - expected > 1e-14 ? (observed - expected) / (1 - expected) : null);
    }

    /// <summary>Classes that a laboratory reported against the assigned ones.</summary>
    /// <param name="assigned">Assigned classes, 1 to <paramref name="classes"/>, at least one.</param>
    /// <param name="reported">Reported classes, one for each.</param>
    /// <param name="classes">How many classes there are, at least 2.</param>
    /// <param name="level">Confidence level.</param>
    public static OrdinalPerformance Ordinal(IReadOnlyList<int> assigned, IReadOnlyList<int> reported, int classes, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(assigned);
        ArgumentNullException.ThrowIfNull(reported);
        Given.AtLeast(assigned.Count, 1, nameof(assigned));
        Given.SameLength(assigned.Count, reported.Count, nameof(reported));
        Given.AtLeast(classes, 2);
        var ratings = new double?[assigned.Count, 2];
        var (correct, distance) = (0, 0.0);
        for (var at = 0; at < assigned.Count; at++)
        {
            if (assigned[at] < 1 || assigned[at] > classes || reported[at] < 1 || reported[at] > classes)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Sample {at + 1} has the classes {assigned[at]} and {reported[at]}; give classes from 1 to {classes}."), nameof(reported));
            (ratings[at, 0], ratings[at, 1]) = (assigned[at], reported[at]);
            correct += assigned[at] == reported[at] ? 1 : 0;
            distance += Math.Abs(assigned[at] - reported[at]) / (double)(classes - 1) / assigned.Count;
        }

        return new("Ordinal classes against the assigned", 1, ProportionInterval.Wilson(correct, assigned.Count, level), distance,
            KrippendorffAlpha.Of(RatingTable.Of(ratings, [.. Enumerable.Range(1, classes).Select(one => (double)one)]), AlphaMetric.Ordinal, level));
    }
}
