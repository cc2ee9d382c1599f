using Entente.Look.Pictures;

namespace Entente.Look.Tests.Pictures;

/// <summary>What cannot be drawn is refused where it comes in, with words that say which figure it was.</summary>
public class BadFigureTests
{
    private static readonly DateOnly Day = new(2026, 6, 11);

    public static TheoryData<double> None => [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e16];

    [Theory, MemberData(nameof(None))]
    public void A_number_that_is_none_is_refused_by_every_kind(double bad)
    {
        Action[] kinds =
        [
            () => _ = new LinePicture("x", "X", "Day", [Day], [new("Reports", [bad], Ink.Brand)]),
            () => _ = new LinePicture("x", "X", "Dose", [bad], [new("Reports", [1], Ink.Brand)]),
            () => _ = new BarPicture("x", "X", "Country", ["FR"], [new("Reports", [bad], Ink.Brand)]),
            () => _ = new HeatMapPicture("x", "X", "Country", [new("FR")], [new("Reports")], [[bad]]),
            () => _ = new ForestPicture("x", "X", "Study", [new("Reports", bad, bad, bad)]),
            () => _ = new FanPicture("x", "X", "Day", [Day], [bad], [], [], []),
            () => _ = new FanPicture("x", "X", "Day", [], [], [Day], [1], [new(0.8, [bad], [bad])]),
            () => _ = new SurvivalPicture("x", "X", "Weeks", [new("Reports", 2, [new(1, 1, 0, bad)], Ink.Brand)]),
            () => _ = new CalibrationPicture("x", "X", [new("Reports", bad, 0.5, 3)]),
        ];

        Assert.All(kinds, kind => Assert.Contains("cannot be drawn", Assert.ThrowsAny<ArgumentException>(kind).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Series_of_another_length_are_refused() => Assert.All<Action>(
        [
            () => _ = new LinePicture("x", "X", "Day", [Day], [new("Reports", [1, 2], Ink.Brand)]),
            () => _ = new BarPicture("x", "X", "Country", ["FR", "MT"], [new("Reports", [1], Ink.Brand)]),
            () => _ = new HeatMapPicture("x", "X", "Country", [new("FR")], [new("Reports")], []),
            () => _ = new MatrixPicture("x", "X", "Country", [new("FR")], [new("WP1")], [new("Leads", Ink.Brand)], [[0, 0]]),
            () => _ = new FanPicture("x", "X", "Day", [Day], [], [], [], []),
        ], kind => Assert.Contains("needed", Assert.Throws<ArgumentException>(kind).Message, StringComparison.Ordinal));

    [Fact]
    public void What_contradicts_itself_is_refused() => Assert.All<Action>(
        [
            () => _ = new LinePicture("x", "X", "Day", [Day, Day], [new("Reports", [1, 2], Ink.Brand)]),
            () => _ = new LinePicture("x", "X", "Day", [Day, Day.AddDays(-1)], [new("Reports", [1, 2], Ink.Brand)]),
            () => _ = new BarPicture("x", "X", "Country", ["FR"], [new("Reports", [-1], Ink.Brand)], stacked: true),
            () => _ = new MatrixPicture("x", "X", "Country", [new("FR")], [new("WP1")], [new("Leads", Ink.Brand)], [[1]]),
            () => _ = new ForestPicture("x", "X", "Study", [new("A", 1, 1.2, 2)]),
            () => _ = new ForestPicture("x", "X", "Study", [new("A", 1, null, 2)]),
            () => _ = new ForestPicture("x", "X", "Study", [new("A", 1, 0, 2)]),
            () => _ = new FanPicture("x", "X", "Day", [], [], [Day], [1], [new(0.8, [2], [1])]),
            () => _ = new FanPicture("x", "X", "Day", [], [], [Day], [1], [new(1.2, [0], [2])]),
            () => _ = new FanPicture("x", "X", "Day", [Day], [1], [Day], [1], []),
            () => _ = new SurvivalPicture("x", "X", "Weeks", [new("A", 2, [new(1, 1, 0, 0.5), new(2, 1, 0, 0.6)], Ink.Brand)]),
            () => _ = new SurvivalPicture("x", "X", "Weeks", [new("A", 2, [new(1, 3, 0, 0.5)], Ink.Brand)]),
            () => _ = new SurvivalPicture("x", "X", "Weeks", [new("A", 2, [new(1, 1, 0, 0.5, 0.6, 0.7)], Ink.Brand)]),
            () => _ = new FanPicture("x", "X", "Day", [], [], [Day], [3], [new(0.8, [1], [2])]),
            () => _ = new FanPicture("x", "X", "Day", [], [], [Day], [0.5], [new(0.8, [1], [2])]),
            () => _ = new FanPicture("x", "X", "Day", [], [], [Day], [5], [new(0.8, [2], [8]), new(0.95, [3], [7])]),
            () => _ = new FanPicture("x", "X", "Day", [], [], [Day], [5], [new(0.8, [2], [8]), new(0.8, [1], [9])]),
            () => _ = new SurvivalPicture("x", "X", "Weeks", [new("A", 2, [new(1, 1, 0, 0.5, 0.1, 1.2)], Ink.Brand)]),
            () => _ = new SurvivalPicture("x", "X", "Weeks", [new("A", 2, [new(1, 1, 0, 0.5, -0.1, 1)], Ink.Brand)]),
            () => _ = new SurvivalPicture("x", "X", "Weeks", [new("A", 2, [new(1, 1, 0, 0.5, 0.1)], Ink.Brand)]),
            () => _ = new SurvivalPicture("x", "X", "Weeks", [new("A", 2, [new(1, 0, 1, 0.5)], Ink.Brand)]),
            () => _ = new CalibrationPicture("x", "X", [new("A", 0.5, 0.5, 3, High: 0.7)]),
            () => _ = new CalibrationPicture("x", "X", [new("A", 0.5, 0.5, 3, Low: 0.3)]),
            () => _ = new CalibrationPicture("x", "X", [new("A", 1.2, 0.5, 3)]),
            () => _ = new CalibrationPicture("x", "X", [new("A", 0.5, 0.5, 3, 0.6, 0.7)]),
        ], kind => Assert.ThrowsAny<ArgumentException>(kind));

    [Theory, InlineData(""), InlineData("Two words"), InlineData("../etc"), InlineData("1st")]
    public void A_name_that_is_no_word_for_an_address_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => new BarPicture(id, "X", "Country", [], []));
}
