using System.Globalization;
using System.Text;
using Entente.Look.Pictures;
using Entente.Platform.Sheets;

namespace Entente.Platform.Tests.Sheets;

/// <summary>The figures as a file: read back by a spreadsheet as they are, and never run as a formula.</summary>
public class PictureFileTests
{
    private static readonly PictureTable Table = new(
        ["Country", "Change (%)", "Day"],
        [
            [PictureCell.Of("France"), PictureCell.Of(-12.345, 1), PictureCell.Of(new DateOnly(2026, 6, 11))],
            [PictureCell.Of("Malta; \"Gozo\""), PictureCell.None, PictureCell.Of("line\nbreak")],
        ]);

    [Fact]
    public void English_parts_fields_with_a_comma_and_writes_a_point() => Assert.Equal(
        "Country,Change (%),Day\r\nFrance,-12.345,2026-06-11\r\n\"Malta; \"\"Gozo\"\"\",,\"line\nbreak\"\r\n", Saved("en"));

    [Fact]
    public void French_parts_fields_with_a_semicolon_and_writes_a_comma() => Assert.Equal(
        "Country;Change (%);Day\r\nFrance;-12,345;2026-06-11\r\n\"Malta; \"\"Gozo\"\"\";;\"line\nbreak\"\r\n", Saved("fr"));

    [Theory, InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\tx"), InlineData("\rx"), InlineData("＝1+1"), InlineData("'=1")]
    public void Words_that_look_like_a_formula_are_words(string text)
    {
        var fields = Saved("en", new([text], [[PictureCell.Of(text)]])).Split("\r\n");
        Assert.Equal(["'" + text, "'" + text, ""], fields.Select(field => field.Trim('"')));
    }

    [Fact]
    public void Numbers_below_zero_stay_numbers_and_empty_words_stay_empty()
    {
        Assert.Equal("A,B\r\n-3,\r\n", Saved("en", new(["A", "B"], [[PictureCell.Of(-3, 0), PictureCell.Of("")]])));
        Assert.Null(PictureCell.None.Show());
        Assert.Equal("0", PictureCell.Of(-0.0001, 0).Show());
    }

    [Fact]
    public void The_file_begins_with_the_mark_of_its_alphabet() => Assert.Equal([0xEF, 0xBB, 0xBF], PictureFile.Bytes(Table).Take(3));

    [Fact]
    public void A_language_with_a_comma_before_the_tenths_parts_fields_with_a_semicolon_in_every_table() =>
        Assert.StartsWith("Country;Change (%);Day\r\nFrance;-12,345;", Saved("de"), StringComparison.Ordinal);

    [Fact]
    public void A_share_is_saved_as_it_was_stated() =>
        Assert.Equal("A\r\n53.78\r\n69.02\r\n62.75\r\n33.3333333333\r\n", Saved("en", new(["A"], [.. new[] { 0.5378, 0.6902, 0.6275, 1 / 3d }.Select(share => (IReadOnlyList<PictureCell>)[PictureCell.Percent(share)])])));

    private static string Saved(string language, PictureTable? table = null)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return Encoding.UTF8.GetString(PictureFile.Bytes(table ?? Table)).TrimStart('\uFEFF');
    }
}
