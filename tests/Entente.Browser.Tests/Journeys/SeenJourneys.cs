namespace Entente.Browser.Tests.Journeys;

/// <summary>A lead and a coordinator have the same deliverable open. The one who saves second sees both states, and nothing is lost.</summary>
public class SeenJourneys(BrowserHouse house)
{
    [Theory, InlineData(true, "light"), InlineData(false, "dark")]
    public async Task Who_saves_second_sees_both_and_saves_knowingly(bool scripts, string theme)
    {
        var title = scripts ? "Report in two hands" : "Report in two plain hands";
        await using var lead = await house.Begin(theme: theme, width: 1440, scripts: scripts);
        await lead.ComesInAs("demo-wp-lead");
        await lead.Opens("/ja/jams-2-0/deliverables/new?wp=5");
        await lead.Fills("Title", title);
        await lead.Fills("Due", "2027-06-30");
        await lead.Presses("Add a deliverable");
        await lead.SeesHeading(title);
        await using var coordinator = await house.Begin(theme: theme, width: 390, scripts: scripts);
        await coordinator.ComesInAs("demo-coordinator");
        await coordinator.Opens($"{lead.At.Split('?')[0]}/edit");
        await lead.Follows("Edit");

        await lead.Page.Locator("section:has(#edit) #field-Title").FillAsync($"{title}, second edition");
        await lead.Presses("Save");
        await lead.Sees("The deliverable was saved.");
        await coordinator.Page.Locator("section:has(#edit) #field-Title").FillAsync($"{title}, revised");
        await coordinator.Page.Locator("section:has(#edit) #field-Due").FillAsync("2027-09-30");
        await coordinator.Presses("Save");

        await coordinator.Sees("Demo work package lead changed this after you had looked at it");
        Assert.Equal($"{title}, revised", await coordinator.Page.Locator("section:has(#edit) #field-Title").InputValueAsync());
        Assert.Contains("second edition", await coordinator.Page.Locator("#field-Title-now").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("30 Jun 2027", await coordinator.Page.Locator("#field-Due-now").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("field-Due-hint field-Due-now", await coordinator.Page.Locator("section:has(#edit) #field-Due").GetAttributeAsync("aria-describedby"));
        await Looks(coordinator, scripts);
        await coordinator.Photographs($"seen-{theme}");

        await coordinator.ReachesAndPresses("Save");
        await coordinator.Sees("The deliverable was saved.");
        await coordinator.SeesHeading($"{title}, revised");
        await coordinator.SeesNo("Stored now:");
        await Looks(coordinator, scripts);
    }

    private static async Task Looks(Journey journey, bool scripts)
    {
        if (scripts)
            await journey.FindsItAccessible();
        await journey.FindsItFitting();
        journey.HeardNoComplaint();
    }
}
