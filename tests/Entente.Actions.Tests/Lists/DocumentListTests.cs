using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Entente.Actions.Tests.Lists;

/// <summary>A list of ten thousand is sorted, narrowed and turned over by the database: nothing of it is out of reach, and a page costs what it shows.</summary>
public class DocumentListTests
{
    private const int Many = 10_000;

    [Theory, OnEveryDatabase]
    public async Task The_oldest_of_ten_thousand_documents_is_found(DatabaseKind kind)
    {
        await using var house = await Crowded(kind);
        house.Server.PreserveExecutionContext = true;
        using var reader = await house.SignIn("demo-coordinator");

        await Asks(reader, "/documents", most: 8, "Report 10000", "Report 9999");
        await Asks(reader, "/documents?sort=at", most: 8, "Report 1", "Report 2");
        await Asks(reader, "/documents?sort=title", most: 8, "Report 1", "Report 2");
        await Asks(reader, "/documents?sort=-title", most: 8, "Report 10000", "Report 9999");
        await Asks(reader, "/documents?sort=of&page=100", most: 8, "Report 100", "Report 99");
        await Asks(reader, "/documents?q=RESUME-1.pdf", most: 8, "Report 1");
        await Asks(reader, "/documents?q=D5.3+report+résumé-1.PDF", most: 8, "Report 1");
        await Asks(reader, "/documents?page=100", most: 8, "Report 100", "Report 99");
        await Asks(reader, "/documents?kind=CSV&sort=at", most: 8, "Report 10", "Report 20");
        // A page behind the last is the last, or the last that is counted.
        await Asks(reader, "/documents?scope=jams-2-0&kind=CSV&sort=at&page=99999", most: 9, "Report 9010", "Report 9020");
        await Asks(reader, "/documents?page=99999", most: 9, "Report 9000", "Report 8999");
    }

    [Theory, OnEveryDatabase]
    public async Task A_list_that_goes_on_says_so(DatabaseKind kind)
    {
        await using var house = await Crowded(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var first = await reader.Open("/documents");
        Assert.Equal("1,000+ results", first.QuerySelector(".results")!.TextContent.Trim());
        Assert.Equal("Page 1", first.QuerySelector(".pager span")!.TextContent);
        Assert.Null(first.QuerySelector(".pager a[rel=prev]"));
        var second = await reader.Open(first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(("Report 9900", "Page 2"), (Titles(second)[0], second.QuerySelector(".pager span")!.TextContent));

        var narrowed = await reader.Open("/documents?kind=CSV");
        Assert.Equal("1,000 of 1,000+", narrowed.QuerySelector(".results")!.TextContent.Trim());
        Assert.Equal("Page 1 of 10", narrowed.QuerySelector(".pager span")!.TextContent);
        Assert.Equal(["", "jams-2-0"], narrowed.QuerySelectorAll("select[name=scope] option").Select(option => option.GetAttribute("value")));
        Assert.Equal(["", "CSV", "PDF"], narrowed.QuerySelectorAll("select[name=kind] option").Select(option => option.GetAttribute("value")));
        Assert.Null((await reader.Open("/documents?kind=CSV&page=10")).QuerySelector(".pager a[rel=next]"));
        Assert.Equal("Nothing matches your search and filters.", (await reader.Open("/documents?q=nowhere")).QuerySelector(".empty p")!.TextContent.Trim());
    }

    [Theory, OnEveryDatabase]
    public async Task A_program_goes_through_all_of_them_and_meets_each_once(DatabaseKind kind)
    {
        await using var house = await Crowded(kind);
        using var program = await house.Program("demo-coordinator");
        var met = new List<string>();
        var portions = 0;

        for (var next = "/api/v1/documents?take=500"; next is not null; portions++)
        {
            using var answer = await program.GetAsync(new Uri(next, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            met.AddRange(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.EnumerateArray().Select(one => one.GetProperty("title").GetString()!));
            next = Next(answer);
        }

        Assert.Equal(20, portions);
        Assert.Equal(Enumerable.Range(1, Many).Reverse().Select(number => $"Report {number}"), met);
        using var usual = await program.GetAsync(new Uri("/api/v1/documents", UriKind.Relative));
        Assert.Equal(100, JsonDocument.Parse(await usual.Content.ReadAsStringAsync()).RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("take=0", "platform.list-take")]
    [InlineData("take=501", "platform.list-take")]
    [InlineData("after=here", "platform.list-after")]
    public async Task A_portion_that_makes_no_sense_is_refused(string ask, string code)
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        using var program = await house.Program("demo-coordinator");

        await Jams.Refused(await program.GetAsync(new Uri($"/api/v1/documents?{ask}", UriKind.Relative)), HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task The_description_of_the_api_says_how_a_list_goes_on()
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        using var visitor = house.Visitor();

        var paths = JsonDocument.Parse(await visitor.Http.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative))).RootElement.GetProperty("paths");

        string[] lists =
        [
            "/api/v1/documents", "/api/v1/actions", "/api/v1/actions/{slug}/deliverables", "/api/v1/actions/{slug}/tasks", "/api/v1/actions/{slug}/milestones",
            "/api/v1/actions/{slug}/meetings", "/api/v1/authorities", "/api/v1/accounts", "/api/v1/jobs", "/api/v1/notices", "/api/v1/activity", "/api/v1/audit",
        ];
        Assert.All(lists, list =>
        {
            var get = paths.TryGetProperty(list, out var path) ? path.GetProperty("get") : paths.GetProperty(list + "/").GetProperty("get");
            var described = get.GetProperty("parameters").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.TryGetProperty("description", out var said) ? said.GetString() : null);
            Assert.Contains("Link", described["after"], StringComparison.Ordinal);
            Assert.Contains("500", described["take"], StringComparison.Ordinal);
            Assert.True(get.GetProperty("responses").GetProperty("200").GetProperty("headers").TryGetProperty("Link", out _), list);
        });
    }

    private static async Task<House> Crowded(DatabaseKind kind)
    {
        var house = await House.Demo(kind);
        _ = house.Services;
        var owner = await house.Database.Read("""SELECT "Key" FROM platform_search_item WHERE "Kind" = 'actions.deliverable' AND "CodeWords" = 'd5 3'""");
        await Crowd.Documents(house.Database, Many, owner[0]);
        return house;
    }

    private static async Task Asks(Reader reader, string page, int most, params string[] first)
    {
        await reader.Open(page);
        using var statements = new Statements();
        var shown = await reader.Open(page);
        Assert.Equal(first, Titles(shown).Take(first.Length));
        Assert.True(statements.All.Count <= most, $"{page} asks {statements.All.Count} times, not {most}:\n{string.Join("\n\n", statements.All)}");
    }

    private static List<string> Titles(IDocument page) => [.. page.QuerySelectorAll("table.data tbody th").Select(cell => cell.TextContent.Trim())];

    private static string? Next(HttpResponseMessage answer) => answer.Headers.TryGetValues("Link", out var links)
        ? links.Single() is var link && link.EndsWith("; rel=\"next\"", StringComparison.Ordinal) ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : throw new InvalidOperationException(link)
        : null;
}
