namespace Entente.Browser.Tests.Journeys;

/// <summary>Somebody is told that a long work has ended, with scripts and without.</summary>
public class NoticeJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Whoever_started_an_import_is_told_of_its_end_goes_to_it_and_marks_the_notice(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-administrator");
        await journey.Opens("/ja/import");
        await journey.Uploads("told.json", ProgrammeFile.With(scripts ? "TOLD" : "TOLDPLAIN"));
        await journey.Presses("See what would change");
        await journey.Presses("Apply");
        await journey.SeesHeading("Import of a programme");
        var job = journey.At;

        // Others work in this house too: the notice is known by the job that it leads to.
        var notice = journey.Page.Locator($".notices li:has(a[href='{job}'])");
        await journey.OpensUntil("/me/notices", notice);
        await journey.Opens("/");
        await journey.Follows("Notices:");
        await journey.SeesHeading("Notices");
        await journey.Follows("Unread");
        Assert.Contains("New", await notice.InnerTextAsync(), StringComparison.Ordinal);
        await notice.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Done: Import of a programme" }).ClickAsync();
        await journey.SeesHeading("Import of a programme");
        await journey.Sees("Actions in the file: 1.");

        await journey.Opens("/me/notices");
        await notice.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Mark as read" }).ClickAsync();
        await journey.Sees("Marked as read.");
        Assert.DoesNotContain("New", await notice.InnerTextAsync(), StringComparison.Ordinal);
        await notice.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Mute" }).ClickAsync();
        await journey.Sees("Muted: you will be told no more of it.");
        await journey.Follows("What is mailed");
        await journey.SeesHeading("Notices");
        Assert.Equal(1, await journey.Page.Locator($"th a[href='{job}']").CountAsync());
        journey.HeardNoComplaint();
    }
}
