using Entente.Kernel;

namespace Entente.Look.Pictures;

/// <summary>
/// The pictures on <c>/components</c>. Those with a source show published figures; the others are invented and show what happens at
/// the edges: gaps, amounts below zero, one point, nothing.
/// </summary>
public static class PictureSamples
{
    public static IReadOnlyList<Picture> All => [Forest, Survival, Fan, Calibration, Gaps, Negative, Single, Countries, Nothing];

    private static ForestPicture Forest => new(
        "forest", "Risk of tuberculosis with and without BCG vaccine", "Study",
        [
            new("Aronson 1948", 0.41, 0.13, 1.26, 5.1),
            new("Ferguson and Simes 1949", 0.20, 0.09, 0.49, 6.4),
            new("Rosenthal 1960", 0.26, 0.07, 0.92, 4.4),
            new("Hart and Sutherland 1977", 0.24, 0.18, 0.31, 9.7),
            new("Frimodt-Moller 1973", 0.80, 0.52, 1.25, 8.9),
            new("Stein and Aronson 1953", 0.46, 0.39, 0.54, 10.1),
            new("Vandiviere 1973", 0.20, 0.08, 0.50, 6.0),
            new("TPT Madras 1980", 1.01, 0.89, 1.14, 10.2),
            new("Coetzee and Berjak 1968", 0.63, 0.39, 0.996, 8.7),
            new("Rosenthal 1961", 0.25, 0.15, 0.43, 8.4),
            new("Comstock 1974", 0.71, 0.57, 0.89, 9.9),
            new("Comstock and Webster 1969", 1.56, 0.37, 6.53, 3.8),
            new("Comstock 1976", 0.98, 0.58, 1.66, 8.4),
        ],
        new("All studies, random effects", 0.49, 0.34, 0.70))
    {
        Unit = "relative risk, 95 % interval", Source = "Colditz and others, JAMA 1994;271:698–702. Ratios and their pooling computed from the counts printed there.",
    };

    private static SurvivalPicture Survival => new(
        "survival", "Children with leukaemia in remission", "Weeks in remission",
        [
            new("6-MP", 21,
            [
                new(6, 3, 1, 0.8571), new(7, 1, 0, 0.8067), new(9, 0, 1, 0.8067), new(10, 1, 1, 0.7529), new(11, 0, 1, 0.7529),
                new(13, 1, 0, 0.6902), new(16, 1, 0, 0.6275), new(17, 0, 1, 0.6275), new(19, 0, 1, 0.6275), new(20, 0, 1, 0.6275),
                new(22, 1, 0, 0.5378), new(23, 1, 0, 0.4482), new(25, 0, 1, 0.4482), new(32, 0, 2, 0.4482), new(34, 0, 1, 0.4482),
                new(35, 0, 1, 0.4482),
            ], Ink.Good),
            new("Placebo", 21,
            [
                new(1, 2, 0, 0.9048), new(2, 2, 0, 0.8095), new(3, 1, 0, 0.7619), new(4, 2, 0, 0.6667), new(5, 2, 0, 0.5714),
                new(8, 4, 0, 0.3810), new(11, 2, 0, 0.2857), new(12, 2, 0, 0.1905), new(15, 1, 0, 0.1429), new(17, 1, 0, 0.0952),
                new(22, 1, 0, 0.0476), new(23, 1, 0, 0),
            ], Ink.Neutral),
        ])
    {
        Source = "Freireich and others, Blood 1963;21:699–716; Kaplan-Meier estimates.",
    };

    private static FanPicture Fan => new(
        "fan", "Quarterly demand with a forecast", "Quarter", Quarters(new(2022, 1, 1), 19),
        [58.62, 47.89, 30.82, 41.86, 59.19, 50.77, 31.86, 35.66, 43.51, 39.56, 27.75, 34.52, 47.98, 44.06, 31.12, 34.32, 50.17, 41.62, 29.76],
        Quarters(new(2026, 10, 1), 8), [35.92, 50.74, 43.04, 29.45, 35.92, 50.74, 43.04, 29.45],
        [
            new(0.8, [30.97, 44.40, 35.55, 20.97, 26.56, 40.57, 32.12, 17.83], [40.87, 57.09, 50.53, 37.93, 45.29, 60.92, 53.96, 41.07]),
            new(0.95, [28.36, 41.04, 31.59, 16.48, 21.60, 35.19, 26.34, 11.67], [43.49, 60.45, 54.49, 42.42, 50.24, 66.30, 59.75, 47.23]),
        ])
    {
        Unit = "thousand packs", Decimals = 1, Source = "a made-up series, forecast by ETS(A,N,A) of R’s package forecast 8.20.",
    };

    private static CalibrationPicture Calibration => new(
        "calibration", "How often forecasts came true as stated",
        [
            new("Theta, 80 %", 0.8, 0.790, 1080), new("ETS, 80 %", 0.8, 0.816, 1080),
            new("Theta, 95 %", 0.95, 0.914, 1080), new("ETS, 95 %", 0.95, 0.937, 1080),
        ])
    {
        Source = "60 monthly series of the M3 competition, 18 months ahead, forecast by R’s package forecast 8.20.",
    };

    private static LinePicture Gaps => new(
        "gaps", "Reports a month, with months not stated", "Month", [.. Enumerable.Range(0, 12).Select(month => new DateOnly(2025, 1, 1).AddMonths(month))],
        [
            new("Medicines", [12, 15, 14, null, null, 19, 22, 21, 25, null, 31, 28], Ink.Brand),
            new("Devices", [4, 4, 6, 5, 7, 7, null, 9, 8, 11, 12, 15], Ink.Good),
            new("Blood, tissues and cells", [null, 2, 1, 3, 2, 2, 3, 2, 4, 3, 3, 4], Ink.Wait),
        ]);

    private static BarPicture Negative => new(
        "negative", "Change of stock against last year", "Country",
        ["Kraj z bardzo długą nazwą, która nie mieści się obok słupka", "Malta", "Slovenia", "Spain"],
        [new("Change", [-12.5, 4.2, null, -3.1], Ink.Brand)])
    {
        Unit = "%", Decimals = 1,
    };

    private static LinePicture Single => new(
        "single", "One point only", "Day", [new DateOnly(2026, 6, 11)], [new("Reports", [7], Ink.Brand)]);

    private static HeatMapPicture Countries => new(
        "countries", "Thirty countries", "Indicator", [.. Enumerable.Range(1, 6).Select(number => new GridLabel($"Indicator {number}"))],
        [.. Country.All.Take(30).Select(country => new GridLabel(country.Name("en"), country.Code))],
        [.. Enumerable.Range(1, 6).Select(row => (IReadOnlyList<double?>)[.. Enumerable.Range(1, 30).Select(column => (row * column) % 7 == 0 ? null : (double?)((row * row * column) % 53))])]);

    private static BarPicture Nothing => new("nothing", "Nothing to draw", "Country", [], []);

    private static DateOnly[] Quarters(DateOnly first, int count) => [.. Enumerable.Range(0, count).Select(at => first.AddMonths(3 * at))];
}
