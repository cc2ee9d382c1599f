using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Entente.Platform.Audit;
using Entente.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Activity;

/// <summary>Who changed what, as far as the reader may see it today.</summary>
public class ActivityTests
{
    private const string Page = $"{Jams.Page}/deliverables/D5.4";
    private const string OfLead = "/api/v1/activity?action=jams-2-0&by=demo-wp-lead&thing=actions_deliverable";

    [Theory, OnEveryDatabase]
    public async Task A_change_is_told_on_the_item_and_overall_before_and_after_in_the_readers_language(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        var made = await Promise(lead);
        Assert.Equal("Demo work package lead added", By(made.QuerySelector(".activity > li")!));
        var page = await lead.Submit(await lead.Open($"{Page}/edit"), Jams.Form("revise-deliverable"), [("Title", "Guide on signals"), ("Due", "2027-03-31")]);

        var latest = page.QuerySelector(".activity > li")!;
        Assert.Equal("Demo work package lead changed", By(latest));
        Assert.Equal(["Guide on signals", "31 Mar 2027"], latest.QuerySelectorAll("ins").Select(Value));
        Assert.Equal(["Guide for assessors", "31 Dec 2026"], latest.QuerySelectorAll("del").Select(Value));
        Assert.Equal(2, page.QuerySelectorAll(".activity > li").Length);
        var overall = await lead.Open("/activity?action=jams-2-0&kind=changed");
        Assert.Equal("JAMS 2.0 D5.4", overall.QuerySelector(".activity > li .by a[href^='/ja/']")!.TextContent);
        Assert.Contains("JAMS 2.0 D5.4", (await lead.Open(Jams.Page)).QuerySelector(".activity > li")!.TextContent, StringComparison.Ordinal);

        using var program = await house.Program("demo-wp-lead");
        var answer = await program.GetFromJsonAsync<ActivityAnswer>(OfLead);
        Assert.Equal(["changed", "added"], answer!.Lines.Select(line => line.Kind));
        Assert.Contains(new ActivityChange("Due", "31 Dec 2026", "31 Mar 2027"), answer.Lines[0].Changes);
        Assert.Null(answer.Next);

        lead.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var french = (await lead.Open(Page)).QuerySelector(".activity > li")!;
        Assert.Equal("Demo work package lead a modifié", By(french));
        Assert.Equal(["Guide on signals", "31 mars 2027"], french.QuerySelectorAll("ins").Select(Value));
    }

    [Theory, OnEveryDatabase]
    public async Task It_is_narrowed_by_person_authority_kind_thing_period_and_action(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        await Promise(lead);
        await lead.Submit(await lead.Open($"{Page}/edit"), Jams.Form("revise-deliverable"), [("Title", "Guide on signals")]);

        foreach (var (query, lines) in new (string, int)[]
        {
            ("by=demo-wp-lead", 2), ("by=package+LEAD", 2), ("by=nobody-at-all", 0), ("authority=be-afmps", 2), ("authority=fr-ansm&by=demo-wp-lead", 0),
            ("authority=fr-ansm", 0), ("by=demo-wp-lead&kind=added", 1), ("by=demo-wp-lead&kind=removed", 0), ("by=demo-wp-lead&thing=actions_task", 0),
            ("by=demo-wp-lead&from=2026-06-11&to=2026-06-11", 2), ("to=2001-01-01", 0), ("from=2026-06-12", 0), ("action=no-such-action", 0),
            ("action=safe-ct&by=demo-wp-lead", 0), ("item=actions_deliverable/none", 0), ("item=nothing", 0),
        })
        {
            var page = await lead.Open("/activity?" + query);
            Assert.Equal((query, lines), (query, page.QuerySelectorAll(".activity > li").Length));
            Assert.Equal((query, lines == 0), (query, page.QuerySelector(".empty") is not null));
        }

        // What makes no sense in the address of a page narrows nothing; a program is told.
        Assert.NotEmpty((await lead.Open("/activity?kind=bent&from=yesterday&before=x")).QuerySelectorAll(".activity > li"));
        using var program = await house.Program("demo-wp-lead");
        foreach (var bad in new[] { "from=yesterday", "kind=bent", "before=x", "after=x", "take=501" })
        {
            using var answer = await program.GetAsync(new Uri("/api/v1/activity?" + bad, UriKind.Relative));
            Assert.Equal((bad, HttpStatusCode.BadRequest), (bad, answer.StatusCode));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_lost_sight_of_an_item_sees_nothing_of_its_past(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.SignIn("demo-wp-lead");
        await Promise(lead);
        await lead.Submit(await lead.Open($"{Page}/edit"), Jams.Form("revise-deliverable"), [("Title", "A secret title")]);
        using var contributor = await house.Program("demo-contributor");
        Assert.Equal(2, (await contributor.GetFromJsonAsync<ActivityAnswer>(OfLead))!.Lines.Count);

        Assert.Null(await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            var narrowed = db.Entry(await db.Deliverables.SingleAsync(one => one.Number == "D5.4"));
            narrowed.Property(one => one.Edition).CurrentValue = Edition.Restricted;
            narrowed.Property(one => one.Audience).CurrentValue = " authority:fr-ansm ";
            return await db.Save(CancellationToken.None);
        }));

        Assert.Empty((await contributor.GetFromJsonAsync<ActivityAnswer>(OfLead))!.Lines);
        var key = (await house.Database.Read("""SELECT "Key" FROM platform_audit WHERE "Actor" = 'demo-wp-lead' AND "Thing" = 'actions_deliverable'"""))[0];
        Assert.Empty((await contributor.GetFromJsonAsync<ActivityAnswer>($"/api/v1/activity?item=actions_deliverable/{key}"))!.Lines);
        using var coordinator = await house.Program("demo-coordinator");
        Assert.Equal(2, (await coordinator.GetFromJsonAsync<ActivityAnswer>($"/api/v1/activity?item=actions_deliverable/{key}"))!.Lines.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_meeting_tells_who_was_invited_and_what_they_answered(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = await house.SignIn("demo-coordinator");
        await coordinator.Submit(await coordinator.Open($"{Jams.Page}/meetings/new"), Jams.Form("plan-meeting"),
            [("Title", "Signals in summer"), ("Place", "Brussels"), ("Day", "2026-07-01"), ("From", "10:00"), ("Until", "12:00"), ("WorkPackage", "5")]);
        using var contributor = await house.SignIn("demo-contributor");
        var page = await contributor.Submit(await contributor.Open($"{Jams.Page}/meetings/M2"), Jams.Form("answer-invitation"), [("Answer", "Maybe")]);

        var latest = page.QuerySelector(".activity > li")!;
        Assert.Equal("Demo contributor changed", By(latest));
        Assert.Equal("Maybe", Value(latest.QuerySelector("ins")!));
        Assert.Contains((await contributor.Open("/activity?thing=actions_invitation")).QuerySelectorAll(".activity a"), link => link.TextContent == "JAMS 2.0 M2, Invitation");

        await house.Database.Execute("""UPDATE actions_meeting SET "Edition" = 'Restricted', "Audience" = '' WHERE "Number" = 'M2'""");
        using var program = await house.Program("demo-contributor");
        Assert.DoesNotContain((await program.GetFromJsonAsync<ActivityAnswer>("/api/v1/activity?action=jams-2-0"))!.Lines, line => line.Name.StartsWith("JAMS 2.0 M2", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Page_after_page_every_line_comes_once(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        var told = new List<long>();
        long? next = null;
        do
        {
            var address = $"/api/v1/activity?action=jams-2-0&take={ActivityLog.PageSize}" + (next is { } after ? string.Create(CultureInfo.InvariantCulture, $"&after={after}") : "");
            var answer = await program.GetFromJsonAsync<ActivityAnswer>(address);
            Assert.InRange(answer!.Lines.Count, next is null ? 1 : 0, ActivityLog.PageSize);
            told.AddRange(answer.Lines.Select(line => line.Sequence));
            next = answer.Next;
        }
        while (next is not null);

        Assert.True(told.Count > ActivityLog.PageSize);
        Assert.Equal(told.OrderDescending(), told);
        Assert.Equal(told.Count, told.Distinct().Count());
    }

    private static async Task<IDocument> Promise(Reader reader) => await reader.Submit(
        await reader.Open($"{Jams.Page}/deliverables/new?wp=5"), Jams.Form("promise-deliverable"), [("Title", "Guide for assessors"), ("Due", "2026-12-31")]);

    private static string By(IElement line) => string.Join(' ', line.QuerySelectorAll(".by strong, .by > span").Select(part => part.TextContent.Trim()));

    // Without the words for those who do not see the arrow.
    private static string Value(IElement told) => told.ChildNodes.Last().TextContent.Trim();
}
