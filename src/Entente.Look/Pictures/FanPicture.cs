using Entente.Look.Components;
using Entente.Look.Languages;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Pictures;

/// <summary>An interval of a forecast over its days.</summary>
/// <param name="Share">How often the truth is to lie in it, between 0 and 1.</param>
/// <param name="Low">Lower bounds, one for each day to come.</param>
/// <param name="High">Upper bounds.</param>
public sealed record FanBand(double Share, IReadOnlyList<double> Low, IReadOnlyList<double> High);

/// <summary>What was observed, and a forecast that opens like a fan: the further ahead, the less is sure.</summary>
public sealed class FanPicture : Picture
{
    private readonly string axis;
    private readonly DateOnly[] past;
    private readonly DateOnly[] ahead;
    private readonly double?[] observed;
    private readonly double[] forecast;
    private readonly FanBand[] bands;

    /// <summary>A forecast after what was observed.</summary>
    /// <param name="id">Name in addresses.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="axis">What the days are: "Month".</param>
    /// <param name="past">Days observed, in order.</param>
    /// <param name="observed">One for each; null where none is stated.</param>
    /// <param name="ahead">Days to come, after all days observed.</param>
    /// <param name="forecast">One for each.</param>
    /// <param name="bands">Intervals, at most two: more cannot be told apart.</param>
    public FanPicture(
        string id, string title, string axis, IReadOnlyList<DateOnly> past, IReadOnlyList<double?> observed, IReadOnlyList<DateOnly> ahead,
        IReadOnlyList<double> forecast, IReadOnlyList<FanBand> bands)
        : base(id, title)
    {
        (this.axis, this.past, this.observed, this.ahead, this.forecast) = (axis, [.. past], [.. observed], [.. ahead], [.. forecast]);
        this.bands = [.. bands.OrderByDescending(band => band.Share)];
        Same(this.observed.Length, this.past.Length, nameof(observed));
        Same(this.forecast.Length, this.ahead.Length, nameof(forecast));
        var days = this.past.Concat(this.ahead).ToList();
        if (days.Zip(days.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException("The days go from the past to the future, each once.", nameof(ahead));
        if (this.bands.Length > 2)
            throw new ArgumentException("A fan has two intervals at most.", nameof(bands));
        foreach (double value in this.observed.OfType<double>().Concat(this.forecast))
            _ = Checked(value, title);
        foreach (var band in this.bands)
        {
            if (band.Share is not (> 0 and < 1))
                throw new ArgumentOutOfRangeException(nameof(bands), band.Share, "The share of an interval lies between 0 and 1.");
            Same(band.Low.Count, this.ahead.Length, nameof(bands));
            Same(band.High.Count, this.ahead.Length, nameof(bands));
            if (band.Low.Zip(band.High).Any(pair => Checked(pair.First, title) > Checked(pair.Second, title)))
                throw new ArgumentException("A lower bound lies above its upper one.", nameof(bands));
            if (band.Low.Zip(this.forecast).Any(pair => pair.First > pair.Second) || band.High.Zip(this.forecast).Any(pair => pair.First < pair.Second))
                throw new ArgumentException("The forecast lies inside its intervals.", nameof(bands));
        }

        if (this.bands is [var outer, var inner] && (outer.Share == inner.Share
            || outer.Low.Zip(inner.Low).Any(pair => pair.First > pair.Second) || outer.High.Zip(inner.High).Any(pair => pair.First < pair.Second)))
        {
            throw new ArgumentException("The interval that is to hold the truth more often lies around the other one.", nameof(bands));
        }
    }

    internal override bool IsEmpty => forecast.Length == 0 && !observed.Any(value => value is not null);

    internal override IReadOnlyList<PictureKey> Keys(IStringLocalizer texts) =>
    [
        new(texts["fan.observed"], PictureMark.Line, Ink.Neutral, 0),
        .. forecast.Length == 0 ? Array.Empty<PictureKey>() : [new(texts["fan.median"], PictureMark.Line, Ink.Brand, 1)],
        .. bands.Select((band, at) => new PictureKey(texts["fan.band", Percent(band)], PictureMark.Band, Ink.Brand, at)),
    ];

    public override PictureTable Table(IStringLocalizer texts) => new(
        [
            axis, Head(texts["fan.observed"]), Head(texts["fan.median"]),
            .. bands.SelectMany(band => new[] { Head(texts["fan.low", Percent(band)]), Head(texts["fan.high", Percent(band)]) }),
        ],
        [
            .. past.Select((day, at) => (IReadOnlyList<PictureCell>)
                [PictureCell.Of(day), PictureCell.Of(observed[at], Decimals), PictureCell.Of(""), .. bands.SelectMany(_ => new[] { PictureCell.Of(""), PictureCell.Of("") })]),
            .. ahead.Select((day, at) => (IReadOnlyList<PictureCell>)
            [
                PictureCell.Of(day), PictureCell.Of(""), PictureCell.Of(forecast[at], Decimals),
                .. bands.SelectMany(band => new[] { PictureCell.Of(band.Low[at], Decimals), PictureCell.Of(band.High[at], Decimals) }),
            ]),
        ]);

    internal override string Summary(IStringLocalizer texts)
    {
        var parts = new List<string>();
        int last = Array.FindLastIndex(observed, value => value is not null);
        if (last >= 0)
            parts.Add(texts["fan.observed-to", Formats.Day(past[last]), Show(observed[last]!.Value)]);
        if (forecast.Length > 0)
        {
            parts.Add(string.Join(", ", bands.Reverse().Select(band => texts["fan.between", Percent(band), Show(band.Low[^1]), Show(band.High[^1])].Value)
                .Prepend(texts["fan.forecast", Formats.Day(ahead[^1]), Show(forecast[^1])].Value)));
        }

        return string.Join(texts["join"], parts) + texts["stop"];
    }

    internal override Drawing Draw(int width, string prefix, IStringLocalizer texts)
    {
        bool narrow = width < 500;
        double height = narrow ? 250 : 290;
        var drawing = new Drawing(width, height, prefix);
        var values = observed.OfType<double>().Concat(forecast).Concat(bands.SelectMany(band => band.Low.Concat(band.High)));
        var up = LinearScale.Over(values, withZero: false);
        var days = past.Concat(ahead).ToList();
        var across = DayScale.Over(days[0], days[^1], narrow ? 4 : 8);
        double right = forecast.Length == 0 ? 12 : Words.Width(PictureNumbers.Show(forecast[^1], Decimals)) + 14;
        var plot = new Plot(drawing, across, up, Plot.RoomFor(up, PictureNumbers.Tick), 22, width - right, height - Plot.TickRoom - 2);
        if (Unit is not null)
            drawing.Text(Unit, 0, 11, "name");
        plot.Upright(PictureNumbers.Tick);
        plot.Below(day => Plot.WriteDay(across, day));

        // The fan opens at the last observation.
        bool joined = past.Length > 0 && observed[^1] is not null;
        double[] xs = [.. joined ? [(double)past[^1].DayNumber] : Array.Empty<double>(), .. ahead.Select(day => (double)day.DayNumber)];
        IReadOnlyList<double?> From(IReadOnlyList<double> path) => [.. joined ? [observed[^1]] : Array.Empty<double?>(), .. path.Select(value => (double?)value)];
        foreach (var (band, at) in bands.Select((band, at) => (band, at)))
        {
            foreach (string way in plot.Bands(xs, From(band.Low), From(band.High)))
                drawing.Path(way, $"band band-{at} ink-brand", texts["fan.band", Percent(band)]);
        }

        double[] known = [.. past.Select(day => (double)day.DayNumber)];
        foreach (string way in plot.Ways(known, observed, stepped: false))
            drawing.Path(way, "stroke dash-0 ink-neutral");
        foreach (string way in plot.Ways(xs, From(forecast), stepped: false))
            drawing.Path(way, "stroke dash-1 ink-brand");
        for (int at = 0; at < past.Length; at++)
        {
            if (observed[at] is { } value)
                drawing.Sign(0, plot.X(known[at]), plot.Y(value), 3, "fill dot ink-neutral", $"{Formats.Day(past[at])}{WrittenSigns.Colon}{Show(value)}");
        }

        if (forecast.Length > 0)
            drawing.Text(PictureNumbers.Show(forecast[^1], Decimals), plot.X(ahead[^1].DayNumber) + 8, plot.Y(forecast[^1]) + 4, "strong");
        return drawing;
    }

    private static string Percent(FanBand band) => PictureNumbers.WithUnit(band.Share * 100, PictureNumbers.Places(Math.Round(band.Share * 100, 2)), "%");
}
