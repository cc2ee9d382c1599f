using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>Somebody looks at the figures of an action and of the portfolio: as pictures, as tables, as files, in both languages and themes.</summary>
public class FigureJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_figures_of_an_action_and_of_the_portfolio_are_seen_read_and_saved(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-coordinator");
        await journey.Follows("Joint actions");
        await journey.Follows("Figures");
        await journey.SeesHeading("Figures");
        await journey.Sees("Countries by joint action");
        await Looks(journey, "portfolio", scripts);
        await journey.Follows("Joint actions");
        await journey.Follows("JAMS 2.0");
        await journey.Follows("Figures");
        await journey.Sees("Deliverables due and handed in");
        await journey.Unfolds("View as table: How far the deliverables are");
        await journey.Sees("WP5 Signal detection and vigilance");
        var saved = await journey.Page.RunAndWaitForDownloadAsync(() => journey.Page.Locator("a[download][href$='csv/status']").ClickAsync());
        Assert.Equal("jams-2-0-status.csv", saved.SuggestedFilename);
        await Looks(journey, "action", scripts);
        journey.HeardNoComplaint();
    }

    [Fact]
    public async Task The_samples_of_all_kinds_are_sound_in_both_themes()
    {
        await using var journey = await house.Begin();
        await journey.Opens("/components");
        await Photographs(journey, "samples");
        await journey.FindsItAccessible();
        await journey.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.Active });
        await Photographs(journey, "samples-forced");
        await journey.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Media = Media.Print });
        await Photographs(journey, "samples-print");
        await journey.Page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Dark });
        await Photographs(journey, "samples-dark");
        await journey.FindsItAccessible();
        await journey.Page.SetViewportSizeAsync(390, 800);
        await Photographs(journey, "samples-narrow");
        await journey.FindsItFitting();
    }

    // English and French, light and dark, large and narrow.
    private static async Task Looks(Journey journey, string name, bool scripts)
    {
        if (!scripts)
            return;
        await Photographs(journey, name);
        await journey.FindsItAccessible();
        await journey.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await journey.FindsItAccessible();
        await Photographs(journey, name + "-dark");
        await journey.Unfolds("EN");
        await journey.Presses("français");
        await journey.SeesHeading("Chiffres");
        await journey.FindsItAccessible();
        await journey.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await journey.Page.SetViewportSizeAsync(390, 800);
        await journey.FindsItFitting();
        await journey.FindsItAccessible();
        await Photographs(journey, name + "-narrow");
        await journey.Page.SetViewportSizeAsync(1440, 900);
        await journey.Unfolds("FR");
        await journey.Presses("English");
        await journey.SeesHeading("Figures");
    }

    private static Task Photographs(Journey journey, string name) => journey.Photographs("figures-" + name);
}
