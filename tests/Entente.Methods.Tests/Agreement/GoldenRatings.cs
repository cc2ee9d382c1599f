using Entente.Methods.Agreement;

namespace Entente.Methods.Tests.Agreement;

/// <summary>The rating tables of the golden folder; published examples of others lie beside it.</summary>
internal static class GoldenRatings
{
    public static RatingTable Read(string name)
    {
        var own = $"methods/agreement/ratings_{name}.csv";
        return Table(Golden.Read(File.Exists(Golden.PathOf(own)) ? own : $"third-party/agreement/ratings_{name}.csv"));
    }

    private static RatingTable Table(GoldenTable table)
    {
        var raters = table.Columns.Count - 1;
        var ratings = new double?[table.Rows.Count, raters];
        for (var unit = 0; unit < table.Rows.Count; unit++)
        {
            for (var rater = 0; rater < raters; rater++)
                ratings[unit, rater] = GoldenTable.Parse(table.Rows[unit][rater + 1]) is var value && double.IsNaN(value) ? null : value;
        }

        return RatingTable.Of(ratings);
    }
}
