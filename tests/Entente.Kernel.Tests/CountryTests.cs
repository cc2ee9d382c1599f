namespace Entente.Kernel.Tests;

public class CountryTests
{
    [Theory]
    [InlineData(CountryGroup.MemberState, "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")]
    [InlineData(CountryGroup.EuropeanEconomicArea, "IS LI NO")]
    [InlineData(CountryGroup.Candidate, "AL BA GE MD ME MK RS TR UA XK")]
    public void The_Union_its_neighbours_and_its_candidates_are_all_there(CountryGroup group, string codes) =>
        Assert.Equal(codes.Split(' '), Country.All.Where(country => country.Group == group).Select(country => country.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("EL", "GR")]
    [InlineData("el", "GR")]
    [InlineData("UK", "GB")]
    [InlineData("fr", "FR")]
    [InlineData("mT", "MT")]
    public void The_Union_s_own_codes_and_any_case_are_understood(string written, string code) =>
        Assert.Equal(code, Country.Find(written)?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ZZ")]
    [InlineData("EU")]
    [InlineData("FRA")]
    [InlineData(" FR")]
    public void An_unknown_code_is_no_country(string? written)
    {
        Assert.Null(Country.Find(written));
        Assert.Throws<ArgumentException>(() => Country.Of(written ?? ""));
    }

    [Theory]
    [InlineData("CZ", "Tchéquie")]
    [InlineData("GR", "Grèce")]
    [InlineData("SI", "Slovénie")]
    [InlineData("NL", "Pays-Bas")]
    [InlineData("BA", "Bosnie-Herzégovine")]
    public void Countries_have_their_French_names(string code, string french) => Assert.Equal(french, Country.Of(code).Name("fr"));

    [Fact]
    public void A_language_without_names_gets_the_English_ones() => Assert.Equal("Czechia", Country.Of("CZ").Name("sl"));

    [Fact]
    public void No_code_and_no_name_stands_twice()
    {
        Assert.Distinct(Country.All.Select(country => country.Code));
        Assert.Distinct(Country.All.Select(country => country.English));
        Assert.Distinct(Country.All.Select(country => country.French));
    }

    [Fact]
    public void Only_Kosovo_needs_its_footnote() =>
        Assert.Equal(["XK"], Country.All.Where(country => country.NeedsKosovoFootnote).Select(country => country.Code));
}
