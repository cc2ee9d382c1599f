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

    /// <summary>The names of the Interinstitutional style guide (annex A5), in both languages that it was looked up in.</summary>
    public static TheoryData<string, string, string> StyleGuide => new()
    {
        { "AT", "Austria", "Autriche" },
        { "BE", "Belgium", "Belgique" },
        { "BG", "Bulgaria", "Bulgarie" },
        { "HR", "Croatia", "Croatie" },
        { "CY", "Cyprus", "Chypre" },
        { "CZ", "Czechia", "Tchéquie" },
        { "DK", "Denmark", "Danemark" },
        { "EE", "Estonia", "Estonie" },
        { "FI", "Finland", "Finlande" },
        { "FR", "France", "France" },
        { "DE", "Germany", "Allemagne" },
        { "GR", "Greece", "Grèce" },
        { "HU", "Hungary", "Hongrie" },
        { "IE", "Ireland", "Irlande" },
        { "IT", "Italy", "Italie" },
        { "LV", "Latvia", "Lettonie" },
        { "LT", "Lithuania", "Lituanie" },
        { "LU", "Luxembourg", "Luxembourg" },
        { "MT", "Malta", "Malte" },
        { "NL", "Netherlands", "Pays-Bas" },
        { "PL", "Poland", "Pologne" },
        { "PT", "Portugal", "Portugal" },
        { "RO", "Romania", "Roumanie" },
        { "SK", "Slovakia", "Slovaquie" },
        { "SI", "Slovenia", "Slovénie" },
        { "ES", "Spain", "Espagne" },
        { "SE", "Sweden", "Suède" },
        { "IS", "Iceland", "Islande" },
        { "LI", "Liechtenstein", "Liechtenstein" },
        { "NO", "Norway", "Norvège" },
        { "AL", "Albania", "Albanie" },
        { "BA", "Bosnia and Herzegovina", "Bosnie-Herzégovine" },
        { "GE", "Georgia", "Géorgie" },
        { "XK", "Kosovo", "Kosovo" },
        { "MD", "Moldova", "Moldavie" },
        { "ME", "Montenegro", "Monténégro" },
        { "MK", "North Macedonia", "Macédoine du Nord" },
        { "RS", "Serbia", "Serbie" },
        { "TR", "Türkiye", "Turquie" },
        { "UA", "Ukraine", "Ukraine" },
        { "CH", "Switzerland", "Suisse" },
        { "GB", "United Kingdom", "Royaume-Uni" },
    };

    [Theory, MemberData(nameof(StyleGuide))]
    public void Countries_have_the_names_of_the_style_guide(string code, string english, string french) =>
        Assert.Equal((english, french), (Country.Of(code).Name("en"), Country.Of(code).Name("fr")));

    [Theory]
    [InlineData("el", "Ελλάδα")]
    [InlineData("hu", "Görögország")]
    [InlineData("mt", "il-Greċja")]
    [InlineData("bg", "Гърция")]
    public void A_country_has_a_name_in_every_language_of_the_Union(string language, string greece)
    {
        Assert.Equal(greece, Country.Of("GR").Name(language));
        Assert.All(Language.All, one => Assert.All(Country.All, country => Assert.NotEmpty(country.Name(one.Code))));
    }

    [Fact]
    public void No_code_and_no_name_stands_twice()
    {
        Assert.Distinct(Country.All.Select(country => country.Code));
        Assert.Distinct(Country.All.Select(country => country.Name("en")));
        Assert.Distinct(Country.All.Select(country => country.Name("fr")));
    }

    [Fact]
    public void Only_Kosovo_needs_its_footnote() =>
        Assert.Equal(["XK"], Country.All.Where(country => country.NeedsKosovoFootnote).Select(country => country.Code));
}
