using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Entente.Actions.Tests.Lists;

/// <summary>An action of two thousand deliverables and tasks: its lists are read page by page, and an export holds what the page says.</summary>
public class PlanListTests
{
    private const int Many = 2_000;

    [Theory, OnEveryDatabase]
    public async Task A_large_plan_is_turned_over_by_the_database(DatabaseKind kind)
    {
        await using var house = await Crowded(kind);
        house.Server.PreserveExecutionContext = true;
        using var reader = await house.SignIn("demo-coordinator");

        var all = await Asks(reader, $"{Jams.Page}/deliverables", most: 8);
        Assert.Equal("1,000+", all.QuerySelector("nav.tabs a[aria-current] b")!.TextContent);
        Assert.Equal("1,000+ results", all.QuerySelector(".results")!.TextContent.Trim());
        await Asks(reader, $"{Jams.Page}/deliverables?sort=due", most: 8, "Deliverable 1", "Deliverable 2");
        await Asks(reader, $"{Jams.Page}/deliverables?sort=-title&q=deliverable", most: 8, "Deliverable 2000", "Deliverable 1999");
        await Asks(reader, $"{Jams.Page}/deliverables?view=done&sort=due&q=deliverable&page=3", most: 8, "Deliverable 402", "Deliverable 404");
        await Asks(reader, $"{Jams.Page}/deliverables?view=late&wp=2&sort=-due&q=deliverable", most: 8, "Deliverable 1991", "Deliverable 1981");
        await Asks(reader, $"{Jams.Page}/deliverables?q=D1.2100", most: 8, "Deliverable 2000");
        await Asks(reader, $"{Jams.Page}/deliverables?sort=status&status=Submitted&wp=1", most: 8);
        await Asks(reader, $"{Jams.Page}/deliverables?sort=lead", most: 8);
        await Asks(reader, $"{Jams.Page}/plan?view=table&sort=end&q=task", most: 10, "Task 1", "Task 2");
        await Asks(reader, $"{Jams.Page}/plan?view=table&beside=none&state=Done&owner=none&sort=-end&q=task", most: 10, "Task 2000", "Task 1998");
        await Asks(reader, $"{Jams.Page}/plan?view=table&sort=owner&q=wp5", most: 10);
        await Asks(reader, "/due?sort=due", most: 8, "Deliverable 1", "Deliverable 3");
        await Asks(reader, "/due?view=late&sort=-number&action=jams-2-0&q=deliverable", most: 8, "Deliverable 1999", "Deliverable 1989");
    }

    [Theory, OnEveryDatabase]
    public async Task An_export_holds_the_rows_of_the_page(DatabaseKind kind)
    {
        await using var house = await Crowded(kind);
        using var reader = await house.SignIn("demo-coordinator");

        foreach (var (list, query) in new[] { ("deliverables", "view=open&wp=4"), ("deliverables", "view=late&q=able+1"), ("deliverables", "status=Draft"), ("plan", "state=late&wp=3"), ("plan", "owner=none&q=task+7") })
        {
            var page = await reader.Open($"{Jams.Page}/{list}?{query}{(list == "plan" ? "&view=table" : "")}");
            var said = page.QuerySelector(".results")!.TextContent.Trim().Split(' ')[0];
            var rows = (await reader.Http.GetStringAsync(new Uri($"{Jams.Page}/{list}/export/csv?{query}", UriKind.Relative))).Trim().Split('\n').Length - 1;
            Assert.True(said == rows.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{list}?{query}: {said} on the page, {rows} exported.");
        }
    }

    [Theory]
    [OnEveryDatabase("deliverables", "Deliverable")]
    [OnEveryDatabase("tasks", "Task")]
    public async Task A_program_goes_through_a_large_plan(string list, string title, DatabaseKind kind)
    {
        await using var house = await Crowded(kind);
        using var program = await house.Program("demo-coordinator");
        var met = new List<string>();
        for (var next = $"{Jams.Api}/{list}?take=300"; next is not null;)
        {
            using var answer = await program.GetAsync(new Uri(next, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            met.AddRange(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.EnumerateArray().Select(one => one.GetProperty("title").GetString()!));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0].TrimStart('<') : null;
        }

        Assert.Equal(Enumerable.Range(1, Many).Select(number => $"{title} {number}"), met.Where(one => one.StartsWith(title + " ", StringComparison.Ordinal)));
        Assert.Equal(met.Count, met.Distinct().Count());
    }

    private static async Task<House> Crowded(DatabaseKind kind)
    {
        var house = await House.Demo(kind);
        _ = house.Services;
        var action = await house.Database.Read("""SELECT "Id" FROM actions_joint_action WHERE "Slug" = 'jams-2-0'""");
        await Crowd.Plan(house.Database, Many, action[0]);
        return house;
    }

    private static async Task<IDocument> Asks(Reader reader, string page, int most, params string[] first)
    {
        await reader.Open(page);
        using var statements = new Statements();
        var shown = await reader.Open(page);
        Assert.Equal(first, shown.QuerySelectorAll("table.data tbody th").Select(cell => cell.TextContent.Trim()).Take(first.Length));
        Assert.True(statements.All.Count <= most, $"{page} asks {statements.All.Count} times, not {most}:\n{string.Join("\n\n", statements.All)}");
        return shown;
    }
}
