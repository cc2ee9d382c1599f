using Entente.Actions.Authorities;

namespace Entente.Actions.Tests.Authorities;

/// <summary>Which known authority a name may mean.</summary>
public class ResemblanceTests
{
    [Theory]
    [InlineData("MMA", "Malta Medicines Authority", "Abbreviation")]
    [InlineData("M.M.A.", "Malta Medicines Authority", "Abbreviation")]
    [InlineData("AB", "Agence de la biomédecine", "Abbreviation")]
    [InlineData("ISS", "Istituto Superiore di Sanità", "Abbreviation")]
    [InlineData("Medicines Authority, Malta", "Malta Medicines Authority", "Words")]
    [InlineData("Agence nationale du médicament", "National Agency for Medicines", "Words")]
    [InlineData("Agenzia Italiana del Farmaco", "Agencija Italiana del Farmaco", "Words")]
    [InlineData("AIFA Italia", "AIFA", "Words")]
    [InlineData("agence de la BIOMEDECINE", "Agence de la biomédecine", "Same")]
    [InlineData("A N S M", "ANSM", "Same")]
    [InlineData("ANMS", "ANSM", "Slip")]
    [InlineData("Insrem", "Inserm", "Slip")]
    [InlineData("MMAA", "MMA", "Slip")]
    [InlineData("AFMPS", "ANSM", "None")]
    [InlineData("MPA", "MMA", "None")]
    [InlineData("Agency", "Malta Medicines Authority", "None")]
    [InlineData("Malta", "Malta Medicines Authority", "None")]
    [InlineData("…", "ANSM", "None")]
    public void Two_names_are_as_much_alike_as_they_look_and_from_either_side(string one, string other, string likeness)
    {
        Assert.Equal(likeness, Resemblance.Of(one, other).ToString());
        Assert.Equal(likeness, Resemblance.Of(other, one).ToString());
    }

    [Theory]
    [InlineData("mt-mma")]
    [InlineData("Mma")]
    [InlineData("MMA, Malta")]
    [InlineData("MMA (Malte)")]
    [InlineData("mma mt")]
    [InlineData("MALTA medicines authority")]
    public void An_authority_is_called_by_code_short_name_country_and_full_name(string text)
    {
        Assert.True(Malta().IsCalled(text));
        Assert.False(Named("IT", "AIFA", "Agenzia italiana del farmaco").IsCalled(text));
    }

    [Fact]
    public void The_best_comes_first_those_of_the_action_before_others_and_a_slip_counts_in_its_own_country_only()
    {
        Authority[] known = [Named("SE", "MMA", "Another"), Malta(), Named("MT", "MMAX", "A slip"), Named("PL", "MMAY", "A slip elsewhere")];

        Assert.Equal(["mt-mma", "se-mma", "mt-mmax"], Resemblance.Among(known, "M.M.A.", name: null, "MT", near: []).Select(found => found.Code));
        Assert.Equal(["se-mma", "mt-mma", "mt-mmax"], Resemblance.Among(known, "M.M.A.", name: null, "MT", near: ["se-mma"]).Select(found => found.Code));
        Assert.Equal(["mt-mma"], Resemblance.Among(known, "Medicines Authority Malta", name: null, country: null, near: []).Select(found => found.Code));
        Assert.Equal(["mt-mma"], Resemblance.Among([Malta()], "XYZ", "Authority of Malta for Medicines", "MT", near: []).Select(found => found.Code));
    }

    private static Authority Malta() => Named("MT", "MMA", "Malta Medicines Authority");

    private static Authority Named(string country, string shortName, string name)
    {
        var authority = Authority.Register(country, shortName).Value;
        authority.Rename(name);
        return authority;
    }
}
