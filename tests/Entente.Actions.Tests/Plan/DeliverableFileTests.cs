using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Entente.Actions.Tests.Plan;

/// <summary>Files of deliverables: who attaches them, who sees them, how they are given out.</summary>
public class DeliverableFileTests
{
    private const string Attach = $"{Jams.Api}/deliverables/D5.3/documents";

    [Theory, OnEveryDatabase]
    public async Task A_contributor_attaches_a_file_and_brings_a_second_version(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var contributor = await house.Program("demo-contributor");

        var attached = await contributor.PostAsync(Attach, Sent("guide.pdf", Pdf("one"), ("title", "Guide"), ("edition", "Network"), ("class", "Green")));
        Assert.Equal(HttpStatusCode.Created, attached.StatusCode);
        var href = attached.Headers.Location!.OriginalString;
        var second = await contributor.PostAsync(href + "/versions", Sent("guide.pdf", Pdf("two"), ("note", "All comments are in.")));
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        await Jams.Refused(await contributor.PostAsync(href + "/versions", Sent("guide.pdf", Pdf("two"))), HttpStatusCode.UnprocessableEntity, "platform.document-same");

        using var reader = await house.SignIn("demo-officer");
        var page = await reader.Open($"{Jams.Page}/deliverables/D5.3");
        Assert.Contains("Guide", page.QuerySelector("h3")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(["2", "1"], page.QuerySelectorAll("section:has(#files) tbody th").Select(cell => cell.TextContent));
        Assert.Contains("Not scanned", page.Body(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[type=file]"));
        Assert.Equal(Pdf("one"), await contributor.GetByteArrayAsync(href + "/versions/1/file"));
        Assert.Contains("Guide", (await reader.Open("/documents?scope=jams-2-0&kind=PDF")).Body(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_file_is_given_out_as_a_download_that_can_do_nothing(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        var href = await Given(lead, "Pläne \u202E(final).pdf", Pdf("x"), "Network", "Green");
        using var reader = await house.SignIn("demo-officer");
        var page = href.Replace("/api/v1", "", StringComparison.Ordinal);

        var answer = await reader.Http.GetAsync(page + "/versions/1/file");

        Assert.Equal("attachment; filename=\"Pl_ne (final).pdf\"; filename*=UTF-8''Pl%C3%A4ne%20%28final%29.pdf",
            answer.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Private: true });
        Assert.Equal(64, answer.Headers.ETag!.Tag.Trim('"').Length);
        using var part = new HttpRequestMessage(HttpMethod.Get, page + "/versions/1/file") { Headers = { Range = new RangeHeaderValue(0, 4) } };
        var ranged = await reader.Http.SendAsync(part);
        Assert.Equal((HttpStatusCode.PartialContent, "%PDF-"), (ranged.StatusCode, await ranged.Content.ReadAsStringAsync()));
        var preview = await reader.Http.GetAsync(page + "/versions/1/preview");
        Assert.StartsWith("inline", preview.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_text_has_no_preview(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        var href = await Given(lead, "list.csv", "a;b\n1;2\n"u8.ToArray(), "Network", "Green");
        using var reader = await house.SignIn("demo-wp-lead");

        var answer = await reader.Http.GetAsync(href.Replace("/api/v1", "", StringComparison.Ordinal) + "/versions/1/preview");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_document_for_the_team_is_missing_for_others_as_one_that_does_not_exist(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var stranger = await house.Program("demo-agency-contact");
        var team = await Given(lead, "secret-plan.pdf", Pdf("s"), "Restricted", "Amber");
        var unsaid = await Given(lead, "red-plan.pdf", Pdf("r"), edition: null, tlp: null);

        foreach (var hidden in new[] { team, unsaid })
        {
            await Jams.Refused(await stranger.GetAsync(hidden), HttpStatusCode.NotFound, "platform.document-unknown-here");
            await Jams.Refused(await stranger.GetAsync(hidden + "/versions/1/file"), HttpStatusCode.NotFound, "platform.document-unknown-here");
        }

        Assert.Equal(await Body(stranger, $"/api/v1/documents/{Guid.Empty}"), await Body(stranger, team));
        Assert.DoesNotContain("plan", await Body(stranger, "/api/v1/documents"), StringComparison.Ordinal);
        // The team sees what is for it; what nobody said anything about is its sender's and the coordinator's.
        using var contributor = await house.Program("demo-contributor");
        Assert.Equal(HttpStatusCode.OK, (await contributor.GetAsync(team)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GetAsync(unsaid)).StatusCode);
        using var coordinator = await house.Program("demo-coordinator");
        Assert.Equal(HttpStatusCode.OK, (await coordinator.GetAsync(unsaid)).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_red_follows_the_office_of_coordinator_and_leaves_whoever_held_it(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        using var administrator = await house.Program("demo-administrator");
        using var former = await house.Program("demo-coordinator");
        using var next = await house.Program("demo-officer");
        var red = await Given(lead, "red-plan.pdf", Pdf("r"), "Restricted", "Red");
        Assert.Equal(HttpStatusCode.OK, (await former.GetAsync(red)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await next.GetAsync(red)).StatusCode);

        var accounts = (await administrator.GetFromJsonAsync<JsonElement>("/api/v1/accounts")).EnumerateArray().ToDictionary(one => one.GetProperty("signInName").GetString()!);
        var held = accounts["demo-coordinator"].GetProperty("roles")[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostAsJsonAsync($"/api/v1/accounts/roles/{held}/end", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await administrator.PostAsJsonAsync(
            $"/api/v1/accounts/{accounts["demo-officer"].GetProperty("id").GetString()}/roles", new { role = "coordinator", scope = "jams-2-0" })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await next.GetAsync(red)).StatusCode);
        Assert.Contains("red-plan", await next.GetStringAsync("/api/v1/documents"), StringComparison.Ordinal);
        Assert.Contains("red-plan", await next.GetStringAsync("/api/v1/search?q=red-plan"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await former.GetAsync(red)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync(red)).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Only_those_who_work_on_it_attach_files_and_refusals_say_why(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, ("Entente:Documents:MostBytes", "2000"));
        using var officer = await house.Program("demo-officer");
        using var lead = await house.Program("demo-wp-lead");

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(Attach, Sent("a.pdf", Pdf("a")))).StatusCode);
        await Jams.Refused(await lead.PostAsync($"{Jams.Api}/deliverables/D1.1/documents", Sent("a.pdf", Pdf("a"))), HttpStatusCode.Forbidden, "platform.document-not-yours");
        await Jams.Refused(await lead.PostAsync(Attach, Sent("a.pdf", new byte[3000])), HttpStatusCode.RequestEntityTooLarge, "platform.document-too-large");
        await Jams.Refused(await lead.PostAsync(Attach, Sent("a.pdf", "a text"u8.ToArray())), HttpStatusCode.UnprocessableEntity, "platform.document-mismatch");
        await Jams.Refused(await lead.PostAsJsonAsync(Attach, new { }), HttpStatusCode.UnsupportedMediaType, "platform.wrong-format");
        await Jams.Refused(await lead.PostAsync(Attach, Sent("a.pdf", Pdf("a"), ("class", "Purple"))), HttpStatusCode.UnprocessableEntity, "platform.document-faulty");
        Assert.Equal(["0"], await house.Database.Read("SELECT COUNT(*) FROM platform_document"));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_versions_brought_at_the_same_time_none_is_lost(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        var href = await Given(lead, "guide.pdf", Pdf("0"), "Network", "Green");

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => lead.PostAsync(href + "/versions", Sent("guide.pdf", Pdf($"{number}")))));

        var kept = answers.Count(answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.StatusCode.ToString()));
        Assert.Equal([.. Enumerable.Range(1, kept + 1).Select(number => $"{number}")],
            await house.Database.Read("""SELECT "Number" FROM platform_document_version ORDER BY "Number" """));
    }

    [Theory, OnEveryDatabase]
    public async Task A_lead_revises_a_document_on_its_page_and_withdraws_it_with_a_reason(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var program = await house.Program("demo-wp-lead");
        var page = (await Given(program, "guide.pdf", Pdf("0"), "Network", "Green")).Replace("/api/v1", "", StringComparison.Ordinal);
        using var lead = await house.SignIn("demo-wp-lead");

        var saved = await lead.Submit(await lead.Open(page), Jams.Form("revise-document"), [("Title", "Guide for all"), ("Edition", "Public"), ("Class", "Clear")]);
        Assert.Equal(("Guide for all", "Saved."), (saved.Heading(), saved.Done()));
        var unsaid = await lead.Submit(saved, Jams.Form("withdraw-document"), []);
        Assert.Equal(["#field-Because"], unsaid.Faults());
        var withdrawn = await lead.Submit(unsaid, Jams.Form("withdraw-document"), [("Because", "Wrong annex.")]);

        Assert.Contains("Wrong annex.", withdrawn.Body(), StringComparison.Ordinal);
        Assert.Null(withdrawn.QuerySelector(Jams.Form("add-version")));
        await Jams.Refused(await program.PostAsync($"/api/v1{page}/versions", Sent("guide.pdf", Pdf("1"))), HttpStatusCode.UnprocessableEntity, "platform.document-withdrawn");
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"/api/v1{page}/versions/1/file")).StatusCode);
        Assert.DoesNotContain("%PDF", string.Concat(await house.Database.Read("""SELECT "After" FROM platform_audit WHERE "Thing" LIKE 'platform_document%'""")), StringComparison.Ordinal);
    }

    private static byte[] Pdf(string text) => Encoding.ASCII.GetBytes($"%PDF-1.4\n% {text}\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n");

    private static MultipartFormDataContent Sent(string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        return form;
    }

    private static async Task<string> Given(HttpClient program, string name, byte[] bytes, string? edition, string? tlp)
    {
        var attached = await program.PostAsync(Attach, Sent(name, bytes, ("edition", edition ?? ""), ("class", tlp ?? "")));
        Assert.True(attached.StatusCode == HttpStatusCode.Created, await attached.Content.ReadAsStringAsync());
        return attached.Headers.Location!.OriginalString;
    }

    private static async Task<string> Body(HttpClient program, string address)
    {
        var json = JsonDocument.Parse(await (await program.GetAsync(address)).Content.ReadAsStringAsync()).RootElement;
        return json.ValueKind == JsonValueKind.Object ? json.GetProperty("type").GetString() + json.GetProperty("detail").GetString() : json.ToString();
    }
}
