using System.Text;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A deliverable goes from a draft to "ready for the portal" by several hands (story US-08), each state looked at with axe.</summary>
public class ReviewJourneys(BrowserHouse house)
{
    [Theory, InlineData(true, 6, "WP6 Inspection", "Belgium"), InlineData(false, 7, "WP7 Market surveillance campaign", "Spain")]
    public async Task A_draft_is_voted_on_read_and_approved_until_it_is_ready_for_the_portal(bool scripts, int package, string link, string leader)
    {
        var title = $"Review guide of WP{package}";
        await using var coordinator = await house.Begin(scripts: scripts);
        await coordinator.ComesInAs("demo-coordinator");
        await Goes(coordinator, link);
        foreach (var (country, agency) in new[] { ("Austria", "AGES"), ("Slovenia", "JAZMP") })
        {
            await coordinator.Follows("Add a contributor");
            await coordinator.Chooses("Country", country);
            await coordinator.Fills("Authority", agency);
            await coordinator.Presses("Add a contributor");
            await coordinator.Sees("The contributor was added.");
        }

        await coordinator.Follows("Add a deliverable");
        await coordinator.Fills("Title", title);
        await coordinator.Fills("Due", Iso(house.Today.AddDays(60)));
        await coordinator.Presses("Add a deliverable");
        await coordinator.Sees("The deliverable was added.");
        await coordinator.Follows("Open the review");
        await coordinator.Sees("No file is attached yet.");
        await Looks(coordinator, scripts);
        await coordinator.Follows("Attach a file");
        await coordinator.Unfolds("Attach a file");
        await coordinator.Uploads("guide.pdf", Pdf(title));
        await coordinator.Fills("Title of the document", title);
        // A reader from outside the action must be able to see what is read.
        await coordinator.Chooses("Made for", "All national authorities");
        await coordinator.Chooses("Handling (TLP 2.0)", "TLP:GREEN – the community");
        await coordinator.Presses("Attach");
        await coordinator.Sees("The file is attached.");

        await coordinator.Follows("Open the review");
        await coordinator.Chooses("Quality reader 1", "AT – AGES");
        await coordinator.Chooses("Quality reader 2", "IT – AIFA");
        // AIFA takes no part in the action: it is admitted on purpose, with a name.
        await coordinator.Fills("Who reads there, for reader 2", "Demo agency contact");
        await coordinator.Fills("Last day of the vote", Iso(house.Today.AddDays(10)));
        await Looks(coordinator, scripts);
        await coordinator.Presses("Send to review");
        await coordinator.Sees("The deliverable is under review.");
        await coordinator.Photographs($"review-vote-{package}");
        await Looks(coordinator, scripts);
        foreach (var seat in new[] { leader, "AGES", "JAZMP" })
        {
            await coordinator.Unfolds("Enter a vote that came by another way");
            await coordinator.Chooses("Who", seat);
            await coordinator.Ticks(seat == "JAZMP" ? "Abstain" : "For");
            await coordinator.Fills("How it came", "Demo data: written procedure");
            await coordinator.Presses("Enter a vote that came by another way");
            await coordinator.Sees("The vote is recorded.");
        }

        await coordinator.Sees("2 for, 0 against, 1 abstained; 3 of 3 took part");
        await coordinator.Presses("Count the vote");
        await coordinator.Sees("Passed");

        await Reads("demo-evaluator", link, title, scripts, "Accept as it is", null);
        await Reads("demo-agency-contact", link, title, scripts, "Accept, with remarks", "Table 2 lacks its source.");

        await Goes(coordinator, link);
        await coordinator.Follows(title);
        await coordinator.Follows("Open the review");
        await Looks(coordinator, scripts);
        await coordinator.Ticks("Approved: ready for the portal");
        await coordinator.Fills("Meeting or written procedure", "Steering committee 4");
        await coordinator.Presses("Record the decision");
        await coordinator.Sees("The decision is recorded.");
        await coordinator.Sees("Next: the coordinator hands it in on the funding portal and records it here.");
        await coordinator.Sees("Table 2 lacks its source.");
        await Looks(coordinator, scripts);

        await coordinator.Photographs($"review-ready-{package}");
        await coordinator.Unfolds("EN");
        await coordinator.Presses("français");
        await coordinator.SeesHeading("Revue de D");
        await Looks(coordinator, scripts);
        await coordinator.Page.SetViewportSizeAsync(390, 800);
        await coordinator.FindsItFitting();
        await coordinator.Photographs($"review-narrow-{package}");
    }

    // One of the two quality readers, in a window of the own.
    private async Task Reads(string name, string link, string title, bool scripts, string opinion, string? remark)
    {
        await using var reader = await house.Begin(scripts: scripts);
        await reader.ComesInAs(name);
        await Goes(reader, link);
        await reader.Follows(title);
        await reader.Follows("Open the review");
        await Looks(reader, scripts);
        await reader.Ticks(opinion);
        if (remark is not null)
            await reader.Fills("Remark", remark);
        await reader.Presses("Give the opinion");
        await reader.Sees("The opinion is recorded.");
        reader.HeardNoComplaint();
    }

    // Axe is a script, so only a window with scripts can be looked at with it.
    private static async Task Looks(Journey journey, bool scripts)
    {
        if (scripts)
            await journey.FindsItAccessible();
    }

    private static async Task Goes(Journey journey, string link)
    {
        await journey.Follows("Joint actions");
        await journey.Follows("JAMS 2.0");
        await journey.Follows(link);
    }

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Pdf(string text) => Encoding.ASCII.GetBytes($"%PDF-1.4\n% {text}\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n");
}
