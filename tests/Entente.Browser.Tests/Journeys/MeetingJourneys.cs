using System.Globalization;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A coordinator prepares a meeting, somebody answers, a decision becomes a task, minutes are approved (story US-07).</summary>
public class MeetingJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_meeting_goes_from_invitation_to_approved_minutes(bool scripts)
    {
        var title = $"State of the signals {(scripts ? "with" : "without")} scripts";
        await using var coordinator = await house.Begin(scripts: scripts);
        await coordinator.ComesInAs("demo-coordinator");
        await coordinator.Follows("Joint actions");
        await coordinator.Follows("JAMS 2.0");
        await coordinator.Follows("Meetings");
        await Looks(coordinator, scripts);
        await coordinator.Follows("Plan a meeting");
        await coordinator.Presses("Plan the meeting");
        await coordinator.Sees("Give the day on which it begins.");
        await Looks(coordinator, scripts);
        await coordinator.Chooses("Meeting of", "WP5 Signal detection and vigilance");
        await coordinator.Fills("What it is about", title);
        await coordinator.Fills("Place", "Brussels, room 5");
        // It began yesterday and goes on tomorrow: answers still count, and its minutes can be approved.
        await coordinator.Fills("Day", Iso(house.Today.AddDays(-1)));
        await coordinator.Fills("Begins at", "09:00");
        await coordinator.Fills("Last day", Iso(house.Today.AddDays(1)));
        await coordinator.Fills("Ends at", "17:00");
        await coordinator.Presses("Plan the meeting");
        await coordinator.Sees("The meeting is planned and its people are invited.");
        await coordinator.Sees("The agenda is still empty.");
        await Looks(coordinator, scripts);

        await coordinator.Follows("Write the agenda");
        await coordinator.Fills("Point of the agenda", "Where the trial stands", "Point 1");
        await coordinator.Fills("Presented by", "AFMPS", "Point 1");
        await coordinator.Fills("Minutes planned", "30", "Point 1");
        await coordinator.Fills("Point of the agenda", "Next steps", "Point 2");
        await Looks(coordinator, scripts);
        await coordinator.Presses("Save the agenda");
        await coordinator.Sees("The agenda was saved.");
        await coordinator.Follows("Invite or take back");
        await Looks(coordinator, scripts);
        await coordinator.Ticks("Demo officer (JAZMP)");
        await coordinator.Clicks(coordinator.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Invite", Exact = true }));
        await coordinator.Sees("They are invited.");
        var address = coordinator.At.Split('?')[0];

        await Answers(title, scripts);
        await coordinator.Opens(address);
        await coordinator.Sees("Come: 1. Maybe: 0. Do not come: 0.");

        await coordinator.Follows("Record a decision");
        await coordinator.Chooses("Point of the agenda", "2. Next steps");
        await coordinator.Fills("What was decided", "The guide is written.");
        await coordinator.Presses("Record a decision");
        await coordinator.Sees("The decision is recorded.");
        await Looks(coordinator, scripts);
        await coordinator.Fills("What is to be done", $"Write the guide on {title}");
        await coordinator.Fills("First day", Iso(house.Today.AddDays(10)));
        await coordinator.Fills("Last day", Iso(house.Today.AddDays(40)));
        await coordinator.Presses("Turn into a task");
        await coordinator.Sees("The decision has become a task.");
        await Looks(coordinator, scripts);
        await coordinator.Photographs($"meeting-{(scripts ? "with" : "without")}");
        await coordinator.Follows("Task T5");
        await coordinator.Sees("Decided at");
        await coordinator.Follows(", decision 1");

        await coordinator.Follows("Write the minutes");
        await Looks(coordinator, scripts);
        await coordinator.Fills("Text of the minutes", "We looked at the trial.\nThe guide is written by September.");
        await coordinator.Presses("Save the draft");
        await coordinator.Sees("The draft of the minutes was saved.");
        await coordinator.Presses("Approve the minutes");
        await coordinator.Sees("The minutes are approved.");
        await coordinator.Sees("Approved by Demo coordinator (ANSM)");
        var saving = await coordinator.Page.RunAndWaitForDownloadAsync(() => coordinator.Follows("Save for my calendar (.ics)"));
        var file = CalendarFile.Read(await File.ReadAllBytesAsync(await saving.PathAsync()));
        Assert.EndsWith(title, file.Single()["SUMMARY"], StringComparison.Ordinal);

        await coordinator.Follows("Calendar");
        await coordinator.SeesHeading("Calendar");
        await Looks(coordinator, scripts);
        await coordinator.Photographs($"calendar-{(scripts ? "with" : "without")}");
        await coordinator.Follows("List");
        await coordinator.Sees(title);
        await Looks(coordinator, scripts);
        await coordinator.Follows("Calendar addresses");
        await coordinator.Chooses("About", "My own meetings and days");
        await coordinator.Presses("Make the address");
        await coordinator.Sees("The calendar address is ready.");
        await Looks(coordinator, scripts);

        await coordinator.Opens(address);
        await coordinator.Unfolds("EN");
        await coordinator.Presses("français");
        await coordinator.Sees("Compte rendu approuvé");
        await Looks(coordinator, scripts);
        await coordinator.Page.SetViewportSizeAsync(390, 800);
        await coordinator.FindsItFitting();
        await coordinator.Photographs($"meeting-narrow-{(scripts ? "with" : "without")}");
        await coordinator.Opens("/calendar");
        await coordinator.FindsItFitting();
        await Looks(coordinator, scripts);
        await coordinator.Photographs($"calendar-narrow-{(scripts ? "with" : "without")}");
        coordinator.HeardNoComplaint();
    }

    // Somebody who was invited, in a window of the own: from the notice to the answer.
    private async Task Answers(string title, bool scripts)
    {
        await using var officer = await house.Begin(scripts: scripts);
        await officer.ComesInAs("demo-officer");
        await officer.Follows("Joint actions");
        await officer.Follows("JAMS 2.0");
        await officer.Follows("Meetings");
        await officer.Follows(title);
        await officer.Ticks("Yes");
        await Looks(officer, scripts);
        await officer.Clicks(officer.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Answer", Exact = true }));
        await officer.Sees("Your answer is kept.");
        officer.HeardNoComplaint();
    }

    // Axe is a script, so only a window with scripts can be looked at with it.
    private static async Task Looks(Journey journey, bool scripts)
    {
        if (scripts)
            await journey.FindsItAccessible();
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
