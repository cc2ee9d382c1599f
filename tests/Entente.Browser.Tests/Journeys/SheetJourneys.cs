using System.Text;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A coordinator takes the deliverables along, brings a sheet back, sees what it changes and applies it.</summary>
public class SheetJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_coordinator_takes_deliverables_along_and_brings_them_back(bool scripts)
    {
        var title = scripts ? "Handbook brought with scripts" : "Handbook brought without scripts";
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-coordinator");
        await journey.Follows("Joint actions");
        await journey.Follows("JAMS 2.0");
        await journey.Follows("Deliverables");

        var saved = await journey.Page.RunAndWaitForDownloadAsync(() => journey.Follows("Excel (XLSX)"));
        Assert.EndsWith(".xlsx", saved.SuggestedFilename, StringComparison.Ordinal);

        await journey.Follows("Import a sheet");
        await journey.SeesHeading("Import deliverables");
        await journey.Photographs("sheet-import");
        await journey.Uploads("deliverables.xlsx", await File.ReadAllBytesAsync(await saved.PathAsync()));
        await journey.Presses("Show the differences");
        await journey.Sees("This sheet changes nothing: all is as it says.");

        await journey.Uploads("new.csv", Encoding.UTF8.GetBytes($"No.;Work package;Deliverable;Due\n;5;{title};2027-01-29\nD1.1;1;Accepted long ago;\n"));
        await journey.Presses("Show the differences");
        await journey.Sees("Nothing can be applied while a row is refused.");
        await journey.Photographs("sheet-differences");
        if (scripts)
            await journey.FindsItAccessible();

        await journey.Uploads("new.csv", Encoding.UTF8.GetBytes($"No.;Work package;Deliverable;Due\n;5;{title};2027-01-29\n"));
        await journey.Presses("Show the differences");
        await journey.Presses("Apply 1 change");
        await journey.Sees("The sheet was applied.");
        await journey.Sees("Added: 1. Changed: 0. Unchanged: 0.");
        await journey.Follows("Back to the table");
        await journey.Follows(title);
        await journey.SeesHeading(title);
    }
}
