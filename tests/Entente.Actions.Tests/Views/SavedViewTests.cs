using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Entente.Platform.Views;
using Entente.Testing;

namespace Entente.Actions.Tests.Views;

/// <summary>People keep what they have chosen for a table, share it, open with it and throw it away.</summary>
public class SavedViewTests
{
    private const string Api = "/api/v1/views";

    [Theory, OnEveryDatabase]
    public async Task A_view_is_kept_opened_changed_made_the_first_deleted_and_put_back(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-wp-lead");
        var table = await reader.Open($"{Jams.Page}/deliverables?sort=-due&q=report&cols=due,status");
        var form = await reader.Open(table.QuerySelector(".views a[href^='/me/views/new']")!.GetAttribute("href")!);
        Assert.Contains("JAMS 2.0, Deliverables", form.Body(), StringComparison.Ordinal);
        var unnamed = await reader.Submit(form, Jams.Form("keep-view"), [("Name", " ")]);
        Assert.Equal(["#field-Name"], unnamed.Faults());
        var kept = await reader.Submit(unnamed, Jams.Form("keep-view"), [("Name", "Reports, late first"), ("SharedWith", "action:jams-2-0")]);

        Assert.Contains("sort=-due&q=report&cols=due,status&saved=", kept.Url, StringComparison.Ordinal);
        Assert.Equal("Reports, late first", kept.QuerySelector(".views a[aria-current]")!.TextContent);
        var again = await reader.Submit(form, Jams.Form("keep-view"), [("Name", "REPORTS, late first")]);
        Assert.Contains("You keep another view of this page under that name.", again.Summary(), StringComparison.Ordinal);

        var mine = await reader.Open("/me/views");
        var id = mine.QuerySelector("button[name=Open]")!.GetAttribute("value")!;
        mine = await Press(reader, mine, "Open", id);
        Assert.Equal("From now on its page opens with this view.", mine.Done());
        Assert.Contains("sort=-due", (await reader.Open($"{Jams.Page}/deliverables")).Url, StringComparison.Ordinal);
        Assert.DoesNotContain("sort=", (await reader.Open($"{Jams.Page}/deliverables?saved=none")).Url, StringComparison.Ordinal);

        var other = await reader.Open(kept.QuerySelector(".views a[href*='/new']")!.GetAttribute("href")!.Replace("sort%3D-due", "sort%3Ddue", StringComparison.Ordinal));
        Assert.Contains("sort=due&", (await reader.Press(other, Jams.Form("update-view"))).Url, StringComparison.Ordinal);
        var renamed = await reader.Submit(await reader.Open($"/me/views/{id}"), Jams.Form("change-view"), [("Name", "Reports"), ("SharedWith", null)]);
        Assert.Equal("The view is changed.", renamed.Done());

        var removed = await Press(reader, renamed, "Remove", id);
        Assert.Equal("The view is deleted. You can put it back.", removed.Done());
        Assert.DoesNotContain("sort=", (await reader.Open($"{Jams.Page}/deliverables")).Url, StringComparison.Ordinal);
        Assert.Contains("is gone", (await reader.Open($"{Jams.Page}/deliverables?saved={id}")).QuerySelector(".views")!.TextContent, StringComparison.Ordinal);
        var back = await Press(reader, removed, "Restore", id);
        Assert.Equal("The view is back.", back.Done());
        Assert.Contains("sort=due", (await reader.Open($"{Jams.Page}/deliverables")).Url, StringComparison.Ordinal);
        Assert.Equal("The page no longer opens with this view.", (await Press(reader, back, "Close", id)).Done());
    }

    [Theory, OnEveryDatabase]
    public async Task Every_table_with_filters_offers_its_views(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-contributor");
        using var program = await house.Program("demo-contributor");

        foreach (var page in new[] { "/ja", "/authorities", $"{Jams.Page}/plan", $"{Jams.Page}/deliverables", $"{Jams.Page}/meetings" })
        {
            using var answer = await program.PostAsJsonAsync(Api, new KeepView(page, "q=a&page=3&done=x", "Mine", Default: true));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var view = (await answer.Content.ReadFromJsonAsync<SavedViewLine>())!;
            Assert.Equal(("q=a", true, true), (view.Query, view.Own, view.Default));
            Assert.Equal("Mine", (await reader.Open(page)).QuerySelector(".views a[aria-current]")!.TextContent);
            Assert.Equal(view, await program.GetFromJsonAsync<SavedViewLine>(answer.Headers.Location));
        }

        Assert.Single((await program.GetFromJsonAsync<List<SavedViewLine>>($"{Api}?page=/ja"))!);
        Assert.Equal(5, (await program.GetFromJsonAsync<List<SavedViewLine>>(Api))!.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_shared_view_is_for_those_it_is_shared_with_and_only_its_owner_changes_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var owner = await house.Program("demo-contributor");
        var ofAction = await Keep(owner, new("/ja", "status=Ongoing", "Running", "action:jams-2-0"));
        await Keep(owner, new("/ja", "status=Ended", "Over", "authority:si-jazmp"));

        using var coordinator = await house.SignIn("demo-coordinator");
        Assert.Equal(["Without a view", "Runningby Demo contributor"], (await coordinator.Open("/ja")).QuerySelectorAll(".views li").Select(item => item.TextContent.Trim()));
        using var officer = await house.SignIn("demo-officer");
        Assert.Equal(["Without a view", "Overby Demo contributor"], (await officer.Open("/ja")).QuerySelectorAll(".views li").Select(item => item.TextContent.Trim()));
        var listed = await coordinator.Open("/me/views");
        Assert.Null(listed.QuerySelector("button[name=Remove]"));
        Assert.Equal("From now on its page opens with this view.", (await Press(coordinator, listed, "Open", ofAction.Id.ToString())).Done());
        Assert.Contains("status=Ongoing", (await coordinator.Open("/ja")).Url, StringComparison.Ordinal);
        await coordinator.Open($"/me/views/{ofAction.Id}", HttpStatusCode.NotFound);

        using var colleague = await house.Program("demo-coordinator");
        await Jams.Refused(await colleague.PutAnyway($"{Api}/{ofAction.Id}", new ChangeView("Mine", SharedWith: null)), HttpStatusCode.NotFound, "platform.view-unknown");
        await Jams.Refused(await colleague.DeleteAsync(new Uri($"{Api}/{ofAction.Id}", UriKind.Relative)), HttpStatusCode.NotFound, "platform.view-unknown");
        using var stranger = await house.Program("demo-officer");
        await Jams.Refused(await stranger.GetAsync(new Uri($"{Api}/{ofAction.Id}", UriKind.Relative)), HttpStatusCode.NotFound, "platform.view-unknown");
        await Jams.Refused(await stranger.PostAsync(new Uri($"{Api}/{ofAction.Id}/default", UriKind.Relative), content: null), HttpStatusCode.NotFound, "platform.view-unknown");
        await Jams.Refused(await stranger.PostAsJsonAsync(Api, new KeepView("/ja", "", "Theirs", "action:jams-2-0")), HttpStatusCode.UnprocessableEntity, "platform.view-share-not-yours");

        // Its owner throws it away: nobody opens with it any more.
        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync(new Uri($"{Api}/{ofAction.Id}", UriKind.Relative))).StatusCode);
        Assert.DoesNotContain("status=", (await coordinator.Open("/ja")).Url, StringComparison.Ordinal);
        await Jams.Refused(await owner.PutAnyway($"{Api}/{ofAction.Id}", new ChangeView("Mine", SharedWith: null)), HttpStatusCode.UnprocessableEntity, "platform.view-removed");
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_no_view_of_a_table_here_is_refused(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");

        foreach (var page in new[] { "//evil.example/ja", "https://evil.example", "/admin/accounts", "/ja/../admin/plan", "/ja/no-such-action/plan", "/ja?status=Ongoing", null })
            await Jams.Refused(await lead.PostAsJsonAsync(Api, new KeepView(page, "", "One")), HttpStatusCode.UnprocessableEntity, "platform.view-page-unknown");
        foreach (var name in new[] { null, " ", new string('x', 81), "two\nlines" })
            await Jams.Refused(await lead.PostAsJsonAsync(Api, new KeepView("/ja", "", name)), HttpStatusCode.UnprocessableEntity, "platform.view-unnamed");
        var tooMuch = string.Join('&', Enumerable.Range(1, 20).Select(number => $"filter{number}={new string('x', 190)}"));
        await Jams.Refused(await lead.PostAsJsonAsync(Api, new KeepView("/ja", tooMuch, "One")), HttpStatusCode.UnprocessableEntity, "platform.view-too-long");

        var first = await Keep(lead, new("/ja", "", "View 1"));
        foreach (var number in Enumerable.Range(2, ViewShelf.MostOfAPage - 1))
            await Keep(lead, new("/ja", "", $"View {number}"));
        await Jams.Refused(await lead.PostAsJsonAsync(Api, new KeepView("/ja", "", "One more")), HttpStatusCode.UnprocessableEntity, "platform.views-too-many");
        await lead.DeleteAsync(new Uri($"{Api}/{first.Id}", UriKind.Relative));
        await Jams.Refused(await lead.PostAsJsonAsync(Api, new KeepView("/ja", "", "view 2")), HttpStatusCode.UnprocessableEntity, "platform.view-name-taken");
        await Keep(lead, new("/ja", "", "One more"));
        await Jams.Refused(await lead.PostAsync(new Uri($"{Api}/{first.Id}/return", UriKind.Relative), content: null), HttpStatusCode.UnprocessableEntity, "platform.views-too-many");
        using var reader = await house.SignIn("demo-wp-lead");
        await reader.Open("/me/views/new?page=//evil.example", HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnEveryDatabase]
    public async Task A_view_of_a_page_that_one_may_no_longer_see_says_so(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-officer");
        var view = await Keep(program, new($"{Jams.Page}/plan", "view=table", "Their plan"));
        using var officer = await house.SignIn("demo-officer");
        Assert.NotNull((await officer.Open("/me/views")).QuerySelector($"a[href^='{Jams.Page}/plan']"));

        await house.Database.Execute("""UPDATE actions_joint_action SET "Edition" = 'Restricted', "Audience" = '' WHERE "Slug" = 'jams-2-0'""");

        var list = await officer.Open("/me/views");
        Assert.Contains("A page that you can no longer see", list.Body(), StringComparison.Ordinal);
        Assert.Null(list.QuerySelector($"a[href^='{Jams.Page}/plan']"));
        Assert.Contains("There is no joint action", (await officer.Open(view.Href, HttpStatusCode.NotFound)).Body(), StringComparison.Ordinal);
        Assert.Equal("The view is deleted. You can put it back.", (await Press(officer, list, "Remove", view.Id.ToString())).Done());
    }

    private static Task<IDocument> Press(Reader reader, IDocument page, string button, string id) => reader.Submit(page, Jams.Form("views"), [(button, id)]);

    private static async Task<SavedViewLine> Keep(HttpClient program, KeepView ask)
    {
        using var answer = await program.PostAsJsonAsync(Api, ask);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<SavedViewLine>())!;
    }
}
