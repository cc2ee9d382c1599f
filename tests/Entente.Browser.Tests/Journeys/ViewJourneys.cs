using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>Somebody keeps a table as they like to see it, shares it, opens the page with it, and throws it away.</summary>
public class ViewJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_view_is_kept_shared_renamed_deleted_and_put_back(bool scripts)
    {
        var name = $"Signals {With(scripts)} scripts";
        await using var evaluator = await house.Begin(scripts: scripts, width: 1440);
        await evaluator.ComesInAs("demo-evaluator");
        await evaluator.Follows("Joint actions");
        await evaluator.Follows("JAMS 2.0");
        await evaluator.Follows("Deliverables");
        await evaluator.Page.Locator("select[name=wp]").SelectOptionAsync("5");
        await evaluator.Presses("Apply");
        await evaluator.Follows("Keep this view");
        await evaluator.SeesHeading("Keep a view");
        await evaluator.Fills("Name", " ");
        await evaluator.Clicks(evaluator.Page.Locator("form:has([name=SharedWith]) button[type=submit]"));
        await evaluator.Sees("Give the view a name of at most 80 characters.");
        await Looks(evaluator, scripts);
        await evaluator.Fills("Name", name);
        await evaluator.Chooses("Who sees it too", "JAMS 2.0");
        await evaluator.Ticks("From now on, open the page with this view");
        await evaluator.Photographs($"view-new-{With(scripts)}");
        await evaluator.Clicks(evaluator.Page.Locator("form:has([name=SharedWith]) button[type=submit]"));
        await evaluator.SeesHeading("Deliverables");
        Assert.Equal(name, await evaluator.Page.Locator(".views a[aria-current]").InnerTextAsync());
        await Looks(evaluator, scripts);
        await evaluator.Photographs($"view-open-{With(scripts)}");

        await using var colleague = await house.Begin(scripts: scripts);
        await colleague.ComesInAs("demo-coordinator");
        await colleague.Follows("Joint actions");
        await colleague.Follows("JAMS 2.0");
        await colleague.Follows("Deliverables");
        await colleague.Follows(name);
        Assert.Contains("wp=5", colleague.At, StringComparison.Ordinal);
        await Looks(colleague, scripts);

        await evaluator.Follows("Without a view");
        await evaluator.Follows("My views");
        await evaluator.SeesHeading("My views");
        await Looks(evaluator, scripts);
        await evaluator.Photographs($"views-{With(scripts)}");
        await evaluator.Follows($"Rename or share {name}");
        await evaluator.Fills("Name", name + " again");
        await Looks(evaluator, scripts);
        await evaluator.Clicks(evaluator.Page.Locator("form:has([name=SharedWith]) button[type=submit]"));
        await evaluator.Sees("The view is changed.");
        await evaluator.Presses($"No longer open by itself {name} again");
        await evaluator.Sees("The page no longer opens with this view.");
        await evaluator.Presses($"Delete {name} again");
        await evaluator.Sees("The view is deleted. You can put it back.");
        await Looks(evaluator, scripts);
        await evaluator.Presses($"Put back {name} again");
        await evaluator.Sees("The view is back.");
        await evaluator.Unfolds("EN");
        await evaluator.Presses("français");
        await evaluator.SeesHeading("Mes vues");
        await Looks(evaluator, scripts);
        await evaluator.Page.SetViewportSizeAsync(390, 800);
        await evaluator.FindsItFitting();
        await evaluator.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await evaluator.Photographs($"views-narrow-{With(scripts)}");
        await evaluator.Presses($"Supprimer {name} again");
        await evaluator.Sees("La vue est supprimée.");
        await evaluator.Photographs($"views-removed-{With(scripts)}");
        evaluator.HeardNoComplaint();
        colleague.HeardNoComplaint();
    }

    private static string With(bool scripts) => scripts ? "with" : "without";

    // Axe is a script, so only a window with scripts can be looked at with it.
    private static async Task Looks(Journey journey, bool scripts)
    {
        if (scripts)
            await journey.FindsItAccessible();
    }
}
