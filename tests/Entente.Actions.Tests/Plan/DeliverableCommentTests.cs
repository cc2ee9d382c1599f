using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Entente.Actions.Plan;
using Entente.Platform.Comments;

namespace Entente.Actions.Tests.Plan;

/// <summary>People discuss a deliverable on its page and through the API; whoever is meant is told, and nobody who may not see it.</summary>
public class DeliverableCommentTests
{
    private const string Api = $"{Jams.Api}/deliverables/D5.2/comments";
    private const string Page = $"{Jams.Page}/deliverables/D5.2";

    [Theory, OnEveryDatabase]
    public async Task A_comment_tells_a_person_an_authority_and_a_work_package_and_an_answer_tells_who_wrote_before(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");

        var written = await coordinator.Submit(await coordinator.Open(Page), Jams.Form("write-comment"),
            [("Text", "Please check chapter 2, @demo-evaluator and @AIFA.\nThen @WP5 sends it; @nobody-here need not.")]);
        Assert.Equal("Your comment stands here.", written.Done());
        var said = Assert.Single(written.QuerySelectorAll("ol.comments .said"));
        Assert.Equal(["@demo-evaluator", "@AIFA", "@WP5"], said.QuerySelectorAll(".mention").Select(one => one.TextContent));
        Assert.Contains("Nobody who may see this was found for @nobody-here.", written.Body(), StringComparison.Ordinal);
        Assert.Equal(["demo-agency-contact mention", "demo-contributor mention", "demo-evaluator mention", "demo-wp-lead mention"], await Told(house));

        using var evaluator = await house.SignIn("demo-evaluator");
        var notice = (await evaluator.Open("/me/notices")).QuerySelector(".notices li a[href*='#c-']")!;
        Assert.Equal("You are mentioned in a comment on JAMS 2.0 D5.2", notice.TextContent.Trim());
        var page = await evaluator.Open(notice.GetAttribute("href")!.Split('#')[0]);
        Assert.NotNull(page.QuerySelector("#" + notice.GetAttribute("href")!.Split('#')[1]));
        Assert.DoesNotContain("Nobody who may see this", page.Body(), StringComparison.Ordinal);
        var form = page.QuerySelectorAll("form:has(input[name=_handler][value^='answer-'])").Single().QuerySelector("input[name=_handler]")!.GetAttribute("value")!;
        var answered = await evaluator.Submit(page, Jams.Form(form), [("Text", "Chapter 2 is fine.")]);

        Assert.Equal(["answers " + answered.QuerySelector("ol.comments > li .by strong")!.TextContent], answered.QuerySelectorAll("ol.comments > .answer .by .vh").Select(one => one.TextContent));
        Assert.Equal(["Chapter 2 is fine."], answered.QuerySelectorAll("ol.comments > .answer .said").Select(one => one.TextContent));
        Assert.Contains("demo-coordinator answer", await Told(house));
        Assert.Equal(5, (await Told(house)).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_written_is_shown_as_it_is_and_never_as_markup(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        const string Text = "<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1) \"https://x.eu/\" onmouseover=\"x\u202E מרים";

        var written = await lead.Submit(await lead.Open(Page), Jams.Form("write-comment"), [("Text", Text)]);

        var said = written.QuerySelector("ol.comments .said")!;
        Assert.Equal(Text, said.TextContent);
        Assert.Equal("auto", said.GetAttribute("dir"));
        Assert.Empty(said.QuerySelectorAll("script, img"));
        Assert.Equal("https://x.eu/", Assert.Single(said.QuerySelectorAll("a")).GetAttribute("href"));
    }

    [Theory, OnEveryDatabase]
    public async Task The_author_changes_takes_back_and_puts_up_again(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        using var other = await house.SignIn("demo-contributor");
        var page = await lead.Submit(await lead.Open(Page), Jams.Form("write-comment"), [("Text", "Frist version")]);
        var id = page.QuerySelector("ol.comments > li")!.Id![2..];
        Assert.Null((await other.Open(Page)).QuerySelector(Jams.Form($"change-{id}")));
        Assert.Matches(@"^Change\W.*\d", page.QuerySelector($"details:has([value='change-{id}']) > summary")!.TextContent);

        var changed = await lead.Submit(page, Jams.Form($"change-{id}"), [("Text", "First version, see @JAZMP")]);
        Assert.Equal("The comment was changed.", changed.Done());
        Assert.Equal(["First version, see @JAZMP", "Frist version"], changed.QuerySelectorAll("ol.comments .said").Select(one => one.TextContent));
        Assert.Equal(["demo-contributor mention", "demo-officer mention"], await Told(house));

        // The page from before the change is still open in another window.
        var late = await lead.Submit(page, Jams.Form($"change-{id}"), [("Text", "A third way")]);
        Assert.Contains("Demo work package lead changed this after you had looked at it", late.Body(), StringComparison.Ordinal);
        Assert.Equal("A third way", late.QuerySelector($"#text-change-{id}")!.TextContent.Trim());
        Assert.True(late.QuerySelector($"#text-change-{id}")!.Closest("details")!.HasAttribute("open"));

        var removed = await lead.Press(changed, Jams.Form($"remove-{id}"));
        Assert.Equal("The comment was taken back. You can put it up again.", removed.Done());
        var seen = (await other.Open(Page)).Body();
        Assert.Contains("Taken back by its author", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("First version", seen, StringComparison.Ordinal);
        using var program = await house.Program("demo-contributor");
        var views = await program.GetFromJsonAsync<List<CommentView>>(Api);
        Assert.Null(Assert.Single(views!).Text);
        Assert.Empty(views![0].Mentions);

        var restored = await lead.Press(removed, Jams.Form($"restore-{id}"));
        Assert.Contains("First version, see", restored.QuerySelector("ol.comments .said")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_form_that_is_sent_twice_is_one_comment(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        var page = await lead.Open(Page);
        await lead.Submit(page, Jams.Form("write-comment"), [("Text", "Once, @AIFA")]);
        var twice = await lead.Submit(page, Jams.Form("write-comment"), [("Text", "Once, @AIFA")]);
        Assert.Single(twice.QuerySelectorAll("ol.comments > li"));
        Assert.Equal(["demo-agency-contact mention"], await Told(house));

        var other = await lead.Submit(page, Jams.Form("write-comment"), [("Text", "Twice")]);
        Assert.Contains("There is a comment under this number already.", other.Body(), StringComparison.Ordinal);
        Assert.Equal("Twice", other.QuerySelector("#text-write-comment")!.TextContent.Trim());
        var again = await lead.Submit(other, Jams.Form("write-comment"), []);
        Assert.Equal(2, again.QuerySelectorAll("ol.comments > li").Length);
    }

    [Theory, OnEveryDatabase]
    public async Task The_api_refuses_what_the_page_refuses(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");
        using var funder = await house.Program("demo-project-officer");
        using var written = await lead.PostAsJsonAsync(Api, new WriteComment("One"));
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        var one = await written.Content.ReadFromJsonAsync<CommentView>();

        await Jams.Refused(await lead.PostAsJsonAsync(Api, new WriteComment(" ")), HttpStatusCode.UnprocessableEntity, "platform.comment-faulty");
        await Jams.Refused(await lead.PostAsJsonAsync(Api, new WriteComment(new string('x', 4001))), HttpStatusCode.UnprocessableEntity, "platform.comment-faulty");
        await Jams.Refused(await lead.PostAsJsonAsync(Api, new WriteComment("Two", Answers: new Guid("0197a000-0000-7000-8000-000000000009"))), HttpStatusCode.NotFound, "platform.comment-unknown");
        await Jams.Refused(await lead.PostAsJsonAsync($"{Jams.Api}/deliverables/D5.1/comments", new WriteComment("Two", Answers: one!.Id)), HttpStatusCode.NotFound, "platform.comment-unknown");
        await Jams.Refused(await lead.PostAsJsonAsync($"{Jams.Api}/deliverables/D9.9/comments", new WriteComment("Two")), HttpStatusCode.NotFound, "actions.deliverable-unknown");
        await Jams.Refused(await lead.Over(HttpMethod.Put, $"{Api}/{one.Id}", new ChangeComment("Two"), Puts.Tag(one.Version + 7)), HttpStatusCode.PreconditionFailed, "platform.changed-since");
        await Jams.Refused(await contributor.PutAnyway($"{Api}/{one.Id}", new ChangeComment("Mine")), HttpStatusCode.Forbidden, "platform.comment-not-yours");
        await Jams.Refused(await contributor.DeleteAsync($"{Api}/{one.Id}"), HttpStatusCode.Forbidden, "platform.comment-not-yours");
        Assert.Equal(HttpStatusCode.Forbidden, (await funder.PostAsJsonAsync(Api, new WriteComment("Why?"))).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await lead.DeleteAsync($"{Api}/{one.Id}")).StatusCode);
        await Jams.Refused(await lead.PutAnyway($"{Api}/{one.Id}", new ChangeComment("Two")), HttpStatusCode.UnprocessableEntity, "platform.comment-removed");
        Assert.Equal(HttpStatusCode.NoContent, (await lead.PostAsync($"{Api}/{one.Id}/return", content: null)).StatusCode);
        Assert.Equal("One", Assert.Single((await contributor.GetFromJsonAsync<List<CommentView>>(Api))!).Text);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_may_not_see_the_deliverable_neither_reads_nor_is_told(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Database.Execute("""UPDATE actions_deliverable SET "Edition" = 'Restricted', "Audience" = ' authority:be-afmps  authority:fr-ansm ' WHERE "Number" = 'D5.2'""");
        using var lead = await house.Program("demo-wp-lead");
        using var contributor = await house.Program("demo-contributor");

        using var written = await lead.PostAsJsonAsync(Api, new WriteComment("For @ANSM, @JAZMP and @demo-evaluator"));

        Assert.Equal(["ANSM"], (await written.Content.ReadFromJsonAsync<CommentView>())!.Mentions);
        Assert.Equal(["demo-administrator mention", "demo-coordinator mention"], await Told(house));
        await Jams.Refused(await contributor.GetAsync(new Uri(Api, UriKind.Relative)), HttpStatusCode.NotFound, "actions.deliverable-unknown");
        await Jams.Refused(await contributor.PostAsJsonAsync(Api, new WriteComment("Let me in")), HttpStatusCode.NotFound, "actions.deliverable-unknown");
    }

    [Theory, OnEveryDatabase]
    public async Task The_project_officer_reads_and_is_offered_no_form_and_whoever_has_muted_the_deliverable_hears_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        await lead.PostAsJsonAsync(Api, new WriteComment("@demo-evaluator, one"));
        using var funder = await house.SignIn("demo-project-officer");
        var read = await funder.Open(Page);
        Assert.Contains("@demo-evaluator, one", read.Body(), StringComparison.Ordinal);
        Assert.Null(read.QuerySelector(Jams.Form("write-comment")));

        using var evaluator = await house.SignIn("demo-evaluator");
        var notice = (await evaluator.Open("/me/notices")).QuerySelector("button[name=Mute]")!.GetAttribute("value");
        using var program = await house.Program("demo-evaluator");
        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsync(new Uri($"/api/v1/notices/{notice}/mute", UriKind.Relative), content: null)).StatusCode);
        await lead.PostAsJsonAsync(Api, new WriteComment("@demo-evaluator, two"));

        Assert.Equal(["demo-evaluator mention"], await Told(house));
    }

    [Theory, OnEveryDatabase]
    public async Task A_button_that_the_page_has_lost_meanwhile_leads_to_the_page_again(DatabaseKind kind)
    {
        await using var house = await House.Open(kind, demo: true, new FixedClock(), [], "Production");
        using var lead = await house.SignIn("demo-wp-lead");
        var page = await lead.Submit(await lead.Open(Page), Jams.Form("write-comment"), [("Text", "Once")]);
        var remove = Jams.Form($"remove-{page.QuerySelector("ol.comments > li")!.Id![2..]}");
        await lead.Press(page, remove);

        using var late = await lead.Send(page, remove, []);

        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        var said = await late.Content.ReadAsStringAsync();
        Assert.Contains("somebody changed the page meanwhile", said, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"btn strong\" href=\"{Page}\">Open the page again</a>", said, StringComparison.Ordinal);
    }

    // Who was told what of comments, sorted.
    private static async Task<IReadOnlyList<string>> Told(House house) =>
    [
        .. (await house.Database.Read("""
            SELECT account."SignInName", notice."Topic" FROM platform_notice notice JOIN platform_account account ON account."Id" = notice."Account"
            WHERE notice."Topic" LIKE 'platform.comment%'
            """)).Select(row => $"{row.Split(' ')[0]} {row.Split('-')[^1]}").Order(StringComparer.Ordinal),
    ];
}
