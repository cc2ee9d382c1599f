namespace Entente.Papers.Tests;

/// <summary>Words from right to left, as the pen writes them from left to right.</summary>
public class DirectionsTests
{
    [Theory]
    [InlineData("plain (text) 12", "plain (text) 12")]
    [InlineData("سلام", "\uFEE1\uFEFC\uFEB3")] // Lam and alef are one sign.
    [InlineData("محمد", "\uFEAA\uFEE4\uFEA4\uFEE3")]
    [InlineData("دار", "\uFEAD\uFE8D\uFEA9")] // Dal and alef join nothing behind them.
    [InlineData("لا", "\uFEFB")]
    [InlineData("پژوهش", "\uFEB6\uFEEB\uFEED\uFB8B\uFB58")]
    [InlineData("שלום", "םולש")]
    [InlineData("Dr שלום of Malta", "Dr םולש of Malta")]
    [InlineData("שלום עולם", "םלוע םולש")]
    [InlineData("(שלום) x", "(םולש) x")]
    [InlineData("ש (א) ל", "ל (א) ש")]
    [InlineData("עמוד 12 מתוך 30", "30 ךותמ 12 דומע")] // Numbers keep their order, and a number behind goes with the word.
    [InlineData("12 שלום", "12 םולש")]
    [InlineData("ב-30.4.2026 x", "30.4.2026-ב x")]
    public void A_word_stands_as_the_eye_reads_it(string line, string seen) => Assert.Equal(seen, Directions.Visual(line));

    [Theory]
    [InlineData("سلام")]
    [InlineData("Հայաստան")]
    [InlineData("საქართველო")]
    [InlineData("שלום")]
    [InlineData("\u2713 \u26A0 \U0001F44D")]
    public void What_Inter_lacks_is_shown_by_another_font(string text)
    {
        Assert.Equal(text, Lettering.Clean(text));
        Assert.All(Lettering.Lay(text).Letters.EnumerateRunes(), sign => Assert.True(PaperFonts.Has(sign), sign.ToString()));
    }

    [Theory]
    [InlineData("\uFEE1\uFEFC\uFEB3", "ملاس")] // Forms that were typed are read as their letters, and formed again.
    [InlineData("سَلام", "سلام")] // Vowels over a letter of another font are left out.
    public void Forms_and_vowels_are_read_as_letters(string text, string clean) => Assert.Equal(clean, Lettering.Clean(text));
}
