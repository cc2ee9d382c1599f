namespace Entente.Methods.Forecasting;

/// <summary>Makes the record of a fit from a filter at its point.</summary>
internal static class EtsResult
{
    private const int Ahead = 3;

    public static EtsFit Of(EtsFilter filter, EtsModel model, SearchEnd end)
    {
        filter.Run(model.Trend, model.Season);
        double[] y = filter.Series, means = filter.Mean;
        var residuals = new double[y.Length];
        double squares = 0, relative = 0, logs = 0, size = 0;
        for (var t = 0; t < y.Length; t++)
        {
            var error = y[t] - means[t];
            residuals[t] = model.Error == EtsError.Additive ? error : error / means[t];
            squares += error * error;
            relative += residuals[t] * residuals[t];
            logs += Math.Log(Math.Abs(means[t]));
            size = Math.Max(size, Math.Abs(y[t]));
        }

        var exact = squares <= y.Length * EtsLoss.Floor * 100 * size * size;
        var count = model.Parameters(filter.Period);
        return new()
        {
            Model = model,
            Period = filter.Period,
            Parameters = new(filter.Point[EtsFilter.Alpha], model.Trend == EtsPart.None ? null : filter.Point[EtsFilter.Beta],
                model.Season == EtsPart.None ? null : filter.Point[EtsFilter.Gamma], model.Damped ? filter.Point[EtsFilter.Phi] : null),
            Initial = State(filter, model, 0),
            Final = State(filter, model, y.Length),
            LogLikelihood = exact ? double.PositiveInfinity : -0.5 * ((y.Length * Math.Log(relative)) + (model.Error == EtsError.Additive ? 0 : 2 * logs)),
            ParameterCount = count + 1,
            Variance = y.Length > count ? relative / (y.Length - count) : null,
            MeanSquaredError = squares / y.Length,
            MultiStepError = MultiStep(filter, model),
            Residuals = residuals,
            Fitted = [.. means],
            End = exact && end != SearchEnd.Given ? SearchEnd.Exact : end,
        };
    }

    private static EtsState State(EtsFilter filter, EtsModel model, int time)
    {
        var seasons = new double[model.Season == EtsPart.None ? 0 : filter.Period];
        for (var at = 0; at < seasons.Length; at++)
            seasons[at] = filter.SeasonAt(time + at);
        return new(filter.LevelAt(time), model.Trend == EtsPart.None ? null : filter.GrowthAt(time), seasons);
    }

    /// <summary>Forecasts 1 to 3 steps ahead from the states before each observation.</summary>
    private static double MultiStep(EtsFilter filter, EtsModel model)
    {
        var total = 0.0;
        var horizons = Math.Min(Ahead, filter.Series.Length);
        for (var ahead = 0; ahead < horizons; ahead++)
        {
            var sum = 0.0;
            for (var t = 0; t + ahead < filter.Series.Length; t++)
            {
                var mean = Joint(filter, model, t, ahead);
                // Beyond a cycle the season of the forecast is the one last known, not the one learnt since.
                var season = model.Season == EtsPart.None ? 0 : filter.SeasonAt(t + (ahead % filter.Period));
                mean = model.Season == EtsPart.Multiplicative ? mean * season : mean + season;
                sum += (filter.Series[t + ahead] - mean) * (filter.Series[t + ahead] - mean);
            }

            total += sum / (filter.Series.Length - ahead);
        }

        return total / horizons;
    }

    private static double Joint(EtsFilter filter, EtsModel model, int time, int ahead)
    {
        var phi = filter.Point[EtsFilter.Phi];
        double weight = 0, power = 1;
        for (var at = 0; at <= ahead; at++)
            weight += power *= model.Damped ? phi : 1;
        return model.Trend switch
        {
            EtsPart.None => filter.LevelAt(time),
            EtsPart.Additive => filter.LevelAt(time) + (weight * filter.GrowthAt(time)),
            _ => filter.LevelAt(time) * Math.Pow(filter.GrowthAt(time), weight),
        };
    }
}
