using System.Net;
using System.Net.Http.Json;
using Entente.Platform.Accounts;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Entente.Platform.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Notices;

/// <summary>The inbox, as a page and as an API: everybody reads, notes and mutes one's own and nobody else's.</summary>
public class InboxTests
{
    private const string Page = "/me/notices";
    private const string Api = "/api/v1/notices/";

    [Theory, OnEveryDatabase]
    public async Task An_inbox_says_what_will_appear_and_counts_what_is_new(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        var empty = await reader.Open(Page);
        Assert.Contains("You will be told here when a job that you asked for has ended", empty.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Notices:", empty.QuerySelector("header.top")!.TextContent, StringComparison.Ordinal);

        await Tell(house, "demo-coordinator", 3);
        var page = await reader.Open(Page);

        Assert.Contains("Notices: 3 unread", page.QuerySelector("header.top")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".notices li.new .pill").Length);
        Assert.Equal("Done: Sweeping up", page.QuerySelector(".notices li a")!.TextContent.Trim());
        Assert.Equal("/jobs/2", page.QuerySelector(".notices li a")!.GetAttribute("href"));
        // Looking changes nothing.
        Assert.Contains("Notices: 3 unread", (await reader.Open(Page)).QuerySelector("header.top")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_person_marks_one_then_all_and_filters_the_unread(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        await Tell(house, "demo-coordinator", 3);
        var page = await reader.Open(Page);
        var first = page.QuerySelector("button[name=Read]")!.GetAttribute("value")!;

        var marked = await Press(reader, page, "Read", first);
        Assert.Contains("done=read", marked.Url, StringComparison.Ordinal);
        Assert.Contains("Marked as read.", marked.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, marked.QuerySelectorAll(".notices li.new").Length);
        var unread = await reader.Open(Page + "?show=unread");
        Assert.Equal(["/jobs/1", "/jobs/0"], unread.QuerySelectorAll(".notices a").Select(link => link.GetAttribute("href")!));

        var all = await reader.Press(unread, Household.Form("all"));
        Assert.Contains("All notices are marked as read.", all.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(all.QuerySelectorAll(".notices li.new"));
        Assert.Null(all.QuerySelector(Household.Form("all")));
        Assert.Contains("you have read everything", (await reader.Open(Page + "?show=unread")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Fifty_stand_on_a_page_and_the_link_leads_to_the_older_ones(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        await Tell(house, "demo-coordinator", 120);
        var seen = new List<string>();
        var next = Page;
        for (var pages = 1; pages <= 3; pages++)
        {
            var page = await reader.Open(next);
            seen.AddRange(page.QuerySelectorAll(".notices a").Select(link => link.GetAttribute("href")!));
            next = page.QuerySelector("a[href*='before=']:not([href$='notices'])")?.GetAttribute("href") ?? "";
        }

        Assert.Equal(Enumerable.Range(0, 120).Select(back => $"/jobs/{119 - back}"), seen);
        Assert.Equal("", next);
        Assert.Contains("99+", (await reader.Open(Page)).QuerySelector("header.top")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_program_reads_marks_and_mutes_what_is_its_owners_and_nothing_else(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await Tell(house, "demo-coordinator", 3);
        await Tell(house, "demo-wp-lead", 1);
        using var coordinator = house.WithToken(await house.Token("demo-coordinator"));
        using var lead = house.WithToken(await house.Token("demo-wp-lead"));
        using var nobody = house.WithToken("ent_unknown");
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri(Api, UriKind.Relative))).StatusCode);

        var mine = await Read(coordinator);
        Assert.Equal(["/jobs/2", "/jobs/1", "/jobs/0"], mine.Select(notice => notice.Href));
        Assert.All(mine, notice => Assert.Equal(("platform.job-ended", null), (notice.Topic, notice.ReadAt)));
        Assert.Equal(["/jobs/1", "/jobs/0"], (await Read(coordinator, $"?before={mine[0].Id}")).Select(notice => notice.Href));

        // Another's notice is neither marked nor muted, and the answer does not tell whether it exists.
        Assert.Equal(HttpStatusCode.NoContent, await Post(lead, $"read?id={mine[0].Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await Post(lead, $"{mine[0].Id}/mute"));
        Assert.Equal(HttpStatusCode.NotFound, await Post(lead, $"{Guid.Empty}/mute"));
        Assert.Equal(3, (await Read(coordinator, "?unread=true")).Count);

        Assert.Equal(HttpStatusCode.NoContent, await Post(coordinator, $"read?id={mine[0].Id}"));
        Assert.Equal(["/jobs/1", "/jobs/0"], (await Read(coordinator, "?unread=true")).Select(notice => notice.Href));
        Assert.Equal(HttpStatusCode.NoContent, await Post(coordinator, "read"));
        Assert.Empty(await Read(coordinator, "?unread=true"));
        Assert.Single(await Read(lead, "?unread=true"));

        using var onlyReads = house.WithToken(await house.Token("demo-wp-lead", readOnly: true));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(onlyReads, "read"));
        Assert.Single(await Read(onlyReads, "?unread=true"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_muted_thread_tells_nothing_until_it_is_unmuted(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");
        await Tell(house, "demo-coordinator", 1);
        var page = await reader.Open(Page);

        var muted = await Press(reader, page, "Mute", page.QuerySelector("button[name=Mute]")!.GetAttribute("value")!);
        Assert.Contains("Muted: you will be told no more of it.", muted.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(muted.QuerySelector("button[name=Mute]"));
        await Tell(house, "demo-coordinator", 2, "again");
        Assert.Equal(["/jobs/1", "/jobs/0"], (await reader.Open(Page)).QuerySelectorAll(".notices a").Select(link => link.GetAttribute("href")!));

        var settings = await reader.Open("/me/settings/notices");
        Assert.Equal(["Done: Sweeping up"], settings.QuerySelectorAll("form:has(button[name=Thread]) a").Select(link => link.TextContent.Trim()));
        var back = await Press(reader, settings, "Thread", "platform.job-kind/0");
        Assert.Contains("You will be told of it again.", back.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await Tell(house, "demo-coordinator", 1, "once more");
        Assert.Equal(3, (await reader.Open(Page)).QuerySelectorAll(".notices li").Length);
    }

    [Fact]
    public async Task A_french_reader_reads_french()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        await Tell(house, "demo-coordinator", 1);
        using var reader = await house.SignIn("demo-coordinator");
        await reader.Submit(await reader.Open("/me/settings"), Household.Form("profile"), [("Language", "fr")]);

        var page = await reader.Open(Page);
        Assert.Contains("Notifications", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Terminée\u202f: Ménage", page.QuerySelector(".notices li a")!.TextContent.Trim());
    }

    /// <summary>Tells this person that jobs have ended.</summary>
    internal static Task<Problem?> Tell(House house, string name, int many, string cause = "job") => house.Inside(async services =>
    {
        var db = services.GetRequiredService<PlatformDb>();
        var account = (await db.Set<Account>().AsNoTracking().SingleAsync(row => row.SignInName == name)).Id.Value;
        for (var number = 0; number < many; number++)
        {
            house.Clock.Pass(TimeSpan.FromMilliseconds(1));
            await db.Notify(account, new("platform.job-ended", $"{cause}/{number}", $"/jobs/{number}", "notice.platform.job-ended.done", "platform.sweep-up") { About = new("platform.job-kind", $"{number}") },
                house.Clock.Now, CancellationToken.None);
        }

        return await db.Save(CancellationToken.None);
    });

    /// <summary>Presses a button that carries a value.</summary>
    private static Task<AngleSharp.Dom.IDocument> Press(Reader reader, AngleSharp.Dom.IDocument page, string button, string value) =>
        reader.Submit(page, $"form:has(button[name={button}][value='{value}'])", [(button, value)]);

    private static async Task<IReadOnlyList<NoticeView>> Read(HttpClient program, string query = "") =>
        (await program.GetFromJsonAsync<List<NoticeView>>(new Uri(Api + query, UriKind.Relative)))!;

    private static async Task<HttpStatusCode> Post(HttpClient program, string address) =>
        (await program.PostAsync(new Uri(Api + address, UriKind.Relative), content: null)).StatusCode;
}
