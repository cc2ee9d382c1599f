using Entente.Methods.Forecasting;

namespace Entente.Methods.Tests.Forecasting;

/// <summary>The series and models of <c>golden/methods/ets</c>.</summary>
internal sealed class EtsGolden
{
    public static readonly EtsGolden All = new();

    private readonly Dictionary<string, (int Period, double[] Values)> series;
    private readonly ILookup<(string, string), string[]> states;

    private EtsGolden()
    {
        var given = Golden.Read("methods/ets/series.csv");
        series = given.Rows.GroupBy(row => given.Text(row, "series")).ToDictionary(rows => rows.Key,
            rows => ((int)given.Number(rows.First(), "frequency"), rows.Select(row => given.Number(row, "y")).ToArray()));
        States = Golden.Read("methods/ets/states.csv");
        states = States.Rows.ToLookup(row => (States.Text(row, "series"), States.Text(row, "requested")));
        Models = Golden.Read("methods/ets/models.csv");
    }

    public GoldenTable Models { get; }

    public GoldenTable States { get; }

    public (int Period, double[] Values) Series(string name) => series[name];

    public IReadOnlyDictionary<string, (int Period, double[] Values)> Named => series;

    public EtsParameters Parameters(string[] row)
    {
        double? Known(string column) => Models.Number(row, column) is var value && double.IsNaN(value) ? null : value;
        return new(Known("alpha")!.Value, Known("beta"), Known("gamma"), Known("phi"));
    }

    /// <summary>Initial or final states; R's <c>sm</c> is the season of the next period.</summary>
    public EtsState State(string[] row, string column)
    {
        var rows = states[(Models.Text(row, "series"), Models.Text(row, "requested"))].ToDictionary(one => States.Text(one, "state"), one => States.Number(one, column));
        var period = rows.Keys.Count(name => name[0] == 's');
        return new(rows["l"], rows.TryGetValue("b", out var growth) ? growth : null, [.. Enumerable.Range(0, period).Select(at => rows[$"s{period - at}"])]);
    }

    public string Where(string[] row) => $"{Models.Text(row, "series")} {Models.Text(row, "requested")}";

    public EtsFit AtStored(string[] row)
    {
        var (period, values) = Series(Models.Text(row, "series"));
        return Ets.Evaluate(values, period, EtsModel.Parse(Models.Text(row, "selected")), Parameters(row), State(row, "initial"));
    }
}
