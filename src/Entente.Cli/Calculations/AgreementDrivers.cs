using Entente.Methods.Agreement;

namespace Entente.Cli.Calculations;

/// <summary>Who and what drives disagreement, as rows.</summary>
internal static class AgreementDrivers
{
    public static Task<Answer> Write(string part, string[] parts, IReadOnlyList<Ratings> ratings, AlphaMetric metric, FileInfo? output, CancellationToken stop)
    {
        if (part == "criteria")
        {
            return ratings.Count < 2
                ? throw new AskFault("To compare criteria name their column with --criterion; the file needs at least two of them.")
                : Written.Rows(output, ["criterion", "alpha", "share", "share_of_pairs", "alpha_without", "influence"],
                    [.. DisagreementDrivers.Criteria([.. ratings.Select(one => (one.Criterion, one.Rated))], metric)
                        .Select(one => (object?[])[one.Criterion, one.Alpha.Coefficient, one.ShareOfDisagreement, one.ShareOfPairs, one.AlphaWithout, one.Influence])], stop);
        }

        if (!parts.Contains(part, StringComparer.Ordinal))
            throw new AskFault($"There is no \"{part}\" here; there are {string.Join(", ", parts)}.");
        string[] heads = part switch
        {
            "raters" => ["rater", "ratings", "share", "share_of_pairs", "alpha_without", "influence", "mean_deviation"],
            "units" => ["unit", "ratings", "disagreement", "share", "alpha_without", "influence"],
            _ => ["category", "ratings", "alpha", "share"],
        };
        // A deviation is one of numbers or of places in a scale that was declared.
        var rows = ratings.SelectMany(one => (part switch
        {
            "raters" => DisagreementDrivers.Raters(one.Rated, metric).Select(rater => (object?[])[one.Raters[rater.Rater], rater.Ratings, rater.ShareOfDisagreement, rater.ShareOfPairs, rater.AlphaWithout,
                rater.Influence, one.Ordered ? rater.MeanDeviation : null]),
            "units" => DisagreementDrivers.Units(one.Rated, metric).Select(unit => (object?[])[one.Units[unit.Unit], unit.Ratings, unit.Disagreement, unit.ShareOfDisagreement, unit.AlphaWithout, unit.Influence]),
            _ => DisagreementDrivers.Categories(one.Rated, metric).Select(category => (object?[])[one.Category(category.Category), category.Ratings, category.Alpha, category.ShareOfDisagreement]),
        }).Select(row => ratings.Count > 1 ? (object?[])[one.Criterion, .. row] : row));
        return Written.Rows(output, ratings.Count > 1 ? ["criterion", .. heads] : heads, [.. rows], stop);
    }
}
