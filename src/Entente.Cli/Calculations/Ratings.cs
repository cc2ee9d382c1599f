using System.Globalization;
using Entente.Methods.Agreement;

namespace Entente.Cli.Calculations;

/// <summary>Ratings of one criterion, as a file has them.</summary>
/// <param name="Criterion">Its name; empty when the file has one criterion.</param>
/// <param name="Units">Names of the units.</param>
/// <param name="Raters">Names of the raters.</param>
/// <param name="Rated">The ratings.</param>
internal sealed record Ratings(string Criterion, IReadOnlyList<string> Units, IReadOnlyList<string> Raters, RatingTable Rated)
{
    /// <summary>The words of the scale in ascending order; null when ratings are numbers.</summary>
    public string[]? Words { get; init; }

    /// <summary>True when ratings have an order: numbers, or words whose scale was declared.</summary>
    public bool Ordered { get; init; }

    /// <summary>How a category is called.</summary>
    public string Category(double value) => Words is { } words ? words[(int)value - 1] : Written.Number(value);

    /// <summary>Reads a row a unit and a column a rater; empty (or NA) where a rater did not rate.</summary>
    /// <param name="file">The file.</param>
    /// <param name="unit">Column of the units; null for the first.</param>
    /// <param name="criterion">Column of the criteria; null when there is one.</param>
    /// <param name="raters">The raters' columns; empty for all that are left.</param>
    /// <param name="declared">The scale in ascending order; empty when it is not declared.</param>
    public static IReadOnlyList<Ratings> Read(FileInfo file, string? unit, string? criterion, string[] raters, string[] declared)
    {
        string?[] keys = [unit, criterion];
        using var table = Table.OpenWide(file, [.. keys.OfType<string>(), .. raters]);
        // Without a name the first column that has no other part is that of the units.
        var named = (unit is null ? 0 : 1) + (criterion is null ? 0 : 1);
        var ofUnit = unit is null ? named + raters.Length : 0;
        int[] columns = raters.Length > 0 ? [.. Enumerable.Range(named, raters.Length)] : [.. Enumerable.Range(named, table.Columns.Count - named).Where(column => column != ofUnit)];
        if (ofUnit >= table.Columns.Count || columns.Length < 2)
            throw new FileFault(file.Name, 1, null, "a column of units and two columns of raters are needed.");
        var reading = new Reading(declared);
        var rows = new List<(string Criterion, string Unit, double?[] Ratings)>();
        var rated = new HashSet<(string Criterion, string Unit)>();
        while (table.Next())
        {
            var (of, one) = (criterion is null ? "" : table.Name(unit is null ? 0 : 1), table.Name(ofUnit));
            if (!rated.Add((of, one)))
                throw table.Fault(ofUnit, $"\"{one}\" has a row further up{(criterion is null ? "" : " for this criterion")}. Give each unit one row{(criterion is null ? ", or name the column of the criteria with --criterion" : "")}.");
            rows.Add((of, one, [.. columns.Select(column => reading.Rating(table, column))]));
        }

        if (rows.Count == 0)
            throw new FileFault(file.Name, 0, null, "there are headings and no rows.");
        return [.. rows.GroupBy(row => row.Criterion, StringComparer.Ordinal).Select(part => Of(part.Key, [.. part.Select(row => row.Unit)], [.. part.Select(row => row.Ratings)],
            [.. columns.Select(column => table.Columns[column])], reading))];
    }

    private static Ratings Of(string criterion, string[] units, double?[][] rows, string[] raters, Reading reading)
    {
        var ratings = new double?[rows.Length, raters.Length];
        for (var unit = 0; unit < rows.Length; unit++)
        {
            for (var rater = 0; rater < raters.Length; rater++)
                ratings[unit, rater] = rows[unit][rater];
        }

        try
        {
            return new(criterion, units, raters, RatingTable.Of(ratings, reading.Scale)) { Words = reading.Words, Ordered = reading.Ordered };
        }
        catch (ArgumentException refused) when (criterion.Length > 0)
        {
            throw new AskFault($"\"{criterion}\": {refused.Message}");
        }
    }

    /// <summary>Makes numbers of fields: the numbers themselves, or places of words in the scale, in the order of the first use where none is declared.</summary>
    private sealed class Reading(string[] declared)
    {
        private readonly Dictionary<string, double> places = new(StringComparer.Ordinal);
        private readonly bool wordy = Array.Exists(declared, word => Value(word) is null);
        private bool? used;

        public bool Ordered => declared.Length > 0 || used == true;

        public string[]? Words => declared.Length > 0 ? wordy ? declared : null : used == true ? null : [.. places.Keys];

        public IReadOnlyList<double>? Scale => declared.Length == 0 ? Words is { } words ? [.. words.Select((_, at) => at + 1.0)] : null
            : wordy ? [.. declared.Select((_, at) => at + 1.0)] : [.. declared.Select(word => Value(word)!.Value)];

        public double? Rating(Table table, int column)
        {
            var text = table.Text(column).Trim().ToString();
            if (text.Length == 0 || (text == "NA" && !declared.Contains("NA", StringComparer.Ordinal)))
                return null;
            var number = Value(text);
            if (declared.Length > 0)
            {
                return wordy
                    ? Array.IndexOf(declared, text) is >= 0 and var place ? place + 1 : throw table.Fault(column, $"\"{text}\" is not in the scale {string.Join(", ", declared)}. Mend it or add it to --scale.")
                    : number is { } value && declared.Any(word => Value(word) == value) ? value : throw table.Fault(column, $"\"{text}\" is not in the scale {string.Join(", ", declared)}. Mend it or add it to --scale.");
            }

            used ??= number is not null;
            if (used != (number is not null))
                throw table.Fault(column, $"\"{text}\" is {(used == true ? "no number" : "a number")}, unlike the ratings before. Mend it, or name every rating in ascending order with --scale.");
            return number ?? (places.TryGetValue(text, out var known) ? known : places[text] = places.Count + 1);
        }

        private static double? Value(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }
}
