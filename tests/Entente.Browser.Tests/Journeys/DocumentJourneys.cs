using System.Text;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A lead hands in a file and its second version, with scripts and without.</summary>
public class DocumentJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_lead_attaches_a_pdf_to_a_deliverable_brings_version_two_and_downloads_version_one(bool scripts)
    {
        var title = scripts ? "Guide with scripts" : "Guide without scripts";
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-wp-lead");
        await journey.Follows("Joint actions");
        await journey.Follows("JAMS 2.0");
        await journey.Follows("Deliverables");
        await journey.Follows("Common procedure of signal detection, revised after the trial");

        await journey.Unfolds("Attach a file");
        await journey.Uploads("guide.pdf", Pdf(title + " one"));
        await journey.Fills("Title of the document", title);
        await journey.Presses("Attach");
        await journey.Sees("The file is attached.");
        await journey.Follows(title);
        await journey.SeesHeading(title);
        await journey.Sees("Open the PDF");

        await journey.Uploads("guide.pdf", Pdf(title + " two"));
        await journey.Fills("What is new", "All comments are in.");
        await journey.Presses("Bring it");
        await journey.Sees("The new version is there.");
        await journey.Sees("All comments are in.");

        var saved = await journey.Page.RunAndWaitForDownloadAsync(() => journey.Follows("Download version 1: guide.pdf"));
        Assert.Equal("guide.pdf", saved.SuggestedFilename);
        Assert.Equal(Pdf(title + " one"), await File.ReadAllBytesAsync(await saved.PathAsync()));
    }

    private static byte[] Pdf(string text) => Encoding.ASCII.GetBytes($"%PDF-1.4\n% {text}\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n");
}
