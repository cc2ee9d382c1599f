using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>Somebody looks for a task from the top bar, narrows the hits and goes to it.</summary>
public class SearchJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task From_the_top_bar_to_the_hits_of_a_kind_and_to_the_thing(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-officer");
        var box = journey.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search everything" });
        if (scripts)
        {
            await journey.Page.Keyboard.PressAsync("/");
            await Assertions.Expect(box).ToBeFocusedAsync();
        }
        else
        {
            await box.FocusAsync();
        }

        await journey.Page.Keyboard.TypeAsync("quality plan");
        await journey.Page.Keyboard.PressAsync("Enter");
        await journey.SeesHeading("Search: quality plan");
        await journey.Photographs($"search-{(scripts ? "scripts" : "plain")}");
        if (scripts)
            await journey.FindsItAccessible();
        await journey.Page.SetViewportSizeAsync(390, 844);
        await journey.FindsItFitting();
        await journey.Photographs("search-390");
        await journey.Page.SetViewportSizeAsync(1440, 900);
        await journey.Clicks(journey.Page.Locator(".search-facets").GetByRole(AriaRole.Link, new() { Name = "Task" }));
        await journey.Follows("Agree the consortium");
        Assert.StartsWith("/ja/jams-2-0/plan/T1.2", journey.At, StringComparison.Ordinal);

        await journey.Opens("/search?q=quality+plan&kind=actions.authority");
        await journey.Follows("Clear the filters");
        await journey.SeesHeading("Search: quality plan");
        await journey.Opens("/search?q=***");
        await journey.Sees("There is no letter and no digit in it.");
        journey.HeardNoComplaint();
    }
}
