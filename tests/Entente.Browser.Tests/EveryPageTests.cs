using Entente.Browser.Tests.Pages;

namespace Entente.Browser.Tests;

/// <summary>Every page of the house, in both languages and both themes, on a phone and on a large screen.</summary>
public class EveryPageTests(Tour tour) : IClassFixture<Tour>
{
    [Fact]
    public async Task Every_page_is_reached_from_home_by_links()
    {
        Nothing(await tour.Found("status"));

        Assert.Empty(tour.Missed);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Axe_finds_nothing_on_any_page(string theme) => Nothing(await tour.Found("axe " + theme));

    [Fact]
    public async Task No_page_scrolls_sideways_on_a_phone_or_in_large_letters() => Nothing(await tour.Found("width"));

    [Fact]
    public async Task Every_page_says_what_it_is_and_lets_the_keyboard_skip_to_it() => Nothing(await tour.Found("frame"));

    [Fact]
    public async Task The_browser_has_nothing_to_complain_about() => Nothing(await tour.Found("browser"));

    [Fact]
    public async Task A_form_with_nothing_filled_in_comes_back_with_its_faults() => Nothing(await tour.Found("form"));

    [Fact]
    public async Task French_signs_have_their_narrow_space() => Nothing(await tour.Found("typography"));

    private static void Nothing(string found) => Assert.True(found.Length == 0, found);
}
