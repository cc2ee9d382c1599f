using Entente.Actions.Authorities;
using Entente.Actions.Portfolio;

namespace Entente.Actions.Tests.Portfolio;

/// <summary>How names become addresses.</summary>
public class SlugTests
{
    [Theory]
    [InlineData("JAMS 2.0", "jams-2-0")]
    [InlineData("Agence de la biomédecine", "agence-de-la-biomedecine")]
    [InlineData("Istituto Superiore di Sanità", "istituto-superiore-di-sanita")]
    [InlineData("  CT-CURE  ", "ct-cure")]
    [InlineData("EU4H11", "eu4h11")]
    [InlineData("Cœur, Łódź, Großhadern, Ærø, Đakovo, Ħal Qormi", "coeur-lodz-grosshadern-aero-dakovo-hal-qormi")]
    [InlineData("ŒUVRE", "oeuvre")]
    [InlineData("a -- b", "a-b")]
    [InlineData("…", "")]
    [InlineData("", "")]
    [InlineData("Ελλάδα", "")]
    public void A_name_becomes_a_short_address(string name, string slug) => Assert.Equal(slug, Slugs.From(name));

    [Fact]
    public void A_long_name_is_cut_without_a_loose_hyphen()
    {
        var slug = Slugs.From(new string('a', 59) + " b and much more");

        Assert.Equal(new string('a', 59), slug);
        Assert.True(Slugs.IsValid(slug));
    }

    [Theory]
    [InlineData("FR", "ANSM", "fr-ansm")]
    [InlineData("FR", "Agence de la biomédecine", "fr-agence-de-la-biomedecine")]
    [InlineData("BE", "AFMPS", "be-afmps")]
    public void An_authority_is_known_by_country_and_short_name(string country, string name, string code) =>
        Assert.Equal(code, Authority.Register(country, name).Value.Code);

    [Fact]
    public void An_authority_without_a_letter_in_its_name_is_refused() =>
        Assert.Equal("actions.authority-unnamed", Authority.Register("FR", "***").Problem?.Code);
}
