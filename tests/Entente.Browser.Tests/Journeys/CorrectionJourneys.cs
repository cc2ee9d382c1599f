namespace Entente.Browser.Tests.Journeys;

/// <summary>What was entered can be corrected, ended and taken away, by what can be seen alone.</summary>
public class CorrectionJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_mistyped_participant_is_removed_and_the_right_one_leaves_on_a_day(bool scripts)
    {
        var acronym = scripts ? "CORRECTED" : "MENDED";
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInAs("demo-coordinator");
        await journey.Creates(acronym);
        // Each run its own: the authorities of the house are one list.
        var (mistyped, meant) = scripts ? ("MMAA", "MMA") : ("VOTA", "VOT");
        foreach (var agency in new[] { mistyped, meant })
        {
            await journey.Follows("Participant");
            await journey.Chooses("Country", "Malta");
            await journey.Fills("Authority", agency);
            await journey.Presses("Add the participant");
            if (scripts)
                await journey.FindsItAccessible();
            await journey.Ticks("Add a new authority");
            await journey.Fills("Full name of the new authority", $"{agency} made by a journey");
            await journey.Presses("Add the participant");
            await journey.Sees("The participant was added.");
        }

        await journey.Follows($"Edit {mistyped}");
        if (scripts)
            await journey.FindsItAccessible();
        await journey.Presses("Remove the entry");
        await journey.Sees("The entry was removed.");
        await journey.SeesNo($"Edit {mistyped}");

        await journey.Follows($"Edit {meant}");
        await journey.Fills("Last day", "2029");
        await journey.Presses("End the participation");
        await journey.Sees("The end of the participation was recorded.");
        await journey.Sees("until 2029");
    }

    [Fact]
    public async Task A_work_package_entered_twice_is_withdrawn_and_put_back()
    {
        await using var journey = await house.Begin();
        await journey.ComesInAs("demo-coordinator");
        await journey.Creates("DOUBLED");

        await journey.Follows("WP6 Inspections");
        await journey.Follows("Edit");
        await journey.FindsItAccessible();
        await journey.Fills("Reason", "Entered twice, see WP5.");
        await journey.Presses("Withdraw");
        await journey.Sees("Entered twice, see WP5.");
        await journey.FindsItAccessible();
        await journey.Presses("Put back");

        await journey.Sees("It stands in the plan again.");
    }
}
