namespace Entente.Cli.Calculations;

/// <summary>A laboratory (or an item) with its results, as a file has them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Results">At least one.</param>
/// <param name="Uncertainty">Standard uncertainty that it states; null when it states none.</param>
internal sealed record Laboratory(string Name, double[] Results, double? Uncertainty)
{
    /// <summary>Mean of its results.</summary>
    public double Mean { get; } = Results.Length == 1 ? Results[0] : Results.Average();

    /// <summary>Reads rows of a name and a result, in the order in which names first occur.</summary>
    public static IReadOnlyList<Laboratory> Read(FileInfo file, string name = "lab")
    {
        using var table = Table.OpenWide(file, name, "x");
        var stated = table.Columns.ToList().IndexOf("u");
        var rows = new Dictionary<string, (List<double> Results, double? Uncertainty)>(StringComparer.Ordinal);
        while (table.Next())
        {
            var (one, result) = (table.Name(0), table.Number(1));
            var uncertainty = stated < 0 ? null : table.NumberOrNone(stated);
            if (uncertainty < 0)
                throw table.Fault(stated, "an uncertainty is at least 0. Leave it empty where none is stated.");
            if (!rows.TryGetValue(one, out var known))
                rows[one] = known = ([], uncertainty);
            if (uncertainty is not null && uncertainty != known.Uncertainty)
                throw table.Fault(stated, $"\"{one}\" states another uncertainty further up. Repeat it, or leave it empty after the first row.");
            known.Results.Add(result);
        }

        return rows.Count == 0 ? throw new FileFault(file.Name, 0, null, "there are headings and no rows.") : [.. rows.Select(one => new Laboratory(one.Key, [.. one.Value.Results], one.Value.Uncertainty))];
    }

    /// <summary>All results, one row each, when all have as many.</summary>
    public static double[,] Square(IReadOnlyList<Laboratory> all, FileInfo file)
    {
        var repeats = all[0].Results.Length;
        var results = new double[all.Count, repeats];
        for (var row = 0; row < all.Count; row++)
        {
            if (all[row].Results.Length != repeats)
                throw new FileFault(file.Name, 0, null, FormattableString.Invariant($"\"{all[row].Name}\" has {all[row].Results.Length} results where \"{all[0].Name}\" has {repeats}. Give all as many, or leave some out."));
            for (var repeat = 0; repeat < repeats; repeat++)
                results[row, repeat] = all[row].Results[repeat];
        }

        return results;
    }
}
