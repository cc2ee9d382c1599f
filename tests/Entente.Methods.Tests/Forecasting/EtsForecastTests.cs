using Entente.Methods.Forecasting;

namespace Entente.Methods.Tests.Forecasting;

/// <summary>Forecasts at stored parameters.</summary>
public class EtsForecastTests
{
    [Fact]
    public void Forecasts_and_intervals_at_stored_parameters_agree()
    {
        var golden = EtsGolden.All;
        var given = Golden.Read("methods/ets/forecasts.csv");
        var rows = given.Rows.ToLookup(row => (given.Text(row, "series"), given.Text(row, "requested")));
        var numbers = new Deviation("ETS forecasts", relative: 1e-8, absolute: 1e-8);
        var compared = 0;
        foreach (var row in golden.Models.Rows)
        {
            var fit = golden.AtStored(row);
            var wanted = rows[(golden.Models.Text(row, "series"), golden.Models.Text(row, "requested"))].ToList();
            var forecast = fit.Forecast(wanted.Count, [0.8, 0.95], new(AsForecast820: true));
            foreach (var one in wanted)
            {
                var h = (int)given.Number(one, "h");
                var where = $"{golden.Where(row)} h={h}";
                numbers.Add(where, given.Number(one, "mean"), forecast.Mean[h - 1]);
                numbers.Add(where + " lo80", given.Number(one, "lo80"), forecast.Bands[0].Lower[h - 1]);
                numbers.Add(where + " hi80", given.Number(one, "hi80"), forecast.Bands[0].Upper[h - 1]);
                numbers.Add(where + " lo95", given.Number(one, "lo95"), forecast.Bands[1].Lower[h - 1]);
                numbers.Add(where + " hi95", given.Number(one, "hi95"), forecast.Bands[1].Upper[h - 1]);
                compared++;
            }
        }

        Assert.Equal(given.Rows.Count, compared);
        numbers.Settle();
    }
}
