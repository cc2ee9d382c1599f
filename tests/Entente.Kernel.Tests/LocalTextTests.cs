namespace Entente.Kernel.Tests;

public class LocalTextTests
{
    [Fact]
    public void A_reader_gets_the_text_in_the_language_asked_for() =>
        Assert.Equal(("Contrôle", "fr"), LocalText.Of("Control", "Contrôle").In("fr"));

    [Fact]
    public void Without_it_the_English_text_comes_and_says_that_it_is_English() =>
        Assert.Equal(("Control", "en"), LocalText.Of("Control").In("fr"));

    [Fact]
    public void Without_English_the_first_language_there_is_comes() =>
        Assert.Equal(("Nadzor", "sl"), LocalText.Of([new("sl", "Nadzor"), new("sv", "Kontroll")]).In("fr"));

    [Fact]
    public void Nothing_written_reads_as_empty() => Assert.Equal(("", "fr"), LocalText.Of("").In("fr"));

    [Fact]
    public void Blank_texts_are_left_out_and_the_others_trimmed() =>
        Assert.Equal([new("en", "Control")], LocalText.Of(" Control ", "  ").All);

    [Fact]
    public void Laying_one_over_another_keeps_the_languages_that_it_lacks() =>
        Assert.Equal(LocalText.Of("Audit", "Contrôle"), LocalText.Of("Control", "Contrôle").With(LocalText.Of("Audit")));

    [Fact]
    public void Texts_with_the_same_words_are_equal_whatever_the_order()
    {
        var one = LocalText.Of([new("en", "Control"), new("fr", "Contrôle")]);
        var other = LocalText.Of([new("fr", "Contrôle"), new("en", "Control")]);

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, LocalText.Of("Control"));
    }
}
