using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Entente.Platform.Access;
using Entente.Platform.Documents;
using Entente.Platform.Search;
using Entente.Platform.Storage;
using Entente.Platform.Tests.Accounts;
using Entente.Platform.Things;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Search;

/// <summary>What people find, and what they do not.</summary>
public class SearchTests
{
    private const string Deliverable = "/api/v1/actions/jams-2-0/deliverables/D5.3";

    [Theory, OnEveryDatabase]
    public async Task Words_beginnings_stems_accents_phrases_and_numbers_are_found(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = house.WithToken(await house.Token("demo-coordinator"));

        Assert.Equal("/ja/jams-2-0", (await Find(coordinator, "JAMS 2.0")).Hits[0].Href);
        Assert.Equal("/ja/jams-2-0/wp/6", (await Find(coordinator, "wp6&action=jams-2-0")).Hits[0].Href);
        Assert.Equal("/ja/jams-2-0/plan/T1.2", (await Find(coordinator, "t1.2")).Hits[0].Href);
        Assert.Equal("/ja/jams-2-0/plan/T1.2", (await Find(coordinator, "jams 2.0 T1.2")).Hits[0].Href);
        Assert.Equal(["/ja/jams-2-0/plan/T1.2", "/ja/jams-2-0/deliverables/D1.1"], Hrefs(await Find(coordinator, "\"quality plan and reporting\"")));
        Assert.Empty((await Find(coordinator, "\"plan quality\"")).Hits);
        Assert.Equal(["/ja/jams-2-0/plan/T1.2", "/ja/jams-2-0/deliverables/D1.1"], Hrefs(await Find(coordinator, "QUÀLITY réporting calend")));
        Assert.Contains("/ja/jams-2-0/plan/T1.3", Hrefs(await Find(coordinator, "deadline follows")));
        Assert.Contains("/ja/jams-2-0/plan/T1.1", Hrefs(await Find(coordinator, "steering committe")));
        Assert.Contains("/authorities/fr-ansm", Hrefs(await Find(coordinator, "ANSM")));
        Assert.Empty((await Find(coordinator, "quality zebra")).Hits);
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_is_found_by_its_new_words_at_once_and_by_its_old_ones_no_more(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = house.WithToken(await house.Token("demo-coordinator"));
        var made = await coordinator.PostAsJsonAsync(new Uri("/api/v1/actions/jams-2-0/deliverables", UriKind.Relative), new { workPackage = 6, title = "Xylophone report", due = "2026-09-30" });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var hit = Assert.Single((await Find(coordinator, "xylophones")).Hits);

        var changed = await coordinator.PutAnyway(new Uri($"/api/v1/actions/jams-2-0/deliverables/{hit.Code}", UriKind.Relative), new { title = "Marimba report", due = "2026-09-30" });
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());

        Assert.Empty((await Find(coordinator, "xylophone")).Hits);
        Assert.Equal(hit.Href, Assert.Single((await Find(coordinator, "marimba")).Hits).Href);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_reader_may_not_see_is_neither_found_nor_counted(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = house.WithToken(await house.Token("demo-wp-lead"));
        using var officer = house.WithToken(await house.Token("demo-agency-contact"));
        Assert.Equal(HttpStatusCode.Created, await Attach(lead, "Zanzibar draft", "Restricted", "Red"));
        Assert.Equal(HttpStatusCode.Created, await Attach(lead, "Zanzibar final", "Network", "Green"));

        var mine = await Find(lead, "zanzibar");
        var theirs = await Find(officer, "zanzibar");

        Assert.Equal((2, 2, 2), (mine.Count, mine.Kinds.Single().Count, mine.Actions.Single().Count));
        Assert.Equal((1, 1, 1), (theirs.Count, theirs.Kinds.Single().Count, theirs.Actions.Single().Count));
        Assert.Equal("Zanzibar final", Assert.Single(theirs.Hits).Title["en"]);
        Assert.Empty((await Find(officer, "\"Zanzibar draft\"")).Hits);
    }

    [Theory, OnEveryDatabase]
    public async Task The_index_gives_every_reader_what_the_rule_gives(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var ada = Guid.CreateVersion7();
        Actor[] readers =
        [
            Actor.Person(ada, "ada", "Ada", "fr-ansm", [new(PlatformRoles.Officer, Scope.Agency("fr-ansm"))], Table),
            Actor.Person(Guid.CreateVersion7(), "bo", "Bo", null, [new(ActionsRoles.ProjectOfficer, ActionsScopes.Action("jams-2-0"))], Table),
            Actor.Person(Guid.CreateVersion7(), "cy", "Cy", "si-jazmp", [new(PlatformRoles.Officer, Scope.Agency("si-jazmp"))], Table),
        ];
        string[] audiences = ["", Audience.Of(Audience.Person(ada)), Audience.Of(Audience.Authority("fr-ansm"), Audience.Team(ActionsScopes.Action("jams-2-0")))];
        var items = Enum.GetValues<Edition>().SelectMany(edition => Enum.GetValues<Handling>().SelectMany(handling => audiences.Select((audience, at) =>
            SearchItem.Of("platform.document", new($"{edition}/{handling}/{at}", "/x", Kernel.LocalText.Of("Quokka")) { Edition = edition, Handling = handling, Audience = audience },
                house.Clock.GetUtcNow(), whole: true)))).ToList();

        var found = await house.Inside(async services =>
        {
            var db = services.GetRequiredService<PlatformDb>();
            db.AddRange(items);
            await db.SaveChangesAsync();
            var answers = new List<IReadOnlyList<string>>();
            foreach (var reader in readers)
                answers.Add([.. (await new SearchAsk(SearchWords.Read("quokka").Value, reader, db).Found(inTitle: true, begins: true, [], SearchSpan.Everything).Select(item => item.Key).ToListAsync()).Order(StringComparer.Ordinal)]);
            return answers;
        });

        Assert.Equal(60, items.Count);
        Assert.All(readers.Zip(found), pair => Assert.Equal(
            items.Where(item => CanSee.Item(pair.First, item)).Select(item => item.Key).Order(StringComparer.Ordinal), pair.Second));
    }

    [Theory, OnEveryDatabase]
    public async Task Any_input_is_answered(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = house.WithToken(await house.Token("demo-officer"));

        foreach (var typed in new[] { "\"", "a\"b", "NOT x", "x* OR *", "Marks : zz1", "{a b} : c", "')); DROP TABLE x; --", "a & | ! <-> b:*", "x\\", "½ ¾ ²", "é\u0301\u0301", "ｆｕｌｌ", "\ud83d", "zz* ^", "%_" })
        {
            var answer = await reader.GetAsync(new Uri("/api/v1/search?q=" + Uri.EscapeDataString(typed.Replace("\ud83d", "\ufffd", StringComparison.Ordinal)), UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{typed}: {answer.StatusCode}");
        }

        var page = await reader.GetAsync(new Uri("/api/v1/search?q=" + new string('x', 10_000), UriKind.Relative));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains("platform.search-too-long", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await Find(reader, "jams&page=9999999&kind=no-such&action=')--")).Hits);
        var few = await Find(reader, "steering&page=9");
        Assert.Equal((few.Pages, true), (few.Page, few.Hits.Count > 0));
    }

    [Theory, OnEveryDatabase]
    public async Task A_lost_index_is_built_anew_and_building_again_changes_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var administrator = house.WithToken(await house.Token("demo-administrator"));
        using var officer = house.WithToken(await house.Token("demo-officer"));
        const string content = """SELECT i."Kind", i."Key", t."TitleWords" FROM platform_search_item i JOIN platform_search_text t ON t."Id" = i."Id" ORDER BY i."Kind", i."Key" """;
        var before = await house.Database.Read(content);
        await house.Database.Execute("""DELETE FROM platform_search_item WHERE "Kind" <> 'actions.milestone'""");
        await house.Database.Execute("""UPDATE platform_search_item SET "Key" = 'gone' WHERE "Id" = (SELECT MIN("Id") FROM platform_search_item)""");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(new Uri("/api/v1/search/rebuild", UriKind.Relative), null)).StatusCode);

        Assert.Equal(HttpStatusCode.Accepted, (await administrator.PostAsync(new Uri("/api/v1/search/rebuild", UriKind.Relative), null)).StatusCode);
        await house.JobsDone();
        Assert.NotEmpty(before);
        Assert.Equal(before, await house.Database.Read(content));
        Assert.Equal("/ja/jams-2-0", (await Find(officer, "JAMS 2.0")).Hits[0].Href);

        var last = await house.Database.Read("""SELECT MAX("Id") FROM platform_search_item""");
        await administrator.PostAsync(new Uri("/api/v1/search/rebuild", UriKind.Relative), null);
        await house.JobsDone();
        Assert.Equal(last, await house.Database.Read("""SELECT MAX("Id") FROM platform_search_item"""));
    }

    [Theory, OnEveryDatabase]
    public async Task A_thing_that_goes_while_the_index_is_built_hides_no_other(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        const int more = 450;
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<PlatformDb>();
            for (var at = 0; at < more; at++)
                db.Add(Paper($"Wombat {at}", house.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        var kinds = house.Services.GetRequiredService<ThingKinds>();
        var through = 0;

        // Between the first piece and the second, a thing goes that was looked at.
        await kinds.Find("platform.document")!.Rebuild(house.Services, async done =>
        {
            if (through++ == 0)
                Assert.Equal(1, await house.Database.Execute("""DELETE FROM platform_document WHERE "Id" = (SELECT "Id" FROM platform_document ORDER BY "Id" LIMIT 1)"""));
        }, CancellationToken.None);

        Assert.True(through > 2);
        Assert.Equal(["0"], await house.Database.Read("""
            SELECT COUNT(*) FROM platform_document d WHERE NOT EXISTS (SELECT 1 FROM platform_search_item i WHERE i."Kind" = 'platform.document' AND LOWER(i."Key") = LOWER(CAST(d."Id" AS text)))
            """));
    }

    [Theory, OnEveryDatabase]
    public async Task Far_into_the_index_the_last_changes_are_a_span_of_their_own(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Database.Execute(house.Database.Settings.IsPostgres
            ? """ALTER TABLE platform_search_text ALTER COLUMN "Id" RESTART WITH 300000"""
            : "UPDATE sqlite_sequence SET seq = 299999 WHERE name = 'platform_search_text'");
        using var coordinator = house.WithToken(await house.Token("demo-coordinator"));
        var made = await coordinator.PostAsJsonAsync(new Uri("/api/v1/actions/jams-2-0/deliverables", UriKind.Relative), new { workPackage = 6, title = "Quality of xylophones", due = "2026-09-30" });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var reader = Actor.Person(Guid.CreateVersion7(), "ada", "Ada", "fr-ansm", [new(PlatformRoles.Officer, Scope.Agency("fr-ansm"))], Table);

        var hits = await house.Inside(async services =>
        {
            var ask = new SearchAsk(SearchWords.Read("quality").Value, reader, services.GetRequiredService<PlatformDb>());
            var spans = await ask.Spans(CancellationToken.None);
            return (spans.Count, First: await ask.Found(inTitle: true, begins: false, [], spans[0]).CountAsync(), All: await ask.Found(inTitle: true, begins: false, [], spans[^1]).CountAsync());
        });

        Assert.Equal(kind == DatabaseKind.Sqlite ? (1, hits.All) : (3, 1), (hits.Count, hits.First));
        Assert.True(hits.All > 1);
        Assert.Equal(hits.All, (await Find(coordinator, "quality")).Hits.Count(hit => hit.Title.Values.Any(title => title.Contains("uality", StringComparison.Ordinal))));
    }

    [Theory, OnEveryDatabase]
    public async Task A_word_without_an_end_is_kept_in_part(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var coordinator = house.WithToken(await house.Token("demo-coordinator"));
        var endless = "quokka" + string.Concat(Enumerable.Repeat("\ud842\udfb7", 40_000));

        var indexed = SearchItem.Of("platform.document", new("1", "/x", Kernel.LocalText.Of("Wombat")) { Body = Kernel.LocalText.Of(endless) }, house.Clock.GetUtcNow(), whole: true);
        await house.Inside(async services =>
        {
            services.GetRequiredService<PlatformDb>().Add(indexed);
            return await services.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });

        Assert.StartsWith("quokka", indexed.Text.BodyWords, StringComparison.Ordinal);
        Assert.True(indexed.Text.BodyWords.Length < 50_100);
    }

    [Theory, OnEveryDatabase]
    public async Task The_page_marks_the_words_narrows_and_offers_a_way_out(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-officer");

        var page = await reader.Submit(await reader.Open("/me/settings"), "form.top-search", [("q", "quality plan")]);
        Assert.Contains(page.QuerySelectorAll(".hits mark"), mark => mark.TextContent == "quality");
        Assert.Equal("quality plan", page.QuerySelector("#search-q")!.GetAttribute("value"));
        var task = page.QuerySelectorAll(".search-facets a").First(link => link.TextContent.Contains("Task", StringComparison.Ordinal));
        var narrowed = await reader.Open(task.GetAttribute("href")!);
        Assert.All(narrowed.QuerySelectorAll(".hits .sub"), line => Assert.StartsWith("Task", line.TextContent, StringComparison.Ordinal));
        var none = await reader.Open("/search?q=quality+plan&kind=actions.authority");
        Assert.Equal("/search?q=quality%20plan", none.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.Contains("no letter and no digit", (await reader.Open("/search?q=***")).Body(), StringComparison.Ordinal);
        Assert.Empty((await reader.Open("/search")).QuerySelectorAll(".hits"));
        Assert.Empty((await reader.Open("/search?q=<script>alert(1)</script>")).QuerySelectorAll("main script"));
    }

    private static Document Paper(string title, DateTimeOffset now) => new()
    {
        Id = Kernel.Id<Document>.New(now), OwnerKind = "test", OwnerKey = title, ScopeKind = Scope.PlatformKind, ScopeCode = "", Audience = "", By = "test",
    };

    private static RoleTable Table => new(PlatformPermissions.All);

    private static IEnumerable<string> Hrefs(SearchView found) => found.Hits.Select(hit => hit.Href);

    private static async Task<SearchView> Find(HttpClient reader, string q)
    {
        // What stands behind a & is for the address itself.
        var (typed, more) = q.IndexOf('&', StringComparison.Ordinal) is var at && at < 0 ? (q, "") : (q[..at], q[at..]);
        return (await reader.GetFromJsonAsync<SearchView>(new Uri(string.Create(CultureInfo.InvariantCulture, $"/api/v1/search?q={Uri.EscapeDataString(typed)}{more}"), UriKind.Relative)))!;
    }

    private static async Task<HttpStatusCode> Attach(HttpClient program, string title, string edition, string handling)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(title), "title" }, { new StringContent(edition), "edition" }, { new StringContent(handling), "class" },
        };
        var file = new ByteArrayContent(Encoding.ASCII.GetBytes($"%PDF-1.4\n% {title}\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(file, "file", title + ".pdf");
        return (await program.PostAsync(new Uri(Deliverable + "/documents", UriKind.Relative), form)).StatusCode;
    }
}
