using Entente.Methods.Agreement;

namespace Entente.Cli.Calculations;

/// <summary>Measures of agreement as rows: measure, variant, raters, value, se, lower, upper, observed, expected, statistic, units, limits of the bootstrap, note.</summary>
/// <param name="ratings">The ratings.</param>
/// <param name="level">Confidence level.</param>
/// <param name="draws">Draws of the bootstrap; 0 for none.</param>
/// <param name="seed">Determines them.</param>
/// <param name="declared">Whether the scale was declared; if not, two raters have the categories that these two used.</param>
/// <param name="stop">Stops it.</param>
internal sealed class AgreementRows(Ratings ratings, double level, int draws, ulong seed, bool declared, CancellationToken stop)
{
    private readonly RatingTable table = ratings.Rated;

    public object?[] Of(string measure, AgreementCoefficient coefficient, string word, CategoryWeights weights)
    {
        var one = AgreementMeasures.Of(table, coefficient, weights, level);
        var drawn = draws > 0 && one.Coefficient is not null ? AgreementBootstrap.Of(table, coefficient, weights, seed, draws, level, stop: stop) : null;
        return Row(measure, word, "all", one.Coefficient, one.StandardError, one.Lower, one.Upper, one.Observed, one.Expected, null, one.Units, drawn, one.Undefined);
    }

    public object?[] Alpha(string word, AlphaMetric metric)
    {
        var one = KrippendorffAlpha.Of(table, metric, level);
        var drawn = draws > 0 && one.Coefficient is not null ? AgreementBootstrap.Alpha(table, metric, seed, draws, level, stop: stop) : null;
        return Row("alpha", word, "all", one.Coefficient, one.StandardError, one.Lower, one.Upper, one.ObservedDisagreement, one.ExpectedDisagreement, null, one.Units, drawn, one.Undefined);
    }

    public IEnumerable<object?[]> Cohen(string word, CategoryWeights weights)
    {
        for (var first = 0; first < table.Raters; first++)
        {
            for (var second = first + 1; second < table.Raters; second++)
            {
                int[] both = [.. Enumerable.Range(0, table.Units).Where(unit => table.Code(unit, first) >= 0 && table.Code(unit, second) >= 0)];
                var names = $"{ratings.Raters[first]} {ratings.Raters[second]}";
                if (both.Length == 0)
                {
                    yield return Row("cohen", word, names, null, null, null, null, null, null, null, 0, null, "No unit was rated by both.");
                    continue;
                }

                var pair = table.Only(both, [first, second]);
                var one = CohenKappa.Of(declared ? pair : pair.WithUsedScale(), 0, 1, weights, level);
                yield return Row("cohen", word, names, one.Coefficient, one.StandardError, one.Lower, one.Upper, one.Observed, one.Expected, one.Z, one.Units, null, one.Undefined);
            }
        }
    }

    public object?[] Fleiss()
    {
        var one = CompleteUnits.Fleiss(table);
        return Row("fleiss-complete", "identity", "all", one.Coefficient, one.NullStandardError, null, null, null, null, one.Z, one.Units, null, one.Undefined);
    }

    public object?[] Kendall()
    {
        var one = CompleteUnits.Kendall(table);
        return Row("kendall", "ties", "all", one.Coefficient, null, null, null, null, null, one.ChiSquare, one.Units, null, one.Undefined);
    }

    public IEnumerable<object?[]> Correlations()
    {
        foreach (var model in Enum.GetValues<IccModel>())
        {
            foreach (var average in (bool[])[false, true])
            {
                var one = IntraclassCorrelation.Of(table, model, average, level);
                yield return Row("icc", one.Method, "all", one.Coefficient, null, one.Lower, one.Upper, null, null, one.F, one.Units, null, one.Undefined);
            }
        }
    }

    private object?[] Row(string measure, string variant, string raters, double? value, double? error, double? lower, double? upper, double? observed, double? expected, double? statistic, int units,
        BootstrapInterval? drawn, string? note) =>
        [measure, variant, raters, value, error, lower, upper, observed, expected, statistic, units, .. draws > 0 ? (object?[])[drawn?.Lower, drawn?.Upper] : [], note ?? ""];
}
