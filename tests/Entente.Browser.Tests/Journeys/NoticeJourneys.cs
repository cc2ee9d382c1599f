using Microsoft.Playwright;

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
        await journey.Clicks(notice.GetByRole(AriaRole.Link, new() { Name = "Done: Import of a programme" }));
        await journey.SeesHeading("Import of a programme");
        await journey.Sees("Actions in the file: 1.");

        await journey.Opens("/me/notices");
        await journey.Clicks(notice.GetByRole(AriaRole.Button, new() { Name = "Mark as read" }));
        await journey.Sees("Marked as read.");
        Assert.DoesNotContain("New", await notice.InnerTextAsync(), StringComparison.Ordinal);
        await journey.Clicks(notice.GetByRole(AriaRole.Button, new() { Name = "Mute" }));
        await journey.Sees("Muted: you will be told no more of it.");
        await journey.Follows("What is mailed");
        await journey.SeesHeading("Notices");
        Assert.Equal(1, await journey.Page.Locator($"th a[href='{job}']").CountAsync());
        if (scripts)
            await journey.FindsItAccessible();
        // The kind of job is muted, for everybody who works with this account in this house.
        await journey.Presses("Unmute");
        await journey.Sees("You will be told of it again.");
        journey.HeardNoComplaint();
    }

    [Fact]
    public async Task By_keyboard_alone_somebody_marks_everything_as_read_and_says_where_mail_shall_go()
    {
        await using var journey = await house.Begin();
        await journey.ComesInByKeyboard("demo-administrator");
        await journey.Opens("/ja/import");
        await journey.Uploads("told.json", ProgrammeFile.With("TOLDBYKEY"));
        await journey.Presses("See what would change");
        await journey.Presses("Apply");
        await journey.SeesHeading("Import of a programme");
        await journey.OpensUntil("/me/notices", journey.Page.Locator(".notices li.new"));

        await journey.ReachesAndPresses("Mark all as read");
        await journey.Sees("All notices are marked as read.");
        await journey.ReachesAndPresses("What is mailed");
        await journey.Types("E-mail address", "somebody@agency.example, else@agency.example");
        await journey.ReachesAndPresses("Keep");
        await journey.Sees("Give one plain e-mail address");
    }
}
