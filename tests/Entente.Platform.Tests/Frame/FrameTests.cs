using System.Collections;
using System.Globalization;
using System.Resources;
using Entente.Platform.Frame;
using Entente.Look.Languages;

namespace Entente.Platform.Tests.Frame;

public class FrameTests
{
    [Theory]
    [InlineData("/ja/jams-2-0?view=table", "/ja/jams-2-0?view=table")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/ja\r\nSet-Cookie: x=y", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void A_choice_of_language_or_theme_comes_back_to_our_own_pages_only(string? address, string expected) =>
        Assert.Equal(expected, Preferences.Local(address));

    [Theory]
    [InlineData("/ja/jams-2-0/wp/6", "page")]
    [InlineData("/ja/jams-2-0/wp/6/", "page")]
    [InlineData("/ja/jams-2-0/wp/6/team", "true")]
    [InlineData("/ja/jams-2-0/wp/61", null)]
    public void A_link_is_marked_on_its_own_page_and_on_those_below(string path, string? mark) =>
        Assert.Equal(mark, new NavLink("Inspections", "/ja/jams-2-0/wp/6", "clipboard-check").CurrentAt(path));

    [Fact]
    public void The_link_to_an_overview_is_not_marked_on_the_pages_below_it()
    {
        var overview = new NavLink("Overview", "/ja/jams-2-0", "layout-dashboard", Exact: true);

        Assert.Equal("page", overview.CurrentAt("/ja/jams-2-0"));
        Assert.Null(overview.CurrentAt("/ja/jams-2-0/plan"));
    }

    [Theory]
    [InlineData("JAMS 2.0", "J2")]
    [InlineData("CHESSMEN", "CH")]
    [InlineData("EU4H11", "E4")]
    [InlineData("x", "X")]
    [InlineData("", "")]
    public void An_action_is_known_by_two_signs(string acronym, string chip) =>
        Assert.Equal(chip, new FrameAction("slug", acronym, "Title").Chip);

    [Fact]
    public void Every_text_of_the_platform_is_there_in_French_with_the_same_places_to_fill()
    {
        var texts = new ResourceManager(typeof(Texts));
        var english = All(texts, "");
        var french = All(texts, "fr");

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), french.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(french[text.Key])));
    }

    private static Dictionary<string, string> All(ResourceManager texts, string language) =>
        texts.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> Places(string text) =>
        Enumerable.Range(0, 6).Select(place => "{" + place.ToString(CultureInfo.InvariantCulture) + "}").Where(place => text.Contains(place, StringComparison.Ordinal));
}
