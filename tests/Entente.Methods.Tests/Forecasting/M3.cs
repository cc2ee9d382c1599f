namespace Entente.Methods.Tests.Forecasting;

/// <summary>The public series of the M3 competition, read from beside the project.</summary>
internal static class M3
{
    internal sealed record Series(string Name, double[] Train, double[] Test);

    public static IReadOnlyDictionary<string, Series> Read(string set)
    {
        var table = Golden.Read($"third-party/forecast/M3{set}_series_public60.csv");
        return table.Rows.GroupBy(row => table.Text(row, "series")).ToDictionary(rows => rows.Key, rows => new Series(rows.Key,
            [.. rows.Where(row => table.Text(row, "part") == "train").Select(row => table.Number(row, "y"))],
            [.. rows.Where(row => table.Text(row, "part") != "train").Select(row => table.Number(row, "y"))]));
    }
}
