using Entente.Browser.Tests.Pages;

namespace Entente.Browser.Tests;

/// <summary>
/// Every page of the house, on a phone and on a large screen: it answers, says what it is and in which language, lets the keyboard skip to
/// it, gives axe and the browser nothing to complain about, never scrolls sideways, has its French signs spaced as the French do, and
/// its forms come back with their faults when nothing is filled in.
/// </summary>
public abstract class EveryPageTests(BrowserHouse house, string language)
{
    protected BrowserHouse House { get; } = house;

    protected static IEnumerable<TheoryDataRow<int, string>> Each(string always, string inFull) =>
        from theme in Sample.Of([always], [inFull]) from share in Enumerable.Range(0, Tour.Shares) select new TheoryDataRow<int, string>(share, theme);

    protected async Task IsInOrder(int share, string theme)
    {
        var found = await House.Tour.Look(share, language, theme);
        Assert.True(found.Length == 0, found);
    }
}

/// <summary>In English, by light; in full by dark too.</summary>
public class EveryPageInEnglishTests(BrowserHouse house) : EveryPageTests(house, "en")
{
    public static IEnumerable<TheoryDataRow<int, string>> Pages => Each("light", "dark");

    [Fact]
    public async Task Every_page_is_reached_from_home_by_links()
    {
        Assert.NotEmpty(await House.Tour.Places());

        Assert.Empty(House.Tour.Missed);
    }

    [Theory, MemberData(nameof(Pages))]
    public Task A_share_of_the_pages_is_in_order(int share, string theme) => IsInOrder(share, theme);
}

/// <summary>In French, by dark; in full by light too.</summary>
public class EveryPageInFrenchTests(BrowserHouse house) : EveryPageTests(house, "fr")
{
    public static IEnumerable<TheoryDataRow<int, string>> Pages => Each("dark", "light");

    [Theory, MemberData(nameof(Pages))]
    public Task A_share_of_the_pages_is_in_order(int share, string theme) => IsInOrder(share, theme);
}
