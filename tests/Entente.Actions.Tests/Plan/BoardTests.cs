using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Entente.Actions.Plan;
using Entente.Actions.Tests.Portfolio;

namespace Entente.Actions.Tests.Plan;

/// <summary>Moving tasks on the board: by a form, against the version that was seen, with a way back.</summary>
public class BoardTests
{
    private const string Board = $"{Jams.Page}/plan?view=board&wp=5";
    private static readonly string Undo = Jams.Form("undo-move");

    [Theory, OnEveryDatabase]
    public async Task A_task_moves_and_the_keyboard_goes_on_from_its_card(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var moved = await reader.Submit(await reader.Open(Board), Jams.Form("move-T5.2"), [("State", "Doing")]);

        Assert.Equal("T5.2 was moved from “Done” to “Doing”. Undo", moved.QuerySelector(".banner[role=status]")!.Say());
        Assert.Equal(("Doing 1", "Done 2"), (moved.GetElementById("lane-Doing")!.Say(), moved.GetElementById("lane-Done")!.Say()));
        var focused = Assert.Single(moved.QuerySelectorAll("[autofocus]"));
        Assert.Equal(($"{Jams.Page}/plan/T5.2", "moved"), (focused.GetAttribute("href"), focused.GetAttribute("aria-describedby")));
        Assert.NotNull(moved.GetElementById("moved"));
    }

    [Theory, OnEveryDatabase]
    public async Task The_last_move_is_undone_once_and_only_while_nobody_has_changed_the_task(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        var moved = await reader.Submit(await reader.Open(Board), Jams.Form("move-T5.3"), [("State", "ToDo")]);

        var back = await reader.Press(moved, Undo);
        Assert.Equal("T5.3 is in “Done” again.", back.Done());
        Assert.Equal("Done 3", back.GetElementById("lane-Done")!.Say());
        Assert.Null(back.QuerySelector(Undo));
        Assert.Equal($"{Jams.Page}/plan/T5.3", back.QuerySelector("[autofocus]")!.GetAttribute("href"));

        // The page of the first move is still open in another window.
        var late = await reader.Press(moved, Undo);
        Assert.Contains("changed this after you had looked at it", Card(late, "T5.3").QuerySelector("[role=alert]")!.Say(), StringComparison.Ordinal);
        Assert.Equal("Done 3", late.GetElementById("lane-Done")!.Say());

        var again = await reader.Submit(await reader.Open(Board), Jams.Form("move-T5.3"), [("State", "Waiting")]);
        await program.PostAsJsonAsync($"{Jams.Api}/tasks/T5.3/state", new MoveTask("Doing"));
        Assert.Null((await reader.Open(again.Url)).QuerySelector(Undo));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_moves_what_somebody_else_has_moved_is_told_at_the_card(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");
        var old = await reader.Open($"{Board}&state=Done");
        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsJsonAsync($"{Jams.Api}/tasks/T5.3/state", new MoveTask("Waiting"))).StatusCode);

        var lost = await reader.Submit(old, Jams.Form("move-T5.3"), [("State", "Doing")]);

        // It stands where it was moved to, although the filter is for another column.
        Assert.Equal("Waiting 1", lost.GetElementById("lane-Waiting")!.Say());
        var card = Card(lost, "T5.3");
        var select = card.QuerySelector("select")!;
        Assert.Contains("changed this after you had looked at it", card.QuerySelector("[role=alert]")!.Say(), StringComparison.Ordinal);
        Assert.True(select.HasAttribute("autofocus") && select.GetAttribute("aria-invalid") == "true");
        Assert.NotNull(lost.GetElementById(select.GetAttribute("aria-describedby")!));
        Assert.Equal("Doing", ((AngleSharp.Html.Dom.IHtmlSelectElement)select).Value);
        Assert.Empty(lost.QuerySelectorAll(".error-summary, .banner"));
        Assert.StartsWith("Error: Plan", lost.Title, StringComparison.Ordinal);

        // Pressed again, with what is seen now, it moves.
        Assert.Contains("from “Waiting” to “Doing”", (await reader.Submit(lost, Jams.Form("move-T5.3"), [])).Done(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_refusal_stands_at_the_card_and_leaves_what_was_chosen(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        await reader.Submit(await reader.Open(Board), Jams.Form("move-T5.2"), [("State", "ToDo")]);
        await reader.Submit(await reader.Open(Board), Jams.Form("move-T5.3"), [("State", "Doing")]);

        var refused = await reader.Submit(await reader.Open(Board), Jams.Form("move-T5.3"), [("State", "Done")]);
        Assert.Equal("T5.2 must be done first.", Card(refused, "T5.3").QuerySelector("[role=alert]")!.Say());
        Assert.Equal("Done", ((AngleSharp.Html.Dom.IHtmlSelectElement)Card(refused, "T5.3").QuerySelector("select")!).Value);
        Assert.Single(refused.QuerySelectorAll("[role=alert]"));

        var senseless = await reader.Submit(refused, Jams.Form("move-T5.3"), [("State", "Nowhere")]);
        Assert.Equal("Choose where the task moves to.", Card(senseless, "T5.3").QuerySelector("[role=alert]")!.Say());
        var careless = await reader.Submit(refused, Jams.Form("move-T5.3"), [("_seen", "99999999999999999999")]);
        Assert.NotEmpty(careless.QuerySelectorAll("[role=alert]"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_card_that_the_filters_hide_leaves_the_keyboard_at_what_is_told(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var moved = await reader.Submit(await reader.Open($"{Board}&state=Done"), Jams.Form("move-T5.3"), [("State", "Doing")]);

        Assert.Equal("Doing 0", moved.GetElementById("lane-Doing")!.Say());
        Assert.Equal("moved", Assert.Single(moved.QuerySelectorAll("[autofocus]")).Id);
        Assert.Equal("T5.3 is in “Done” again.", (await reader.Press(moved, Undo)).Done());
    }

    [Theory, OnEveryDatabase]
    public async Task An_address_with_a_move_of_somebody_elses_making_offers_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var officer = await house.SignIn("demo-officer");
        using var coordinator = await house.SignIn("demo-coordinator");
        var moved = await coordinator.Submit(await coordinator.Open(Board), Jams.Form("move-T5.3"), [("State", "Doing")]);
        var query = new Uri(moved.Url).Query;

        Assert.Contains("moved=", query, StringComparison.Ordinal);
        Assert.Empty((await officer.Open($"{Jams.Page}/plan{query}")).QuerySelectorAll(".banner, [autofocus]"));
        Assert.Empty((await coordinator.Open($"{Board}&moved=T9.9~Done~1&back=T9.9")).QuerySelectorAll(".banner, [autofocus]"));
        Assert.Null((await coordinator.Open($"{Board}&moved=%3Cscript%3E~Done~1")).QuerySelector(".banner"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_program_may_say_which_version_it_saw(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        async Task<int> Version() => (await program.Json($"{Jams.Api}/plan")).GetProperty("tasks").EnumerateArray()
            .Single(one => one.GetProperty("number").GetString() == "T5.3").GetProperty("version").GetInt32();
        var seen = await Version();

        Assert.Equal(HttpStatusCode.NoContent, (await program.Over(HttpMethod.Post, $"{Jams.Api}/tasks/T5.3/state", new MoveTask("Doing"), Puts.Tag(seen))).StatusCode);
        await Jams.Refused(await program.Over(HttpMethod.Post, $"{Jams.Api}/tasks/T5.3/state", new MoveTask("Waiting"), Puts.Tag(seen)), HttpStatusCode.PreconditionFailed, "platform.changed-since");
        Assert.Equal(seen + 1, await Version());

        using var reader = await house.SignIn("demo-coordinator");
        var page = await reader.Open($"{Jams.Page}/plan/T5.3/edit");
        await program.PostAsJsonAsync($"{Jams.Api}/tasks/T5.3/state", new MoveTask("ToDo"));
        Assert.Contains("Demo coordinator changed this after you had looked at it", (await reader.Submit(page, Jams.Form("move-task"), [("State", "Done")])).Summary(), StringComparison.Ordinal);
    }

    private static IElement Card(IDocument page, string number) =>
        page.QuerySelectorAll(".lane li").Single(card => card.QuerySelector(".code")!.Say() == number);
}
