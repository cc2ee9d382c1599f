namespace Entente.Browser.Tests.Journeys;

/// <summary>With the tab key, Enter and typing alone: no pointer touches the page.</summary>
public class KeyboardJourneys(BrowserHouse house)
{
    [Fact]
    public async Task Sign_in()
    {
        await using var journey = await house.Begin();
        await journey.Opens("/");

        await journey.Types("Sign-in name", "demo-officer");
        await journey.Types("Password", DemoAccounts.Password);
        await journey.ReachesAndPresses("Sign in");

        await journey.SeesHeading("Home");
    }

    [Fact]
    public async Task Create_an_action_from_the_template()
    {
        await using var journey = await house.Begin();
        await journey.ComesInByKeyboard("demo-coordinator");

        await journey.ReachesAndPresses("New joint action");
        await journey.SeesHeading("New joint action");
        await journey.Types("Acronym", "BY HAND");
        await journey.Types("Full title (English)", "Demo data, made with the keyboard");
        await journey.Types("Country of the lead", "France");
        await journey.ReachesAndPresses("Create the joint action");

        await journey.SeesHeading("BY HAND");
        await journey.Sees("You coordinate it.");
    }

    [Fact]
    public async Task Plan_a_task()
    {
        await using var journey = await house.Begin();
        await journey.ComesInByKeyboard("demo-wp-lead");
        await journey.ReachesAndPresses("Joint actions");
        await journey.SeesHeading("Joint actions");
        await journey.ReachesAndPresses("JAMS 2.0");
        await journey.SeesHeading("JAMS 2.0");
        await journey.ReachesAndPresses("WP5…");
        await journey.SeesHeading("WP5");

        await journey.ReachesAndPresses("Plan a task");
        await journey.SeesHeading("Plan a task");
        await journey.Types("What is to be done", "Compare the reports");
        await journey.Types("First day", "3/2/2026");
        await journey.Types("Last day", "30/04/2026");
        await journey.ReachesAndPresses("Plan a task");

        await journey.Sees("The task is planned.");
        await journey.Sees("Compare the reports");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Move_a_task_on_the_board(bool scripts)
    {
        await using var journey = await house.Begin(scripts: scripts);
        await journey.ComesInByKeyboard("demo-coordinator");
        await journey.ReachesAndPresses("Joint actions");
        await journey.SeesHeading("Joint actions");
        await journey.ReachesAndPresses("JAMS 2.0");
        await journey.SeesHeading("JAMS 2.0");
        await journey.ReachesAndPresses("Plan");
        await journey.ReachesAndPresses("Board");
        await journey.SeesHeading("Plan");
        var task = journey.Page.Locator("[aria-labelledby=lane-Done] li").First;
        var number = await task.Locator(".code").InnerTextAsync();

        await journey.Types($"Move to ({number})", "Doing");
        await journey.ReachesAndPresses($"Move {number}");

        await journey.Sees($"{number} was moved from “Done” to “Doing”.");
    }
}
