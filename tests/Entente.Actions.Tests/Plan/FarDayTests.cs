using System.Net;
using System.Net.Http.Json;
using System.Text;
using Entente.Actions.Plan;
using Entente.Kernel.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Actions.Tests.Plan;

/// <summary>Days outside of 1990 to 2150 are refused by field wherever they are given; what an older version took in breaks no page.</summary>
public class FarDayTests
{
    private const string Far = "9999-12-31";

    [Theory, OnEveryDatabase]
    public async Task No_door_of_an_action_takes_a_day_out_of_reach(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");

        // Those of the demo are accepted or reached, and change no more.
        await program.PostAsJsonAsync($"{Jams.Api}/deliverables", new PromiseDeliverable(5, "A", new(2027, 1, 1)));
        await program.PostAsJsonAsync($"{Jams.Api}/milestones", new SetMilestone(5, "A", new(2027, 1, 1), Verification: null));
        (HttpMethod Verb, string Path, string Body, string Place)[] doors =
        [
            (HttpMethod.Post, "/tasks", """{"workPackage":5,"title":"A","start":"2026-01-01","end":"DAY","after":[],"owner":null,"person":null}""", "End"),
            (HttpMethod.Post, "/tasks", """{"workPackage":5,"title":"A","start":"1989-12-31","end":"2026-01-01","after":[],"owner":null,"person":null}""", "Start"),
            (HttpMethod.Put, "/tasks/T5.3", """{"title":"A","start":"2026-01-01","end":"DAY","after":[],"owner":null,"person":null}""", "End"),
            (HttpMethod.Post, "/deliverables", """{"workPackage":5,"title":"A","due":"DAY"}""", "Due"),
            (HttpMethod.Put, "/deliverables/D5.4", """{"title":"A","due":"DAY"}""", "Due"),
            (HttpMethod.Post, "/milestones", """{"workPackage":5,"title":"A","due":"DAY","verification":null}""", "Due"),
            (HttpMethod.Put, "/milestones/MS15", """{"title":"A","due":"DAY","verification":null}""", "Due"),
            (HttpMethod.Put, "/work-packages/5/dates", """{"start":null,"end":"DAY"}""", "End"),
            (HttpMethod.Put, "", """{"title":{"en":"A"},"start":"DAY","durationMonths":null,"objectives":null,"budgetEur":null,"funder":null,"fundedPercent":null,"legalBasis":null,"resultsExpected":null,"participatingStates":null,"aims":null}""", "Start"),
            (HttpMethod.Post, "/status", """{"status":"ended","ended":"DAY"}""", "Ended"),
            (HttpMethod.Post, "/lead", """{"country":"IT","agency":"AIFA","from":"DAY","why":"a"}""", "From"),
            (HttpMethod.Post, "/amendments", """{"kind":"extension","state":"proposed","months":6,"until":"DAY"}""", "Until"),
            (HttpMethod.Post, "/plan/baselines", """{"name":"A","reason":"B","day":"0001-01-01"}""", "Day"),
        ];
        var missed = new List<string>();
        foreach (var (verb, path, body, place) in doors)
        {
            using var ask = new HttpRequestMessage(verb, Jams.Api + path) { Content = new StringContent(body.Replace("DAY", Far, StringComparison.Ordinal), Encoding.UTF8, "application/json") };
            ask.Headers.IfMatch.Add(System.Net.Http.Headers.EntityTagHeaderValue.Any);
            var answer = await program.SendAsync(ask);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.UnprocessableEntity || !text.Contains("platform.day-out-of-reach", StringComparison.Ordinal) || !text.Contains($"\"{place}\"", StringComparison.OrdinalIgnoreCase))
                missed.Add($"{verb} {path}: {(int)answer.StatusCode} {text}");
        }

        Assert.Empty(missed);
    }

    [Theory, OnEveryDatabase]
    public async Task A_form_says_so_at_the_field(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var refused = await reader.Submit(await reader.Open($"{Jams.Page}/plan/new"), Jams.Form("plan-task"),
            [("WorkPackage", "5"), ("Title", "A"), ("Start", "2026-09-01"), ("End", Far)]);

        Assert.Equal(["#field-End"], refused.Faults());
        Assert.Contains("31 Dec 9999 is too far away. Give a day from 1 Jan 1990 to 31 Dec 2150.", refused.Summary(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_far_day_that_is_in_the_database_breaks_no_page(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        await house.Inside(async services =>
        {
            var db = services.GetRequiredService<ActionsDb>();
            await db.Milestones.Where(one => one.Number == "MS2").ExecuteUpdateAsync(set => set.SetProperty(one => one.Due, DateOnly.MaxValue));
            await db.Tasks.Where(one => one.Number == "T5.3").ExecuteUpdateAsync(set => set.SetProperty(one => one.End, DateOnly.MaxValue).SetProperty(one => one.Start, DateOnly.MinValue));
            await db.Deliverables.Where(one => one.Number == "D5.1").ExecuteUpdateAsync(set => set.SetProperty(one => one.Due, DateOnly.MaxValue));
            return 0;
        });
        using var reader = await house.SignIn("demo-coordinator");
        using var program = await house.Program("demo-coordinator");

        foreach (var page in new[] { "", "/plan", "/plan?view=gantt-tasks", "/plan?view=table", "/plan?view=board", "/plan/MS2/edit", "/deliverables", "/wp/5", "/figures", "/plan.pdf", "/plan.docx" })
            Assert.True((int)(await reader.Http.GetAsync(new Uri(Jams.Page + page, UriKind.Relative))).StatusCode < 500, page);
        foreach (var page in new[] { "/", "/due", "/me/work", "/calendar", "/ja/figures" })
            Assert.True((int)(await reader.Http.GetAsync(new Uri(page, UriKind.Relative))).StatusCode < 500, page);
        foreach (var path in new[] { "", "/plan", "/figures" })
            Assert.True((int)(await program.GetAsync(new Uri(Jams.Api + path, UriKind.Relative))).StatusCode < 500, path);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/api/v1/activity?from=0001-01-01&to=9999-12-31", UriKind.Relative))).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Forty_years_are_drawn_in_less_than_200_kB_with_names_that_have_room(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-coordinator");
        foreach (var number in Enumerable.Range(0, 60))
        {
            var task = new PlanATask((number % 7) + 1, $"Task {number}", new(1995 + (number % 20), 1, 1), new(2035, 1, 1), Owner: null, After: []);
            Assert.Equal(HttpStatusCode.Created, (await program.PostAsJsonAsync($"{Jams.Api}/tasks", task)).StatusCode);
        }

        using var reader = await house.SignIn("demo-coordinator");
        var plan = await reader.Http.GetAsync(new Uri($"{Jams.Page}/plan?view=gantt-tasks", UriKind.Relative));
        var text = await plan.Content.ReadAsStringAsync();
        var page = await reader.Open($"{Jams.Page}/plan?view=gantt-tasks");

        Assert.Equal(["2000", "2010", "2020", "2030"], page.QuerySelectorAll("svg.axis text").Select(name => name.TextContent));
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, 200_000);
    }
}
