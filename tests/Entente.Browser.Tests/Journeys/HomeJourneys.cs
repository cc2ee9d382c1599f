namespace Entente.Browser.Tests.Journeys;

/// <summary>Home by person: what waits with its button, what is mine, what is followed, and what comes next after a step.</summary>
public class HomeJourneys(BrowserHouse house)
{
    [Theory, InlineData(true, "en", "light", 1440), InlineData(false, "fr", "dark", 390)]
    public async Task A_lead_enters_a_deliverable_that_is_soon_due_and_names_a_person_and_home_says_so_to_each(bool scripts, string language, string theme, int width)
    {
        var french = language == "fr";
        var (deliverable, task) = ($"Home report {language}", $"Home task {language}");
        await using (var coordinator = await house.Begin(scripts: scripts))
        {
            await coordinator.ComesInAs("demo-coordinator");
            await coordinator.Opens("/ja/jams-2-0/deliverables/new");
            await coordinator.Chooses("Work package", "WP5 Signal detection and vigilance");
            await coordinator.Fills("Title", deliverable);
            await coordinator.Fills("Due", house.Today.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await coordinator.Presses("Add a deliverable");
            await coordinator.Sees("Next:");
            if (scripts)
            {
                await coordinator.Page.ReloadAsync();
                await coordinator.SeesNo("The deliverable was added.");
            }

            await coordinator.Opens("/ja/jams-2-0/plan/new?wp=5");
            await coordinator.Fills("What is to be done", task);
            await coordinator.Fills("First day", house.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await coordinator.Fills("Last day", house.Today.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await coordinator.Page.Locator("#field-Person option", new() { HasText = "Demo contributor" }).First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
            await coordinator.Page.Locator("#field-Person").SelectOptionAsync(await coordinator.Page.Locator("#field-Person option", new() { HasText = "Demo contributor" }).First.GetAttributeAsync("value") ?? "");
            await coordinator.Presses("Plan a task");
            await coordinator.Sees("The task is planned.");
            coordinator.HeardNoComplaint();
        }

        await using (var contributor = await house.Begin(language, theme, width, 900, scripts))
        {
            await contributor.SignsIn("demo-contributor");
            await contributor.Sees(task);
            await Looks(contributor, scripts, $"home-mine-{language}");
            await contributor.Follows(task);
            await contributor.Presses(french ? "Suivre" : "Follow");
            await Looks(contributor, scripts, $"home-follow-{language}");
            await contributor.Opens("/");
            Assert.Contains(task, await contributor.Page.Locator("section:has(#followed)").InnerTextAsync(), StringComparison.Ordinal);
            contributor.HeardNoComplaint();
        }

        await using var lead = await house.Begin(language, theme, width, 900, scripts);
        await lead.SignsIn("demo-wp-lead");
        var line = lead.Page.Locator(".waiting li", new() { HasText = deliverable });
        // Other journeys of this house leave more to wait for the lead: what is later is folded away.
        var rest = lead.Page.Locator(".waiting summary");
        if (await rest.CountAsync() > 0)
            await rest.ClickAsync();
        await line.WaitForAsync();
        await Looks(lead, scripts, $"home-waiting-{language}");
        await lead.Clicks(line.Locator("a.btn"));
        await lead.Sees(french ? "Envoyer en revue" : "Send to review");
        lead.HeardNoComplaint();
    }

    private static async Task Looks(Journey journey, bool scripts, string picture)
    {
        await journey.FindsItFitting();
        if (scripts)
            await journey.FindsItAccessible();
        await journey.Photographs(picture);
    }
}
