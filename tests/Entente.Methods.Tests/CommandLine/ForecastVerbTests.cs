using Entente.Methods.Forecasting;

namespace Entente.Methods.Tests.CommandLine;

/// <summary>Forecasts on the command line are those of the functions.</summary>
public class ForecastVerbTests
{
    private static readonly double[] Sold = [52, 61, 70, 44, 55, 60, 30, 47, 58, 66, 20, 50, 57, 69, 77, 52, 61, 70, 82, 30, 40, 73, 85, 55];
    private static readonly int[] Short = [6, 10, 19, 20];

    [Fact]
    public async Task Automatic_average_and_one_model()
    {
        using var shell = new Shell();
        var file = shell.Put("series.csv", "series,t,y\n" + string.Concat(Sold.Select((value, at) => $"a,{at + 1},{value}\n")));
        foreach (var (word, ours) in new (string, Forecast)[]
        {
            ("auto", AutomaticForecast.Of(Sold, 4, 5, 0.8, 0.95)), ("ets-average", EtsAverage.Of(Sold, 4).Forecast(5, 0.8, 0.95)), ("ets", Ets.Choose(Sold, 4).Forecast(5, [0.8, 0.95])),
        })
        {
            var table = await Shell.Table($"forecast --series {file} --frequency 4 --horizon 5 --method {word}");
            Assert.Equal(ours.Mean, table.Rows.Select(row => table.Number(row, "mean")));
            Assert.Equal(ours.Bands[0].Lower, table.Rows.Select(row => table.Number(row, "lo80")));
            Assert.Equal(ours.Bands[1].Upper, table.Rows.Select(row => table.Number(row, "hi95")));
            Assert.All(table.Rows, row => Assert.Equal(ours.Method, table.Text(row, "method")));
        }
    }

    [Fact]
    public async Task Times_in_shortage_are_filled_first()
    {
        using var shell = new Shell();
        var file = shell.Put("series.csv", "series,t,y,out\n" + string.Concat(Sold.Select((value, at) => $"a,{at + 1},{value},{(Short.Contains(at) ? 1 : 0)}\n")));
        var filled = CensoredDemand.Fill(Sold, [.. Enumerable.Range(0, Sold.Length).Select(at => Short.Contains(at))], 4).Filled;
        var table = await Shell.Table($"forecast --series {file} --frequency 4 --horizon 4 --method theta --shortage out");
        Assert.Equal(Theta.Standard([.. filled], 4, 4).Mean, table.Rows.Select(row => table.Number(row, "mean")));
        await Shell.Refuses("forecast", "series,t,y,out\na,1,3,maybe\n", "--shortage out --series", "given.csv, line 2, column \"out\": \"maybe\" is neither yes nor no");
        await Shell.Refuses("forecast", "series,t,y\na,1,3\n", "--shortage out --series", "there is no column \"out\"");
    }
}
