using System.Text;

namespace Entente.Papers.Tests;

/// <summary>What people write comes out on paper: composed, without invisible signs, each sign in its place.</summary>
public class LetteringTests
{
    [Theory]
    [InlineData("ti\u00ADtle", "title")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("\uFB01nal \uFB03ce", "final ffice")]
    [InlineData("a\u200Bb\u200Dc\u2060d\uFEFFe", "abcde")]
    [InlineData("\u202Eabc\u202C \u2066x\u2069", "abc x")]
    [InlineData("x\uFE0F", "x")]
    [InlineData("100\u00A0mg : 5\u202F%", "100\u00A0mg : 5\u202F%")]
    [InlineData("plain", "plain")]
    public void A_text_is_composed_and_what_no_eye_sees_is_left_out(string text, string clean) => Assert.Equal(clean, Lettering.Clean(text));

    [Theory]
    [InlineData("\U0001F48A", 1)]
    [InlineData("\U0001F9D1\U0001F3FD", 1)]
    [InlineData("\U0001F44D\U0001F3FD", 0)]
    [InlineData("漢字", 2)]
    public void A_sign_that_the_font_lacks_takes_a_place_that_one_sees(string text, int places)
    {
        var clean = Lettering.Clean(text);

        Assert.Equal(Lettering.Missing + "x", Lettering.Clean("\uD800x"));
        Assert.Equal(places, clean.EnumerateRunes().Count(sign => sign == Lettering.Missing));
        Assert.True(Glyphs.Paper.Has(Lettering.Missing));
    }

    // Of DIN SPEC 91379 (names in Europe) those that Unicode has composed of a letter and marks.
    [Theory]
    [InlineData("A\u030B C\u0306 C\u0304 C\u0308 D\u0302 F\u0300 G\u0300 H\u0326 J\u0301 J\u030C K\u0300 K\u0302 L\u0302 M\u0300 M\u0302 N\u0302 N\u0304 N\u0308 P\u0300 P\u0304 R\u0306 R\u0308 S\u0300 S\u0304 T\u0300 T\u0304 Z\u0300 Z\u0304")]
    [InlineData("a\u030B c\u0306 c\u0304 c\u0308 d\u0302 f\u0300 g\u0300 h\u0326 j\u0301 k\u0300 k\u0302 l\u0302 m\u0300 m\u0302 n\u0302 n\u0304 n\u0308 p\u0300 p\u0304 r\u0306 r\u0308 s\u0300 s\u0304 t\u0300 t\u0304 z\u0300 z\u0304")]
    [InlineData("C\u0328\u0306 c\u0328\u0306 S\u031B\u0304 s\u031B\u0304 K\u035Fh k\u035Fh \u00CA\u030C \u00EA\u030C")]
    public void The_marks_of_names_are_laid_over_their_letters(string text)
    {
        var clean = Lettering.Clean(text);
        var (letters, marks) = Lettering.Lay(clean);

        Assert.DoesNotContain(Lettering.Missing.ToString(), clean, StringComparison.Ordinal);
        Assert.Equal(text.Normalize(NormalizationForm.FormC).EnumerateRunes().Count(Lettering.IsMark), marks.Count);
        Assert.DoesNotContain(letters.EnumerateRunes(), Lettering.IsMark);
        Assert.All(marks, mark => Assert.EndsWith(mark.Base.ToString(), mark.Before, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mark_rises_over_a_capital_and_a_second_one_over_the_first()
    {
        Assert.InRange(Lettering.Lay("m\u0300").Marks[0].Raise, 0, Glyphs.Paper.UnitsPerEm / 50);
        Assert.InRange(Lettering.Lay("M\u0300").Marks[0].Raise, Glyphs.Paper.UnitsPerEm / 10, Glyphs.Paper.UnitsPerEm / 3);
        var two = Lettering.Lay("m\u0300\u0304").Marks;
        Assert.True(two[1].Raise > two[0].Raise);
        Assert.Equal("ȷ", Lettering.Lay("j\u0301").Letters);
    }

    [Fact]
    public async Task Another_reader_finds_the_words_and_no_line_is_wider_than_its_room()
    {
        var paper = Sample.Of(new PaperText("The \uFB01nal re\u00ADport of Jose\u0301 and M\u0300ara, \U0001F48A\U0001F48A\U0001F48A pills."), Sample.Table(1, string.Concat(Enumerable.Repeat("\U0001F48A", 200))));
        using var file = new MemoryStream();
        PdfPaper.Write(paper with { Title = "Plan de l\u2019\uFB01n e\u0301te\u0301" }, file);

        var text = await Tool.Read("pdftotext", ["-raw"], file.ToArray(), "-");

        Assert.Contains("The final report of José and", text, StringComparison.Ordinal);
        Assert.Contains("Plan de l’fin été", text, StringComparison.Ordinal);
        // 200 signs in a cell that has room for some thirty: they were written over each other on one line.
        Assert.True(text.Split('\n').Count(line => line.Contains(Lettering.Missing.ToString(), StringComparison.Ordinal)) > 4, text);
        Assert.Equal(203, text.EnumerateRunes().Count(sign => sign == Lettering.Missing));
    }
}
