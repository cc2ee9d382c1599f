using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A lead asks a question on a deliverable; the one who is meant finds it in the inbox and answers.</summary>
public class CommentJourneys(BrowserHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_question_reaches_whom_it_means_and_the_answer_comes_back(bool scripts)
    {
        var question = scripts ? "I wonder whether chapter 2 is ready." : "I wonder whether chapter 3 is ready.";
        await using var lead = await house.Begin(scripts: scripts);
        await lead.ComesInAs("demo-wp-lead");
        await Goes(lead);
        await lead.Fills("Your comment", $"{question} @demo-evaluator");
        await lead.Clicks(lead.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }));
        await lead.Sees("Your comment stands here.");

        await using var evaluator = await house.Begin(scripts: scripts);
        await evaluator.ComesInAs("demo-evaluator");
        await evaluator.Follows("Notices:");
        await evaluator.Follows("You are mentioned in a comment on JAMS 2.0 D5.3");
        await evaluator.Sees(question);
        var comment = evaluator.Page.Locator("ol.comments > li").Filter(new() { HasText = question });
        await comment.Locator("summary", new() { HasText = "Answer" }).ClickAsync();
        await comment.GetByLabel("Your answer").FillAsync("By Friday.");
        await evaluator.Clicks(comment.GetByRole(AriaRole.Button, new() { Name = "Answer" }));
        await evaluator.Sees("By Friday.");
        await Looks(evaluator, scripts);
        await evaluator.Photographs($"comments-{(scripts ? "on" : "off")}");

        await lead.Page.ReloadAsync();
        await lead.Follows("Notices:");
        await lead.Follows("There is a new comment on JAMS 2.0 D5.3");
        await lead.Sees("By Friday.");
        await Looks(lead, scripts);
        await lead.Unfolds("EN");
        await lead.Presses("français");
        await lead.SeesHeading("D5.3");
        await Looks(lead, scripts);
        await lead.Page.SetViewportSizeAsync(390, 800);
        await lead.FindsItFitting();
        await lead.Photographs($"comments-narrow-{(scripts ? "on" : "off")}");
    }

    // Axe is a script, so only a window with scripts can be looked at with it.
    private static async Task Looks(Journey journey, bool scripts)
    {
        if (scripts)
            await journey.FindsItAccessible();
    }

    private static async Task Goes(Journey journey)
    {
        await journey.Follows("Joint actions");
        await journey.Follows("JAMS 2.0");
        await journey.Follows("Deliverables");
        await journey.Follows("Common procedure of signal detection, revised after the trial");
    }
}
