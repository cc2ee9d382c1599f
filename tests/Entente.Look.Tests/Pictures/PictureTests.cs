using System.Xml.Linq;
using Entente.Look.Pictures;

namespace Entente.Look.Tests.Pictures;

/// <summary>Drawing, sentence and table of a picture say the same, in both languages, at the edges too.</summary>
public class PictureTests
{
    public static TheoryData<string> Samples => [.. PictureSamples.All.Where(picture => !picture.IsEmpty).Select(picture => picture.Id)];

    [Theory, MemberData(nameof(Samples))]
    public void A_drawing_is_sound_fits_its_place_and_carries_no_style(string id)
    {
        foreach (int width in new[] { 320, 560, 900 })
        {
            var drawing = Sample(id).Draw(width, "test", Words.Texts);
            var root = Sample(id).Drawn(width);

            Assert.True(drawing.Width >= width);
            Assert.NotEmpty(root.Descendants());
            Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute => attribute.Name == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.DoesNotContain("NaN", drawing.Content, StringComparison.Ordinal);
            Assert.All(root.Descendants("rect").Concat(root.Descendants("text")), shape => Assert.InRange((double)shape.Attribute("x")!, -1, drawing.Width + 1));
            Assert.All(root.Descendants("text"), text => Assert.InRange((double)text.Attribute("y")!, 0, drawing.Height + 1));
            Assert.All(root.Descendants("rect"), box => Assert.True((double)box.Attribute("width")! >= 0));
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public void The_table_names_every_row_and_column_and_the_sentence_ends(string id)
    {
        var table = Sample(id).Table(Words.Texts);

        Assert.All(table.Heads, head => Assert.False(string.IsNullOrWhiteSpace(head)));
        Assert.All(table.Rows, row => Assert.Equal(table.Heads.Count, row.Count));
        Assert.All(table.Rows, row => Assert.False(string.IsNullOrWhiteSpace(row[0].Show())));
        foreach (string language in new[] { "en", "fr" })
        {
            string summary = Sample(id).SummaryIn(language);
            Assert.EndsWith(".", summary, StringComparison.Ordinal);
            Assert.DoesNotContain("{", summary, StringComparison.Ordinal);
            Assert.DoesNotContain("..", summary, StringComparison.Ordinal);
        }

        Assert.NotEqual(Sample(id).SummaryIn("en"), Sample(id).SummaryIn("fr"));
    }

    [Theory, InlineData("negative"), InlineData("countries"), InlineData("forest")]
    public void Every_number_of_the_table_stands_in_the_drawing(string id)
    {
        var drawn = string.Join('\n', Sample(id).Drawn().Written());
        var numbers = Sample(id).Table(Words.Texts) is var table && id == "forest" ? table.Rows.SelectMany(row => row.Skip(1).Take(3)).Select(cell => cell.Show()!) : table.Numbers();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Contains(number, drawn, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_is_as_high_as_its_values_and_broken_where_none_is_stated()
    {
        var picture = new LinePicture("x", "X", "Year", [1, 2, 3, 4, 5], [new("Reports", [10, 20, null, 0, 5], Ink.Brand)]);
        var ways = picture.Drawn().Descendants("path").Where(path => ((string)path.Attribute("class")!).StartsWith("stroke", StringComparison.Ordinal)).Select(path => Points((string)path.Attribute("d")!)).ToList();

        Assert.Equal([2, 2], ways.Select(way => way.Count));
        // 20 is at the top of the scale and 0 at its foot; 10 and 5 lie in between as they should.
        double top = ways[0][1].Y, foot = ways[1][0].Y, whole = foot - top;
        Assert.Equal(0.5, (foot - ways[0][0].Y) / whole, 2);
        Assert.Equal(0.25, (foot - ways[1][1].Y) / whole, 2);
        Assert.Equal("From 1 to 5: Reports falls from 10 to 5, lowest 0 (4), highest 20 (2), 1 value is not stated.", picture.SummaryIn("en"));
        Assert.Equal("De 1 à 5\u202f: Reports descend de 10 à 5, au plus bas 0 (4), au plus haut 20 (2), 1 valeur n’est pas indiquée.", picture.SummaryIn("fr"));
    }

    [Fact]
    public void A_count_rises_in_steps()
    {
        var picture = new LinePicture("x", "X", "Year", [1, 2, 3], [new("Reports", [0, 1, 2], Ink.Brand)]) { Stepped = true };

        var way = Points((string)picture.Drawn().Descendants("path").First(path => path.Attribute("class")!.Value.StartsWith("stroke", StringComparison.Ordinal)).Attribute("d")!);
        Assert.Equal(5, way.Count);
        Assert.Equal(way[0].Y, way[1].Y);
        Assert.Equal(way[1].X, way[2].X);
    }

    [Fact]
    public void Bars_are_as_long_as_their_values_and_those_below_nothing_go_the_other_way()
    {
        var picture = new BarPicture("x", "X", "Country", ["FR", "MT", "SI"], [new("Change", [10, -5, null], Ink.Brand)]);
        var bars = picture.Drawn().Descendants("rect").Where(rect => rect.Attribute("class")!.Value.StartsWith("fill", StringComparison.Ordinal)).ToList();

        Assert.Equal(["FR, Change: 10", "MT, Change: -5"], bars.Select(bar => bar.Value));
        Assert.Equal(2, (double)bars[0].Attribute("width")! / (double)bars[1].Attribute("width")!, 1);
        Assert.Equal((double)bars[0].Attribute("x")!, (double)bars[1].Attribute("x")! + (double)bars[1].Attribute("width")!, 1);
        Assert.Contains("not stated", picture.Drawn().Written());
        Assert.Equal("Change: from -5 (MT) to 10 (FR), 1 value is not stated.", picture.SummaryIn("en"));
    }

    [Fact]
    public void Parts_of_a_bar_lie_end_to_end_with_their_own_hatching()
    {
        var picture = new BarPicture("x", "X", "WP", ["WP1", "WP2"], [new("Accepted", [6, 2], Ink.Good), new("Late", [2, 0], Ink.Late)], stacked: true);
        var drawing = picture.Drawn();
        var parts = drawing.Descendants("rect").Where(rect => rect.Attribute("class")!.Value.StartsWith("fill", StringComparison.Ordinal)).ToList();

        Assert.Equal(["WP1, Accepted: 6", "WP1, Late: 2", "WP2, Accepted: 2"], parts.Select(part => part.Value));
        Assert.Equal((double)parts[1].Attribute("x")!, (double)parts[0].Attribute("x")! + (double)parts[0].Attribute("width")! + 1.5, 1);
        var pattern = Assert.Single(drawing.Descendants("pattern"));
        Assert.Equal($"url(#{pattern.Attribute("id")!.Value})", drawing.Descendants("rect").Single(rect => rect.Attribute("fill") is not null).Attribute("fill")!.Value);
        Assert.Equal(["8", "2"], picture.Table(Words.Texts).Rows.Select(row => row[3].Show()));
        Assert.Equal("10 in all: Accepted 8 (80\u202f%), Late 2 (20\u202f%); Total: from 2 (WP2) to 8 (WP1).", picture.SummaryIn("en"));
        Assert.Equal("10 en tout\u202f: Accepted 8 (80\u202f%), Late 2 (20\u202f%)\u202f; Total\u202f: de 2 (WP2) à 8 (WP1).", picture.SummaryIn("fr"));
    }

    [Fact]
    public void A_grid_that_fits_a_phone_only_turned_is_turned_and_says_the_same()
    {
        var picture = Sample("countries");
        var wide = picture.Drawn(900).Titles();
        var narrow = picture.Drawn(320);

        Assert.Equal(320, picture.Draw(320, "test", Words.Texts).Width);
        Assert.Empty(wide.Except(narrow.Titles()));
        Assert.Equal(6 * 30, narrow.Descendants("rect").Count());
    }

    [Fact]
    public void An_interval_that_holds_no_difference_is_counted_as_such() => Assert.Equal(
        "13 estimates from 0.20 (Ferguson and Simes 1949) to 1.56 (Comstock and Webster 1969): 8 wholly below 1, 0 wholly above, 5 with 1 inside; All studies, random effects: 0.49 (0.34 to 0.70).",
        Sample("forest").SummaryIn("en"));

    [Fact]
    public void Who_is_still_followed_stands_below_the_curves()
    {
        var picture = Sample("survival");

        Assert.Contains("21", picture.Drawn().Written());
        Assert.Equal("Weeks in remission: 6-MP, 21 at the start, 44.8\u202f% after 35, half by 23; Placebo, 21 at the start, 0.0\u202f% after 23, half by 8.", picture.SummaryIn("en"));
        // At week 10 fifteen children were at risk: published by Freireich and others.
        var week10 = picture.Table(Words.Texts).Rows.First(row => row[1].Show() == "10");
        Assert.Equal(["6-MP", "10", "15", "1", "1", "75.3"], week10.Select(cell => cell.Show()));
    }

    [Fact]
    public void A_fan_opens_at_the_last_observation_and_a_calibration_names_what_is_furthest_away()
    {
        Assert.StartsWith("Observed up to 1 Jul 2026, last 29.8\u202fthousand packs; forecast up to 1 Jul 2028", Sample("fan").SummaryIn("en"), StringComparison.Ordinal);
        Assert.Equal(2, Sample("fan").Drawn().Descendants("path").Count(path => path.Attribute("class")!.Value.StartsWith("band", StringComparison.Ordinal)));
        Assert.Contains("furthest away: Theta, 95 % (stated 95\u202f%, observed 91.4\u202f%)", Sample("calibration").SummaryIn("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_one_point_and_equal_values_are_drawn_and_said()
    {
        Assert.True(Sample("nothing").IsEmpty);
        Assert.Equal("From 11 Jun 2026 to 11 Jun 2026: Reports is 7 at the only point, 11 Jun 2026.", Sample("single").SummaryIn("en"));
        var equal = new LinePicture("x", "X", "Year", [1, 2], [new("Reports", [0, 0], Ink.Brand), new("None", [null, null], Ink.Good)]);
        Assert.Equal("From 1 to 2: Reports stays at 0; None is not stated.", equal.SummaryIn("en"));
        Assert.NotEmpty(equal.Drawn().Descendants("path"));
        var same = new HeatMapPicture("x", "X", "Country", [new("FR")], [new("A"), new("B")], [[3, 3]]);
        Assert.Equal("1 row by 2 columns: 3 everywhere.", same.SummaryIn("en"));
        Assert.Equal("1 ligne sur 2 colonnes\u202f: 3 partout.", same.SummaryIn("fr"));
    }

    [Theory]
    [InlineData(new[] { 1.0, 2 }, "1 2"), InlineData(new[] { 1.0, 2, 3 }, "1 2 3"), InlineData(new[] { 0.0, 1 }, "0 1"), InlineData(new[] { 1.0, 6 }, "0–1 2–3 4–5 6–7")]
    [InlineData(new[] { 0.0, 52 }, "0–19 20–39 40–59"), InlineData(new[] { 0.5, 1.5 }, "0.5–1 1–1.5")]
    public void Every_number_of_a_heat_map_belongs_to_one_level_of_its_legend(double[] values, string legend)
    {
        var picture = new HeatMapPicture("x", "X", "Country", [new("FR")], [.. values.Select((_, at) => new GridLabel($"A{at}"))], [[.. values.Select(value => (double?)value)]]);

        Assert.Equal(legend, string.Join(' ', picture.Keys(Words.Texts).Select(key => key.Text)));
        Assert.Equal(picture.Keys(Words.Texts).Count, picture.Keys(Words.Texts).Select(key => key.Order).Distinct().Count());
    }

    [Fact]
    public void A_line_that_begins_late_or_ends_early_says_so()
    {
        var days = Enumerable.Range(0, 4).Select(month => new DateOnly(2026, 5, 1).AddMonths(month)).ToList();
        var early = new LinePicture("x", "X", "Month", days, [new("Handed in", [0, 3, null, null], Ink.Good), new("Due", [0, 1, 2, 4], Ink.Neutral)]);
        Assert.Equal("From 1 May 2026 to 1 Aug 2026: Handed in rises from 0 to 3, stated from 1 May 2026 to 1 Jun 2026; Due rises from 0 to 4.", early.SummaryIn("en"));
        Assert.Contains("monte de 0 à 3, indiqué du ", early.SummaryIn("fr"), StringComparison.Ordinal);
        var late = new LinePicture("x", "X", "Dose", [1, 2, 3, 4], [new("Reports", [null, 3, null, 5], Ink.Good)]);
        Assert.Equal("From 1 to 4: Reports rises from 3 to 5, stated from 2 to 4, 1 value is not stated.", late.SummaryIn("en"));
    }

    [Fact]
    public void A_bar_with_a_part_that_is_not_stated_has_no_total()
    {
        var picture = new BarPicture("x", "X", "WP", ["WP1", "WP2", "WP3"], [new("Accepted", [5, 2, null], Ink.Good), new("Late", [null, 1, null], Ink.Late)], stacked: true);

        Assert.Equal([null, "3", null], picture.Table(Words.Texts).Rows.Select(row => row[3].Show()));
        Assert.Equal("8 in all: Accepted 7 (88\u202f%), Late 1 (13\u202f%); Total: 3 (WP2), 2 values are not stated.", picture.SummaryIn("en"));
        Assert.Equal(2, picture.Drawn().Written().Count(word => word == "not stated"));
        var none = new BarPicture("x", "X", "WP", ["WP1"], [new("Accepted", [5], Ink.Good), new("Late", [null], Ink.Late)], stacked: true);
        Assert.Equal("5 in all: Accepted 5 (100\u202f%), 1 value is not stated.", none.SummaryIn("en"));
    }

    [Fact]
    public void How_sure_a_curve_is_is_said_with_its_axis()
    {
        var picture = new SurvivalPicture("x", "X", "Weeks", [new("A", 4, [new(2, 1, 0, 0.75, 0.41, 1), new(5, 1, 0, 0.5, 0.19, 0.98)], Ink.Good)]);

        Assert.Equal("Weeks: A, 4 at the start, 50.0\u202f% (19.0 to 98.0) after 5, half by 5.", picture.SummaryIn("en"));
        Assert.Equal("Weeks\u202f: A, 4 au début, 50,0\u202f% (19,0 à 98,0) après 5, la moitié à 5.", picture.SummaryIn("fr"));
    }

    [Fact]
    public void One_point_of_a_calibration_and_points_that_came_all_true_are_said_and_drawn()
    {
        Assert.Equal("One point: A (stated 80\u202f%, observed 79.0\u202f%).", new CalibrationPicture("x", "X", [new("A", 0.8, 0.79, 10)]).SummaryIn("en"));
        var near = new CalibrationPicture("x", "X", [new("A", 0.8, 0.79, 10), new("B", 0.9, 0.915, 10)]);
        Assert.StartsWith("2 points: what was observed lies from 1.0 point below to 1.5 points above", near.SummaryIn("en"), StringComparison.Ordinal);
        Assert.StartsWith("2 points\u202f: l’observé va de 1,0 point au-dessous à 1,5 point au-dessus", near.SummaryIn("fr"), StringComparison.Ordinal);

        var sure = new CalibrationPicture("x", "X", [new("A", 1, 1, 10), new("B", 1, 1, 20)]).Drawn().Written();
        Assert.Contains("0\u202f%", sure);
        Assert.DoesNotContain("120\u202f%", sure);
    }

    [Fact]
    public void Words_from_outside_stay_words()
    {
        const string Evil = "<script>alert(1)</script> & \"quotes\"";
        var picture = new BarPicture("x", "X", "Country", [Evil], [new("</svg>", [3], Ink.Brand)]);

        Assert.Empty(picture.Drawn().Descendants("script"));
        Assert.Contains($"{Evil}, </svg>: 3", picture.Drawn().Titles());
    }

    [Fact]
    public void What_is_too_long_is_cut_and_there_in_full_when_pointed_at()
    {
        const string Long = "Kraj z bardzo długą nazwą, która nie mieści się obok słupka";
        var texts = Sample("negative").Drawn().Descendants("text").Where(text => text.Value.StartsWith("Kraj", StringComparison.Ordinal)).ToList();

        Assert.Equal(Long, texts[0].Element("title")!.Value);
        Assert.EndsWith("…", texts[0].Value, StringComparison.Ordinal);
    }

    private static Picture Sample(string id) => PictureSamples.All.Single(picture => picture.Id == id);

    private static List<(double X, double Y)> Points(string way) =>
        [.. way[1..].Split('L').Select(point => point.Split(' ')).Select(pair => (double.Parse(pair[0], null), double.Parse(pair[1], null)))];
}
