using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A lead sees who changed what; an administrator reads the trail behind it, has it checked, and takes it along.</summary>
public class ActivityJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task What_changed_is_told_on_the_item_in_its_action_and_overall(bool scripts)
    {
        var title = $"Guide that changes {With(scripts)} scripts";
        await using var lead = await house.Begin(scripts: scripts);
        await lead.ComesInAs("demo-wp-lead");
        await lead.Follows("Joint actions");
        await lead.Follows("JAMS 2.0");
        await lead.Follows("Deliverables");
        await lead.Follows("Add a deliverable");
        await lead.Chooses("Work package", "WP5 Signal detection and vigilance");
        await lead.Fills("Title", title);
        await lead.Fills("Due", "2027-01-29");
        await lead.Presses("Add a deliverable");
        await lead.SeesHeading(title);
        await lead.Follows("Edit");
        await lead.Fills("Due", "2027-03-31");
        await lead.Presses("Save");
        var latest = lead.Page.Locator(".activity > li").First;
        Assert.Equal("29 Jan 2027", await latest.Locator("del").InnerTextAsync() is var old ? old.Replace("Before", "", StringComparison.Ordinal).Trim() : "");
        await Looks(lead, scripts);
        await lead.Photographs($"activity-item-{With(scripts)}");
        await lead.Follows("All its changes");
        await lead.SeesHeading("Activity");
        await lead.Sees("31 Mar 2027");

        await lead.Follows("Activity");
        await lead.Page.Locator("select[name=action]").SelectOptionAsync("jams-2-0");
        await lead.Page.Locator("select[name=kind]").SelectOptionAsync("changed");
        await lead.Fills("Person", "package lead");
        await lead.Presses("Filter");
        Assert.Contains("by=package+lead", lead.At, StringComparison.Ordinal);
        await lead.Sees("31 Mar 2027");
        await Looks(lead, scripts);
        await lead.Photographs($"activity-{With(scripts)}");
        await lead.Follows("Clear the filters");
        await lead.Follows("Older");
        await lead.Follows("Newest");
        await lead.Unfolds("EN");
        await lead.Presses("français");
        await lead.SeesHeading("Activité");
        await Looks(lead, scripts);
        await lead.Photographs($"activity-french-{With(scripts)}");
        await lead.Page.SetViewportSizeAsync(390, 800);
        await lead.FindsItFitting();
        await lead.Photographs($"activity-narrow-{With(scripts)}");
        await lead.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Looks(lead, scripts);
        await lead.Photographs($"activity-dark-{With(scripts)}");
        lead.HeardNoComplaint();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_administrator_reads_the_trail_has_it_checked_and_takes_it_along(bool scripts)
    {
        await using var administrator = await house.Begin(scripts: scripts, width: 1440);
        await administrator.ComesInAs("demo-administrator");
        await administrator.Follows("Audit trail");
        await administrator.SeesHeading("Audit trail");
        await administrator.Photographs($"audit-{With(scripts)}");
        await administrator.Page.Locator("select[name=thing]").SelectOptionAsync("actions_programme");
        await administrator.Presses("Filter");
        await administrator.Page.Locator("tbody summary").First.ClickAsync();
        await administrator.Sees("Hash of the line before");
        await Looks(administrator, scripts);
        var saving = await administrator.Page.RunAndWaitForDownloadAsync(() => administrator.Follows("CSV"));
        var file = await File.ReadAllTextAsync(await saving.PathAsync());
        Assert.StartsWith("audit-trail-", saving.SuggestedFilename, StringComparison.Ordinal);
        Assert.All(file.TrimEnd().Split("\r\n").Skip(1), line => Assert.Contains("actions_programme", line, StringComparison.Ordinal));

        await administrator.Presses("Check the trail");
        await administrator.SeesHeading("Check of the audit trail");
        await administrator.OpensUntil(administrator.At, administrator.Page.GetByText("The trail is whole."));
        await Looks(administrator, scripts);
        await administrator.Photographs($"audit-checked-{With(scripts)}");
        await administrator.Follows("Audit trail");
        await administrator.Unfolds("EN");
        await administrator.Presses("français");
        await administrator.SeesHeading("Piste d’audit");
        await Looks(administrator, scripts);
        await administrator.Page.SetViewportSizeAsync(390, 800);
        await administrator.FindsItFitting();
        await administrator.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await administrator.Photographs($"audit-narrow-{With(scripts)}");
        administrator.HeardNoComplaint();
    }

    private static string With(bool scripts) => scripts ? "with" : "without";

    // Axe is a script, so only a window with scripts can be looked at with it.
    private static async Task Looks(Journey journey, bool scripts)
    {
        if (scripts)
            await journey.FindsItAccessible();
    }
}
